internal import Foundation
internal import GRDB
internal import LotseBasics
internal import LotseModel

/// How a sub-project lies in its row: one column per attribute, lists as JSON, what the city has of its own in one.
enum SubProjectRow {
  /// Everything; the last stands for all of the city's own.
  static let all = Attribute.allCases + [ownAttributes]
  static let ownAttributes = Attribute.own(OwnAttribute(SubProject.ownColumn, label: Phrase("", ""), .text))

  /// The columns that `read` wants, in its order.
  static func columns(_ alias: String, _ attributes: [Attribute] = all) -> String {
    (["id", "number", "from_change"] + attributes.map(\.rawValue)).map { "\(alias).\($0)" }.joined(separator: ", ")
  }

  /// The number of those columns: where the next one stands.
  static func count(_ attributes: [Attribute] = all) -> Int { first + attributes.count }

  /// The values of identity and content, in the order of `VersionedTable.subProject.columns`.
  static func values(_ subProject: SubProject) throws -> [DatabaseValue] {
    var values = [subProject.number.value.databaseValue]
    for attribute in Attribute.allCases where !VersionedTable.added.contains(attribute) {
      values.append(try databaseValue(subProject[attribute], attribute))
    }
    let searched =
      [
        subProject.number.description, subProject.title, subProject.summary ?? "",
        subProject.tags.joined(separator: " "), subProject.ozgID ?? "", subProject.ozgKeys.joined(separator: " "),
        subProject.note ?? "", subProject.externalKey ?? "",
      ] + subProject.own.sorted { $0.key.key < $1.key.key }.compactMap(\.value.text)
    values.append(Text.haystack(searched.filter { !$0.isEmpty }).databaseValue)
    for attribute in VersionedTable.added { values.append(try databaseValue(subProject[attribute], attribute)) }
    values.append(OwnJSON.text(subProject.own).databaseValue)
    return values
  }

  /// The sub-project of a row whose columns are those of `columns`; what was not asked for is empty. Throws
  /// `StoreError.corruptRow`.
  static func read(
    _ rows: StoredRows, _ attributes: [Attribute] = all
  ) throws -> (subProject: SubProject, change: Int) {
    guard let number = rows.number(1), number > 0 else { throw corrupt("number", 1, of: rows) }
    guard let change = rows.number(2) else { throw corrupt("from_change", 2, of: rows) }
    var subProject = blank(Number(number))
    for (index, attribute) in attributes.enumerated() { try take(attribute, rows, first + index, into: &subProject) }
    return (subProject, change)
  }

  /// The two states of one sub-project, each where there is a row of it; where there are both, as `read` of two versions.
  static func read(
    before: StoredRows?, after: StoredRows?, _ wanted: Wanted, isNamed: Bool = false
  ) throws -> (before: SubProject?, after: SubProject?) {
    if let before, let after { return try read(before, after, wanted, isNamed: isNamed) }
    return (try before.map { try read($0).subProject }, try after.map { try read($0).subProject })
  }

  /// Two versions of one sub-project, whose columns are those of `columns` with all attributes: of both those that are
  /// wanted, and all in which they differ. What is the same in both is read once.
  static func read(
    _ before: StoredRows, _ after: StoredRows, _ wanted: Wanted, isNamed: Bool
  ) throws -> (before: SubProject, after: SubProject) {
    var old = blank(Number(before.number(1) ?? 0))
    let isMove = !moving.allSatisfy { before.agrees(with: after, in: $0) }
    let includes = isNamed || isMove ? wanted.ofNamed : wanted.ofAny
    var differing: [Int] = []
    for index in all.indices {
      let differs = !before.agrees(with: after, in: first + index)
      if differs { differing.append(index) }
      if differs || includes[index] { try take(all[index], before, first + index, into: &old) }
    }
    var new = old
    for index in differing { try take(all[index], after, first + index, into: &new, isAnew: true) }
    return (old, new)
  }

  /// Which attributes a reader asked for of what changes did, in the order of `all`.
  struct Wanted {
    let ofAny: [Bool]
    /// Where the status moved or something was taken back.
    let ofNamed: [Bool]

    init(_ attributes: [Attribute], ofNamed named: [Attribute] = []) {
      ofAny = all.map { attributes.contains($0) }
      ofNamed = all.map { attributes.contains($0) || named.contains($0) }
    }

    static let everything = Wanted(all)
  }

  /// The columns that differ where a status moved.
  private static let moving = all.indices.filter { [.status, .statusSince].contains(all[$0]) }.map { first + $0 }

  /// A sub-project of which nothing was read yet.
  private static func blank(_ number: Number) -> SubProject {
    SubProject(
      number: number, title: "", field: Key(""), kind: .framework, unit: Key(""), proposedOn: Day(number: 0))
  }

  /// The first column of an attribute.
  private static let first = 3

  /// Takes an attribute over from its column; one that is empty already may be in an empty one.
  private static func take(
    _ attribute: Attribute, _ rows: StoredRows, _ column: Int, into subProject: inout SubProject, isAnew: Bool = false
  ) throws {
    do {
      if case .own = attribute {
        for own in subProject.own.keys { try subProject.set(.own(own), to: .none) }
        if rows.isNull(column) { return }
        guard let text = rows.word(column) else { throw Unreadable() }
        for (own, value) in try OwnJSON.values(text) { try subProject.set(.own(own), to: value) }
        return
      }
      if rows.isNull(column) {
        guard !isRequired(attribute) else { throw Unreadable() }
        if isAnew { try subProject.set(attribute, to: .none) }
        return
      }
      let value = try value(rows, column, attribute)
      try subProject.set(attribute, to: value)
      // A person may name a term by its label; in a row only its own word stands for it, as it does in every query.
      if case .term = attribute.form, subProject[attribute] != value { throw Unreadable() }
    } catch {
      throw corrupt(attribute.rawValue, column, of: rows)
    }
  }

  /// Whether the schema asks for a value.
  private static func isRequired(_ attribute: Attribute) -> Bool {
    switch attribute {
    case .title, .field, .kind, .unit, .status, .statusSince, .isCorrection, .light, .priority, .reuse, .visibility,
      .informedOn:
      true
    default: false
    }
  }

  /// When the version of a row was recorded, from the column behind those of `columns`.
  static func recordedAt(_ rows: StoredRows, _ column: Int = count()) throws -> Instant {
    // A change that is not there leaves nothing to show here; a time that cannot be is the change's own fault.
    if rows.isNull(column) { throw corrupt("from_change", 2, of: rows) }
    guard let at = rows.whole(column), RecordReader.instants.contains(Int(at)) else {
      throw StoreError.corruptRow(
        table: "changeset", row: rows.number(2) ?? 0, column: "recorded_at", value: rows.value(column).description)
    }
    return Instant(milliseconds: at)
  }

  /// The row has its `id` first.
  static func corrupt(_ name: String, _ column: Int, of rows: StoredRows) -> StoreError {
    rows.corrupt(name, column, in: VersionedTable.subProject.name)
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
        return try ColumnJSON.encoded(list.map { try Number(parsing: $0).value }).databaseValue
      }
      return try ColumnJSON.text(list).databaseValue
    case .milestones(let milestones):
      return try ColumnJSON.encoded(milestones.map(MilestoneJSON.init)).databaseValue
    }
  }

  /// The value of an attribute in a column that is not empty.
  private static func value(_ rows: StoredRows, _ column: Int, _ attribute: Attribute) throws -> Value {
    func text() throws -> String {
      guard let text = rows.word(column) else { throw Unreadable() }
      return text
    }
    func whole(in range: ClosedRange<Int>) throws -> Int {
      guard let number = rows.whole(column).map({ Int($0) }), range.contains(number) else { throw Unreadable() }
      return number
    }
    switch attribute.form {
    case .day: return .day(try rows.day(column) ?? Day(parsing: text()))
    case .money: return .money(Money(cents: try whole(in: amounts)))
    case .count: return .count(try whole(in: RecordReader.numbers))
    case .flag: return .flag(try whole(in: 0...1) == 1)
    case .number: return .text(Number(try whole(in: RecordReader.numbers)).description)
    case .numbers:
      return .list(
        try (rows.numbers(column) ?? ColumnJSON.decode([Int].self, text())).map { number in
          guard RecordReader.numbers.contains(number) else { throw Unreadable() }
          return Number(number).description
        })
    case .tags, .links, .places, .ozgKeys, .ozgTypes: return .list(try texts(rows, column))
    case .milestones:
      return .milestones(try ColumnJSON.milestones(rows, column) ?? ColumnJSON.milestones(in: text()))
    case .line, .text, .term, .field, .unit, .ozgID, .choice: return .text(try text())
    }
  }

  /// The list of texts in a column that is not empty; throws where it holds none.
  static func texts(_ rows: StoredRows, _ column: Int) throws -> [String] {
    // Most hold neither quotes nor backslashes and need no decoder, which would take most of the time of a list.
    if let texts = rows.quoted(column) { return texts }
    guard let text = rows.word(column) else { throw Unreadable() }
    return try ColumnJSON.decode([String].self, text)
  }

  /// Amounts that earlier versions took, in cents: more than today's most, and few enough to be reckoned with.
  static let amounts = -999_999_999_999_999...999_999_999_999_999
}

private struct Unreadable: Error {}

private struct MilestoneJSON: Codable {
  let title: String
  let due: String
  let done_on: String?

  enum CodingKeys: String, CodingKey {
    case title, due, done_on

    /// The key that these bytes spell.
    init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
      func spell(_ key: StaticString) -> Bool {
        UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount).elementsEqual(bytes)
      }
      if spell("due") {
        self = .due
      } else if spell("title") {
        self = .title
      } else if spell("done_on") {
        self = .done_on
      } else {
        return nil
      }
    }
  }

  init(_ milestone: Milestone) {
    title = milestone.title
    due = milestone.due.iso
    done_on = milestone.doneOn?.iso
  }
}

extension ColumnJSON {
  /// The milestones that the strings of a JSON text spell out, in order: keys are sorted, so each ends with its title.
  /// Nil where it takes a decoder to tell.
  fileprivate static func milestones(_ rows: StoredRows, _ column: Int) -> [Milestone]? {
    var milestones: [Milestone] = []
    milestones.reserveCapacity(4)
    var (key, due, doneOn): (MilestoneJSON.CodingKeys?, Day?, Day?) = (nil, nil, nil)
    var isUnderstood = true
    let isPlain = rows.eachQuoted(column) { string in
      guard let present = key else {
        key = MilestoneJSON.CodingKeys(utf8: string)
        isUnderstood = isUnderstood && key != nil
        return
      }
      key = nil
      switch present {
      case .due: due = Day(utf8: string)
      case .done_on:
        doneOn = Day(utf8: string)
        isUnderstood = isUnderstood && doneOn != nil
      case .title:
        guard let day = due else { return isUnderstood = false }
        milestones.append(Milestone(title: String(decoding: string, as: UTF8.self), due: day, doneOn: doneOn))
        (due, doneOn) = (nil, nil)
      }
    }
    return isPlain && isUnderstood && key == nil && due == nil && doneOn == nil ? milestones : nil
  }

  fileprivate static func milestones(in text: String) throws -> [Milestone] {
    try decode([MilestoneJSON].self, text).map { milestone in
      Milestone(
        title: milestone.title, due: try Day(parsing: milestone.due),
        doneOn: try milestone.done_on.map { try Day(parsing: $0) })
    }
  }
}
