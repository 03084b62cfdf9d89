internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for frozen reports.
  init(_ refusal: ReportRefusal) {
    switch refusal {
    case .unknown(let number):
      self.init(
        .notFound, Phrase("Den Bericht \(number) gibt es nicht.", "There is no report \(number)."),
        hint: Phrase("Alle ansehen: lotse report list.", "See them all: lotse report list."))
    case .notANumber(let text):
      self.init(
        .refused,
        Phrase("„\(text)“ ist keine Nummer eines Berichts.", "\"\(text)\" is not the number of a report."),
        hint: Phrase("So: R-0007 oder 7.", "Like this: R-0007 or 7."))
    }
  }
}
