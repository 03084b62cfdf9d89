import LotseExchange
import LotseModel
import LotseSheets
import Testing

/// Lists of OZG services as offices keep them, and everything that can be wrong with one.
@Suite struct CatalogueTableTests {
  private func table(_ rows: [[ReadCell]], _ mapping: CatalogueMapping? = nil) -> CatalogueTable {
    CatalogueTable(
      ReadSheet(name: "", rows: rows.enumerated().map { ReadRow(line: $0.offset + 1, cells: $0.element) }), mapping)
  }

  private func texts(_ rows: [[String]], _ mapping: CatalogueMapping? = nil) -> CatalogueTable {
    table(rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } }, mapping)
  }

  @Test(arguments: [
    ["OZG-ID", "OZG-Leistung", "Themenfeld", "Lage"], ["ozg_id", "name", "topic", "situation"],
    ["OZG ID", "Bezeichnung", "Themenfeld", "Lebenslage"], ["ID", "Leistung", "TOPIC", "Geschäftslage"],
    ["OZG-Nr.", "Name der Leistung", "OZG-Themenfeld", "Lebens- und Geschäftslage"],
  ])
  func headingsAreRecognised(headings: [String]) throws {
    let table = texts([headings, ["10001", "Baumfällung", "Umwelt", "Garten"]])
    #expect(table.flaws.isEmpty)
    #expect(
      table.services == [try OZGService(id: "10001", name: "Baumfällung", topic: "Umwelt", situation: "Garten")])
  }

  @Test func titlesAboveEmptyRowsAndNumbersAreTaken() throws {
    let table = table([
      [.text("Katalog der Probestadt")], [.empty, .text("Name"), .text("OZG-ID")],
      [.empty, .text("  Baum\u{A0}fällung\n(groß) "), .number(10001)], [.empty, .empty, .empty, .text("Summe")],
    ])
    #expect(table.flaws.isEmpty)
    #expect(table.services == [try OZGService(id: "10001", name: "Baum fällung (groß)")])
  }

  @Test func repetitionsAreHarmlessAndSituationsJoin() throws {
    let table = texts([
      ["OZG-ID", "Name", "Themenfeld", "Lebenslage", "Geschäftslage"],
      ["10001", "Baumfällung", "", "Garten", ""], ["10001", "Baumfällung", "Umwelt", "Garten", ""],
      ["10001", "Baumfällung", "Umwelt", "Umzug", "Baubetrieb"],
    ])
    #expect(table.flaws.isEmpty)
    #expect(
      table.services == [
        try OZGService(id: "10001", name: "Baumfällung", topic: "Umwelt", situation: "Garten; Umzug; Baubetrieb")
      ])
  }

  @Test func everyFlawIsNamedWithItsPlace() {
    let table = table([
      [.text("OZG-ID"), .text("Name"), .text("Themenfeld")], [.text("1000"), .text("Baumfällung")],
      [.text("10002"), .empty], [.empty, .text("Laubsack")], [.text("10004"), .text("A"), .text("X")],
      [.text("10004"), .text("B"), .text("Y")], [.text("10005"), .error("#REF!")],
      [.text("10006"), .text("a\u{7}b")], [.number(10007.5), .text("Halb")],
      [.text("10008"), .text(String(repeating: "x", count: 1001))],
    ])
    #expect(
      table.flaws.map(\.reason) == [
        .notAnOZGID("1000"), .noName("10002"), .noID("Laubsack"), .otherName(id: "10004", "B", before: "A", line: 5),
        .otherTopic(id: "10004", "Y", before: "X", line: 5), .errorCell("#REF!"), .noName("10005"), .controlCharacter,
        .notAnOZGID("10007.5"), .tooLong(1000),
      ])
    #expect(table.flaws.map(\.line) == [2, 3, 4, 6, 6, 7, 7, 8, 9, 10])
    #expect(table.flaws.map(\.column) == [1, 2, 1, 2, 3, 2, 2, 2, 1, 2])
  }

  @Test func aListWithoutTheColumnsIsRefused() {
    let unknown = texts([["Liste"], ["Nr.", "Was", "Wo"], ["10001", "Baumfällung", "Umwelt"]])
    #expect(unknown.flaws.map(\.reason) == [.noColumn(.id, found: ["Nr.", "Was", "Wo"])])
    #expect(unknown.flaws.first?.line == 2)
    #expect(texts([["OZG-ID", "Was"]]).flaws.map(\.reason) == [.noColumn(.name, found: ["OZG-ID", "Was"])])
    #expect(texts([]).flaws.map(\.reason) == [.noRows])
    let twice = texts([["OZG-ID", "Name", "Name"], ["10001", "A", "B"]])
    #expect(twice.flaws.map(\.reason) == [.doubtful(.name)])
    #expect(twice.flaws.first?.column == 3)
  }

  @Test func aMappingSaysWhatHeadingsMean() throws {
    let mapping = try CatalogueMapping("columns:\n  Nr.: id\n  Was: name\n  Anlass: situation\n  Lage: situation\n")
    let table = texts(
      [["Nr.", "OZG-ID", "Was", "Anlass", "Lage"], ["10001", "x", "Baumfällung", "Sturm", "Garten"]], mapping)
    #expect(table.flaws.isEmpty)
    #expect(table.services == [try OZGService(id: "10001", name: "Baumfällung", situation: "Sturm; Garten")])
    let absent = texts([["Nr.", "Titel"], ["10001", "x"]], mapping)
    #expect(absent.flaws.map(\.reason) == [.noSuchHeading("Was", found: ["Nr.", "Titel"])])
  }

  @Test(arguments: [
    ("spalten: {}", 1, 1), ("columns:\n  Nr.: nummer\n", 2, 8), ("columns:\n  Nr.: id\n  No.: id\n", 3, 8),
    ("columns: [id]\n", 1, 10), ("columns:\n\tNr.: id\n", 2, 1), ("", 1, 1),
  ])
  func aFlawOfTheMappingHasLineAndColumn(text: String, line: Int, column: Int) {
    let flaw = #expect(throws: ConfigurationFlaw.self) { try CatalogueMapping(text) }
    #expect(flaw?.line == line)
    #expect(flaw?.column == column)
  }
}
