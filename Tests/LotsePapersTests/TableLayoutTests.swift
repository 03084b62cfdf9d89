import LotseBasics
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// Columns are as wide as what stands in them; those that give way share what is left, and no table is wider than the
/// page.
@Suite struct TableLayoutTests {
  private static let width = 16_500

  private func layout(_ columns: [Table.Column], _ cells: [String]) -> TableLayout {
    TableLayout(Table(columns, [cells.map { .init($0) }]), .de, width: TableLayoutTests.width)
  }

  @Test func flexibleColumnsTakeTheRest() {
    let layout = layout(
      [.init("Nr."), .init("Titel", flexible: true), .init("Umfang", .right)], ["TP-1000", "Kurzer Titel", "7"])
    #expect(TableLayoutTests.width - 2...TableLayoutTests.width ~= layout.width)
    #expect(layout.widths[1] > 11_000)
    #expect(layout.size == 9)
  }

  @Test func firmColumnsLeaveThePageFree() {
    let layout = layout([.init("Nr."), .init("Umfang", .right)], ["TP-1000", "7"])
    #expect(layout.width < 4_000)
  }

  /// What does not fit is set in smaller letters, and at last divided by need.
  @Test func manyColumnsFit() {
    let title = "Umsetzungsverantwortung"
    let layouts = [3, 4, 5, 30].map { count in
      layout((0..<count).map { _ in .init(title) }, (0..<count).map { _ in title })
    }
    #expect(layouts.map(\.size) == [9, 8, 8, 8])
    #expect(layouts.allSatisfy { $0.width <= TableLayoutTests.width && $0.widths.allSatisfy { $0 > 0 } })
  }

  /// A number, a code or a light is never divided; the texts share what is left.
  @Test func firmColumnsAreWhole() {
    let long = "Verwaltungsvorstandsentscheidung zu den Grundstücksverkehrsgenehmigungen"
    let columns = ["Nr.", "Titel", "Einheit", "Ampel", "Vorschlag", "Anlass", "Maßnahme", "Entscheidung"].map {
      Table.Column($0, flexible: ["Titel", "Anlass", "Maßnahme", "Entscheidung"].contains($0))
    }
    let layout = layout(columns, columns.map { $0.isFlexible ? long : $0.title == "Nr." ? "TP-0032" : "Gelb" })
    #expect(layout.width <= TableLayoutTests.width && layout.size >= 8)
    for (column, width) in zip(columns, layout.widths) where !column.isFlexible {
      let cell = LetterWidth.of(column.title == "Nr." ? "TP-0032" : "Gelb") * 104
      let need = max(cell, LetterWidth.of(column.title) * 112) * layout.size * 3_528 / 10_000_000
      #expect(width >= need + 240, "\(column.title)")
    }
  }

  @Test func longTextsDoNotPressNumbersOut() {
    let long = String(repeating: "Donaudampfschifffahrtsgesellschaft ", count: 150)
    let layout = layout(
      [.init("Nr."), .init("Titel", flexible: true), .init("Grund", flexible: true), .init("Zahl", .right)],
      ["TP-1000", long, "kurz", "1234567"])
    #expect(layout.width <= TableLayoutTests.width)
    #expect(layout.widths[0] >= 1_500 && layout.widths[3] >= 1_400)
    #expect(layout.widths[1] > 2 * layout.widths[2])
  }

  @Test(arguments: [("", 0), ("i", 222), ("W", 944), ("0", 556), ("e\u{301}", 556), ("日", 1_000), ("Ü", 720)])
  func letters(text: String, width: Int) { #expect(LetterWidth.of(text) == width) }

  @Test func wordsEndAtHyphens() {
    #expect(LetterWidth.ofLongestWord("IT-Sicherheit") == LetterWidth.of("Sicherheit") + 333)
    #expect(LetterWidth.ofLongestWord("") == 0)
  }
}
