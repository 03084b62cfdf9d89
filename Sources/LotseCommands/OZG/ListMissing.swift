internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseReports
internal import LotseSheets

struct ListMissing: Command {
  static let configuration = CommandConfiguration(
    commandName: "missing",
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
  @OptionGroup var state: AsOfOptions
  @Option(
    name: [.short, .long],
    help: .init(
      help(
        "Die Datei: .csv, .xlsx oder .ods; „-“ ist CSV auf der Standardausgabe.",
        "The file: .csv, .xlsx or .ods; \"-\" is CSV on standard output."),
      valueName: help("datei", "file")))
  var output: String
  @OptionGroup var common: CommonOptions

  private enum Kind: String, CaseIterable { case csv, xlsx, ods }

  func reply(in session: Session) throws -> Reply {
    let kind = try kind()
    let moment = try session.moment(state.asOf)
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
    if output == "-" { return Reply(missing.csv) }
    switch kind {
    case .csv: try WholeFile.write(missing.csv, to: output)
    case .xlsx: try WholeFile.write(XLSXDocument.bytes(workbook(missing, moment, configuration)), to: output)
    case .ods: try WholeFile.write(ODSDocument.bytes(workbook(missing, moment, configuration)), to: output)
    }
    return Reply(
      remarks: [
        session.language(
          "Geschrieben: \(output), \(count) \(count == 1 ? "Leistung" : "Leistungen")",
          "Written: \(output), \(count) \(count == 1 ? "service" : "services")")
      ])
  }

  /// Stamped with the day of the state, so that the same state gives the same bytes.
  private func workbook(_ missing: MissingServices, _ moment: Moment, _ configuration: Configuration) -> Workbook {
    missing.workbook(created: Instant(moment.day), organisation: configuration.organisation)
  }

  private func kind() throws -> Kind {
    if output == "-" { return .csv }
    let ending = output.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      .last
    guard let kind = ending.flatMap({ Kind(rawValue: $0.lowercased()) }) else {
      throw Failure(
        .usage, Phrase("\(output): die Endung nennt kein Format.", "\(output): the ending names no format."),
        hint: Failure.allowed(Kind.allCases.map { "." + $0.rawValue }))
    }
    return kind
  }
}
