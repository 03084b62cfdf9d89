internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Add: Command {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: help("Ein Teilprojekt anlegen; gibt seine Nummer aus.", "Add a sub-project; prints its number."),
    discussion: help(
      "lotse add \"Wohngeld digital beantragen\" --field ozg --kind ozg-leistung --unit FB50",
      "lotse add \"Housing benefit online\" --field ozg --kind ozg-service --unit FB50"),
    aliases: ["neu"])

  @Argument(help: .init(help("Der Titel.", "The title."), valueName: help("titel", "title"))) var title: String
  @Option(
    help: .init(
      help("Vorgeschlagen am (sonst heute).", "Proposed on (else today)."), valueName: help("tag", "day")))
  var on: String?
  @OptionGroup(title: help("Was es ist", "What it is")) var attributes: AttributeOptions
  @OptionGroup(title: help("Stand der Arbeit", "State of the work")) var work: WorkOptions
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let required: [(Attribute, String?)] = [
      (.field, attributes.field), (.kind, attributes.kind), (.unit, attributes.unit),
    ]
    let absent = required.filter { $0.1 == nil }.map(\.0)
    guard absent.isEmpty else {
      let (de, en) = (
        absent.map(\.label.de).joined(separator: ", "), absent.map(\.label.en).joined(separator: ", ")
      )
      throw Failure(
        .refused, Phrase("Ein neues Teilprojekt verlangt noch: \(de).", "A new sub-project still asks for: \(en)."),
        hint: Phrase(
          "Angeben: \(absent.map { "\($0.option) …" }.joined(separator: " ")) (siehe lotse fields, lotse units).",
          "Give: \(absent.map { "\($0.option) …" }.joined(separator: " ")) (see lotse fields, lotse units)."))
    }
    let given = [(.title, title)] + attributes.given + work.given + work.decisions
    return try session.settle("add", recording, session.consent(trial)) { recorder in
      let assignments = try session.assignments(given, in: recorder.configuration)
      var duplicates = try recorder.duplicates()
      let added = try recorder.add { number in
        let day = try on.map(session.day) ?? recorder.today
        guard day <= recorder.today else { throw Refusal.item(.inTheFuture(.statusSince, day)) }
        var item = try SubProject(number: number, proposedOn: day, assignments)
        item.inform(on: recorder.today)
        return item
      }
      return Addition(item: added, duplicate: Duplicates.Traits(added).flatMap { duplicates.insert($0) })
    }
  }
}

/// A new sub-project; its number is what a script wants.
private struct Addition: Proposal {
  let item: SubProject
  let duplicate: Duplicates.Match?

  var question: Phrase? { duplicate.map { _ in Phrase("Trotzdem anlegen?", "Add it all the same?") } }

  func problems(_ wording: Wording) -> String {
    guard let duplicate else { return "" }
    let there = "\(duplicate.number) \(duplicate.title) (\(duplicate.reason[wording.language]))"
    return wording.language("Gibt es wohl schon: \(there)\n", "Likely there already: \(there)\n")
  }

  func lines(_ wording: Wording) -> [String] { [item.number.description] }
  func shown(_ wording: Wording) -> [String] { [] }
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
