public import LotseBasics

/// An attribute that a city declares for itself in its configuration: its key, what readers see, what it holds, and
/// whether the public reads it.
///
/// A reference, so that an `Attribute` stays as small as a word. By its key it is the same attribute, also where the city
/// calls it something else by now, or no longer knows it.
public final class OwnAttribute: Hashable, Sendable {
  public let key: String
  public let label: Phrase
  public let kind: Kind
  /// The words of a choice, in their order; keys and labels.
  public let choices: [Named]
  public let isPublic: Bool
  /// How the words of a choice are looked up, to their keys.
  public let glossary: Glossary<String>

  /// What it holds. The raw value is the word in the configuration.
  public enum Kind: String, Term {
    case text, number, money, day, choice
    case flag = "yes-no"

    public static let noun = Phrase("Form der Angabe", "form of the attribute")

    public var label: Phrase {
      switch self {
      case .text: Phrase("Text", "Text")
      case .number: Phrase("Ganze Zahl", "Whole number")
      case .money: Phrase("Betrag", "Amount")
      case .day: Phrase("Tag", "Day")
      case .choice: Phrase("Auswahl", "Choice")
      case .flag: Phrase("Ja/Nein", "Yes/No")
      }
    }
  }

  public init(_ key: String, label: Phrase, _ kind: Kind, choices: [Named] = [], isPublic: Bool = false) {
    self.key = key
    self.label = label
    self.kind = kind
    self.choices = choices
    self.isPublic = isPublic
    glossary = Glossary(choices.map { ($0, [], $0.key) })
  }

  /// One of which only a recorded value is known, such as one that the city has given up.
  public convenience init(recorded key: String, _ kind: Kind) {
    self.init(key, label: Phrase(key, key), kind)
  }

  /// As it is told to people.
  var named: Named { Named(key, label) }

  public static func == (left: OwnAttribute, right: OwnAttribute) -> Bool { left.key == right.key }
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }

  var form: Attribute.Form {
    switch kind {
    case .text: .text
    case .number: .count
    case .money: .money
    case .day: .day
    case .choice: .choice(self)
    case .flag: .flag
    }
  }

  /// What one of its words is called.
  public func choice(_ key: String) -> Phrase { choices.first { $0.key == key }?.label ?? Phrase(key, key) }

  /// Lowercase letters of ASCII, digits and underscores, a letter first: it is a column, a key of JSON and a word on the
  /// command line.
  public static func isKey(_ text: String) -> Bool {
    text.utf8.count <= 40 && text.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } == true
      && text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || $0 == UInt8(ascii: "_")
      }
  }
}

// MARK: In the configuration

extension OwnAttribute {
  private static let publicWord = "public"

  /// What an entry says of it; nil where the form is none that there is.
  public convenience init?(_ entry: Entry, choices: [Entry]) {
    let words = (entry.value ?? "").split(separator: " ").map(String.init)
    guard let kind = words.first.flatMap(Kind.init(rawValue:)) else { return nil }
    self.init(
      entry.key, label: entry.label, kind, choices: choices.map { Named($0.key, $0.label) },
      isPublic: words.dropFirst().contains(OwnAttribute.publicWord))
  }

  /// The value of its entry.
  public static func value(_ kind: Kind, isPublic: Bool) -> String {
    kind.rawValue + (isPublic ? " \(publicWord)" : "")
  }
}

extension CityConfiguration {
  /// Everything that is recorded of a sub-project here: ours, then the city's own.
  public var attributes: [Attribute] { own.isEmpty ? Attribute.allCases : Attribute.allCases + own.map(Attribute.own) }

  /// What the public reads.
  public var publicAttributes: [Attribute] { Attribute.published + publicOwn }

  /// What a committee reads in its non-public part: of the city's own what the public reads.
  public var councilAttributes: [Attribute] { Attribute.forCouncil + publicOwn }

  private var publicOwn: [Attribute] { own.filter(\.isPublic).map(Attribute.own) }

  /// The words for the city's own attributes.
  public var ownGlossary: Glossary<OwnAttribute> { Glossary(own.map { ($0.named, [], $0) }) }

  /// The attribute of that key or label; throws `ConfigurationRefusal.unknownAttribute`.
  public func own(named text: String) throws(Refusal) -> OwnAttribute {
    try ownGlossary.meaning(of: text, Section.attribute.label, by: .typed) {
      .configuration(.unknownAttribute(text, known: $0))
    }
  }

  /// The same attribute as it is declared here.
  func declared(_ attribute: OwnAttribute) -> OwnAttribute { own.first { $0 == attribute } ?? attribute }
}

extension Attribute {
  /// The attribute of that identifier, one of ours or of those that the city declared.
  public init?(key: String, and own: [OwnAttribute]) {
    guard let found = Attribute(rawValue: key) ?? own.first(where: { $0.key == key }).map(Attribute.own) else {
      return nil
    }
    self = found
  }

  /// The attribute that `storedName` says; one of the city's own is taken for a text.
  public init?(storedName name: String) {
    if let dot = name.firstIndex(of: ".") {
      guard name[..<dot] == SubProject.ownColumn else { return nil }
      self = .own(OwnAttribute(recorded: String(name[name.index(after: dot)...]), .text))
    } else {
      self.init(rawValue: name)
    }
  }

  /// What a column of the file is called.
  public static func label(ofColumn column: String) -> Phrase {
    switch column {
    case SubProject.ownColumn: Phrase("Eigene Angaben", "Own attributes")
    case "value": Phrase("Inhalt", "content")
    case "label", "label_en": Phrase("Bezeichnung", "label")
    default: Attribute(rawValue: column)?.label ?? Phrase(column, column)
    }
  }

  /// The column of the file in which its values lie.
  public var column: String { if case .own = self { SubProject.ownColumn } else { rawValue } }

  /// By what the file tells it from all others: its column, and `own.` before a key of the city's own.
  public var storedName: String { if case .own = self { "\(SubProject.ownColumn).\(rawValue)" } else { rawValue } }
}

extension SubProject {
  /// The column in which the values of the city's own attributes lie.
  public static let ownColumn = "own"

  /// The attributes of some states: ours, and those of the city's own of which one of them says something.
  static func attributes(of states: SubProject...) -> [Attribute] {
    guard states.contains(where: { !$0.own.isEmpty }) else { return Attribute.allCases }
    let own = states.reduce(into: Set<OwnAttribute>()) { $0.formUnion($1.own.keys) }
    return Attribute.allCases + own.sorted { $0.key < $1.key }.map(Attribute.own)
  }
}
