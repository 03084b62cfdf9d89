internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports

struct ShowCoverage: Command {
  static let configuration = CommandConfiguration(
    leaf: "coverage",
    abstract: help(
      "Welche Leistungen des OZG-Katalogs ein Teilprojekt haben.",
      "Which services of the OZG catalogue have a sub-project."),
    discussion: help(
      "lotse ozg coverage --topic Umwelt --services fehlende", "lotse ozg coverage --topic Umwelt --services missing"),
    aliases: ["abdeckung"])

  @OptionGroup var topics: TopicOptions
  @Option(
    help: .init(
      help(
        "Diese Leistungen auflisten: fehlende (ohne Teilprojekt), abgedeckte, mehrfache, alle.",
        "List these services: missing (without a sub-project), covered, several, all."),
      valueName: help("welche", "which")))
  var services: [String] = []
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let lists = try services.flatMap { $0.split(separator: ",") }.map { try list(named: $0.trimmed) }
    let (moment, wording) = try session.view(asOf)
    let coverage = try session.coverage(at: moment, topics: topics.topic)
    return try session.deliver(
      session.answer(
        coverage.document(wording, listing: lists.isEmpty ? [.several] : lists), json: coverage.json(), at: moment,
        wording), format, output)
  }

  private func list(named text: String) throws -> CoverageList {
    try Glossary(CoverageList.allCases.map { (Named($0.rawValue, $0.name), [], $0) }).asked(
      text, Phrase("--services: „\(text)“ gibt es nicht.", "--services: there is no \"\(text)\"."))
  }
}

extension CoverageList {
  /// What it is called at the command line.
  fileprivate var name: Phrase {
    switch self {
    case .all: Phrase("alle", "all")
    case .missing: Phrase("fehlende", "missing")
    case .covered: Phrase("abgedeckte", "covered")
    case .several: Phrase("mehrfache", "several")
    }
  }
}

/// The topics of the catalogue that a command is about.
struct TopicOptions: ParsableArguments {
  @Option(
    help: .init(
      help(
        "Nur dieses Themenfeld des Katalogs, auch ein Teil des Namens.",
        "Only this topic of the catalogue, also a part of its name."),
      valueName: "text"))
  var topic: [String] = []
}
