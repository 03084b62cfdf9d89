internal import Foundation
internal import GRDB
internal import LotseBasics
public import LotseModel

extension Store {
  /// The reports frozen until a moment, by number, also those whose freezing was undone: they had left the house.
  public func frozenReports(at moment: Moment) throws -> [FrozenReport.Entry] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT v.id, v.number, v.kind, v.title, v.subject, v.as_of_change, v.as_of_day, v.archive_sha256,
            v.parameters ->> 'audience' AS audience, v.parameters ->> 'language' AS language,
            ifnull(v.until_change, \(Schema.never)) <= :change AS is_withdrawn,
            (SELECT c.recorded_at FROM frozen_report_version f JOIN changeset c ON c.id = f.from_change
              WHERE f.number = v.number ORDER BY f.from_change LIMIT 1) AS frozen_at
          FROM frozen_report_version v WHERE \(Store.newest) ORDER BY v.number
          """, arguments: ["change": moment.change]
      ).map { try FrozenReport.Entry(RecordReader(row: $0, table: .frozenReport)) }
    }
  }

  /// Number and title of the reports frozen until a moment, which can be told of those as well that cannot be read.
  public func frozenReportTitles(at moment: Moment) throws -> [(number: ReportNumber, title: String)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT v.id, v.number, v.title FROM frozen_report_version v WHERE \(Store.newest) ORDER BY v.number",
        arguments: ["change": moment.change]
      ).map { row in
        let reader = RecordReader(row: row, table: .frozenReport)
        return (ReportNumber(try reader.number("number")), try reader.text("title"))
      }
    }
  }

  /// A frozen report, also one whose freezing was undone; throws `ReportRefusal.unknown`.
  public func frozenReport(_ number: ReportNumber, at moment: Moment) throws -> FrozenReport {
    let found = try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT \((["id"] + FrozenReport.columns).map { "v.\($0)" }.joined(separator: ", "))
          FROM frozen_report_version v WHERE \(Store.newest) AND v.number = :number
          """, arguments: ["change": moment.change, "number": number.value]
      ).map { try FrozenReport(RecordReader(row: $0, table: .frozenReport)) }
    }
    guard let found else { throw Refusal.report(.unknown(number)) }
    return found
  }

  /// Of the versions of a report, the newest until a change; it may have ended.
  private static let newest = """
    v.from_change = (SELECT max(w.from_change) FROM frozen_report_version w
      WHERE w.number = v.number AND w.from_change <= :change)
    """

  /// The documents of a frozen report, as a ZIP file; throws `ReportRefusal.unknown`.
  public func frozenArchive(_ number: ReportNumber, at moment: Moment) throws -> [UInt8] {
    try read { db in
      let data = try Data.fetchOne(
        db, sql: "SELECT v.archive FROM frozen_report_version v WHERE \(Store.newest) AND v.number = :number",
        arguments: ["change": moment.change, "number": number.value])
      guard let data else { throw Refusal.report(.unknown(number)) }
      return [UInt8](data)
    }
  }
}

extension FrozenReport.Entry {
  fileprivate init(_ row: RecordReader) throws {
    guard let audience = try row.optionalText("audience").flatMap(Audience.init),
      let language = try row.optionalText("language").flatMap(Language.init)
    else { throw row.corrupt("parameters") }
    self.init(
      number: ReportNumber(try row.number("number")), title: try row.text("title"),
      subject: try row.subject(), audience: audience, language: language,
      moment: Moment(change: try row.number("as_of_change"), day: try row.day("as_of_day")),
      frozenAt: try row.instant("frozen_at"), isWithdrawn: try row.number("is_withdrawn") != 0,
      archiveHash: try row.text("archive_sha256"))
  }
}

extension Recorder {
  /// Keeps a report under the next free number; numbers are never used again.
  public func freeze(_ draft: FrozenReport.Draft) throws -> ReportNumber {
    let number = ReportNumber(try Recorder.highest(.frozenReport, db) + 1)
    _ = try Text.line(draft.title, FrozenReport.titleLabel, limit: 500)
    try VersionedTable.frozenReport.write(
      FrozenReport.values(number, draft), replacing: false, in: db, change: change)
    return number
  }
}
