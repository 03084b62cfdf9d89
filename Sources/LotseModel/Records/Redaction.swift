public import LotseBasics

/// A text that was taken out of every version that had it (Schwärzung): of what, by which change, and why.
public struct Redaction: Hashable, Sendable {
  /// What lost its text.
  public enum Place: Hashable, Sendable {
    case attribute(Number, Attribute)
    /// The remark on a change.
    case message(change: Int)
  }

  public let place: Place
  /// How many versions lost it.
  public let versions: Int
  /// The change that took it out: when, by whom, and why as its remark.
  public let changeset: Changeset

  public init(_ place: Place, versions: Int, changeset: Changeset) {
    self.place = place
    self.versions = versions
    self.changeset = changeset
  }

  /// `geschwärzt am 29.11.2026 durch stabsstelle (Änderung 5012): Art. 17 DSGVO`.
  public func words(_ language: Language) -> String {
    let day = changeset.recordedAt.day
    let actor = changeset.actor.name(language)
    let reason = changeset.message.map { ": \($0)" } ?? ""
    return language(
      "geschwärzt am \(day.text(.de)) durch \(actor) (Änderung \(changeset.id))",
      "redacted on \(day) by \(actor) (change \(changeset.id))") + reason
  }

  /// The same with the place before it: `TP-0042, Interne Notiz: geschwärzt am …`.
  public func line(_ language: Language) -> String { "\(place.words(language)): \(words(language))" }
}

extension Redaction.Place {
  /// The sub-project that lost something.
  public var number: Number? {
    if case .attribute(let number, _) = self { number } else { nil }
  }

  /// The column that lost something, as programs know it.
  public var column: String {
    switch self {
    case .attribute(_, let attribute): attribute.rawValue
    case .message: "message"
    }
  }

  public func words(_ language: Language) -> String {
    switch self {
    case .attribute(let number, let attribute): "\(number), \(attribute.label[language])"
    case .message(let change): language("Bemerkung zu Änderung \(change)", "Remark on change \(change)")
    }
  }
}

/// What stands where a text was. Texts that were equal have equal marks and others have others, so that what was a change
/// stays one: reports of the past count the same. Who took it out is not said here, because names must be able to go.
public struct RedactionMark: Hashable, Sendable {
  private let day: Day
  private let change: Int
  private let language: Language

  public init(on day: Day, by change: Int, in language: Language) {
    self.day = day
    self.change = change
    self.language = language
  }

  /// The mark of one of the texts: `[geschwärzt am 29.11.2026: Änderung 5012/1]`. It holds no comma, so that it can be a tag.
  public func text(_ ordinal: Int) -> String {
    language(
      "[geschwärzt am \(day.text(.de)): Änderung \(change)/\(ordinal)]",
      "[redacted on \(day): change \(change)/\(ordinal)]")
  }

  /// The same as a link, under a domain that never leads anywhere (RFC 2606).
  public func link(_ ordinal: Int) -> String { RedactionMark.linkStart + "\(change)/\(ordinal)" }

  private static let starts = ["[geschwärzt am ", "[redacted on "]
  private static let linkStart = "https://redacted.invalid/"

  /// Whether a text stands where another one was.
  public static func isMark(_ text: String) -> Bool {
    let isLink = text.hasPrefix(linkStart) && !text.contains(where: \.isWhitespace)
    return isLink || text.hasSuffix("]") && !text.dropLast().contains("]") && starts.contains { text.hasPrefix($0) }
  }

  /// Whether one stands in a text, such as a list in JSON.
  public static func isWithin(_ text: String) -> Bool {
    isMark(text) || text.contains(linkStart) || starts.contains { text.contains($0) }
  }

  /// The change that took the text out; nil of another text.
  public static func change(_ text: String) -> Int? {
    guard isMark(text) else { return nil }
    let digits = text.split(separator: "/").dropLast().last?.split(separator: " ").last
    return digits.flatMap { Digits.value($0.utf8) }
  }
}

extension Attribute {
  /// Whether people write it in their own words, so that it may hold what has to go again. Days, amounts, statuses and
  /// keys are what is counted, and stay.
  public var isRedactable: Bool {
    switch form {
    case .line, .text, .tags, .links, .milestones: true
    case .day, .money, .count, .flag, .term, .field, .unit, .places, .number, .numbers, .ozgID, .ozgKeys, .ozgTypes,
      .choice:
      false
    }
  }

  /// Those that can be taken out.
  public static let redactable = allCases.filter(\.isRedactable)
}

extension SubProject {
  /// The texts that an attribute holds, without marks.
  public func redactableTexts(_ attribute: Attribute) -> [String] {
    texts(attribute).filter { !RedactionMark.isMark($0) }
  }

  /// Whether an attribute lost a text by a change after another.
  public func isRedacted(_ attribute: Attribute, since change: Int) -> Bool {
    texts(attribute).contains { RedactionMark.change($0).map { $0 > change } ?? false }
  }

  private func texts(_ attribute: Attribute) -> [String] {
    switch self[attribute] {
    case .text(let text): [text]
    case .list(let list): list
    case .milestones(let milestones): milestones.map(\.title)
    case .none, .day, .money, .count, .flag: []
    }
  }

  /// Puts other texts in the place of those of an attribute; days of milestones stay, because they are counted.
  public mutating func replaceTexts(_ attribute: Attribute, _ replace: (String) -> String) throws(Refusal) {
    switch self[attribute] {
    case .text(let text): try set(attribute, to: .text(replace(text)))
    case .list(let list): try set(attribute, to: .list(list.map(replace)))
    case .milestones(let milestones):
      try set(
        attribute,
        to: .milestones(milestones.map { Milestone(title: replace($0.title), due: $0.due, doneOn: $0.doneOn) }))
    case .none, .day, .money, .count, .flag: break
    }
  }
}

extension String {
  /// As it stands in XML and HTML.
  public var inXML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
      "\"", with: "&quot;")
  }

  /// As it stands in JSON.
  public var inJSON: String { replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") }
}
