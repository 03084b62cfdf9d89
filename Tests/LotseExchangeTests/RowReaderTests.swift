import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange
@testable import LotseSheets

/// A cell says what a person reads in it, or is refused; nothing is read as something else.
@Suite struct RowReaderTests {
  private static func read(
    _ attribute: Attribute, _ cell: ReadCell, _ mapping: ImportMapping = ImportMapping(),
    _ format: TableFile.Format = .xlsx
  ) throws -> ListedRow {
    let sheet = ReadSheet(
      name: "", rows: [ReadRow(line: 1, cells: [.text(attribute.rawValue)]), ReadRow(line: 2, cells: [cell])])
    let table = try ImportTable(TableFile(format: format, sheets: [sheet]), mapping)
    var reader = RowReader(table, format, mapping, Town.configuration)
    return reader.read(try #require(table.rows.first))
  }

  private static func value(_ attribute: Attribute, _ cell: ReadCell) throws -> Value? {
    let row = try read(attribute, cell)
    return row.problems.isEmpty ? row.listing[attribute] : nil
  }

  @Test(arguments: [
    (12_500.0, 1_250_000), (0, 0), (0.1, 10), (1234.56, 123_456), (99_999_999.99, 9_999_999_999),
    (12.500000000001, 1250),
  ])
  func anAmountOfWholeCentsIsTaken(number: Double, cents: Int) throws {
    #expect(try RowReaderTests.value(.budgetPlanned, .number(number)) == .money(Money(cents: cents)))
  }

  /// 12.345 as a number is twelve and a bit, and never the twelve thousand that the text "12.345" means.
  @Test(arguments: [12.345, 0.125, 100.0 / 3, -1, -0.01, 1e15])
  func anAmountThatIsNotWholeCentsIsRefused(number: Double) throws {
    let row = try RowReaderTests.read(.budgetPlanned, .number(number))
    #expect(row.listing[.budgetPlanned] == nil)
    #expect(row.problems.count == 1)
  }

  /// A year typed into a cell that shows days is a day of 1905 to the spreadsheet.
  @Test(arguments: [("1905-07-18", 2026), ("1905-07-20", 2028), ("1905-05-23", 1970)])
  func aYearInACellForDaysIsNoDay(day: String, year: Int) throws {
    for cell in [ReadCell.day(try Day(written: day)), .time(try Day(written: day), seconds: 0)] {
      let row = try RowReaderTests.read(.plannedEnd, cell)
      #expect(row.problems.map(\.flaw) == [.refusal(.unreadable(.typedYear(year)))])
    }
    #expect(try RowReaderTests.value(.plannedEnd, .day(Day("1906-07-18"))) == .day(Day("1906-07-18")))
  }

  @Test(arguments: [Attribute.coverageTarget, .maturityLevel])
  func aCountIsAWholeNumber(attribute: Attribute) throws {
    #expect(try RowReaderTests.value(attribute, .number(12)) == .count(12))
    for number in [1.5, -1, 1e9] { #expect(try RowReaderTests.value(attribute, .number(number)) == nil) }
  }

  @Test func numbersOfCataloguesAreTexts() throws {
    #expect(try RowReaderTests.value(.ozgKeys, .number(99_107_023_000_000)) == .list(["99107023000000"]))
    #expect(try RowReaderTests.value(.ozgID, .number(10_077)) == .text("10077"))
    #expect(try RowReaderTests.value(.maturityModel, .number(2)) == .text("2.0"))
    #expect(try RowReaderTests.value(.maturityModel, .number(1.1)) == .text("1.1"))
    #expect(try RowReaderTests.value(.externalKey, .number(17)) == .text("17"))
  }

  @Test(arguments: [
    "2026-11-23", "23.11.2026", "23.11.26", " 23.11.2026 ", "2026-11-23 08:15", "2026-11-23T08:15:00Z",
    "23.11.2026 8:15",
  ])
  func daysAreReadAsOfficesWriteThem(text: String) throws {
    #expect(try RowReaderTests.value(.plannedEnd, .text(text)) == .day(Day("2026-11-23")))
  }

  @Test(arguments: ["31.02.2026", "11/23/2026", "2026", "Q3/2026", "ca. Mitte 2026", "46000", "23.11.", "offen"])
  func whatIsNoDayIsRefused(text: String) throws {
    let row = try RowReaderTests.read(.plannedEnd, .text(text))
    #expect(row.problems.map(\.flaw) == [.refusal(.unreadable(.day(text)))])
  }

  @Test func anEmptyCellLeavesAndTheMarkClears() throws {
    for blank in [ReadCell.empty, .text(" "), .text("\t\n ")] {
      #expect(try RowReaderTests.read(.summary, blank).listing.values.isEmpty)
    }
    #expect(try RowReaderTests.value(.summary, .text("-")) == Value.none)
    #expect(try RowReaderTests.value(.summary, .text(" - ")) == Value.none)
    #expect(try RowReaderTests.value(.summary, .text("--")) == .text("--"))
    // A mark over a hyphen is another text.
    #expect(try RowReaderTests.value(.summary, .text("-\u{308}")) == .text("-\u{308}"))
  }

  @Test func theMarkCanBeAnotherWord() throws {
    var mapping = ImportMapping()
    mapping.clear = "entfällt"
    for text in ["entfällt", "Entfällt", " ENTFÄLLT "] {
      #expect(try RowReaderTests.read(.summary, .text(text), mapping).listing[.summary] == Value.none)
    }
    #expect(try RowReaderTests.read(.summary, .text("-"), mapping).listing[.summary] == nil)
    #expect(try RowReaderTests.read(.title, .text("entfällt"), mapping).problems.count == 1, "a title cannot be empty")
  }

  @Test func errorsOfASpreadsheetAreNoValues() throws {
    for attribute in [Attribute.title, .plannedEnd, .budgetPlanned] {
      #expect(try RowReaderTests.read(attribute, .error("#REF!")).problems.map(\.flaw) == [.spreadsheetError])
    }
  }
}
