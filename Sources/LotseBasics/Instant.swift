/// A moment in milliseconds since 1970-01-01T00:00:00Z, exact and sortable.
public struct Instant: Hashable, Comparable, Sendable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The moment at which a clock in Europe/Berlin shows this day and time.
  public init(_ day: Day, hour: Int = 0, minute: Int = 0) {
    let local = Int64(day.number) * 86_400_000 + Int64(hour * 60 + minute) * 60_000
    let winter = Instant(milliseconds: local - 3_600_000)
    let summer = Instant(milliseconds: local - 7_200_000)
    self = summer.isBerlinSummerTime ? summer : winter
  }

  /// Reads `2026-11-23T10:15:00Z` (seconds and their fraction optional); throws `Unreadable.instant` otherwise.
  public init(parsing written: String) throws(Unreadable) {
    let text = Text.seen(written)
    guard text.last == "Z", text.count >= 17, text[text.index(text.startIndex, offsetBy: 10)] == "T",
      let day = Day(exactly: text.prefix(10))
    else { throw .instant(text) }
    let clock = text.dropFirst(11).dropLast().split(separator: ":", omittingEmptySubsequences: false)
    let seconds = clock.count == 3 ? Double(clock[2]) : 0
    guard (2...3).contains(clock.count), clock[0].utf8.count == 2, clock[1].utf8.count == 2,
      let hour = Digits.value(clock[0].utf8), let minute = Digits.value(clock[1].utf8), hour < 24, minute < 60,
      let seconds, seconds >= 0, seconds < 60
    else { throw .instant(text) }
    milliseconds =
      Int64(day.number) * 86_400_000 + Int64(hour * 60 + minute) * 60_000 + Int64(seconds * 1000)
  }

  public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// The calendar day in Europe/Berlin.
  public var day: Day { Day(number: Int(Instant.floor(berlinMilliseconds, 86_400_000))) }

  /// The first moment of the day after, in Europe/Berlin: everything before it belongs to the day.
  public static func end(of day: Day) -> Instant { Instant(day + 1) }

  /// Hour and minute on a clock in Europe/Berlin, `10:15`.
  public var clock: String {
    let minutes = Int((berlinMilliseconds - Int64(day.number) * 86_400_000) / 60_000)
    return "\(Digits.padded(minutes / 60, 2)):\(Digits.padded(minutes % 60, 2))"
  }

  /// `2026-11-23T10:15:00.000Z`, in UTC.
  public var iso: String {
    let day = Instant.floor(milliseconds, 86_400_000)
    let rest = Int(milliseconds - day * 86_400_000)
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { Digits.padded($0, 2) }
    return "\(Day(number: Int(day)).iso)T\(clock.joined(separator: ":")).\(Digits.padded(rest % 1000, 3))Z"
  }

  private var berlinMilliseconds: Int64 {
    milliseconds + (isBerlinSummerTime ? 7_200_000 : 3_600_000)
  }

  /// Summer time runs from the last Sunday of March to the last Sunday of October, 01:00 UTC (Directive 2000/84/EC).
  private var isBerlinSummerTime: Bool {
    let year = Day(number: Int(Instant.floor(milliseconds, 86_400_000))).year
    return (Instant.change(year, month: 3)..<Instant.change(year, month: 10)).contains(milliseconds)
  }

  private static func change(_ year: Int, month: Int) -> Int64 {
    let last = Day(number: Day.number(year: year, month: month, day: 31))
    return Int64((last - last.weekday % 7).number) * 86_400_000 + 3_600_000
  }

  private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
    value >= 0 ? value / unit : -((-value + unit - 1) / unit)
  }
}
