public import LotseBasics
public import LotseModel

extension Dice {
  /// A sub-project with any values that could be recorded of it; every text is one that Lotse takes from a person.
  public mutating func subProject(_ number: Int, in configuration: CityConfiguration, today: Day) -> SubProject {
    var item = Town.subProject(number, "Nr. \(number)")
    for attribute in configuration.attributes where attribute.isRequired || chance(70) {
      if let value = value(of: attribute, in: configuration, today: today) { try? item.set(attribute, to: value) }
    }
    try? item.set(.milestones, to: .none)
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      let title = (try? Assignment.line(text(for: .title), for: .milestones)) ?? "Start"
      let done = chance(40) ? today - Int.random(in: 0...3000, using: &self) : nil
      try? item.addMilestone(Milestone(title: title, due: day(), doneOn: done))
    }
    return item
  }

  private mutating func value(of attribute: Attribute, in configuration: CityConfiguration, today: Day) -> Value? {
    switch attribute.form {
    case .day: .day(day())
    case .money: .money(Money(cents: Int.random(in: 0...pick([99, 99_999, 999_999_999_99]), using: &self)))
    case .count: .count(Int.random(in: 0...pick([4, 999_999]), using: &self))
    case .flag: .flag(chance(50))
    case .term(let type): .text(term(type))
    case .field: .text(pick(configuration.fields).key.text)
    case .choice(let own): .text(pick(own.choices).key)
    case .unit: .text(pick(configuration.units).key.text)
    case .number: .text(Number(Int.random(in: 1...99_999, using: &self)).description)
    default: try? Assignment(attribute, reading: text(for: attribute), in: configuration).value
    }
  }

  private mutating func term(_ type: (some Term).Type) -> String { pick(Array(type.allCases)).rawValue }

  /// Any day that can be written.
  private mutating func day() -> Day {
    if chance(10) { return pick([Day("1900-01-01"), Day("1900-02-28"), Day("1900-03-01"), Day("2199-12-31")]) }
    return Day("1970-01-01") + Int.random(in: -25_000...80_000, using: &self)
  }

  private mutating func text(for attribute: Attribute) -> String {
    func list(_ words: [String], _ separators: [String], _ dice: inout Dice) -> String {
      words.reduce("") { $0 + ($0.isEmpty ? "" : dice.pick(separators)) + $1 }
    }
    let count = Int.random(in: 1...4, using: &self)
    switch attribute.form {
    case .numbers:
      return list((0..<count).map { _ in "TP-\(Int.random(in: 1...9999, using: &self))" }, [" ", ", "], &self)
    case .places:
      return pick(["smart-city:mobility", "smart-city:education", "smart-city:mobility smart-city:education"])
    case .ozgID: return "1\(Int.random(in: 1000...9999, using: &self))"
    case .ozgKeys: return list((0..<count).map { "9910702300000\($0)" }, [" ", ";"], &self)
    case .ozgTypes: return pick(["2", "2 3", "2b,4a"])
    case .tags: return list((0..<count).map { _ in words(from: Dice.atoms) }, [",", "; "], &self)
    case .links:
      return list((0..<count).map { _ in "https://example.org/" + words(from: Dice.addresses) }, [" ", "\n"], &self)
    case .text: return words(from: Dice.atoms + Dice.breaks)
    default: return words(from: Dice.atoms)
    }
  }

  private mutating func words(from atoms: [String]) -> String {
    (0..<Int.random(in: 1...9, using: &self)).map { _ in pick(atoms) }.joined()
  }

  /// What has broken the files of others: marks of formulas, quotes, separators, escapes, marks that combine or join.
  private static let atoms = [
    "Wort", "a", "ß", "Ä", "e\u{301}", "\u{301}", "\u{308}", "👩‍👩‍👧", "🇩🇪", "שלום", "مرحبا", "日本", "=", "+", "-", "@",
    "'", "''", "\"", "\"\"", "\"\u{301}", ";", ",", "|", "\u{A0}", "\u{202F}", "_x0041_", "_x000D_", "<b>", "&amp;",
    "]]>",
    "\u{301}<", "  ", " ", "(", ")", "\u{200B}", "\u{FEFF}", "\u{200D}", "\u{AD}", "\u{200F}", "\u{E000}",
    "\u{10FFFD}", "\u{FFFD}", "\\", "\\n", "TRUE", "1,5", "12.500", "2026-01-01", "#REF!", "=1+1", "{", "}", "\u{3000}",
    "0", "007", "1e3", "’", "…", "%", "\u{1F3FD}",
  ]
  private static let breaks = ["\n", "\t", "\n\n", "\t\t", "    ", " \n ", "\n=2+2", "\r\n"]
  private static let addresses = ["a", "/", "?q=1", "&x=", ";", ",", "ä", "'", "\"", "#", "%20", "(", ")", "=", "日"]
}
