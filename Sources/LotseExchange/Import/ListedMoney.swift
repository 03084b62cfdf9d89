internal import LotseBasics

/// Amounts as lists have them: `12 T€`, `1,2 Mio. €`, `8.500,00 EUR`, `ca. 150.000`.
enum ListedMoney {
  /// Units of amounts by their folded names without blanks and points.
  private static let units: [(name: String, factor: Int)] = [
    ("t€", 1_000), ("teur", 1_000), ("teuro", 1_000), ("tsd€", 1_000), ("tsdeur", 1_000), ("tsdeuro", 1_000),
    ("tsd", 1_000), ("tausend€", 1_000), ("tausendeuro", 1_000), ("tausend", 1_000), ("k€", 1_000), ("keur", 1_000),
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

  /// The unit that a heading names, such as `Kosten (in T€)`; of euros alone nothing need be said.
  static func factor(inHeading heading: String) -> Int? {
    guard heading.utf8.count <= 200 else { return nil }
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

  /// The figures of an amount, and the unit beside them.
  private static func parts(_ text: String) -> (number: String, unit: Int?) {
    guard text.utf8.count <= 100 else { return (text, nil) }
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
