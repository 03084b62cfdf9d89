import Foundation
import TestSupport

/// A running `lotse serve`, asked over the network as a browser would.
final class ServedCity {
  let binary: Binary
  let port: Int
  private let process = Process()

  /// What a server answered.
  struct Answer {
    let status: Int
    let text: String
    let headers: [String: String]

    /// The value of a hidden field of a form of the page.
    func hidden(_ form: String) -> [String: String] {
      guard let start = text.range(of: "<form id=\"\(form)\""),
        let end = text.range(of: "</form>", range: start.upperBound..<text.endIndex)
      else { return [:] }
      var found: [String: String] = [:]
      for match in text[start.upperBound..<end.lowerBound].matches(of: #/type="hidden" name="([^"]*)" value="([^"]*)"/#)
      {
        found[String(match.output.1)] = ServedCity.plain(String(match.output.2))
      }
      return found
    }

    /// The addresses that the page links to.
    var links: [String] { text.matches(of: #/href="([^"#]*)"/#).map { ServedCity.plain(String($0.output.1)) } }
  }

  static func plain(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  /// Starts a server of the city in the sandbox of `binary` and waits until it says where it is.
  init(_ binary: Binary, _ options: String = "") throws {
    self.binary = binary
    let log = binary.sandbox.path("server-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec lotse serve --port 0 \(options)"]
    process.currentDirectoryURL = binary.sandbox.folder
    process.environment = binary.environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(filePath: log))
    try process.run()
    var found: Int?
    for _ in 0..<600 where found == nil {
      usleep(50_000)
      let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      found = said.firstMatch(of: #/localhost:(\d+)/#).flatMap { Int($0.output.1) }
      if found == nil, !process.isRunning { throw Failed(said: said) }
    }
    guard let found else { throw Failed(said: "") }
    port = found
  }

  struct Failed: Error { let said: String }

  deinit { stop() }

  /// Stops it as systemd would, and gives its exit code.
  @discardableResult
  func stop() -> Int32 {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    return process.terminationStatus
  }

  var isRunning: Bool { process.isRunning }

  func get(_ address: String, as user: String? = nil, _ headers: [String: String] = [:]) throws -> Answer {
    try ask("GET", address, user, headers, "")
  }

  /// Sends a form from a page of ours, unless the headers say otherwise.
  func post(
    _ address: String, as user: String? = nil, _ form: [String: String],
    _ headers: [String: String] = ["Sec-Fetch-Site": "same-origin"]
  ) throws -> Answer {
    let body = form.sorted { $0.key < $1.key }.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: "&")
    return try ask(
      "POST", address, user,
      headers.merging(["Content-Type": "application/x-www-form-urlencoded"]) { given, _ in given },
      body)
  }

  /// Sends a file with a form, as a browser does.
  func send(
    _ address: String, as user: String, file name: String, _ content: [UInt8], _ form: [String: String]
  ) throws -> Answer {
    let fields = form.map { "--grenze\r\nContent-Disposition: form-data; name=\"\($0.key)\"\r\n\r\n\($0.value)\r\n" }
    let file = """
      --grenze\r\nContent-Disposition: form-data; name="sheet"; filename="\(name)"\r\n\
      Content-Type: application/octet-stream\r\n\r\n\(String(decoding: content, as: UTF8.self))\r\n--grenze--\r\n
      """
    return try ask(
      "POST", address, user,
      ["Sec-Fetch-Site": "same-origin", "Content-Type": "multipart/form-data; boundary=grenze"],
      fields.joined() + file)
  }

  private func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
    }.joined()
  }

  private func ask(
    _ method: String, _ address: String, _ user: String?, _ headers: [String: String], _ body: String
  ) throws -> Answer {
    var lines = ["\(method) /\(address) HTTP/1.1", "Connection: close"]
    if headers["Host"] == nil { lines.append("Host: localhost:\(port)") }
    if let user { lines.append("X-Remote-User: \(user)") }
    lines += headers.map { "\($0): \($1)" }
    if method == "POST" { lines.append("Content-Length: \(body.utf8.count)") }
    let socket = try RawSocket(port)
    socket.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    let all = socket.readToEnd()
    let parts = all.components(separatedBy: "\r\n\r\n")
    let head = parts[0].components(separatedBy: "\r\n")
    var found: [String: String] = [:]
    for line in head.dropFirst() {
      let sides = line.split(separator: ":", maxSplits: 1)
      if sides.count == 2 { found[sides[0].lowercased()] = sides[1].trimmingCharacters(in: .whitespaces) }
    }
    let status = head[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Answer(status: status, text: parts.dropFirst().joined(separator: "\r\n\r\n"), headers: found)
  }
}

/// A connection of one's own, to send what no browser would.
final class RawSocket {
  private let file: Int32

  init(_ port: Int) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw ServedCity.Failed(said: "connect: \(errno)") }
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(file) }

  /// Whether all of it could be sent.
  @discardableResult
  func send(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Foundation.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  func finishSending() { shutdown(file, Int32(SHUT_WR)) }

  func readToEnd() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(file, &buffer, buffer.count, 0)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
