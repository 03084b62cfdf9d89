public import LotseBasics

/// Which part of a sitting a paper or decision belongs to.
public enum Part: String, Term {
  case `public`, nonpublic

  public static let noun = Phrase("Teil der Sitzung", "part of the sitting")

  public var label: Phrase {
    switch self {
    case .public: Phrase("öffentlich", "public")
    case .nonpublic: Phrase("nichtöffentlich", "non-public")
    }
  }
}

/// A sitting of a committee (Sitzung) for which the office writes a paper. Committee and day identify it.
public struct Meeting: Hashable, Sendable {
  public let committee: Key<Committee>
  public let heldOn: Day
  /// The day whose end the paper shows (Stichtag).
  public var cutOff: Day
  /// The last day on which the paper may change (Redaktionsschluss).
  public var deadline: Day?
  /// The part of the sitting that the paper is for.
  public var part: Part
  /// The council's number of the paper (Vorlage-Nr.).
  public var paperNumber: String?

  public init(
    committee: Key<Committee>, heldOn: Day, cutOff: Day, deadline: Day? = nil, part: Part = .public,
    paperNumber: String? = nil
  ) {
    self.committee = committee
    self.heldOn = heldOn
    self.cutOff = cutOff
    self.deadline = deadline
    self.part = part
    self.paperNumber = paperNumber
  }

  public static let heldOnLabel = Phrase("Sitzung", "Sitting")
  public static let cutOffLabel = Phrase("Stichtag", "Cut-off date")
  public static let deadlineLabel = Phrase("Redaktionsschluss", "Editorial deadline")
  public static let paperNumberLabel = Phrase("Vorlage-Nr.", "Paper no.")

  /// Throws `ConfigurationRefusal.unknownCommittee`, `ValueRefusal.wrongOrder` where cut-off, deadline and sitting do not
  /// follow each other, or `Refusal.unreadable`.
  public func validate(in configuration: CityConfiguration) throws(Refusal) {
    _ = try configuration.committee(committee)
    try Refusal.checkOrder(Meeting.cutOffLabel, cutOff, Meeting.heldOnLabel, heldOn)
    if let deadline {
      try Refusal.checkOrder(Meeting.cutOffLabel, cutOff, Meeting.deadlineLabel, deadline)
      try Refusal.checkOrder(Meeting.deadlineLabel, deadline, Meeting.heldOnLabel, heldOn)
    }
    if let paperNumber { _ = try Refusal.line(paperNumber, Meeting.paperNumberLabel) }
  }
}

extension [Meeting] {
  /// The last sitting of a committee before a day; the next paper tells what changed since then.
  public func last(of committee: Key<Committee>, before day: Day) -> Meeting? {
    filter { $0.committee == committee && $0.heldOn < day }.max { $0.heldOn < $1.heldOn }
  }

  /// The first sitting of a committee on a day or after it.
  public func next(of committee: Key<Committee>, from day: Day) -> Meeting? {
    filter { $0.committee == committee && $0.heldOn >= day }.min { $0.heldOn < $1.heldOn }
  }
}

extension Refusal {
  /// Refuses a day that lies after the one it must not lie after.
  static func checkOrder(_ first: Phrase, _ earlier: Day, _ last: Phrase, _ later: Day) throws(Refusal) {
    guard earlier <= later else { throw .value(.wrongOrder(first, earlier, last, later)) }
  }
}
