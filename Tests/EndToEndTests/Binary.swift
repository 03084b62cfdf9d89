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

  /// Runs a line of shell in the sandbox.
  func shell(_ line: String) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = sandbox.folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: what a program says may be more than a pipe holds.
    let (output, error) = (try file("output"), try file("error"))
    (process.standardOutput, process.standardError) = (output.handle, error.handle)
    try process.run()
    process.waitUntilExit()
    defer { for url in [output.url, error.url] { try? FileManager.default.removeItem(at: url) } }
    let signalled = process.terminationReason == .uncaughtSignal
    return Answer(
      code: signalled ? 128 + process.terminationStatus : process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output.url), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error.url), as: UTF8.self))
  }

  private func file(_ name: String) throws -> (url: URL, handle: FileHandle) {
    let url = FileManager.default.temporaryDirectory.appending(path: "lotse-\(name)-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    return (url, try FileHandle(forWritingTo: url))
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
