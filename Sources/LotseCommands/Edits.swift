internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

/// Changes to several sub-projects; more than three are asked about.
struct Edits: Proposal {
  let edits: [Edit]
  let nothing: Phrase?
  /// What is done to them, as in "ändern?" and "Change …".
  var verb = Phrase("ändern", "Change")

  var isEmpty: Bool { edits.isEmpty }
  var question: Phrase? {
    let count = edits.count
    return count > 3
      ? Phrase("Diese \(count) Teilprojekte \(verb.de)?", "\(verb.en) these \(count) sub-projects?") : nil
  }
  func lines(_ wording: Wording) -> [String] { edits.map { $0.line(wording) } }
  func json(_ wording: Wording) -> [String: JSONValue] { ["sub_projects": .array(edits.map { .object($0.json) })] }
}

extension Edit {
  /// `TP-0042 Wohngeld …: Status: Geplant → In Konzeption …`.
  func line(_ wording: Wording) -> String {
    "\(after.number) \(after.title): \(wording.changes(changes, after: after).joined(separator: "; "))"
  }
}

extension RecordChange: Proposal {
  var isEmpty: Bool { before == after }
  func lines(_ wording: Wording) -> [String] { [line(wording)] }
  func json(_ wording: Wording) -> [String: JSONValue] { ["records": .array(isEmpty ? [] : [json])] }
}

extension Session {
  /// What people typed for attributes; of an item that is there, lists can be added to.
  func assignments(
    _ given: [(Attribute, String)], for item: SubProject? = nil, in configuration: CityConfiguration
  ) throws -> [Assignment] {
    try given.map { attribute, text in
      if case .day = attribute.form, Text.seen(text) != Assignment.clearingMark {
        let day =
          switch attribute {
          case .plannedEnd: try dueDay(text)
          case .plannedStart: try day(text, meaning: .first)
          default: try day(text)
          }
        return Assignment(attribute, .day(day))
      }
      guard let item else { return try Assignment(attribute, reading: text, in: configuration, by: .typed) }
      return try Assignment(attribute, reading: text, for: item, in: configuration, by: .typed)
    }
  }

  /// Sets what people typed for attributes of an item that is there.
  func set(
    _ given: [(Attribute, String)], of item: inout SubProject, in configuration: CityConfiguration
  ) throws {
    for assignment in try assignments(given, for: item, in: configuration) {
      try item.set(assignment.attribute, to: assignment.value)
    }
  }

  /// Changes several sub-projects alike as one changeset.
  func change(
    _ command: String, _ recording: RecordingOptions, _ consent: Consent = Consent(),
    nothing: Phrase = Phrase("Nichts zu ändern.", "Nothing to change."),
    verb: Phrase = Phrase("ändern", "Change"),
    find: (Recorder) throws -> [SubProject], each: (inout SubProject, Recorder) throws -> Void
  ) throws -> Reply {
    try settle(command, recording, consent) { recorder in
      for before in try find(recorder) {
        var after = before
        try each(&after, recorder)
        try recorder.save(after)
      }
      return Edits(edits: try recorder.settle(), nothing: nothing, verb: verb)
    }
  }
}
