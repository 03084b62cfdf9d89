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
