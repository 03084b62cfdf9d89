internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for sittings.
  init(_ refusal: MeetingRefusal) {
    switch refusal {
    case .exists(let committee, let day):
      self.init(
        .refused,
        Phrase(
          "Die Sitzung \(committee) am \(day.text(.de)) ist schon erfasst.",
          "The sitting of \(committee) on \(day) is recorded already."),
        hint: Phrase(
          "Ändern: lotse meeting update \(committee) \(day) ….",
          "To change it: lotse meeting update \(committee) \(day) …."))
    case .unknown(let committee, let day, let known):
      let days = known.suffix(6)
      self.init(
        .notFound,
        Phrase(
          "Eine Sitzung \(committee) am \(day.text(.de)) ist nicht erfasst.",
          "No sitting of \(committee) on \(day) is recorded."),
        hint: known.isEmpty
          ? Phrase(
            "Erfassen: lotse meeting add \(committee) \(day) --cutoff TAG.",
            "Record it: lotse meeting add \(committee) \(day) --cutoff DAY.")
          : Phrase(
            "Erfasst: \(days.map { $0.text(.de) }.joined(separator: ", ")).",
            "Recorded: \(days.map(\.iso).joined(separator: ", "))."))
    }
  }
}
