internal import LotseBasics
internal import LotseSheets

extension Failure {
  /// The sentences for a file that cannot be read as tables.
  init(_ flaw: TableFlaw, in file: String) {
    // JSON has no columns but characters.
    let isText = if case .notJSON = flaw.reason { true } else { flaw.reason == .notAList }
    let place =
      CellPlace(file: file, sheet: flaw.sheet, line: flaw.line, column: isText ? nil : flaw.column).text
      + (isText ? flaw.column.map { ":\($0)" } ?? "" : "")
    func said(_ code: Code, _ de: String, _ en: String, hint: Phrase) -> Failure {
      Failure(code, Phrase("\(place): \(de)", "\(place): \(en)"), hint: hint)
    }
    let another = Phrase(
      "Möglich sind CSV, XLSX, ODS und JSON.", "CSV, XLSX, ODS and JSON will do.")
    let whole = Phrase("Die Datei neu speichern oder neu übertragen.", "Save or transfer the file again.")
    self =
      switch flaw.reason {
      case .noSuchFile:
        said(
          .notFound, "Die Datei gibt es nicht.", "There is no such file.",
          hint: Phrase("Pfad prüfen.", "Check the path."))
      case .notAPlainFile:
        said(
          .notFound, "Das ist keine Datei, sondern ein Ordner oder Gerät.", "This is a folder or device, not a file.",
          hint: Phrase(
            "Eine Datei nennen; eine Pipe vorher in eine Datei schreiben.", "Name a file; write a pipe to a file first."
          ))
      case .cannotRead(let reason):
        said(
          .notFound, "Die Datei lässt sich nicht lesen (\(reason)).", "The file cannot be read (\(reason)).",
          hint: Phrase("Pfad und Rechte prüfen.", "Check path and permissions."))
      case .tooLarge(let limit):
        said(
          .refused, "Die Datei ist größer als \(limit) MiB.", "The file is larger than \(limit) MiB.",
          hint: Phrase("Die Liste teilen.", "Divide the list."))
      case .empty:
        said(.refused, "Die Datei ist leer.", "The file is empty.", hint: another)
      case .oldOrLockedExcel:
        said(
          .refused, "Das ist altes Excel (.xls) oder mit einem Kennwort geschützt.",
          "This is old Excel (.xls) or locked by a password.",
          hint: Phrase("Als XLSX ohne Kennwort speichern.", "Save it as XLSX without a password."))
      case .notATable:
        said(.refused, "Das ist keine Tabelle.", "This is not a table.", hint: another)
      case .damagedArchive(let part):
        said(
          .refused, "Die Datei ist beschädigt oder unvollständig\(part.isEmpty ? "" : " (\(part))").",
          "The file is damaged or incomplete\(part.isEmpty ? "" : " (\(part))").",
          hint: whole)
      case .bomb(let part):
        said(
          .refused, "Ein Teil der Datei (\(part)) ist größer als jede Tabelle.",
          "A part of the file (\(part)) is larger than any table.",
          hint: Phrase("Der Herkunft der Datei nachgehen.", "Look into where the file comes from."))
      case .notXML(let part):
        said(
          .refused, "Ein Teil der Datei (\(part)) ist kein XML.", "A part of the file (\(part)) is not XML.",
          hint: whole)
      case .entities(let part):
        said(
          .refused, "Ein Teil der Datei (\(part)) erklärt Entitäten; das tut keine Tabelle.",
          "A part of the file (\(part)) declares entities; no table does.",
          hint: Phrase("Der Herkunft der Datei nachgehen.", "Look into where the file comes from."))
      case .notInEncoding(let encoding):
        said(
          .refused, "Der Text ist nicht in \(encoding.rawValue) geschrieben.",
          "The text is not written in \(encoding.rawValue).",
          hint: Phrase("Eine andere Kodierung angeben: --encoding.", "Give another encoding: --encoding."))
      case .nulByte:
        said(.refused, "Der Text enthält ein NUL-Zeichen.", "The text holds a NUL character.", hint: whole)
      case .unclosedQuote:
        said(
          .refused, "Ein Anführungszeichen, das hier beginnt, endet nie.", "A quote that begins here never ends.",
          hint: Phrase("Das schließende \" ergänzen.", "Add the closing \"."))
      case .notJSON(let detail):
        detail.isEmpty
          ? said(.refused, "Das JSON bricht hier ab.", "The JSON breaks off here.", hint: whole)
          : said(
            .refused, "Das ist kein gültiges JSON (\(detail)).", "This is not valid JSON (\(detail)).", hint: whole)
      case .notAList:
        said(
          .refused, "Das ist keine Liste von Teilprojekten.", "This is not a list of sub-projects.",
          hint: Phrase("So wie „lotse export -O json“ sie schreibt.", "As \"lotse export -O json\" writes it."))
      case .cellTooLong(let limit):
        said(
          .refused, "Eine Zelle enthält mehr als \(limit) KiB.", "A cell holds more than \(limit) KiB.",
          hint: Phrase("Kürzen oder verlinken.", "Shorten it or link to it."))
      case .tooManyRows(let limit):
        said(
          .refused, "Die Tabelle hat mehr als \(limit) Zeilen.", "The table has more than \(limit) rows.",
          hint: Phrase("Die Liste teilen.", "Divide the list."))
      case .tooManyColumns(let limit):
        said(
          .refused, "Die Tabelle hat mehr als \(limit) Spalten.", "The table has more than \(limit) columns.",
          hint: Phrase("Leere Spalten entfernen.", "Remove empty columns."))
      }
  }
}
