public import LotseBasics

/// A thing of a closed vocabulary as it is told to people: what a reader sees, and the identifier in brackets.
public struct Named: Hashable, Sendable {
  public let key: String
  public let label: Phrase

  public init(_ key: String, _ label: Phrase) {
    self.key = key
    self.label = label
  }

  /// `Geplant (planned)`; the label alone where it is the same word.
  public func text(_ language: Language) -> String {
    Text.isSameWord(label[language], key) ? label[language] : "\(label[language]) (\(key))"
  }
}

/// How a word is looked up.
public enum Exactness: Sendable {
  /// As it stands in lists and in the file: whole words only, and of several the first.
  case whole
  /// As people type it at the command line: also by a beginning that fits one thing alone.
  case typed
}

/// The words of a closed vocabulary and what they mean: the one way in which all of them are looked up.
public struct Glossary<Meaning: Sendable>: Sendable {
  struct Entry: Sendable {
    let named: Named
    let names: [String]
    let meaning: Meaning
  }

  public enum Found {
    case one(Meaning)
    case several([Named])
    case none
  }

  let entries: [Entry]

  public init(_ entries: [(named: Named, synonyms: [String], meaning: Meaning)]) {
    self.entries = entries.map { named, synonyms, meaning in
      Entry(named: named, names: [named.key, named.label.de, named.label.en] + synonyms, meaning: meaning)
    }
  }

  private init(entries: [Entry]) { self.entries = entries }

  /// All words, to be told where none was found.
  public var known: [Named] { entries.map(\.named) }
  public var meanings: [Meaning] { entries.map(\.meaning) }

  /// What the first thing is called that fits.
  func named(where fits: (Meaning) -> Bool) -> Named? { entries.first { fits($0.meaning) }?.named }

  /// The word for it: an identifier, a label in either language or a synonym; case, blanks, hyphens and the spelling of
  /// umlauts do not matter. Whole words win over beginnings.
  public func find(_ text: String, _ exactness: Exactness) -> Found {
    if let exact = entries.first(where: { $0.named.key == text }) { return .one(exact.meaning) }
    let text = exactness == .typed ? Text.seen(text) : text
    func isSame(_ entry: Entry) -> Bool { entry.names.contains { Text.isSameWord($0, text) } }
    guard exactness == .typed else { return entries.first(where: isSame).map { .one($0.meaning) } ?? .none }
    let same = entries.filter(isSame)
    if let first = same.first { return same.count == 1 ? .one(first.meaning) : .several(same.map(\.named)) }
    let begun = entries.filter { entry in entry.names.contains { Beginning.fits(text, $0) } }
    guard let first = begun.first else { return .none }
    return begun.count == 1 ? .one(first.meaning) : .several(begun.map(\.named))
  }

  /// What the word means; throws `ValueRefusal.ambiguous`, or what is said of an unknown one.
  public func meaning(
    of text: String, _ noun: Phrase, by exactness: Exactness, unknown: (([Named]) -> Refusal)? = nil
  ) throws(Refusal) -> Meaning {
    switch find(text, exactness) {
    case .one(let meaning): return meaning
    case .several(let candidates): throw .value(.ambiguous(noun, text, candidates: candidates))
    case .none: throw unknown?(known) ?? .value(.unknownTerm(noun, text, allowed: known))
    }
  }

  /// Both vocabularies; what goes by the same name in both means what it means in the first.
  public func followed(by other: Glossary<Meaning>) -> Glossary<Meaning> {
    let taken = entries.flatMap(\.names)
    let rest = other.entries.compactMap { entry -> Entry? in
      let names = entry.names.filter { name in !taken.contains { Text.isSameWord($0, name) } }
      return names.isEmpty ? nil : Entry(named: entry.named, names: names, meaning: entry.meaning)
    }
    return Glossary(entries: entries + rest)
  }
}

/// The rule by which a few letters stand for a name.
enum Beginning {
  /// After these a name says the contrary of what stands behind them: `begonnen` is not „noch nicht begonnen“.
  private static let negations: Set<String> = ["nicht", "kein", "keine", "ohne", "not", "no", "non", "without"]

  /// Whether the text begins the name, or what remains of it from one of its words on. One letter is none, and a number
  /// is not cut: `FB3` is not FB33.
  static func fits(_ text: String, _ name: String) -> Bool {
    let begun = Text.keys(text).filter { $0.count > 1 }
    guard !begun.isEmpty else { return false }
    return rests(of: name).flatMap(Text.keys).contains { key in
      begun.contains { start in
        guard key.hasPrefix(start), let last = start.last else { return false }
        return !(last.isNumber && key.dropFirst(start.count).first?.isNumber == true)
      }
    }
  }

  /// The name, and what remains of it from each further word on.
  private static func rests(of name: String) -> [String] {
    var rests = [name]
    var word = ""
    for index in name.indices {
      guard name[index].isLetter || name[index].isNumber else {
        if negations.contains(word.lowercased()) { break }
        word = ""
        continue
      }
      if word.isEmpty, index != name.startIndex { rests.append(String(name[index...])) }
      word.append(name[index])
    }
    return rests
  }
}
