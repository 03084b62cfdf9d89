internal import Foundation
internal import GRDB
internal import LotseBasics
public import LotseModel

/// What a redaction takes out, and what of it stays elsewhere.
public struct Redacted: Equatable, Sendable {
  /// An attribute, and how many versions had a text in it.
  public struct Part: Equatable, Sendable {
    public let attribute: Attribute
    public let versions: Int
  }

  /// The sub-project as it was; nil where only remarks go.
  public let item: SubProject?
  public internal(set) var parts: [Part] = []
  /// The changes whose remarks go.
  public internal(set) var messages: [Int] = []
  /// Lines of what went, by which it is found elsewhere.
  public let needles: [String]
  /// Where lines of it still stand: names of things and what of them.
  public internal(set) var traces: [String] = []

  public var isEmpty: Bool { parts.isEmpty && messages.isEmpty }
}

extension Recorder {
  /// Takes the texts of these attributes out of every version of a sub-project, and with them each remark on a change that
  /// has a line of them or one of the `words`. Nothing that is counted changes: texts that were different stay different.
  /// Throws `ItemRefusal.unknown`.
  public func redact(_ number: Number, _ attributes: [Attribute], words: [String] = []) throws -> Redacted {
    let versions = try SubProjectVersion.fetch(db, number)
    guard let last = versions.last else { throw Refusal.item(.unknown(number)) }
    let mark = RedactionMark(on: today, by: change, in: configuration.language)
    var rows: [[DatabaseValue]] = []
    var changed: [SubProjectVersion] = []
    var counts: [Attribute: Int] = [:]
    var ordinals: [String: Int] = [:]
    for version in versions {
      var version = version
      let affected = attributes.filter { !version.subProject.redactableTexts($0).isEmpty }
      guard !affected.isEmpty else { continue }
      for attribute in affected {
        counts[attribute, default: 0] += 1
        try version.subProject.replaceTexts(attribute) { text in
          guard !RedactionMark.isMark(text) else { return text }
          let ordinal = ordinals[text] ?? ordinals.count + 1
          ordinals[text] = ordinal
          return attribute == .links ? mark.link(ordinal) : mark.text(ordinal)
        }
      }
      try version.take(affected)
      changed.append(version)
      rows += affected.map { entry(VersionedTable.subProject.name, version.id, $0.storedName, version.digest) }
    }
    var redacted = Redacted(item: last.subProject, needles: Recorder.needles(ordinals.keys.sorted() + words))
    redacted.parts = attributes.compactMap { attribute in
      counts[attribute].map { Redacted.Part(attribute: attribute, versions: $0) }
    }
    redacted.messages = try messages(with: redacted.needles)
    rows += redacted.messages.map { messageEntry($0, mark) }
    try write(rows)
    for version in changed { try version.update(db) }
    try replaceMessages(redacted.messages, mark)
    progress.forget(number)
    redacted.traces = try traces(of: redacted.needles)
    return redacted
  }

  /// Takes out the remark on a change. Throws `UndoRefusal.unknown` where there is no such change.
  public func redactMessage(of id: Int) throws -> Redacted {
    let row = try Row.fetchOne(db, sql: "SELECT message FROM changeset WHERE id = ?", arguments: [id])
    guard let row else { throw Refusal.undo(.unknown(id)) }
    guard let message = row.text(0), !RedactionMark.isMark(message) else { return Redacted(item: nil, needles: []) }
    let mark = RedactionMark(on: today, by: change, in: configuration.language)
    var redacted = Redacted(item: nil, needles: Recorder.needles([message]))
    redacted.messages = Array(Set(try messages(with: redacted.needles) + [id])).sorted()
    try write(redacted.messages.map { messageEntry($0, mark) })
    try replaceMessages(redacted.messages, mark)
    redacted.traces = try traces(of: redacted.needles)
    return redacted
  }

  /// Lines by which a text is found elsewhere. Shorter ones would be found everywhere.
  private static func needles(_ texts: [String]) -> [String] {
    let lines = texts.flatMap { $0.split(whereSeparator: \.isNewline) }.map { line in
      // A paragraph of a note begins with its day.
      let isDated = (try? Day(parsing: line.prefix(10))) != nil && line.dropFirst(10).hasPrefix(": ")
      return Text.seen(String(isDated ? line.dropFirst(12) : line))
    }
    return Set(lines.filter { $0.count >= 4 }).sorted()
  }

  func messages(with needles: [String]) throws -> [Int] {
    try Row.fetchAll(db, sql: "SELECT id, message FROM changeset WHERE message IS NOT NULL ORDER BY id").compactMap {
      row -> Int? in
      guard let message = row.text(1), !RedactionMark.isMark(message) else { return nil }
      return needles.contains(where: message.contains) ? row.whole(0) : nil
    }
  }

  private func entry(_ table: String, _ row: Int, _ column: String, _ remaining: Data) -> [DatabaseValue] {
    [table.databaseValue, row.databaseValue, column.databaseValue, remaining.databaseValue]
  }

  private func messageEntry(_ id: Int, _ mark: RedactionMark) -> [DatabaseValue] {
    entry("changeset", id, "message", SHA256.digest(of: mark.text(1)))
  }

  private func write(_ entries: [[DatabaseValue]]) throws {
    for entry in entries {
      try VersionedTable.redaction.write(entry, replacing: false, in: db, change: change)
    }
  }

  private func replaceMessages(_ ids: [Int], _ mark: RedactionMark) throws {
    for id in ids {
      try db.execute(sql: "UPDATE changeset SET message = ? WHERE id = ?", arguments: [mark.text(1), id])
    }
  }

  /// Where lines still stand, in words: other attributes, other things. Frozen reports are looked through whole elsewhere.
  func traces(of needles: [String]) throws -> [String] {
    guard !needles.isEmpty else { return [] }
    let language = configuration.language
    let frozen = VersionedTable.frozenReport.name
    let quoted = Set(needles + needles.map(\.inJSON))
    var found: [String] = []
    for table in VersionedTable.all where ![VersionedTable.redaction.name, frozen].contains(table.name) {
      let columns = table.columns.filter { $0 != "search_text" }
      for column in columns {
        let condition = quoted.map { _ in "instr(\(column), ?) > 0" }.joined(separator: " OR ")
        let rows = try Row.fetchAll(
          db,
          sql: """
            SELECT DISTINCT \(table.identity.joined(separator: ", ")) FROM \(table.name)
            WHERE typeof(\(column)) = 'text' AND (\(condition))
            """, arguments: StatementArguments(quoted.sorted()))
        found += rows.map { row in
          "\(table.name(of: row.databaseValues)), \(Attribute.label(ofColumn: column)[language])"
        }
      }
    }
    let actors = try String.fetchAll(db, sql: "SELECT name FROM actor ORDER BY id").filter { name in
      needles.contains { name.contains($0) }
    }
    return found + actors.map { language("Urheber \($0)", "actor \($0)") }
  }
}

/// A version with its row: what of it is replaced is made anew, and every other byte stays.
private struct SubProjectVersion {
  let id: Int
  var subProject: SubProject
  private var values: [DatabaseValue]
  private var changed: [String] = []

  static func fetch(_ db: Database, _ number: Number) throws -> [SubProjectVersion] {
    let columns = VersionedTable.subProject.columns.map { "v.\($0)" }.joined(separator: ", ")
    let rows = try StoredRows(
      db,
      sql: """
        SELECT \(SubProjectRow.columns("v")), \(columns) FROM sub_project_version v WHERE v.number = ?
        ORDER BY v.from_change
        """, [number.value])
    var versions: [SubProjectVersion] = []
    while try rows.next() {
      guard let id = rows.number(0) else { throw SubProjectRow.corrupt("id", 0, of: rows) }
      let values = VersionedTable.subProject.columns.indices.map { rows.value(SubProjectRow.count() + $0) }
      versions.append(SubProjectVersion(id: id, subProject: try SubProjectRow.read(rows).subProject, values: values))
    }
    return versions
  }

  /// Takes the attributes of the sub-project, and what search looks in, into the row.
  mutating func take(_ attributes: [Attribute]) throws {
    let new = try SubProjectRow.values(subProject)
    changed = Array(Set(attributes.map(\.column))).sorted() + ["search_text"]
    for (index, column) in VersionedTable.subProject.columns.enumerated() where changed.contains(column) {
      values[index] = new[index]
    }
  }

  var digest: Data { Chain.digest(VersionedTable.subProject.columns, values) }

  func update(_ db: Database) throws {
    let columns = VersionedTable.subProject.columns
    let new = changed.map { name in values[columns.firstIndex(of: name) ?? 0] }
    try db.execute(
      sql: "UPDATE sub_project_version SET \(changed.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?",
      arguments: StatementArguments(new + [id.databaseValue]))
  }
}
