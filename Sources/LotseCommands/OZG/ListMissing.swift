internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets

struct ListMissing: Command {
  static let configuration = CommandConfiguration(
    leaf: "missing",
    abstract: help(
      "Eine Importdatei mit den Leistungen schreiben, die kein Teilprojekt haben.",
      "Write an import file of the services that have no sub-project."),
    discussion: help(
      """
      lotse ozg missing --topic Umwelt -o fehlend.csv

      Themenfeld und Einheit bleiben leer; wer sie einträgt, liest die Datei mit „lotse import“ ein.
      """,
      """
      lotse ozg missing --topic Umwelt -o missing.csv

      Field and unit stay empty; once they are filled in, "lotse import" takes the file.
      """), aliases: ["fehlend"])

  @OptionGroup var topics: TopicOptions
  @Option(help: .asOf) var asOf: String?
  @Option(
    name: [.short, .long],
    help: .init(
      help(
        "Die Datei: .csv, .xlsx oder .ods; „-“ ist CSV auf der Standardausgabe.",
        "The file: .csv, .xlsx or .ods; \"-\" is CSV on standard output."),
      valueName: help("datei", "file")))
  var output: String
  @Flag(help: .force) var force = false
  @OptionGroup var common: CommonOptions

  private static let formats: [Format] = [.csv, .xlsx, .ods]

  func reply(in session: Session) throws -> Reply {
    let format = try format()
    let moment = try session.moment(asOf)
    let configuration = try session.configuration(moment)
    let coverage = try session.coverage(at: moment, topics: topics.topic)
    let missing = MissingServices(coverage.missing, of: coverage.datedOn, session.language)
    let count = missing.services.count
    guard count > 0 else {
      return Reply(
        remarks: [
          session.language(
            "Jede Leistung hat ein Teilprojekt; nichts geschrieben.",
            "Every service has a sub-project; nothing written.")
        ])
    }
    // Stamped with the day of the state, so that the same state gives the same bytes.
    let answer = Answer(
      document: { Document(session.language, [.table(missing.table)]) }, json: { missing.table.objects },
      workbook: { missing.workbook(created: Instant(moment.day), organisation: configuration.organisation) })
    let rendered = try session.render(answer, format)
    if output == "-" { return try session.deliver(rendered, OutputOptions(format: nil, output: nil)) }
    try WholeFile.write(rendered.bytes(), to: output, force: force)
    return Reply(
      remarks: [
        session.language(
          "Geschrieben: \(output), \(count) \(count == 1 ? "Leistung" : "Leistungen")",
          "Written: \(output), \(count) \(count == 1 ? "service" : "services")")
      ])
  }

  private func format() throws -> Format {
    if output == "-" { return .csv }
    let ending = output.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      .last
    guard let format = ending.flatMap({ Format(named: String($0)) }), ListMissing.formats.contains(format) else {
      throw Failure(
        .usage, Phrase("\(output): die Endung nennt kein Format.", "\(output): the ending names no format."),
        hint: Failure.allowed(ListMissing.formats.map { "." + $0.rawValue }))
    }
    return format
  }
}
