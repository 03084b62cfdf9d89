import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange
@testable import LotseSheets

/// config/import-example.yaml shows every key of a mapping, and a list that fits it is read as its comments say.
@Suite struct ImportExampleTests {
  private static func text() throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "config/import-example.yaml")
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test func everyKeyIsThereAndUnderstood() throws {
    let mapping = try ImportMapping(try ImportExampleTests.text())
    #expect(mapping.sheet == "Projekte")
    #expect(mapping.headerRow == 3)
    #expect(mapping.reading.encoding == .windows1252)
    #expect(mapping.reading.delimiter == UInt8(ascii: ";"))
    #expect(mapping.clear == "-")
    #expect(mapping.columns.count == 10)
    #expect(mapping.columns["kritisch"] == .cross(.light, "red"))
    #expect(mapping.headerRows == 1)
    #expect(mapping.skipped == [.text("summe"), .start("stand:"), .line(17)])
    #expect(mapping.sections == .field)
    #expect(mapping.filledDown == ["amt"])
    #expect(mapping.factors == ["kosten": 1])
    #expect(mapping.moved[.ozgKeys]?["nicht im leika"]?.attribute == .ozgNotInCatalogue)
    #expect(mapping.columns["ansprechpartner"] == .ignored)
    #expect(mapping.constants == [.kind: "ozg-service"])
    #expect(mapping.words[.plannedEnd] == ["ca. mitte 2027": "2027-06-30", "offen": ""])
  }

  @Test func aListThatFitsIsRead() throws {
    let list = """
      Projektliste;;;;;;;;
      Stand 14.11.2026;;;;;;;;
      lfd. Nr.;Maßnahme;Themenfeld;Amt;Ansprechpartner;Stand;Fertigstellung;Kosten;Bemerkungen
      1;Wohngeld;ozg;Amt 50;Fr. Müller;in  Arbeit;ca. Mitte 2027;12.500,- €;-
      2;Zeugnis;Onlinedienste;BÜRGERAMT;Hr. Groß;läuft;offen;8.200,50;Nur mit eID
      """
    // As a person would do with a CSV file: without the line that names a sheet.
    let mapping = try ImportMapping(
      try ImportExampleTests.text().split(separator: "\n").filter { !$0.hasPrefix("sheet:") }.joined(separator: "\n"))
    let bytes = try #require(list.data(using: .windowsCP1252))
    let file = try TableFile.read(bytes: Array(bytes), named: "liste.csv", mapping.reading)
    let table = try ImportTable(file, mapping)
    var reader = RowReader(table, file.format, mapping, Town.configuration)
    let rows = table.rows.map { reader.read($0) }
    #expect(rows.map(\.problems) == [[], []])
    #expect(rows.map(\.line) == [4, 5])
    #expect(
      rows[0].listing.values == [
        .externalKey: .text("1"), .title: .text("Wohngeld"), .field: .text("ozg"), .unit: .text("FB50"),
        .status: .text("implementation"), .plannedEnd: .day(Day("2027-06-30")),
        .budgetPlanned: .money(Money(cents: 1_250_000)), .note: .none,
      ])
    #expect(
      rows[1].listing.values == [
        .externalKey: .text("2"), .title: .text("Zeugnis"), .field: .text("ozg"), .unit: .text("FB33"),
        .status: .text("implementation"), .budgetPlanned: .money(Money(cents: 820_050)), .note: .text("Nur mit eID"),
      ])
    #expect(try reader.constants() == [Assignment(.kind, .text("ozg-service"))])
  }
}
