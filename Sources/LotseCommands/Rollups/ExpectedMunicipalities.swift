internal import LotseBasics
internal import LotseModel
internal import LotseSheets

/// The list of those who are to report: a table with a column of municipality keys and one of names.
struct ExpectedMunicipalities {
  let all: [Municipality]

  private static let keys = ["key", "ags", "schluessel", "gemeindeschluessel", "municipality", "kennung"]
  private static let names = ["name", "kommune", "gemeinde", "stadt", "label", "bezeichnung"]

  init(reading path: String) throws {
    let rows = try TableFile(reading: path).sheets.first { !$0.isHidden }?.rows ?? []
    let heads = rows.first?.cells.map { Text.key(Text.spelledOut(ExpectedMunicipalities.text($0))) } ?? []
    func column(_ known: [String]) -> Int? { heads.firstIndex { known.map { Text.key($0) }.contains($0) } }
    guard let key = column(ExpectedMunicipalities.keys) else {
      throw Failure(
        .refused,
        Phrase(
          "\(path): Keine Spalte mit Gemeindeschlüsseln.", "\(path): There is no column of municipality keys."),
        hint: Phrase("Die Überschriften: key und name (oder AGS, Kommune).", "The headings: key and name (or AGS)."))
    }
    let name = column(ExpectedMunicipalities.names)
    var found: [Municipality] = []
    var known: Set<String> = []
    for row in rows.dropFirst() {
      var text = row.cells.count > key ? ExpectedMunicipalities.text(row.cells[key]).trimmed : ""
      if text.isEmpty, row.cells.allSatisfy({ ExpectedMunicipalities.text($0).trimmed.isEmpty }) { continue }
      // A spreadsheet takes the zero of the first nine states away.
      if text.utf8.count == 7 { text = "0" + text }
      guard HandOver.isMunicipality(text) else {
        throw Failure(
          .refused,
          Phrase(
            "\(path):\(row.line): „\(text)“ ist kein Gemeindeschlüssel.",
            "\(path):\(row.line): \"\(text)\" is not a municipality key."),
          hint: Phrase(
            "Der amtliche Gemeindeschlüssel hat acht Ziffern.", "The official municipality key has eight digits."))
      }
      guard known.insert(text).inserted else {
        throw Failure(
          .refused,
          Phrase("\(path):\(row.line): \(text) steht zweimal da.", "\(path):\(row.line): \(text) stands there twice."),
          hint: Phrase("Eine der beiden Zeilen löschen.", "Delete one of the two rows."))
      }
      let label = name.map { row.cells.count > $0 ? ExpectedMunicipalities.text(row.cells[$0]).trimmed : "" } ?? ""
      found.append(Municipality(key: text, name: label.isEmpty ? text : label, isExpected: true))
    }
    all = found.sorted { $0.key < $1.key }
  }

  private static func text(_ cell: ReadCell) -> String {
    switch cell {
    case .text(let text): text
    case .number(let number): ReadCell.text(number)
    default: ""
    }
  }
}
