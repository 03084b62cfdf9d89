public import LotseBasics
internal import LotseModel
public import LotseSheets

/// What a preview says about how a list was read, wherever that was not certain or something was left out.
public struct ImportRemarks: Sendable {
  public let all: [Phrase]

  public init(_ file: TableFile, _ table: ImportTable, _ language: Language) {
    var all = file.assumption.map { [ImportRemarks.words($0)] } ?? []
    let treatment = table.treatment
    if treatment.headerRows > 1 {
      let (first, last) = (table.headerLine, table.headerLine + treatment.headerRows - 1)
      all.append(
        Phrase(
          "Überschriften: Zeilen \(first) bis \(last), als eine gelesen.",
          "Headings: rows \(first) to \(last), read as one."))
    }
    all += treatment.unnamed.map(ImportRemarks.unnamed)
    all += ImportRemarks.hidden(table)
    if let first = treatment.skippedLines.first {
      let count = treatment.skippedLines.count
      all.append(
        Phrase(
          count == 1
            ? "Ausgelassen (skip_rows): Zeile \(first)."
            : "Ausgelassen (skip_rows): \(count) Zeilen, ab Zeile \(first).",
          count == 1
            ? "Left out (skip_rows): row \(first)." : "Left out (skip_rows): \(count) rows, from row \(first) on."))
    }
    if !treatment.sections.isEmpty {
      let names = ImportRemarks.list(treatment.sections)
      all.append(Phrase("Abschnitte: \(names).", "Sections: \(names)."))
    }
    for (index, count, isMerged) in treatment.filled {
      let place = ImportRemarks.place(table, index)
      let cells = count == 1 ? Phrase("1 Zelle", "1 cell") : Phrase("\(count) Zellen", "\(count) cells")
      all.append(
        isMerged
          ? Phrase(
            "Spalte \(place.de): \(cells.de) von oben aufgefüllt (verbundene Zellen).",
            "Column \(place.en): \(cells.en) filled from above (joined cells).")
          : Phrase(
            "Spalte \(place.de): \(cells.de) von oben aufgefüllt (fill_down).",
            "Column \(place.en): \(cells.en) filled from above (fill_down)."))
    }
    all += ImportRemarks.sums(table)
    for (index, factor) in table.factors.sorted(by: { $0.key < $1.key }) {
      let place = ImportRemarks.place(table, index)
      let number = Money.grouped(factor, by: ".")
      let english = Money.grouped(factor, by: ",")
      all.append(
        Phrase(
          "Spalte \(place.de): Beträge mal \(number).", "Column \(place.en): amounts times \(english)."))
    }
    all += ImportRemarks.shown(file, table, language)
    self.all = all
  }

  // MARK: Encoding

  /// What was assumed of a text, with the words by which a person sees whether it is right.
  public static func words(_ assumption: ReadingAssumption) -> Phrase {
    switch assumption.kind {
    case .utf16(let isBigEndian):
      let name = isBigEndian ? "UTF-16 (BE)" : "UTF-16 (LE)"
      return Phrase(
        "Kodierung: \(name) ohne Kennzeichen angenommen.", "Encoding: \(name) without a mark was assumed.")
    case .oneByte(let encoding):
      let words = samples(assumption)
      return Phrase(
        "Kodierung: kein UTF-8; angenommen ist \(encoding.rawValue)\(words.de). Falsch? --zeichensatz.",
        "Encoding: not UTF-8; \(encoding.rawValue) was assumed\(words.en). Wrong? --encoding.")
    case .mixed(let count, let encoding):
      let places = assumption.samples.map { sample in
        let byte = sample.byte.map { String($0, radix: 16, uppercase: true) } ?? ""
        return Phrase(
          "Zeile \(sample.line): \(byte) als „\(sample.text)“", "row \(sample.line): \(byte) as \"\(sample.text)\"")
      }
      let more = count > places.count ? " …" : ""
      let (de, en) = (places.map(\.de).joined(separator: ", "), places.map(\.en).joined(separator: ", "))
      return Phrase(
        "Kodierung: UTF-8 mit \(count == 1 ? "einem Byte, das keines ist" : "\(count) Bytes, die keines sind"); gelesen nach \(encoding.rawValue): \(de)\(more).",
        "Encoding: UTF-8 with \(count == 1 ? "a byte that is none" : "\(count) bytes that are none"); read by \(encoding.rawValue): \(en)\(more)."
      )
    }
  }

  private static func samples(_ assumption: ReadingAssumption) -> Phrase {
    guard !assumption.samples.isEmpty else { return Phrase("", "") }
    let (de, en) = (
      assumption.samples.map { "„\($0.text)“ (Zeile \($0.line))" },
      assumption.samples.map { "\"\($0.text)\" (row \($0.line))" }
    )
    return Phrase(", etwa " + de.joined(separator: ", "), ", such as " + en.joined(separator: ", "))
  }

  // MARK: Columns and rows

  private static func unnamed(_ column: (index: Int, example: String, line: Int, under: String?)) -> Phrase {
    let letter = Area.columnName(column.index)
    let example = short(column.example)
    let under = column.under.map(short)
    return Phrase(
      "Ausgelassen: Spalte \(letter) ohne Überschrift\(under.map { " (verbunden unter „\($0)“)" } ?? ""), etwa „\(example)“ in Zeile \(column.line); in der Zuordnung heißt sie \(letter).",
      "Left out: column \(letter) without a heading\(under.map { " (joined under \"\($0)\")" } ?? ""), such as \"\(example)\" in row \(column.line); a mapping calls it \(letter)."
    )
  }

  /// Titles that begin with the word for a sum, of rows that are new.
  private static func sums(_ table: ImportTable) -> [Phrase] {
    guard let title = table.column(of: .attribute(.title)) else { return [] }
    let number = table.column(of: .number)
    let found = table.rows.lazy.filter { row in
      let text = ListHeadings.text(row, title)
      let isKnown = number.map { !ListHeadings.text(row, $0).isEmpty } ?? false
      return !isKnown && ListRows.beginsLikeSum(text) && !ListRows.isSum(text)
    }
    return found.prefix(5).map { row in
      let text = short(ListHeadings.text(row, title))
      return Phrase(
        "Zeile \(row.line) sieht nach einer Summe aus („\(text)“); auslassen: skip_rows.",
        "Row \(row.line) looks like a sum (\"\(text)\"); to leave it out: skip_rows.")
    }
  }

  /// Rows and columns that nobody sees are read all the same, and counted.
  private static func hidden(_ table: ImportTable) -> [Phrase] {
    var remarks: [Phrase] = []
    let rows = table.rows.count(where: \.isHidden)
    if rows > 0 {
      remarks.append(
        Phrase(
          rows == 1 ? "1 ausgeblendete Zeile wird mitgelesen." : "\(rows) ausgeblendete Zeilen werden mitgelesen.",
          rows == 1 ? "1 hidden row is read, too." : "\(rows) hidden rows are read, too."))
    }
    let columns = table.columns.indices.filter { index in
      table.columns[index] != .ignored && table.columns[index] != .derived
        && table.sheet.hiddenColumns.contains { $0.contains(index) }
    }
    if !columns.isEmpty {
      let names = columns.prefix(10).map { place(table, $0) }
      let more = columns.count > names.count ? " …" : ""
      let (de, en) = (names.map(\.de).joined(separator: ", ") + more, names.map(\.en).joined(separator: ", ") + more)
      remarks.append(
        Phrase("Ausgeblendete Spalten werden mitgelesen: \(de).", "Hidden columns are read, too: \(en)."))
    }
    return remarks
  }

  /// Cells of texts that a program made numbers, days or truth values of.
  private static func shown(_ file: TableFile, _ table: ImportTable, _ language: Language) -> [Phrase] {
    guard file.format == .xlsx || file.format == .ods else { return [] }
    var remarks: [Phrase] = []
    for (index, column) in table.columns.enumerated() {
      guard case .attribute(let attribute) = column else { continue }
      var count = 0
      var example: (text: String, line: Int)?
      for row in table.rows where index < row.cells.count {
        guard let seen = RowReader.seen(row.cells[index], row.shown[index], attribute, language),
          seen != row.cells[index].plainText
        else { continue }
        count += 1
        if example == nil { example = (seen, row.line) }
      }
      guard let example else { continue }
      let place = place(table, index)
      let cells = count == 1 ? Phrase("1 Zelle", "1 cell") : Phrase("\(count) Zellen", "\(count) cells")
      remarks.append(
        Phrase(
          "Spalte \(place.de): \(cells.de) mit Zahl, Tag oder Wahrheitswert gelesen, wie sie gezeigt werden, etwa „\(short(example.text))“ in Zeile \(example.line).",
          "Column \(place.en): \(cells.en) with a number, day or truth value read as shown, such as \"\(short(example.text))\" in row \(example.line)."
        ))
    }
    return remarks
  }

  private static func place(_ table: ImportTable, _ index: Int) -> Phrase {
    let letter = Area.columnName(index)
    let heading = short(table.headings[index])
    return heading.isEmpty ? Phrase(letter, letter) : Phrase("\(letter) „\(heading)“", "\(letter) \"\(heading)\"")
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(6).map { "„\(short($0))“" }.joined(separator: ", ") + (names.count > 6 ? " … (\(names.count))" : "")
  }

  /// As much of a text as a line can show, on one line.
  static func short(_ text: String) -> String {
    let words = text.prefix(200).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let printable = Text.replacing(in: words) { Text.isPrintable(String($0)) ? nil : "\u{FFFD}" }
    return printable.count > 40 ? printable.prefix(39) + "…" : printable
  }
}
