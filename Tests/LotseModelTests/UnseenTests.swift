import LotseBasics
import LotseModel
import TestSupport
import Testing

/// What cannot be seen never decides: a value that looks right is right, and texts keep what stands inside them.
@Suite struct UnseenTests {
  /// Blanks of other widths, a soft hyphen, a byte order mark, marks of direction, joiners.
  static let unseen: [String] = [
    "\u{A0}", "\u{202F}", "\u{2007}", "\u{2009}", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{200E}", "\u{200F}",
    "\u{2060}", "\u{202A}", "\u{202C}", "\u{2069}", "\u{200D}", "\u{2028}", "\u{2800}", "\t", "\u{A0} \u{200B}",
  ]

  private static let values: [(Attribute, String)] = [
    (.title, "Wohngeld"), (.summary, "Neu"), (.field, "ozg"), (.kind, "platform"), (.unit, "FB33"),
    (.places, "smart-city:mobility"), (.status, "pilot"), (.statusSince, "2021-01-05"), (.isCorrection, "ja"),
    (.coverageReached, "3"), (.light, "yellow"), (.plannedEnd, "31.12.2026"), (.reviewOn, "31.12.26"),
    (.budgetPlanned, "12.500,50"), (.ozgID, "10246"), (.ozgKeys, "99012001001000"), (.ozgTypes, "2/3"),
    (.maturityModel, "1.1"), (.tags, "Portal"), (.links, "https://a.example"), (.dependsOn, "TP-0002"),
    (.visibility, "public"), (.note, "Intern"), (.externalKey, "A-17"),
  ]

  @Test(arguments: values, unseen)
  func nothingAroundAValueDecides(pair: (attribute: Attribute, text: String), mark: String) throws {
    let plain = try Assignment(pair.attribute, reading: pair.text, in: Town.configuration)
    for text in [mark + pair.text, pair.text + mark, mark + pair.text + mark] {
      #expect(try Assignment(pair.attribute, reading: text, in: Town.configuration) == plain)
    }
  }

  @Test(arguments: [Attribute.status, .field, .plannedEnd, .coverageTarget, .ozgID, .ozgKeys, .dependsOn, .kind])
  func nothingInsideAWordDecides(attribute: Attribute) throws {
    let words: [Attribute: String] = [
      .status: "pilot", .field: "ozg", .plannedEnd: "2026-12-31", .coverageTarget: "12", .ozgID: "10246",
      .ozgKeys: "99012001001000", .dependsOn: "TP-0002", .kind: "platform",
    ]
    let text = try #require(words[attribute])
    let plain = try Assignment(attribute, reading: text, in: Town.configuration)
    for mark in ["\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2060}", "\u{200E}"] {
      let marked = String(text.prefix(2)) + mark + String(text.dropFirst(2))
      #expect(try Assignment(attribute, reading: marked, in: Town.configuration) == plain)
    }
  }

  @Test func textsKeepWhatStandsInsideThem() throws {
    for text in ["10\u{A0}000 Anträge", "Donau\u{AD}dampf", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می\u{200C}خواهم"] {
      #expect(try Assignment(.title, reading: text, in: Town.configuration).value == .text(text))
      #expect(try Text.line(text + "\u{A0}", Phrase("Titel", "Title")) == text)
    }
  }

  @Test(arguments: unseen.filter { $0 != "\t" })
  func numbersDaysAndMarksAreReadAsSeen(mark: String) throws {
    #expect(try Number(parsing: mark + "TP\u{2011}0020" + mark) == Number(20))
    #expect(try ReportNumber(parsing: "R-7" + mark) == ReportNumber(7))
    #expect(try ISOWeek(parsing: "KW\u{A0}47/2026" + mark).week == 47)
    #expect(try Money(parsing: "1.234,50\u{202F}€" + mark).cents == 123_450)
    #expect(try Day(parsing: mark + "2026-11-23").iso == "2026-11-23")
    #expect(try IndexResult.Points(parsing: "71,4" + mark).hundredths == 7140)
    #expect(try Grouping(typed: "field" + mark, in: Town.configuration) == .field)
    #expect(ListColumn(named: mark + "planned-end", in: []) == .attribute(.plannedEnd))
    #expect(try Assignment(.note, reading: mark + "-" + mark, in: Town.configuration).value == .none)
  }

  @Test(arguments: unseen)
  func whatShowsNothingIsEmpty(mark: String) {
    #expect(throws: Refusal.value(.cannotBeEmpty(.title))) {
      try Assignment(.title, reading: mark, in: Town.configuration)
    }
  }
}
