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
  /// and many times the memory for a list of thousands.
  public func text() -> String {
    var text = ""
    write(to: &text, indent: "\n")
    return text + "\n"
  }

  /// The same on one line, for files of one object to a line.
  public func line() -> String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// Without indentation everything stands on one line.
  private func write(to text: inout String, indent: String?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .string(let value): JSONValue.write(value, to: &text)
    case .array(let values):
      if values.isEmpty { return text += "[]" }
      text += "["
      let inner = indent.map { $0 + "  " }
      for (index, value) in values.enumerated() {
        text += (index == 0 ? "" : ",") + (inner ?? "")
        value.write(to: &text, indent: inner)
      }
      text += (indent ?? "") + "]"
    case .object(let values):
      if values.isEmpty { return text += "{}" }
      text += "{"
      let inner = indent.map { $0 + "  " }
      for (index, (key, value)) in values.sorted(by: { $0.key < $1.key }).enumerated() {
        text += (index == 0 ? "" : ",") + (inner ?? "")
        JSONValue.write(key, to: &text)
        text += inner == nil ? ":" : ": "
        value.write(to: &text, indent: inner)
      }
      text += (indent ?? "") + "}"
    }
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
      for scalar in value.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\t": text += "\\t"
        case "\r": text += "\\r"
        default:
          if scalar.value < 0x20 {
            let code = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
          } else {
            text.unicodeScalars.append(scalar)
          }
        }
      }
    } else {
      text += value
    }
    text += "\""
  }
}
