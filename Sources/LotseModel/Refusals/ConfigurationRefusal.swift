public import LotseBasics

/// What the configuration does not know, or cannot lose.
public enum ConfigurationRefusal: Hashable, Sendable {
  case unknownField(String, known: [String])
  case unknownUnit(String, known: [String])
  case unknownScheme(String, known: [String])
  case unknownPlace(Place, known: [String])
  case unknownCommittee(String, known: [String])
  case unknownArea(String, known: [String])
  case unitNotValid(String, Validity, on: Day)
  case inUse(Section, key: String, count: Int)
  case unitOfDecisions(String, decisions: Int)
  case committeeInUse(String, meetings: Int, decisions: Int)
  case areaInUse(String, results: Int)
}
