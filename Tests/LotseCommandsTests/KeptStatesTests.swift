import LotseBasics
import LotseModel
import Testing

@testable import LotseCommands

/// A state is read once until something is recorded, and never told for another one.
@Suite struct KeptStatesTests {
  @Test func eachStateIsReadOnceUntilTheNextChange() {
    let kept = KeptStates()
    var reads = 0
    func ask(_ change: Int, _ day: Int, _ newest: String) {
      let moment = Moment(change: change, day: Day(number: day))
      let state = kept.state(at: moment, newest: newest) {
        reads += 1
        return Snapshot(moment: moment, configuration: CityConfiguration([]), subProjects: [])
      }
      #expect(state.moment == moment)
    }
    for _ in 0..<3 { ask(4, 100, "a") }
    #expect(reads == 1)
    // Another day, another change, another file.
    ask(4, 101, "a")
    ask(3, 100, "a")
    ask(4, 100, "b")
    #expect(reads == 4)
    // What is asked for again stays; what was looked at once goes.
    for change in 1...3 {
      ask(change, 100, "b")
      ask(4, 100, "b")
    }
    #expect(reads == 7)
    // Of the history before nothing is known any more.
    ask(4, 101, "a")
    #expect(reads == 8)
  }
}
