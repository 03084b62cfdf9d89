internal import ArgumentParser
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: help("Konfiguration zeigen, prüfen, anwenden.", "Show, check and apply the configuration."),
    discussion: help(
      """
      lotse config show -o stadt.yaml
      lotse config apply stadt.yaml
      """,
      """
      lotse config show -o city.yaml
      lotse config apply city.yaml
      """),
    subcommands: [ShowConfig.self, CheckConfig.self, ApplyConfig.self], aliases: ["konfiguration"])
}

struct ShowConfig: Command {
  static let configuration = CommandConfiguration(
    leaf: "show",
    abstract: help(
      "Als YAML ausgeben, das sich ohne Unterschied anwenden lässt.",
      "Write it as YAML that applies without a difference."),
    discussion: help(
      "lotse config show -o stadt.yaml",
      "lotse config show -o city.yaml"),
    aliases: ["zeigen"])
  @Option(help: .asOf) var asOf: String?
  @Option(
    name: [.short, .long],
    help: .init(help("In eine Datei schreiben.", "Write to a file."), valueName: help("datei", "file")))
  var output: String?
  @Flag(help: .force) var force = false
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let configuration = try session.configuration(session.moment(asOf))
    let yaml = try ConfigurationFile.text(configuration)
    let text = yaml.hasSuffix("\n") ? yaml : yaml + "\n"
    guard let output, output != "-" else { return Reply(text) }
    try WholeFile.write(text, to: output, force: force)
    return Reply(remarks: [session.language("Geschrieben: \(output)", "Written: \(output)")])
  }
}

struct CheckConfig: Command {
  static let configuration = CommandConfiguration(
    leaf: "check",
    abstract: help("Eine Datei prüfen, ohne sie anzuwenden.", "Check a file without applying it."),
    discussion: help(
      "lotse config check stadt.yaml",
      "lotse config check city.yaml"),
    aliases: ["pruefen"])
  @Argument(help: .init(help("Die Dateien.", "The files."), valueName: help("datei", "file"))) var files: [String]
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    for file in files { _ = try ConfigurationFile(reading: file, session.ownAttributes) }
    return Reply(remarks: [session.language("In Ordnung.", "Sound.")])
  }
}

struct ApplyConfig: Command {
  static let configuration = CommandConfiguration(
    leaf: "apply",
    abstract: help("Anwenden; zeigt erst den Unterschied.", "Apply; shows the difference first."),
    discussion: help(
      """
      lotse config apply stadt.yaml

      Kapitel, die in den Dateien fehlen, bleiben wie sie sind.
      """,
      """
      lotse config apply city.yaml

      Chapters that the files lack stay as they are.
      """),
    aliases: ["anwenden"])
  @Argument(help: .init(help("Die Dateien.", "The files."), valueName: help("datei", "file"))) var files: [String]
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let read = try files.map { try ConfigurationFile(reading: $0, session.ownAttributes) }
    return try session.settle("config apply", recording, bulk.consent) { recorder in
      let before = recorder.configuration
      let after = read.reduce(before) { $0.replacing(chapters: $1.chapters, with: $1.entries) }
      var plan = Reconfiguration(changes: before.changes(to: after))
      do {
        try recorder.replaceConfiguration(by: after)
      } catch let refusal as Refusal {
        plan.refusal = Failure(refusal, before.workflow)
      }
      return plan
    }
  }
}

/// What another configuration changes, and why the file cannot do with it.
struct Reconfiguration: Proposal {
  let changes: [EntryChange]
  var refusal: Failure?

  var isEmpty: Bool { changes.isEmpty }
  var nothing: Phrase? { Phrase("Kein Unterschied.", "No difference.") }
  var question: Phrase? { Phrase("Anwenden?", "Apply?") }
  func lines(_ wording: Wording) -> [String] { changes.map { $0.words(wording) } }
  func summary(_ wording: Wording) -> [String] { refusal.map { [String($0.text(wording.language).dropLast())] } ?? [] }
  func json(_ wording: Wording) -> [String: JSONValue] {
    [
      "configuration": .array(changes.map(\.json)),
      "problems": .array(refusal.map { [$0.json(wording.language)] } ?? []),
    ]
  }
}
