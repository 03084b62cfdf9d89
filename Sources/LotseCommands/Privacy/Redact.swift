internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Redact: Command {
  static let configuration = CommandConfiguration(
    leaf: "redact",
    abstract: help(
      "Texte endgültig schwärzen: in jeder Fassung, in Bemerkungen und auf der Platte.",
      "Take texts out for good: of every version, of remarks, and of the disk."),
    discussion: help(
      """
      lotse redact TP-0042 note --reason "Art. 17 DSGVO"
      lotse redact TP-0042 notiz kontakt --text "Frau Beispiel" --reason "Namen entfernt"
      lotse redact --change 412 --reason "Name in der Bemerkung"

      An der Stelle jedes Textes steht danach, wann und durch welche Änderung er ging; „lotse verify“ nennt jede Schwärzung.
      Nichts davon kommt zurück. Bemerkungen gehen mit, wenn eine Zeile des Textes oder ein --text darin steht. Was \
      eingefrorene Berichte und frühere Sicherungen enthalten, bleibt und wird genannt.
      """,
      """
      lotse redact TP-0042 note --reason "Art. 17 GDPR"
      lotse redact TP-0042 note contact --text "Ms Example" --reason "names removed"
      lotse redact --change 412 --reason "name in the remark"

      In the place of each text stands when and by which change it went; "lotse verify" names every redaction. None of it
      comes back. Remarks go along where a line of the text or a --text stands in them. What frozen reports and earlier \
      backups hold stays and is named.
      """), aliases: ["schwaerzen"])

  @Argument(
    help: .init(
      help("Die Nummer, dann die Angaben.", "The number, then the attributes."),
      valueName: help("TP ANGABE", "TP ATTRIBUTE")))
  var what: [String] = []
  @Option(
    help: .init(
      help("Statt dessen die Bemerkung zu dieser Änderung.", "Instead the remark on this change."),
      valueName: help("änderung", "change")))
  var change: String?
  @Option(help: .init(help("Warum; steht im Verlauf.", "Why; it stands in the log."), valueName: "text"))
  var reason: String
  @Option(
    help: .init(
      help(
        "Auch Bemerkungen, in denen das steht, auch mehrere.", "Also remarks that hold this, also several."),
      valueName: "text"))
  var text: [String] = []
  @Flag(
    help: .init(
      help(
        "Die Uhr stimmt, obwohl die letzte Änderung mehr als 90 Tage zurückliegt.",
        "The clock is right although the last change lies back for more than 90 days.")))
  var clockIsRight = false
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    var recording = RecordingOptions()
    recording.message = try Text.line(reason, Phrase("Begründung", "Reason"), limit: 500)
    recording.clockIsRight = clockIsRight
    let take = try taking()
    var needles: [String] = []
    var reply = try session.settle(Changeset.redacting, recording, bulk.consent) { recorder in
      let redacted = try take(recorder)
      needles = redacted.needles
      guard !needles.contains(where: (recording.message ?? "").contains) else {
        throw Failure(
          .refused,
          Phrase("Die Begründung enthält, was gehen soll.", "The reason holds what is to go."),
          hint: Phrase("Ohne den Text begründen: --reason.", "Give a reason without the text: --reason."))
      }
      return redacted
    }
    reply.remarks = try session.aftermath(of: needles, isDry: bulk.dryRun, &reply.code) + reply.remarks
    return reply
  }

  /// What is to go, before anything is opened.
  private func taking() throws -> (Recorder) throws -> Redacted {
    let words = try text.map { try Text.line($0, Phrase("--text", "--text")) }
    if let change {
      guard what.isEmpty, let id = Changeset.number(written: change) else {
        throw Failure(
          .usage,
          Phrase(
            "--change verlangt die Nummer einer Änderung und sonst nichts.",
            "--change asks for the number of a change and nothing else."),
          hint: Phrase("So: lotse redact --change 412 --reason ….", "Like this: lotse redact --change 412 --reason …."))
      }
      return { try $0.redactMessage(of: id) }
    }
    guard let first = what.first, what.count > 1 else {
      throw Failure(
        .usage, Phrase("Was soll gehen?", "What is to go?"),
        hint: Phrase("So: lotse redact TP-0042 notiz --reason ….", "Like this: lotse redact TP-0042 note --reason …."))
    }
    let number = try Number(parsing: first)
    return { recorder in
      let known = recorder.configuration.attributes + (try recorder.givenUp().map(Attribute.own))
      let attributes = try what.dropFirst().flatMap { $0.split(separator: ",") }.map {
        try Redact.attribute(String($0), known)
      }
      return try recorder.redact(number, attributes, words: words)
    }
  }

  private static func attribute(_ text: String, _ attributes: [Attribute]) throws -> Attribute {
    let all = Glossary(attributes.map { (Named($0.rawValue, $0.label), [], $0) })
    let known = Failure.allowed(attributes.filter(\.isRedactable).map { Named($0.rawValue, $0.label) })
    switch all.find(text.replacing("-", with: "_"), .typed) {
    case .one(let attribute) where attribute.isRedactable: return attribute
    case .one(let attribute):
      throw Failure(
        .refused,
        Phrase(
          "\(attribute.label.de) lässt sich nicht schwärzen: Daraus wird gezählt.",
          "\(attribute.label.en) cannot be redacted: it is counted."), hint: known)
    case .several(let candidates):
      throw Failure(
        .usage, Phrase("„\(text)“ ist nicht eindeutig.", "\"\(text)\" fits several."), hint: Failure.oneOf(candidates))
    case .none:
      throw Failure(
        .usage, Phrase("Eine Angabe „\(text)“ gibt es nicht.", "There is no attribute \"\(text)\"."), hint: known)
    }
  }
}

extension Redacted: Proposal {
  var nothing: Phrase? {
    Phrase("Nichts mehr zu schwärzen.", "Nothing left to redact.")
  }
  var question: Phrase? {
    Phrase("Endgültig schwärzen?", "Redact for good?")
  }

  func lines(_ wording: Wording) -> [String] {
    let language = wording.language
    let head = item.map { "\($0.number)" } ?? ""
    return parts.map { part in
      let count = part.versions
      return language(
        "\(head) \(part.attribute.label.de): geschwärzt in \(count) \(count == 1 ? "Fassung" : "Fassungen")",
        "\(head) \(part.attribute.label.en): redacted in \(count) \(count == 1 ? "version" : "versions")")
    }
      + messages.map { language("Bemerkung zu Änderung \($0): geschwärzt", "Remark on change \($0): redacted") }
  }

  func summary(_ wording: Wording) -> [String] {
    traces.map { wording.language("Steht weiter in: \($0)", "Still stands in: \($0)") }
  }

  func json(_ wording: Wording) -> [String: JSONValue] {
    [
      "number": item.map { JSONValue($0.number) } ?? .null,
      "attributes": .array(
        parts.map { .object(["attribute": .string($0.attribute.rawValue), "versions": .int($0.versions)]) }),
      "messages": .array(messages.map { .int($0) }), "still_in": .array(traces.map { .string($0) }),
    ]
  }
}
