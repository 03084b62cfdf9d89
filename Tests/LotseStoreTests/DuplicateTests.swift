import LotseBasics
import LotseModel
import Testing

@testable import LotseStore

/// Whether a new sub-project is likely one that is there.
@Suite struct DuplicateTests {
  private static let titles = [
    "Wohngeld online", "WOHNGELD-Online", "Wohn\u{AD}geld Online", "„Wohngeld“ online", "Wohngeldonline",
    "Wohngeld onlin",
    "Führerschein", "Fuehrerschein", "Fuhrerschein", "Fu\u{308}hrerschein", "Straße", "STRASSE", "Ämter", "Aemter",
    "Amter",
    "A\u{308}mter", "Bero\u{308}", "Berö", "Beroe", "Bero", "Akte 12", "Akte12", "Akte-12", "Akte 12)", "Akte 13", "a",
    "A",
    "ab1", "AB 1", "ﬁnanzen", "Finanzen", "Ｆinanzen", "Cafe\u{301}", "Café", "Cafe", "—", "–", "12 Akte", "12Akte",
  ]

  /// Of every pair of titles the file finds what the rule finds among all.
  @Test(arguments: titles)
  func theFileFindsWhatTheRuleFinds(title: String) throws {
    let city = try City()
    for earlier in DuplicateTests.titles { try city.add(earlier) }
    let new = Number(DuplicateTests.titles.count + 1)
    func traits(_ number: Number, unit: String) -> Duplicates.Traits {
      Duplicates.Traits(
        number: number, title: title, field: Key("other"), unit: Key(unit), ozgID: nil, ozgKeys: [], follows: nil)
    }
    for unit in ["FB33", "FB10"] {
      var rule = Duplicates()
      for item in try city.items() {
        let traits = try #require(Duplicates.Traits(item))
        _ = rule.insert(traits)
      }
      let expected = rule.insert(traits(new, unit: unit))
      #expect((expected == nil) == (unit == "FB10" || Text.keys(title).isEmpty))
      var found: Duplicates.Match?
      try city.record { found = try $0.duplicate(of: traits(new, unit: unit)) }
      #expect(found == expected)
    }
  }
}
