public import LotseBasics

/// Why a value is not taken, whatever it was meant for.
public enum ValueRefusal: Hashable, Sendable {
  case notACount(Attribute, String)
  case notANumber(String)
  case notAPlace(String)
  case notALink(String)
  /// Some words of a list carry a sign, others none.
  case mixedList(Attribute, String)
  /// A word that was to join the list and to leave it.
  case joinsAndLeaves(Attribute, String)
  /// A word of a whole list begins with the sign that adds or removes one.
  case signedWord(Attribute, String)
  case notAMilestone(String)
  case notAnOZGID(String)
  case notAServiceKey(String)
  case notAServiceType(String, allowed: [String])
  case unknownTerm(Phrase, String, allowed: [Named])
  /// A beginning that fits several terms, or a label that several have.
  case ambiguous(Phrase, String, candidates: [Named])
  case cannotBeEmpty(Attribute)
  case controlCharacter(Attribute, UInt32)
  case tooLong(Attribute, limit: Int)
  case ownedElsewhere(Attribute)
  case notYet(Phrase, Day)
  case wrongOrder(Phrase, Day, Phrase, Day)
}
