internal import Glibc
internal import LotseBasics

/// A program of this machine that is given more than lies in memory at once: what it reads comes through a pipe, what it
/// says is read at its end.
final class PipedProgram {
  private let process: pid_t
  private var input: Int32
  private let said: UnsafeMutablePointer<FILE>
  private var status: Int32?

  /// Starts it without a shell; throws an errno where that fails.
  init(_ path: String, _ arguments: [String], environment: [String: String]) throws(OtherProgram.Errno) {
    var pipe: [Int32] = [0, 0]
    guard Glibc.pipe(&pipe) == 0, let said = tmpfile() else { throw OtherProgram.Errno(code: errno) }
    self.said = said
    for end in pipe { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipe[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fileno(said), STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fileno(said), STDERR_FILENO)
    let words = CStrings([path] + arguments)
    let variables = CStrings(environment.map { "\($0)=\($1)" }.sorted())
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, nil, words.pointers, variables.pointers)
    close(pipe[0])
    input = pipe[1]
    self.process = process
    guard code == 0 else {
      close(pipe[1])
      fclose(said)
      input = -1
      throw OtherProgram.Errno(code: code)
    }
  }

  deinit {
    // Whoever did not come to the end wants nothing of it.
    if status == nil {
      kill(process, SIGTERM)
      wait()
    }
    fclose(said)
  }

  /// False where it reads no more.
  func write(_ bytes: [UInt8]) -> Bool { input >= 0 && bytes.withUnsafeBytes { RawFile.write($0, to: input) } }

  /// Waits for its end; throws what the closure makes of its words where it failed.
  func end(orThrow failure: (String) -> Failure) throws {
    wait()
    guard status == 0 else { throw failure(words) }
  }

  private func wait() {
    if input >= 0 { close(input) }
    input = -1
    guard status == nil else { return }
    status = OtherProgram.status(of: process) ?? 0
  }

  private var words: String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = pread(fileno(said), &bytes, bytes.count, 0)
    return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
  }
}
