internal import Foundation
internal import GRDB
internal import LotseBasics

/// One line of a whole history: an object, and before it a sum over it and the sum of the line before, by which a line
/// that is missing, altered or elsewhere is found where it stands. docs/everything.md describes the format.
struct EverythingLine {
  static let format = 1
  private static let start = Array("{\"sum\":\"".utf8)
  private static let middle = Array("\",".utf8)
  private static let digits = 64

  /// The sum of the last line; nothing before the first.
  private(set) var sum = ""
  private(set) var count = 0

  /// The next line with its end.
  mutating func written(_ object: JSONValue) -> [UInt8] {
    let rest = Array(object.line().utf8.dropFirst())
    next(rest[...])
    return EverythingLine.start + Array(sum.utf8) + EverythingLine.middle + rest + [UInt8(ascii: "\n")]
  }

  /// The object of a line without its end; nil where it does not follow the one before as it was written.
  mutating func read(_ line: [UInt8]) -> JSONValue? {
    let head = EverythingLine.start.count
    let body = head + EverythingLine.digits + EverythingLine.middle.count
    guard line.count > body, line.starts(with: EverythingLine.start) else { return nil }
    let stated = String(decoding: line[head..<head + EverythingLine.digits], as: UTF8.self)
    next(line[body...])
    guard stated == sum else { return nil }
    return JSONValue(parsing: "{" + String(decoding: line[body...], as: UTF8.self))
  }

  private mutating func next(_ rest: ArraySlice<UInt8>) {
    var hash = SHA256()
    hash.update(sum)
    rest.withUnsafeBytes { hash.update($0) }
    sum = SHA256.hexadecimal(hash.finalize())
    count += 1
  }
}

extension JSONValue {
  /// A stored value: numbers and texts as such, bytes as an object with their base64; nothing where there is none.
  init?(stored value: DatabaseValue) {
    switch value.storage {
    case .null: return nil
    case .int64(let number): self = .int(Int(number))
    case .string(let text): self = .string(text)
    case .blob(let data): self = .object(["base64": .string(data.base64EncodedString())])
    case .double: return nil
    }
  }

  /// What `init(stored:)` made it of; nil of anything else.
  var stored: DatabaseValue? {
    switch self {
    case .int(let number): number.databaseValue
    case .string(let text): text.databaseValue
    case .object(let object):
      object.count == 1 ? object["base64"]?.string.flatMap { Data(base64Encoded: $0) }?.databaseValue : nil
    case .null, .bool, .array: nil
    }
  }
}
