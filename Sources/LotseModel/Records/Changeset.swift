public import LotseBasics

/// One recorded act: who did what when, as one transaction, one undo and one link of the chain.
public struct Changeset: Hashable, Sendable {
  public let id: Int
  public let recordedAt: Instant
  public let actor: Actor
  /// The command that wrote it, such as `status`.
  public let command: String
  public let message: String?
  /// The changeset that this one undoes.
  public let undoes: Int?

  /// The number of a change as people write it, `412` or `#412`; nil for anything else. A sign makes days of it.
  public static func number(written text: String) -> Int? {
    let seen = Text.seen(text)
    return Digits.value((seen.hasPrefix("#") ? seen.dropFirst() : seen[...]).utf8)
  }

  /// The command that takes over what units wrote into their update sheets.
  public static let returnedSheet = "sheet import"

  /// The commands that take a name or a text out of the file.
  public static let pseudonymising = "actors pseudonymise"
  public static let redacting = "redact"

  /// Whether it took something out of the file, which does not come back.
  public var isFinal: Bool { command == Changeset.pseudonymising || command == Changeset.redacting }

  public init(id: Int, recordedAt: Instant, actor: Actor, command: String, message: String?, undoes: Int?) {
    self.id = id
    self.recordedAt = recordedAt
    self.actor = actor
    self.command = command
    self.message = message
    self.undoes = undoes
  }
}

/// Who recorded a change.
public enum Actor: Hashable, Sendable, ExpressibleByStringLiteral {
  case named(String)
  /// The name was taken out of the file; what is left is the number that it had.
  case unknown(Int)

  public init(stringLiteral name: String) { self = .named(name) }

  public func name(_ language: Language) -> String {
    switch self {
    case .named(let name): name
    case .unknown(let number): language("Urheber \(number) unbekannt", "unknown actor \(number)")
    }
  }
}

/// What a change that is being planned does to one sub-project; nil before is an addition.
public struct Edit: Hashable, Sendable {
  public let before: SubProject?
  public let after: SubProject

  public init(before: SubProject?, after: SubProject) {
    self.before = before
    self.after = after
  }

  /// The attributes that change; of an addition all that it states.
  public var changes: [Change] {
    if let before { return after.changes(from: before) }
    return SubProject.attributes(of: after).filter { after[$0] != .none }.map {
      Change(attribute: $0, old: .none, new: after[$0])
    }
  }

  /// An addition before it has its number, which whoever records first is given.
  public var unnumbered: Edit {
    guard before == nil else { return self }
    var after = after
    after.number = .none
    return Edit(before: nil, after: after)
  }
}

/// What one changeset did to one sub-project: nil before is an addition, nil after a withdrawal by undo.
///
/// A reference, because two states are large and a report goes through its revisions again and again.
public final class Revision: Hashable, Sendable {
  public let changeset: Changeset
  public let number: Number
  public let before: SubProject?
  public let after: SubProject?

  public init(changeset: Changeset, number: Number, before: SubProject?, after: SubProject?) {
    self.changeset = changeset
    self.number = number
    self.before = before
    self.after = after
  }

  public static func == (left: Revision, right: Revision) -> Bool {
    left.changeset == right.changeset && left.number == right.number && left.before == right.before
      && left.after == right.after
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(changeset.id)
    hasher.combine(number)
  }

  /// The attributes that changed; empty for an addition or withdrawal.
  public var changes: [Change] {
    guard let before, let after else { return [] }
    return after.changes(from: before)
  }

  /// Whether the unit only said "nothing to report".
  public var isConfirmation: Bool {
    guard changeset.undoes == nil, let before, let after, after.informedOn != before.informedOn else { return false }
    var unchanged = before
    unchanged.informedOn = after.informedOn
    return unchanged == after
  }

  /// Whether the unit reported something new, by the rules that the count goes by; corrections, undoing and filing are
  /// the office's own business. Whatever a unit writes into its update sheet, it has reported.
  public func isReport(by rules: CountingRules) -> Bool {
    guard let after, !isConfirmation, !isCorrection else { return false }
    return switch rules {
    case .everythingReports: true
    case .workReports, .permissionToPublish, .doneOnce:
      changeset.command == Changeset.returnedSheet || !after.standsAs(before ?? after.proposal)
    }
  }

  public var isStatusMove: Bool {
    guard let before, let after else { return false }
    return before.status != after.status || before.statusSince != after.statusSince
  }

  /// Whether a mistaken entry was put right, by a correction or an undo.
  public var isCorrection: Bool {
    changeset.undoes != nil || (isStatusMove && after?.isCorrection == true)
  }
}

extension Changeset {
  /// The changes that these undos take back; an undo that was undone itself takes nothing back.
  public static func undone(by undos: [(id: Int, undoes: Int)]) -> Set<Int> {
    var undone = Set<Int>()
    for undo in undos.sorted(by: { $0.id > $1.id }) where !undone.contains(undo.id) { undone.insert(undo.undoes) }
    return undone
  }
}

extension [Revision] {
  /// Those that were not taken back within the period.
  public var lasting: [Revision] {
    guard contains(where: { $0.changeset.undoes != nil }) else { return self }
    let undone = Changeset.undone(
      by: Set(map(\.changeset)).compactMap { changeset in changeset.undoes.map { (changeset.id, $0) } })
    return filter { !undone.contains($0.changeset.id) }
  }
}
