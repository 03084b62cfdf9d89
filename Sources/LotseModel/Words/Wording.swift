public import LotseBasics

/// Puts values into words of one language, with the names that the configuration gives.
public struct Wording: Sendable {
  public let language: Language
  public let configuration: CityConfiguration

  public init(_ language: Language, _ configuration: CityConfiguration) {
    self.language = language
    self.configuration = configuration
  }

  public func status(_ status: Status) -> String { configuration.workflow.label(status)[language] }

  public func status(_ status: Status?) -> String { status.map { self.status($0) } ?? "–" }

  public func day(_ day: Day?) -> String { day?.text(language) ?? "–" }

  /// `FB33 Bürgerservice`.
  public func unit(_ key: Key<Unit>) -> String { Grouping.unit.label(key.text, in: configuration)[language] }

  public func field(_ key: Key<Field>) -> String { configuration.label(key)[language] }

  /// `28 Tagen`, after a preposition.
  public func daysDative(_ count: Int) -> String {
    count == 1 ? language("1 Tag", "1 day") : language("\(count) Tagen", "\(count) days")
  }

  public func days(_ count: Int) -> String {
    count == 1 ? language("1 Tag", "1 day") : language("\(count) Tage", "\(count) days")
  }

  /// `359 Teilprojekten`, as in "174 von 359 Teilprojekten".
  public func itemsDative(_ count: Int) -> String {
    count == 1
      ? language("1 Teilprojekt", "1 sub-project") : language("\(count) Teilprojekten", "\(count) sub-projects")
  }

  public func reason(_ code: ReasonCode?, _ text: String?) -> String {
    [code.map { $0.label[language] }, text].compactMap { $0 }.joined(separator: ": ")
  }

  /// How a value of an attribute reads; `–` for none.
  public func value(_ attribute: Attribute, _ value: Value) -> String {
    switch value {
    case .none: "–"
    case .day(let day): self.day(day)
    case .money(let money): money.text(language)
    case .count(let count): String(count)
    case .flag(let flag): flag ? language("ja", "yes") : language("nein", "no")
    case .list(let list): list.map { member(attribute, $0) }.joined(separator: ", ")
    case .milestones(let milestones):
      milestones.map { milestone in
        let done = milestone.doneOn.map { language(", erreicht \(day($0))", ", done \(day($0))") } ?? ""
        return "\(milestone.title) (\(day(milestone.due))\(done))"
      }.joined(separator: "; ")
    case .text(let text): term(attribute, text)
    }
  }

  private func member(_ attribute: Attribute, _ text: String) -> String {
    guard case .places = attribute.form, let place = try? Place(parsing: text) else { return text }
    return configuration.label(place)[language]
  }

  private func term(_ attribute: Attribute, _ text: String) -> String {
    switch declared(attribute).form {
    case .field: field(Key(text))
    case .unit: unit(Key(text))
    case .choice(let own): own.choice(text)[language]
    case .term(let type):
      if attribute == .status || attribute == .heldStatus, let found = Status(rawValue: text) {
        status(found)
      } else {
        label(type, text)
      }
    default: text
    }
  }

  private func label(_ type: (some Term).Type, _ text: String) -> String {
    type.init(rawValue: text)?.label[language] ?? text
  }

  /// The label of an attribute in this language.
  public func label(_ attribute: Attribute) -> String { declared(attribute).label[language] }

  /// The attribute as the city declares it at the moment of which one speaks.
  private func declared(_ attribute: Attribute) -> Attribute {
    if case .own(let own) = attribute { .own(configuration.declared(own)) } else { attribute }
  }

  /// What changed, readable: `Status: Geplant → In Umsetzung, weil …`.
  public func changes(_ changes: [Change], after: SubProject) -> [String] {
    let attached: Set<Attribute> = [.statusSince, .reason, .reasonCode, .isCorrection, .heldStatus]
    let isMove = changes.contains { $0.attribute == .status || $0.attribute == .statusSince }
    return changes.compactMap { change in
      if change.attribute == .informedOn, changes.count > 1 { return nil }
      if change.attribute == .informedOn { return language("keine Änderung gemeldet", "reported no change") }
      if isMove, attached.contains(change.attribute) { return nil }
      if change.attribute == .ratedOn, changes.contains(where: { $0.attribute == .light }) { return nil }
      let line = "\(label(change.attribute)): \(difference(change))"
      return change.attribute == .status ? line + because(after) : line
    }
  }

  private func difference(_ change: Change) -> String {
    if change.attribute == .milestones {
      return milestones(from: milestones(change.old), to: milestones(change.new))
    }
    if change.attribute == .note, let old = change.old.text, let new = change.new.text, new.hasPrefix(old + "\n") {
      return "+ " + new.dropFirst(old.count + 1)
    }
    if change.attribute == .note, let old = change.old.text, let new = change.new.text, old.hasPrefix(new + "\n") {
      return "− " + old.dropFirst(new.count + 1)
    }
    if change.old == .none { return value(change.attribute, change.new) }
    if change.new == .none {
      return language(
        "\(value(change.attribute, change.old)) → (leer)", "\(value(change.attribute, change.old)) → (empty)")
    }
    return "\(value(change.attribute, change.old)) → \(value(change.attribute, change.new))"
  }

  private func milestones(_ value: Value) -> [Milestone] {
    if case .milestones(let milestones) = value { milestones } else { [] }
  }

  private func milestones(from old: [Milestone], to new: [Milestone]) -> String {
    let before = Dictionary(old.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.title))
    let changed = new.compactMap { milestone -> String? in
      guard let earlier = before[milestone.title] else { return "+ \(milestone.title) (\(day(milestone.due)))" }
      if let done = milestone.doneOn, earlier.doneOn == nil {
        return language("\(milestone.title) erreicht \(day(done))", "\(milestone.title) done \(day(done))")
      }
      if earlier == milestone { return nil }
      return "\(milestone.title) \(day(earlier.due)) → \(day(milestone.due))"
    }
    let removed = old.filter { !after.contains($0.title) }.map { "− \($0.title)" }
    return (changed + removed).joined(separator: "; ")
  }

  private func because(_ item: SubProject) -> String {
    var text = language(" am \(day(item.statusSince))", " on \(day(item.statusSince))")
    if item.isCorrection { text += language(" (Korrektur)", " (correction)") }
    let reason = reason(item.isCorrection && item.reasonCode == .correction ? nil : item.reasonCode, item.reason)
    if !reason.isEmpty { text += language(", weil: \(reason)", ", because: \(reason)") }
    return text
  }
}
