internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets
internal import LotseStore

struct Actors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actors",
    abstract: help("Urheber von Änderungen: ansehen, pseudonymisieren.", "Authors of changes: see them, pseudonymise."),
    discussion: help("lotse actors", "lotse actors"),
    subcommands: [ListActors.self, PseudonymiseActor.self], defaultSubcommand: ListActors.self, aliases: ["urheber"])
}

struct ListActors: Command {
  static let configuration = CommandConfiguration(
    leaf: "list", abstract: help("Wer als Urheber geführt wird.", "Who is recorded as an author."),
    discussion: help("lotse actors", "lotse actors"), aliases: ["liste"])

  @OptionGroup var output: OutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output)
    let (moment, wording) = try session.view()
    let language = wording.language
    let actors = try session.store().actors()
    let table = Table(
      [
        .init(language("Urheber", "Author"), flexible: true, key: "name"),
        .init(language("Änderungen", "Changes"), .right, key: "changes"),
        .init(language("Zuerst", "First"), key: "first"), .init(language("Zuletzt", "Last"), key: "last"),
        .init("Nr.", .right, key: "number"),
      ],
      actors.map {
        [.init($0.name), .init($0.changes), .init($0.first?.day), .init($0.last?.day), .init($0.number)]
      }, caption: language("Urheber von Änderungen", "Authors of changes"))
    let json = JSONValue.array(
      actors.map {
        .object([
          "name": .string($0.name), "changes": .int($0.changes), "number": .int($0.number),
          "first": JSONValue($0.first?.iso), "last": JSONValue($0.last?.iso),
        ])
      })
    let document = Document(language, [.table(table)], data: table)
    return try session.deliver(session.answer(document, json: json, at: moment, wording), format, output)
  }
}

struct PseudonymiseActor: Command {
  static let configuration = CommandConfiguration(
    leaf: "pseudonymise",
    abstract: help(
      "Einen Namen endgültig durch ein Pseudonym ersetzen, in allen Änderungen.",
      "Replace a name by a pseudonym for good, in all changes."),
    discussion: help(
      """
      lotse actors pseudonymise erika.beispiel
      lotse actors pseudonymise erika.beispiel --as redaktion

      Die Kette der Prüfsummen hält: Sie deckt nur die Nummer des Urhebers. Wer weiter unter dem Namen arbeitet, wird wieder
      unter ihm geführt; eine Rolle setzt LOTSE_ACTOR.
      """,
      """
      lotse actors pseudonymise erika.example
      lotse actors pseudonymise erika.example --as editors

      The chain of hashes holds: it covers the number of the author only. Who goes on working under the name is recorded
      under it again; LOTSE_ACTOR sets a role.
      """), aliases: ["pseudonymisieren"])

  @Argument(
    help: .init(
      help("Der Name, wie „lotse actors“ ihn zeigt.", "The name as \"lotse actors\" shows it."), valueName: "name"))
  var name: String
  @Option(
    name: .customLong("as"),
    help: .init(
      help("Das Pseudonym (sonst Person und Nummer).", "The pseudonym (else person and number)."), valueName: "name"))
  var pseudonym: String?
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let pseudonym = try pseudonym.map { try Text.line($0, Phrase("Pseudonym", "Pseudonym")) }
    if let message = recording.message, message.contains(name) {
      throw Failure(
        .refused, Phrase("Die Bemerkung enthält den Namen.", "The remark holds the name."),
        hint: Phrase("Ohne den Namen bemerken: -m.", "Remark without the name: -m."))
    }
    var reply = try session.settle(Changeset.pseudonymising, recording, bulk.consent) { recorder in
      try recorder.pseudonymise(name, as: pseudonym)
    }
    reply.remarks = try session.aftermath(of: [name], isDry: bulk.dryRun, &reply.code) + reply.remarks
    return reply
  }
}

extension Pseudonymised: Proposal {
  var question: Phrase? { Phrase("Endgültig ersetzen?", "Replace for good?") }

  func lines(_ wording: Wording) -> [String] {
    [wording.language("Urheber \(number) heißt jetzt „\(pseudonym)“.", "Author \(number) is now \"\(pseudonym)\".")]
  }

  func summary(_ wording: Wording) -> [String] {
    messages.map {
      wording.language(
        "Der Name steht weiter in der Bemerkung zu Änderung \($0): lotse redact --change \($0) --reason …",
        "The name still stands in the remark on change \($0): lotse redact --change \($0) --reason …")
    } + traces.map { wording.language("Der Name steht weiter in: \($0)", "The name still stands in: \($0)") }
  }

  func json(_ wording: Wording) -> [String: JSONValue] {
    [
      "number": .int(number), "name": .string(pseudonym), "messages": .array(messages.map { .int($0) }),
      "still_in": .array(traces.map { .string($0) }),
    ]
  }
}
