public import LotseBasics

/// A word of a closed vocabulary: its raw value is the identifier in the database, in JSON and on the command line.
public protocol Term: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {
  /// What the vocabulary is called in a sentence.
  static var noun: Phrase { get }
  /// What a reader outside the office sees.
  var label: Phrase { get }
  /// What people also call it.
  var synonyms: [String] { get }
}

extension Term {
  public var synonyms: [String] { [] }

  /// The words of the vocabulary.
  public static var glossary: Glossary<Self> {
    Glossary(allCases.map { (Named($0.rawValue, $0.label), $0.synonyms, $0) })
  }

  /// The term with that identifier or label in either language, as lists and the file hold it. Throws
  /// `ValueRefusal.unknownTerm` with the allowed words.
  public init(parsing text: String) throws(Refusal) { try self.init(text, by: .whole) }

  /// The same as people type it: also by a beginning that fits one term alone. Throws also `ValueRefusal.ambiguous`.
  public init(typed text: String) throws(Refusal) { try self.init(text, by: .typed) }

  init(_ text: String, by exactness: Exactness) throws(Refusal) {
    if let exact = Self(rawValue: text) {
      self = exact
    } else {
      self = try Self.glossary.meaning(of: text, Self.noun, by: exactness)
    }
  }

  /// The position in the vocabulary, by which lists are sorted.
  public var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
