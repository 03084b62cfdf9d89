/// A text that is not what it was read as; the sentences are written where they are read.
public enum Unreadable: Error, Hashable, Sendable {
  case day(String)
  /// A day of a year before 1900 or after 2199.
  case yearOutside(String)
  /// A year that was typed into a cell which shows days: it is the so many hundredth day since 1899.
  case typedYear(Int)
  case week(String)
  /// A day that leaves something open, and what.
  case openDay(String, Phrase)
  /// A period where a single day is asked for.
  case period(String, from: Day, through: Day)
  case instant(String)
  case amount(String)
  /// An amount beyond `Money.most`.
  case tooMuch(String)
  /// What should have been one line of at most so many characters.
  case line(Phrase, limit: Int)
}
