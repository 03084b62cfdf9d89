public import LotseBasics
public import LotseModel

extension EntryChange {
  /// One line: `Themenfeld ozg: „A“ → „B“`.
  public func words(_ wording: Wording) -> String {
    switch self {
    case .added(let entry): "+ \(entry.line(wording))"
    case .removed(let entry): "− \(entry.line(wording))"
    case .changed(let old, let new):
      "~ \(new.heading(wording.language)): \(old.content(wording)) → \(new.content(wording))"
    case .reordered(let section):
      wording.language("~ \(section.label.de): andere Reihenfolge", "~ \(section.label.en): other order")
    }
  }
}

extension Entry {
  /// Its key, with what it belongs to and what it stands for.
  public func name(_ language: Language) -> String {
    if section == .move { return "\(parent) → \(key)" }
    let above = isRole ? language("Rolle", "role") : parent
    return (above.isEmpty ? "" : "\(above): ") + named.text(language)
  }

  /// The section, then the name.
  fileprivate func heading(_ language: Language) -> String { "\(section.label[language]) \(name(language))" }

  fileprivate func line(_ wording: Wording) -> String {
    let (heading, content) = (heading(wording.language), content(wording))
    return content.isEmpty ? heading : "\(heading): \(content)"
  }

  /// What it says, in words.
  public func content(_ wording: Wording) -> String {
    let language = wording.language
    let isUnit = section == .unit
    let value =
      switch section {
      case .view: viewed(wording)
      case .attribute: declared(language)
      case .access where isRole: Role(word: value ?? "")?.label[language] ?? value ?? ""
      default: value ?? ""
      }
    var parts = [label.de, isUnit ? "" : value].filter { !$0.isEmpty }
    if label.en != label.de { parts.append("en: \(label.en)") }
    if let from = validity.from { parts.append(language("ab \(from.text(.de))", "from \(from)")) }
    if let until = validity.until { parts.append(language("bis \(until.text(.de))", "until \(until)")) }
    if isUnit, !successors.isEmpty {
      parts.append(language("Nachfolge: ", "followed by: ") + successors.joined(separator: " "))
    }
    if isUnit, let mailbox { parts.append(language("Postfach: ", "mailbox: ") + mailbox) }
    return parts.joined(separator: ", ")
  }

  /// Whether it says who is what in the browser.
  private var isRole: Bool { section == .access && parent == CityConfiguration.roleList }

  /// `Tag, öffentlich`.
  private func declared(_ language: Language) -> String {
    guard let attribute = OwnAttribute(self, choices: []) else { return value ?? "" }
    return attribute.kind.label[language] + (attribute.isPublic ? language(", öffentlich", ", public") : "")
  }

  /// What a saved view asks for.
  private func viewed(_ wording: Wording) -> String {
    let value = value ?? ""
    if key == "where" { return (try? TypedFilter(parsing: value))?.text(wording) ?? value }
    return ListColumn.titles(named: value, in: wording.configuration.own, wording.language)
  }
}
