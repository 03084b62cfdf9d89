import LotseBasics
import LotseModel
import LotseReports
import TestSupport
import Testing

/// The bridge adds up for the whole and for every group, whatever the grouping and the filter.
@Suite struct GroupedBridgeTests {
  private let start = Moment(change: 1, day: Day("2026-01-01"))
  private let end = Moment(change: 9, day: Day("2026-03-01"))

  private func standing(_ number: Int, _ status: Status, _ group: String?) -> GroupedStanding {
    GroupedStanding(number: Number(number), status: status, group: group)
  }

  @Test func whatMovesBetweenGroupsStaysInTheTotal() throws {
    let bridge = GroupedBridge(
      from: start, [standing(1, .planned, "ozg"), standing(2, .planned, "ozg"), standing(3, .planned, "tools")],
      to: end,
      [
        standing(1, .planned, "tools"), standing(2, .cancelled, "ozg"), standing(3, .completed, "tools"),
        standing(4, .proposed, "ozg"),
      ], by: .field, Town.configuration)
    #expect(bridge.groups.map(\.key) == ["ozg", "tools"])
    let (ozg, tools) = (bridge.groups[0].bridge, bridge.groups[1].bridge)
    #expect((ozg.start, ozg.end) == (2, 1))
    #expect(ozg.steps == [.added: [Number(4)], .movedOut: [Number(1)], .cancelled: [Number(2)]])
    #expect((tools.start, tools.end) == (1, 2))
    #expect(tools.steps == [.movedIn: [Number(1)]])
    #expect(bridge.total.steps == [.added: [Number(4)], .cancelled: [Number(2)]])
    #expect(!bridge.groupsOverlap)
  }

  @Test func whatEntersAFilterMoved() {
    let bridge = GroupedBridge(
      from: start, [standing(1, .planned, nil), standing(2, .planned, "ozg")], to: end,
      [standing(1, .planned, "ozg"), standing(2, .planned, nil)], by: .field, Town.configuration)
    #expect(bridge.total.steps == [.movedIn: [Number(1)], .movedOut: [Number(2)]])
    #expect(bridge.groups.map(\.bridge) == [bridge.total])
  }

  /// `--open` leaves out what was cancelled or merged; the bridge still says that it was.
  @Test func whatLeavesAFilterByItsStatusIsNamedByIt() {
    let bridge = GroupedBridge(
      from: start, (1...5).map { standing($0, .planned, "ozg") }, to: end,
      [
        standing(1, .cancelled, nil), standing(2, .merged, nil), standing(3, .continuous, nil),
        standing(4, .completed, nil), standing(5, .cancelled, "ozg"),
      ], by: .field, Town.configuration)
    let steps: [ScopeStep: [Number]] = [
      .cancelled: [Number(1), Number(5)], .merged: [Number(2)], .madeContinuous: [Number(3)], .movedOut: [Number(4)],
    ]
    #expect(bridge.total.steps == steps)
    #expect(bridge.groups.map(\.bridge.steps) == [steps])
    #expect(bridge.total.sum == 0 && bridge.total.end == 0)
  }

  /// What an audience no longer reads of has moved for it, whatever became of it.
  @Test func whatAnAudienceLosesSightOfIsNotNamed() {
    let left = [Standing(number: Number(1), status: .cancelled), Standing(number: Number(2), status: .merged)]
    let before = left.map { Standing(number: $0.number, status: .planned, key: Standing.selected) }
    #expect(ScopeBridge(from: before, to: left).steps == [.movedOut: [Number(1), Number(2)]])
  }

  /// An item of two places counts in both, and once in the total; the group of those without a place has no key.
  @Test func anItemOfSeveralGroupsCountsInEach() throws {
    let places = Grouping.scheme("smart-city")
    let bridge = GroupedBridge(
      from: start, [standing(1, .planned, "mobility"), standing(1, .planned, "education"), standing(2, .planned, "")],
      to: end,
      [standing(1, .planned, "mobility"), standing(2, .planned, ""), standing(3, .planned, "")], by: places,
      Town.configuration)
    #expect(bridge.groupsOverlap)
    #expect(bridge.groups.map(\.key) == ["mobility", "education", ""])
    #expect(bridge.groups.map(\.bridge.start) == [1, 1, 1])
    #expect(bridge.groups.map(\.bridge.end) == [1, 0, 2])
    #expect(bridge.groups.map(\.bridge.sum) == bridge.groups.map(\.bridge.end))
    #expect((bridge.total.start, bridge.total.end) == (2, 3))
  }

  @Test func everyRandomPairAddsUp() {
    var dice = Dice(47)
    for _ in 0..<300 {
      func state() -> [GroupedStanding] {
        (1...20).compactMap { number in
          dice.chance(10)
            ? nil : standing(number, dice.pick(Status.allCases), dice.pick(["ozg", "tools", "empty", nil]))
        }
      }
      let bridge = GroupedBridge(from: start, state(), to: end, state(), by: .field, Town.configuration)
      #expect(bridge.total.sum == bridge.total.end)
      #expect(bridge.totalCompletion.sum == bridge.totalCompletion.end)
      #expect(bridge.groups.allSatisfy { $0.completion.sum == $0.completion.end })
      #expect(bridge.groups.map(\.completion.end).reduce(0, +) == bridge.totalCompletion.end)
      #expect(bridge.groups.allSatisfy { $0.bridge.sum == $0.bridge.end })
      #expect(bridge.groups.map(\.bridge.start).reduce(0, +) == bridge.total.start)
      #expect(bridge.groups.map(\.bridge.end).reduce(0, +) == bridge.total.end)
    }
  }
}
