internal import ArgumentParser
internal import LotseModel

/// The committees that a list is about.
struct CommitteeOptions: ParsableArguments {
  @Option(help: .init(help("Nur dieses Gremium.", "This committee only."), valueName: help("gremium", "committee")))
  var committee: [String] = []

  /// Whether a committee is among them; without any, all are. Throws `ConfigurationRefusal.unknownCommittee`.
  func filter(in configuration: CityConfiguration) throws -> (Key<Committee>) -> Bool {
    let keys = Set(try committee.map { try configuration.committee(named: $0, by: .typed).key })
    return { keys.isEmpty || keys.contains($0) }
  }
}
