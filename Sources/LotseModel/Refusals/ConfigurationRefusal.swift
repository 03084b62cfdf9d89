public import LotseBasics

/// What the configuration does not know, or cannot lose.
public enum ConfigurationRefusal: Hashable, Sendable {
  case unknownField(String, known: [Named])
  case unknownUnit(String, known: [Named])
  case unknownScheme(String, known: [Named])
  case unknownPlace(Place, known: [Named])
  case unknownCommittee(String, known: [Named])
  case unknownArea(String, known: [Named])
  case unknownView(String, known: [Named])
  /// None of the city's own attributes.
  case unknownAttribute(String, known: [Named])
  /// Under the key of an own attribute values of another form were recorded.
  case otherForm(String, OwnAttribute.Kind)
  case unitNotValid(String, Validity, on: Day)
  case inUse(Section, key: String, count: Int)
  case unitOfDecisions(String, decisions: Int)
  case committeeInUse(String, meetings: Int, decisions: Int)
  case areaInUse(String, results: Int)
}
