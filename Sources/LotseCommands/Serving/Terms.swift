internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseStore

/// On which terms a form of a page records: what a person at a terminal is asked, and what must hold besides.
struct Terms {
  let given: Consent.Given
  /// The newest change when the form was shown; nil where it does not matter what came after.
  var seen: Int?
  /// The units whose sub-projects may be touched; nil for all.
  var units: [Key<Unit>]?

  /// Throws where the change touches what is not theirs, or what somebody else changed since the form was shown.
  func check(_ recorder: Recorder) throws {
    guard units != nil || seen != nil else { return }
    for touched in try recorder.touched() {
      if let units, !touched.units.isSubset(of: units) { throw Failure.notYours(touched.number) }
      if let seen, let since = touched.since, since > seen { throw Meanwhile(number: touched.number, change: since) }
    }
    if let seen, let since = try recorder.newestReplaced(), since > seen { throw Meanwhile(number: nil, change: since) }
  }

  /// Somebody else changed the same after the form was shown.
  struct Meanwhile: Error {
    /// The sub-project; nil where it is something else, such as a decision.
    let number: Number?
    let change: Int
  }
}

/// What a command would have written, for a page.
final class Capture {
  var document: Document?
}

extension Failure {
  static func notYours(_ number: Number) -> Failure {
    Failure(
      .refused,
      Phrase(
        "\(number) gehört zu einer anderen Einheit; nichts wurde geschrieben.",
        "\(number) belongs to another unit; nothing was written."),
      hint: Phrase("Das Büro kann es ändern.", "The office can change it."))
  }

  /// For who reports in a browser: what was changed meanwhile stands on the page.
  init(_ meanwhile: Terms.Meanwhile) {
    let what = meanwhile.number.map { Phrase($0.description, $0.description) } ?? Phrase("Das", "This")
    self.init(
      .busy,
      Phrase(
        "\(what.de) wurde inzwischen geändert (Änderung \(meanwhile.change)); nichts wurde geschrieben.",
        "\(what.en) was changed meanwhile (change \(meanwhile.change)); nothing was written."),
      hint: Phrase("Neu ansehen und noch einmal absenden.", "Look again and send it once more."))
  }
}
