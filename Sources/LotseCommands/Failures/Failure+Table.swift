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
    func said(_ kind: OtherKind) -> Failure {
      let (sentence, hint) = kind.words
      return said(.refused, sentence.de, sentence.en, hint: hint)
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
          .notFound, "Die Datei lässt sich nicht lesen (\(reason.de)).", "The file cannot be read (\(reason.en)).",
          hint: Phrase("Pfad und Rechte prüfen.", "Check path and permissions."))
      case .tooLarge(let limit):
        said(
          .refused, "Die Datei ist größer als \(limit) MiB.", "The file is larger than \(limit) MiB.",
          hint: Phrase("Die Liste teilen.", "Divide the list."))
      case .empty:
        said(.refused, "Die Datei ist leer.", "The file is empty.", hint: another)
      case .otherKind(let kind):
        said(kind)
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
      case .notInEncoding(let encoding, let byte):
        if let byte {
          said(
            .refused, "Das Byte \(Failure.hex(byte)) gibt es in \(encoding.rawValue) nicht.",
            "There is no byte \(Failure.hex(byte)) in \(encoding.rawValue).",
            hint: Phrase(
              "Eine andere Kodierung angeben: --encoding \(Failure.encodings).",
              "Give another encoding: --encoding \(Failure.encodings)."))
        } else {
          said(
            .refused, "Der Text ist nicht in \(encoding.rawValue) geschrieben.",
            "The text is not written in \(encoding.rawValue).",
            hint: Phrase("Eine andere Kodierung angeben: --encoding.", "Give another encoding: --encoding."))
        }
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

extension Failure {
  static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }

  static var encodings: String { TextEncoding.allCases.map(\.rawValue).joined(separator: "|") }
}

extension OtherKind {
  /// What the file is, and the way out.
  fileprivate var words: (Phrase, Phrase) {
    let excel = Phrase(
      "In Excel oder LibreOffice öffnen und als XLSX speichern.", "Open it in Excel or LibreOffice and save it as XLSX."
    )
    switch self {
    case .xls:
      return (Phrase("Das ist altes Excel (.xls).", "This is old Excel (.xls)."), excel)
    case .xlsb:
      return (
        Phrase("Das ist eine binäre Arbeitsmappe (.xlsb).", "This is a binary workbook (.xlsb)."), excel
      )
    case .password:
      return (
        Phrase("Die Datei ist mit einem Kennwort geschützt.", "The file is locked by a password."),
        Phrase(
          "Mit dem Kennwort öffnen und ohne Kennwort als XLSX speichern.",
          "Open it with the password and save it as XLSX without one.")
      )
    case .numbers:
      return (
        Phrase("Das ist eine Tabelle von Apple Numbers.", "This is a spreadsheet of Apple Numbers."),
        Phrase(
          "In Numbers: Ablage → Exportieren → Excel (XLSX).", "In Numbers: File → Export To → Excel (XLSX).")
      )
    case .fods:
      return (
        Phrase(
          "Das ist eine OpenDocument-Tabelle als einzelne XML-Datei (.fods).",
          "This is an OpenDocument spreadsheet as one XML file (.fods)."),
        Phrase("In LibreOffice öffnen und als ODS speichern.", "Open it in LibreOffice and save it as ODS.")
      )
    case .xml2003:
      return (
        Phrase("Das ist eine XML-Kalkulationstabelle von Excel 2003.", "This is an XML spreadsheet of Excel 2003."),
        excel
      )
    case .html:
      return (
        Phrase(
          "Das ist eine Webseite (HTML), auch wenn die Endung etwas anderes sagt.",
          "This is a web page (HTML), whatever its ending says."), excel
      )
    case .pdf:
      return (
        Phrase("Das ist ein PDF.", "This is a PDF."),
        Phrase(
          "Die Tabelle anfordern, aus der es gemacht wurde.", "Ask for the spreadsheet that it was made from.")
      )
    case .document:
      return (
        Phrase("Das ist ein Textdokument, keine Tabelle.", "This is a text document, not a spreadsheet."),
        Phrase(
          "Die Tabelle darin kopieren, in ein leeres Blatt einfügen und als XLSX speichern.",
          "Copy the table in it into an empty sheet and save that as XLSX.")
      )
    case .lock(let name):
      return (
        Phrase(
          "Das ist keine Liste, sondern das Zeichen, dass \(name) gerade geöffnet ist.",
          "This is no list but the sign that \(name) is open in a program."),
        Phrase("Die Datei selbst angeben: \(Failure.word(name)).", "Name the file itself: \(Failure.word(name)).")
      )
    }
  }
}
