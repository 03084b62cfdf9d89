public import LotseBasics

/// Who may see and report what through a page in the browser.
public enum Role: Hashable, Sendable {
  /// Everything that the command line can.
  case office
  /// Its own sub-projects; of all others what the council may read.
  case units([Key<Unit>])
  /// What the council may read, public or not.
  case council
  case `public`

  public var label: Phrase {
    switch self {
    case .office: Phrase("Büro", "Office")
    case .units(let keys):
      Phrase(
        "Einheit \(keys.map(\.text).joined(separator: ", "))", "Unit \(keys.map(\.text).joined(separator: ", "))")
    case .council: Phrase("Rat", "Council")
    case .public: Phrase("Öffentlichkeit", "Public")
    }
  }

  /// The words in which a configuration names one that is no unit.
  public static let words = ["office", "council", "public"]

  /// How an entry keeps it: a word, or `unit` and the keys behind it.
  public var word: String {
    switch self {
    case .office: "office"
    case .units(let keys): (["unit"] + keys.map(\.text)).joined(separator: " ")
    case .council: "council"
    case .public: "public"
    }
  }

  public init?(word: String) {
    switch word {
    case "office": self = .office
    case "council": self = .council
    case "public": self = .public
    default:
      let parts = word.split(separator: " ")
      guard parts.first == "unit", parts.count > 1 else { return nil }
      self = .units(parts.dropFirst().map { Key(String($0)) })
    }
  }
}

/// What a city decides about its pages in the browser.
extension CityConfiguration {
  /// The parent of the entries that name a role; each has the name that the proxy tells for its key.
  public static let roleList = "roles"

  /// The role of a name that the proxy tells; nil where the configuration does not know it.
  public func role(of name: String) -> Role? {
    let name = name.lowercased()
    return entries.first { $0.section == .access && $0.parent == Self.roleList && $0.key.lowercased() == name }
      .flatMap { Role(word: $0.value ?? "") }
  }

  /// The address of the proxy in front, where it is another computer.
  public var proxy: String? { entries.value(.access, "proxy") }
}
