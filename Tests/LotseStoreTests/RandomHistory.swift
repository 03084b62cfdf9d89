import LotseBasics
import LotseModel
import TestSupport

@testable import LotseStore

/// A city that does fifty things nobody planned: adds, moves, rates, confirms, re-homes, corrects and undoes.
struct RandomHistory {
  let city: City
  private var dice: Dice
  private(set) var changes = [1]
  private var given = 6

  init(seed: Int, actions: Int = 50) throws {
    city = try City()
    dice = Dice(seed)
    for _ in 0..<6 { try city.add("Nr.") }
    for _ in 0..<actions { try act() }
  }

  private mutating func act() throws {
    city.now = Instant(milliseconds: city.now.milliseconds + Int64.random(in: 0...4 * 86_400_000, using: &dice))
    let today = city.now.day
    do {
      switch Int.random(in: 0..<100, using: &dice) {
      case 0..<15:
        given = try city.add("Nr.", { try self.dress(&$0) }).value
      case 15..<60: try move(today)
      case 60..<70: try editOne { item, dice in try item.apply(RandomHistory.rating(&dice), today: today) }
      case 70..<76: try editOne { item, _ in item.inform(on: today) }
      case 76..<90: try editOne { item, dice in try RandomHistory.change(&item, &dice, today) }
      default: try city.undo(dice.chance(60) ? nil : Int.random(in: 2...changes.count + 6, using: &dice))
      }
    } catch is Refusal {
      // A refused act leaves no trace; the history goes on.
    }
    changes.append(try city.latest.change)
  }

  private mutating func dress(_ item: inout SubProject) throws {
    item.field = Key(dice.pick(["ozg", "tools"]))
    item.kind = dice.pick([.tool, .platform, .ozgService])
    item.unit = Key(dice.pick(["FB33", "FB50"]))
    if dice.chance(50) { item.places = [Place(scheme: "smart-city", key: dice.pick(["mobility", "education"]))] }
    item.plannedEnd = city.now.day + Int.random(in: -20...60, using: &dice)
  }

  /// Any number that was given, also one that was withdrawn: then the act is refused.
  private mutating func someNumber() -> Number { Number(Int.random(in: 1...given, using: &dice)) }

  private mutating func editOne(_ edit: (inout SubProject, inout Dice) throws -> Void) throws {
    try city.edit(someNumber()) { try edit(&$0, &dice) }
  }

  private mutating func move(_ today: Day) throws {
    let (number, successor) = (someNumber(), someNumber())
    try city.edit(number) { item in
      let isCorrection = dice.chance(8)
      let allowed = Workflow.standard.moves(from: item.status, held: item.heldStatus).map(\.to)
      let targets = isCorrection ? Status.allCases : allowed
      guard !targets.isEmpty else { return }
      var move = Town.move(to: dice.pick(targets), on: today, successor: successor)
      move.isCorrection = isCorrection
      Town.equip(&item)
      try item.apply(move, by: .standard, today: today)
    }
  }

  private static func rating(_ dice: inout Dice) -> Rating {
    var rating = Rating(dice.pick(TrafficLight.allCases))
    (rating.dimension, rating.measure, rating.reason) = (.schedule, "Mehr Personal", "Zusage liegt vor")
    (rating.decisionNeeded, rating.decisionFrom) = ("Mittel", "Rat")
    return rating
  }

  private static func change(_ item: inout SubProject, _ dice: inout Dice, _ today: Day) throws {
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: item.field = Key(dice.pick(["ozg", "tools"]))
    case 1: item.unit = Key(dice.pick(["FB33", "FB50"]))
    case 2: item.plannedEnd = today + Int.random(in: -20...60, using: &dice)
    case 3:
      item.places =
        dice.chance(50)
        ? [] : [Place(scheme: "smart-city", key: "mobility"), Place(scheme: "smart-city", key: "education")]
    default:
      try item.addMilestone(
        Milestone(title: "M\(Int.random(in: 0..<99, using: &dice))", due: today + Int.random(in: -5...20, using: &dice))
      )
    }
    item.inform(on: today)
  }
}
