internal import LotseModel

extension Refusal {
  /// The attribute that a row would have to say something else about; nil where it is none in particular.
  var attribute: Attribute? {
    switch self {
    case .value(let refusal): refusal.attribute
    case .configuration(let refusal): refusal.attribute
    case .item(let refusal): refusal.attribute
    case .move(let refusal): refusal.attribute
    case .rating: .light
    case .milestone(let refusal): refusal.attribute
    case .unreadable, .undo, .catalogue, .meeting, .decision, .index, .report, .actor: nil
    }
  }
}

extension ValueRefusal {
  fileprivate var attribute: Attribute? {
    switch self {
    case .cannotBeEmpty(let attribute), .ownedElsewhere(let attribute): attribute
    case .notACount, .notANumber, .notAPlace, .notALink, .mixedList, .joinsAndLeaves, .signedWord, .notAMilestone,
      .notAnOZGID,
      .notAServiceKey, .notAServiceType, .unknownTerm, .ambiguous, .controlCharacter, .tooLong, .notYet, .wrongOrder:
      // The cell that it stands in is known.
      nil
    }
  }
}

extension ConfigurationRefusal {
  fileprivate var attribute: Attribute? {
    switch self {
    case .unitNotValid: .unit
    case .unknownField, .unknownUnit, .unknownScheme, .unknownPlace, .unknownCommittee, .unknownArea, .unknownView,
      .unknownAttribute, .otherForm, .inUse, .unitOfDecisions, .committeeInUse, .areaInUse:
      nil
    }
  }
}

extension ItemRefusal {
  fileprivate var attribute: Attribute? {
    switch self {
    case .onlyForOZG(let attribute, _), .endBeforeStart(let attribute, _, _, _), .inTheFuture(let attribute, _),
      .inThePast(let attribute, _), .cycle(let attribute, _), .restsOn(_, _, let attribute):
      attribute
    case .unknown: nil
    case .coverageBeyondTarget: .coverageReached
    case .maturityIncomplete, .maturityOfOtherModel: .maturityModel
    case .noSuchLevel: .maturityLevel
    case .catalogueContradiction: .ozgNotInCatalogue
    case .dependsOnItself: .dependsOn
    case .followsOpen: .follows
    case .externalKeyTaken: .externalKey
    }
  }
}

extension MoveRefusal {
  fileprivate var attribute: Attribute? {
    switch self {
    case .forbidden, .missing, .beforePreviousStatus: .status
    case .mergedIntoItself, .mergedIntoClosed: .mergedInto
    case .alreadyThere: nil
    }
  }
}

extension MilestoneRefusal {
  fileprivate var attribute: Attribute? {
    switch self {
    case .exists: .milestones
    case .unknown, .ambiguous, .done: nil
    }
  }
}
