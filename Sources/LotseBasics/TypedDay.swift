/// A day as people type it at the command line, and whether that was a whole date: where it was not, they are told for
/// which day it was taken.
public struct TypedDay: Hashable, Sendable {
  public let day: Day
  public let isWhole: Bool

  /// Which day of a period is meant where one is typed.
  public enum Edge: Sendable { case first, last }

  /// Reads a date, a word such as `heute` or `montag`, a distance from today such as `+2w` or `-10d` and, where `edge`
  /// says which of its days is meant, a period such as `Q2/2027`. Throws `Unreadable.day`, `.yearOutside`, `.openDay`
  /// where more than one day may be meant, and `.period` where a period is typed and a day is asked for.
  public init(_ text: String, today: Day, edge: Edge? = nil) throws(Unreadable) {
    let words = Text.folded(Text.seen(text))
    if let day = TypedDay.relative(words, to: today) {
      self.init(day: day, isWhole: false)
    } else if let day = TypedPeriod.wholeDay(words) {
      self.init(day: day, isWhole: true)
    } else if let period = TypedPeriod(words) {
      guard let edge else { throw .period(text, from: period.first, through: period.last) }
      self.init(day: edge == .first ? period.first : period.last, isWhole: false)
    } else if let lack = TypedDay.lack(words) {
      throw .openDay(text, lack)
    } else {
      self.init(day: try Day(written: text), isWhole: true)
    }
  }

  private init(day: Day, isWhole: Bool) {
    self.day = day
    self.isWhole = isWhole
  }

  // MARK: Words and distances

  private static let named = [
    "vorgestern": -2, "gestern": -1, "yesterday": -1, "heute": 0, "today": 0, "morgen": 1, "tomorrow": 1,
    "ubermorgen": 2, "uebermorgen": 2,
  ]
  private static let weekdays = [
    ["montag", "mo", "monday", "mon"], ["dienstag", "di", "tuesday", "tue"], ["mittwoch", "mi", "wednesday", "wed"],
    ["donnerstag", "do", "thursday", "thu"], ["freitag", "fr", "friday", "fri"],
    ["samstag", "sonnabend", "sa", "saturday", "sat"], ["sonntag", "so", "sunday", "sun"],
  ]

  private static let next: Set<String> = [
    "nachsten", "nachster", "naechsten", "naechster", "kommenden", "kommender", "next",
  ]

  /// Whether the text is the name of a day of the week.
  public static func isWeekday(_ text: String) -> Bool {
    let word = Text.folded(Text.seen(text))
    return weekdays.contains { $0.contains(word) }
  }

  private static func relative(_ words: String, to today: Day) -> Day? {
    if let offset = named[words] { return today + offset }
    let parts = words.split(separator: " ").map(String.init)
    let isLast = parts.count == 2 && ["letzten", "letzter", "vorigen", "last"].contains(parts[0])
    let isNext = parts.count == 2 && next.contains(parts[0])
    if parts.count == 1 || isLast || isNext, let name = parts.last,
      let weekday = weekdays.firstIndex(where: { $0.contains(name) })
    {
      // The next such day comes after today, the last one came before.
      let ahead = (weekday + 1 - today.weekday + 6) % 7 + 1
      return isLast ? today + (ahead == 7 ? -7 : ahead - 7) : today + ahead
    }
    return distance(words, from: today)
  }

  private static let units: [(names: Set<String>, letter: String)] = [
    (["tag", "tage", "tagen", "day", "days"], "d"), (["woche", "wochen", "week", "weeks"], "w"),
    (["monat", "monate", "monaten", "month", "months"], "m"), (["jahr", "jahre", "jahren", "year", "years"], "y"),
  ]

  /// `+14`, `-7`, `+10d`, `+2w`, `-3m`, `+1j`, `in 2 wochen`, `vor 3 tagen`: days, weeks, months, years.
  private static func distance(_ words: String, from today: Day) -> Day? {
    var words = words
    for (word, sign) in [("in ", "+"), ("vor ", "-")] where words.hasPrefix(word) {
      words = sign + words.dropFirst(word.count)
    }
    guard let sign = words.first, "+-−".contains(sign) else { return nil }
    let digits = words.dropFirst().prefix { $0.isNumber }
    var unit = words.dropFirst(digits.count + 1)
    if unit.first == " " {
      let name = String(unit.dropFirst())
      guard let known = units.first(where: { $0.names.contains(name) }) else { return nil }
      unit = known.letter[...]
    }
    guard (1...4).contains(digits.utf8.count), let count = Digits.value(digits.utf8) else { return nil }
    let distance = sign == "+" ? count : -count
    let day: Day
    switch unit {
    case "", "d", "t": day = today + distance
    case "w": day = today + 7 * distance
    case "m": day = today.movedByMonths(distance)
    case "j", "y": day = today.movedByMonths(12 * distance)
    default: return nil
    }
    return (1900...2199).contains(day.year) ? day : nil
  }

  // MARK: What leaves something open

  /// Why no single day is meant, where that can be told.
  private static func lack(_ words: String) -> Phrase? {
    if words.utf8.count == 4, let year = Digits.value(words.utf8), (1900...2199).contains(year) {
      return Phrase(
        "Ein Jahr ist kein Tag. So: Ende \(year) oder Q2/\(year).",
        "A year is no day. Like this: end of \(year) or Q2/\(year).")
    }
    let slashed = words.split(separator: "/", omittingEmptySubsequences: false)
    if slashed.count == 3, slashed.allSatisfy({ Digits.value($0.utf8) != nil }) {
      return Phrase(
        "Was Tag und was Monat ist, bleibt offen. So: 30.06.2027.",
        "Which is the day and which the month is open. Like this: 2027-06-30.")
    }
    if slashed.count == 2, let first = Digits.value(slashed[0].utf8), (1...12).contains(first),
      slashed[1].utf8.count == 4, Digits.value(slashed[1].utf8) != nil
    {
      let month = TypedPeriod.months[first - 1]
      return Phrase(
        "Monat oder Kalenderwoche bleibt offen. So: \(month.de) \(slashed[1]).",
        "Whether a month or a week is open. Like this: \(month.en) \(slashed[1]).")
    }
    let dotted = words.split { $0 == "." || $0 == " " }
    if words.contains("."), dotted.count == 2, dotted.allSatisfy({ $0.utf8.count <= 2 && Digits.value($0.utf8) != nil })
    {
      return Phrase("Das Jahr fehlt. So: 30.06.2027.", "The year is missing. Like this: 2027-06-30.")
    }
    if TypedPeriod.lacksYear(words) {
      return Phrase(
        "Das Jahr fehlt. So: Q2/2027 oder Juni 2027.", "The year is missing. Like this: Q2/2027 or June 2027.")
    }
    if (try? ISOWeek(parsing: words)) != nil {
      return Phrase("Eine Woche ist kein Tag. So: 30.06.2027.", "A week is no day. Like this: 2027-06-30.")
    }
    return nil
  }
}

extension Day {
  /// The same day of another month; the last one of a month that is too short.
  func movedByMonths(_ count: Int) -> Day {
    let month = CalendarMonth(containing: self) + count
    return min(month.firstDay + (civil.day - 1), month.lastDay)
  }
}
