public import LotseBasics

/// Why an input is not taken, by topic; each topic has a file of its own, and its sentences one beside the commands.
public enum Refusal: Error, Hashable, Sendable {
  case unreadable(Unreadable)
  case value(ValueRefusal)
  case configuration(ConfigurationRefusal)
  case item(ItemRefusal)
  case move(MoveRefusal)
  case rating(RatingRefusal)
  case milestone(MilestoneRefusal)
  case undo(UndoRefusal)
  case catalogue(CatalogueRefusal)
  case meeting(MeetingRefusal)
  case decision(DecisionRefusal)
  case index(IndexRefusal)
  case report(ReportRefusal)
  case actor(ActorRefusal)
}

extension Refusal {
  /// What the basic types cannot read is refused like everything else.
  public static func reading<Read>(_ body: () throws(Unreadable) -> Read) throws(Refusal) -> Read {
    do { return try body() } catch { throw .unreadable(error) }
  }

  static func line(_ text: String, _ what: Phrase, limit: Int = 200) throws(Refusal) -> String {
    try reading { () throws(Unreadable) in try Text.line(text, what, limit: limit) }
  }
}
