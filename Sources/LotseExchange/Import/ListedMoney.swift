internal import LotseBasics

/// Amounts as lists have them: `12 T€`, `1,2 Mio. €`, `8.500,00 EUR`, `ca. 150.000`.
enum ListedMoney {
  /// Units of amounts by their folded names without blanks and points.
  private static let units: [(name: String, factor: Int)] = [
    ("t€", 1_000), ("teur", 1_000), ("teuro", 1_000), ("tsd€", 1_000), ("tsdeur", 1_000), ("tsdeuro", 1_000),
    ("tsd", 1_000), ("tausend€", 1_000), ("tausendeuro", 1_000), ("tausend", 1_000), ("hunderttausend€", 100_000),
    ("hunderttausendeuro", 100_000), ("hunderttausend", 100_000),
    ("k€", 1_000), ("keur", 1_000),
    ("mio€", 1_000_000), ("mioeur", 1_000_000), ("mioeuro", 1_000_000), ("mio", 1_000_000), ("mill€", 1_000_000),
    ("mill", 1_000_000), ("million€", 1_000_000), ("millionen€", 1_000_000), ("millioneneuro", 1_000_000),
    ("millionen", 1_000_000), ("million", 1_000_000), ("m€", 1_000_000), ("meur", 1_000_000),
    ("mrd€", 1_000_000_000), ("mrd", 1_000_000_000), ("mrdeur", 1_000_000_000), ("milliarden", 1_000_000_000),
    ("€", 1), ("eur", 1), ("euro", 1),
  ]
  /// Words before an amount that say that it is not exact.
  private static let about = [
    "ca", "circa", "rd", "rund", "etwa", "ungefahr", "ungef", "geschatzt", "~", "≈", "about", "approx",
  ]

  /// The factor that a mapping names: a number, or a unit such as `T€`.
  static func factor(named text: String) -> Int? {
    let bare = bare(text)
    if let number = Digits.value(text.filter { $0 != "." && $0 != " " }.utf8) {
      return (1...1_000_000_000).contains(number) ? number : nil
    }
    return units.first { $0.name == bare }?.factor
  }

  /// Units that are no multiples of an euro: what is counted in them is no amount of ours.
  private static let foreign: Set<String> = [
    "cent", "cents", "eurocent", "ct", "$", "usd", "us$", "dollar", "£", "gbp", "pfund", "chf", "sfr", "franken", "dm",
    "dem", "tdm", "mark", "¥", "jpy", "yen", "pln", "zloty", "czk", "pt", "personentage",
  ]

  /// The unit that a heading names where it is none of ours: `Kosten in Cent`, `Budget ($)`.
  static func foreignUnit(inHeading heading: String) -> String? {
    guard heading.utf8.count <= 200, factor(inHeading: heading) == nil else { return nil }
    let words = Text.folded(heading).split { !$0.isLetter && !$0.isCurrencySymbol }.map(String.init)
    return words.contains { $0 == "€" || $0 == "eur" || $0 == "euro" } ? nil : words.first(where: foreign.contains)
  }

  /// The unit that a heading names, such as `Kosten (in T€)` or `in 1.000 €`; of euros alone nothing need be said.
  static func factor(inHeading heading: String) -> Int? {
    guard heading.utf8.count <= 200 else { return nil }
    if let factor = figures(inHeading: heading) { return factor }
    let words = Text.folded(heading).split { !$0.isLetter && $0 != "€" }.map(String.init)
    for (index, word) in words.enumerated() {
      // "Tsd. €" and "T €" are two words; "T" alone is none.
      let pair = index + 1 < words.count ? word + words[index + 1] : word
      for name in [pair, word] {
        if let unit = units.first(where: { $0.name == name }), unit.factor > 1 { return unit.factor }
      }
    }
    return nil
  }

  /// A round thousand before euros: `in 1.000 €`, `(1000 Euro)`, `in 100 000 EUR`.
  private static func figures(inHeading heading: String) -> Int? {
    let folded = Array(Text.folded(Text.seen(heading)))
    for end in folded.indices where folded[end] == "€" || folded[end...].starts(with: "eur") {
      let before = folded[..<end].reversed().prefix { $0.isNumber || ".' ".contains($0) }
      let factor = Digits.value(String(before.reversed().filter(\.isNumber)).utf8)
      if let factor, [1_000, 10_000, 100_000, 1_000_000].contains(factor) { return factor }
    }
    return nil
  }

  /// Reads an amount whose 1 is so many euros unless it names its own unit. Throws `Unreadable`.
  static func read(_ text: String, factor: Int) throws(Unreadable) -> Money {
    let (number, unit) = parts(text)
    let factor = unit ?? factor
    if factor == 1 { return try Money(parsing: number) }
    guard let (mantissa, decimals) = decimal(number, factor) else { throw .amount(text) }
    // Exact: 1,23456789 million are no whole cents and no amount.
    var cents = mantissa
    for scale in [factor, 100] {
      let (product, isTooMuch) = cents.multipliedReportingOverflow(by: scale)
      if isTooMuch { throw .tooMuch(text) }
      cents = product
    }
    for _ in 0..<decimals {
      guard cents % 10 == 0 else { throw .amount(text) }
      cents /= 10
    }
    guard cents <= Money.most.cents else { throw .tooMuch(text) }
    return Money(cents: cents)
  }

  /// The unit that the text itself names.
  static func unit(of text: String) -> Int? { parts(text).unit }

  /// What the number of a cell is worth that shows a person this text: the number times the unit beside it, or, where a
  /// format writes 120500 as "120,5 T€", the number itself. Nil where the text agrees with neither.
  static func value(of number: Double, shownAs text: String, factor: Int) -> Double? {
    let unit = unit(of: text) ?? factor
    guard unit > 1 else { return number }
    // A program in another language writes 1,500 where ours writes 1.500.
    let swapped = String(text.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
    let seen = [text, swapped].compactMap { try? read($0, factor: unit) }.map { Double($0.cents) / 100 }
    let scaled = number * Double(unit)
    let rounding = Double(unit) * 0.51
    return [scaled, number].first { worth in seen.contains { abs($0 - worth) <= rounding } }
  }

  /// Whether a cell shows something beside its figures that is no unit of ours: dollars, months, persons.
  static func hasForeignUnit(_ text: String) -> Bool {
    guard text.utf8.count <= 100, unit(of: text) == nil else { return false }
    let folded = Text.folded(Text.seen(text))
    let words = folded.split { !$0.isLetter && !$0.isCurrencySymbol }.map(String.init)
    return words.contains { word in !about.contains(word) && !units.contains { $0.name == word } }
  }

  /// The figures of an amount, and the unit beside them.
  private static func parts(_ text: String) -> (number: String, unit: Int?) {
    guard text.utf8.count <= 100, Digits.value(text.utf8) == nil else { return (text, nil) }
    var rest = Text.seen(text).filter { !$0.isWhitespace }
    var folded = Text.folded(rest)
    // Folding must not change how many characters there are.
    guard folded.count == rest.count else { return (text, nil) }
    if let word = about.first(where: {
      folded.hasPrefix($0) && folded.dropFirst($0.count).first.map { !$0.isLetter } ?? false
    }) {
      let point = folded.dropFirst(word.count).first == "." ? 1 : 0
      rest = String(rest.dropFirst(word.count + point))
      folded = String(folded.dropFirst(word.count + point))
    }
    // Behind the figures, or before them: "EUR 12.500", "€ 12".
    let end =
      folded.lastIndex { $0.isNumber || ",-–—".contains($0) }.map { folded.index(after: $0) } ?? folded.startIndex
    let tail = bare(String(folded[end...]))
    let start = folded.firstIndex { $0.isNumber || $0 == "-" } ?? folded.endIndex
    let head = bare(String(folded[..<start]))
    let name = tail.isEmpty ? head : tail
    guard let unit = units.first(where: { $0.name == name }), head.isEmpty || tail.isEmpty, start < end else {
      return (String(rest), nil)
    }
    let (from, to) = (
      folded.distance(from: folded.startIndex, to: start), folded.distance(from: folded.startIndex, to: end)
    )
    return (String(rest.dropFirst(from).prefix(to - from)), unit.factor)
  }

  private static func bare(_ text: String) -> String { Text.folded(text).filter { $0.isLetter || $0 == "€" } }

  /// Figures with their decimals; nil for what can be read in two ways.
  private static func decimal(_ text: String, _ factor: Int) -> (mantissa: Int, decimals: Int)? {
    var bare = text
    if let dash = [",--", ",-", ",–", ",—"].first(where: bare.hasSuffix) { bare.removeLast(dash.count) }
    let (commas, points) = (bare.count { $0 == "," }, bare.count { $0 == "." })
    let mark: Character? = commas == 1 && points == 0 ? "," : points == 1 && commas == 0 ? "." : commas == 1 ? "," : nil
    var whole = Substring(bare)
    var decimals: Substring = ""
    if let mark, let place = bare.lastIndex(of: mark) {
      let rest = bare[bare.index(after: place)...]
      // 1.234 T€ may be a million or a thousand; 1,234 Mio. is no thousand millions.
      if rest.count == 3, commas + points == 1, !(mark == "," && factor >= 1_000_000) {
        guard mark == "." && factor < 1_000_000 else { return nil }
      } else {
        whole = bare[..<place]
        decimals = rest
      }
    }
    let groups = whole.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," || $0 == "'" }
    guard groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }),
      !groups[0].hasPrefix("0") || groups.count == 1, decimals.count <= 9,
      let mantissa = Digits.value(Array((groups.joined() + decimals).utf8))
    else { return nil }
    return (mantissa, decimals.count)
  }
}
