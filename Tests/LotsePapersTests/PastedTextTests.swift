import LotseBasics
import LotseSheets
import Testing

@testable import LotsePapers

/// What is pasted into another program has no marks of a format, and breaks no line that its author did not.
@Suite struct PastedTextTests {
  @Test func aParagraphIsOneLineAndARowNamesItsColumns() {
    let long = String(repeating: "Ein langer Satz ohne Umbruch. ", count: 40) + "Ende."
    let table = Table(
      [.init("Nr."), .init("Titel", flexible: true), .init("Balken", for: .screens), .init("Anlass")],
      [[.init("TP-0001"), .init("Wohngeld"), .init(.empty), .init("Ende vorbei\nMeilenstein fällig")]],
      total: [.init("Gesamt"), .init(.empty), .init(.empty), .init(2)], caption: "Verspätet")
    let document = Document(
      .de,
      [
        .heading(1, "Sachstand"), .notice("Nichtöffentlich"), .heading(2, "Lage"), .paragraph(long),
        .heading(2, "Liste"),
        .heading(3, "Verspätet"), .table(table), .list(["eins", "zwei"]), .contents,
        .fields([.init("Status", "offen")]),
      ])
    #expect(
      PastedText.render(document) == """
        Sachstand
        Nichtöffentlich

        Lage
        \(long)

        Liste

        Verspätet
        • TP-0001 – Titel: Wohngeld; Anlass: Ende vorbei; Meilenstein fällig
        • Gesamt – Anlass: 2

        • eins
        • zwei

        Status: offen

        """)
  }
}
