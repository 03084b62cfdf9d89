internal import LotseBasics
internal import LotseModel

/// What is typed for an option, in the words of a city.
extension CityConfiguration {
  /// What `--set` gives, by attribute. Throws where there is none of that name, or one is given twice.
  func given(by settings: [String]) throws -> [(Attribute, String)] {
    var seen = Set<OwnAttribute>()
    return try settings.map { text in
      guard let sign = text.firstIndex(of: "=") else {
        throw Failure(
          .usage, Phrase("--set \(text): was ist der Wert?", "--set \(text): what is the value?"),
          hint: Phrase("So: --set angabe=wert.", "Like this: --set attribute=value."))
      }
      let attribute = try own(named: String(text[..<sign]))
      guard seen.insert(attribute).inserted else {
        throw Failure(
          .usage,
          Phrase("--set \(attribute.key) steht zweimal da.", "--set \(attribute.key) is given twice."),
          hint: Phrase("Einen Wert nennen.", "Give one value."))
      }
      return (.own(attribute), String(text[text.index(after: sign)...]))
    }
  }

  /// Whether a committee is among those that were asked for; without any, all are. Throws
  /// `ConfigurationRefusal.unknownCommittee`.
  func isAmong(_ committees: [String]) throws -> (Key<Committee>) -> Bool {
    let keys = Set(try committees.map { try committee(named: $0, by: .typed).key })
    return { keys.isEmpty || keys.contains($0) }
  }

  /// The lines that `--succession` counts together on a day. Throws where it does not count by unit: only units have
  /// successors.
  func lines(by grouping: Grouping?, on day: Day, command: String) throws -> [Succession] {
    guard grouping == .unit else {
      throw Failure(
        .usage, Phrase("--succession gehört zu --by einheit.", "--succession belongs to --by unit."),
        hint: Phrase(
          "So: lotse \(command) --by einheit --succession.", "Like this: lotse \(command) --by unit --succession."))
    }
    return successions(on: day)
  }
}

extension Audience {
  /// Who something is for, by `--public` and `--nonpublic`.
  init(isPublic: Bool, isNonpublic: Bool, otherwise standard: Audience) throws {
    guard !isPublic || !isNonpublic else {
      throw Failure(
        .usage,
        Phrase("--public und --nonpublic schließen einander aus.", "--public and --nonpublic exclude each other."),
        hint: Phrase("Nur eines von beiden angeben.", "Give only one of the two."))
    }
    self = isPublic ? .public : isNonpublic ? .nonpublic : standard
  }
}
