internal import Glibc
internal import LotseBasics

/// A program of this machine that is run without a shell. What it is given and what it says goes through files that have
/// no name, which nobody else can open and which are gone with the processes, however these end.
struct OtherProgram {
  let path: String
  /// All that it sees of the environment.
  let environment: [String: String]

  struct Answer {
    /// Nil where a signal ended it.
    let code: Int32?
    let output: [UInt8]
    let error: String
  }

  /// Runs the program to its end; throws an errno where it or its files cannot be had.
  func run(_ arguments: [String], input: String) throws(Errno) -> Answer {
    let (given, output, error) = (try NamelessFile(), try NamelessFile(), try NamelessFile())
    try given.write(input)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in [given, output, error].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file.number, Int32(number))
    }
    let words = CStrings([path] + arguments)
    let variables = CStrings(environment.map { "\($0)=\($1)" }.sorted())
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, nil, words.pointers, variables.pointers)
    guard code == 0 else { throw Errno(code: code) }
    guard let status = OtherProgram.status(of: process) else { throw Errno(code: errno) }
    let hasExited = status & 0x7F == 0
    return Answer(
      code: hasExited ? status >> 8 & 0xFF : nil, output: try output.bytes(),
      error: String(decoding: try error.bytes(), as: UTF8.self))
  }

  /// Waits for the end of a process, and gives how it ended; nil where that cannot be known, with the reason in `errno`.
  static func status(of process: pid_t) -> Int32? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    return status
  }

  struct Errno: Error {
    let code: Int32

    var words: Phrase { SystemError.words(code) }
  }
}

private final class NamelessFile {
  private let file: UnsafeMutablePointer<FILE>
  let number: Int32

  init() throws(OtherProgram.Errno) {
    guard let file = tmpfile() else { throw OtherProgram.Errno(code: errno) }
    self.file = file
    number = fileno(file)
    // Other programs that run at the same time need not see it.
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  }

  deinit { fclose(file) }

  func write(_ text: String) throws(OtherProgram.Errno) {
    guard World.write(text, to: number), lseek(number, 0, SEEK_SET) == 0 else {
      throw OtherProgram.Errno(code: errno)
    }
  }

  func bytes() throws(OtherProgram.Errno) -> [UInt8] {
    let size = Int(lseek(number, 0, SEEK_END))
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(0, size)) { buffer, initialized in
      while count < size {
        let read = pread(number, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
        if read < 0, errno == EINTR { continue }
        if read <= 0 { break }
        count += read
      }
      initialized = count
    }
    guard size >= 0, count == size else { throw OtherProgram.Errno(code: errno) }
    return bytes
  }
}

/// Words as C takes them, for as long as this lives.
final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ words: [String]) { pointers = words.map { strdup($0) } + [nil] }

  deinit { for pointer in pointers { free(pointer) } }
}
