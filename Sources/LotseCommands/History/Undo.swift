internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Undo: Command {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: help(
      "Eine Änderung zurücknehmen; auch das lässt sich zurücknehmen.",
      "Undo a change; an undo can be undone, too."),
    discussion: help(
      """
      Ohne Nummer: die letzte, die weder selbst eine Rücknahme noch schon zurückgenommen ist. Nichts geht verloren: es
      entsteht eine neue Änderung, die dem Stand davor gleicht.
      """,
      """
      Without a number: the last that is neither an undo nor undone already. Nothing is lost: a new change is made that
      equals the state before.
      """), aliases: ["rueckgaengig"])

  @Argument(help: .init(help("Die Änderung.", "The change."), valueName: help("änderung", "change"))) var change:
    String?
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let change = try change.map { text in
      guard let number = Int(Text.seen(text).drop { $0 == "#" }), number > 0 else {
        throw Failure(
          .refused, Phrase("„\(text)“ ist keine Nummer einer Änderung.", "\"\(text)\" is not the number of a change."),
          hint: Phrase("Alle ansehen: lotse log.", "See them all: lotse log."))
      }
      return number
    }
    return try session.settle("undo", recording.message) { recorder in Undoing(undone: try recorder.undo(change)) }
  }
}

/// A change taken back.
private struct Undoing: Proposal {
  let undone: Changeset

  func lines(_ wording: Wording) -> [String] {
    let (day, clock) = (undone.recordedAt.day, undone.recordedAt.clock)
    return [
      wording.language(
        "Änderung \(undone.id) (\(undone.command), \(day.text(.de)) \(clock)) zurückgenommen.",
        "Undid change \(undone.id) (\(undone.command), \(day) \(clock)).")
    ]
  }
}
