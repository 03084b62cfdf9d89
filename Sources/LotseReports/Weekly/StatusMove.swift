public import LotseBasics
public import LotseModel

/// A status move of a period, corrections aside.
public struct StatusMove: Hashable, Sendable {
  public let number: Number
  public let from: Status
  public let to: Status
  public let on: Day
  public private(set) var reasonCode: ReasonCode?
  public private(set) var reason: String?
  public private(set) var mergedInto: Number?
  /// What else the move rests on, such as the decision or the result.
  public private(set) var grounds: Grounds?
  /// Whether the move was corrected or undone within the same period.
  public fileprivate(set) var wasCorrected = false

  /// An attribute that says what a move rests on, and what it says.
  public struct Grounds: Hashable, Sendable {
    public let attribute: Attribute
    public let text: String

    static let attributes: [Attribute] = [.result, .decision, .approvedBy, .pilotPlace]

    init?(_ item: SubProject) {
      let told: [(Attribute, String?)] =
        switch item.status {
        case .completed: [(.result, item.result)]
        case .planned, .cancelled: [(.decision, item.decision), (.approvedBy, item.approvedBy)]
        case .pilot: [(.pilotPlace, item.pilotPlace)]
        default: []
        }
      guard case (let attribute, let text?)? = told.first(where: { $0.1 != nil }) else { return nil }
      self.attribute = attribute
      self.text = text
    }
  }

  /// The move that a revision recorded; nil where it recorded none, or put a mistake right.
  fileprivate init?(_ revision: Revision) {
    guard revision.isStatusMove, !revision.isCorrection, let before = revision.before, let after = revision.after
    else { return nil }
    number = after.number
    from = before.status
    to = after.status
    on = after.statusSince
    reasonCode = after.reasonCode
    reason = after.reason
    mergedInto = after.mergedInto
    grounds = Grounds(after)
  }

  /// The move as an audience reads it: the public reads what was achieved, not why something was decided.
  func view(for audience: Audience, among numbers: Set<Number>) -> StatusMove? {
    if audience == .house { return self }
    guard numbers.contains(number) else { return nil }
    var view = self
    view.mergedInto = mergedInto.flatMap { numbers.contains($0) ? $0 : nil }
    guard audience == .public else { return view }
    (view.reasonCode, view.reason) = (nil, nil)
    if to != .completed { view.grounds = nil }
    return view
  }
}

/// The status moves of a period, taken from its revisions one after another in the order of recording.
struct StatusMoves {
  private var moves: [(change: Int, move: StatusMove)] = []
  /// The last change that corrected something of a sub-project.
  private var corrected: [Number: Int] = [:]

  mutating func add(_ revision: Revision) {
    let change = revision.changeset.id
    if revision.isCorrection { corrected[revision.number] = change }
    if let move = StatusMove(revision) { moves.append((change, move)) }
  }

  var all: [StatusMove] {
    moves.map { change, move in
      var move = move
      move.wasCorrected = corrected[move.number, default: 0] > change
      return move
    }
  }
}
