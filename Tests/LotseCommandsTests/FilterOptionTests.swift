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
    (["--not", "field=ozg"], "not field=ozg"), (["--open", "--open"], "open"),
    (["--due-before", "2026-12-01", "--due-before", "2027-01-01"], "due<2027-01-01"),
  ])
  func manyAreSpelledOtherwise(arguments: [String], condition: String) throws {
    let (asked, others) = try taken(arguments)
    #expect(asked.filters == [try TypedFilter(parsing: condition)])
    #expect(others == [])
  }

  /// Letters in one word are as many options, and their values follow in their order.
  @Test(arguments: [
    (["-yf", "ozg"], ["field=ozg"], ["-y"]), (["-uy", "FB33"], ["unit=FB33"], ["-y"]),
    (["-um", "FB33", "text", "-y"], ["unit=FB33"], ["-m", "text", "-y"]),
    (["-ymu", "text", "FB33"], ["unit=FB33"], ["-y", "-m", "text"]),
    (["-fu", "ozg", "FB33"], ["field=ozg", "unit=FB33"], []), (["-fO", "ozg", "json"], ["field=ozg"], ["-O", "json"]),
    (["TP-0001", "-neu"], [], ["TP-0001", "-neu"]), (["-fozg"], [], ["-fozg"]), (["-ny"], [], ["-ny"]),
  ])
  func lettersStandInOneWord(arguments: [String], conditions: [String], others: [String]) throws {
    let taken = try taken(arguments)
    #expect(taken.asked.filters == (try conditions.map { try TypedFilter(parsing: $0) }))
    #expect(taken.others == others)
  }

  /// What belongs to others stays where it is: texts behind `--`, what a list is sorted by, and what sets an attribute.
  @Test func othersStay() throws {
    #expect(try taken(["--", "--field", "ozg"]).others == ["--", "--field", "ozg"])
    #expect(try taken(["--sort", "-u", "--open"]).others == ["--sort", "-u"])
    // The parser says that a value is missing; nothing takes the word behind it for one.
    for word in ["-m", "--message", "--title", "-o", "-O", "--columns", "--fild"] {
      for filter in [["--unit", "FB33"], ["-u", "FB33"], ["--open"], ["-neu"], ["--nicht-mein Ding"]] {
        let (asked, others) = try taken([word] + filter + ["x"])
        #expect(asked.isEmpty && others == [word] + filter + ["x"], "\(word) \(filter)")
      }
    }
    #expect(try taken(["TP-1", "--nicht-gut aber so"]).others == ["TP-1", "--nicht-gut aber so"])
    #expect(try taken(["--field", "ozg"], Update.filters).others == ["--field", "ozg"])
    #expect(try taken(["--field", "ozg"], []).others == ["--field", "ozg"])
    #expect(try taken(["--view", "a", "--view", "b"]).asked.view == "b")
  }

  /// What else these commands take is known without the parser: flags, and options of one letter.
  @Test func whatElseTheyTakeIsKnown() {
    let commands = HelpTests.commands(of: Lotse.self).compactMap { $0 as? any Command.Type }.filter {
      !$0.filters.isEmpty
    }
    #expect(commands.count > 12)
    var seen: Set<String> = []
    for command in commands {
      let filters = Set(command.filters.map(\.name))
      for other in Parameter.all(of: command) where other.kind != .positional && !filters.contains(other.name) {
        for name in (other.names ?? []).map(\.text) {
          #expect(GivenFilters.isFlag(name[...], command.flags) == (other.kind == .flag), "\(command) \(name)")
          if name.count == 2 { #expect((GivenFilters.flagLetters + GivenFilters.letters).contains(name.dropFirst())) }
          seen.insert(name)
        }
      }
    }
    #expect(GivenFilters.flags.subtracting(seen.map { String($0.dropFirst(2)) }) == [])
  }

  @Test(arguments: [
    ["--field"], ["--field", "--open"], ["--open=yes"], ["-f"], ["--where"], ["--search="], ["--field="],
  ])
  func whatIsMisusedIsSaid(arguments: [String]) {
    #expect(throws: GivenFilters.Misused.self) { try taken(arguments) }
  }
}
