import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseStore

/// What reports read of the past in one walk is what the whole history of each sub-project says, over random histories.
@Suite struct PastTests {
  @Test(arguments: 0..<10)
  func aYearIsWhatItsChangesSay(block: Int) throws {
    var told = 0
    for seed in block * 100..<block * 100 + Rounds.of(5) {
      let city = try RandomHistory(seed: seed).city
      let latest = try city.latest.change
      var dice = Dice(-seed)
      let after = Int.random(in: 0...latest, using: &dice)
      let undos = try city.store.changesets(after: after, through: latest).filter { $0.undoes != nil }
      let (undoing, undone) = (Set(undos.map(\.id)), try takenBack(city, after: after))
      let revisions = try city.store.revisions(after: after, through: latest).filter {
        !undoing.contains($0.changeset.id)
      }
      let moves = revisions.compactMap { revision -> PlannedEndMove? in
        guard let from = revision.before?.plannedEnd, let to = revision.after?.plannedEnd, from != to,
          !undone.contains(revision.changeset.id)
        else { return nil }
        return PlannedEndMove(number: revision.number, from: from, to: to)
      }
      let year = try city.store.pastYear(after: after, through: latest)
      #expect(year.added == Set(revisions.filter { $0.before == nil }.map(\.number)), "\(seed)")
      #expect(year.moves == moves, "\(seed)")
      told += year.moves.count + year.added.count
    }
    #expect(told > 0)
  }

  /// Which changes do not hold at the end: an undo that was itself undone takes nothing back.
  private func takenBack(_ city: City, after: Int) throws -> Set<Int> {
    var undone = Set<Int>()
    for changeset in try city.store.changesets(after: after, through: city.latest.change).reversed() {
      if let target = changeset.undoes, !undone.contains(changeset.id) { undone.insert(target) }
    }
    return undone
  }

  @Test(arguments: 0..<10)
  func aLightIsAsOldAsItsRun(block: Int) throws {
    var rated = 0
    for seed in block * 100..<block * 100 + Rounds.of(5) {
      let history = try RandomHistory(seed: seed)
      var dice = Dice(-seed)
      let moment = Moment(change: dice.pick(history.changes), day: history.city.now.day)
      let numbers = try (1...history.city.highest()).map { Number($0) }
      let since = try history.city.store.lightsSince(of: numbers, at: moment)
      for number in numbers {
        // Who was not there yet has no history.
        let revisions = (try? history.city.store.revisions(of: number, through: moment.change)) ?? []
        let versions = revisions.compactMap(\.after)
        let run = versions.reversed().prefix { $0.lightSet == versions.last?.lightSet }
        #expect(since[number] == run.compactMap(\.ratedOn).min(), "\(seed): \(number)")
      }
      rated += since.count
    }
    #expect(rated > 0)
  }
}

extension City {
  /// The highest number that was given.
  fileprivate func highest() throws -> Int {
    try store.read { db in try Recorder.highest(.subProject, db) }
  }
}
