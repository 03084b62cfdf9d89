internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for results of the Smart City Index.
  init(_ refusal: IndexRefusal) {
    switch refusal {
    case .notAYear(let text, let last):
      self.init(
        .refused,
        Phrase("„\(text)“ ist kein Jahr von 2000 bis \(last).", "\"\(text)\" is not a year from 2000 to \(last)."),
        hint: Phrase("So: 2025.", "Like this: 2025."))
    case .notPoints(let text):
      self.init(
        .refused, Phrase("„\(text)“ sind keine Punkte von 0 bis 100.", "\"\(text)\" are no points from 0 to 100."),
        hint: Phrase("So: 71,4 (höchstens zwei Nachkommastellen).", "Like this: 71.4 (two decimals at most)."))
    case .notARank(let rank, let cities):
      let range = cities.map { Phrase("von 1 bis \($0)", "from 1 to \($0)") } ?? Phrase("ab 1", "from 1")
      self.init(
        .refused, Phrase("\(rank) ist kein Rang \(range.de).", "\(rank) is not a rank \(range.en)."),
        hint: Phrase(
          "Rang (--rank) und Zahl der Städte (--of) prüfen.", "Check rank (--rank) and number of cities (--of)."))
    case .empty:
      self.init(
        .refused,
        Phrase(
          "Das Ergebnis sagt weder Rang noch Punkte noch Worte.", "The result says neither rank nor points nor words."),
        hint: Phrase(
          "Mindestens eines angeben: --rank, --points, --quote; Unbekanntes weglassen.",
          "Give at least one: --rank, --points, --quote; leave out what is unknown."))
    case .exists(let year, let area):
      let name = area.map { " (\($0))" } ?? ""
      self.init(
        .refused,
        Phrase(
          "Zum Jahr \(year)\(name) ist schon ein Ergebnis erfasst.",
          "A result is recorded already of the year \(year)\(name)."),
        hint: Phrase(
          "Ersetzen (das bisherige bleibt im Verlauf): --replace.",
          "Replace it (the present one stays in the log): --replace."))
    case .unknown(let year, let area):
      let name = area.map { " (\($0))" } ?? ""
      self.init(
        .notFound,
        Phrase(
          "Zum Jahr \(year)\(name) ist kein Ergebnis erfasst.", "No result is recorded of the year \(year)\(name)."),
        hint: Phrase("Alle ansehen: lotse ranking show.", "See them all: lotse ranking show."))
    }
  }
}
