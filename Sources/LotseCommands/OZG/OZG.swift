internal import ArgumentParser
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct OZG: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ozg",
    abstract: help(
      "OZG-Katalog: erfassen, Abdeckung zeigen, Fehlendes anlegen.",
      "OZG catalogue: record it, show its coverage, start what is missing."),
    discussion: help(
      """
      lotse ozg coverage
      lotse ozg missing -o fehlend.csv
      """,
      """
      lotse ozg coverage
      lotse ozg missing -o missing.csv
      """),
    subcommands: [ImportCatalogue.self, ShowCoverage.self, ListMissing.self], aliases: ["ozg-katalog"])
}

extension Session {
  /// The state that is asked for, held against the catalogue in force then. Throws `CatalogueRefusal.absent` or
  /// `.unknownTopic`.
  func coverage(at moment: Moment, topics: [String]) throws -> Coverage {
    guard let catalogue = try store().catalogue(at: moment) else { throw Refusal.catalogue(.absent(moment)) }
    let wanted = try topics.flatMap { try catalogue.topics(named: $0) }
    return Coverage(of: try snapshot(at: moment), catalogue, topics: topics.isEmpty ? nil : wanted)
  }
}
