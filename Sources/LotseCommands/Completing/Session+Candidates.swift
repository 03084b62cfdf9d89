internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

/// The values that the file and the vocabularies offer for a place on the command line.
extension Session {
  func candidates(_ vocabulary: Vocabulary, _ parameter: Parameter, _ line: TypedLine) throws -> [Candidate] {
    switch vocabulary {
    case .files, .folders: []
    case .numbers: try numbers()
    case .numbersThenStatus: try line.positionals.isEmpty ? numbers() : nextStatuses(line) + numbers(begunIn: line)
    case .numbersThenLight:
      try line.positionals.isEmpty ? numbers() : terms(TrafficLight.self) + numbers(begunIn: line)
    case .views: try city.views.map { Candidate($0.name, $0.filter ?? "") }
    case .numbersThenAttribute: try line.positionals.isEmpty ? numbers() : texts(of: line)
    case .milestones: try milestones(line)
    case .fields: try city.fields.map { Candidate($0.key.text, $0.label[language]) }
    case .units: try units(also: parameter.isRepeating)
    case .committees: try city.committees.map { Candidate($0.key.text, $0.label[language]) }
    case .areas: try city.indexAreas.map { Candidate($0.key, $0.label[language]) }
    case .places:
      try city.schemes.flatMap { scheme in
        scheme.places.map { Candidate("\(scheme.key):\($0.key)", $0.label[language]) }
      }
    case .tags: try Set(items([.tags]).flatMap(\.tags)).sorted().map { Candidate($0) }
    case .statuses: try statuses()
    case .groupings: try Grouping.glossary(in: city).known.map { candidate($0.key, $0.label) }
    case .columns: try ListColumn.glossary(and: city.own).known.map { candidate($0.key, $0.label) }
    case .own: try own(parameter, line)
    case .rules: Finding.Rule.allCases.map { Candidate($0.rawValue, $0.label[language]) }
    case .formats: formats(saidIn: parameter)
    case .sittings: try sittings(line)
    case .decisions: try store().decisions(at: latest).map { Candidate($0.number, $0.text) }
    case .reports, .reportsOrFiles:
      try store().frozenReportTitles(at: latest).map { Candidate($0.number.description, $0.title) }
    case .changes: try changes()
    case .days: days()
    case .weeks: weeks()
    case .term(let type): terms(type)
    case .words(let words): words.map { Candidate($0) }
    }
  }

  private var city: CityConfiguration { get throws { try configuration(latest) } }

  /// The city's own attributes, then the words of the one that is being set.
  private func own(_ parameter: Parameter, _ line: TypedLine) throws -> [Candidate] {
    let typed = parameter.names?.first { line.word.hasPrefix($0.text + "=") }.map { $0.text.count + 1 } ?? 0
    let name = line.word.dropFirst(typed).prefix { $0 != "=" }
    let isNamed = line.word.dropFirst(typed).contains("=")
    return try city.own.flatMap { attribute -> [Candidate] in
      guard isNamed else {
        let labels = [attribute.label[language], attribute.label.typed(language) ?? ""].filter { !$0.isEmpty }
        return [Candidate(attribute.key + "=", attribute.label[language], others: labels.map { $0 + "=" })]
      }
      guard name == attribute.key || Text.isSameWord(String(name), attribute.label[language]) else { return [] }
      let words = attribute.kind == .flag ? Assignment.words : attribute.choices
      return words.map { word in
        let shown = candidate(word.key, word.label)
        return Candidate(
          "\(name)=\(shown.text)", word.label[language], others: shown.others.map { "\(name)=\($0)" })
      }
    }
  }

  /// What of a sub-project can be taken out: the attributes in which it has a text.
  private func texts(of line: TypedLine) throws -> [Candidate] {
    guard let number = line.positionals.first.flatMap({ try? Number(parsing: $0) }) else { return [] }
    let item = try store().subProject(number, at: latest).subProject
    return try city.attributes.filter { $0.isRedactable && !item.redactableTexts($0).isEmpty }.map {
      candidate($0.rawValue, $0.label)
    }
  }

  private func items(_ attributes: [Attribute]) throws -> [SubProject] {
    try store().states(at: latest, city, reading: attributes)
  }

  private func numbers() throws -> [Candidate] {
    try items([.title]).map { Candidate($0.number.description, $0.title) }
  }

  /// Further numbers, to who has begun one.
  private func numbers(begunIn line: TypedLine) throws -> [Candidate] {
    line.word.isEmpty ? [] : try numbers()
  }

  /// Where all of the numbers may go; with a correction, anywhere.
  private func nextStatuses(_ line: TypedLine) throws -> [Candidate] {
    let workflow = try city.workflow
    let numbers = try line.positionals.map { try Number(parsing: $0) }
    let allowed = try numbers.map { number -> [Status] in
      let item = try store().subProject(number, at: latest).subProject
      if line.isGiven("correction") { return workflow.states.map(\.status).filter { $0 != item.status } }
      return workflow.moves(from: item.status, held: item.heldStatus).map(\.to)
    }
    return workflow.states.filter { state in allowed.allSatisfy { $0.contains(state.status) } }
      .map { candidate($0.status.rawValue, $0.label) }
  }

  private func milestones(_ line: TypedLine) throws -> [Candidate] {
    guard let number = line.positionals.first else { return [] }
    return try store().subProject(Number(parsing: number), at: latest).subProject.milestones
      .map { Candidate($0.title, $0.due.text(language)) }
  }

  /// Who may be responsible today; a filter also finds what was another's.
  private func units(also expired: Bool) throws -> [Candidate] {
    let today = world.now.day
    return try city.units.filter { expired || $0.validity.contains(today) }
      .map { Candidate($0.key.text, $0.label[language]) }
  }

  private func statuses() throws -> [Candidate] {
    let states = try city.workflow.states.map { candidate($0.status.rawValue, $0.label) }
    return states + terms(StatusGroup.self).filter { group in !states.contains { $0.text == group.text } }
  }

  /// Which formats a command has, says its help.
  private func formats(saidIn parameter: Parameter) -> [Candidate] {
    let said = (parameter.abstract ?? "").split { !$0.isLetter }.map(String.init)
    return said.compactMap(Format.init(rawValue:)).map { Candidate($0.rawValue) }
  }

  /// The sittings of the committee that the line names, the newest first.
  private func sittings(_ line: TypedLine) throws -> [Candidate] {
    let committee = try line.positionals.first.map { try city.committee(named: $0).key }
    return try store().meetings(at: latest).filter { committee == nil || $0.committee == committee }.reversed()
      .map { Candidate($0.heldOn.iso, $0.committee.text) }
  }

  /// The newest twenty changes, the newest first.
  private func changes() throws -> [Candidate] {
    try store().changesets(after: 0, through: latest.change, limit: 20).reversed().map { change in
      let words = [change.recordedAt.day.text(language), change.command(language), change.message ?? ""]
      return Candidate(String(change.id), words.filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  private func days() -> [Candidate] {
    let today = world.now.day
    return [("heute", "today", 0), ("gestern", "yesterday", -1), ("morgen", "tomorrow", 1)].map { de, en, offset in
      Candidate(language(de, en), (today + offset).text(language))
    }
  }

  /// This week and the twelve before it.
  private func weeks() -> [Candidate] {
    var week = ISOWeek(containing: world.now.day)
    return (0...12).map { _ in
      defer { week = week.previous }
      return Candidate(week.description, "\(week.monday.text(language)) – \(week.sunday.text(language))")
    }
  }

  private func terms(_ type: (some Term).Type) -> [Candidate] {
    type.allCases.map { candidate($0.rawValue, $0.label) }
  }

  /// A word of a vocabulary, as it is written in the language in force.
  private func candidate(_ key: String, _ label: Phrase) -> Candidate {
    guard let word = label.typed(language) else { return Candidate(key, label[language]) }
    return language == .de
      ? Candidate(word, label[language], others: [key]) : Candidate(key, label[language], others: [word])
  }
}

extension Phrase {
  /// The label as one types it without quotes or umlauts, which every vocabulary takes; nil where that is no plain word.
  func typed(_ language: Language) -> String? {
    let word = Text.spelledOut(self[language]).lowercased().replacing(" ", with: "-")
    let isPlain = word.utf8.allSatisfy {
      $0 < 0x80 && (Character(UnicodeScalar($0)).isLetter || "-/.".utf8.contains($0))
    }
    return isPlain ? word : nil
  }
}
