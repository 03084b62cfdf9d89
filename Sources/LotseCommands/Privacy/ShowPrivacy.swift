internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

struct ShowPrivacy: Command {
  static let configuration = CommandConfiguration(
    leaf: "privacy",
    abstract: help(
      "Verzeichnis der Daten für Personalrat und Datenschutz: was, wozu, wer liest, wie lange.",
      "Catalogue of data for works council and data protection: what, what for, who reads, how long."),
    discussion: help(
      """
      lotse privacy
      lotse privacy -o verzeichnis.odt

      Es ist aus derselben Liste gemacht, aus der die Datei besteht, und nennt deshalb jede Angabe.
      """,
      """
      lotse privacy
      lotse privacy -o catalogue.odt

      It is made of the same list that the file is made of, and so names every attribute.
      """), aliases: ["datenschutz"])

  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output, among: Format.ofTables + Format.ofPages)
    let language = session.language
    let entries = DataCatalogue.entries(session.ownAttributesEver)
    let table = Table(
      [
        .init(language("Angabe", "Attribute"), key: "attribute"),
        .init(language("Schlüssel", "Key"), key: "key", for: [.sheets, .programs, .papers]),
        .init(language("Person?", "Personal"), key: "personal"),
        .init(language("Zweck", "Purpose"), flexible: true, key: "purpose"),
        .init(language("Wer liest", "Who reads"), key: "readers"),
        .init(language("Wie lange", "How long"), key: "kept"),
      ],
      entries.map { entry in
        [
          .init(entry.label[language]), .init(entry.key),
          .init(.term(key: entry.personal.rawValue, name: entry.personal.label[language])),
          .init(entry.purpose[language]), .init(entry.readers[language]), .init(entry.kept[language]),
        ]
      }, caption: language("Verzeichnis der Daten", "Catalogue of data"))
    let document = Document(
      language,
      [
        .heading(1, language("Verzeichnis der Daten", "Catalogue of data")),
        .paragraph(
          language(
            "Gezählt wird je Teilprojekt, Einheit und Themenfeld, nie je Person. Nichts wird verschickt.",
            "Figures are per sub-project, unit and field, never per person. Nothing is sent."
          )), .table(table),
        .list(DataCatalogue.legend.map { $0[language] }),
      ], data: table)
    let json = JSONValue.array(
      entries.map {
        .object([
          "key": .string($0.key), "attribute": .string($0.label[language]), "personal": .string($0.personal.rawValue),
          "purpose": .string($0.purpose[language]), "readers": .string($0.readers[language]),
          "kept": .string($0.kept[language]),
        ])
      })
    let answer: Answer
    do {
      let (moment, wording) = try session.view()
      answer = session.answer(document, json: json, at: moment, wording, hasNotice: false)
    } catch {
      // What is recorded does not depend on a file: whoever decides about one reads this first.
      answer = Answer(document: { document }, json: { json })
    }
    return try session.deliver(answer, format, output)
  }
}
