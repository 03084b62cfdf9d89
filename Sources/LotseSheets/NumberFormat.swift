internal import LotseBasics

/// What the number format of a cell makes of its number (ECMA-376-1, 18.8.30 and 18.8.31).
enum NumberFormat: Hashable {
  case number
  /// A day, with its time if it has one.
  case day
  /// A time without a day.
  case clock
  /// Hours beyond a day, such as `[h]:mm`.
  case duration

  /// A format by its number, where no code is given for it.
  init(id: Int) {
    switch id {
    case 14...17, 22, 27...31, 36, 50...58: self = .day
    case 18...21, 32...35, 45, 47: self = .clock
    case 46: self = .duration
    default: self = .number
    }
  }

  /// A format by its code: what matters is whether letters of days or times stand in the first section outside quotes,
  /// escapes and brackets.
  init(code: String) {
    var hasDay = false
    var hasTime = false
    var hasMonthOrMinute = false
    var isElapsed = false
    var scalars = code.unicodeScalars.makeIterator()
    if code.lowercased().hasPrefix("general") {
      self = .number
      return
    }
    scan: while let scalar = scalars.next() {
      switch scalar {
      case "\"": while let next = scalars.next(), next != "\"" {}
      case "\\", "_", "*": _ = scalars.next()
      case "[":
        var inside = ""
        while let next = scalars.next(), next != "]" { inside.unicodeScalars.append(next) }
        let letters = Set(inside.lowercased())
        if letters.count == 1, !letters.isDisjoint(with: "hms") { isElapsed = true }
      case ";": break scan
      case "d", "D", "y", "Y": hasDay = true
      case "h", "H", "s", "S": hasTime = true
      case "m", "M": hasMonthOrMinute = true
      default: break
      }
    }
    if hasDay {
      self = .day
    } else if isElapsed {
      self = .duration
    } else if hasTime {
      self = .clock
    } else {
      self = hasMonthOrMinute ? .day : .number
    }
  }

  /// The content of a cell with this format. A day counts from 1900 with its 29 February that never was, or from 1904.
  func cell(_ value: Double, countsFrom1904: Bool) -> ReadCell {
    guard self != .number, (0..<2_958_466).contains(value) else { return .number(value) }
    var day = Int(value)
    var seconds = Int(((value - Double(day)) * 86_400).rounded())
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    if self == .duration { return .text(NumberFormat.clock(day * 86_400 + seconds)) }
    if day == 0, !countsFrom1904 {
      return self == .clock || seconds > 0 ? .text(NumberFormat.clock(seconds)) : .number(value)
    }
    if day == 0, self == .clock { return .text(NumberFormat.clock(seconds)) }
    // 60 is 29 February 1900 to Excel; the days before it are one further from the start.
    let epoch = countsFrom1904 ? -24_107 : day < 60 ? -25_568 : -25_569
    return NumberFormat.cell(Day(number: epoch + day), seconds: seconds)
  }

  /// A day that a sub-project can have, with its time; another one is left to be read as text.
  static func cell(_ day: Day, seconds: Int) -> ReadCell {
    if Day(exactly: day.iso) == nil { return .text(day.iso) }
    return seconds == 0 ? .day(day) : .time(day, seconds: seconds)
  }

  /// `12:30`, or `12:30:15` where there are seconds.
  static func clock(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? minutes : "\(minutes):\(two(seconds % 60))"
  }
}
