import LotseBasics
import LotseModel
import TestSupport
import Testing

/// Filters are read as people type them, written so that they are read again, and refused with what is wrong.
@Suite struct TypedFilterTests {
  @Test(arguments: [
    ("feld=ozg", "feld=ozg"), (" feld = ozg , tools ", "feld=ozg,tools"), ("FELD==ozg", "FELD=ozg"),
    ("status=in umsetzung und offen", "status=\"in umsetzung\" and offen"),
    ("a=1 or b=2 and c=3", "a=1 or (b=2 and c=3)"), ("(a=1 oder b=2) UND c=3", "(a=1 or b=2) and c=3"),
    ("nicht offen", "not offen"), ("!offen", "not offen"), ("not not offen", "not not offen"),
    ("feld=!ozg", "feld=!ozg"), ("feld != ozg", "feld!=ozg"), ("feld<>ozg", "feld!=ozg"),
    ("a≤3 && b≥4 || c", "(a<=3 and b>=4) or c"),
    ("titel~\"Bau und Verkehr\"", "titel~\"Bau und Verkehr\""),
    ("titel~„Bau und Verkehr“", "titel~\"Bau und Verkehr\""),
    ("titel='x, (y)'", "titel=\"x, (y)\""), ("ende=2027-01..Q3/2027", "ende=2027-01..Q3/2027"),
    ("(feld=ozg)", "feld=ozg"), ("nachweis=-", "nachweis=-"), ("geplantes ende<+2w", "\"geplantes ende\"<+2w"),
    ("titel=\"sagt \\\"ja\\\"\"", "titel=\"sagt \\\"ja\\\"\""), ("tag=\"und\"", "tag=\"und\""),
    ("titel=und", "titel=\"und\""), ("status=noch nicht begonnen", "status=\"noch nicht begonnen\""),
  ])
  func filtersAreRead(text: String, again: String) throws {
    let filter = try TypedFilter(parsing: text)
    #expect(filter.text == again)
    #expect(try TypedFilter(parsing: filter.text) == filter)
  }

  @Test(arguments: [
    ("", FilterFlaw.empty), ("  ", .empty), ("feld=", .lacksValue("feld")), ("feld=ozg,", .lacksValue("feld")),
    ("feld=ozg und", .endsEarly), ("(feld=ozg", .unclosed("(")), ("titel=\"x", .unclosed("\"")),
    ("feld=ozg)", .unexpected(")")), (String(repeating: "(", count: 9_000), .tooMuch),
    (String(repeating: "not ", count: 9_000) + "open", .tooMuch),
    (String(repeating: "open and ", count: 9_000) + "open", .tooMuch), ("=ozg", .unexpected("=ozg")),
    ("nicht", .endsEarly), ("()", .unexpected(")")),
  ])
  func flawsAreNamed(text: String, flaw: FilterFlaw) {
    #expect(throws: flaw) { try TypedFilter(parsing: text) }
  }

  private static func meaning(_ text: String) throws -> Criterion {
    let meaning = FilterMeaning(Town.configuration) { try TypedDay($0, today: Day(number: 20_000), edge: $1).day }
    return try meaning(TypedFilter(parsing: text))
  }

  @Test(arguments: [
    ("felt=ozg", FilterFlaw.unknownWord("felt", own: Town.configuration.own.map { Named($0.key, $0.label) })),
    ("search", .lacksValue("search")), ("number", .lacksValue("number")),
    ("einheit", .lacksValue("einheit")), ("offen und titel", .lacksValue("titel")), ("ampel", .lacksValue("ampel")),
    ("nummer=9..3", .reversed("9..3")), ("nummer=..", .lacksValue("number")),
  ])
  func whatMeansNothingIsNamed(text: String, flaw: FilterFlaw) {
    #expect(throws: flaw) { try TypedFilterTests.meaning(text) }
  }

  @Test(arguments: [
    "open>3", "offen=gelb", "field<ozg", "titel<x", "planned_end~2027", "nummer=x", "field=nichts",
    "planned_end=irgendwann", "budget_planned=viel", "search!=x",
  ])
  func whatCannotBeComparedIsRefused(text: String) {
    #expect(throws: (any Error).self) { try TypedFilterTests.meaning(text) }
  }

  /// Every column can be filtered by, at least by whether it says something.
  @Test func everyColumnIsAWord() throws {
    for column in ListColumn.glossary(and: Town.configuration.own).known {
      let word = try FilterWord(typed: column.key, Town.configuration.own)
      if !word.isFlag { _ = try TypedFilterTests.meaning("\(column.key)=-") }
      #expect(!word.named.key.isEmpty)
    }
  }

  /// A column of yes and no that stands alone asks for yes, ours as much as one of the city's own.
  @Test(arguments: ["is_correction", "accessible"])
  func yesIsAskedForByTheNameAlone(name: String) throws {
    let column = try #require(ListColumn(named: name, in: Town.configuration.own))
    let yes = Criterion.within(column, [Criterion.Span(.count(1), .count(1))])
    #expect(try TypedFilterTests.meaning(name) == yes)
    #expect(try TypedFilterTests.meaning("\(name)=yes") == yes)
    #expect(try TypedFilterTests.meaning("not \(name)") == .not(yes))
  }

  /// Who asks twice for the same thing asks for either, as with a repeated option.
  @Test func repeatedConditionsAreAlternatives() throws {
    let filters = try ["feld=ozg", "offen", "themenfeld=tools", "nummer<9"].map { try TypedFilter(parsing: $0) }
    #expect(TypedFilter.joined(filters, []).text == "feld=ozg,tools and offen and nummer<9")
  }
}
