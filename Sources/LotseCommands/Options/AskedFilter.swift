internal import LotseBasics
internal import LotseModel
internal import LotseStore

/// What somebody asked for by options and numbers, before it is looked up.
struct AskedFilter {
  var filters: [TypedFilter] = []
  var view: String?
  /// Numbers and spans of numbers, as they were typed.
  var numbers: [String] = []

  init(_ numbers: [String] = [], view: String? = nil) throws {
    self.view = view
    self.numbers = try AskedFilter.split(numbers)
    if !self.numbers.isEmpty {
      filters = [.condition(TypedCondition("number", .equals, self.numbers.map { .init(option: $0) }))]
    }
  }

  var isEmpty: Bool { filters.isEmpty && view == nil }
  /// Whether nothing but numbers was given, each by itself.
  var namesItems: Bool { view == nil && filters.count == 1 && !numbers.isEmpty && !numbers.contains(where: isSpan) }

  /// Values that commas part, without blanks around them.
  static func split(_ values: [String]) throws -> [String] {
    try values.flatMap { value in
      let parts = value.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
      guard !parts.isEmpty else {
        throw Failure(
          .usage, Phrase("Ein Filter ohne Wert: „\(value)“.", "A filter without a value: \"\(value)\"."),
          hint: Phrase("Den Wert nennen, oder die Angabe weglassen.", "Give the value, or leave it out."))
      }
      return parts
    }
  }

  /// The numbers that were named one by one.
  func named() throws -> [Number] { try numbers.filter { !isSpan($0) }.map { try Number(parsing: $0) } }

  private func isSpan(_ text: String) -> Bool { text.contains("..") }

  /// Nothing where something must be chosen.
  static func nothing(_ command: String) -> Failure {
    Failure(
      .usage,
      Phrase("Welche Teilprojekte? Nummern oder ein Filter.", "Which sub-projects? Numbers or a filter."),
      hint: Phrase(
        "lotse \(command) TP-0042 … oder lotse \(command) --where feld=ozg ….",
        "lotse \(command) TP-0042 … or lotse \(command) --where field=ozg …."))
  }
}

extension Session {
  /// What a filter means in a configuration. Throws `FilterFlaw` or what is wrong with a value.
  func selection(_ asked: AskedFilter, in configuration: CityConfiguration) throws -> Selection {
    let meaning = FilterMeaning(configuration) { [world] text, edge in
      try TypedDay(text, today: world.now.day, edge: edge).day
    }
    var criteria: [Criterion] = asked.filters.isEmpty ? [] : [try meaning(.joined(asked.filters, configuration.own))]
    var selection = Selection()
    if let view = try savedView(asked, in: configuration) {
      selection.view = view.name
      if let filter = view.filter { criteria.append(try self.meaning(of: filter, in: view, meaning)) }
    }
    selection.criteria = Selection(criteria).criteria
    return selection
  }

  /// What a view asks for; what it can no longer ask for is told with its name.
  private func meaning(of filter: String, in view: SavedView, _ meaning: FilterMeaning) throws -> Criterion {
    do {
      return try meaning(try TypedFilter(parsing: filter))
    } catch {
      let failure = Failure(error, workflow)
      throw Failure(
        failure.code,
        Phrase("Ansicht „\(view.name)“: \(failure.message.de)", "View \"\(view.name)\": \(failure.message.en)"),
        hint: Phrase(
          "Neu speichern oder entfernen: lotse view save \(view.name) …, lotse view remove \(view.name).",
          "Save it anew or remove it: lotse view save \(view.name) …, lotse view remove \(view.name)."))
    }
  }

  /// The same for what is read at a moment, where the numbers must be known.
  func selection(_ asked: AskedFilter, at moment: Moment, _ configuration: CityConfiguration) throws -> Selection {
    let selection = try selection(asked, in: configuration)
    let named = try asked.named()
    let titles = try store().titles(named, at: moment)
    if let unknown = named.first(where: { titles[$0] == nil }) { throw Refusal.item(.unknown(unknown)) }
    return selection
  }

  func savedView(_ asked: AskedFilter, in configuration: CityConfiguration) throws -> SavedView? {
    try asked.view.map { try configuration.view(named: $0, by: .typed) }
  }

  /// The sub-projects that a command is to change.
  func chosen(_ asked: AskedFilter, _ recorder: Recorder, and more: [Criterion] = []) throws -> [SubProject] {
    let named = try asked.named()
    if asked.namesItems {
      return try named.enumerated().filter { !named[..<$0.offset].contains($0.element) }.map {
        try recorder.subProject($0.element)
      }
    }
    var selection = try selection(asked, in: recorder.configuration)
    selection.criteria += more
    let found = try recorder.subProjects(selection)
    for number in named where !found.contains(where: { $0.number == number }) { _ = try recorder.subProject(number) }
    return found
  }
}

extension StringProtocol {
  /// Without what shows nothing at either end.
  var trimmed: String { Text.trimmed(String(self)) }
}
