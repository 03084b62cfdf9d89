internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Confirm: Command {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: help("„Keine Änderung“ melden; zählt als gemeldet.", "Report \"no change\"; counts as reported."),
    discussion: help("lotse confirm --unit FB33", "lotse confirm --unit FB33"), aliases: ["bestaetigen"])

  @Argument(help: .init(help("Die Nummern.", "The numbers."), valueName: "TP…")) var numbers: [String] = []
  @Option(
    help: .init(help("Alle offenen einer Einheit.", "All open ones of a unit."), valueName: help("kürzel", "key")))
  var unit: String?
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard numbers.isEmpty != (unit == nil) else {
      throw Failure(
        .usage, Phrase("Nummern oder --unit angeben, nicht beides.", "Give numbers or --unit, not both."),
        hint: Phrase("So: lotse confirm --unit FB33.", "Like this: lotse confirm --unit FB33."))
    }
    let numbers = try numbers.map { try Number(parsing: $0) }
    let nothing = Phrase(
      "Nichts zu melden: heute schon gemeldet oder nichts offen.",
      "Nothing to report: reported today already, or nothing open.")
    return try session.change("confirm", recording, bulk.consent, nothing: nothing) { recorder in
      guard let unit else { return try numbers.map { try recorder.subProject($0) } }
      var selection = Selection()
      selection.units = [try recorder.configuration.unit(named: unit, by: .typed).key]
      selection.isOpen = true
      return try recorder.subProjects(selection)
    } each: { subProject, recorder in
      guard subProject.status.isOpen else { throw Refusal.rating(.closed(subProject.number, subProject.status)) }
      subProject.inform(on: recorder.today)
    }
  }
}
