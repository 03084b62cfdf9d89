internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

/// What a command takes that writes one thing and can be tried out.
struct TrialOptions: ParsableArguments {
  @Flag(
    name: [.customShort("n"), .long], help: .init(help("Nur zeigen, was geschähe.", "Only show what would happen.")))
  var dryRun = false
}

extension Session {
  /// Thrown to see what a change would do without recording it.
  private struct Held: Error {
    let line: String
  }

  /// Changes one record around the reports as one changeset, and tells what that did.
  func change(
    _ command: String, _ recording: RecordingOptions, _ trial: TrialOptions,
    _ body: (Recorder) throws -> RecordChange
  ) throws -> Reply {
    do {
      let (line, changeset) = try record(command, recording.message) { recorder in
        let line = try body(recorder).line(Wording(language, recorder.configuration)) + "\n"
        if trial.dryRun { throw Held(line: line) }
        return line
      }
      guard let changeset else { return Reply(remarks: [trace(nil)]) }
      return Reply(line, remarks: [trace(changeset)])
    } catch let held as Held {
      return Reply(held.line, remarks: [language("Probelauf: nichts geschrieben.", "Dry run: nothing written.")])
    }
  }

  /// A day that an option gives; nil where it is cleared.
  func dayOrNone(_ text: String) throws -> Day? { text == Assignment.clearingMark ? nil : try day(text) }

  /// A line that an option gives; nil where it is cleared.
  func lineOrNone(_ text: String, _ what: Phrase, limit: Int = 200) throws -> String? {
    text == Assignment.clearingMark ? nil : try Text.line(text, what, limit: limit)
  }

  /// Nothing that could change was given.
  static let nothingGiven = Failure(
    .usage, Phrase("Was soll sich ändern?", "What is to change?"),
    hint: Phrase("Mindestens eine Angabe machen; „-“ leert.", "Give at least one option; \"-\" clears."))
}
