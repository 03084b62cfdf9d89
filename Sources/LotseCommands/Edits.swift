internal import LotseBasics
internal import LotseModel
internal import LotseStore

extension Session {
  /// What people typed for attributes, read once.
  func assignments(_ given: [(Attribute, String)], in configuration: Configuration) throws -> [Assignment] {
    try given.map { attribute, text in
      if case .day = attribute.form, text != Assignment.clearingMark {
        return Assignment(attribute, .day(try day(text)))
      }
      return try Assignment(attribute, reading: text, in: configuration)
    }
  }

  /// Thrown to see a plan without recording it.
  private struct Held: Error {
    let plan: [(before: SubProject?, after: SubProject)]
  }

  /// Changes several sub-projects alike as one changeset. More than three are shown first and asked about.
  func change(
    _ command: String, _ recording: RecordingOptions, _ bulk: BulkOptions? = nil,
    nothing: Phrase = Phrase("Nichts zu ändern.", "Nothing to change."),
    find: (Recorder) throws -> [SubProject], each: (inout SubProject, Recorder) throws -> Void
  ) throws -> Reply {
    func attempt(_ mayRecord: (Int, String) -> Bool) throws -> (lines: String, changeset: Changeset?) {
      var lines = ""
      let (_, changeset) = try record(command, recording.message) { recorder in
        for before in try find(recorder) {
          var after = before
          try each(&after, recorder)
          try recorder.save(after)
        }
        let plan = try recorder.settle()
        let wording = Wording(language, recorder.configuration)
        lines = plan.map { line($0, wording) }.joined()
        if !mayRecord(plan.count, lines) { throw Held(plan: plan) }
      }
      return (lines, changeset)
    }
    let isDry = bulk?.dryRun ?? false
    let mayAll = bulk?.yes ?? true
    do {
      let (lines, changeset) = try attempt { count, _ in !isDry && (count <= 3 || mayAll) }
      guard let changeset else { return Reply(remarks: [nothing[language]]) }
      return Reply(lines, remarks: [trace(changeset)])
    } catch let held as Held {
      let wording = Wording(language, try configuration(try moment()))
      let lines = held.plan.map { line($0, wording) }.joined()
      if held.plan.isEmpty { return Reply(remarks: [nothing[language]]) }
      if isDry {
        return Reply(lines, remarks: [language("Probelauf: nichts geschrieben.", "Dry run: nothing written.")])
      }
      world.tell(lines)
      let count = held.plan.count
      try consent(Phrase("Diese \(count) Teilprojekte ändern?", "Change these \(count) sub-projects?"), yes: mayAll)
      do {
        return Reply(remarks: try [trace(attempt { $1 == lines }.changeset)])
      } catch is Held {
        throw Failure(
          .busy,
          Phrase(
            "Inzwischen hat sich etwas geändert; nichts wurde geschrieben.",
            "Something changed meanwhile; nothing was written."),
          hint: Phrase("Noch einmal ausführen und neu ansehen.", "Run it again and look anew."))
      }
    }
  }

  /// `TP-0042 Wohngeld …: Status: Geplant → In Konzeption …`.
  func line(_ pair: (before: SubProject?, after: SubProject), _ wording: Wording) -> String {
    let changes = pair.before.map { pair.after.changes(from: $0) } ?? []
    let what = wording.changes(changes, after: pair.after).joined(separator: "; ")
    return "\(pair.after.number) \(pair.after.title): \(what)\n"
  }

  /// `Änderung 413; rückgängig: lotse undo 413`.
  func trace(_ changeset: Changeset?) -> String {
    guard let changeset else { return language("Nichts zu ändern.", "Nothing to change.") }
    let id = changeset.id
    return language("Änderung \(id); rückgängig: lotse undo \(id)", "Change \(id); to undo: lotse undo \(id)")
  }
}
