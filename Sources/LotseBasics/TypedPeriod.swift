/// A period of the calendar as people name it, by its first and its last day: `Q2/2027`, `Mitte 2027`, `Juni 2027`.
struct TypedPeriod {
  let first: Day
  let last: Day

  static let months = [
    Phrase("Januar", "January"), Phrase("Februar", "February"), Phrase("März", "March"), Phrase("April", "April"),
    Phrase("Mai", "May"), Phrase("Juni", "June"), Phrase("Juli", "July"), Phrase("August", "August"),
    Phrase("September", "September"), Phrase("Oktober", "October"), Phrase("November", "November"),
    Phrase("Dezember", "December"),
  ]

  /// The part of a year or month that a word before it names.
  private enum Part { case whole, beginning, middle, end }
  private static let parts: [String: Part] = [
    "anfang": .beginning, "beginn": .beginning, "beginning": .beginning, "start": .beginning, "early": .beginning,
    "mitte": .middle, "mid": .middle, "middle": .middle, "ende": .end, "end": .end, "late": .end,
  ]
  private static let quarterWords: Set<String> = ["quartal", "quarter", "q"]
  private static let halfWords: Set<String> = ["halbjahr", "half", "h"]

  /// Reads folded words; nil for what is no period with its year.
  init?(_ words: String) {
    var tokens = TypedPeriod.tokens(words)
    // `Q3/27`, `Mitte 27`: of two digits behind a word that cannot stand before a day, a year of this century. `Mai 27` may be
    // a day.
    if let last = tokens.last, last.utf8.count == 2, Digits.value(last.utf8) != nil, let first = tokens.first,
      TypedPeriod.parts[first] != nil && tokens.count == 2
        || TypedPeriod.division(Array(tokens.dropLast())) != nil
    {
      tokens[tokens.count - 1] = "20" + last
    }
    guard let place = tokens.firstIndex(where: { $0.utf8.count == 4 && Digits.value($0.utf8) != nil }),
      place == 0 || place == tokens.count - 1, let year = Digits.value(tokens.remove(at: place).utf8),
      (1900...2199).contains(year)
    else { return nil }
    if place == 0, tokens.count == 1, words.contains("-"), tokens[0].utf8.count == 2,
      let month = Digits.value(tokens[0].utf8), (1...12).contains(month)
    {
      self.init(CalendarMonth(number: year * 12 + month - 1), .whole)
      return
    }
    var part = Part.whole
    if place > 0, let word = tokens.first, let named = TypedPeriod.parts[word] {
      part = named
      tokens.removeFirst()
      if tokens.first == "of" { tokens.removeFirst() }
    }
    if tokens.isEmpty {
      self.init(year: year, part)
    } else if tokens.count == 1, let month = TypedPeriod.month(tokens[0]) {
      self.init(CalendarMonth(number: year * 12 + month - 1), part)
    } else if part == .whole, let (count, length) = TypedPeriod.division(tokens) {
      let month = CalendarMonth(number: year * 12 + (count - 1) * length)
      self.init(first: month.firstDay, last: (month + (length - 1)).lastDay)
    } else {
      return nil
    }
  }

  private init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }

  /// A year's beginning, middle and end are its first, second and last quarter, as in lists (`GuessedDay`).
  private init?(year: Int, _ part: Part) {
    let january = CalendarMonth(number: year * 12)
    switch part {
    case .whole: return nil
    case .beginning: self.init(first: january.firstDay, last: (january + 2).lastDay)
    case .middle: self.init(first: (january + 3).firstDay, last: (january + 5).lastDay)
    case .end: self.init(first: (january + 9).firstDay, last: (january + 11).lastDay)
    }
  }

  /// A month's beginning is its first ten days, its middle the next ten, its end what follows.
  private init(_ month: CalendarMonth, _ part: Part) {
    let day = month.firstDay
    switch part {
    case .whole: self.init(first: day, last: month.lastDay)
    case .beginning: self.init(first: day, last: day + 9)
    case .middle: self.init(first: day + 10, last: day + 19)
    case .end: self.init(first: day + 20, last: month.lastDay)
    }
  }

  /// `30. juni 2027`: a whole date with the name of its month.
  static func wholeDay(_ words: String) -> Day? {
    let tokens = tokens(words)
    guard tokens.count == 3, tokens[0].utf8.count <= 2, tokens[2].utf8.count == 4,
      let day = Digits.value(tokens[0].utf8), let month = month(tokens[1]), let year = Digits.value(tokens[2].utf8)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Whether the words would be a period if they had a year.
  static func lacksYear(_ words: String) -> Bool { TypedPeriod(words + " 2000") != nil }

  /// Words and numbers, parted where blanks, points, slashes and hyphens stand and where letters become digits.
  private static func tokens(_ words: String) -> [String] {
    var tokens: [String] = []
    var isInside = false
    for character in words {
      guard character.isLetter || character.isNumber else {
        isInside = false
        guard " ./-".contains(character) else { return [] }
        continue
      }
      if isInside, let last = tokens.last?.last, last.isNumber == character.isNumber {
        tokens[tokens.count - 1].append(character)
      } else {
        tokens.append(String(character))
      }
      isInside = true
    }
    return tokens
  }

  /// The month of that name or of its first three letters, 1 to 12.
  private static func month(_ word: String) -> Int? {
    let index = months.firstIndex { month in
      [month.de, month.en].contains { name in
        let whole = Text.folded(name)
        return Text.isSameWord(name, word) || (word.count >= 3 && whole.prefix(3) == word)
      }
    }
    return index.map { $0 + 1 }
  }

  /// Which quarter or half, and of how many months: `q 2`, `2 quartal`, `h 1`.
  private static func division(_ tokens: [String]) -> (count: Int, months: Int)? {
    guard tokens.count == 2, let number = tokens.first(where: { Digits.value($0.utf8) != nil }),
      let count = Digits.value(number.utf8), let word = tokens.first(where: { $0 != number })
    else { return nil }
    if quarterWords.contains(word), (1...4).contains(count) { return (count, 3) }
    if halfWords.contains(word), (1...2).contains(count) { return (count, 6) }
    return nil
  }
}
