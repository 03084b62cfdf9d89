internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Confirm: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "confirm",
    abstract: help("„Keine Änderung“ melden; zählt als gemeldet.", "Report \"no change\"; counts as reported."),
    discussion: help("lotse confirm --unit FB33", "lotse confirm --unit FB33"), aliases: ["bestaetigen"])

  static var filterTitle: String { help("Filter (nur offene)", "Filter (open ones only)") }

  @Argument(help: .numbers) var numbers: [String] = []
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let asked = try session.filter.asked(for: numbers)
    guard !asked.isEmpty else {
      throw Failure(
        .usage, Phrase("Nummern oder einen Filter angeben.", "Give numbers or a filter."),
        hint: Phrase("So: lotse confirm --unit FB33.", "Like this: lotse confirm --unit FB33."))
    }
    let nothing = Phrase(
      "Nichts zu melden: heute schon gemeldet oder nichts offen.",
      "Nothing to report: reported today already, or nothing open.")
    return try session.change(
      "confirm", recording, bulk.consent, nothing: nothing, verb: Phrase("bestätigen", "Confirm")
    ) { recorder in
      // Who names one that is closed is to be told; whom a filter finds is open.
      try session.chosen(asked, recorder, and: asked.namesItems ? [] : [.open])
    } each: { subProject, recorder in
      guard subProject.status.isOpen else { throw Refusal.rating(.closed(subProject.number, subProject.status)) }
      subProject.inform(on: recorder.today)
    }
  }
}
