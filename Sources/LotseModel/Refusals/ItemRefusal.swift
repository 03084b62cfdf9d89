public import LotseBasics

/// Why a sub-project cannot be like that.
public enum ItemRefusal: Hashable, Sendable {
  case unknown(Number)
  case onlyForOZG(Attribute, Kind)
  case endBeforeStart(Attribute, Day, Attribute, Day)
  case inTheFuture(Attribute, Day)
  case inThePast(Attribute, Day)
  case coverageBeyondTarget(Int, Int)
  case maturityIncomplete([Attribute])
  case maturityOfOtherModel(MaturityModel)
  case noSuchLevel(Int, MaturityModel)
  case catalogueContradiction
  case dependsOnItself(Number)
  case cycle(Attribute, [Number])
  case followsOpen(Number, Status)
  case restsOn(Number, Status, Attribute)
  case externalKeyTaken(String, by: Number)
}
