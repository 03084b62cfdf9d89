internal import LotseBasics
internal import LotseModel

/// The options of a command line that choose sub-projects, as they were typed, in their order.
struct GivenFilters {
  private struct Given {
    let option: FilterOption
    let isNegated: Bool
    let value: String
  }

  private var given: [Given] = []

  private static let sides: [(String, TypedCondition.Comparison)] = [
    ("-before", .below), ("-vor", .below), ("-after", .above), ("-nach", .above), ("-since", .atLeast),
    ("-seit", .atLeast), ("-until", .atMost), ("-bis", .atMost),
  ]
  /// Flags of one letter, behind which another may stand in the same word: `-yf ozg`.
  private static let flags = "nye"

  init() {}

  /// Takes them out of the arguments of a command that knows these. Besides, `--not-field ozg` is `--not field=ozg`, and
  /// `--planned-end-before Q3/2027` is `--where planned-end<Q3/2027`, with any column that is a day: so a column that is
  /// added can be filtered by at once. Throws `Misused`.
  init(takenFrom arguments: inout [String], _ known: [FilterOption]) throws {
    guard !known.isEmpty else { return }
    var others: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        others += [argument] + rest
        break
      }
      let typed = argument.prefix { $0 != "=" }
      let joined = typed.count < argument.count ? String(argument.dropFirst(typed.count + 1)) : nil
      guard typed.hasPrefix("-"), let (flags, option, isNegated) = GivenFilters.option(typed, known) else {
        others.append(argument)
        // What it sorts by may begin with a dash.
        if argument == "--sort", let value = rest.popFirst() { others.append(value) }
        continue
      }
      others += flags
      if option.isFlag, let joined {
        throw Misused(said: "The option '\(typed)' does not take any value, but '\(joined)' was specified")
      }
      guard let value = option.isFlag ? "" : joined ?? GivenFilters.value(&rest) else {
        throw Misused(said: "Missing value for '\(typed) <\(option.value[helpLanguage])>'")
      }
      given.append(Given(option: option, isNegated: isNegated, value: value))
    }
    arguments = others
  }

  /// An option without its value, or with one that it does not take, in the words of the parser, which says it of others.
  struct Misused: Error {
    let said: String
  }

  /// What was asked for, with the numbers that the command was given.
  func asked(for numbers: [String] = []) throws -> AskedFilter {
    var asked = try AskedFilter(numbers)
    for one in given {
      switch one.option.sense {
      case .view: asked.view = one.value
      case .filter: asked.filters.append(try TypedFilter(parsing: one.value))
      case .negation: asked.filters.append(.not(try TypedFilter(parsing: one.value)))
      case .condition(let name, let comparison):
        let condition = TypedFilter.condition(
          TypedCondition(name, comparison, try GivenFilters.values(one.value, of: name, comparison)))
        asked.filters.append(one.isNegated ? .not(condition) : condition)
      }
    }
    return asked
  }

  private static func values(
    _ text: String, of name: String, _ comparison: TypedCondition.Comparison
  ) throws -> [TypedCondition.Value] {
    switch name {
    case _ where comparison == .holds: []
    // What is searched for may hold a comma, and begin with an exclamation mark.
    case "search": [TypedCondition.Value(text)]
    default: try AskedFilter.split([text]).map { .init(option: $0) }
    }
  }

  /// The next argument, unless it is an option.
  private static func value(_ rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first, !next.hasPrefix("-") || next == "-" || Lotse.mayBeValue(next) else { return nil }
    return rest.popFirst()
  }

  /// Which option is typed, and the flags in the same word; nil for any other. What nothing of ours is called may be an
  /// attribute of the city's own: that is known when the file is open.
  private static func option(
    _ typed: Substring, _ known: [FilterOption]
  ) -> (flags: [String], FilterOption, isNegated: Bool)? {
    guard typed.hasPrefix("--") else { return short(typed.dropFirst(), known).map { ($0, $1, false) } }
    let name = String(typed.dropFirst(2))
    if let option = known.first(where: { $0.name == name }) { return ([], option, false) }
    for negation in ["not-", "nicht-"] where name.hasPrefix(negation) && name != negation {
      let word = String(name.dropFirst(negation.count))
      let isFlag = (try? FilterWord(typed: word, []).isFlag) ?? false
      return ([], FilterOption(word, nil, .condition(word, isFlag ? .holds : .equals)), true)
    }
    for (side, comparison) in sides where name.hasSuffix(side) && name != side {
      return ([], FilterOption(name, nil, .condition(String(name.dropLast(side.count)), comparison)), false)
    }
    return nil
  }

  private static func short(_ letters: Substring, _ known: [FilterOption]) -> (flags: [String], FilterOption)? {
    guard let letter = letters.last, let option = known.first(where: { $0.letter == letter }),
      letters.dropLast().allSatisfy(flags.contains)
    else { return nil }
    return (letters.count > 1 ? ["-" + letters.dropLast()] : [], option)
  }
}
