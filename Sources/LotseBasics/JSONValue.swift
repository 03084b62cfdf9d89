/// A JSON value under construction; keys come out sorted.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
  public init(_ number: Int?) { self = number.map(JSONValue.int) ?? .null }
  public init(_ day: Day?) { self = JSONValue(day?.iso) }

  /// The envelope that every JSON output has; `notice` says for instance that this is sample data, `filter` of which
  /// sub-projects alone it speaks.
  public static func envelope(_ data: JSONValue, notice: String?, filter: JSONValue? = nil) -> JSONValue {
    var envelope: [String: JSONValue] = ["schema_version": .int(1), "data": data]
    if let notice { envelope["notice"] = .string(notice) }
    if let filter { envelope["filter"] = filter }
    return .object(envelope)
  }

  /// The JSON text, keys sorted, two spaces of indentation. Written here because `JSONEncoder` takes ten times as long
  /// and many times the memory for a list of thousands; and as bytes, because a text is checked at every piece it grows by.
  public func text() -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: 0)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same on one line, for files of one object to a line.
  public func line() -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without a depth everything stands on one line.
  func write(to bytes: inout [UInt8], depth: Int?) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .int(let value): bytes += String(value).utf8
    case .string(let value): JSONValue.write(value, to: &bytes)
    case .array(let values):
      if values.isEmpty { return bytes += "[]".utf8 }
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        JSONValue.begin(index, depth, &bytes)
        value.write(to: &bytes, depth: depth.map { $0 + 1 })
      }
      JSONValue.indent(depth, &bytes)
      bytes.append(UInt8(ascii: "]"))
    case .object(let values):
      if values.isEmpty { return bytes += "{}".utf8 }
      bytes.append(UInt8(ascii: "{"))
      for (index, (key, value)) in values.sorted(by: { $0.key < $1.key }).enumerated() {
        JSONValue.begin(index, depth, &bytes)
        JSONValue.write(key, to: &bytes)
        bytes += (depth == nil ? ":" : ": ").utf8
        value.write(to: &bytes, depth: depth.map { $0 + 1 })
      }
      JSONValue.indent(depth, &bytes)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// What stands before a member: a comma after another one, and a line of its own.
  static func begin(_ index: Int, _ depth: Int?, _ bytes: inout [UInt8]) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    indent(depth.map { $0 + 1 }, &bytes)
  }

  static func indent(_ depth: Int?, _ bytes: inout [UInt8]) {
    guard let depth else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
  }

  static func write(_ value: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    // Nearly no text holds anything to escape, and copied whole it costs next to nothing.
    if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      for byte in value.utf8 {
        switch byte {
        case UInt8(ascii: "\""): bytes += #"\""#.utf8
        case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
        case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
        case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
        case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
        case ..<0x20: bytes += #"\u00\#(byte < 0x10 ? "0" : "")\#(String(byte, radix: 16))"#.utf8
        default: bytes.append(byte)
        }
      }
    } else {
      bytes += value.utf8
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
