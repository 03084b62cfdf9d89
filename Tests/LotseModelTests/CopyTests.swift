import LotseBasics
import LotseModel
import TestSupport
import Testing

/// A sub-project is a value, wherever its attributes lie: copies share nothing that one of them could change in the other.
@Suite struct CopyTests {
  private static let today = Day("2026-11-23")

  @Test(arguments: 1...20)
  func aCopyThatChangesLeavesTheOtherAsItWas(seed: Int) throws {
    var dice = Dice(seed)
    let item = dice.subProject(1, in: Town.configuration, today: CopyTests.today)
    let other = dice.subProject(1, in: Town.configuration, today: CopyTests.today)
    for attribute in Town.configuration.attributes where !attribute.isRequired {
      let before = Town.configuration.attributes.map { item[$0] }
      var copy = item
      try copy.set(attribute, to: other[attribute])
      #expect(Town.configuration.attributes.map { item[$0] } == before, "\(attribute.rawValue) changed the first")
      #expect(copy[attribute] == other[attribute] || other[attribute] == .none, "\(attribute.rawValue) was not taken")
      #expect((copy == item) == (copy[attribute] == item[attribute]))
      // Equal again once the value is the same again, and found as the same.
      try copy.set(attribute, to: item[attribute])
      #expect(copy == item && copy.hashValue == item.hashValue, "\(attribute.rawValue)")
    }
  }

  @Test func whatWasClearedIsAsIfItHadNeverBeen() {
    let bare = SubProject(
      number: Number(1), title: "Wohngeld", field: Key("ozg"), kind: .ozgService, unit: Key("FB50"),
      proposedOn: CopyTests.today)
    var cleared = bare
    (cleared.note, cleared.tags, cleared.budgetPlanned) = ("Notiz", ["EfA"], Money(cents: 100))
    #expect(cleared != bare)
    (cleared.note, cleared.tags, cleared.budgetPlanned) = (nil, [], nil)
    #expect(cleared == bare && Set([cleared, bare]).count == 1)
  }
}
