internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Add: Command {
  static let configuration = CommandConfiguration(
    leaf: "add",
    abstract: help("Ein Teilprojekt anlegen; gibt seine Nummer aus.", "Add a sub-project; prints its number."),
    discussion: help(
      "lotse add \"Wohngeld digital beantragen\" --field ozg --kind ozg-leistung --unit FB50",
      "lotse add \"Housing benefit online\" --field ozg --kind ozg-service --unit FB50"),
    aliases: ["neu"])

  @Argument(help: .init(help("Der Titel.", "The title."), valueName: help("titel", "title"))) var title: String
  @Option(
    help: .init(
      help(
        "Der Status, in dem es schon ist; verlangt, was der Weg dorthin verlangt.",
        "The status that it is in already; asks for what the way there asks for."), valueName: "status"))
  var status: String?
  @Option(
    help: .init(
      help("Seit wann es so ist (sonst heute).", "Since when it is so (else today)."), valueName: help("tag", "day")))
  var on: String?
  @OptionGroup var grounds: MoveOptions
  @OptionGroup(title: help("Was es ist", "What it is")) var attributes: AttributeOptions
  @OptionGroup(title: help("Stand der Arbeit", "State of the work")) var work: WorkOptions
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    return try session.settle("add", recording, session.consent(trial)) { recorder in
      let configuration = recorder.configuration
      let given =
        try [(.title, title)] + attributes.given + work.given + work.decisions + configuration.given(by: attributes.set)
      let defaults = try defaults(for: given.map(\.0), in: configuration)
      try check(given.map(\.0) + defaults.map(\.attribute))
      let assignments = try defaults + session.assignments(given, in: configuration)
      let added = try recorder.add { number in
        let day = try on.map(session.day) ?? recorder.today
        guard day <= recorder.today else { throw Refusal.item(.inTheFuture(.statusSince, day)) }
        var item = try SubProject(number: number, proposedOn: day, assignments)
        if let status { try start(&item, in: status, session, recorder) }
        item.inform(on: recorder.today)
        return item
      }
      return Addition(
        item: added, defaults: defaults, duplicate: try Duplicates.Traits(added).flatMap(recorder.duplicate))
    }
  }

  /// What the field says of its new sub-projects, as far as nothing else was said.
  private func defaults(for given: [Attribute], in configuration: CityConfiguration) throws -> [Assignment] {
    guard let field = attributes.field else { return [] }
    let key = try configuration.field(named: field, by: .typed).key
    return try configuration.defaults(of: key).filter { !given.contains($0.0) }.map {
      try Assignment($0.0, reading: $0.1, in: configuration)
    }
  }

  /// Throws where something is missing that every sub-project has.
  private func check(_ known: [Attribute]) throws {
    let absent = [Attribute.field, .kind, .unit].filter { !known.contains($0) }
    guard !absent.isEmpty else { return }
    let (de, en) = (absent.map(\.label.de).joined(separator: ", "), absent.map(\.label.en).joined(separator: ", "))
    throw Failure(
      .refused, Phrase("Ein neues Teilprojekt verlangt noch: \(de).", "A new sub-project still asks for: \(en)."),
      hint: Phrase(
        "Angeben: \(absent.map { Add.choices($0, .de) }.joined(separator: " ")).",
        "Give: \(absent.map { Add.choices($0, .en) }.joined(separator: " "))."))
  }

  /// The option, and where its words stand.
  private static func choices(_ attribute: Attribute, _ language: Language) -> String {
    switch attribute {
    case .kind: "--kind … (\(Kind.allCases.map { $0.label[language] }.joined(separator: ", ")))"
    case .field: "--field … " + language("(siehe lotse fields)", "(see lotse fields)")
    default: "--unit … " + language("(siehe lotse units)", "(see lotse units)")
    }
  }

  /// Brings it to its status by the workflow.
  private func start(_ item: inout SubProject, in status: String, _ session: Session, _ recorder: Recorder) throws {
    let (configuration, workflow) = (recorder.configuration, recorder.configuration.workflow)
    let to = try workflow.status(named: status, by: .typed)
    guard to != item.status else { return }
    do {
      try item.start(
        grounds.move(to: to, work, on: on, session, configuration), by: workflow, today: recorder.today)
    } catch Refusal.move(.missing(_, _, let requirements)) {
      let (de, en) = (
        requirements.map(\.label.de).joined(separator: "; "), requirements.map(\.label.en).joined(separator: "; ")
      )
      throw Failure(
        .refused,
        Phrase(
          "Ein neues Teilprojekt, das „\(workflow.label(to).de)“ ist, verlangt noch: \(de).",
          "A new sub-project that is \"\(workflow.label(to).en)\" still asks for: \(en)."),
        hint: Phrase(
          "Angeben: \(requirements.map { Add.options($0, .de) }.joined(separator: "  "))",
          "Give: \(requirements.map { Add.options($0, .en) }.joined(separator: "  "))"))
    }
  }

  /// The options that give it; milestones come later.
  private static func options(_ requirement: Requirement, _ language: Language) -> String {
    requirement == .milestoneOrScope ? "--scope TEXT" : requirement.options(language)
  }
}

/// A new sub-project; its number is what a script wants.
private struct Addition: Proposal {
  let item: SubProject
  /// What the field said of it.
  let defaults: [Assignment]
  let duplicate: Duplicates.Match?

  var question: Phrase? { duplicate.map { _ in Phrase("Trotzdem anlegen?", "Add it all the same?") } }

  func problems(_ wording: Wording) -> String {
    guard let duplicate else { return "" }
    let there = "\(duplicate.number) \(duplicate.title) (\(duplicate.reason[wording.language]))"
    return wording.language("Gibt es wohl schon: \(there)\n", "Likely there already: \(there)\n")
  }

  func lines(_ wording: Wording) -> [String] { [item.number.description] }
  func shown(_ wording: Wording) -> [String] { [] }
  func summary(_ wording: Wording) -> [String] {
    guard !defaults.isEmpty else { return [] }
    let words = defaults.map { "\($0.attribute.label[wording.language]) \(wording.value($0.attribute, $0.value))" }
    let all = words.joined(separator: "; ")
    return [wording.language("Vom Themenfeld vorbelegt: \(all)", "Taken from the field: \(all)")]
  }
  var isAnswer: Bool { true }
  func json(_ wording: Wording) -> [String: JSONValue] {
    [
      "number": JSONValue(item.number),
      "sub_projects": .array([.object(Edit(before: nil, after: item).unnumbered.json)]),
    ]
  }
}

extension SubProject {
  /// A new sub-project from what was given of it; title, field, kind and unit must be among it.
  init(number: Number, proposedOn day: Day, _ assignments: [Assignment]) throws {
    self.init(number: number, title: "", field: Key(""), kind: .framework, unit: Key(""), proposedOn: day)
    for assignment in assignments { try set(assignment.attribute, to: assignment.value) }
  }
}
