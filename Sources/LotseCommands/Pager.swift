internal import Glibc
internal import LotseBasics
internal import LotsePapers

/// The program that shows page by page what is longer than the screen: `LOTSE_PAGER`, else `PAGER`, else `less` where it is
/// there. An empty one, or `cat`, shows everything at once.
struct Pager {
  private let command: String
  private let columns: Int
  private let rows: Int

  /// Nil where nobody reads at a terminal that can do it, or nobody wants it.
  init?(_ world: World) {
    guard world.standardOutputIsTerminal, world.rows > 0, world.environment["TERM"] != "dumb" else { return nil }
    let asked = world.environment["LOTSE_PAGER"] ?? world.environment["PAGER"]
    command = (asked ?? (world.program("less") == nil ? "" : "less")).trimmed
    guard !command.isEmpty, command != "cat" else { return nil }
    (columns, rows) = (world.columns, world.rows)
  }

  /// Shows a text that is longer than the screen, and waits until it is read. False where it is not, or where the program
  /// could not be started; then nothing was shown.
  func show(_ text: String) -> Bool {
    guard isLong(text) else { return false }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    guard let process = start(reading: ends[0]) else {
      close(ends[0])
      return false
    }
    close(ends[0])
    // Who presses Ctrl-C means the page.
    let interrupt = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, interrupt) }
    // Whoever has read enough ends the program before it has been given everything.
    World.write(text, to: ends[1])
    close(ends[1])
    ends[1] = -1
    let status = OtherProgram.status(of: process) ?? 0
    // 126 and 127 are the shell's: it could not start the program.
    return ![126, 127].contains(status >> 8 & 0xFF)
  }

  private func isLong(_ text: String) -> Bool {
    var lines = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      lines += max(1, (TerminalWidth.of(line) + columns - 1) / columns)
      if lines >= rows { return true }
    }
    return false
  }

  private func start(reading file: Int32) -> pid_t? {
    var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGPIPE] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // As git has it: ends at once where one screen is enough, takes colours, leaves the text on the screen.
    setenv("LESS", "FRX", 0)
    var process: pid_t = 0
    let words = CStrings(["/bin/sh", "-c", command])
    return posix_spawn(&process, "/bin/sh", &actions, &attributes, words.pointers, environ) == 0 ? process : nil
  }
}
