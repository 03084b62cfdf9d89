public import LotseBasics

extension Wording {
  /// `Nur: Status Abgeschlossen; Themenfeld Onlinedienste, Werkzeuge`: of which sub-projects alone the figures beside it
  /// speak; nil where it is all of them.
  public func filter(_ selection: Selection) -> String? {
    let words = selection.criteria.map(criterion)
    guard let view = selection.view else {
      return words.isEmpty ? nil : language("Nur: ", "Only: ") + words.joined(separator: "; ")
    }
    let all = words.isEmpty ? language("alle", "all") : words.joined(separator: "; ")
    return language("Ansicht „\(view)“: ", "View \"\(view)\": ") + all
  }

  /// What a criterion asks for.
  public func criterion(_ criterion: Criterion) -> String {
    switch criterion {
    case .all(let parts): parts.map(enclosed).joined(separator: language(" und ", " and "))
    case .any(let parts): parts.map(enclosed).joined(separator: language(" oder ", " or "))
    case .not(.present(let column)): language("ohne \(name(column))", "without \(name(column))")
    case .not(let part): language("nicht \(enclosed(part))", "not \(enclosed(part))")
    case .oneOf(let column, let values):
      "\(name(column)) \(values.map { self.value(column, .text($0)) }.joined(separator: ", "))"
    case .within(let column, _) where FilterWord.column(column).isFlag: name(column)
    case .within(let column, let spans): "\(name(column)) \(spans.map { span(column, $0) }.joined(separator: ", "))"
    case .contains(let column, let texts):
      texts.map { language("\(name(column)) mit „\($0)“", "\(name(column)) with \"\($0)\"") }
        .joined(separator: language(" oder ", " or "))
    case .present(let column): language("mit \(name(column))", "with \(name(column))")
    case .open: language("offene", "open ones")
    case .mandatory: language("gesetzliche Pflichten", "legal duties")
    case .overdue: language("geplantes Ende oder ein Meilenstein vorbei", "planned end or a milestone has passed")
    case .stale:
      language(
        "seit mehr als \(daysDative(configuration.staleAfter)) ohne Meldung",
        "silent for more than \(days(configuration.staleAfter))")
    case .search(let words):
      language("Suche „\(words.joined(separator: " "))“", "search \"\(words.joined(separator: " "))\"")
    }
  }

  private func enclosed(_ part: Criterion) -> String {
    switch part {
    case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1: "(\(criterion(part)))"
    default: criterion(part)
    }
  }

  private func name(_ column: ListColumn) -> String {
    switch column {
    case .number: language("Nummer", "number")
    case .attribute(.tags): language("Schlagwort", "tag")
    case .attribute(.places): language("Einordnung", "place")
    case .recordedAt: language("geändert", "changed")
    default: column.title(language)
    }
  }

  private func value(_ column: ListColumn, _ value: Value) -> String {
    switch column {
    case .number, .attribute(.follows), .attribute(.mergedInto): value.count.map { Number($0).description } ?? "–"
    case .attribute(.places): self.value(.places, .list([value.text ?? ""]))
    case .attribute(let attribute) where column.isYesOrNo: self.value(attribute, .flag(value.count == 1))
    case .attribute(let attribute): self.value(attribute, value)
    default: self.value(.light, value)
    }
  }

  /// `01.01.2027 bis 30.06.2027`, `ab 01.01.2027`, `bis 30.06.2027`.
  private func span(_ column: ListColumn, _ span: Criterion.Span) -> String {
    switch (span.from, span.through) {
    case (let from?, let through?) where from == through: value(column, from)
    case (let from?, let through?):
      language(
        "\(value(column, from)) bis \(value(column, through))", "\(value(column, from)) to \(value(column, through))")
    case (let from?, nil): language("ab \(value(column, from))", "from \(value(column, from))")
    case (nil, let through?): language("bis \(value(column, through))", "until \(value(column, through))")
    case (nil, nil): "–"
    }
  }
}

extension Selection {
  /// The filter under the names of its options, and as `where` what none of them says; nil where there is none.
  public var json: JSONValue? {
    var object: [String: JSONValue] = [:]
    var others: [JSONValue] = []
    func add(_ name: String, _ value: JSONValue, _ criterion: Criterion) {
      if object[name] == nil { object[name] = value } else { others.append(.string(criterion.text)) }
    }
    for criterion in criteria {
      switch criterion {
      case .oneOf(let column, let values) where Selection.options.contains(column.word):
        add(column.word, .array(values.map { .string($0) }), criterion)
      case .within(.number, let spans) where spans.allSatisfy { $0.from == $0.through }:
        add("numbers", .array(spans.map { .string(Number($0.from?.count ?? 0).description) }), criterion)
      case .open, .mandatory, .overdue, .stale: add(criterion.text, .bool(true), criterion)
      case .search(let words): add("search", .array(words.map { .string($0) }), criterion)
      default: others.append(.string(criterion.text))
      }
    }
    if !others.isEmpty { object["where"] = .array(others) }
    if let view { object["view"] = .string(view) }
    return object.isEmpty ? nil : .object(object)
  }

  private static let options = [
    "field", "status", "kind", "unit", "light", "priority", "visibility", "tag", "place",
  ]
}
