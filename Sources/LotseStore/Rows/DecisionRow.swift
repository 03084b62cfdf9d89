internal import GRDB
internal import LotseBasics
internal import LotseModel

extension CouncilDecision: RecordRow {
  static var table: VersionedTable { .decision }
  static var order: String { "v.decided_on, v.number" }
  var record: CouncilRecord { .decision(self) }

  /// What was recorded before there were kinds is a decision.
  init(_ row: RecordReader) throws {
    let list = try row.text("sub_projects")
    guard let numbers = try? ColumnJSON.decode([Int].self, list),
      numbers.allSatisfy({ RecordReader.numbers.contains($0) })
    else {
      throw row.corrupt("sub_projects")
    }
    self.init(
      number: try row.text("number"), kind: try row.optionalTerm("kind") ?? .decision, text: try row.text("text"),
      applicant: try row.optionalText("applicant"), committee: Key(try row.text("committee")),
      decidedOn: try row.day("decided_on"), dueOn: try row.optionalDay("due_on"), part: try row.term("part"),
      unit: try row.optionalText("unit").map { Key($0) }, subProjects: numbers.map { Number($0) },
      delay: try row.optionalText("delay"), notes: try HandlingNote.read(row), doneOn: try row.optionalDay("done_on"),
      outcome: try row.optionalText("outcome"))
  }

  var values: [DatabaseValue] {
    get throws {
      try [
        number.databaseValue, text.databaseValue, committee.text.databaseValue, decidedOn.iso.databaseValue,
        (dueOn?.iso).databaseValue, part.rawValue.databaseValue,
        "[\(subProjects.map { String($0.value) }.joined(separator: ","))]".databaseValue, (doneOn?.iso).databaseValue,
        outcome.databaseValue, kind.rawValue.databaseValue, applicant.databaseValue, (unit?.text).databaseValue,
        delay.databaseValue, HandlingNote.text(notes).databaseValue,
      ]
    }
  }

  /// How deadlines were moved, by number, in the order of recording; what was taken back counts not.
  static func deadlineMoves(_ db: Database, through change: Int) throws -> [String: [DeadlineMove]] {
    let undone = try Store.undone(db, through: change)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT s.id, new.number, old.due_on AS was_due_on, new.due_on, s.recorded_at
        FROM decision_version new
        JOIN decision_version old ON old.number = new.number AND old.until_change = new.from_change
        JOIN changeset s ON s.id = new.from_change
        WHERE new.due_on IS NOT old.due_on AND s.id <= ? AND s.undoes IS NULL ORDER BY s.id
        """, arguments: [change])
    var moves: [String: [DeadlineMove]] = [:]
    for row in rows where !undone.contains(row.whole(0) ?? 0) {
      let reader = RecordReader(row: row, table: "decision_version")
      moves[try reader.text("number"), default: []].append(
        DeadlineMove(
          from: try reader.optionalDay("was_due_on"), to: try reader.optionalDay("due_on"),
          recordedOn: try reader.instant("recorded_at").day))
    }
    return moves
  }
}

extension HandlingNote {
  private struct JSON: Codable {
    let day: String
    let text: String
  }

  /// The notes in their column; none leave it empty.
  fileprivate static func text(_ notes: [HandlingNote]) throws -> String? {
    notes.isEmpty ? nil : try ColumnJSON.encoded(notes.map { JSON(day: $0.day.iso, text: $0.text) })
  }

  fileprivate static func read(_ row: RecordReader) throws -> [HandlingNote] {
    guard let text = try row.optionalText("notes") else { return [] }
    guard let notes = try? ColumnJSON.decode([JSON].self, text),
      let read = try? notes.map({ HandlingNote(day: try Day(parsing: $0.day), text: $0.text) })
    else { throw row.corrupt("notes") }
    return read
  }
}
