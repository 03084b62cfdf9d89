internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets

extension Failure {
  /// So many flaws of a list were named line by line before.
  init(flaws count: Int, in file: String) {
    self.init(
      .refused,
      Phrase(
        count == 1
          ? "\(file) ist so kein OZG-Katalog; nichts wurde geschrieben."
          : "\(file) hat \(count) Fehler; nichts wurde geschrieben.",
        count == 1
          ? "\(file) is no OZG catalogue like this; nothing was written."
          : "\(file) has \(count) flaws; nothing was written."),
      hint: Phrase(
        "Die Datei berichtigen; andere Überschriften ordnet --map zu.",
        "Put the file right; --map assigns other headings."))
  }
}

extension CatalogueFlaw {
  /// Where it is and what it is: `katalog.csv:7:B: …`.
  func text(in file: String, sheet: String?, _ language: Language) -> String {
    CellPlace(file: file, sheet: sheet, line: line, column: column).text + ": " + words[language]
  }

  var words: Phrase {
    switch reason {
    case .noRows: Phrase("Das Blatt ist leer.", "The sheet is empty.")
    case .noColumn(let column, let found):
      Phrase(
        "Keine Spalte „\(column.label.de)“ erkannt; die Überschriften sind: \(found.joined(separator: ", ")).",
        "No column \"\(column.label.en)\" recognised; the headings are: \(found.joined(separator: ", ")).")
    case .noSuchHeading(let heading, let found):
      Phrase(
        "Die Überschrift „\(heading)“ der Zuordnung gibt es nicht; da sind: \(found.joined(separator: ", ")).",
        "The mapping's heading \"\(heading)\" is not there; there are: \(found.joined(separator: ", ")).")
    case .doubtful(let column):
      Phrase(
        "Eine zweite Spalte für „\(column.label.de)“; welche gilt, sagt --map.",
        "A second column for \"\(column.label.en)\"; --map says which holds.")
    case .noID(let name):
      Phrase(
        name.isEmpty ? "Hier fehlt die OZG-ID." : "Zu „\(name)“ fehlt die OZG-ID.",
        name.isEmpty ? "The OZG-ID is missing here." : "\"\(name)\" has no OZG-ID.")
    case .noName(let id):
      Phrase(
        id.isEmpty ? "Hier fehlt der Name der Leistung." : "Zu \(id) fehlt der Name der Leistung.",
        id.isEmpty ? "The name of the service is missing here." : "\(id) has no name.")
    case .notAnOZGID(let text):
      Phrase("„\(text)“ ist keine OZG-ID (fünf Ziffern).", "\"\(text)\" is not an OZG-ID (five digits).")
    case .otherName(let id, let name, let before, let line):
      Phrase(
        "\(id) heißt hier „\(name)“, in Zeile \(line) „\(before)“.",
        "\(id) is \"\(name)\" here and \"\(before)\" in row \(line).")
    case .otherTopic(let id, let topic, let before, let line):
      Phrase(
        "\(id) gehört hier zu „\(topic)“, in Zeile \(line) zu „\(before)“.",
        "\(id) belongs to \"\(topic)\" here and to \"\(before)\" in row \(line).")
    case .controlCharacter: Phrase("Die Zelle enthält Steuerzeichen.", "The cell holds control characters.")
    case .tooLong(let limit):
      Phrase("Die Zelle ist länger als \(limit) Zeichen.", "The cell is longer than \(limit) characters.")
    case .errorCell(let error): Phrase("In der Zelle steht der Fehler \(error).", "The cell holds the error \(error).")
    }
  }
}
