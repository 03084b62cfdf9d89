internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

struct Undo: Command {
  static let configuration = CommandConfiguration(
    leaf: "undo",
    abstract: help(
      "Eine Änderung zurücknehmen; auch das lässt sich zurücknehmen.",
      "Undo a change; an undo can be undone, too."),
    discussion: help(
      """
      lotse undo
      lotse undo 3 -n

      Ohne Nummer: die eigene letzte, die weder selbst eine Rücknahme noch schon zurückgenommen ist. Was mehr als drei
      Teilprojekte, einen eingefrorenen Bericht, die Änderung eines anderen oder eine von vor mehr als einem Tag betrifft,
      wird erst gezeigt. Nichts geht verloren: es entsteht eine neue Änderung, die dem Stand davor gleicht.
      """,
      """
      lotse undo
      lotse undo 3 -n

      Without a number: your last that is neither an undo nor undone already. What concerns more than three sub-projects,
      a frozen report, the change of somebody else or one of more than a day ago is shown first. Nothing is lost: a new
      change is made that equals the state before.
      """), aliases: ["rueckgaengig"])

  @Argument(help: .init(help("Die Änderung.", "The change."), valueName: help("änderung", "change"))) var change:
    String?
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var bulk: BulkOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let change = try change.map { text in
      guard let number = Changeset.number(written: text), number > 0 else {
        throw Failure(
          .refused, Phrase("„\(text)“ ist keine Nummer einer Änderung.", "\"\(text)\" is not the number of a change."),
          hint: Phrase("Alle ansehen: lotse log.", "See them all: lotse log."))
      }
      return number
    }
    let world = session.world
    return try session.settle("undo", recording, bulk.consent) { recorder in
      Undoing(undone: try recorder.undo(change), actor: world.actor, now: world.now)
    }
  }
}

/// A change taken back.
private struct Undoing: Proposal {
  let undone: Undone
  let actor: String
  let now: Instant

  private static let day: Int64 = 24 * 60 * 60 * 1000

  var question: Phrase? {
    let isRecent = now.milliseconds - undone.changeset.recordedAt.milliseconds <= Undoing.day
    let touchesReport = undone.records.contains { change in
      if case .report = change.before ?? change.after { true } else { false }
    }
    guard undone.items.count > 3 || touchesReport || undone.changeset.actor != .named(actor) || !isRecent else {
      return nil
    }
    return Phrase("Diese Änderung zurücknehmen?", "Undo this change?")
  }

  func lines(_ wording: Wording) -> [String] {
    let language = wording.language
    let (id, what) = (undone.changeset.id, undone.changeset)
    let (day, clock, actor) = (what.recordedAt.day, what.recordedAt.clock, what.actor.name(language))
    let head = language(
      "Rücknahme von Änderung \(id) (\(what.command(.de)), \(actor), \(day.text(.de)) \(clock)):",
      "Undoing change \(id) (\(what.command), \(actor), \(day) \(clock)):")
    let catalogue = language("OZG-Katalog: wie zuvor", "OZG catalogue: as before")
    let things =
      undone.items.map { $0.line(wording) } + undone.records.map { $0.line(wording) }
      + undone.configuration.map { $0.words(wording) } + (undone.touchesCatalogue ? [catalogue] : [])
    return [head]
      + things.lines(atMost: 20, { "  " + $0 }) {
        "  " + language("… und \($0) weitere; alle: -O json", "… and \($0) more; all: -O json")
      }
  }

  func json(_ wording: Wording) -> [String: JSONValue] {
    [
      "undone": .int(undone.changeset.id), "actor": .string(undone.changeset.actor.name(wording.language)),
      "sub_projects": .array(undone.items.map { .object($0.json) }),
      "records": .array(undone.records.map(\.json)), "configuration": .array(undone.configuration.map(\.json)),
    ]
  }
}

extension Undone.Item {
  /// `TP-0042 Wohngeld …: Status: In Konzeption → Geplant …`.
  fileprivate func line(_ wording: Wording) -> String {
    guard let then else {
      return now.map { "\($0.number) \($0.title): " + wording.language("entfällt", "goes") } ?? ""
    }
    guard now != nil else { return "\(then.number) \(then.title): " + wording.language("ist wieder da", "is back") }
    let edit = Edit(before: now, after: then)
    let isConfirmation = edit.changes.map(\.attribute) == [.informedOn]
    return isConfirmation
      ? "\(then.number) \(then.title): " + wording.language("nicht gemeldet", "not reported") : edit.line(wording)
  }

  fileprivate var json: [String: JSONValue] {
    guard let then else {
      return [
        "number": now.map { JSONValue($0.number) } ?? .null, "title": JSONValue(now?.title), "kind": .string("removed"),
        "changes": .array([]),
      ]
    }
    return Edit(before: now, after: then).json
  }
}
