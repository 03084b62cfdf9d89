internal import Glibc
internal import LotseBasics

/// Everything a command may know of the outside: the clock, the environment, the terminal. Nothing else reads them.
struct World {
  let environment: [String: String]
  let now: Instant
  let standardOutputIsTerminal: Bool
  let standardErrorIsTerminal: Bool
  let standardInputIsTerminal: Bool
  let columns: Int
  /// How many lines the terminal of standard output has; 0 where there is none.
  var rows = 0
  let executable: String
  /// Hears what would go to standard error, where the world is that of a request and not of a terminal.
  var listener: Listener?

  /// The environment variables that Lotse reads; there are no others.
  private static let names = [
    "LOTSE_DB", "LOTSE_LANG", "LOTSE_TODAY", "LOTSE_NOW", "LOTSE_ACTOR", "LOTSE_SHARE", "LOTSE_TEMPLATES",
    "LOTSE_TYPST", "LOTSE_PAGER", "PAGER", "LISTEN_PID", "LISTEN_FDS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME",
    "PATH", "USER", "LOGNAME", "COLUMNS", "NO_COLOR", "TERM", "VISUAL", "EDITOR", "TMPDIR",
  ]

  /// Where files lie that are soon gone.
  var temporaryFolder: String { environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp" }

  /// Where programs are looked for.
  var programFolders: String { environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin" }

  /// The first program of that name; nil where none can be run.
  func program(_ name: String) -> String? {
    programFolders.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// The world of this process. `LOTSE_NOW` sets the clock, for samples and tests.
  static func current() throws -> World {
    var environment: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { environment[name] = Text.withoutUnseen(String(cString: value)) }
    }
    return World(
      environment: environment, now: try environment["LOTSE_NOW"].map { try Instant(parsing: $0) } ?? clock(),
      standardOutputIsTerminal: isatty(1) == 1, standardErrorIsTerminal: isatty(2) == 1,
      standardInputIsTerminal: isatty(0) == 1, columns: width(environment), rows: size(of: STDOUT_FILENO).rows,
      executable: path())
  }

  /// Whether every argument is UTF-8; Swift would replace what is not, and record something nobody typed.
  static var argumentsAreText: Bool {
    (0..<Int(CommandLine.argc)).allSatisfy { index in
      CommandLine.unsafeArgv[index].map { String(validatingCString: $0) != nil } ?? true
    }
  }

  private static func clock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// No terminal is wider; what claims to be is taken for this wide.
  private static let widest = 1000

  private static func width(_ environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return min(columns, widest) }
    let columns = size(of: STDOUT_FILENO).columns
    return columns > 0 ? min(columns, widest) : 80
  }

  /// Zero where it is no terminal.
  private static func size(of file: Int32) -> (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(file, UInt(TIOCGWINSZ), &size) == 0 else { return (0, 0) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// How wide the terminal of standard error is; nil where what is said there goes to a file or a program.
  static let errorColumns: Int? = {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    let asked = getenv("COLUMNS").flatMap { Int(String(cString: $0)) } ?? 0
    let columns = asked > 0 ? asked : size(of: STDERR_FILENO).columns
    return columns > 0 ? min(columns, widest) : 80
  }()

  private static func path() -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    return length > 0 ? String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self) : "lotse"
  }

  /// Who is recorded as the author of a change: `LOTSE_ACTOR`, else the name of the operating system's user.
  var actor: String {
    for name in ["LOTSE_ACTOR", "USER", "LOGNAME"] {
      if let actor = environment[name].map(Text.seen), !actor.isEmpty { return actor }
    }
    return "uid-\(getuid())"
  }

  /// The file that is used where none is named: `$XDG_DATA_HOME/lotse/lotse.db`.
  var defaultDatabase: String? {
    if let path = environment["LOTSE_DB"], !path.isEmpty { return path }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/lotse/lotse.db" }
    return environment["HOME"].map { $0 + "/.local/share/lotse/lotse.db" }
  }

  /// Asks on standard error and reads the answer; only where a person sits at a terminal.
  func ask(_ question: String) -> Bool {
    tell(question)
    guard let answer = readLine()?.lowercased() else { return false }
    return ["j", "ja", "y", "yes"].contains(answer)
  }

  /// What became of data for standard output: a pipe may have nobody who reads it any more, a disk may be full.
  enum Said { case whole, unread, failed }

  /// The exit code of a program that a pipe without a reader ended.
  static let unreadCode = 128 + SIGPIPE

  /// Makes sure that nothing but an answer goes to standard output: a stream that whoever started this had closed stays
  /// closed, but its number is taken, or the next file that is opened would have it. A pipe that closes ends nothing, or
  /// it would do so between a change and the answer to it.
  static func holdStreams() {
    signal(SIGPIPE, SIG_IGN)
    for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
      _ = open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes data to standard output.
  func say(_ text: String) -> Said { World.say(text) }

  static func say(_ text: String) -> Said {
    var text = text
    return text.withUTF8 { said(UnsafeRawBufferPointer($0)) }
  }

  func say(_ bytes: [UInt8]) -> Said { bytes.withUnsafeBytes { World.said($0) } }

  /// Writes what is made meanwhile; what fails in making a text of usual length leaves nothing written of it.
  func say(_ pieces: Pieces) throws -> Said {
    struct Stopped: Error { let said: Said }
    do {
      try pieces.each(World.usualLength) { bytes in
        let said = say(bytes)
        if said != .whole { throw Stopped(said: said) }
      }
      return .whole
    } catch let stop as Stopped {
      return stop.said
    }
  }

  /// Beyond it a text is written in pieces, in bytes.
  private static let usualLength = 4 << 20

  private static func said(_ bytes: UnsafeRawBufferPointer) -> Said {
    if RawFile.write(bytes, to: STDOUT_FILENO) { return .whole }
    return errno == EPIPE ? .unread : .failed
  }

  /// Writes a remark to standard error.
  func tell(_ text: String) {
    if let listener { listener.heard += text } else { World.write(text, to: STDERR_FILENO) }
  }

  /// Hears the remarks of one request.
  final class Listener {
    var heard = ""
  }

  /// The same moment of the same computer for a request: nobody sits at a terminal, and the change is that of `actor`.
  func answering(as actor: String, _ listener: Listener) -> World {
    World(
      environment: environment.merging(["LOTSE_ACTOR": actor]) { $1 }, now: now, standardOutputIsTerminal: false,
      standardErrorIsTerminal: false, standardInputIsTerminal: false, columns: columns, executable: executable,
      listener: listener)
  }

  @discardableResult
  static func write(_ text: String, to file: Int32) -> Bool {
    var text = text
    return text.withUTF8 { RawFile.write(UnsafeRawBufferPointer($0), to: file) }
  }
}
