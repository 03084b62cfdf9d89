import LotseBasics
import LotseModel
import Testing

/// What is likely there twice, against the rule asked of every pair.
@Suite struct DuplicatesTests {
  private static func traits(
    _ number: Int, _ title: String, field: String = "ozg", unit: String = "FB33", ozgID: String? = nil,
    keys: [String] = [], follows: Int? = nil
  ) -> Duplicates.Traits {
    Duplicates.Traits(
      number: Number(number), title: title, field: Key(field), unit: Key(unit), ozgID: ozgID, ozgKeys: keys,
      follows: follows.map { Number($0) })
  }

  private static func matches(_ all: [Duplicates.Traits]) -> [Int?] {
    var duplicates = Duplicates()
    return all.map { duplicates.insert($0)?.number.value }
  }

  @Test(arguments: [
    ("Führerschein", "fuehrerschein", true), ("Führerschein", "FÜHRER\u{AD}SCHEIN", true),
    ("Führerschein", "Fuhrerschein", true), ("E-Akte", "eAkte", true), ("E\u{2011}Akte", "E Akte", true),
    ("Straße", "STRASSE", true), ("Kita „Sonne“", "Kita Sonne", true), ("Akte 1", "Akte 2", false),
    ("—", "–", false), ("Ämter", "Amter", true),
  ])
  func titlesAreComparedAsPeopleReadThem(first: String, second: String, isSame: Bool) {
    let found = DuplicatesTests.matches([DuplicatesTests.traits(1, first), DuplicatesTests.traits(2, second)])
    #expect(found == [nil, isSame ? 1 : nil])
  }

  /// 4,000 sub-projects of few titles, fields, units and services: the index says of each whether an earlier one is like
  /// it, as the rule does when every pair is asked.
  @Test func everyPairIsJudgedByTheRule() {
    var dice = SystemRandomNumberGenerator()
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
    for _ in 0..<100 {
      let all = (1...40).map { number in
        DuplicatesTests.traits(
          number, ["Akte", "AKTE", "Bus", "Bad", "Brücke", "Bruecke"][pick(6)], field: "f\(pick(4))",
          unit: "u\(pick(4))",
          ozgID: pick(2) == 0 ? nil : "\(pick(9))", keys: (0..<pick(3)).map { _ in "k\(pick(4))" })
      }
      for (index, found) in DuplicatesTests.matches(all).enumerated() {
        let like = all[..<index].filter { DuplicatesTests.areLike($0, all[index]) }.map(\.number.value)
        #expect(found == nil ? like.isEmpty : like.contains(found ?? 0))
      }
    }
  }

  private static func areLike(_ one: Duplicates.Traits, _ other: Duplicates.Traits) -> Bool {
    let hasTitle = Text.isSameWord(one.title, other.title) && (one.field == other.field || one.unit == other.unit)
    let keysMeet =
      one.ozgKeys.isEmpty || other.ozgKeys.isEmpty || !Set(one.ozgKeys).isDisjoint(with: other.ozgKeys)
    return hasTitle || (one.ozgID != nil && one.ozgID == other.ozgID && keysMeet)
  }

  @Test func aLineOfSuccessorsIsNoDuplicate() {
    let line = [
      DuplicatesTests.traits(1, "Wohngeld"), DuplicatesTests.traits(2, "Wohngeld", follows: 1),
      DuplicatesTests.traits(3, "Wohngeld", follows: 2), DuplicatesTests.traits(4, "Wohngeld"),
    ]
    #expect(DuplicatesTests.matches(line) == [nil, nil, nil, 1])
  }

  /// As many as a hostile list has, all alike but for their keys.
  @Test(.timeLimit(.minutes(1))) func manyUnderOneIDTakeNoLonger() {
    var duplicates = Duplicates()
    for number in 1...50_000 {
      let traits = DuplicatesTests.traits(
        number, "Titel \(number)", field: "f\(number)", unit: "u\(number)", ozgID: "10169", keys: ["\(number)"])
      #expect(duplicates.insert(traits) == nil)
    }
  }
}
