internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct NoteDecision: Command {
  static let configuration = CommandConfiguration(
    leaf: "note",
    abstract: help("Vermerken, was aus einem Beschluss bisher wurde.", "Note what became of a decision so far."),
    discussion: help(
      """
      lotse decision note V/1187 "Angebot eingeholt, Prüfung läuft"

      Der Vermerk steht mit seinem Tag in der Beschlusskontrolle, bei öffentlichen Beschlüssen auch in der öffentlichen.
      """,
      """
      lotse decision note V/1187 "Offer obtained, being checked"

      The note stands with its day where decisions are followed up; that of a public one for the public, too.
      """), aliases: ["notiz"])

  @Argument(help: .init(help("Die Nummer.", "The number."), valueName: help("nr", "no"))) var number: String
  @Argument(help: .init(help("Der Vermerk.", "The note."), valueName: "text")) var text: String
  @Option(help: .init(help("Der Tag (sonst heute).", "The day (else today)."), valueName: help("tag", "day")))
  var on: String?
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.settle("decision note", recording, trial.consent) { recorder in
      let before = try recorder.decision(number)
      var after = before
      let note = HandlingNote(
        day: try on.map(session.day) ?? recorder.today,
        text: try Text.line(text, CouncilDecision.notesLabel, limit: 5000))
      let place = after.notes.firstIndex { $0.day > note.day } ?? after.notes.endIndex
      after.notes.insert(note, at: place)
      try recorder.save(after)
      return RecordChange(before: .decision(before), after: .decision(after))
    }
  }
}
