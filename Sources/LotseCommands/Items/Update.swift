internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Update: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "update",
    abstract: help("Angaben zu Teilprojekten ändern.", "Change what is recorded of sub-projects."),
    discussion: help(
      """
      lotse update TP-0042 --planned-end 31.03.2027 --budget-spent 12500
      lotse update TP-0042 --tags +pilot,-alt
      lotse update --where einheit=FB34 --where offen --unit FB33 --yes

      „-“ leert eine Angabe; in Listen wie --tags ergänzt „+x“ und entfernt „-x“. Mehr als drei Teilprojekte werden erst gezeigt.
      """,
      """
      lotse update TP-0042 --planned-end 2027-03-31 --budget-spent 12500
      lotse update TP-0042 --tags +pilot,-old
      lotse update --where unit=FB34 --where open --unit FB33 --yes

      "-" clears a value; in lists such as --tags, "+x" adds and "-x" removes. More than three sub-projects are shown first.
      """),
    aliases: ["aendern"])

  /// What the others ask for is what it sets.
  static let filters = FilterOption.conditions
  static var filterTitle: String {
    help("Filter (andere Angaben sagen, was sich ändert)", "Filter (other options say what is to change)")
  }

  @Argument(help: .numbers) var numbers: [String] = []
  @Option(help: .init(help("Neuer Titel.", "New title."), valueName: help("titel", "title"))) var title: String?
  @OptionGroup(title: help("Was es ist", "What it is")) var attributes: AttributeOptions
  @OptionGroup(title: help("Stand der Arbeit", "State of the work")) var work: WorkOptions
  @Flag(name: [.customShort("e"), .long], help: .edit) var edit = false
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let asked = try session.filter.asked(for: numbers)
    guard !asked.isEmpty else { throw AskedFilter.nothing("update") }
    var work = work
    if edit {
      work.result = try session.written(
        work.result, inEditor: edit, Attribute.result.label, before: session.present(.result, of: asked))
    }
    let given = (title.map { [(Attribute.title, $0)] } ?? []) + attributes.given + work.given + work.decisions
    guard !given.isEmpty || !attributes.set.isEmpty else {
      throw Failure(
        .usage, Phrase("Was soll sich ändern?", "What is to change?"),
        hint: Phrase(
          "Etwa: --planned-end 2027-03-31; alle: lotse help update.",
          "Such as --planned-end 2027-03-31; all: lotse help update."))
    }
    let nothing = Phrase(
      "Nichts zu ändern: nichts passt, oder alles ist schon so.",
      "Nothing to change: nothing fits, or all is so already.")
    return try session.change("update", recording, bulk.consent, nothing: nothing) { recorder in
      try session.chosen(asked, recorder)
    } each: { subProject, recorder in
      let before = subProject
      let all = try given + recorder.configuration.given(by: attributes.set)
      try session.set(all, of: &subProject, in: recorder.configuration)
      subProject.inform(on: recorder.today, unlessWorkIsAs: before)
    }
  }
}
