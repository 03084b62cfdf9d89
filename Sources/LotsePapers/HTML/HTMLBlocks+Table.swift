internal import LotseBasics
internal import LotseSheets

extension HTMLBlocks {
  mutating func write(_ table: Table) {
    switch medium {
    case .page:
      text.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\"")
      text.attribute("aria-label", name(of: table))
      text.raw(">\n<table\(table.isDirectory ? " class=\"directory\"" : "")>\n")
    case .mail:
      text.raw("<table style=\"border-collapse:collapse\">\n")
    }
    if let caption = table.caption, medium == .page || caption != above {
      text.raw(caption == above ? "<caption class=\"unseen\">" : "<caption>")
      text.lines(caption)
      text.raw("</caption>\n")
    }
    head(table)
    rows(table)
    text.raw(medium == .page ? "</table>\n</div>\n" : "</table>\n")
  }

  private mutating func head(_ table: Table) {
    text.raw("<thead>\n<tr>")
    for column in table.columns {
      let look = look(column)
      if column.title.isEmpty {
        text.raw("<td\(look)></td>")
      } else {
        text.raw("<th scope=\"col\"\(look)>")
        text.lines(column.title)
        text.raw("</th>")
      }
    }
    text.raw("</tr>\n</thead>\n")
  }

  /// Long tables go in groups: what compares places within a page takes its time with thousands of rows side by side.
  private static let groupSize = 50
  /// Around every cell of a mail; open for more.
  private static let border = " style=\"border:1px solid #aaa;padding:4px 8px;vertical-align:top"

  private mutating func rows(_ table: Table) {
    let looks = table.columns.map { look($0) }
    let lines = table.lines
    let hasLights = table.columns.indices.map { index in
      table.columns[index].alignment == .left
        && lines.contains { [.green, .yellow, .red].contains($0[index].tone) }
    }
    text.raw("<tbody>\n")
    if lines.isEmpty {
      let look = medium == .mail ? HTMLBlocks.border + "\"" : ""
      text.raw("<tr><td colspan=\"\(max(1, table.columns.count))\"\(look)>")
      text.raw("\(language("keine Einträge", "no entries"))</td></tr>\n")
    }
    for (number, row) in lines.enumerated() {
      let isTotal = table.total != nil && number == lines.count - 1
      if number > 0, isTotal || number % HTMLBlocks.groupSize == 0 { text.raw("</tbody>\n<tbody>\n") }
      text.raw(isTotal ? "<tr class=\"total\">" : "<tr>")
      for (index, cell) in row.enumerated() {
        // A row that goes on with the one above has no heading of its own.
        let isHeader = index == table.rowHeader && !cell.content.text(language).isEmpty
        let tag = isHeader ? "th" : "td"
        text.raw("<\(tag)\(isHeader ? " scope=\"row\"" : "")\(looks[index])>")
        write(cell, isLight: hasLights[index])
        text.raw("</\(tag)>")
      }
      text.raw("</tr>\n")
    }
    text.raw("</tbody>\n")
  }

  /// Figures stand to the right; a column that gives way keeps room for words.
  private func look(_ column: Table.Column) -> String {
    if medium == .mail {
      return HTMLBlocks.border + ";text-align:\(column.alignment == .right ? "right" : "left")\""
    }
    let classes = [column.alignment == .right ? "n" : nil, column.isFlexible ? "w" : nil].compactMap { $0 }
    return classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
  }

  private mutating func write(_ cell: Table.Cell, isLight: Bool) {
    if let bar = cell.bar, medium == .page { write(bar) }
    let words = cell.content.text(language)
    guard !words.isEmpty else { return }
    if let spoken = cell.content.spoken {
      text.raw("<span role=\"img\" aria-label=\"\(spoken)\">\(words)</span>")
      return
    }
    if let link = cell.link, medium == .page {
      text.link(.init(words, to: link))
      return
    }
    guard let look = look(cell.tone, isLight: isLight) else {
      text.lines(words)
      return
    }
    text.raw("<span \(look)>")
    text.lines(words)
    text.raw("</span>")
  }

  private func look(_ tone: Table.Tone, isLight: Bool) -> String? {
    switch (tone, medium) {
    case (.plain, _): nil
    case (.strong, .page): "class=\"strong\""
    case (.strong, .mail): "style=\"font-weight:bold\""
    case (.faint, .page): isLight ? "class=\"light grey\"" : "class=\"faint\""
    case (.faint, .mail): "style=\"color:#595959\""
    case (.green, .page): "class=\"light green\""
    case (.green, .mail): "style=\"color:#1b6e32;font-weight:bold\""
    case (.yellow, .page): "class=\"light yellow\""
    case (.yellow, .mail): "style=\"color:#8a5a00;font-weight:bold\""
    case (.red, .page): "class=\"light red\""
    case (.red, .mail): "style=\"color:#b3261e;font-weight:bold\""
    }
  }

  /// Completed, under way and the rest; the figures beside it say the same.
  private mutating func write(_ bar: Table.Bar) {
    let all = max(1, bar.all)
    let done = max(0, bar.done) * 1000 / all
    let underway = max(0, bar.done + bar.underway) * 1000 / all - done
    text.raw("<svg class=\"bar\" aria-hidden=\"true\" width=\"120\" height=\"12\">")
    text.raw("<rect class=\"done\" width=\"\(SVGChart.percent(done))\" height=\"12\" fill=\"currentColor\"/>")
    text.raw("<rect class=\"underway\"\(SVGChart.x(done)) width=\"\(SVGChart.percent(underway))\" height=\"12\"")
    text.raw(" fill=\"currentColor\" fill-opacity=\".35\"/></svg>")
  }
}
