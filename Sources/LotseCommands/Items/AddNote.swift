internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct AddNote: Command {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: help("Der internen Notiz einen Absatz mit Datum anfügen.", "Add a dated paragraph to the internal note."),
    discussion: help("lotse note TP-0042 \"Vergabe ist raus\"", "lotse note TP-0042 \"Tender is out\""),
    aliases: ["notiz"])

  @Argument(help: .init(help("Die Nummer.", "The number."), valueName: "TP")) var number: String
  @Argument(
    help: .init(help("Der Text; verlässt das Büro nie.", "The text; it never leaves the office."), valueName: "text"))
  var text: String
  @OptionGroup var trial: TrialOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let number = try Number(parsing: number)
    return try session.change("note", recording, trial.consent) {
      [try $0.subProject(number)]
    } each: { item, recorder in
      let text = try Assignment(.note, reading: text, in: recorder.configuration).value.text
      guard let text else {
        throw Failure(
          .refused, Phrase("Die Notiz ist leer.", "The note is empty."),
          hint: Phrase("Ganz leeren: lotse update \(number) --note -.", "To clear it: lotse update \(number) --note -.")
        )
      }
      item.addNote(text, on: recorder.today)
    }
  }
}
