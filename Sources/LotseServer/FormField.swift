/// A name with its value, as a query or a form has them; a file that is sent along has a name of its own.
public struct FormField: Hashable, Sendable {
  public let name: String
  public let value: String
  /// The file that was sent, byte by byte; nil for everything else.
  public var file: [UInt8]?

  public init(_ name: String, _ value: String, file: [UInt8]? = nil) {
    self.name = name
    self.value = value
    self.file = file
  }

  /// More names than any form of ours has.
  private static let atMost = 500

  /// The fields of a form's body: `application/x-www-form-urlencoded` or `multipart/form-data`; nil for anything else.
  static func fields(_ body: [UInt8], type: String) -> [FormField]? {
    let words = type.split(separator: ";").map { trimmed(String($0)) }
    switch words.first?.lowercased() {
    case "application/x-www-form-urlencoded": return fields(ofQuery: body[...])
    case "multipart/form-data":
      guard let boundary = words.compactMap({ parameter($0, "boundary") }).first, !boundary.isEmpty else { return nil }
      return parts(body, Array("--\(boundary)".utf8))
    default: return nil
    }
  }

  /// `a=b&c=d`; nil where what is encoded is no text.
  static func fields(ofQuery query: ArraySlice<UInt8>) -> [FormField]? {
    var fields: [FormField] = []
    for pair in query.split(separator: UInt8(ascii: "&")) {
      let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard fields.count < atMost, let name = decoded(sides[0], isForm: true),
        let value = decoded(sides.count > 1 ? sides[1] : [], isForm: true)
      else { return nil }
      fields.append(FormField(name, value))
    }
    return fields
  }

  /// Without percent signs (RFC 3986, 2.1); in a form `+` is a blank. Nil where it is not UTF-8 then.
  static func decoded(_ text: ArraySlice<UInt8>, isForm: Bool = false) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where isForm: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }

  // MARK: Several parts (RFC 7578)

  private static func parts(_ body: [UInt8], _ boundary: [UInt8]) -> [FormField]? {
    var fields: [FormField] = []
    let lineEnd = Array("\r\n".utf8)
    guard var start = find(boundary, in: body, from: 0) else { return nil }
    while true {
      start += boundary.count
      if body[start...].starts(with: Array("--".utf8)) { return fields }
      guard body[start...].starts(with: lineEnd), fields.count < atMost,
        let headEnd = find(Array("\r\n\r\n".utf8), in: body, from: start),
        let next = find(lineEnd + boundary, in: body, from: headEnd + 2),
        let head = String(validating: body[start..<headEnd], as: UTF8.self),
        let field = field(head, next >= headEnd + 4 ? body[(headEnd + 4)..<next] : [])
      else { return nil }
      fields.append(field)
      start = next + lineEnd.count
    }
  }

  private static func field(_ head: String, _ content: ArraySlice<UInt8>) -> FormField? {
    for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
      let parameters = line.dropFirst("content-disposition:".count).split(separator: ";").map { trimmed(String($0)) }
      guard let name = parameters.compactMap({ parameter($0, "name") }).first else { return nil }
      if let file = parameters.compactMap({ parameter($0, "filename") }).first {
        return FormField(name, file, file: Array(content))
      }
      return String(validating: content, as: UTF8.self).map { FormField(name, $0) }
    }
    return nil
  }

  /// The value of `name=value` or `name="value"`.
  private static func parameter(_ text: String, _ name: String) -> String? {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2, trimmed(sides[0]).lowercased() == name else { return nil }
    let value = trimmed(sides[1])
    return value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
      ? String(value.dropFirst().dropLast()) : value
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func find(_ pattern: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    guard start + pattern.count <= body.count, let first = pattern.first else { return nil }
    var place = start
    let last = body.count - pattern.count
    while place <= last {
      guard let found = body[place...last].firstIndex(of: first) else { return nil }
      if body[found..<(found + pattern.count)].elementsEqual(pattern) { return found }
      place = found + 1
    }
    return nil
  }
}
