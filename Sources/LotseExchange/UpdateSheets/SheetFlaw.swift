public import LotseModel

/// What only a row of an update sheet can have wrong: it went out with numbers and titles, and asks whether something
/// changed.
public enum SheetFlaw: Hashable, Sendable {
  /// The number of the row is not the one that it was sent out with.
  case tamperedNumber(Number)
  /// The cell "no change" says neither yes nor no.
  case neitherYesNorNo
  /// A row without its number.
  case lostNumber
  /// The number of a milestone's row is not that of its title.
  case tamperedMilestone(String)
  /// The row says "no change" and changes something.
  case contradiction
}
