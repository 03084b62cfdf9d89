public import LotseBasics
public import LotseSheets

/// Rows of somebody's list that were refused, as a list of the same form with one column more: why.
public struct RefusedRows: Sendable {
  let headings: [String]
  let heading: String
  let rows: [(cells: [ReadCell], reason: String)]

  public init(headings: [String], heading: String, rows: [(cells: [ReadCell], reason: String)]) {
    self.headings = headings
    self.heading = heading
    self.rows = rows
  }

  public func bytes(
    _ format: TableFile.Format, title: String, _ language: Language, created: Instant
  ) throws -> [UInt8] {
    switch format {
    case .csv(let delimiter, _):
      // Excel takes a text for UTF-8 only with the mark at its start.
      let header = names.map(RefusedRows.guarded)
      return [0xEF, 0xBB, 0xBF] + Array(CSVTable.render(header: header, rows: texts, delimiter: delimiter).utf8)
    case .json: return Array(JSONValue.envelope(.array(objects), notice: nil).text().utf8)
    case .jsonLines: return Array(objects.map { $0.line() + "\n" }.joined().utf8)
    case .xlsx: return try XLSXDocument.bytes(workbook(title, language, created))
    case .ods: return try ODSDocument.bytes(workbook(title, language, created))
    }
  }

  private var names: [String] { headings + [heading] }

  private var texts: [[String]] {
    rows.map { row in (padded(row.cells).map(\.plainText) + [row.reason]).map(RefusedRows.guarded) }
  }

  /// A cell as it came may have the apostrophe already.
  private static func guarded(_ text: String) -> String { CSVTable.defused(CSVTable.undefused(text)) }

  private func padded(_ cells: [ReadCell]) -> [ReadCell] {
    cells + Array(repeating: .empty, count: max(0, headings.count - cells.count))
  }

  private var objects: [JSONValue] {
    rows.map { row in
      var object: [String: JSONValue] = ["refused_because": .string(row.reason)]
      for (name, cell) in zip(headings, row.cells) { object[name] = cell.json }
      return .object(object)
    }
  }

  private func workbook(_ title: String, _ language: Language, _ created: Instant) -> Workbook {
    var sheet = Worksheet(name: Worksheet.name(language("Abgelehnt", "Refused")))
    sheet.columns =
      headings.map { Worksheet.Column(width: max(12, min(40, $0.count + 2)), isText: true) } + [.init(width: 60)]
    sheet.headerRow = 0
    sheet.hasFilter = true
    sheet.rows =
      [names.map { .init(.text($0), .heading) }]
      + rows.map { row in padded(row.cells).map(\.worksheetCell) + [.init(.text(row.reason), .text)] }
    return Workbook(title: title, language: language, created: created, sheets: [sheet])
  }
}

extension ReadCell {
  fileprivate var json: JSONValue {
    switch self {
    case .empty: .null
    case .number(let number): Int(exactly: number).map(JSONValue.int) ?? .string(ReadCell.text(number))
    case .flag(let flag): .bool(flag)
    case .list(let list): .array(list.map(JSONValue.string))
    case .records(let records): .array(records.map { .object($0.mapValues(JSONValue.string)) })
    case .text, .day, .time, .error: .string(plainText)
    }
  }

  fileprivate var worksheetCell: Worksheet.Cell {
    switch self {
    case .empty: .init()
    case .day(let day): .init(.day(day))
    case .flag(let flag): .init(.flag(flag))
    case .number(let number): Int(exactly: number).map { .init(.count($0)) } ?? .init(.text(plainText), .text)
    case .text, .time, .error, .list, .records: .init(.text(plainText), .text)
    }
  }
}
