internal import LotseBasics

/// The rows of one sheet with their cells, rules and charts.
struct ODSRowsWriter {
  private let book: Workbook
  private let sheet: Worksheet
  private let firstValidation: Int
  private let firstChart: Int
  /// Rules by column for the rows at hand; 0 is none. They change with few rows.
  private var rules: [Int] = []
  private var rulesUntil = 0
  /// Empty cells not yet written, because equal ones may follow.
  private var waiting: (look: Int, rule: Int, count: Int) = (0, 0, 0)

  init(_ book: Workbook, _ sheet: Worksheet, firstValidation: Int, firstChart: Int) {
    self.book = book
    self.sheet = sheet
    self.firstValidation = firstValidation
    self.firstChart = firstChart
  }

  mutating func write(to zip: ZipWriter, _ part: inout XMLText, _ looks: inout Looks) throws {
    try sheet.eachRow { index, row in
      let isHeader = index == sheet.headerRow
      if isHeader { part.raw("<table:table-header-rows>") }
      write(row, index, &part, &looks)
      if isHeader { part.raw("</table:table-header-rows>") }
      if part.bytes.count > ZipWriter.chunk { try zip.write(&part) }
    }
    writeRowsBelow(&part, &looks)
  }

  /// Rows without cells of their own that hold rules or charts; where nothing changes they are written once.
  private mutating func writeRowsBelow(_ part: inout XMLText, _ looks: inout Looks) {
    let starts = sheet.validations.flatMap { [$0.rows.lowerBound, $0.rows.upperBound + 1] }
    let changes = Set(starts + sheet.charts.flatMap { [$0.row, $0.row + 1] } + [sheet.rowCount])
    let places = changes.filter { $0 >= sheet.rowCount }.sorted()
    for (start, end) in zip(places, places.dropFirst()) { write([], start, count: end - start, &part, &looks) }
    if sheet.rowCount == 0, places.count < 2 { write([], 0, &part, &looks) }
  }

  private mutating func write(
    _ row: [Worksheet.Cell], _ index: Int, count: Int = 1, _ part: inout XMLText, _ looks: inout Looks
  ) {
    part.raw("<table:table-row table:style-name=\"h")
    part.number(sheet.lines(row))
    part.raw(count > 1 ? "\" table:number-rows-repeated=\"\(count)\">" : "\">")
    findRules(index)
    let charts = sheet.charts.indices.filter { sheet.charts[$0].row == index }
    let isFramed = sheet.isFramed(index)
    let width = max(1, row.count, rules.count, (charts.map { sheet.charts[$0].column }.max() ?? -1) + 1)
    var coveredUntil = 0
    for column in 0..<width {
      let cell = column < row.count ? row[column] : Worksheet.Cell()
      if column < coveredUntil {
        flush(&part)
        part.raw("<table:covered-table-cell/>")
        continue
      }
      let content = cell.content.kept(book.language)
      let look = looks.number(of: sheet.look(cell, content, isFramed: isFramed && column < row.count, column: column))
      let rule = column < rules.count ? rules[column] : 0
      let here = charts.filter { sheet.charts[$0].column == column }
      if content == .empty, cell.span <= 1, here.isEmpty {
        if waiting.count == 0 || waiting.look != look || waiting.rule != rule {
          flush(&part)
          waiting = (look, rule, 0)
        }
        waiting.count += 1
        continue
      }
      flush(&part)
      writeStart(look, rule, &part)
      if cell.span > 1 {
        part.raw(" table:number-columns-spanned=\"\(cell.span)\" table:number-rows-spanned=\"1\"")
        coveredUntil = column + cell.span
      }
      write(content, link: cell.link, &part)
      for place in here { ODSChartWriter.write(sheet.charts[place], number: firstChart + place, of: book, to: &part) }
      part.raw("</table:table-cell>")
    }
    // A merged cell may end beyond the cells of its row.
    for _ in width..<max(width, coveredUntil) { part.raw("<table:covered-table-cell/>") }
    flush(&part)
    part.raw("</table:table-row>")
  }

  private mutating func findRules(_ row: Int) {
    guard row >= rulesUntil || row == 0 else { return }
    rules = []
    rulesUntil = Int.max
    for (index, validation) in sheet.validations.enumerated() {
      if validation.rows.lowerBound > row { rulesUntil = min(rulesUntil, validation.rows.lowerBound) }
      guard validation.rows.contains(row) else { continue }
      rulesUntil = min(rulesUntil, validation.rows.upperBound + 1)
      while rules.count <= validation.columns.upperBound { rules.append(0) }
      for column in validation.columns { rules[column] = firstValidation + index }
    }
  }

  private mutating func flush(_ part: inout XMLText) {
    guard waiting.count > 0 else { return }
    writeStart(waiting.look, waiting.rule, &part)
    if waiting.count > 1 {
      part.raw(" table:number-columns-repeated=\"")
      part.number(waiting.count)
      part.raw("\"")
    }
    part.raw("/>")
    waiting.count = 0
  }

  private func writeStart(_ look: Int, _ rule: Int, _ part: inout XMLText) {
    part.raw("<table:table-cell")
    if look > 0 {
      part.raw(" table:style-name=\"c")
      part.number(look)
      part.raw("\"")
    }
    guard rule > 0 else { return }
    part.raw(" table:content-validation-name=\"v")
    part.number(rule)
    part.raw("\"")
  }

  /// Value and text; the text is what a reader sees whose program does not format values.
  private func write(_ content: CellContent, link: String?, _ part: inout XMLText) {
    let language = book.language
    switch content {
    case .empty, .dash: part.raw(">")
    case .text, .term, .list, .sparkline:
      part.raw(" office:value-type=\"string\">")
      part.paragraphs(content.text(language), link: link)
    case .count(let count), .difference(let count):
      part.raw(" office:value-type=\"float\" office:value=\"")
      part.number(count)
      part.raw("\"><text:p>")
      if case .difference = content { part.raw(Digits.signed(count)) } else { part.number(count) }
      part.raw("</text:p>")
    case .percent(let percent):
      part.raw(" office:value-type=\"percentage\" office:value=\"")
      part.hundredths(percent)
      part.raw("\"><text:p>")
      part.number(percent)
      part.raw(language(" %</text:p>", "%</text:p>"))
    case .hundredths(let number):
      part.raw(" office:value-type=\"float\" office:value=\"")
      part.hundredths(number)
      part.raw("\">")
      part.element("text:p", Digits.decimal(hundredths: number, point: language(",", ".")))
    case .money(let money):
      part.raw(" office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"")
      part.hundredths(money.cents)
      part.raw("\"><text:p>")
      part.money(money, language)
      part.raw("</text:p>")
    case .day(let day):
      part.raw(" office:value-type=\"date\" office:date-value=\"")
      part.day(day, .en)
      part.raw("\"><text:p>")
      part.day(day, language)
      part.raw("</text:p>")
    case .flag(let flag):
      part.raw(" office:value-type=\"boolean\" office:boolean-value=\"\(flag)\">")
      part.element("text:p", flag ? language("WAHR", "TRUE") : language("FALSCH", "FALSE"))
    }
  }
}
