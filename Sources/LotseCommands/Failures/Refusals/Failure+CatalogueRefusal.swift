internal import LotseBasics
internal import LotseModel

extension Failure {
  /// The sentences for an OZG catalogue that is not taken or does not answer.
  init(_ refusal: CatalogueRefusal) {
    switch refusal {
    case .absent(let moment):
      self.init(
        .notFound,
        Phrase(
          "Im Stand vom \(moment.day.text(.de)) (Änderung \(moment.change)) gibt es keinen OZG-Katalog.",
          "The state of \(moment.day) (change \(moment.change)) has no OZG catalogue."),
        hint: Phrase(
          "Erfassen: lotse ozg import-catalogue DATEI --dated TAG.",
          "Record one: lotse ozg import-catalogue FILE --dated DAY."))
    case .ofTheFuture(let day):
      self.init(
        .refused,
        Phrase(
          "Ein Katalog vom \(day.text(.de)) läge in der Zukunft.", "A catalogue of \(day) would lie in the future."),
        hint: Phrase(
          "Mit --dated den Tag angeben, dessen Stand die Liste zeigt.",
          "With --dated give the day whose state it shows."))
    case .empty:
      self.init(
        .refused,
        Phrase("Ein Katalog ohne Leistungen wird nicht erfasst.", "A catalogue without services is not recorded."),
        hint: Phrase("Datei und Blatt prüfen (--sheet).", "Check file and sheet (--sheet)."))
    case .unknownTopic(let text, let known):
      self.init(
        .refused,
        Phrase("Der Katalog hat kein Themenfeld „\(text)“.", "The catalogue has no topic \"\(text)\"."),
        hint: known.isEmpty
          ? Phrase("Seine Leistungen sind keinem Themenfeld zugeordnet.", "Its services belong to no topic.")
          : Failure.meant(text, known))
    }
  }
}
