import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange
@testable import LotseSheets

/// What is exported and not changed makes no difference when it is imported, whatever the sub-projects hold.
@Suite struct RoundTripTests {
  enum Form: String, CaseIterable, CustomTestStringConvertible {
    case open = "csv", excelDE = "excel.csv", xlsx, ods, json, jsonLines = "jsonl"

    var testDescription: String { rawValue }
  }

  private static let today = Day("2026-11-23")

  private static func items(_ count: Int, seed: Int) -> [Recorded] {
    var dice = Dice(seed)
    return (1...count).map {
      Recorded(
        dice.subProject($0, in: Town.configuration, today: today), change: 7, recordedAt: Instant(today, hour: 8))
    }
  }

  private static func bytes(_ list: ExportedList, _ form: Form) throws -> [UInt8] {
    let book = try list.workbook(sheetPerField: true, created: Instant(today, hour: 8))
    return switch form {
    case .open: try list.csv(.open).bytes()
    case .excelDE: try list.csv(.excelDE).bytes()
    case .xlsx: try XLSXDocument.bytes(book)
    case .ods: try ODSDocument.bytes(book)
    case .json: try list.objects.envelope(notice: "Probe").bytes()
    case .jsonLines: try list.objects.lines.bytes()
    }
  }

  private static func read(_ bytes: [UInt8], _ form: Form) throws -> TableFile {
    let sandbox = try Sandbox()
    let path = sandbox.path("liste.\(form.rawValue)")
    try Data(bytes).write(to: URL(filePath: path))
    return try TableFile.read(path)
  }

  @Test(arguments: Form.allCases, Language.allCases)
  func nothingDiffersAfterExportAndImport(form: Form, language: Language) throws {
    let items = RoundTripTests.items(250, seed: 42)
    let wording = Wording(language, Town.configuration)
    let list = ExportedList(
      RecordedItems(items), ListColumn.everything(in: Town.configuration), wording,
      at: Moment(change: 7, day: RoundTripTests.today))
    let file = try RoundTripTests.read(try RoundTripTests.bytes(list, form), form)
    let mapping = ImportMapping(Town.configuration.own)
    let table = try ImportTable(file, mapping)
    var reader = RowReader(table, file.format, mapping, Town.configuration)
    try #require(table.rows.count == items.count)
    for (item, row) in zip(items, table.rows) {
      let listed = reader.read(row)
      #expect(listed.number == item.number)
      #expect(listed.problems.isEmpty, "\(item.number): \(listed.problems)")
      for attribute in Town.configuration.attributes {
        let value = ListColumn.attribute(attribute).value(item, Town.configuration, on: RoundTripTests.today)
        let (sent, came) = (spelled(value), spelled(listed.listing[attribute] ?? .none))
        if sent != came { Issue.record("\(item.number) \(attribute.rawValue): \(sent) came back as \(came)") }
      }
      var after = item.subProject
      try after.adopt(listed.listing, Listing.Grounds(), in: Town.configuration, today: RoundTripTests.today)
      #expect(after == item.subProject)
    }
  }

  /// Scalar by scalar: two texts that Swift calls equal may differ in them.
  private func spelled(_ value: Value) -> String {
    func scalars(_ text: String) -> String {
      text.unicodeScalars.map { $0.isASCII ? String($0) : "<\(String($0.value, radix: 16))>" }.joined()
    }
    return switch value {
    case .text(let text): scalars(text)
    case .list(let list): list.map(scalars).joined(separator: " | ")
    case .milestones(let list):
      list.map { "\(scalars($0.title)) \($0.due) \($0.doneOn?.iso ?? "-")" }.joined(separator: " | ")
    default: "\(value)"
    }
  }

  /// The random sub-projects are worth their name: every attribute occurs, with and without a value.
  @Test func everyAttributeIsTried() {
    let items = RoundTripTests.items(250, seed: 42)
    for attribute in Town.configuration.attributes {
      let values = Set(items.map { $0.subProject[attribute] })
      let isFlag = if case .flag = attribute.form { true } else { false }
      #expect(values.count > (isFlag ? 1 : 2), "\(attribute.rawValue)")
    }
  }
}
