/// Why the name of an author stays.
public enum ActorRefusal: Hashable, Sendable {
  case unknown(String, known: [String])
  /// The pseudonym is the name.
  case same(String)
  /// Somebody else has the name.
  case taken(String)
}
