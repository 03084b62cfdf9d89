internal import LotseDocuments
internal import LotseModel

extension Failure {
  /// The sentence for a file that cannot be read as tables: file, sheet, row, column and reason.
  init(_ flaw: TableFlaw, in file: String) {
    let (message, hint) = Failure.words(flaw.reason)
    let place = Phrase(flaw.place(in: file, .de), flaw.place(in: file, .en))
    let code: Code =
      switch flaw.reason {
      case .noSuchFile, .notAPlainFile, .cannotRead: .notFound
      default: .refused
      }
    self.init(code, Phrase("\(place.de): \(message.de)", "\(place.en): \(message.en)"), hint: hint)
  }

  private static func words(_ reason: TableFlaw.Reason) -> (Phrase, Phrase) {
    let save = Phrase(
      "In der Tabellenkalkulation öffnen und als XLSX, ODS oder CSV neu speichern.",
      "Open it in a spreadsheet program and save it anew as XLSX, ODS or CSV.")
    let smaller = Phrase("In mehrere Dateien teilen.", "Divide it into several files.")
    switch reason {
    case .noSuchFile:
      return (
        Phrase("Diese Datei gibt es nicht.", "There is no such file."), Phrase("Den Pfad prüfen.", "Check the path.")
      )
    case .notAPlainFile:
      return (
        Phrase("Das ist ein Ordner oder Gerät, keine Datei.", "This is a folder or device, not a file."),
        Phrase("Die Datei selbst nennen.", "Name the file itself.")
      )
    case .cannotRead(let detail):
      return (
        Phrase("Die Datei lässt sich nicht lesen (\(detail)).", "The file cannot be read (\(detail))."),
        Phrase("Rechte und Datenträger prüfen.", "Check permissions and disk.")
      )
    case .tooLarge(let limit):
      return (Phrase("Die Datei ist größer als \(limit) MiB.", "The file is larger than \(limit) MiB."), smaller)
    case .empty: return (Phrase("Die Datei ist leer.", "The file is empty."), save)
    case .oldOrLockedExcel:
      return (
        Phrase(
          "Das ist eine alte Excel-Datei (.xls) oder eine mit Kennwort.",
          "This is an old Excel file (.xls) or one with a password."),
        Phrase("Ohne Kennwort als .xlsx speichern.", "Save it as .xlsx without a password.")
      )
    case .notATable:
      return (Phrase("Das ist weder CSV noch XLSX noch ODS.", "This is neither CSV nor XLSX nor ODS."), save)
    case .damagedArchive(let part):
      return (Phrase("Die Datei ist beschädigt (\(part)).", "The file is damaged (\(part))."), save)
    case .bomb(let part):
      return (
        Phrase(
          "Ein Teil der Datei ist entpackt unmäßig groß (\(part)).",
          "A part of the file unpacks to an absurd size (\(part))."),
        save
      )
    case .notXML(let part):
      return (
        Phrase("Ein Teil der Datei ist kein gültiges XML (\(part)).", "A part of the file is not valid XML (\(part))."),
        save
      )
    case .entities(let part):
      return (
        Phrase(
          "Das XML erklärt eigene Entitäten (\(part)); so etwas wird nicht gelesen.",
          "The XML declares entities (\(part)); such a file is not read."),
        save
      )
    case .notInEncoding(let encoding):
      return (
        Phrase(
          "Der Text ist nicht in \(encoding.rawValue) geschrieben.", "The text is not written in \(encoding.rawValue)."),
        Phrase("Als UTF-8 speichern.", "Save it as UTF-8.")
      )
    case .nulByte:
      return (
        Phrase("Der Text enthält ein NUL-Byte.", "The text holds a NUL byte."),
        Phrase("Als UTF-8 speichern.", "Save it as UTF-8.")
      )
    case .unclosedQuote:
      return (
        Phrase(
          "Ein Anführungszeichen wird geöffnet, aber nie geschlossen.", "A quotation mark opens and never closes."),
        Phrase("Die Zeile prüfen.", "Check the line.")
      )
    case .notJSON(let detail):
      return (Phrase("Das ist kein gültiges JSON (\(detail)).", "This is not valid JSON (\(detail))."), save)
    case .notAList:
      return (
        Phrase("Das JSON ist keine Liste von Objekten.", "The JSON is not a list of objects."), save
      )
    case .cellTooLong(let limit):
      return (
        Phrase("Eine Zelle enthält mehr als \(limit) KiB.", "A cell holds more than \(limit) KiB."),
        Phrase("Den Text kürzen.", "Shorten the text.")
      )
    case .tooManyRows(let limit):
      return (Phrase("Es sind mehr als \(limit) Zeilen.", "There are more than \(limit) rows."), smaller)
    case .tooManyColumns(let limit):
      return (Phrase("Es sind mehr als \(limit) Spalten.", "There are more than \(limit) columns."), smaller)
    }
  }
}

extension TableFlaw {
  /// `liste.xlsx, Blatt „2025“, Zeile 7, Spalte B`.
  func place(in file: String, _ language: Language) -> String {
    CellPlace(sheet: sheet, line: line, column: column).text(in: file, language)
  }
}

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
          "\(place.text(in: nil, .de)): Der Text ist länger, als eine Zelle fasst.",
          "\(place.text(in: nil, .en)): the text is longer than a cell can hold."), hint: csv)
    case .archive(let part):
      self.init(
        .inputOutput,
        Phrase("Die Tabelle lässt sich nicht packen (\(part)).", "The workbook cannot be packed (\(part))."),
        hint: Phrase("Speicher und Platz prüfen.", "Check memory and space."))
    }
  }
}
