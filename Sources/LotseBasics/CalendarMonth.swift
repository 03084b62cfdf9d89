/// A month of a year.
public struct CalendarMonth: Hashable, Comparable, Sendable {
  /// Months since January of year 0.
  public let number: Int

  public init(number: Int) { self.number = number }

  public init(containing day: Day) {
    let (year, month, _) = day.civil
    number = year * 12 + month - 1
  }

  /// Reads `2026-11`, or gives nil.
  public init?(exactly text: String) {
    guard text.utf8.count == 7, let day = Day(exactly: text + "-01") else { return nil }
    self.init(containing: day)
  }

  public var year: Int { number / 12 }
  /// 1 to 12.
  public var month: Int { number % 12 + 1 }
  public var firstDay: Day { Day(number: Day.number(year: year, month: month, day: 1)) }
  public var lastDay: Day { (self + 1).firstDay - 1 }

  public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.number < right.number }
  public static func + (month: CalendarMonth, count: Int) -> CalendarMonth {
    CalendarMonth(number: month.number + count)
  }
  public static func - (month: CalendarMonth, count: Int) -> CalendarMonth {
    CalendarMonth(number: month.number - count)
  }
  public static func - (left: CalendarMonth, right: CalendarMonth) -> Int { left.number - right.number }

  /// The last month that a day has seen the end of.
  public init(lastFullOn day: Day) {
    let month = CalendarMonth(containing: day)
    self = month.lastDay == day ? month : month - 1
  }

  /// `2026-11`.
  public var iso: String { "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))" }

  /// `11/2026` in German, `2026-11` in English.
  public func text(_ language: Language) -> String {
    language("\(Digits.padded(month, 2))/\(Digits.padded(year, 4))", iso)
  }
}
