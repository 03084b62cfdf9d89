internal import LotseBasics

/// Reads what `--where` takes:
///
///     filter    = together { ("or" | "oder") together }
///     together  = part { ("and" | "und") part }
///     part      = ("not" | "nicht" | "!") part | "(" filter ")" | name [comparison value { "," value }]
///
/// Names and values may have blanks; what holds `and`, `or`, a comma or a bracket stands in quotes.
struct FilterParser {
  private let text: [Character]
  private var place = 0
  private var depth = 0
  private var count = 0

  /// How many conditions may stand in one another, and how many there may be: beyond what people write, and what SQL takes.
  private static let (deepest, most) = (50, 200)

  enum Joint { case and, or }

  init(_ text: String) { self.text = Array(text) }

  /// The word that joins, in either language.
  static func joint(_ word: String) -> Joint? {
    switch word.lowercased() {
    case "and", "und", "&", "&&": .and
    case "or", "oder", "|", "||": .or
    default: nil
    }
  }

  mutating func whole() throws(FilterFlaw) -> TypedFilter {
    skipBlanks()
    guard place < text.count else { throw .empty }
    let filter = try alternatives()
    guard place == text.count else { throw .unexpected(String(text[place...])) }
    return filter
  }

  private mutating func alternatives() throws(FilterFlaw) -> TypedFilter {
    var parts = [try together()]
    while take(.or) { parts.append(try together()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func together() throws(FilterFlaw) -> TypedFilter {
    var parts = [try part()]
    while take(.and) { parts.append(try part()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func part() throws(FilterFlaw) -> TypedFilter {
    skipBlanks()
    depth += 1
    count += 1
    defer { depth -= 1 }
    guard depth <= FilterParser.deepest, count <= FilterParser.most else { throw .tooMuch }
    guard place < text.count else { throw .endsEarly }
    if text[place] == "!" {
      place += 1
      return .not(try part())
    }
    if text[place] == "(" {
      place += 1
      let inner = try alternatives()
      skipBlanks()
      guard place < text.count, text[place] == ")" else { throw .unclosed("(") }
      place += 1
      return inner
    }
    if let word = peekWord(), ["not", "nicht"].contains(word.lowercased()) {
      place += word.count
      return .not(try part())
    }
    return .condition(try condition())
  }

  private mutating func condition() throws(FilterFlaw) -> TypedCondition {
    let start = place
    let name = try words(until: { "=<>~!,()≤≥≠".contains($0) })?.text ?? ""
    guard !name.isEmpty else { throw .unexpected(String(text[start...])) }
    guard let comparison = comparison() else { return TypedCondition(name) }
    var values: [TypedCondition.Value] = []
    repeat {
      skipBlanks()
      let isExcluded = place < text.count && text[place] == "!"
      if isExcluded { place += 1 }
      guard let word = try words(until: { ",)".contains($0) }), !word.text.isEmpty || word.isQuoted else {
        throw .lacksValue(name)
      }
      values.append(.init(word.text, isExcluded: isExcluded))
    } while take(",")
    return TypedCondition(name, comparison, values)
  }

  private mutating func comparison() -> TypedCondition.Comparison? {
    skipBlanks()
    let signs: [(String, TypedCondition.Comparison)] = [
      ("!=", .differs), ("<>", .differs), ("≠", .differs), ("<=", .atMost), ("≤", .atMost), (">=", .atLeast),
      ("≥", .atLeast), ("==", .equals), ("=", .equals), ("<", .below), (">", .above), ("~", .contains),
    ]
    for (sign, comparison) in signs where text[place...].starts(with: Array(sign)) {
      place += sign.count
      return comparison
    }
    return nil
  }

  /// Words up to what joins, closes or compares, with one blank between; nil where there are none.
  private mutating func words(
    until isEnd: (Character) -> Bool
  ) throws(FilterFlaw) -> (text: String, isQuoted: Bool)? {
    var words: [String] = []
    var isQuoted = false
    while true {
      skipBlanks()
      guard place < text.count, !isEnd(text[place]) else { break }
      if let quoted = try quotation() {
        words.append(quoted)
        isQuoted = true
        continue
      }
      if !words.isEmpty, let word = peekWord(), FilterParser.joint(word) != nil { break }
      var word = ""
      var depth = 0
      while place < text.count, !text[place].isWhitespace, depth > 0 || !isEnd(text[place]) {
        if text[place] == "(" { depth += 1 }
        if text[place] == ")" { depth -= 1 }
        word.append(text[place])
        place += 1
      }
      words.append(word)
    }
    return words.isEmpty ? nil : (words.joined(separator: " "), isQuoted)
  }

  private mutating func quotation() throws(FilterFlaw) -> String? {
    let ends: [Character: [Character]] = [
      "\"": ["\""], "'": ["'"], "„": ["“", "”", "\""], "“": ["”"], "‚": ["‘", "’"],
    ]
    guard let closing = ends[text[place]] else { return nil }
    let opening = text[place]
    var quoted = ""
    place += 1
    while place < text.count, !closing.contains(text[place]) {
      if text[place] == "\\", place + 1 < text.count { place += 1 }
      quoted.append(text[place])
      place += 1
    }
    guard place < text.count else { throw .unclosed(String(opening)) }
    place += 1
    return quoted
  }

  private func peekWord() -> String? {
    let word = String(text[place...].prefix { !$0.isWhitespace && !"()".contains($0) })
    return word.isEmpty ? nil : word
  }

  private mutating func take(_ joint: Joint) -> Bool {
    skipBlanks()
    guard let word = peekWord(), FilterParser.joint(word) == joint else { return false }
    place += word.count
    return true
  }

  private mutating func take(_ sign: Character) -> Bool {
    skipBlanks()
    guard place < text.count, text[place] == sign else { return false }
    place += 1
    return true
  }

  private mutating func skipBlanks() { while place < text.count, text[place].isWhitespace { place += 1 } }
}

extension TypedFilter {
  /// Reads a filter; throws `FilterFlaw` for what is none.
  public init(parsing text: String) throws(FilterFlaw) {
    var parser = FilterParser(text)
    self = try parser.whole()
  }
}

/// What is wrong with a filter that somebody typed.
public enum FilterFlaw: Error, Hashable, Sendable {
  case empty
  case endsEarly
  /// More than anybody writes.
  case tooMuch
  /// A quotation mark or bracket that nothing closes.
  case unclosed(String)
  case unexpected(String)
  /// With what the city declared of its own, so that it can be told.
  case unknownWord(String, own: [Named])
  case ambiguousWord(String, candidates: [Named])
  case lacksValue(String)
  /// What holds or does not hold was compared with something.
  case takesNoValue(Named)
  /// The sign makes no sense for the column; these do.
  case cannotCompare(Named, TypedCondition.Comparison, allowed: [TypedCondition.Comparison])
  /// More than one value behind a sign that orders.
  case severalBounds(Named, TypedCondition.Comparison)
  /// A span whose end comes before its beginning.
  case reversed(String)
}
