internal import LotseBasics
internal import LotseModel
internal import LotseSheets
internal import LotseStore

/// The records around the reports of the sample: sittings and decisions, which move in time with it, and the results of
/// the Smart City Index, which are public facts and stay where they are.
struct SampleRecords {
  private let meetings: [Row]
  private let decisions: [Row]
  private let results: [Row]
  private let shift: Int

  init(_ world: World, shift: Int) throws {
    self.shift = shift
    meetings = try Row.read(SampleFiles.file("Seeds/meetings.csv", world))
    decisions = try Row.read(SampleFiles.file("Seeds/decisions.csv", world))
    results = try Row.read(SampleFiles.file("Seeds/index.csv", world))
  }

  /// Records each kind as one change at the end of the sample.
  func load(into store: Store, at instant: Instant) throws {
    func record(_ command: String, _ message: String, _ rows: [Row], _ take: (Row, Recorder) throws -> Void) throws {
      let intent = Intent(actor: "stabsstelle", command: command, message: message, at: instant)
      _ = try store.record(intent) { recorder in
        for row in rows { try row.placed { try take(row, recorder) } }
      }
    }
    try record("meeting add", "Musterdaten", meetings) { row, recorder in
      try recorder.add(try meeting(row))
    }
    try record("decision add", "Musterdaten", decisions) { row, recorder in
      try recorder.add(try decision(row))
    }
    try record("ranking add", "Öffentliche Angaben, je mit Quelle (public facts)", results) { row, recorder in
      let result = try result(row)
      // A sample that is moved into the past does not know the future.
      if result.year <= recorder.today.year { try recorder.record(result) }
    }
  }

  private func meeting(_ row: Row) throws -> Meeting {
    Meeting(
      committee: Key(row["committee"] ?? ""), heldOn: try day(row, "held_on"), cutOff: try day(row, "cut_off"),
      deadline: try optionalDay(row, "deadline"), part: try Part(parsing: row["part"] ?? ""),
      paperNumber: row["paper_number"])
  }

  private func decision(_ row: Row) throws -> CouncilDecision {
    CouncilDecision(
      number: row["number"] ?? "", kind: try DecisionKind(parsing: row["kind"] ?? ""), text: row["text"] ?? "",
      applicant: row["applicant"], committee: Key(row["committee"] ?? ""), decidedOn: try day(row, "decided_on"),
      dueOn: try optionalDay(row, "due_on"), part: try Part(parsing: row["part"] ?? ""),
      unit: row["unit"].map { Key($0) }, subProjects: try SubProjectNumbers.read([row["sub_projects"] ?? ""]),
      delay: row["delay"], notes: try notes(row), doneOn: try optionalDay(row, "done_on"), outcome: row["outcome"])
  }

  /// Notes as `2026-10-12: text | …`.
  private func notes(_ row: Row) throws -> [HandlingNote] {
    try (row["notes"] ?? "").split(separator: "|").map { note in
      let parts = note.split(separator: ": ", maxSplits: 1)
      return HandlingNote(
        day: try Day(parsing: Text.seen(String(parts[0]))) + shift, text: Text.seen(String(parts.last ?? "")))
    }
  }

  private func result(_ row: Row) throws -> IndexResult {
    IndexResult(
      year: row["year"].flatMap { Int($0) } ?? 0, area: row["area"], rank: row["rank"].flatMap { Int($0) },
      cities: row["cities"].flatMap { Int($0) }, points: try row["points"].map { try .init(parsing: $0) },
      source: row["source"] ?? "", quote: row["quote"])
  }

  private func day(_ row: Row, _ column: String) throws -> Day { try Day(parsing: row[column] ?? "") + shift }

  private func optionalDay(_ row: Row, _ column: String) throws -> Day? {
    try row[column].map { try Day(parsing: $0) + shift }
  }

  /// One row of a table, and where it stands.
  private struct Row {
    let file: String
    let line: Int
    let values: [String: String]

    static func read(_ path: String) throws -> [Row] {
      let records = try CSVReader.records(try WholeFile.read(path))
      guard let header = records.first?.fields else { return [] }
      return records.dropFirst().map { record in
        Row(
          file: path, line: record.line,
          values: Dictionary(zip(header, record.fields), uniquingKeysWith: { first, _ in first }))
      }
    }

    /// What the column says; nil where it is empty.
    subscript(column: String) -> String? { values[column].flatMap { $0.isEmpty ? nil : $0 } }

    /// Names file and line of what is refused.
    func placed(_ body: () throws -> Void) throws {
      do {
        try body()
      } catch  where error is Refusal || error is Unreadable {
        throw Failure(error).at("\(file):\(line)")
      }
    }
  }
}
