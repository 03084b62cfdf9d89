internal import LotseDocuments
internal import LotseModel

extension Failure {
  /// The sentence for a spreadsheet that cannot be written.
  init(_ failure: SpreadsheetFailure) {
    let csv = Phrase("Als CSV schreiben; dort gilt keine solche Grenze.", "Write CSV, which has no such limit.")
    switch failure {
    case .noSheets:
      self.init(
        .refused,
        Phrase("Eine Tabelle ohne Blatt wird nicht geschrieben.", "A workbook without sheets is not written."),
        hint: csv)
    case .tooManyRows(let sheet):
      self.init(
        .refused,
        Phrase("Das Blatt „\(sheet)“ hätte zu viele Zeilen.", "The sheet \"\(sheet)\" would have too many rows."),
        hint: csv)
    case .tooManyColumns(let sheet):
      self.init(
        .refused,
        Phrase("Das Blatt „\(sheet)“ hätte zu viele Spalten.", "The sheet \"\(sheet)\" would have too many columns."),
        hint: csv)
    case .textTooLong(let sheet, let row, let column):
      let place = CellPlace(sheet: sheet, line: row + 1, column: column + 1)
      self.init(
        .refused,
        Phrase(
          "\(place.text): Der Text ist länger, als eine Zelle fasst.",
          "\(place.text): the text is longer than a cell can hold."), hint: csv)
    case .archive(let part):
      self.init(
        .inputOutput,
        Phrase("Die Tabelle lässt sich nicht packen (\(part)).", "The workbook cannot be packed (\(part))."),
        hint: Phrase("Speicher und Platz prüfen.", "Check memory and space."))
    }
  }
}
