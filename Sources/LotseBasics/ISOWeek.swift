/// A week of ISO 8601: Monday to Sunday, week 1 holds the year's first Thursday; keyed by the week-year.
public struct ISOWeek: Hashable, Comparable, Sendable {
  /// The week-year, which differs from the calendar year on up to three days around New Year.
  public let year: Int
  /// 1 to 52, or 53 in long years such as 2020 and 2026.
  public let week: Int

  public init(containing day: Day) {
    let thursday = day + (4 - day.weekday)
    year = thursday.year
    week = (thursday.number - Day.number(year: year, month: 1, day: 1)) / 7 + 1
  }

  /// The week of that number, or nil where the year has no such week or is outside 1901 to 2198.
  public init?(year: Int, week: Int) {
    guard (1901...2198).contains(year), (1...ISOWeek.count(in: year)).contains(week) else { return nil }
    self.year = year
    self.week = week
  }

  /// Reads `2026-W47`, `2026W47`, `KW47/2026`, `KW 47/2026` or `47/2026` and, where a year is given, also `47`, `W47` or
  /// `KW47` of it; throws `Unreadable.week` for anything else.
  public init(parsing text: String, in year: Int? = nil) throws(Unreadable) {
    let folded = Text.seen(text).uppercased().filter { $0 != " " }
    let bare = ["KW", "W"].first { folded.hasPrefix($0) }.map { folded.dropFirst($0.count) } ?? folded[...]
    if let year, (1...2).contains(bare.utf8.count), let week = Digits.value(bare.utf8) {
      guard let found = ISOWeek(year: year, week: week) else { throw .week(text) }
      self = found
      return
    }
    let parts: [Substring]
    if folded.hasPrefix("KW") || folded.contains("/") {
      parts = bare.split(separator: "/", omittingEmptySubsequences: false).reversed()
    } else {
      parts = folded.replacing("-W", with: "W").split(separator: "W", omittingEmptySubsequences: false)
    }
    guard parts.count == 2, parts[0].utf8.count == 4, (1...2).contains(parts[1].utf8.count),
      let year = Digits.value(parts[0].utf8), let week = Digits.value(parts[1].utf8),
      let found = ISOWeek(year: year, week: week)
    else { throw .week(text) }
    self = found
  }

  public var monday: Day {
    let fourthOfJanuary = Day(number: Day.number(year: year, month: 1, day: 4))
    return fourthOfJanuary - (fourthOfJanuary.weekday - 1) + (week - 1) * 7
  }
  public var sunday: Day { monday + 6 }
  public var previous: ISOWeek { ISOWeek(containing: monday - 1) }
  public var next: ISOWeek { ISOWeek(containing: sunday + 1) }

  /// How many weeks a week-year has: 52 or 53. 28 December always lies in its last week.
  public static func count(in year: Int) -> Int {
    ISOWeek(containing: Day(number: Day.number(year: year, month: 12, day: 28))).week
  }

  public static func < (left: ISOWeek, right: ISOWeek) -> Bool {
    (left.year, left.week) < (right.year, right.week)
  }

  /// `KW 47/2026` in German, `2026-W47` in English.
  public func text(_ language: Language) -> String {
    language("KW \(week)/\(year)", description)
  }
}

extension ISOWeek: CustomStringConvertible {
  public var description: String { "\(year)-W\(Digits.padded(week, 2))" }
}
