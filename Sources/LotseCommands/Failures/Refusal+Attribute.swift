internal import LotseModel

extension Refusal {
  /// The attribute that a row would have to say something else about; nil where it is none in particular.
  var attribute: Attribute? {
    switch self {
    case .cannotBeEmpty(let attribute), .ownedElsewhere(let attribute), .onlyForOZG(let attribute, _),
      .endBeforeStart(let attribute, _, _, _), .inTheFuture(let attribute, _), .inThePast(let attribute, _),
      .cycle(let attribute, _), .restsOn(_, _, let attribute):
      attribute
    case .unitNotValid: .unit
    case .coverageBeyondTarget: .coverageReached
    case .maturityIncomplete, .maturityOfOtherModel: .maturityModel
    case .noSuchLevel: .maturityLevel
    case .catalogueContradiction: .ozgNotInCatalogue
    case .dependsOnItself: .dependsOn
    case .followsOpenItem: .follows
    case .externalKeyTaken: .externalKey
    case .forbiddenMove, .missing, .beforePreviousStatus: .status
    case .mergedIntoItself, .mergedIntoClosed: .mergedInto
    case .ratingLacks, .closedItem: .light
    case .milestoneExists: .milestones
    default: nil
    }
  }
}
