internal import LotseModel

/// A table that holds versions: what identifies a thing, and what a version says of it.
struct VersionedTable {
  let name: String
  let identity: [String]
  let content: [String]
  /// Columns that stand after the others: those that a later schema added, because the digest covers the columns in the
  /// order of the table, and large ones, because SQLite reads through what stands before.
  let added: [String]
  /// The schema that brought the table. The chain names a later one only in changes that touch it, so that the hashes
  /// of older changes stay what they were.
  let since: Int

  let columns: [String]
  /// The statements that open a version and close one: they run for every row of a list. Then
  /// those that find what a change did, which run for every change of the sample. Made once, and prepared once.
  let opening: String
  let closing: String
  let touched: String
  let digestsOpened: String
  let versionsClosed: String

  init(name: String, identity: [String], content: [String], added: [String] = [], since: Int = 1) {
    self.name = name
    self.identity = identity
    self.content = content
    self.added = added
    self.since = since
    columns = identity + content + added
    let row = "(" + Array(repeating: "?", count: columns.count + 2).joined(separator: ", ") + ")"
    opening = "INSERT INTO \(name) (\(columns.joined(separator: ", ")), from_change, digest) VALUES \(row)"
    let condition = identity.map { "\($0) = ?" }.joined(separator: " AND ")
    closing = "UPDATE \(name) SET until_change = ? WHERE \(condition) AND until_change IS NULL"
    let isClosed = "ifnull(until_change, \(Schema.never)) = ?1"
    touched = """
      SELECT EXISTS (SELECT 1 FROM \(name) WHERE from_change = ?1) OR EXISTS (SELECT 1 FROM \(name) WHERE \(isClosed))
      """
    digestsOpened = "SELECT digest FROM \(name) WHERE from_change = ?1 ORDER BY id"
    versionsClosed = "SELECT id FROM \(name) WHERE \(isClosed) ORDER BY id"
  }

  static let subProject = VersionedTable(
    name: "sub_project_version", identity: ["number"],
    content: Attribute.allCases.filter { !added.contains($0) }.map(\.rawValue) + ["search_text"],
    added: added.map(\.rawValue) + [SubProject.ownColumn])
  /// The attributes that came after the first schema: a new one stands at the end of the list. The city's own lie in one
  /// column.
  static let added = Array(Attribute.allCases.drop { $0 != .externalKey })

  static let configuration = VersionedTable(
    name: "configuration_version", identity: ["section", "parent", "key"],
    content: ["position", "label", "label_en", "value", "valid_from", "valid_until"])

  /// The catalogue of OZG services that coverage is held against: its head, and one row per service.
  static let catalogue = VersionedTable(
    name: "ozg_catalogue_version", identity: ["name"], content: ["dated_on", "source"], since: 2)
  static let catalogueService = VersionedTable(
    name: "ozg_service_version", identity: ["ozg_id"], content: ["name", "topic", "situation"], since: 2)

  static let meeting = VersionedTable(
    name: "meeting_version", identity: ["committee", "held_on"],
    content: ["cut_off", "deadline", "part", "paper_number"], since: 3)
  static let decision = VersionedTable(
    name: "decision_version", identity: ["number"],
    content: ["text", "committee", "decided_on", "due_on", "part", "sub_projects", "done_on", "outcome"],
    added: ["kind", "applicant", "unit", "delay", "notes"], since: 3)
  static let indexResult = VersionedTable(
    name: "index_result_version", identity: ["year", "area"], content: ["rank", "cities", "points", "source", "quote"],
    since: 3)
  static let frozenReport = VersionedTable(
    name: "frozen_report_version", identity: ["number"],
    content: ["kind", "title", "subject", "parameters", "as_of_change", "as_of_day", "manifest", "archive_sha256"],
    added: ["figures", "archive"], since: 3)

  /// Which texts were taken out of which rows, and the digest of what remains.
  static let redaction = VersionedTable(
    name: "redaction_version", identity: ["of_table", "of_row", "of_column"], content: ["remaining"], since: 5)

  /// In the order in which the chain covers them.
  static let all = [
    configuration, subProject, catalogue, catalogueService, meeting, decision, indexResult, frozenReport, redaction,
  ]

  /// Finds the versions that hold at a moment, present or past: the same words for both, so the same index.
  func holds(_ alias: String, at change: String = ":change") -> String {
    "ifnull(\(alias).until_change, \(Schema.never)) > \(change) AND +\(alias).from_change <= \(change)"
  }
}
