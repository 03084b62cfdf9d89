internal import Foundation
internal import GRDB
internal import LotseBasics
internal import LotseModel

/// How a sub-project lies in its row: one column per attribute, lists as JSON.
enum SubProjectRow {
  /// The columns that `read` wants, in its order.
  static func columns(_ alias: String) -> String {
    (["id", "number", "from_change"] + Attribute.allCases.map(\.rawValue)).map { "\(alias).\($0)" }
      .joined(separator: ", ")
  }

  /// The values of identity and content, in the order of `VersionedTable.subProject.columns`.
  static func values(_ subProject: SubProject) throws -> [DatabaseValue] {
    var values = [subProject.number.value.databaseValue]
    for attribute in Attribute.allCases where !VersionedTable.added.contains(attribute) {
      values.append(try databaseValue(subProject[attribute], attribute))
    }
    let searched = [
      subProject.number.description, subProject.title, subProject.summary ?? "",
      subProject.tags.joined(separator: " "), subProject.ozgID ?? "", subProject.ozgKeys.joined(separator: " "),
      subProject.note ?? "", subProject.externalKey ?? "",
    ]
    values.append(Text.haystack(searched.filter { !$0.isEmpty }).databaseValue)
    for attribute in VersionedTable.added { values.append(try databaseValue(subProject[attribute], attribute)) }
    return values
  }

  /// The sub-project of a row whose columns are those of `columns`; throws `StoreError.corruptRow`.
  static func read(_ row: Row) throws -> (subProject: SubProject, change: Int) {
    guard let number = row.number(1) else { throw StoreError(corrupt: "number", of: row, in: .subProject) }
    guard let change = row.whole(2), RecordReader.numbers.contains(change) else {
      throw StoreError(corrupt: "from_change", of: row, in: .subProject)
    }
    var subProject = SubProject(
      number: number, title: "", field: Key(""), kind: .framework, unit: Key(""), proposedOn: Day(number: 0))
    for (index, attribute) in Attribute.allCases.enumerated() {
      if row.hasNull(atIndex: index + 3) {
        guard required[index] else { continue }
        throw StoreError(corrupt: attribute.rawValue, of: row, in: .subProject)
      }
      do {
        let value = try value(row, index + 3, attribute)
        try subProject.set(attribute, to: value)
        // A person may name a term by its label; in a row only its own word stands for it, as it does in every query.
        if case .term = attribute.form, subProject[attribute] != value { throw Unreadable() }
      } catch {
        throw StoreError(corrupt: attribute.rawValue, of: row, in: .subProject)
      }
    }
    return (subProject, change)
  }

  /// Whether the schema asks for a value of the attribute, in the order of attributes.
  private static let required = Attribute.allCases.map { attribute in
    switch attribute {
    case .title, .field, .kind, .unit, .status, .statusSince, .isCorrection, .light, .priority, .reuse, .visibility,
      .informedOn:
      true
    default: false
    }
  }

  /// When the version of a row was recorded, from the column `recorded_at` that a query adds to `columns`.
  static func recordedAt(_ row: Row) throws -> Instant {
    let reader = RecordReader(row: row, table: .subProject)
    // A change that is not there leaves nothing to show here; a time that cannot be is the change's own fault.
    if row.hasNull(atIndex: Attribute.allCases.count + 3) { throw reader.corrupt("from_change") }
    do {
      return try reader.instant("recorded_at")
    } catch {
      let stored: DatabaseValue = row["recorded_at"]
      throw StoreError.corruptRow(
        table: "changeset", row: row.whole(2) ?? 0, column: "recorded_at", value: stored.description)
    }
  }

  private static func databaseValue(_ value: Value, _ attribute: Attribute) throws -> DatabaseValue {
    switch value {
    case .none: return .null
    case .text(let text):
      if case .number = attribute.form { return try Number(parsing: text).value.databaseValue }
      return text.databaseValue
    case .day(let day): return day.iso.databaseValue
    case .money(let money): return money.cents.databaseValue
    case .count(let count): return count.databaseValue
    case .flag(let flag): return (flag ? 1 : 0).databaseValue
    case .list(let list):
      if case .numbers = attribute.form {
        return try JSON.encoded(list.map { try Number(parsing: $0).value }).databaseValue
      }
      return try JSON.text(list).databaseValue
    case .milestones(let milestones):
      return try JSON.encoded(milestones.map(MilestoneJSON.init)).databaseValue
    }
  }

  /// The value of an attribute in a column that is not empty.
  static func value(_ row: Row, _ index: Int, _ attribute: Attribute) throws -> Value {
    switch attribute.form {
    case .day: .day(try Day(parsing: try text(row, index)))
    case .money: .money(Money(cents: try whole(row, index, in: amounts)))
    case .count: .count(try whole(row, index, in: RecordReader.numbers))
    case .flag: .flag(try whole(row, index, in: 0...1) == 1)
    case .number: .text(Number(try whole(row, index, in: RecordReader.numbers)).description)
    case .numbers:
      .list(
        try JSON.decode([Int].self, try text(row, index)).map { number in
          guard RecordReader.numbers.contains(number) else { throw Unreadable() }
          return Number(number).description
        })
    case .tags, .links, .places, .ozgKeys, .ozgTypes: .list(try JSON.texts(try text(row, index)))
    case .milestones: .milestones(try JSON.milestones(try text(row, index)))
    case .line, .text, .term, .field, .unit, .ozgID: .text(try text(row, index))
    }
  }

  /// Amounts that earlier versions took, in cents: more than today's most, and few enough to be reckoned with.
  private static let amounts = -999_999_999_999_999...999_999_999_999_999

  private static func text(_ row: Row, _ index: Int) throws -> String {
    guard let text = row.text(index) else { throw Unreadable() }
    return text
  }

  private static func whole(_ row: Row, _ index: Int, in range: ClosedRange<Int>) throws -> Int {
    guard let number = row.whole(index), range.contains(number) else { throw Unreadable() }
    return number
  }
}

private struct Unreadable: Error {}

private struct MilestoneJSON: Codable {
  let title: String
  let due: String
  let done_on: String?

  init(_ milestone: Milestone) {
    title = milestone.title
    due = milestone.due.iso
    done_on = milestone.doneOn?.iso
  }
}

/// JSON in columns: sorted keys and nothing escaped that need not be, so that equal content is equal text.
private enum JSON {
  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// A list of texts. Most need no encoder, which would be made for each row.
  static func text(_ texts: [String]) throws -> String {
    let isPlain = texts.allSatisfy { text in
      text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    }
    return isPlain ? "[\"" + texts.joined(separator: "\",\"") + "\"]" : try encoded(texts)
  }

  static func decode<Content: Decodable>(_ type: Content.Type, _ text: String) throws -> Content {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// A list of texts. Most hold neither quotes nor backslashes and need no decoder.
  static func texts(_ text: String) throws -> [String] {
    try plainStrings(text) ?? decode([String].self, text)
  }

  /// A list of milestones: keys are sorted, so each ends with its title.
  static func milestones(_ text: String) throws -> [Milestone] {
    guard let strings = plainStrings(text), strings.count.isMultiple(of: 2) else {
      return try decode([MilestoneJSON].self, text).map { try milestone($0.title, $0.due, $0.done_on) }
    }
    var milestones: [Milestone] = []
    var (due, doneOn): (String?, String?) = (nil, nil)
    for index in stride(from: 0, to: strings.count, by: 2) {
      switch strings[index] {
      case "due": due = strings[index + 1]
      case "done_on": doneOn = strings[index + 1]
      default:
        milestones.append(try milestone(strings[index + 1], due ?? "", doneOn))
        (due, doneOn) = (nil, nil)
      }
    }
    return milestones
  }

  private static func milestone(_ title: String, _ due: String, _ doneOn: String?) throws -> Milestone {
    Milestone(title: title, due: try Day(parsing: due), doneOn: try doneOn.map { try Day(parsing: $0) })
  }

  /// All strings of a JSON text in order, or nil where one is escaped and a real decoder is needed: without backslashes
  /// every quote begins or ends a string. A decoder for each row would take most of the time of a list.
  private static func plainStrings(_ text: String) -> [String]? {
    var strings: [String] = []
    var start: String.Index?
    var index = text.utf8.startIndex
    while index < text.utf8.endIndex {
      switch text.utf8[index] {
      case UInt8(ascii: "\\"): return nil
      case UInt8(ascii: "\""):
        if let begin = start {
          strings.append(String(text[begin..<index]))
          start = nil
        } else {
          start = text.utf8.index(after: index)
        }
      default: break
      }
      index = text.utf8.index(after: index)
    }
    return strings
  }
}
