public import LotseBasics

/// The number of a frozen report, `R-0001`: given once, never reused.
public struct ReportNumber: Hashable, Comparable, Sendable {
  public let value: Int

  public init(_ value: Int) { self.value = value }

  /// Reads `R-0007`, `R7` or `7`; throws `ReportRefusal.notANumber` for anything else.
  public init(parsing text: String) throws(Refusal) {
    let text = Text.seen(text)
    var digits = text.uppercased()[...]
    if digits.hasPrefix("R") { digits = digits.dropFirst() }
    if digits.hasPrefix("-"), digits.count < text.count { digits = digits.dropFirst() }
    guard digits.utf8.count <= 9, let value = Digits.value(digits.utf8), value > 0 else {
      throw .report(.notANumber(text))
    }
    self.value = value
  }

  public static func < (left: ReportNumber, right: ReportNumber) -> Bool { left.value < right.value }
}

extension ReportNumber: CustomStringConvertible {
  /// `R-0001`; at least four digits.
  public var description: String { "R-\(Digits.padded(value, 4))" }
}

/// Which report it is.
public enum ReportKind: String, Term {
  case weekly, council

  public static let noun = Phrase("Art des Berichts", "kind of report")

  public var label: Phrase {
    switch self {
    case .weekly: Phrase("Wochenbericht", "Weekly report")
    case .council: Phrase("Vorlage", "Council report")
    }
  }

  public var synonyms: [String] {
    switch self {
    case .weekly: ["Woche"]
    case .council: ["Gremium", "paper"]
    }
  }
}

/// A report that left the house, kept as it was: what it counted, from which state, and the documents themselves.
public struct FrozenReport: Hashable, Sendable {
  /// What is to be frozen, before it has a number.
  public struct Draft: Hashable, Sendable {
    public let title: String
    public let subject: Subject
    /// The options it was made with, as JSON.
    public let parameters: String
    /// The state that it shows.
    public let moment: Moment
    /// What it counted, as JSON.
    public let figures: String
    /// Names, sizes and hashes of its documents, and what they were made with, as JSON.
    public let manifest: String
    /// Its documents, as a ZIP file.
    public let archive: [UInt8]

    public init(
      title: String, subject: Subject, parameters: String, moment: Moment, figures: String, manifest: String,
      archive: [UInt8]
    ) {
      self.title = title
      self.subject = subject
      self.parameters = parameters
      self.moment = moment
      self.figures = figures
      self.manifest = manifest
      self.archive = archive
    }
  }

  public let number: ReportNumber
  public let title: String
  public let subject: Subject
  public let parameters: String
  public let moment: Moment
  public let figures: String
  public let manifest: String
  /// The SHA-256 of the archive, in hexadecimal.
  public let archiveHash: String

  public init(
    number: ReportNumber, title: String, subject: Subject, parameters: String, moment: Moment, figures: String,
    manifest: String, archiveHash: String
  ) {
    self.number = number
    self.title = title
    self.subject = subject
    self.parameters = parameters
    self.moment = moment
    self.figures = figures
    self.manifest = manifest
    self.archiveHash = archiveHash
  }

  /// What a list says of a frozen report; its figures and documents are not read for it.
  public struct Entry: Hashable, Sendable {
    public let number: ReportNumber
    public let title: String
    public let subject: Subject
    public let audience: Audience
    public let language: Language
    /// The state that it shows.
    public let moment: Moment
    public let frozenAt: Instant
    /// Whether its freezing was undone; what left the house can still be shown and verified.
    public let isWithdrawn: Bool
    public let archiveHash: String

    public init(
      number: ReportNumber, title: String, subject: Subject, audience: Audience, language: Language, moment: Moment,
      frozenAt: Instant, isWithdrawn: Bool, archiveHash: String
    ) {
      self.number = number
      self.title = title
      self.subject = subject
      self.audience = audience
      self.language = language
      self.moment = moment
      self.frozenAt = frozenAt
      self.isWithdrawn = isWithdrawn
      self.archiveHash = archiveHash
    }
  }

  public static let titleLabel = Phrase("Titel", "Title")
  public static let subjectLabel = Phrase("Gegenstand", "Subject")
}

extension [FrozenReport.Entry] {
  /// The one that shows the newest state before a change; of several of that state the one frozen last. Those withdrawn
  /// are passed over.
  public func newest(before change: Int) -> FrozenReport.Entry? {
    filter { !$0.isWithdrawn && $0.moment.change < change }
      .max { ($0.moment.change, $0.number) < ($1.moment.change, $1.number) }
  }
}
