import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange
@testable import LotseSheets

/// A suggested mapping is always one that the import takes, whatever the list holds.
struct SuggestedMappingTests {
  private static let configuration = Town.configuration

  private static let nasty = [
    "Titel", "titel", "TITEL ", "Geplante\r\nFertigstellung", "Ende\nFrist", "B", "b", "C", "#C", "##C", "A1", "x: y",
    "a: [b]",
    "{a}", "- a", "# b", "\"q\"", "'s'", "it's", "\\n", "*a", "&b *a", "!tag", "|", ">", "%", "@", "`", "yes", "no",
    "null", "~", "true", "1", "1.5", "0x1F", "2026-11-23", "<<", "🚦", "日本", "e\u{301}", "\u{E9}", "\u{A0}",
    "\u{200B}", "\u{202E}x", "\u{FEFF}", "\u{1}", "\u{85}", "\u{2028}", "a\tb", "Status", "Amt", "Kosten (in T€)",
    "=cmd|' /C calc'!A0", "'=x", "＝x", "Nr.", "Summe", "Stand: *", "?", "---", "...", "Projekt ",
    String(repeating: "lang ", count: 100), "Themenfeld", "Art", "Einheit", "online", "in Arbeit", "LeiKa",
  ]
  private static let cells: [ReadCell] =
    nasty.map(ReadCell.text) + [
      .empty, .empty, .empty, .number(7), .number(0.8), .day(Day(number: 20_780)), .flag(true), .error("#REF!"),
      .text("x"), .text("80 %"), .text("KW 48"), .text("nicht im LeiKa"), .text("Hr. Müller"), .text("FB33, FB50"),
      .text("12 T€"), .text("Handlungsfeld 1"), .text(String(repeating: "*a ", count: 40)),
    ]

  @Test(arguments: 0..<120) func aSuggestionIsAlwaysTaken(seed: Int) throws {
    var dice = Dice(seed)
    let width = Int.random(in: 1...12, using: &dice)
    let count = Int.random(in: 1...10, using: &dice)
    var rows: [ReadRow] = []
    var line = Int.random(in: 1...3, using: &dice)
    for index in 0..<count {
      let cells = (0..<width).map { _ in
        index == 0 && dice.chance(80) ? ReadCell.text(dice.pick(Self.nasty)) : dice.pick(Self.cells)
      }
      rows.append(
        ReadRow(line: line, cells: cells, shown: dice.chance(10) ? [0: "80 %"] : [:], isHidden: dice.chance(10)))
      line += dice.chance(90) ? 1 : 2
    }
    let isText = dice.chance(50)
    var sheet = ReadSheet(name: isText ? "" : dice.pick(Self.nasty), rows: rows)
    if !isText, width > 2, count > 3, dice.chance(60) {
      sheet.merged = [
        Area(rows: rows[0].line - 1...rows[0].line - 1, columns: 0...1),
        Area(rows: rows[1].line - 1...rows[2].line - 1, columns: width - 1...width - 1),
      ]
    }
    let format = isText ? TableFile.Format.csv(delimiter: UInt8(ascii: ";"), encoding: .utf8) : .xlsx
    let file = TableFile(format: format, sheets: [sheet])
    let suggestion = try SuggestedMapping(file, ImportMapping(), Self.configuration)
    for language in Language.allCases {
      let text = suggestion.text(language, file: "li\nste *a.csv")
      do {
        _ = try ImportTable(file, try ImportMapping(text))
        // With every line that waits for a person switched on it is one, too.
        let whole = text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { $0.hasPrefix("#  ") ? "  " + $0.dropFirst(3) : String($0) }.joined(separator: "\n")
        let mapping = try ImportMapping(whole)
        let table = try ImportTable(file, mapping)
        var reader = RowReader(table, format, mapping, Self.configuration)
        for row in table.rows { _ = reader.read(row) }
      } catch {
        Issue.record("\(error)\n\(text)\n\(rows.map(\.cells))")
      }
    }
  }

  private static func file(_ rows: [[String]], merged: [Area] = []) -> TableFile {
    var sheet = ReadSheet(
      name: "A",
      rows: rows.enumerated().filter { $1 != [] }.map { index, cells in
        ReadRow(line: index + 1, cells: cells.map { $0.isEmpty ? .empty : .text($0) })
      })
    sheet.merged = merged
    return TableFile(format: .xlsx, sheets: [sheet])
  }

  private static func text(_ rows: [[String]], merged: [Area] = []) throws -> String {
    try SuggestedMapping(file(rows, merged: merged), ImportMapping(), configuration).text(.de, file: "l.xlsx")
  }

  /// However wide a list is, as much of it is looked at as a person waits for.
  @Test(arguments: [(1_000, 30, "Fr. Müller sagt 3"), (255, 30, "Wert")])
  func aWideListIsSuggestedForInBoundedTime(width: Int, height: Int, cell: String) throws {
    let headings = (0..<width).map { $0 == 7 ? "Titel" : "Spalte \($0) mit Überschrift" }
    let rows = (0..<height).map { row in (0..<width).map { "\(cell) \(row) \($0)" } }
    var text = ""
    let time = try ContinuousClock().measure { text = try SuggestedMappingTests.text([headings] + rows) }
    #expect(text.contains("title"))
    // The release build is some twenty times faster.
    #expect(time < .seconds(20), "\(time)")
  }

  @Test func aListWithoutAnyKnownWordGetsAMapping() throws {
    let text = try Self.text([
      ["Übersicht"], ["Wort", "Ding", "Sache"], ["Wohngeld online", "1", "2"], ["Kita-Portal", "3", "4"],
    ])
    #expect(text.contains("header_row: 2"))
    #expect(text.contains("\"Wort\": title"))
  }

  @Test func repeatedAndMissingHeadingsAreCalledByTheirLetters() throws {
    let rows = [["Titel", "Termin", "Termin", "", "C"], ["Eins", "2026-01-01", "2026-12-31", "Rest", "z"]]
    let text = try Self.text(rows)
    #expect(text.contains("\"B\": planned_end"))
    #expect(text.contains("- \"#C\""))
    #expect(text.contains("- \"D\""))
    #expect(text.contains("- \"C\""))
    var mapping = ImportMapping()
    mapping.columns = ["b": .attribute(.plannedStart), "#c": .attribute(.plannedEnd), "c": .attribute(.note)]
    let table = try ImportTable(Self.file(rows), mapping)
    #expect(
      table.columns == [
        .attribute(.title), .attribute(.plannedStart), .attribute(.plannedEnd), .ignored, .attribute(.note),
      ])
    #expect(table.treatment.unnamed.map(\.example) == ["Rest"])
  }

  @Test func oneHeadingOverTwoColumnsOfDaysIsAStartAndAnEnd() throws {
    let text = try Self.text(
      [["Titel", "Termin", ""], ["Eins", "2026-01-01", "2026-12-31"]], merged: [Area(rows: 0...0, columns: 1...2)])
    #expect(text.contains("\"Termin\": planned_start"))
    #expect(text.contains("\"C\": planned_end"))
  }

  @Test func crossesInColumnsAreAStatus() throws {
    let rows = [
      ["Titel", "in Arbeit", "online"], ["A", "x", ""], ["B", "", "X"], ["C", "x", "x"], ["D", "", "?!"],
    ]
    let text = try Self.text(Array(rows.prefix(3)))
    #expect(text.contains("crosses:"))
    #expect(text.contains("\"in Arbeit\": implementation"))
    #expect(text.contains("\"online\": completed"))
    let mapping = try ImportMapping(text)
    let table = try ImportTable(Self.file(rows), mapping)
    var reader = RowReader(table, .xlsx, mapping, Self.configuration)
    let read = table.rows.map { reader.read($0) }
    #expect(read.map { $0.listing[.status]?.text } == ["implementation", "completed", "implementation", nil])
    #expect(read[2].problems.map(\.flaw) == [.secondCross(.status)])
    #expect(read[3].problems.map(\.flaw) == [.notACross])
  }

  @Test func whyThereIsNoKeyHasAnAttributeOfItsOwn() throws {
    let rows = [
      ["Titel", "LeiKa-ID"], ["A", "99108008000000"], ["B", "nicht im LeiKa"], ["C", "nicht im LeiKa"], ["D", "k.A."],
    ]
    let text = try Self.text(rows)
    #expect(text.contains("\"nicht im LeiKa\": { ozg_not_in_catalogue: \"nicht im LeiKa\" }"))
    #expect(text.contains("\"k.A.\": \"\""))
    let mapping = try ImportMapping(text)
    let table = try ImportTable(Self.file(rows), mapping)
    var reader = RowReader(table, .xlsx, mapping, Self.configuration)
    let read = table.rows.map { reader.read($0) }
    #expect(read.flatMap(\.problems).isEmpty)
    #expect(read[1].listing[.ozgNotInCatalogue]?.text == "nicht im LeiKa")
    #expect(read[1].listing[.ozgKeys] == nil)
  }

  @Test func rowsThatAreNoItemsAreProposedForLeavingOut() throws {
    let rows = [
      ["Nr.", "Projekt", "Kosten"], ["Bereich A", "", ""], ["1", "Eins", "5"], ["", "Zwischensumme:", "5"],
      ["Nr.", "Projekt", "Kosten"], ["Bereich B", "", ""], ["2", "Zwei", "6"], ["", "Gesamt 2026", "11"],
      ["", "Gesamtkonzept", "1"], ["Quelle: Kämmerei, Fr. Beispiel", "", ""],
    ]
    let text = try Self.text(rows)
    for line in ["- \"Zwischensumme:\"", "- \"Gesamt 2026\"", "- \"Quelle: *\"", "- \"Nr.\"", "sections: field"] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(!text.contains("Gesamtkonzept"))
    let table = try ImportTable(Self.file(rows), try ImportMapping(text))
    #expect(table.rows.map(\.line) == [3, 7, 9])
    #expect(table.rows.map { $0.cells.last } == [.text("Bereich A"), .text("Bereich B"), .text("Bereich B")])
  }

  @Test func namesOfPersonsAreWarnedOf() throws {
    let rows = [
      ["Titel", "Wer", "Info", "Kram", "Mehr"],
      ["Eins", "Muster", "lt. Hr. Beispiel", "Erika Muster", "Muster, Sabine"],
    ]
    let text = try Self.text(rows)
    #expect(text.split(separator: "\n").count { $0.contains("Zeile 2: Name einer Person?") } == 3)
    #expect(text.contains("Namen von Personen braucht Lotse nicht"))
    #expect(!text.contains("Erika"))
    for text in ["Frankfurter Straße", "Max. 3 Tage", "FB 10", "Herr der Lage", "Digitale Akte", "Martin-Luther-Platz"]
    {
      #expect(!PersonalName.isIn(text), "\(text)")
    }
  }
}
