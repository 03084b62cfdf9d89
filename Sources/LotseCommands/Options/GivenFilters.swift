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

  /// An option without its value, or with one that it does not take, in the words of the parser, which says it of others.
  struct Misused: Error, CustomStringConvertible {
    let description: String
  }

  init() {}

  /// Takes them out of the arguments of a command that knows these. Besides, `--not-field ozg` is `--not field=ozg`, and
  /// `--planned-end-before Q3/2027` is `--where planned-end<Q3/2027`, with any column that is a day: so a column that is
  /// added can be filtered by at once. What stands behind another option is its value, or missing, but for flags, all commands' and
  /// these. Throws `Misused`.
  init(takenFrom arguments: inout [String], _ known: [FilterOption], flags: Set<String> = []) throws {
    guard !known.isEmpty else { return }
    var others: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        others += [argument] + rest
        break
      }
      guard argument.hasPrefix("-"), argument != "-", !Lotse.isText(argument) else {
        others.append(argument)
        continue
      }
      if let parted = GivenFilters.parted(argument, before: rest, known) {
        rest = parted[...]
        continue
      }
      let typed = argument.prefix { $0 != "=" }
      let joined = typed.count < argument.count ? String(argument.dropFirst(typed.count + 1)) : nil
      if let (option, isNegated) = GivenFilters.option(typed, known) {
        let value = try GivenFilters.value(of: option, typed, joined, &rest)
        given.append(Given(option: option, isNegated: isNegated, value: value))
      } else {
        others.append(argument)
        if joined == nil, !GivenFilters.isFlag(typed, flags), rest.first != "--", let value = rest.popFirst() {
          others.append(value)
        }
      }
    }
    arguments = others
  }

  /// What was asked for, with the numbers that the command was given. Of what cannot be given twice the last one holds.
  func asked(for numbers: [String] = []) throws -> AskedFilter {
    var asked = try AskedFilter(numbers)
    for (place, one) in given.enumerated() {
      let isLast = !given[(place + 1)...].contains {
        $0.option.name == one.option.name && $0.isNegated == one.isNegated
      }
      guard one.option.isRepeating || isLast else { continue }
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

  /// The values of one option, but for those that are excluded.
  func values(of name: String) throws -> [String] {
    let texts = given.filter { $0.option.name == name && !$0.isNegated }.map(\.value)
    return try AskedFilter.split(texts).filter { !$0.hasPrefix("!") }
  }

  private static func values(
    _ text: String, of name: String, _ comparison: TypedCondition.Comparison
  ) throws -> [TypedCondition.Value] {
    guard comparison == .equals else { return comparison == .holds ? [] : [TypedCondition.Value(text)] }
    let values = try AskedFilter.split([text])
    // What is searched for may hold a comma, and begin with an exclamation mark.
    return name == "search" ? [TypedCondition.Value(text)] : values.map { .init(option: $0) }
  }
}
