internal import Foundation
public import LotseModel

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
  public init(_ number: Number?) { self = JSONValue(number?.description) }
  public init<Word: Term>(_ term: Word?) { self = JSONValue(term?.rawValue) }

  /// Money comes as whole cents, milestones as objects, everything else as its plain value.
  public init(_ value: Value) {
    switch value {
    case .none: self = .null
    case .text(let text): self = .string(text)
    case .day(let day): self = .string(day.iso)
    case .money(let money): self = .int(money.cents)
    case .count(let count): self = .int(count)
    case .flag(let flag): self = .bool(flag)
    case .list(let list): self = .array(list.map(JSONValue.string))
    case .milestones(let milestones):
      self = .array(
        milestones.map {
          .object(["title": .string($0.title), "due": JSONValue($0.due), "done_on": JSONValue($0.doneOn)])
        })
    }
  }

  /// The envelope that every JSON output has; `notice` says for instance that this is sample data.
  public static func envelope(_ data: JSONValue, notice: String?) -> JSONValue {
    var envelope: [String: JSONValue] = ["schema_version": .int(1), "data": data]
    if let notice { envelope["notice"] = .string(notice) }
    return .object(envelope)
  }

  /// Two spaces of indentation where a person reads along, one line where `compact`.
  public func text(compact: Bool = false) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = compact
      ? [.sortedKeys, .withoutEscapingSlashes] : [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

extension JSONValue: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .int(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }
}
