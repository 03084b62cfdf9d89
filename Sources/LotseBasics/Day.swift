/// A calendar day without time or zone, counted in days since 1970-01-01 (proleptic Gregorian).
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public var number: Int { Int(days) }

  // Half as wide as a number: a state of thousands holds ten days of each.
  private let days: Int32

  public init(number: Int) { days = Int32(clamping: number) }

  /// The day of a civil date, or nil where the calendar has no such day or the year is outside 1900 to 2199.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, in: year)
    else { return nil }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Reads `2026-11-23` or `23.11.2026`; throws `Unreadable.day` for anything else.
  public init(parsing text: some StringProtocol) throws(Unreadable) {
    guard let day = Day(exactly: text) ?? Day(exactly: Text.seen(String(text))) else { throw .day(String(text)) }
    self = day
  }

  /// The same of a whole text, as rows hold it: compiled for it alone, because lists are read by the thousand.
  public init(parsing text: String) throws(Unreadable) {
    guard let day = Day(exactly: text) ?? Day(exactly: Text.seen(text)) else { throw .day(text) }
    self = day
  }

  /// A day as people write it, on the command line as in lists: also with a year of two digits of this century, with
  /// blanks around it or behind its points, or followed by a time of day. Throws `Unreadable.day` for anything else, and
  /// `.yearOutside` for years before 1900 and after 2199.
  public init(written text: String) throws(Unreadable) {
    if let day = Day(exactly: text) {
      self = day
      return
    }
    var words = Text.seen(text).split { $0.isWhitespace || $0 == "T" }
    if words.count > 1, let last = words.last, last.contains(":"), last.allSatisfy({ "0123456789:.Z".contains($0) }) {
      words.removeLast()
    }
    // "31. 12. 2026"; without points, blanks part what belongs apart.
    guard words.count == 1 || (words.count <= 3 && words.dropLast().allSatisfy { $0.hasSuffix(".") }) else {
      throw .day(text)
    }
    let bare = words.joined()
    if let day = Day(exactly: bare) {
      self = day
      return
    }
    let isISO = bare.contains("-")
    let parts = bare.split(separator: isISO ? "-" : ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .day(text) }
    let (first, month, last) = (parts[0], parts[1], parts[2])
    if !isISO, last.utf8.count == 2, let day = Day(exactly: "\(first).\(month).20\(last)") {
      self = day
      return
    }
    let (year, day) = isISO ? (first, last) : (last, first)
    // Of another century the same day: 2000 to 2399 have every combination of leap years.
    if year.utf8.count == 4, let number = Digits.value(year.utf8), !(1900...2199).contains(number),
      let month = Digits.value(month.utf8), let day = Digits.value(day.utf8), (1...12).contains(month),
      Day(number: Day.number(year: 2000 + number % 400, month: month, day: day)).civil.day == day
    {
      throw .yearOutside(text)
    }
    throw .day(text)
  }

  /// Reads `2026-11-23` or `23.11.2026`, or gives nil.
  public init?(exactly text: some StringProtocol) {
    if let day = text.utf8.withContiguousStorageIfAvailable({ Day(utf8: $0) }) {
      guard let day else { return nil }
      self = day
    } else {
      guard let day = Array(text.utf8).withUnsafeBufferPointer({ Day(utf8: $0) }) else { return nil }
      self = day
    }
  }

  public init?(exactly text: String) {
    guard let day = text.utf8.withContiguousStorageIfAvailable({ Day(utf8: $0) }) ?? Day(exactly: text[...]) else {
      return nil
    }
    self = day
  }

  /// The same from the bytes of a text.
  public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    let isISO = bytes.count == 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
    if isISO {
      // Digit by digit: rows hold days by the hundred thousand.
      func two(_ place: Int) -> Int? {
        let (tens, ones) = (bytes[place] &- UInt8(ascii: "0"), bytes[place + 1] &- UInt8(ascii: "0"))
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
      }
      guard let century = two(0), let year = two(2), let month = two(5), let day = two(8) else { return nil }
      self.init(year: century * 100 + year, month: month, day: day)
      return
    }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
      parts[2].count == 4, let day = Digits.value(parts[0]), let month = Digits.value(parts[1]),
      let year = Digits.value(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
  public static func - (left: Day, right: Day) -> Int { left.number - right.number }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// Year, month and day in the Gregorian calendar.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  public var year: Int { civil.year }

  /// `2026-11-23`.
  public var iso: String {
    let (year, month, day) = civil
    return "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))-\(Digits.padded(day, 2))"
  }

  /// `23.11.2026` in German (DIN 5008), `2026-11-23` in English.
  public func text(_ language: Language) -> String {
    guard language == .de else { return iso }
    let (year, month, day) = civil
    return "\(Digits.padded(day, 2)).\(Digits.padded(month, 2)).\(Digits.padded(year, 4))"
  }

  static func number(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension Day: CustomStringConvertible {
  public var description: String { iso }
}
