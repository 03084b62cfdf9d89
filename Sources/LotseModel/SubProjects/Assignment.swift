internal import LotseBasics

/// One attribute and the value it is to have, read from what a person wrote.
public struct Assignment: Hashable, Sendable {
  public let attribute: Attribute
  public let value: Value

  public init(_ attribute: Attribute, _ value: Value) {
    self.attribute = attribute
    self.value = value
  }

  /// The mark that clears an attribute.
  public static let clearingMark = "-"

  /// Reads the text as the attribute's form asks; `-` clears. Fields, units and places are looked up in the
  /// configuration. Throws `Refusal` naming the attribute and the value.
  public init(
    _ attribute: Attribute, reading text: String, in configuration: CityConfiguration,
    by exactness: Exactness = .whole
  ) throws(Refusal) {
    self.attribute = attribute
    // What cannot be seen stays inside what people wrote, and decides nothing anywhere else.
    let trimmed =
      switch attribute.form {
      case .text: Assignment.trimmed(text)
      case .line, .tags: Assignment.onOneLine(Assignment.trimmed(text))
      default: Assignment.onOneLine(Text.seen(text))
      }
    guard Text.seen(trimmed) != Assignment.clearingMark else {
      if attribute.isRequired { throw .value(.cannotBeEmpty(attribute)) }
      value = .none
      return
    }
    guard Text.isReadable(trimmed) else { throw .value(.cannotBeEmpty(attribute)) }
    switch attribute.form {
    case .line: value = .text(try Assignment.checked(trimmed, for: attribute, multiline: false))
    case .text: value = .text(try Assignment.checked(trimmed, for: attribute, multiline: true))
    case .day: value = .day(try Refusal.reading { () throws(Unreadable) in try Day(written: trimmed) })
    case .money:
      let money = try Refusal.reading { () throws(Unreadable) in try Money(parsing: trimmed) }
      guard money.cents >= 0 else { throw .unreadable(.amount(text)) }
      value = .money(money)
    case .count:
      let digits = Assignment.ungrouped(trimmed)
      guard digits.utf8.count <= attribute.mostDigits, let count = Digits.value(digits.utf8) else {
        throw .value(.notACount(attribute, text))
      }
      value = .count(count)
    case .flag:
      value = .flag(try Assignment.flags.meaning(of: trimmed, attribute.label, by: .whole))
    case .term where attribute == .status || attribute == .heldStatus:
      value = .text(try configuration.workflow.status(named: trimmed, by: exactness).rawValue)
    case .term(let type): value = .text(try Assignment.identifier(type, trimmed, exactness))
    case .field: value = .text(try configuration.field(named: trimmed, by: exactness).key.text)
    case .unit: value = .text(try configuration.unit(named: trimmed, by: exactness).key.text)
    case .number: value = .text(try Number(parsing: trimmed).description)
    case .numbers:
      value = .list(
        try Assignment.words(trimmed).map { word throws(Refusal) in try Number(parsing: word).description })
    case .places:
      value = .list(
        try Assignment.words(trimmed).map { word throws(Refusal) in
          try configuration.place(try Place(parsing: word), by: exactness).description
        })
    case .tags:
      let words = trimmed.split { $0 == "," || $0 == ";" }.map { Assignment.trimmed(String($0)) }
      value = .list(
        try Assignment.unique(words).map { word throws(Refusal) in
          // With a sign a word is added or taken away; only commands do that.
          guard word.count < 2 || !(word.hasPrefix("+") || word.hasPrefix("-")) else {
            throw .value(.signedWord(attribute, word))
          }
          return try Assignment.checked(word, for: attribute, multiline: false)
        })
    case .links:
      value = .list(
        try Assignment.words(trimmed.replacing(",http", with: " http"), commas: false).map { word throws(Refusal) in
          let host = word.hasPrefix("https://") ? word.dropFirst(8) : word.hasPrefix("http://") ? word.dropFirst(7) : ""
          guard let first = host.first, first.isLetter || first.isNumber else { throw .value(.notALink(word)) }
          return try Assignment.checked(word, for: attribute, multiline: false)
        })
    case .choice(let own): value = .text(try own.glossary.meaning(of: trimmed, attribute.label, by: exactness))
    case .milestones: throw .value(.ownedElsewhere(attribute))
    case .ozgID:
      guard OZGKey.isID(trimmed) else { throw .value(.notAnOZGID(text)) }
      value = .text(trimmed)
    case .ozgKeys:
      value = .list(
        try Assignment.words(trimmed).map { word throws(Refusal) in
          guard OZGKey.isServiceKey(word) else { throw .value(.notAServiceKey(word)) }
          return word
        })
    case .ozgTypes:
      value = .list(
        try Assignment.words(trimmed).map { word throws(Refusal) in
          guard OZGKey.types.contains(word) else { throw .value(.notAServiceType(word, allowed: OZGKey.types)) }
          return word
        })
    }
  }

  static let flags = Glossary([
    (Named("yes", Phrase("ja", "yes")), ["true"], true), (Named("no", Phrase("nein", "no")), ["false"], false),
  ])

  /// A number without what stands between its thousands: 1.250, 1 250 and 1'250. What a comma is, nobody knows.
  private static func ungrouped(_ text: String) -> String {
    let groups = text.split(omittingEmptySubsequences: false) { ".' \u{A0}\u{202F}’".contains($0) }
    guard let first = groups.first, (1...3).contains(first.count), groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return text }
    return groups.joined()
  }

  /// Yes or no, as a whole word in either language; nil where it is neither.
  public static func flag(_ text: String) -> Bool? {
    if case .one(let flag) = flags.find(text, .whole) { flag } else { nil }
  }

  /// The words for yes and no.
  public static let words = flags.known

  /// The identifier of yes or no.
  static func word(_ flag: Bool) -> String { flag ? "yes" : "no" }

  private static func identifier(
    _ type: (some Term).Type, _ text: String, _ exactness: Exactness
  ) throws(Refusal) -> String {
    try type.init(text, by: exactness).rawValue
  }

  /// The longest text that an attribute takes, in characters.
  static func limit(of form: Attribute.Form) -> Int {
    if case .text = form { 100_000 } else { 10_000 }
  }

  /// A line of text for something that belongs to an attribute, such as the title of a milestone.
  public static func line(_ text: String, for attribute: Attribute) throws(Refusal) -> String {
    let trimmed = onOneLine(Assignment.trimmed(text))
    guard trimmed != clearingMark else { throw .value(.cannotBeEmpty(attribute)) }
    return try checked(trimmed, for: attribute, multiline: false)
  }

  private static func checked(
    _ text: String, for attribute: Attribute, multiline: Bool
  ) throws(Refusal) -> String {
    guard Text.isReadable(text) else { throw .value(.cannotBeEmpty(attribute)) }
    if let scalar = Text.forbiddenScalar(in: text, multiline: multiline) {
      throw .value(.controlCharacter(attribute, scalar.value))
    }
    let limit = limit(of: attribute.form)
    guard text.utf8.count <= limit || text.count <= limit else { throw .value(.tooLong(attribute, limit: limit)) }
    return text
  }

  private static func trimmed(_ text: String) -> String { Text.withPlainBreaks(Text.trimmed(text)) }

  /// A line break in a cell (Alt+Enter) or a tab is a blank where one line is wanted.
  private static func onOneLine(_ text: String) -> String {
    let breaks: (Character) -> Bool = { $0.isNewline || $0 == "\t" }
    guard Text.mayBreakLines(text), text.contains(where: breaks) else { return text }
    return text.split(whereSeparator: breaks).map { trimmed(String($0)) }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func words(_ text: String, commas: Bool = true) -> [String] {
    unique(text.split { $0 == " " || $0 == "\n" || (commas && ($0 == "," || $0 == ";")) }.map(String.init))
  }

  private static func unique(_ words: [String]) -> [String] {
    var seen = Set<String>()
    return words.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
