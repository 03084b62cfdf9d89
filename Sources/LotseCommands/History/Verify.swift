internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Verify: Command {
  static let configuration = CommandConfiguration(
    leaf: "verify",
    abstract: help(
      "Die ganze Aufzeichnung nachrechnen; Rückgabewert 1, wenn etwas nicht stimmt.",
      "Recompute the whole record; exits with 1 when something does not hold."),
    discussion: help(
      """
      lotse verify
      lotse verify --expect 4711:9f86d081884c7d659a2feaa0c55ad015
      lotse verify --anchor /laufwerk-der-revision/strategie.txt

      Wer die Datei schreiben darf, kann auch die ganze Kette neu rechnen, das Ende abschneiden oder eine ältere Kopie
      hinlegen. Das fällt nur auf, wenn eine Prüfsumme anderswo steht: auf Papier, im Manifest eines eingefrorenen
      Berichts, in einer Datei, die andere verwahren.
      """,
      """
      lotse verify
      lotse verify --expect 4711:9f86d081884c7d659a2feaa0c55ad015
      lotse verify --anchor /audit/strategy.txt

      Whoever may write the file can also compute the whole chain anew, cut off its end or put an older copy in its place.
      Only a hash that stands elsewhere shows it: on paper, in the manifest of a frozen report, in a file that others keep.
      """), aliases: ["verifizieren"])

  @Option(
    help: .init(
      help(
        "Eine Prüfsumme, die anderswo steht, auch mehrere: Die Kette muss durch sie gehen. Auch ihr Anfang ab 16 Ziffern.",
        "A hash that stands elsewhere, also several: the chain must pass through it. Also its beginning, from 16 digits."
      ),
      valueName: help("[änderung:]prüfsumme", "[change:]hash")))
  var expect: [String] = []
  @Option(
    help: .init(
      help(
        "Eine Datei mit Prüfsummen: alle früheren prüfen, die jetzige anfügen.",
        "A file of hashes: check all earlier ones, add the present one."), valueName: help("datei", "file")))
  var anchor: String?
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let language = session.language
    let expected = try expect.map { text in
      guard let anchor = Anchor(text) else {
        throw Failure(
          .usage, Phrase("--expect: „\(text)“ ist keine Prüfsumme.", "--expect: \"\(text)\" is not a hash."),
          hint: Phrase(
            "So: 4711:9f86d081884c7d65, oder nur die Prüfsumme, mit mindestens \(Anchor.fewestDigits) Ziffern.",
            "Like this: 4711:9f86d081884c7d65, or the hash alone, of at least \(Anchor.fewestDigits) digits."))
      }
      return anchor
    }
    let file = try anchor.map { try AnchorFile($0) }
    let progress = ProgressLine(session.world, language("Prüfe Änderung", "Checking change"))
    let verification = try session.store().verify(against: expected + (file?.anchors ?? [])) { done, all in
      progress.show(done, of: all)
    }
    progress.clear()
    guard verification.findings.isEmpty else {
      let lines = verification.findings.map { $0.words[language] + "\n" }.joined()
      return Reply(lines, code: Failure.Code.no.rawValue)
    }
    var reply = Reply(
      language(
        "In Ordnung: \(verification.changesets) Änderungen, \(verification.versions) Fassungen.\nPrüfsumme \(verification.head)\n",
        "Sound: \(verification.changesets) changes, \(verification.versions) versions.\nHash \(verification.head)\n"))
    reply.data += verification.redactions.map { $0.line(language) + "\n" }.joined()
    if !verification.anchored.isEmpty {
      let changes = verification.anchored.map(String.init).joined(separator: ", ")
      reply.data += language("Geht durch die Prüfsumme von: \(changes)\n", "Passes through the hash of: \(changes)\n")
    }
    if let file, try file.note(verification.changesets, verification.head, on: session.world.now.day) {
      reply.remarks.append(
        language(
          "Notiert in \(file.path): Änderung \(verification.changesets)",
          "Noted in \(file.path): change \(verification.changesets)"))
    }
    return reply
  }
}

extension Tampering {
  var words: Phrase {
    switch self {
    case .damage(let detail): Phrase("Die Datei ist beschädigt: \(detail)", "The file is damaged: \(detail)")
    case .schema(let object, .missing):
      Phrase("\(object.words.de) fehlt.", "\(object.words.en) is missing.")
    case .schema(let object, .added):
      Phrase("\(object.words.de) stammt nicht von Lotse.", "\(object.words.en) is not Lotse's.")
    case .schema(let object, .altered):
      Phrase(
        "\(object.words.de) ist nicht so, wie Lotse sie anlegt.", "\(object.words.en) is not as Lotse makes it.")
    case .head(let pragma, let found, let expected):
      Phrase(
        "\(pragma) ist \(found), Lotse schreibt \(expected).", "\(pragma) is \(found), Lotse writes \(expected).")
    case .migrations:
      Phrase(
        "Die Liste der Schemata in grdb_migrations wurde verändert.",
        "The list of schemas in grdb_migrations was changed.")
    case .contentsUnchecked:
      Phrase(
        "Der Inhalt wurde deshalb nicht nachgerechnet.", "Therefore the contents were not recomputed.")
    case .changesetsMissing(let ids) where ids.lowerBound == ids.upperBound:
      Phrase("Änderung \(ids.lowerBound) fehlt.", "Change \(ids.lowerBound) is missing.")
    case .changesetsMissing(let ids):
      Phrase(
        "Die Änderungen \(ids.lowerBound) bis \(ids.upperBound) fehlen.",
        "Changes \(ids.lowerBound) to \(ids.upperBound) are missing.")
    case .actorMissing(let actor, let change):
      Phrase(
        "Der Urheber \(actor) fehlt, der unter anderem Änderung \(change) erfasst hat.",
        "Actor \(actor) is missing, who recorded change \(change), maybe others.")
    case .renumbered(let table, let row):
      Phrase(
        "Zeile \(row) in \(table) trägt nicht die Nummer, unter der sie geschrieben wurde, oder eine davor fehlt.",
        "Row \(row) of \(table) does not bear the number that it was written under, or one before it is missing.")
    case .hiddenText(let table, let row, let column):
      Phrase(
        "Zeile \(row) in \(table): In \(column) steht hinter einem Nullzeichen weiterer Text.",
        "Row \(row) of \(table): \(column) holds more text behind a NUL.")
    case .notFrom(let anchor):
      Phrase(
        "Die Kette geht nicht durch die Prüfsumme \(anchor): Sie wurde neu gerechnet, abgeschnitten oder durch eine ältere oder andere Datei ersetzt.",
        "The chain does not pass through the hash \(anchor): it was computed anew, cut off or replaced by an older or another file."
      )
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

extension SchemaObject {
  fileprivate var words: Phrase {
    switch type {
    case "table": Phrase("Die Tabelle \(name)", "The table \(name)")
    case "index": Phrase("Der Index \(name)", "The index \(name)")
    case "trigger": Phrase("Der Trigger \(name)", "The trigger \(name)")
    case "view": Phrase("Die Sicht \(name)", "The view \(name)")
    default: Phrase("\(type) \(name)", "\(type) \(name)")
    }
  }
}
