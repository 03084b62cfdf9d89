internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct AddNote: Filtering {
  static let configuration = CommandConfiguration(
    leaf: "note",
    abstract: help("Der internen Notiz einen Absatz mit Datum anfügen.", "Add a dated paragraph to the internal note."),
    discussion: help("lotse note TP-0042 \"Vergabe ist raus\"", "lotse note TP-0042 \"Tender is out\""),
    aliases: ["notiz"])

  @Argument(
    help: .init(
      help(
        "Die Nummern, zuletzt der Text; er verlässt das Büro nie. „-“ ist die Standardeingabe.",
        "The numbers, and the text last; it never leaves the office. \"-\" is standard input."),
      valueName: "TP… TEXT"))
  var words: [String] = []
  @Flag(name: [.customShort("e"), .long], help: .edit) var edit = false
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let given = edit ? nil : words.last
    let asked = try session.filter.asked(for: edit ? words : Array(words.dropLast()))
    guard !asked.isEmpty, let text = try session.written(given, inEditor: edit, Attribute.note.label) else {
      throw Failure(
        .usage, Phrase("Es fehlt die Nummer oder der Text.", "The number or the text is missing."),
        hint: Phrase("So: lotse note TP-0042 \"Vergabe ist raus\"", "Like this: lotse note TP-0042 \"Tender is out\""))
    }
    return try session.change("note", recording, bulk.consent) { recorder in
      try session.chosen(asked, recorder)
    } each: { item, recorder in
      let text = try Assignment(.note, reading: text, in: recorder.configuration).value.text
      guard let text else {
        throw Failure(
          .refused, Phrase("Die Notiz ist leer.", "The note is empty."),
          hint: Phrase(
            "Ganz leeren: lotse update \(item.number) --note -.", "To clear it: lotse update \(item.number) --note -.")
        )
      }
      item.addNote(text, on: recorder.today)
    }
  }
}
