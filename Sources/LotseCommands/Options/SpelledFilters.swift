internal import LotseBasics
internal import LotseModel

/// Options that are conditions in another spelling, put in place of them before the parser sees the arguments:
/// `--not-field ozg` is `--not field=ozg`, and `--planned-end-before Q3/2027` is `--where planned-end<Q3/2027`, with any
/// column that is a day. So a column that is added can be filtered by at once.
enum SpelledFilters {
  /// These are options of their own, so that the help names them.
  private static let declared = ["due-before", "due-after", "changed-since", "changed-before"]
  private static let sides: [(String, TypedCondition.Comparison)] = [
    ("-before", .below), ("-vor", .below), ("-after", .above), ("-nach", .above), ("-since", .atLeast),
    ("-seit", .atLeast), ("-until", .atMost), ("-bis", .atMost),
  ]

  static func expanded(_ arguments: [String]) -> [String] {
    guard arguments.contains(where: { $0.hasPrefix("--") && meaning($0) != nil }) else { return arguments }
    var expanded: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" { return expanded + [argument] + rest }
      guard argument.hasPrefix("--"), let (option, name, comparison) = meaning(argument) else {
        expanded.append(argument)
        continue
      }
      guard comparison != .holds else {
        expanded += [option, name]
        continue
      }
      let equals = argument.firstIndex(of: "=")
      // Without a value the parser is to say so, of the option that was typed.
      guard let value = equals.map({ String(argument[argument.index(after: $0)...]) }) ?? rest.popFirst() else {
        return expanded + [argument]
      }
      let values = value.split(separator: ",").map { TypedCondition.Value(option: $0.trimmed) }
      expanded += [option, TypedFilter.condition(TypedCondition(name, comparison, values)).text]
    }
    return expanded
  }

  /// Which option an argument stands for, of what, and compared how; nil for any other.
  private static func meaning(_ argument: String) -> (option: String, name: String, TypedCondition.Comparison)? {
    let option = String(argument.dropFirst(2).prefix { $0 != "=" })
    guard !declared.contains(option) else { return nil }
    for negation in ["not-", "nicht-"] where option.hasPrefix(negation) {
      let name = String(option.dropFirst(negation.count))
      return isFlag(name).map { ("--not", name, $0 ? .holds : .equals) }
    }
    for (side, comparison) in sides where option.hasSuffix(side) {
      let name = String(option.dropLast(side.count))
      return isFlag(name).map { _ in ("--where", name, comparison) }
    }
    return nil
  }

  /// Whether it is a condition without a value. What nothing of ours is called may be an attribute of the city's own: that
  /// is known when the file is open.
  private static func isFlag(_ name: String) -> Bool? {
    do { return try FilterWord(typed: name, []).isFlag } catch FilterFlaw.ambiguousWord { return false } catch {
      return name.isEmpty ? nil : false
    }
  }
}
