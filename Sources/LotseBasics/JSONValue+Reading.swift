internal import Foundation

extension JSONValue: Decodable {
  /// Reads what `text()` wrote; nil where it is no JSON of these kinds.
  public init?(parsing text: String) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else { return nil }
    self = value
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .int(number)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let values = try? container.decode([JSONValue].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The member of an object; nil where there is none or it is null.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let object) = self, let value = object[key], value != .null else { return nil }
    return value
  }

  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var integer: Int? { if case .int(let number) = self { number } else { nil } }
  public var list: [JSONValue] { if case .array(let values) = self { values } else { [] } }

  /// Where another value does not say what this one says, as paths such as `progress.total.completed` with what stands
  /// there in each; at most `limit` of them, in the order of keys. Members that only the other one's objects have are no
  /// difference: outputs gain keys.
  public func differences(to other: JSONValue, limit: Int = 50) -> [Difference] {
    var found: [Difference] = []
    collect(other, "", &found, limit)
    return found
  }

  public struct Difference: Hashable, Sendable {
    public let path: String
    /// Nil where there is nothing.
    public let before: JSONValue?
    public let after: JSONValue?
  }

  private func collect(_ other: JSONValue, _ path: String, _ found: inout [Difference], _ limit: Int) {
    guard self != other, found.count < limit else { return }
    switch (self, other) {
    case (.object(let old), .object(let new)):
      for key in old.keys.sorted() {
        JSONValue.compare(old[key], new[key], path.isEmpty ? key : "\(path).\(key)", &found, limit)
      }
    case (.array(let old), .array(let new)):
      for index in 0..<max(old.count, new.count) {
        JSONValue.compare(
          index < old.count ? old[index] : nil, index < new.count ? new[index] : nil, "\(path)[\(index + 1)]", &found,
          limit)
      }
    default: found.append(Difference(path: path, before: self, after: other))
    }
  }

  private static func compare(
    _ old: JSONValue?, _ new: JSONValue?, _ path: String, _ found: inout [Difference], _ limit: Int
  ) {
    if let old, let new { return old.collect(new, path, &found, limit) }
    guard found.count < limit, old != nil || new != nil else { return }
    found.append(Difference(path: path, before: old, after: new))
  }
}
