internal import LotseBasics
internal import LotseSheets

extension Failure {
  /// The sentences for a workbook that cannot be written.
  init(_ failure: SpreadsheetFailure) {
    let other = Phrase("Als ODS, CSV oder JSON ausgeben.", "Write ODS, CSV or JSON.")
    let fewer = Phrase("Weniger auswählen, oder CSV ausgeben.", "Select fewer, or write CSV.")
    switch failure {
    case .textTooLong(let sheet, let row, let column):
      let place = CellPlace(sheet: sheet, line: row + 1, column: column + 1).text
      self.init(
        .cannotCreate,
        Phrase(
          "Der Text für \(place) ist länger, als eine Zelle von Excel fasst (32.767 Zeichen).",
          "The text for \(place) is longer than a cell of Excel holds (32,767 characters)."), hint: other)
    case .tooManyRows(let sheet):
      self.init(
        .cannotCreate,
        Phrase("„\(sheet)“ hätte mehr Zeilen, als ein Blatt fasst.", "\"\(sheet)\" has more rows than a sheet holds."),
        hint: fewer)
    case .tooManyColumns(let sheet):
      self.init(
        .cannotCreate,
        Phrase(
          "„\(sheet)“ hätte mehr Spalten, als ein Blatt fasst.", "\"\(sheet)\" has more columns than a sheet holds."),
        hint: fewer)
    case .noSheets, .archive:
      self.init(
        .inputOutput, Phrase("Die Tabelle lässt sich nicht packen.", "The spreadsheet cannot be packed."),
        hint: Phrase("Platz prüfen, oder CSV ausgeben.", "Check space, or write CSV."))
    }
  }
}
