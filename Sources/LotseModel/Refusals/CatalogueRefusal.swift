public import LotseBasics

/// Why an OZG catalogue is not taken, or does not answer.
public enum CatalogueRefusal: Hashable, Sendable {
  case absent(Moment)
  case ofTheFuture(Day)
  case empty
  case unknownTopic(String, known: [String])
}
