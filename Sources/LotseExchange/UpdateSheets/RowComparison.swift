public import LotseBasics
public import LotseModel

/// What a returned row says anew: held against what the sheet said then and what the file says today.
///
/// A cell that was left as it was never overwrites anything; of one that was changed `Merge` decides.
public struct RowComparison: Sendable {
  public private(set) var listing = Listing()
  /// To be added to the internal note.
  public private(set) var message: String?
  /// Whether "no change" is news: nobody reported on the item since the sheet was made.
  public let confirms: Bool
  /// Whether the row says "no change" and changes something all the same; a message changes nothing.
  public let contradictsItself: Bool
  public var conflicts: [MergeConflict] { merge.conflicts }

  public var hasNews: Bool { !listing.values.isEmpty || message != nil }

  private let then: SubProject
  private let now: SubProject
  private var merge: Merge

  /// `day` is the one on which the sheet was made.
  public init(
    _ row: ReturnedSheet.Row, _ milestones: [ReturnedSheet.ListedMilestone], then: SubProject, now: SubProject,
    since: [SubProject], madeOn day: Day, today: Day, _ configuration: CityConfiguration, taking side: MergeSide?
  ) {
    (self.then, self.now) = (then, now)
    merge = Merge(taking: side, since: since + [now])
    confirms = row.saysNoChange && now.informedOn == then.informedOn
    let said = row.listed.listing
    let isForOZG = then.kind == .ozgService
    var changed: [Attribute: (then: Value, sheet: Value)] = [:]
    for attribute in UpdateSheet.usual + UpdateSheet.perMove where attribute != .note {
      if UpdateSheet.isForOZG(attribute), !isForOZG { continue }
      let before = UpdateSheet.value(attribute, of: then, on: day, configuration)
      let value = said[attribute] ?? .none
      // An emptied status or light says nothing; an emptied text or day clears it.
      if value == .none, [.status, .light].contains(attribute) { continue }
      if value != before { changed[attribute] = (before, value) }
    }
    contradictsItself =
      row.saysNoChange && (!changed.isEmpty || milestones.contains { RowComparison.changes($0, then) })
    let isMove = changed[.status] != nil
    for attribute in UpdateSheet.usual + UpdateSheet.perMove where !UpdateSheet.ofMove.contains(attribute) {
      if isMove, UpdateSheet.fresh.contains(attribute) { continue }
      guard let (before, value) = changed[attribute] else { continue }
      if attribute == .light {
        let worth = now.light(on: today, expiringAfter: configuration.ratingExpiresAfter)
        if worth?.rawValue != value.text { decideLight(before, value, today) }
      } else {
        let known = then[attribute]
        if now[attribute] == value { continue }
        if merge.takes(
          .attribute(attribute), then: known, theirs: value, now: now[attribute], wasTaken: { $0[attribute] == value })
        {
          listing[attribute] = value
        }
      }
    }
    takeMove(changed.mapValues(\.sheet), isMove: isMove)
    for row in milestones { take(row) }
    if let text = said[.note]?.text {
      let known = then.paragraphs(saying: text)
      if !merge.since.contains(where: { $0.paragraphs(saying: text) > known }) { message = text }
    }
  }

  /// The light expires by itself, which nobody reported: what counts is whether somebody rated since.
  private mutating func decideLight(_ before: Value, _ value: Value, _ today: Day) {
    let then = then
    func isRated(_ state: SubProject) -> Bool {
      state.lightSet != then.lightSet || state.ratedOn != then.ratedOn
    }
    let present = isRated(now) ? now[.light] : before
    if present == value { return }
    if merge.takes(
      .attribute(.light), then: before, theirs: value, now: present, wasTaken: { isRated($0) && $0[.light] == value })
    {
      listing[.light] = value
      // The colour that expired, chosen again, is a rating, too.
      if value != .text(TrafficLight.grey.rawValue) { listing[.ratedOn] = .day(today) }
    }
  }

  /// What belongs to a move goes the way of the status: with it, or nowhere. Without a move it is left to be refused.
  private mutating func takeMove(_ sheet: [Attribute: Value], isMove: Bool) {
    guard !isMove || listing[.status] != nil else { return }
    for attribute in UpdateSheet.fresh where attribute != .note {
      if UpdateSheet.ofMove.contains(attribute) || isMove, let value = sheet[attribute] { listing[attribute] = value }
    }
  }

  // MARK: Milestones

  private static func changes(_ row: ReturnedSheet.ListedMilestone, _ then: SubProject) -> Bool {
    guard let before = then.milestones.first(where: { $0.title == row.title }) else { return false }
    return (row.due.day ?? before.due) != before.due || (row.doneOn.day != nil && row.doneOn.day != before.doneOn)
  }

  private mutating func take(_ row: ReturnedSheet.ListedMilestone) {
    guard let before = then.milestones.first(where: { $0.title == row.title }) else { return }
    func found(_ item: SubProject) -> Milestone? { item.milestones.first { $0.title == row.title } }
    let present = found(now)
    if let due = row.due.day, due != before.due, due != present?.due {
      let now = present.map { Value.day($0.due) } ?? .none
      let subject: MergeConflict.Subject = present == nil ? .gone(row.title) : .due(row.title)
      if merge.takes(subject, then: .day(before.due), theirs: .day(due), now: now, wasTaken: { found($0)?.due == due })
      {
        put(before) { $0.due = due }
      }
    }
    if let day = row.doneOn.day, day != before.doneOn, day != present?.doneOn {
      // A milestone that is gone cannot be reached any more, so that is for a person to decide.
      let known: Value = present == nil ? .day(before.due) : .none
      let now = present?.doneOn.map(Value.day) ?? .none
      let subject: MergeConflict.Subject = present == nil ? .gone(row.title) : .done(row.title)
      if merge.takes(subject, then: known, theirs: .day(day), now: now, wasTaken: { found($0)?.doneOn == day }) {
        put(before) { $0.doneOn = day }
      }
    }
  }

  /// Changes a milestone, or puts it back where the file has it no more.
  private mutating func put(_ before: Milestone, _ change: (inout Milestone) -> Void) {
    var merged = now.milestones
    if case .milestones(let listed)? = listing[.milestones] { merged = listed }
    if let index = merged.firstIndex(where: { $0.title == before.title }) {
      change(&merged[index])
    } else {
      var back = before
      change(&back)
      merged.append(back)
    }
    merged.sort { ($0.due, $0.title) < ($1.due, $1.title) }
    listing[.milestones] = .milestones(merged)
  }
}

extension SubProject {
  /// How many dated paragraphs of the note say exactly this.
  fileprivate func paragraphs(saying text: String) -> Int {
    guard let note, note.contains(text) else { return 0 }
    let whole = Array("\n\(note)\n".utf8)
    let ending = Array(": \(text)\n".utf8)
    guard whole.count >= ending.count + 11 else { return 0 }
    return (11...whole.count - ending.count).count { start in
      whole[start..<start + ending.count].elementsEqual(ending) && whole[start - 11] == UInt8(ascii: "\n")
        && Day(exactly: String(decoding: whole[start - 10..<start], as: UTF8.self)) != nil
    }
  }
}
