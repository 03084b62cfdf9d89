import LotseBasics
import LotseModel
import Testing

@testable import LotseCommands

/// The options that choose sub-projects, which the parser does not know.
struct FilterOptionTests {
  private func taken(_ arguments: [String], _ known: [FilterOption] = FilterOption.all) throws -> (
    asked: AskedFilter, others: [String]
  ) {
    var others = arguments
    let given = try GivenFilters(takenFrom: &others, known)
    return (try given.asked(), others)
  }

  /// Each of them asks for what `--where` with the condition asks for, however it is written.
  @Test(arguments: FilterOption.all.map(\.name))
  func eachIsAConditionInAnotherSpelling(name: String) throws {
    let option = try #require(FilterOption.all.first { $0.name == name })
    guard case .condition(let word, let comparison) = option.sense else { return }
    let condition = option.isFlag ? word : "\(word)\(comparison.rawValue)2026-11-30"
    let expected = try taken(["--where", condition]).asked.filters
    let spellings =
      option.isFlag
      ? [["--\(name)"]]
      : [["--\(name)", "2026-11-30"], ["--\(name)=2026-11-30"]]
        + (option.letter.map { [["-\($0)", "2026-11-30"], ["-\($0)=2026-11-30"]] } ?? [])
    for spelling in spellings {
      let (asked, others) = try taken(["TP-0001"] + spelling + ["--count"])
      #expect(asked.filters == expected, "\(spelling)")
      #expect(others == ["TP-0001", "--count"], "\(spelling)")
    }
  }

  @Test(arguments: [
    (["--not-field", "ozg"], "not field=ozg"), (["--nicht-open"], "not open"), (["--field", "!ozg"], "field=!ozg"),
    (["--planned-end-before", "Q3/2027"], "planned-end<Q3/2027"), (["--field", "ozg,tools"], "field=ozg,tools"),
    (["--contract-until=2027-12-31"], "contract<=2027-12-31"), (["--search", "a,!b"], "search=\"a,!b\""),
    (["--not", "field=ozg"], "not field=ozg"), (["-yf", "ozg"], "field=ozg"),
  ])
  func manyAreSpelledOtherwise(arguments: [String], condition: String) throws {
    let (asked, others) = try taken(arguments)
    #expect(asked.filters == [try TypedFilter(parsing: condition)])
    #expect(others == (arguments[0] == "-yf" ? ["-y"] : []))
  }

  /// What belongs to others stays where it is: texts behind `--`, what a list is sorted by, and what sets an attribute.
  @Test func othersStay() throws {
    #expect(try taken(["--", "--field", "ozg"]).others == ["--", "--field", "ozg"])
    #expect(try taken(["--sort", "-u", "--open"]).others == ["--sort", "-u"])
    #expect(try taken(["--field", "ozg"], Update.filters).others == ["--field", "ozg"])
    #expect(try taken(["--field", "ozg"], []).others == ["--field", "ozg"])
    #expect(try taken(["--view", "a", "--view", "b"]).asked.view == "b")
  }

  @Test(arguments: [["--field"], ["--field", "--open"], ["--open=yes"], ["-f"], ["--where"]])
  func whatIsMisusedIsSaid(arguments: [String]) {
    #expect(throws: GivenFilters.Misused.self) { try taken(arguments) }
  }
}
