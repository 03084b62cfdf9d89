import Foundation
import TestSupport

/// The built program, run as a person would run it: in a folder of its own, with a bare environment.
struct Binary {
  /// What one run said.
  struct Answer {
    let code: Int32
    let output: String
    let error: String
  }

  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of the program: of the one that `LOTSE` names, else the tests' own, because both are built together.
  static let folder = URL(filePath: ProcessInfo.processInfo.environment["LOTSE"] ?? CommandLine.arguments[0])
    .deletingLastPathComponent()

  let sandbox: Sandbox
  var environment: [String: String]

  init(_ more: [String: String] = [:]) throws {
    sandbox = try Sandbox()
    environment = [
      "PATH": "\(Binary.folder.path):/usr/bin:/bin:/usr/sbin:/sbin", "HOME": sandbox.folder.path,
      "LOTSE_DB": "strategie.db", "LOTSE_ACTOR": "stabsstelle", "LOTSE_NOW": "2026-11-23T08:00:00Z", "COLUMNS": "80",
      "TZ": "UTC", "LANG": "C", "LOTSE_SHARE": Binary.checkout.path,
    ].merging(more) { $1 }
  }

  /// Runs a line of shell in the sandbox. It is over when the shell is, also where something that it started goes on: a
  /// `Process` waits until nobody has its pipe any more, which for a database is never.
  func shell(_ line: String) throws -> Answer {
    // Files, not pipes: what a program says may be more than a pipe holds.
    let (output, error) = (try file("output"), try file("error"))
    defer { for path in [output, error] { unlink(path) } }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY, 0)
    // The threads of tests hold signals back; a program gets them as in a shell.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let script = "cd '\(sandbox.folder.path)'; " + line
    func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] { texts.map { text in strdup(text) } + [nil] }
    let words = copies(["/bin/sh", "-c", script])
    let variables = copies(environment.map { "\($0.key)=\($0.value)" })
    defer { for text in words + variables { free(text) } }
    var process = pid_t()
    let started = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, variables)
    guard started == 0 else { throw POSIXError(POSIXErrorCode(rawValue: started) ?? .EIO) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { throw POSIXError(.ECHILD) } }
    let signal = status & 0x7F
    return Answer(
      code: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
      output: String(decoding: try Data(contentsOf: URL(filePath: output)), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: URL(filePath: error)), as: UTF8.self))
  }

  private func file(_ name: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "lotse-\(name)-\(UUID().uuidString)").path
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw POSIXError(.EIO) }
    return path
  }

  /// Runs a line that must succeed, and gives its output.
  @discardableResult
  func must(_ line: String) throws -> String {
    let answer = try shell(line)
    guard answer.code == 0 else { throw Failed(line: line, answer: answer) }
    return answer.output
  }

  struct Failed: Error {
    let line: String
    let answer: Answer
  }

  /// A file of a small city, without the sample's size.
  static func withSmallCity(_ more: [String: String] = [:]) throws -> Binary {
    let binary = try Binary(more)
    try binary.must("lotse init --config '\(checkout.path)/config/krefeld.yaml'")
    return binary
  }

  /// The start of a command that runs as a user without rights who may read a file; nil where none can be taken on here.
  func nobody(reading file: String) throws -> String? {
    let drop = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    let answer = try shell("\(drop) test -r \(file) && \(drop) test -x \(Binary.folder.path)/lotse")
    if answer.code != 0 { print("skipped: no other user can be taken on here") }
    return answer.code == 0 ? drop : nil
  }
}
