internal import LotseBasics
internal import LotseExchange
internal import LotseModel

/// A conflict between what came back and the file, about one sub-project.
struct ItemConflict: Equatable {
  let number: Number
  let title: String
  let what: MergeConflict

  /// Both sides, one under the other: where it stands, from when the first state is, and what came back.
  func text(at place: String, then: Phrase, theirs: Phrase, _ wording: Wording) -> String {
    let language = wording.language
    func value(_ value: Value) -> String {
      switch what.subject {
      case .attribute(let attribute): wording.value(attribute, value)
      case .gone where value == .none: language("gibt es nicht mehr", "no longer there")
      case .due, .done, .gone: wording.day(value.day)
      }
    }
    let subject =
      switch what.subject {
      case .attribute(let attribute): wording.label(attribute)
      case .due(let title): language("Meilenstein „\(title)“, fällig am", "milestone \"\(title)\", due on")
      case .done(let title): language("Meilenstein „\(title)“, erreicht am", "milestone \"\(title)\", done on")
      case .gone(let title): language("Meilenstein „\(title)“", "milestone \"\(title)\"")
      }
    return """
      \(place): \(number) \(title): \(subject)
        \(language("damals", "then")) (\(then[language])): \(value(what.then))
        \(theirs[language]): \(value(what.theirs))
        \(language("Bisher erfasst", "recorded so far")): \(value(what.now))

      """
  }

  /// The same for programs; what came back under the name of what it is.
  func json(theirs: String) -> [String: JSONValue] {
    let (attribute, milestone): (Attribute, String?) =
      switch what.subject {
      case .attribute(let attribute): (attribute, nil)
      case .due(let title), .done(let title), .gone(let title): (.milestones, title)
      }
    return [
      "number": JSONValue(number), "title": .string(title), "attribute": .string(attribute.rawValue),
      "milestone": JSONValue(milestone), "then": JSONValue(what.then), theirs: JSONValue(what.theirs),
      "now": JSONValue(what.now),
    ]
  }
}
