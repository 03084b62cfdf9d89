public import LotseBasics

extension Wording {
  /// `Nur: Status Abgeschlossen; Themenfeld Onlinedienste, Werkzeuge`: of which sub-projects alone the figures beside it
  /// speak; nil where it is all of them.
  public func filter(_ selection: Selection) -> String? {
    let words = alternatives(selection) + conditions(selection)
    return words.isEmpty ? nil : language("Nur: ", "Only: ") + words.joined(separator: "; ")
  }

  private func alternatives(_ selection: Selection) -> [String] {
    func one(_ name: Phrase, _ words: [String]) -> String? {
      words.isEmpty ? nil : "\(name[language]) \(words.joined(separator: ", "))"
    }
    return [
      one(Phrase("Nummer", "number"), selection.numbers.map(\.description)),
      one(Attribute.field.label, selection.fields.map { field($0) }),
      one(Attribute.status.label, selection.statuses.map { status($0) }),
      one(Attribute.kind.label, selection.kinds.map { $0.label[language] }),
      one(Attribute.unit.label, selection.units.map { unit($0) }),
      one(Attribute.light.label, selection.lights.map { $0.label[language] }),
      one(Attribute.priority.label, selection.priorities.map { $0.label[language] }),
      one(Attribute.visibility.label, selection.visibilities.map { $0.label[language] }),
      one(Phrase("Schlagwort", "tag"), selection.tags),
      one(Phrase("Einordnung", "place"), selection.places.map { configuration.label($0)[language] }),
    ].compactMap { $0 }
  }

  private func conditions(_ selection: Selection) -> [String] {
    [
      selection.isOpen ? language("offene", "open ones") : nil,
      selection.isMandatory ? language("gesetzliche Pflichten", "legal duties") : nil,
      selection.isOverdue
        ? language("geplantes Ende oder ein Meilenstein vorbei", "planned end or a milestone has passed") : nil,
      selection.isStale
        ? language(
          "seit mehr als \(daysDative(configuration.staleAfter)) ohne Meldung",
          "silent for more than \(days(configuration.staleAfter))") : nil,
      selection.search.isEmpty
        ? nil
        : language(
          "Suche „\(selection.search.joined(separator: " "))“", "search \"\(selection.search.joined(separator: " "))\""),
    ].compactMap { $0 }
  }
}

extension Selection {
  /// The filter under the names of its options; nil where there is none.
  public var json: JSONValue? {
    func words(_ words: [String]) -> JSONValue? { words.isEmpty ? nil : .array(words.map { .string($0) }) }
    func flag(_ flag: Bool) -> JSONValue? { flag ? .bool(true) : nil }
    let all: [String: JSONValue?] = [
      "numbers": words(numbers.map(\.description)), "field": words(fields.map(\.text)),
      "status": words(statuses.map(\.rawValue)), "kind": words(kinds.map(\.rawValue)),
      "unit": words(units.map(\.text)), "light": words(lights.map(\.rawValue)),
      "priority": words(priorities.map(\.rawValue)), "visibility": words(visibilities.map(\.rawValue)),
      "tag": words(tags), "place": words(places.map(\.description)), "search": words(search), "open": flag(isOpen),
      "mandatory": flag(isMandatory), "overdue": flag(isOverdue), "stale": flag(isStale),
    ]
    let used = all.compactMapValues { $0 }
    return used.isEmpty ? nil : .object(used)
  }
}
