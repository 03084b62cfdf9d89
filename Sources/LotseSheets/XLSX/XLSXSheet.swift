/// Reads the cells of one sheet.
final class XLSXSheet: XMLListener {
  private(set) var rows: TableRows
  private let texts: XLSXTexts
  private let formats: [NumberFormat]
  private let countsFrom1904: Bool

  private var line = 0
  private var cells: [ReadCell] = []
  /// The column of the cell, counted from 1.
  private var column = 0
  private var type = ""
  private var format = NumberFormat.number
  private var value = ""
  private var isInValue = false
  private var inline: XLSXText?

  init(_ rows: TableRows, _ texts: XLSXTexts, _ formats: [NumberFormat], countsFrom1904: Bool) {
    self.rows = rows
    self.texts = texts
    self.formats = formats
    self.countsFrom1904 = countsFrom1904
  }

  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw) {
    let name = element.withoutPrefix
    switch name {
    case "row":
      line = attributes["r"].flatMap { Int($0) }.map { min(max($0, 1), 1 << 31) } ?? line + 1
      column = 0
      cells.removeAll(keepingCapacity: true)
    case "c":
      column = attributes["r"].flatMap(XLSXSheet.column) ?? column + 1
      try TableLimits.check(columns: column, line: line)
      type = attributes["t"] ?? "n"
      let style = attributes["s"].flatMap { Int($0) } ?? 0
      format = formats.indices.contains(style) ? formats[style] : .number
      value = ""
      inline = nil
    case "v": isInValue = true
    case "is": inline = XLSXText()
    default: inline?.start(name, attributes)
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
    let name = element.withoutPrefix
    switch name {
    case "v": isInValue = false
    case "c":
      let cell = try cell()
      guard cell != .empty else { return }
      while cells.count < column { cells.append(.empty) }
      cells[column - 1] = cell
    case "row": try rows.add(cells, line: line)
    default: inline?.end(name)
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
      return format.cell(number, countsFrom1904: countsFrom1904)
    }
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
