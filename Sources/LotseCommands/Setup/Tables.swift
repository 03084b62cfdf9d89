internal import ArgumentParser
internal import Glibc
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets
internal import LotseStore

struct Fields: Command {
  static let configuration = CommandConfiguration(
    leaf: "fields",
    abstract: help("Themenfelder und weitere Schemata.", "Fields and further schemes."),
    discussion: help(
      "lotse fields",
      "lotse fields"),
    aliases: ["felder"])
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let configuration = wording.configuration
    let counts = try session.store().tallies(by: .field, at: moment, configuration)
    let language = session.language
    func count(_ key: String) -> Int { counts.filter { $0.key == key }.map(\.count).reduce(0, +) }
    let columns: [Table.Column] = [
      .init(language("Kürzel", "Key")), .init(language("Themenfeld", "Field"), flexible: true),
      .init(language("Teilprojekte", "Sub-projects"), .right),
    ]
    let fields = configuration.fields.map { field -> [Table.Cell] in
      [.init(field.key.text), .init(field.label[language]), .init(count(field.key.text))]
    }
    let table = Table(columns, fields, caption: language("Themenfelder", "Fields"))
    let schemes = configuration.schemes.flatMap { scheme -> [Document.Block] in
      [
        .heading(2, "\(scheme.label[language]) (\(scheme.key))"),
        .table(
          Table(
            [.init(language("Kürzel", "Key")), .init(language("Ort", "Place"), flexible: true)],
            scheme.places.map { [.init("\(scheme.key):\($0.key)"), .init($0.label[language])] })),
      ]
    }
    let json: JSONValue = .object([
      "fields": .array(
        configuration.fields.map {
          .object([
            "key": .string($0.key.text), "label": .string($0.label[language]), "stock": .int(count($0.key.text)),
          ])
        }),
      "schemes": .array(
        configuration.schemes.map { scheme in
          .object([
            "key": .string(scheme.key), "label": .string(scheme.label[language]),
            "places": .array(
              scheme.places.map { .object(["key": .string($0.key), "label": .string($0.label[language])]) }),
          ])
        }),
    ])
    return try session.deliver(
      session.answer(
        Document(language, [.table(table)] + schemes), json: json, at: moment, wording), format, output)
  }
}

struct Units: Command {
  static let configuration = CommandConfiguration(
    leaf: "units",
    abstract: help("Einheiten mit ihrer Geltungsdauer.", "Units with their period of validity."),
    discussion: help(
      "lotse units",
      "lotse units"),
    aliases: ["einheiten"]
  )
  @Option(help: .asOf) var asOf: String?
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view(asOf)
    let configuration = wording.configuration
    let counts = try session.store().tallies(by: .unit, at: moment, configuration)
    let language = session.language
    func count(_ key: String, open: Bool) -> Int {
      counts.filter { $0.key == key && (!open || $0.status.isOpen) }.map(\.count).reduce(0, +)
    }
    let table = Table(
      [
        .init(language("Kürzel", "Key"), key: "key"), .init(language("Einheit", "Unit"), flexible: true, key: "label"),
        .init(language("von", "from"), key: "valid_from"), .init(language("bis", "until"), key: "valid_until"),
        .init(language("Nachfolger", "Successors"), key: "successors"),
        .init(language("Postfach", "Mailbox"), key: "mailbox", for: [.sheets, .programs, .papers]),
        .init(language("offen", "open"), .right, key: "open"), .init(language("gesamt", "total"), .right, key: "stock"),
      ],
      configuration.units.map { unit in
        [
          .init(unit.key.text), .init(unit.label[language]),
          .init(unit.validity.from.map { .day($0) } ?? .empty), .init(unit.validity.until.map { .day($0) } ?? .empty),
          .init(.list(unit.successors.map(\.text))), .init(unit.mailbox.map { .text($0) } ?? .empty),
          .init(count(unit.key.text, open: true)), .init(count(unit.key.text, open: false)),
        ]
      }, caption: language("Einheiten", "Units"))
    return try session.deliver(
      session.answer(
        Document(language, [.table(table)]), json: table.objects, at: moment, wording), format, output)
  }
}

struct ShowWorkflow: Command {
  static let configuration = CommandConfiguration(
    leaf: "workflow",
    abstract: help(
      "Der Arbeitsablauf: welche Wechsel es gibt und was sie verlangen.",
      "The workflow: which moves there are and what they ask for."),
    discussion: help(
      """
      lotse workflow
      lotse workflow --yaml -o workflow.yaml
      """,
      """
      lotse workflow
      lotse workflow --yaml -o workflow.yaml
      """),
    aliases: ["arbeitsablauf"])
  @Flag(help: .init(help("Als Konfigurationsdatei (YAML).", "As a configuration file (YAML)."))) var yaml = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    // Without a file the standard workflow is shown: one may read the rules before there is a strategy.
    let isNamed = common.database != nil
    let path = try session.databasePath
    let hasFile = isNamed || access(path, F_OK) == 0
    let workflow = hasFile ? try session.configuration(session.moment()).workflow : .standard
    if yaml { return try session.deliver(ConfigurationFile.text(workflow), output) }
    let language = session.language
    return try session.deliver(
      Answer(document: { workflow.document(language) }, json: { workflow.json(language) }), session.format(output),
      output)
  }
}

struct Completions: Command {
  static let configuration = CommandConfiguration(
    leaf: "completions",
    abstract: help("Vervollständigung für die Shell ausgeben.", "Print completions for the shell."),
    discussion: "lotse completions bash > ~/.local/share/bash-completion/completions/lotse",
    aliases: ["vervollstaendigung"])
  @Argument(help: "bash, zsh, fish.") var shell: String
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard let script = CompletionShell(rawValue: Text.seen(shell).lowercased())?.script else {
      throw Failure(
        .usage, Phrase("Für „\(shell)“ gibt es keine Vervollständigung.", "There are no completions for \"\(shell)\"."),
        hint: Failure.allowed(CompletionShell.allCases.map(\.rawValue)))
    }
    return Reply(script)
  }
}
