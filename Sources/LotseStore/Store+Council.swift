internal import Foundation
internal import GRDB
public import LotseBasics
public import LotseModel

extension Store {
  /// The sittings known at a moment, by day.
  public func meetings(at moment: Moment) throws -> [Meeting] {
    try read { db in try Meeting.fetch(db, at: moment.change) }
  }

  /// The decisions of the council known at a moment, by day and number.
  public func decisions(at moment: Moment) throws -> [CouncilDecision] {
    try read { db in try CouncilDecision.fetch(db, at: moment.change) }
  }

  /// How the deadlines of decisions were moved until a moment, by number.
  public func deadlineMoves(at moment: Moment) throws -> [String: [DeadlineMove]] {
    try read { db in try CouncilDecision.deadlineMoves(db, through: moment.change) }
  }

  /// The results of the Smart City Index known at a moment: the whole index by year, then its areas.
  public func indexResults(at moment: Moment) throws -> [IndexResult] {
    try read { db in try IndexResult.fetch(db, at: moment.change) }
  }

  /// What the changes after one up to another did to sittings, decisions, index results and frozen reports, by the
  /// number of the change.
  public func recordChanges(after: Int, through: Int) throws -> [Int: [RecordChange]] {
    try read { db in
      Dictionary(grouping: try Store.recordChanges(db, after: after, through: through), by: \.change)
        .mapValues { $0.map(\.1) }
    }
  }

  static func recordChanges(_ db: Database, after: Int, through: Int) throws -> [(change: Int, RecordChange)] {
    try Meeting.changes(db, after: after, through: through)
      + CouncilDecision.changes(db, after: after, through: through)
      + IndexResult.changes(db, after: after, through: through)
      + FrozenReport.changes(db, after: after, through: through)
  }
}

extension Recorder {
  // MARK: Sittings

  /// The sitting as it is now; nil where there is none.
  public func meeting(_ committee: Key<Committee>, on day: Day) throws -> Meeting? {
    try Meeting.fetch(
      db, at: change, where: "v.committee = :committee AND v.held_on = :day",
      ["committee": committee.text, "day": day.iso]
    ).first
  }

  /// The sitting as it is now; throws `MeetingRefusal.unknown`.
  public func existingMeeting(_ committee: Key<Committee>, on day: Day) throws -> Meeting {
    guard let found = try meeting(committee, on: day) else {
      let known = try Meeting.fetch(
        db, at: change, where: "v.committee = :committee", ["committee": committee.text])
      throw Refusal.meeting(.unknown(committee.text, day, known: known.map(\.heldOn)))
    }
    return found
  }

  /// Throws `MeetingRefusal.exists` and what is wrong with the sitting.
  public func add(_ meeting: Meeting) throws {
    guard try self.meeting(meeting.committee, on: meeting.heldOn) == nil else {
      throw Refusal.meeting(.exists(meeting.committee.text, meeting.heldOn))
    }
    try meeting.validate(in: configuration)
    try VersionedTable.meeting.write(meeting.values, replacing: false, in: db, change: change)
  }

  /// Saves a new state of a sitting that exists; an unchanged one leaves no trace.
  public func save(_ meeting: Meeting) throws {
    guard try existingMeeting(meeting.committee, on: meeting.heldOn) != meeting else { return }
    try meeting.validate(in: configuration)
    try VersionedTable.meeting.write(meeting.values, replacing: true, in: db, change: change)
  }

  /// Ends a sitting that will not be; its history stays.
  public func withdraw(_ meeting: Meeting) throws {
    _ = try existingMeeting(meeting.committee, on: meeting.heldOn)
    try VersionedTable.meeting.close(
      Meeting.identity(meeting.committee, meeting.heldOn), in: db, change: change)
  }

  // MARK: Decisions

  /// The decision of that number, compared without case and blanks, as it is now; throws `DecisionRefusal.unknown`.
  public func decision(_ number: String) throws -> CouncilDecision {
    let all = try CouncilDecision.fetch(db, at: change)
    guard let found = all.first(where: { $0.number == number }) ?? all.first(where: { $0.isNumbered(number) }) else {
      throw Refusal.decision(.unknown(number, known: all.map(\.number)))
    }
    return found
  }

  /// Throws `DecisionRefusal.exists` and what is wrong with the decision.
  public func add(_ decision: CouncilDecision) throws {
    if let known = try CouncilDecision.fetch(db, at: change).first(where: { $0.isNumbered(decision.number) }) {
      throw Refusal.decision(.exists(known.number))
    }
    try write(decision, replacing: false)
  }

  /// Saves a new state of a decision that exists; an unchanged one leaves no trace.
  public func save(_ decision: CouncilDecision) throws {
    guard try self.decision(decision.number) != decision else { return }
    try write(decision, replacing: true)
  }

  /// Takes back a decision that was recorded by mistake; its history stays. Throws `DecisionRefusal.unknown`.
  public func withdraw(_ decision: CouncilDecision) throws {
    let present = try self.decision(decision.number)
    try VersionedTable.decision.close([present.number.databaseValue], in: db, change: change)
  }

  private func write(_ decision: CouncilDecision, replacing: Bool) throws {
    try decision.validate(in: configuration, today: today)
    try References.check(db, decision)
    try VersionedTable.decision.write(try decision.values, replacing: replacing, in: db, change: change)
  }

  // MARK: Smart City Index

  /// What is recorded of a year and area now; nil where nothing is.
  public func indexResult(_ year: Int, area: String?) throws -> IndexResult? {
    try IndexResult.fetch(
      db, at: change, where: "v.year = :year AND v.area = :area", ["year": year, "area": area ?? ""]
    ).first
  }

  /// What is recorded of a year and area now. Throws `IndexRefusal.unknown`.
  public func existingIndexResult(_ year: Int, area: String?) throws -> IndexResult {
    guard let found = try indexResult(year, area: area) else { throw Refusal.index(.unknown(year, area: area)) }
    return found
  }

  /// Takes back a result that was recorded by mistake; its history stays. Throws `IndexRefusal.unknown`.
  public func withdraw(_ result: IndexResult) throws {
    _ = try existingIndexResult(result.year, area: result.area)
    try VersionedTable.indexResult.close(
      [result.year.databaseValue, (result.area ?? "").databaseValue], in: db, change: change)
  }

  /// Records a result. Throws `IndexRefusal.exists` where one of that year and area is recorded and is not to be
  /// replaced, and what is wrong with the result.
  public func record(_ result: IndexResult, replacing: Bool = false) throws {
    let before = try indexResult(result.year, area: result.area)
    guard before != result else { return }
    guard before == nil || replacing else { throw Refusal.index(.exists(result.year, area: result.area)) }
    try result.validate(in: configuration, today: today)
    try VersionedTable.indexResult.write(result.values, replacing: before != nil, in: db, change: change)
  }
}

extension CouncilDecision {
  func isNumbered(_ text: String) -> Bool {
    func bare(_ number: String) -> String { Text.folded(number).filter { $0 != " " } }
    return bare(number) == bare(text)
  }
}
