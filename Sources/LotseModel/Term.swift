public import LotseBasics

/// A word of a closed vocabulary: its raw value is the identifier in the database, in JSON and on the command line.
public protocol Term: RawRepresentable<String>, CaseIterable, Hashable, Sendable where AllCases == [Self] {
  /// What the vocabulary is called in a sentence.
  static var noun: Phrase { get }
  /// What a reader outside the office sees.
  var label: Phrase { get }
}

extension Term {
  /// The term with that identifier or label in either language; case, blanks and hyphens do not matter. Throws
  /// `ValueRefusal.unknownTerm` with the allowed words.
  public init(parsing text: String) throws(Refusal) {
    let found = Self.allCases.first { term in
      [term.rawValue, term.label.de, term.label.en].contains { Text.isSameWord($0, text) }
    }
    guard let found else {
      throw .value(.unknownTerm(Self.noun, text, allowed: Self.allCases.map(\.rawValue)))
    }
    self = found
  }

  /// The position in the vocabulary, by which lists are sorted.
  public var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
