public import LotseModel

/// What a returned row says anew: held against what the sheet said then and what the file says today.
///
/// A cell that was left as it was never overwrites anything. One that was changed is taken where the file still says what
/// the sheet said, and is a conflict where the file says a third thing by now.
public struct RowComparison: Sendable {
  public struct Conflict: Hashable, Sendable {
    public let attribute: Attribute
    /// Of a milestone: which.
    public let detail: String?
    public let then: Value
    public let sheet: Value
    public let now: Value
  }

  /// Whose word counts where both changed.
  public enum Side: String, CaseIterable, Sendable { case sheet, file }

  public private(set) var listing = Listing()
  /// To be added to the internal note.
  public private(set) var message: String?
  /// Whether "no change" is news: nobody reported on the item since the sheet was made.
  public let confirms: Bool
  /// Whether the row says "no change" and changes something all the same.
  public private(set) var contradictsItself: Bool
  public private(set) var conflicts: [Conflict] = []

  private let then: SubProject
  private let now: SubProject
  /// Every state since the sheet was made: what the row says was taken over once if one of them says it, too.
  private let since: [SubProject]
  private let side: Side?

  public init(
    _ row: ReturnedSheet.Row, _ milestones: [ReturnedSheet.ListedMilestone], then: SubProject, now: SubProject,
    since: [SubProject], madeOn day: Day, _ configuration: Configuration, taking side: Side?
  ) {
    (self.then, self.now, self.since, self.side) = (then, now, since, side)
    confirms = row.saysNoChange && now.informedOn == then.informedOn
    contradictsItself = false
    let said = row.listed.listing
    let isMove = said[.status].map { $0 != then[.status] } ?? false
    let isMoveTaken = isMove && since.contains { $0[.status] == said[.status] }
    var changes = 0

    func compare(_ attribute: Attribute, isFresh: Bool) -> (then: Value, sheet: Value)? {
      let before = UpdateSheet.value(attribute, of: then, on: day, configuration)
      let value = said[attribute] ?? .none
      // An emptied list of choices says nothing; an emptied text or day clears it.
      if value == .none, isFresh || [.status, .light].contains(attribute) { return nil }
      return value == before ? nil : (before, value)
    }
    for attribute in UpdateSheet.usual + UpdateSheet.perMove where attribute != .note {
      let isFresh = UpdateSheet.fresh.contains(attribute)
      guard let (before, value) = compare(attribute, isFresh: isFresh) else { continue }
      changes += 1
      if isFresh {
        if !isMoveTaken { listing[attribute] = value }
        continue
      }
      let present = attribute == .light && now.lightSet == then.lightSet ? before : now[attribute]
      decide(attribute, before, value, present) { $0[attribute] == value }
    }
    changes += compareMilestones(milestones)
    if let text = said[.note]?.text {
      changes += 1
      let isTaken =
        since.contains { $0.note?.contains(": \(text)") ?? false } && then.note?.contains(": \(text)") != true
      message = isTaken ? nil : text
    }
    contradictsItself = row.saysNoChange && changes > 0
  }

  private mutating func decide(
    _ attribute: Attribute, _ before: Value, _ value: Value, _ present: Value, wasTaken: (SubProject) -> Bool
  ) {
    if present == value || since.contains(where: wasTaken) { return }
    guard present != before, side != .sheet else {
      listing[attribute] = value
      return
    }
    if side == nil {
      conflicts.append(Conflict(attribute: attribute, detail: nil, then: before, sheet: value, now: present))
    }
  }

  /// Gives how many milestones the sheet changes.
  private mutating func compareMilestones(_ listed: [ReturnedSheet.ListedMilestone]) -> Int {
    var (merged, changes) = (now.milestones, 0)
    for row in listed {
      guard let before = then.milestones.first(where: { $0.title == row.title }) else { continue }
      let index = merged.firstIndex { $0.title == row.title }
      if let due = row.due.day, due != before.due {
        changes += 1
        let present = index.map { merged[$0].due }
        if isOpen(row.title, .day(before.due), .day(due), present.map(Value.day) ?? .none, { $0.due == due }), let index
        {
          merged[index].due = due
        }
      }
      if let done = row.doneOn.day {
        changes += 1
        let present = index.flatMap { merged[$0].doneOn }
        if isOpen(row.title, .none, .day(done), present.map(Value.day) ?? .none, { $0.doneOn == done }), let index {
          merged[index].doneOn = done
        }
      }
    }
    merged.sort { ($0.due, $0.title) < ($1.due, $1.title) }
    if merged != now.milestones { listing[.milestones] = .milestones(merged) }
    return changes
  }

  /// Whether a milestone takes the sheet's value; a third value in the file is a conflict.
  private mutating func isOpen(
    _ title: String, _ before: Value, _ value: Value, _ present: Value, _ isTaken: (Milestone) -> Bool
  ) -> Bool {
    if present == value { return false }
    if since.contains(where: { $0.milestones.contains { $0.title == title && isTaken($0) } }) { return false }
    if present == before || side == .sheet { return true }
    if side == nil {
      conflicts.append(Conflict(attribute: .milestones, detail: title, then: before, sheet: value, now: present))
    }
    return false
  }
}
