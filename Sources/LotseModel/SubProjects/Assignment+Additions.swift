internal import LotseBasics

extension Assignment {
  /// Reads a text for an item as it is: where every word of a list carries a sign, `+x` joins what is there and `-x`
  /// leaves it; otherwise the text is the whole value. Throws like the reading of a whole value, and
  /// `ValueRefusal.mixedList` where only some words carry a sign, `.joinsAndLeaves` where one carries both.
  public init(
    _ attribute: Attribute, reading text: String, for item: SubProject, in configuration: CityConfiguration,
    by exactness: Exactness = .whole
  ) throws(Refusal) {
    guard let separators = Assignment.separators(attribute.form), text != Assignment.clearingMark else {
      try self.init(attribute, reading: text, in: configuration, by: exactness)
      return
    }
    let words = text.split(whereSeparator: separators).map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
    let signed = words.filter { $0.count > 1 && ($0.hasPrefix("+") || $0.hasPrefix("-")) }
    guard !signed.isEmpty else {
      try self.init(attribute, reading: text, in: configuration, by: exactness)
      return
    }
    guard signed.count == words.count else { throw .value(.mixedList(attribute, text)) }
    func read(_ sign: Character) throws(Refusal) -> [String] {
      let meant = words.filter { $0.first == sign }.map { String($0.dropFirst()) }
      return meant.isEmpty
        ? []
        : try Assignment(attribute, reading: meant.joined(separator: ", "), in: configuration, by: exactness)
          .value.list
    }
    let (joining, leaving) = (try read("+"), Set(try read("-").map(Text.key)))
    if let word = joining.first(where: { leaving.contains(Text.key($0)) }) {
      throw .value(.joinsAndLeaves(attribute, word))
    }
    let kept = item[attribute].list.filter { !leaving.contains(Text.key($0)) }
    let known = Set(kept.map(Text.key))
    self.init(attribute, Value(kept + joining.filter { !known.contains(Text.key($0)) }))
  }

  /// What lies between the words of a list; nil for what is no list.
  private static func separators(_ form: Attribute.Form) -> ((Character) -> Bool)? {
    switch form {
    case .tags: { $0 == "," || $0 == ";" }
    case .links: \.isWhitespace
    case .places, .numbers, .ozgKeys, .ozgTypes: { $0 == "," || $0 == ";" || $0.isWhitespace }
    case .line, .text, .day, .money, .count, .flag, .term, .field, .unit, .number, .milestones, .ozgID,
      .choice:
      nil
    }
  }
}
