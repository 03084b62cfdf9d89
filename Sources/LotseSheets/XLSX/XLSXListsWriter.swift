internal import LotseBasics

/// The words of drop-downs: short lists stand in the rule itself, the others in the columns of a hidden sheet.
struct XLSXListsWriter {
  /// The workbook with the sheet of lists at its end, where there is need of one.
  private(set) var book: Workbook
  private var ranges: [[String]: String] = [:]

  init(_ book: Workbook) {
    self.book = book
    var lists: [[String]] = []
    for sheet in book.sheets {
      for case .oneOf(let words) in sheet.validations.map(\.rule)
      where !XLSXListsWriter.fitsTheRule(words) && !lists.contains(words) { lists.append(words) }
    }
    guard !lists.isEmpty else { return }
    var sheet = Worksheet(
      name: Worksheet.name(book.language("Auswahllisten", "Lists"), unlike: book.sheets.map(\.name)),
      columns: lists.map { _ in Worksheet.Column(width: 30) })
    sheet.isHidden = true
    sheet.isProtected = true
    sheet.rows = (0..<(lists.map(\.count).max() ?? 0)).map { row in
      lists.map { Worksheet.Cell(row < $0.count ? .text($0[row]) : .empty) }
    }
    for (column, words) in lists.enumerated() {
      let area = Area(rows: 0...words.count - 1, columns: column...column)
      ranges[words] = "\(sheet.quotedName)!\(area.fixedName)"
    }
    self.book.sheets.append(sheet)
  }

  /// What stands as the first formula of the rule.
  func formula(_ words: [String]) -> String { ranges[words] ?? "\"\(words.joined(separator: ","))\"" }

  /// In a rule, a list is one text of at most 255 characters with commas between the words, and blanks at their ends
  /// are lost.
  private static func fitsTheRule(_ words: [String]) -> Bool {
    let length = words.reduce(words.count - 1) { $0 + $1.utf16.count }
    return length <= 255
      && words.allSatisfy { word in
        guard let first = word.utf8.first, let last = word.utf8.last, first > 0x20, last > 0x20 else { return false }
        return !word.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 0x20 }
      }
  }
}
