internal import LotseBasics

extension Attribute: CaseIterable {
  /// Ours, in the order in which they are stored and shown; `CityConfiguration.attributes` has the city's own as well.
  public static let allCases: [Attribute] = [
    .title, .summary, .field, .kind, .unit, .places, .status, .statusSince, .reasonCode, .reason, .isCorrection,
    .heldStatus, .decision, .approvedBy, .scope, .pilotPlace, .coverageReached, .coverageTarget, .result, .evidence,
    .reviewOn, .nextStepOn, .light, .ratedOn, .dimension, .measure, .decisionNeeded, .decisionFrom, .ratingReason,
    .priority, .mandatoryNorm, .mandatoryOn, .plannedStart, .plannedEnd, .actualStart, .actualEnd, .milestones,
    .budgetPlanned, .budgetSpent, .ozgID, .ozgKeys, .ozgNotInCatalogue, .ozgTypes, .maturityModel, .maturityLevel,
    .maturityOn, .maturityBasis, .maturityReason, .reuse, .tags, .links, .dependsOn, .follows, .mergedInto,
    .visibility, .note, .contact, .informedOn, .externalKey,
  ]

  private static let named = Dictionary(latest: allCases.map { ($0.rawValue, $0) })

  /// One of ours; the city's own are looked up in its configuration.
  public init?(rawValue: String) {
    guard let found = Attribute.named[rawValue] else { return nil }
    self = found
  }

  /// The column, the key of JSON and, with hyphens, the option.
  public var rawValue: String {
    switch self {
    case .title: "title"
    case .summary: "summary"
    case .field: "field"
    case .kind: "kind"
    case .unit: "unit"
    case .places: "places"
    case .status: "status"
    case .statusSince: "status_since"
    case .reasonCode: "reason_code"
    case .reason: "reason"
    case .isCorrection: "is_correction"
    case .heldStatus: "held_status"
    case .decision: "decision"
    case .approvedBy: "approved_by"
    case .scope: "scope"
    case .pilotPlace: "pilot_place"
    case .coverageReached: "coverage_reached"
    case .coverageTarget: "coverage_target"
    case .result: "result"
    case .evidence: "evidence"
    case .reviewOn: "review_on"
    case .nextStepOn: "next_step_on"
    case .light: "light"
    case .ratedOn: "rated_on"
    case .dimension: "dimension"
    case .measure: "measure"
    case .decisionNeeded: "decision_needed"
    case .decisionFrom: "decision_from"
    case .ratingReason: "rating_reason"
    case .priority: "priority"
    case .mandatoryNorm: "mandatory_norm"
    case .mandatoryOn: "mandatory_on"
    case .plannedStart: "planned_start"
    case .plannedEnd: "planned_end"
    case .actualStart: "actual_start"
    case .actualEnd: "actual_end"
    case .milestones: "milestones"
    case .budgetPlanned: "budget_planned"
    case .budgetSpent: "budget_spent"
    case .ozgID: "ozg_id"
    case .ozgKeys: "ozg_keys"
    case .ozgNotInCatalogue: "ozg_not_in_catalogue"
    case .ozgTypes: "ozg_types"
    case .maturityModel: "maturity_model"
    case .maturityLevel: "maturity_level"
    case .maturityOn: "maturity_on"
    case .maturityBasis: "maturity_basis"
    case .maturityReason: "maturity_reason"
    case .reuse: "reuse"
    case .tags: "tags"
    case .links: "links"
    case .dependsOn: "depends_on"
    case .follows: "follows"
    case .mergedInto: "merged_into"
    case .visibility: "visibility"
    case .note: "note"
    case .contact: "contact"
    case .informedOn: "informed_on"
    case .externalKey: "external_key"
    case .own(let own): own.key
    }
  }
}
