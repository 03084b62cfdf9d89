internal import LotseBasics
internal import LotseModel

/// How single words of a command line are read.
extension GivenFilters {
  private static let sides: [(String, TypedCondition.Comparison)] = [
    ("-before", .below), ("-vor", .below), ("-after", .above), ("-nach", .above), ("-since", .atLeast),
    ("-seit", .atLeast), ("-until", .atMost), ("-bis", .atMost),
  ]

  /// What commands with a filter take besides it, without a value: the parser knows it, and is not yet asked.
  static let flags: Set<String> = [
    "all-units", "clock-is-right", "correction", "count", "dry-run", "edit", "everything", "force", "hand-over", "help",
    "mail", "no-pager", "nonpublic", "public", "sheet-per-field", "succession", "yes",
  ]
  /// Their other options of one letter, without a value and with one.
  static let (flagLetters, letters) = ("nyeh", "mOofku")

  static func isFlag(_ typed: Substring, _ more: Set<String>) -> Bool {
    guard typed.hasPrefix("--") else { return typed.dropFirst().allSatisfy(flagLetters.contains) }
    let name = String(typed.dropFirst(2))
    return flags.contains(name) || more.contains(name)
  }

  /// Which option is typed; nil for any other. What nothing of ours is called may be an attribute of the city's own: that is
  /// known when the file is open.
  static func option(_ typed: Substring, _ known: [FilterOption]) -> (FilterOption, isNegated: Bool)? {
    guard typed.hasPrefix("--") else {
      let letter = typed.count == 2 ? typed.last : nil
      return letter.flatMap { letter in known.first { $0.letter == letter } }.map { ($0, false) }
    }
    let name = String(typed.dropFirst(2))
    if let option = known.first(where: { $0.name == name }) { return (option, false) }
    for negation in ["not-", "nicht-"] where name.hasPrefix(negation) && name != negation {
      let word = String(name.dropFirst(negation.count))
      let isFlag = (try? FilterWord(typed: word, []).isFlag) ?? false
      return (FilterOption(word, sense: .condition(word, isFlag ? .holds : .equals)), true)
    }
    for (side, comparison) in sides where name.hasSuffix(side) && name != side {
      return (FilterOption(name, sense: .condition(String(name.dropLast(side.count)), comparison)), false)
    }
    return nil
  }

  /// The value of an option: joined to it, or the next word, unless that is an option; nothing of a flag.
  static func value(
    of option: FilterOption, _ typed: Substring, _ joined: String?, _ rest: inout ArraySlice<String>
  ) throws(Misused) -> String {
    if option.isFlag {
      guard let joined else { return "" }
      throw Misused(description: "The option '\(typed)' does not take any value, but '\(joined)' was specified")
    }
    let isThere = rest.first.map { !$0.hasPrefix("-") || $0 == "-" || Lotse.mayBeValue($0) } ?? false
    guard let value = joined ?? (isThere ? rest.popFirst() : nil), joined != "" else {
      throw Misused(description: "Missing value for '\(typed) <\(option.value[helpLanguage])>'")
    }
    return value
  }

  /// Several options of one letter in one word, among them one that chooses, as if each stood by itself before the rest; nil
  /// for any other word, also where a value is missing: then it is rather a text. Values follow in the order of the letters.
  static func parted(_ word: String, before rest: ArraySlice<String>, _ known: [FilterOption]) -> [String]? {
    guard word.count > 2, !word.hasPrefix("--") else { return nil }
    func chooses(_ letter: Character) -> Bool { known.contains { $0.letter == letter } }
    guard word.dropFirst().contains(where: chooses) else { return nil }
    var (parted, rest) = ([String](), rest)
    for letter in word.dropFirst() {
      parted.append("-\(letter)")
      if flagLetters.contains(letter) { continue }
      guard chooses(letter) || letters.contains(letter), let value = rest.popFirst(), !value.hasPrefix("-") else {
        return nil
      }
      parted.append(value)
    }
    return parted + rest
  }
}
