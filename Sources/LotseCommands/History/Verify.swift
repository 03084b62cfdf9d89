internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Verify: Command {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: help(
      "Die ganze Aufzeichnung nachrechnen; Ende mit 1, wenn etwas nicht stimmt.",
      "Recompute the whole record; exits with 1 when something does not hold."), aliases: ["verifizieren"])

  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let progress = ProgressLine(session.world, session.language("Prüfe Änderung", "Checking change"))
    let verification = try session.store().verify { done, all in progress.show(done, of: all) }
    progress.clear()
    guard verification.findings.isEmpty else {
      let lines = verification.findings.map { $0.words[session.language] + "\n" }.joined()
      return Reply(lines, code: Failure.Code.no.rawValue)
    }
    let language = session.language
    return Reply(
      language(
        "In Ordnung: \(verification.changesets) Änderungen, \(verification.versions) Fassungen.\nPrüfsumme \(verification.head)\n",
        "Sound: \(verification.changesets) changes, \(verification.versions) versions.\nHash \(verification.head)\n"))
  }
}

extension Tampering {
  var words: Phrase {
    switch self {
    case .damage(let detail): Phrase("Die Datei ist beschädigt: \(detail)", "The file is damaged: \(detail)")
    case .changesetMissing(let id): Phrase("Änderung \(id) fehlt.", "Change \(id) is missing.")
    case .changeset(let id):
      Phrase(
        "Änderung \(id) stimmt nicht mit ihrer Prüfsumme überein: Kopf oder zugehörige Fassungen wurden verändert.",
        "Change \(id) does not agree with its hash: its head or the versions that belong to it were changed.")
    case .message(let id):
      Phrase("Die Bemerkung zu Änderung \(id) wurde verändert.", "The remark on change \(id) was changed.")
    case .version(_, let thing, let change):
      Phrase(
        "\(thing), Fassung aus Änderung \(change): der Inhalt wurde verändert.",
        "\(thing), version of change \(change): its content was changed.")
    case .orphan(_, let thing, let change):
      Phrase(
        "\(thing), Fassung aus Änderung \(change): sie beginnt oder endet mit einer Änderung, die es nicht gibt.",
        "\(thing), version of change \(change): it begins or ends with a change that does not exist.")
    }
  }
}
