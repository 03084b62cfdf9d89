/// The language of what a reader sees; German unless said otherwise.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case de, en

  /// The wording in this language; both stand side by side where they are decided.
  public func callAsFunction(
    _ german: @autoclosure () -> String, _ english: @autoclosure () -> String
  ) -> String {
    self == .de ? german() : english()
  }
}

extension Language {
  /// `a, b und c`; of many the first and how many others.
  public func enumerated(_ words: [String], atMost most: Int) -> String {
    let others = words.count - most
    // One more is named as well: to say that there is one takes as much room.
    let named =
      others > 1 ? words.prefix(most) + [self("\(others) weiteren", "\(others) others")] : words[...]
    guard named.count > 1, let last = named.last else { return named.first ?? "" }
    return named.dropLast().joined(separator: ", ") + self(" und ", " and ") + last
  }
}

/// One expression in both languages.
public struct Phrase: Hashable, Sendable {
  public let de: String
  public let en: String

  public init(_ de: String, _ en: String) {
    self.de = de
    self.en = en
  }

  public subscript(language: Language) -> String { language(de, en) }
}
