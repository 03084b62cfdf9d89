internal import LotseBasics

/// Days as people write them who do not know the day: "ca. Mitte 2025", "Q3/2025", "2. Halbjahr 2026", "März 2025".
///
/// Every word of the text has to be understood; a wrong guess is worse than none.
enum GuessedDay {
  /// The first or the last day of the period meant; nil where it is not clear which that is.
  static func day(_ text: String, isStart: Bool) -> Day? {
    guard text.utf8.count <= 100 else { return nil }
    let folded = Text.folded(text).replacing("–", with: "-").replacing("—", with: "-")
    let words = folded.split { !$0.isLetter }.map(String.init)
    if folded.contains("?") || words.contains(where: doubts.contains) { return nil }
    if !isStart, words.contains(where: lowerBounds.contains), !words.contains("bis") { return nil }
    // A full date in the cell is what counts, whatever stands around it; two of them are a range, or nothing.
    if let days = fullDays(folded) {
      guard let first = days.first, let last = days.last else { return nil }
      if days.count == 1 { return first }
      let isRange = folded.contains("-") || words.contains("bis")
      return days.count == 2 && first <= last && isRange ? (isStart ? first : last) : nil
    }
    guard let periods = periods(folded), let first = periods.first, let last = periods.last, first.first <= last.first
    else { return nil }
    return isStart ? first.first : last.last
  }

  /// Words by which the day beside them is not the one meant, or not surely.
  private static let doubts: Set<String> = [
    "nicht", "vor", "nach", "seit", "statt", "oder", "bzw", "verschoben", "ursprunglich", "alt", "beschluss", "stand",
    "kein", "keine", "after", "before", "not", "or", "since",
  ]
  /// Words that name a start, from which no end follows.
  private static let lowerBounds: Set<String> = ["ab", "fruhestens", "vom", "von", "from"]

  // MARK: Full dates

  /// The dates in the text that name day, month and year in figures; nil where there are none, empty where beside one
  /// of them stands something that may be meant as well.
  private static func fullDays(_ text: String) -> [Day]? {
    var days: [Day] = []
    var hasOther = false
    // "1. 12. 2026" has blanks inside.
    let joined = text.replacing(". ", with: ".")
    for chunk in joined.split(whereSeparator: { !$0.isNumber && $0 != "." && $0 != "-" && $0 != ":" }) {
      if chunk.contains(":") { continue }
      if let day = fullDay(chunk) {
        days.append(day)
        continue
      }
      for piece in chunk.split(separator: "-") {
        let bare = piece.drop { $0 == "." }
        guard bare.contains(where: \.isNumber) else { continue }
        if let day = fullDay(bare) { days.append(day) } else { hasOther = true }
      }
    }
    if days.isEmpty { return nil }
    return hasOther ? [] : days
  }

  private static func fullDay(_ text: Substring) -> Day? {
    let bare = text.last == "." || text.last == "-" ? text.dropLast() : text
    if let day = Day(exactly: bare) { return day }
    let parts = bare.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 2 else { return nil }
    return Day(exactly: "\(parts[0]).\(parts[1]).20\(parts[2])")
  }

  // MARK: Periods

  private typealias Period = (first: Day, last: Day)

  private static let months = [
    "januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember",
  ]
  private static let moreMonths: [String: Int] = [
    "january": 1, "february": 2, "march": 3, "maerz": 3, "mrz": 3, "may": 5, "june": 6, "july": 7, "sept": 9,
    "october": 10, "okt": 10, "oct": 10, "december": 12, "dec": 12, "jaenner": 1, "janner": 1,
  ]
  private static let ordinals: [String: Int] = [
    "1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "erstes": 1, "zweites": 2, "drittes": 3,
    "viertes": 4, "ersten": 1, "zweiten": 2, "dritten": 3, "vierten": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
  ]
  /// Words that change nothing about which day is meant.
  private static let fillers: Set<String> = [
    "ca", "circa", "zirka", "etwa", "ungefahr", "gegen", "wohl", "voraussichtlich", "vorauss", "vsl", "geplant", "bis",
    "spatestens", "im", "in", "der", "des", "dem", "am", "zum", "zu", "jahr", "jahres", "ab", "von", "vom",
    "fruhestens",
    "until", "by", "about", "approx", "of", "the",
  ]

  /// One period, or two where it is a range; nil where a word is not understood.
  private static func periods(_ folded: String) -> [Period]? {
    let halves = folded.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    switch halves.count {
    case 1:
      // "März bis Mai 2026" is a range, "voraussichtlich bis Mai 2026" is none.
      let bis = folded.firstRange(of: " bis ")
      let both = bis.flatMap { range(String(folded[..<$0.lowerBound]), String(folded[$0.upperBound...])) }
      return both ?? period(folded, year: nil).map { [$0] }
    // "2026-12" is a month as programs write it.
    case 2 where halves[0].count == 4 && halves[1].count == 2 && halves.allSatisfy { $0.allSatisfy(\.isNumber) }:
      guard let year = Int(halves[0]), let month = Int(halves[1]), (1...12).contains(month) else { return nil }
      return period(year, month...month).map { [$0] }
    case 2: return range(halves[0], halves[1])
    default: return nil
    }
  }

  /// "Q1-Q2 2026", "Q4/2026 - Q1/2027", "2026-2027", "März bis Mai 2026".
  private static func range(_ first: String, _ last: String) -> [Period]? {
    guard let end = period(last, year: nil) else { return nil }
    // "1.-2. Quartal 2026": the kind of period stands behind the second number only.
    let kind = ["quartal", "halbjahr", "kw"].first { last.contains($0) }
    let words = pieces(first)
    let isWhole = words.contains { month($0) != nil || $0.count == 4 } || words.contains { $0.allSatisfy(\.isLetter) }
    guard words.contains(where: { $0.allSatisfy(\.isNumber) || month($0) != nil }) else { return nil }
    let start = isWhole ? first : "\(first) \(kind ?? "")"
    return period(start, year: end.last.year).map { [$0, end] }
  }

  /// A single period; `year` is the one that the other end of a range names.
  private static func period(_ text: String, year known: Int?) -> Period? {
    var words = pieces(text)
    guard let year = takeYear(&words) ?? known else { return nil }
    // "Jahresende 2026", "Ende 2026", "Mitte Mai 2026", "Anfang Q3 2026".
    let isBeginning = take(&words, ["anfang", "jahresanfang", "jahresbeginn", "beginn", "fruh", "early", "start"])
    let isMiddle = take(&words, ["mitte", "jahresmitte", "mid"])
    let isEnd = take(&words, ["ende", "jahresende", "spat", "late", "end"])
    guard [isBeginning, isMiddle, isEnd].count(where: { $0 }) <= 1 else { return nil }
    if let week = takeNumbered(&words, ["kw", "kalenderwoche", "woche", "week"], 1...53) {
      guard words.allSatisfy(fillers.contains), let week = ISOWeek(year: year, week: week) else { return nil }
      return (week.monday, week.sunday)
    }
    if let day = takeDay(&words, year) { return words.allSatisfy(fillers.contains) ? (day, day) : nil }
    guard let months = takeMonths(&words), words.allSatisfy(fillers.contains) else { return nil }
    let size = months.count
    switch (isBeginning, isMiddle, isEnd) {
    case (true, _, _): return part(year, months, beginning: true)
    case (_, true, _) where size == 12: return period(year, 4...6)
    case (_, true, _): return middle(year, months)
    case (_, _, true) where size == 12: return period(year, 10...12)
    default: return period(year, months)
    }
  }

  /// The first quarter of a year, the first month of a quarter, the first ten days of a month.
  private static func part(_ year: Int, _ months: ClosedRange<Int>, beginning: Bool) -> Period? {
    let first = months.lowerBound
    if months.count == 12 { return period(year, 1...3) }
    if months.count > 1 { return period(year, first...first) }
    guard let whole = period(year, months) else { return nil }
    return (whole.first, whole.first + 9)
  }

  private static func middle(_ year: Int, _ months: ClosedRange<Int>) -> Period? {
    if months.count > 1 {
      let middle = (months.lowerBound + months.upperBound) / 2
      return period(year, middle...middle)
    }
    guard let whole = period(year, months) else { return nil }
    return (whole.first + 10, whole.first + 19)
  }

  private static func period(_ year: Int, _ months: ClosedRange<Int>) -> Period? {
    guard let first = Day(year: year, month: months.lowerBound, day: 1) else { return nil }
    let (nextYear, next) = months.upperBound == 12 ? (year + 1, 1) : (year, months.upperBound + 1)
    return Day(year: nextYear, month: next, day: 1).map { (first, $0 - 1) }
  }

  // MARK: Words

  /// Letters and digits apart: "Q3/2025" is `q`, `3`, `2025`.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var last: Character?
    for character in text {
      defer { last = character }
      guard character.isLetter || character.isNumber else { continue }
      if let last, last.isLetter == character.isLetter, last.isNumber == character.isNumber, !pieces.isEmpty {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }

  /// Takes the only year out: four digits, else two at the end of a month, quarter or half-year ("12/26", "Q3/26").
  private static func takeYear(_ words: inout [String]) -> Int? {
    let years = words.indices.filter { words[$0].count == 4 && Int(words[$0]).map((1990...2100).contains) == true }
    if years.count == 1 { return Int(words.remove(at: years[0])) }
    guard years.isEmpty, words.count > 1, let last = words.last, last.count == 2, let short = Int(last) else {
      return nil
    }
    // "KW 48" and "Ende 12" have no year.
    guard words.count > 2 || words[0].allSatisfy(\.isNumber) || month(words[0]) != nil, (20...60).contains(short) else {
      return nil
    }
    words.removeLast()
    return 2_000 + short
  }

  private static func take(_ words: inout [String], _ wanted: [String]) -> Bool {
    guard let index = words.firstIndex(where: wanted.contains) else { return false }
    words.remove(at: index)
    return true
  }

  /// "Q3", "3. Quartal", "Quartal III": the number beside its word.
  private static func takeNumbered(_ words: inout [String], _ names: [String], _ range: ClosedRange<Int>) -> Int? {
    let isNamed = { (word: String) in names.contains { $0 == word || ($0.count > 3 && word.hasPrefix($0)) } }
    guard let index = words.firstIndex(where: isNamed) else { return nil }
    for place in [index + 1, index - 1] where words.indices.contains(place) {
      guard let number = Int(words[place]) ?? ordinals[words[place]], range.contains(number) else { continue }
      words.removeSubrange(min(place, index)...max(place, index))
      return number
    }
    return nil
  }

  private static func takeMonths(_ words: inout [String]) -> ClosedRange<Int>? {
    if let quarter = takeNumbered(&words, ["q", "qu", "quartal", "quarter", "quart"], 1...4) {
      return quarter * 3 - 2...quarter * 3
    }
    if let half = takeNumbered(&words, ["h", "hj", "halbjahr", "halfyear", "jahreshalfte", "halfte", "half"], 1...2) {
      return half * 6 - 5...half * 6
    }
    if take(&words, ["fruhjahr", "fruhling", "spring"]) { return 3...5 }
    if take(&words, ["sommer", "summer"]) { return 6...8 }
    if take(&words, ["herbst", "autumn"]) { return 9...11 }
    // Of which year a winter is nobody can say.
    if words.contains(where: { $0.hasPrefix("winter") || $0.hasSuffix("ferien") || $0.hasSuffix("pause") }) {
      return nil
    }
    if let index = words.firstIndex(where: { month($0) != nil }), let month = month(words[index]) {
      words.remove(at: index)
      return words.contains { Int($0) != nil } ? nil : month...month
    }
    let numbers = words.indices.filter { Int(words[$0]) != nil }
    guard let index = numbers.first else { return 1...12 }
    guard numbers.count == 1, let month = Int(words[index]), (1...12).contains(month), words[index].count <= 2 else {
      return nil
    }
    words.remove(at: index)
    return month...month
  }

  /// "1. Dezember".
  private static func takeDay(_ words: inout [String], _ year: Int) -> Day? {
    guard let index = words.firstIndex(where: { month($0) != nil }), index > 0, let number = Int(words[index - 1]),
      let month = month(words[index]), let day = Day(year: year, month: month, day: number)
    else { return nil }
    words.removeSubrange(index - 1...index)
    return day
  }

  private static func month(_ word: String) -> Int? {
    if let month = moreMonths[word] { return month }
    guard word.count > 2 else { return nil }
    return months.firstIndex { $0 == word || ($0.hasPrefix(word) && word.count <= 4) }.map { $0 + 1 }
  }
}
