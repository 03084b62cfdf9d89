internal import Foundation
internal import GRDB
internal import LotseBasics
internal import LotseModel

extension Meeting: RecordRow {
  static var table: VersionedTable { .meeting }
  static var order: String { "v.held_on, v.committee" }
  var record: CouncilRecord { .meeting(self) }

  init(_ row: RecordReader) throws {
    self.init(
      committee: Key(try row.text("committee")), heldOn: try row.day("held_on"), cutOff: try row.day("cut_off"),
      deadline: try row.optionalDay("deadline"), part: try row.term("part"),
      paperNumber: try row.optionalText("paper_number"))
  }

  static func identity(_ committee: Key<Committee>, _ heldOn: Day) -> [DatabaseValue] {
    [committee.text.databaseValue, heldOn.iso.databaseValue]
  }

  var values: [DatabaseValue] {
    Meeting.identity(committee, heldOn) + [
      cutOff.iso.databaseValue, (deadline?.iso).databaseValue, part.rawValue.databaseValue, paperNumber.databaseValue,
    ]
  }
}

extension IndexResult: RecordRow {
  static var table: VersionedTable { .indexResult }
  static var order: String { "v.area, v.year" }
  var record: CouncilRecord { .indexResult(self) }

  init(_ row: RecordReader) throws {
    let area = try row.text("area")
    self.init(
      year: try row.number("year"), area: area.isEmpty ? nil : area, rank: try row.optionalNumber("rank"),
      cities: try row.optionalNumber("cities"), points: try row.optionalNumber("points").map { Points(hundredths: $0) },
      source: try row.text("source"), quote: try row.optionalText("quote"))
  }

  var values: [DatabaseValue] {
    [
      year.databaseValue, (area ?? "").databaseValue, rank.databaseValue, cities.databaseValue,
      (points?.hundredths).databaseValue, source.databaseValue, quote.databaseValue,
    ]
  }
}

extension FrozenReport: RecordRow {
  static var table: VersionedTable { .frozenReport }
  static var order: String { "v.number" }
  /// All but the archive, which is large.
  static var columns: [String] { table.columns.filter { $0 != "archive" } }
  var record: CouncilRecord { .report(self) }

  init(_ row: RecordReader) throws {
    self.init(
      number: ReportNumber(try row.number("number")), title: try row.text("title"), subject: try row.subject(),
      parameters: try row.text("parameters"),
      moment: Moment(change: try row.number("as_of_change"), day: try row.day("as_of_day")),
      figures: try row.text("figures"), manifest: try row.text("manifest"), archiveHash: try row.text("archive_sha256"))
  }

  static func values(_ number: ReportNumber, _ draft: Draft) -> [DatabaseValue] {
    [
      number.value.databaseValue, draft.subject.kind.rawValue.databaseValue, draft.title.databaseValue,
      draft.subject.description.databaseValue, draft.parameters.databaseValue, draft.moment.change.databaseValue,
      draft.moment.day.iso.databaseValue, draft.manifest.databaseValue,
      SHA256.sum(draft.archive).databaseValue, draft.figures.databaseValue,
      Data(draft.archive).databaseValue,
    ]
  }
}

extension RecordReader {
  /// What a frozen report is about, as its kind and text say.
  func subject() throws -> FrozenReport.Subject {
    guard let subject = FrozenReport.Subject(try term("kind"), try text("subject")) else { throw corrupt("subject") }
    return subject
  }
}
