internal import LotseBasics

/// Days and times as XML writes them (ISO 8601): `2026-11-23`, `2026-11-23T12:30:00.5`, `PT12H30M15S`.
enum ISOMoment {
  /// A day with or without a time; nil for anything else.
  static func cell(_ text: String) -> ReadCell? {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = Day(exactly: parts[0]), parts[0].utf8.count == 10 else { return nil }
    guard parts.count == 2 else { return .day(day) }
    let clock = parts[1].hasSuffix("Z") ? parts[1].dropLast() : parts[1]
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), let hours = whole(fields[0]), let minutes = whole(fields[1]), hours <= 24,
      minutes < 60, let seconds = fields.count == 3 ? Double(fields[2]) : 0, (0..<61).contains(seconds)
    else { return nil }
    let total = hours * 3_600 + minutes * 60 + Int(seconds.rounded())
    return NumberFormat.cell(day + total / 86_400, seconds: total % 86_400)
  }

  /// A length of time in seconds; nil for anything else.
  static func seconds(_ text: String) -> Int? {
    guard text.hasPrefix("PT"), text.utf8.count < 40 else { return nil }
    var total = 0.0
    var digits = ""
    for letter in text.dropFirst(2) {
      if letter.isASCII, letter.isNumber || letter == "." {
        digits.append(letter)
        continue
      }
      guard let number = Double(digits), number < 1e9 else { return nil }
      switch letter {
      case "H": total += number * 3_600
      case "M": total += number * 60
      case "S": total += number
      default: return nil
      }
      digits = ""
    }
    return digits.isEmpty ? Int(total.rounded()) : nil
  }

  private static func whole(_ digits: Substring) -> Int? { digits.utf8.count == 2 ? Int(digits) : nil }
}
