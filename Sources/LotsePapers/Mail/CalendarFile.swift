public import LotseBasics

/// Dates as a file that every calendar takes in (RFC 5545): whole days, each known by a mark that stays the same, so that a
/// date that is moved moves in the calendar, too. The day is one in Germany, whatever the clock of the reader.
public struct CalendarFile: Sendable {
  public struct Event: Hashable, Sendable {
    /// What tells the event from all others, always the same, such as `review-TP-0042`.
    public let mark: String
    public let day: Day
    public let summary: String
    public let description: String

    public init(mark: String, day: Day, summary: String, description: String = "") {
      self.mark = mark
      self.day = day
      self.summary = summary
      self.description = description
    }
  }

  private let name: String
  private let origin: String
  private let stamp: Instant
  private let events: [Event]

  /// `origin` tells the events of one file from those of another; `stamp` is when they were known to be so.
  public init(_ events: [Event], name: String, origin: String, stamp: Instant) {
    self.events = events
    self.name = name
    self.origin = origin
    self.stamp = stamp
  }

  /// The file, with the line ends and the short lines that the standard asks for.
  public var text: String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lotse//Lotse//DE", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      "X-WR-CALNAME:\(CalendarFile.escaped(name))", "X-WR-TIMEZONE:Europe/Berlin",
    ]
    for event in events {
      lines += [
        "BEGIN:VEVENT", "UID:\(CalendarFile.plain(event.mark))-\(origin)@lotse.invalid",
        "DTSTAMP:\(CalendarFile.instant(stamp))", "DTSTART;VALUE=DATE:\(CalendarFile.date(event.day))",
        "DTEND;VALUE=DATE:\(CalendarFile.date(Day(number: event.day.number + 1)))",
        "SUMMARY:\(CalendarFile.escaped(event.summary))",
      ]
      if !event.description.isEmpty { lines.append("DESCRIPTION:\(CalendarFile.escaped(event.description))") }
      // A date to know of takes nobody's time.
      lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    }
    lines.append("END:VCALENDAR")
    return lines.map { CalendarFile.folded($0) + "\r\n" }.joined()
  }

  private static func date(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

  private static func instant(_ instant: Instant) -> String {
    instant.iso.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
  }

  /// Letters, digits and a few marks; what else is in a number of the council becomes its code, so that two numbers never
  /// have one mark.
  private static func plain(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-.".unicodeScalars.contains(scalar))
      return isPlain ? String(scalar) : "_" + String(scalar.value, radix: 16)
    }.joined()
  }

  /// A text as a value (3.3.11).
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
  }

  /// Lines of at most 75 bytes, broken between characters (3.1).
  static func folded(_ line: String) -> String {
    var folded = ""
    var bytes = 0
    for character in line.unicodeScalars {
      let size = String(character).utf8.count
      if bytes + size > 75 {
        folded += "\r\n "
        bytes = 1
      }
      folded.unicodeScalars.append(character)
      bytes += size
    }
    return folded
  }
}
