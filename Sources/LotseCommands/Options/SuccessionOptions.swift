internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

/// What a command takes that counts by unit.
struct SuccessionOptions: ParsableArguments {
  @Flag(
    help: .init(
      help(
        "Einheiten, die endeten, mit ihrer Nachfolge zusammen zählen (mit --by einheit).",
        "Count units that ended together with their successors (with --by unit).")))
  var succession = false

  /// The lines that are counted together on a day; nil where they are not. Only units have successors.
  func lines(
    by grouping: Grouping?, on day: Day, _ configuration: CityConfiguration, command: String
  ) throws -> [Succession]? {
    guard succession else { return nil }
    guard grouping == .unit else {
      throw Failure(
        .usage, Phrase("--succession gehört zu --by einheit.", "--succession belongs to --by unit."),
        hint: Phrase(
          "So: lotse \(command) --by einheit --succession.", "Like this: lotse \(command) --by unit --succession."))
    }
    return configuration.successions(on: day)
  }
}
