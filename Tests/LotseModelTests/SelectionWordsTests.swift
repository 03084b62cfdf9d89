import LotseBasics
import LotseModel
import TestSupport
import Testing

/// A figure of a part says of which part; the whole needs no word.
@Suite struct SelectionWordsTests {
  private static let full: Selection = {
    var selection = Selection()
    selection.numbers = [Number(1)]
    selection.fields = Town.configuration.fields.prefix(2).map(\.key)
    selection.statuses = [.completed, .cancelled]
    selection.kinds = [.tool]
    selection.units = Town.configuration.units.prefix(1).map(\.key)
    selection.lights = [.red]
    selection.priorities = [.high]
    selection.visibilities = [.council]
    selection.tags = ["efa"]
    selection.places = [Place(scheme: "smart-city", key: "mobility")]
    (selection.isOpen, selection.isMandatory, selection.isOverdue, selection.isStale) = (true, true, true, true)
    selection.search = ["wohn", "geld"]
    return selection
  }()

  @Test func nothingIsSaidOfTheWhole() {
    #expect(Wording(.de, Town.configuration).filter(Selection()) == nil)
    #expect(Selection().json == nil)
  }

  @Test(arguments: Language.allCases) func everyPartOfAFilterIsSaid(language: Language) throws {
    let said = try #require(Wording(language, Town.configuration).filter(SelectionWordsTests.full))
    let parts = said.split(separator: "; ").map(String.init)
    #expect(parts.count == Mirror(reflecting: SelectionWordsTests.full).children.count)
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
    #expect(object.count == Mirror(reflecting: SelectionWordsTests.full).children.count)
    #expect(object["status"] == .array([.string("completed"), .string("cancelled")]))
    #expect(object["place"] == .array([.string("smart-city:mobility")]))
    #expect(object["open"] == .bool(true))
  }
}
