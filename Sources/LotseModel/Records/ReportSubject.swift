public import LotseBasics

extension FrozenReport {
  /// What a report is about, which decides of which kind it is.
  public enum Subject: Hashable, Sendable {
    case weekly(ISOWeek)
    /// The committee and the day of its sitting; without a sitting, the day of the state.
    case council(Key<Committee>, on: Day)

    public var kind: ReportKind {
      switch self {
      case .weekly: .weekly
      case .council: .council
      }
    }

    /// Reads what `description` wrote, and nothing else; nil for any other text.
    public init?(_ kind: ReportKind, _ text: String) {
      switch kind {
      case .weekly:
        guard let week = try? ISOWeek(parsing: text) else { return nil }
        self = .weekly(week)
      case .council:
        guard let blank = text.lastIndex(of: " "), blank > text.startIndex,
          let day = Day(exactly: text[text.index(after: blank)...])
        else { return nil }
        self = .council(Key(String(text[..<blank])), on: day)
      }
      guard description == text else { return nil }
    }
  }
}

extension FrozenReport.Subject {
  /// As people read it: `47/2026`, or `AVOS 03.12.2026`.
  public func text(_ language: Language) -> String {
    switch self {
    case .weekly(let week): week.text(language)
    case .council(let committee, let day): "\(committee.text) \(day.text(language))"
    }
  }
}

extension FrozenReport.Subject: CustomStringConvertible {
  /// `2026-W47`, or `AVOS 2026-12-03`: so it stands in the file and in lists.
  public var description: String {
    switch self {
    case .weekly(let week): week.description
    case .council(let committee, let day): "\(committee.text) \(day.iso)"
    }
  }
}
