public import LotseBasics

/// What one row of a list says of a sub-project; what it does not name stays as it is.
public struct Listing: Hashable, Sendable {
  /// `.none` clears.
  public var values: [Attribute: Value] = [:]

  public init() {}

  public subscript(attribute: Attribute) -> Value? {
    get { values[attribute] }
    set { values[attribute] = newValue }
  }

  /// What belongs to a move of the status and cannot be changed without one.
  public static let ofMove: [Attribute] = [
    .statusSince, .reasonCode, .reason, .isCorrection, .heldStatus, .mergedInto,
  ]

  /// Why a list may move a status, where the row itself does not say.
  public struct Grounds: Hashable, Sendable {
    public var reasonCode: ReasonCode?
    public var reason: String?
    /// Whether the list is the record: a move that the workflow forbids is then made as a correction.
    public var isRecord = false
    /// Whether the cells of a move start out empty, as in a form: what they say is then said of the new move, even where
    /// it repeats the last one.
    public var startsEmpty = false

    public init() {}
  }
}

extension SubProject {
  /// Takes over what a list says: what anyone may update, then milestones, the status by the workflow, and the light.
  ///
  /// A status that differs is a move and asks for all that its rule asks for, and for a reason; what belongs to the
  /// present move (its day, its reason, the successor) cannot be changed without one. Throws `Refusal`.
  public mutating func adopt(
    _ listing: Listing, _ grounds: Listing.Grounds, isNew: Bool = false, in configuration: CityConfiguration, today: Day
  ) throws(Refusal) {
    let before = self
    for (attribute, value) in listing.values where attribute.owner == .update && value != before[attribute] {
      try set(attribute, to: value)
    }
    if case .milestones(let milestones)? = listing[.milestones] {
      try replaceMilestones(by: milestones, today: today)
    } else if listing[.milestones] == Value.none {
      milestones = []
    }
    try adoptStatus(listing, grounds, before, isNew: isNew, configuration.workflow, today)
    // A list that is the record of closed items often still has their last light; there is none to take over.
    if status.isOpen || !isNew || !grounds.isRecord {
      try adoptRating(listing, grounds, before, isNew: isNew, expiringAfter: configuration.ratingExpiresAfter, today)
    }

    if let day = listing[.informedOn]?.day, isNew || day != before.informedOn {
      guard day <= today else { throw .item(.inTheFuture(.informedOn, day)) }
      if !isNew { inform(on: today, unlessWorkIsAs: before) }
      // A list from before the last report says nothing new by its older day.
      informedOn = isNew ? day : max(informedOn, day)
    } else if isNew {
      inform(on: today)
    } else {
      inform(on: today, unlessWorkIsAs: before)
    }
  }

  private mutating func adoptStatus(
    _ listing: Listing, _ grounds: Listing.Grounds, _ before: SubProject, isNew: Bool, _ workflow: Workflow,
    _ today: Day
  ) throws(Refusal) {
    /// What the row says anew; a value that only repeats the present state says nothing about a move.
    func said(_ attribute: Attribute) -> Value? {
      listing[attribute].flatMap { $0 == before[attribute] ? nil : $0 }
    }
    let listed = listing[.status]?.text.flatMap(Status.init(rawValue:)) ?? before.status
    guard listed != before.status else {
      if isNew { return }
      for attribute in Listing.ofMove where said(attribute) != nil {
        throw .value(.ownedElsewhere(attribute))
      }
      return
    }
    /// What the row says of the move.
    func told(_ attribute: Attribute) -> Value? { grounds.startsEmpty ? listing[attribute] : said(attribute) }
    var move = Move(to: listed)
    move.on = isNew ? listing[.statusSince]?.day : told(.statusSince)?.day
    move.reasonCode = told(.reasonCode)?.text.flatMap(ReasonCode.init(rawValue:)) ?? grounds.reasonCode
    move.reason = told(.reason)?.text ?? grounds.reason
    move.decision = told(.decision)?.text
    move.approvedBy = told(.approvedBy)?.text
    if let successor = said(.mergedInto)?.text { move.successor = try Number(parsing: successor) }
    guard move.reason != nil || move.reasonCode != nil else {
      // A form is sent back once, so it is told everything at once.
      var copy = self
      do {
        if grounds.startsEmpty { try copy.apply(move, by: workflow, today: today) }
      } catch {
        guard case .move(.missing(_, _, let others)) = error else { throw error }
        let asksForReason = others.contains { $0 == .reason || $0 == .reasonCode }
        throw .move(.missing(number, listed, asksForReason ? others : [.reason] + others))
      }
      throw .move(.missing(number, listed, [.reason]))
    }
    let code = move.reasonCode
    do {
      try apply(move, by: workflow, today: today)
    } catch {
      guard grounds.isRecord, case .move(let refusal) = error, refusal.yieldsToRecord else { throw error }
      move.isCorrection = true
      move.reason = move.reason ?? code?.label.de
      try apply(move, by: workflow, today: today)
    }
    if isNew, grounds.isRecord { takeOver(listing, code) }
  }

  /// What a new item brings along from a list that is the record: it corrects nothing, and it may have been on hold.
  private mutating func takeOver(_ listing: Listing, _ code: ReasonCode?) {
    isCorrection = listing[.isCorrection] == .flag(true)
    reasonCode = code
    if status == .onHold, let held = listing[.heldStatus]?.text.flatMap(Status.init(rawValue:)), held.isOpen,
      held != .onHold
    {
      heldStatus = held
    }
  }

  private mutating func adoptRating(
    _ listing: Listing, _ grounds: Listing.Grounds, _ before: SubProject, isNew: Bool, expiringAfter days: Int,
    _ today: Day
  ) throws(Refusal) {
    func said(_ attribute: Attribute) -> Value? {
      listing[attribute].flatMap { $0 == before[attribute] ? nil : $0 }
    }
    // A list shows what the light is worth on its day: an expired one as grey.
    var light = said(.light)
    if let worth = before.light(on: today, expiringAfter: days), light == .text(worth.rawValue) { light = nil }
    // A list from before the last rating says nothing new by its older day.
    let day = said(.ratedOn)?.day.flatMap { day in before.ratedOn.map { day > $0 } ?? true ? day : nil }
    let pieces: [Attribute] = [.dimension, .measure, .decisionNeeded, .decisionFrom, .ratingReason]
    guard light != nil || day != nil || pieces.contains(where: { said($0) != nil }) else { return }

    func text(_ attribute: Attribute) -> String? { (listing[attribute] ?? before[attribute]).text }
    var rating = Rating(light.map { $0.text.flatMap(TrafficLight.init(rawValue:)) ?? .grey } ?? before.lightSet)
    rating.on = day
    rating.dimension = text(.dimension).flatMap(Dimension.init(rawValue:))
    rating.measure = text(.measure)
    rating.decisionNeeded = text(.decisionNeeded)
    rating.decisionFrom = text(.decisionFrom)
    rating.reason = text(.ratingReason)
    let informed = informedOn
    do {
      try apply(rating, today: today)
    } catch .rating(.lacks(_, _, [.reason], _)) where isNew && grounds.isRecord && grounds.reason != nil {
      rating.reason = grounds.reason
      try apply(rating, today: today)
    }
    informedOn = max(informed, rating.on ?? today)
  }

  /// Makes these the milestones: no two of one title, none done in the future.
  private mutating func replaceMilestones(by listed: [Milestone], today: Day) throws(Refusal) {
    milestones = []
    for milestone in listed {
      try addMilestone(milestone)
      if let day = milestone.doneOn, day > today { throw .item(.inTheFuture(.milestones, day)) }
    }
  }
}
