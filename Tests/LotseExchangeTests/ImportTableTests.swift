import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange
@testable import LotseSheets

/// The table of a list is found wherever it stands in the file, and a column that nobody knows is never passed over.
@Suite struct ImportTableTests {
  private static func sheet(_ name: String, _ rows: [[String]], hidden: Bool = false) -> ReadSheet {
    ReadSheet(
      name: name, isHidden: hidden,
      rows: rows.enumerated().filter { $1 != [] }.map { index, cells in
        ReadRow(line: index + 1, cells: cells.map { $0.isEmpty ? .empty : .text($0) })
      })
  }

  private static func table(
    _ sheets: [ReadSheet], _ edit: (inout ImportMapping) -> Void = { _ in }
  ) throws -> ImportTable {
    var mapping = ImportMapping()
    edit(&mapping)
    return try ImportTable(TableFile(format: .xlsx, sheets: sheets), mapping)
  }

  private static let list = sheet("Projekte", [["Titel", "Einheit"], ["Wohngeld", "FB50"]])

  @Test func headingsAreFoundBelowTitleRows() throws {
    let rows = [["Stadt Musterstadt"], [], ["Status am 14.11.2026"], ["Titel", "Status"], ["Wohngeld", "geplant"]]
    let table = try ImportTableTests.table([ImportTableTests.sheet("A", rows)])
    #expect(table.headerLine == 4)
    #expect(table.rows.map(\.line) == [5])
    #expect(table.columns == [.attribute(.title), .attribute(.status)])
    let named = try ImportTableTests.table([ImportTableTests.sheet("A", rows + [["Titel"], ["X"]])]) {
      $0.headerRow = 6
    }
    #expect(named.rows.map(\.line) == [7])
  }

  @Test func theFirstVisibleSheetWithKnownHeadingsIsReadAndTheOthersAreNamed() throws {
    let cover = ImportTableTests.sheet("Deckblatt", [["Liste der Projekte"]])
    let hidden = ImportTableTests.sheet("Alt", [["Titel"], ["Alt"]], hidden: true)
    let more = ImportTableTests.sheet("Mehr", [["Titel"], ["Mehr"]])
    let sheets = [hidden, cover, ImportTableTests.list, more]
    let table = try ImportTableTests.table(sheets)
    #expect(table.sheet.name == "Projekte")
    #expect(table.otherSheets == ["Deckblatt", "Mehr"])
    #expect(table.hiddenSheets == ["Alt"])
    #expect(try ImportTableTests.table(sheets) { $0.sheet = "mehr" }.sheet.name == "Mehr")
    #expect(try ImportTableTests.table(sheets) { $0.sheet = "Alt" }.sheet.name == "Alt", "asked for by name")
    #expect(throws: ImportFlaw.noSuchSheet("Neu", known: ["Alt", "Deckblatt", "Projekte", "Mehr"])) {
      try ImportTableTests.table(sheets) { $0.sheet = "Neu" }
    }
    #expect(throws: ImportFlaw.noHeadings(sheet: nil)) { try ImportTableTests.table([cover, hidden]) }
    #expect(throws: ImportFlaw.noHeadings(sheet: "Deckblatt")) {
      try ImportTableTests.table(sheets) { $0.sheet = "Deckblatt" }
    }
  }

  @Test func everyUnknownColumnIsNamedUnlessItIsMappedOrIgnored() throws {
    let sheet = ImportTableTests.sheet("A", [["Titel", "Farbe", "", "Ton", ""], ["Wohngeld", "rot", "leer", "", ""]])
    let unknown = [(1, "Farbe"), (3, "Ton")].map { ImportFlaw.Column(index: $0.0, heading: $0.1) }
    #expect(throws: ImportFlaw.unknownColumns(unknown)) { try ImportTableTests.table([sheet]) }
    let table = try ImportTableTests.table([
      ImportTableTests.sheet("A", [["Titel", "FARBE ", "Ton"], ["A", "b", "c"]])
    ]) {
      $0.columns = ["farbe": .attribute(.note), "ton": .ignored]
    }
    #expect(table.columns == [.attribute(.title), .attribute(.note), .ignored])
  }

  @Test func noTwoColumnsMeanTheSame() throws {
    let sheet = ImportTableTests.sheet("A", [["Titel", "Nr.", "title"], ["A", "", "B"]])
    let (first, second) = (
      ImportFlaw.Column(index: 0, heading: "Titel"), ImportFlaw.Column(index: 2, heading: "title")
    )
    #expect(throws: ImportFlaw.twice(first, second)) { try ImportTableTests.table([sheet]) }
  }

  @Test func aNumberingOfTheListIsNotTakenForOurNumbers() throws {
    let column = ImportFlaw.Column(index: 0, heading: "Nr.")
    let own = ImportTableTests.sheet("A", [["Nr.", "Titel"], ["1", "A"], ["2", "B"]])
    #expect(throws: ImportFlaw.ownNumbers(column)) { try ImportTableTests.table([own]) }
    let ours = ImportTableTests.sheet("A", [["Nr.", "Titel"], ["", "A"], ["TP-0002", "B"], ["3", "C"]])
    #expect(try ImportTableTests.table([ours]).columns.first == .number)
    #expect(try ImportTableTests.table([own]) { $0.columns = ["nr.": .attribute(.externalKey)] }.rows.count == 2)
  }

  /// Our own headings are known in both languages and as identifiers, with any case, hyphens or blanks.
  @Test(arguments: Attribute.allCases)
  func everyAttributeIsKnownByItsNames(attribute: Attribute) {
    let names = [attribute.label.de, attribute.label.en, attribute.rawValue, attribute.rawValue.uppercased()]
    for name in names + [attribute.rawValue.replacing("_", with: "-"), " \(attribute.label.de)\n"] {
      #expect(ImportColumn.known(name) == .attribute(attribute), "\(name)")
    }
  }
}
