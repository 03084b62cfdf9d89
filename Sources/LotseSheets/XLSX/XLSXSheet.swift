/// Reads the cells of one sheet.
final class XLSXSheet: XMLListener {
  let vocabulary = XMLVocabulary.spreadsheet
  private(set) var rows: TableRows
  private let texts: XLSXTexts
  private let formats: [CellFormat]
  private let countsFrom1904: Bool

  private(set) var merged: [Area] = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  private var isInData = false
  private var line = 0
  private var isHidden = false
  private var cells: [ReadCell] = []
  private var shown: [Int: String] = [:]
  /// The column of the cell, counted from 1.
  private var column = 0
  private var isInCell = false
  private var type = ""
  private var format = CellFormat.general
  private var value = ""
  private var isInValue = false
  private var inline: XLSXText?

  init(_ rows: TableRows, _ texts: XLSXTexts, _ formats: [CellFormat], countsFrom1904: Bool) {
    self.rows = rows
    self.texts = texts
    self.formats = formats
    self.countsFrom1904 = countsFrom1904
  }

  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw) {
    switch element {
    case "sheetData": isInData = true
    case "col" where XLSXSheet.isTrue(attributes["hidden"]):
      guard let first = attributes["min"].flatMap({ Int($0) }), let last = attributes["max"].flatMap({ Int($0) }),
        (1...TableLimits.columns).contains(first), last >= first, hiddenColumns.count < TableLimits.marks
      else { return }
      hiddenColumns.append(first - 1...min(last, TableLimits.columns) - 1)
    case "mergeCell":
      guard merged.count < TableLimits.marks, let area = attributes["ref"].flatMap(XLSXSheet.area) else { return }
      merged.append(area)
    case "row" where isInData:
      isHidden = XLSXSheet.isTrue(attributes["hidden"])
      shown.removeAll()
      line = attributes["r"].flatMap { Int($0) }.map { min(max($0, 1), 1 << 31) } ?? line + 1
      column = 0
      cells.removeAll(keepingCapacity: true)
    case "c" where isInData:
      isInCell = true
      column = attributes["r"].flatMap(XLSXSheet.column) ?? column + 1
      try TableLimits.check(columns: column, line: line)
      type = attributes["t"] ?? "n"
      let style = attributes["s"].flatMap { Int($0) } ?? 0
      format = formats.indices.contains(style) ? formats[style] : .general
      value = ""
      inline = nil
    case "v" where isInCell: isInValue = true
    case "is" where isInCell: inline = XLSXText()
    default: inline?.start(element, attributes)
    }
  }

  func text(_ text: String) throws(TableFlaw) {
    if isInValue {
      value += text
      try TableLimits.check(cellOf: value.utf8.count, line: line, column: column)
    } else if inline != nil {
      try inline?.add(text, line: line, column: column)
    }
  }

  func end(_ element: String) throws(TableFlaw) {
    switch element {
    case "v": isInValue = false
    case "sheetData": isInData = false
    case "c" where isInCell:
      isInCell = false
      let cell = try cell()
      guard cell != .empty else { return }
      while cells.count < column { cells.append(.empty) }
      cells[column - 1] = cell
    case "row" where isInData: try rows.add(cells, line: line, shown: shown, isHidden: isHidden)
    default: inline?.end(element)
    }
  }

  private func cell() throws(TableFlaw) -> ReadCell {
    if type == "inlineStr" {
      let text = inline?.whole ?? ""
      return text.isEmpty ? .empty : .text(text)
    }
    // A formula that nobody has calculated yet has no value.
    if value.isEmpty { return .empty }
    switch type {
    case "s":
      guard let index = Int(value), texts.all.indices.contains(index) else {
        throw TableFlaw(.damagedArchive(part: texts.part), line: line, column: column)
      }
      return texts.all[index].isEmpty ? .empty : .text(texts.all[index])
    case "str": return .text(XLSXText.unescaped(value))
    case "b": return .flag(value == "1" || value == "true")
    case "e": return .error(value)
    case "d": return ISOMoment.cell(value) ?? .text(value)
    default:
      guard let number = XLSXSheet.number(value) else { return .text(value) }
      let cell = format.kind.cell(number, countsFrom1904: countsFrom1904)
      shown[column - 1] = format.shown(number, as: cell)
      return cell
    }
  }

  private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

  /// `A1:B2`, counted from 0.
  private static func area(_ reference: String) -> Area? {
    let corners = reference.split(separator: ":").map { corner -> (row: Int, column: Int)? in
      guard let column = column(String(corner)), column <= TableLimits.columns,
        let row = Int(corner.drop { !$0.isNumber }), row > 0
      else { return nil }
      return (row - 1, column - 1)
    }
    guard corners.count == 2, let first = corners[0], let last = corners[1], first.row <= last.row,
      first.column <= last.column
    else { return nil }
    return Area(rows: first.row...last.row, columns: first.column...last.column)
  }

  /// Decimal numbers only: `Double` also reads `0x1p3`, `nan` and `inf`.
  static func number(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isDecimal, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// `AB12` is 28; nil where no letters stand in front.
  static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"): column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
      default: return column == 0 ? nil : column
      }
      if column > TableLimits.columns { return column }
    }
    return column == 0 ? nil : column
  }
}
