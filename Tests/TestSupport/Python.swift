import Foundation

/// The Python of this machine, for looking at written files with eyes that are not ours.
public enum Python {
  public struct Answer {
    public let code: Int32
    public let text: String
    public var lines: [String] { text.split(separator: "\n").map(String.init) }
  }

  /// Runs a script with the bytes as a file; the path is its only argument.
  public static func run(_ script: String, on bytes: [UInt8], named name: String) throws -> Answer {
    let sandbox = try Sandbox()
    try Data(bytes).write(to: URL(filePath: sandbox.path(name)))
    return try run("python3", ["-c", script, sandbox.path(name)])
  }

  public static func run(_ program: String, _ arguments: [String]) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONUTF8": "1"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(code: process.terminationStatus, text: String(decoding: output, as: UTF8.self))
  }

  /// Whether the module can be imported; says so where it cannot.
  public static func has(_ module: String) throws -> Bool {
    let isThere = try run("python3", ["-c", "import \(module)"]).code == 0
    if !isThere { print("skipped: the Python module \(module) is not installed") }
    return isThere
  }
}
