internal import LotseBasics
internal import LotseModel

extension Session {
  /// A day that an option gives; nil where it is cleared.
  func dayOrNone(_ text: String) throws -> Day? { Text.seen(text) == Assignment.clearingMark ? nil : try day(text) }

  /// The same of a day by which something is due.
  func dueDayOrNone(_ text: String) throws -> Day? {
    Text.seen(text) == Assignment.clearingMark ? nil : try dueDay(text)
  }

  /// A line that an option gives; nil where it is cleared.
  func lineOrNone(_ text: String, _ what: Phrase, limit: Int = 200) throws -> String? {
    Text.seen(text) == Assignment.clearingMark ? nil : try Text.line(text, what, limit: limit)
  }

  /// Nothing that could change was given.
  static let nothingGiven = Failure(
    .usage, Phrase("Was soll sich ändern?", "What is to change?"),
    hint: Phrase("Mindestens eine Angabe machen; „-“ leert.", "Give at least one option; \"-\" clears."))
}
