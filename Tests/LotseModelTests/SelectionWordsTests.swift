import LotseBasics
import LotseModel
import TestSupport
import Testing

/// A figure of a part says of which part; the whole needs no word.
@Suite struct SelectionWordsTests {
  private static let full = Selection([
    .numbers([Number(1)]), .fields(Town.configuration.fields.prefix(2).map(\.key)),
    .statuses([.completed, .cancelled]), .oneOf(.attribute(.kind), ["tool"]),
    .units(Town.configuration.units.prefix(1).map(\.key)), .oneOf(.attribute(.light), ["red"]),
    .oneOf(.attribute(.priority), ["high"]), .oneOf(.attribute(.visibility), ["council"]),
    .oneOf(.attribute(.tags), ["efa"]), .oneOf(.attribute(.places), ["smart-city:mobility"]), .open, .mandatory,
    .overdue, .stale, .search(["wohn", "geld"]),
  ])

  @Test func nothingIsSaidOfTheWhole() {
    #expect(Wording(.de, Town.configuration).filter(Selection()) == nil)
    #expect(Selection().json == nil)
  }

  @Test(arguments: Language.allCases) func everyPartOfAFilterIsSaid(language: Language) throws {
    let said = try #require(Wording(language, Town.configuration).filter(SelectionWordsTests.full))
    let parts = said.split(separator: "; ").map(String.init)
    #expect(parts.count == SelectionWordsTests.full.criteria.count)
    #expect(parts.first == language("Nur: Nummer TP-0001", "Only: number TP-0001"))
    #expect(parts.contains(language("Status Abgeschlossen, Eingestellt", "Status Completed, Cancelled")))
    #expect(parts.contains(language("seit mehr als 28 Tagen ohne Meldung", "silent for more than 28 days")))
    #expect(parts.last == language("Suche „wohn geld“", "search \"wohn geld\""))
  }

  @Test func everyPartOfAFilterIsInJSON() throws {
    guard case .object(let object)? = SelectionWordsTests.full.json else {
      Issue.record("no object")
      return
    }
    #expect(object.count == SelectionWordsTests.full.criteria.count)
    #expect(object["status"] == .array([.string("completed"), .string("cancelled")]))
    #expect(object["place"] == .array([.string("smart-city:mobility")]))
    #expect(object["open"] == .bool(true))
  }

  /// What a typed filter means, in the words of a reader.
  @Test(arguments: [
    ("geplantes-ende=2027-01-01..2027-06-30", "Geplantes Ende 01.01.2027 bis 30.06.2027"),
    ("fällig<2027-01-01", "Nächste Fälligkeit bis 31.12.2026"), ("geändert>=2026-11-01", "geändert ab 01.11.2026"),
    ("nachweis=-", "ohne Nachweis"), ("nachweis", "mit Nachweis"), ("status!=geplant", "nicht Status Geplant"),
    ("titel~bau oder offen", "Titel mit „bau“ oder offene"),
    ("nicht (offen und pflicht)", "nicht (offene und gesetzliche Pflichten)"),
    ("nummer=3..5,9", "Nummer TP-0003 bis TP-0005, TP-0009"),
    ("budget-geplant>1.000", "Budget geplant ab 1.000,01 €"),
  ])
  func typedFiltersAreTold(text: String, words: String) throws {
    let meaning = FilterMeaning(Town.configuration) { try TypedDay($0, today: Day(number: 20_000), edge: $1).day }
    let selection = Selection(try meaning(TypedFilter(parsing: text)))
    #expect(Wording(.de, Town.configuration).filter(selection) == "Nur: " + words)
  }
}
