internal import LotseBasics
internal import LotseSheets

extension Document {
  /// The document as narrow pages show it: in place of a table that names its groups in a column, a table per group
  /// under a heading, so that a long name stands once and not in every row.
  var divided: Document {
    var divided = self
    divided.blocks = []
    var level = 1
    for block in blocks {
      if case .heading(let own, _) = block { level = own }
      if case .table(let table) = block, let column = table.groupedBy, !table.rows.isEmpty {
        divided.blocks += table.groups(column, language).flatMap { [.heading(level + 1, $0.name), .table($0.table)] }
      } else {
        divided.blocks.append(block)
      }
    }
    return divided
  }

  /// Whether a paragraph introduces a table and so stays on its page.
  func leadsToTable(_ index: Int) -> Bool {
    for block in blocks.dropFirst(index + 1) {
      switch block {
      case .paragraph: continue
      case .table: return true
      default: return false
      }
    }
    return false
  }
}

extension Table {
  fileprivate func groups(_ column: Int, _ language: Language) -> [(name: String, table: Table)] {
    var groups: [(name: String, rows: Range<Int>)] = []
    for (index, row) in rows.enumerated() {
      let name = row[column].content.text(language)
      if let last = groups.last, last.name == name {
        groups[groups.count - 1].rows = last.rows.lowerBound..<index + 1
      } else {
        groups.append((name, index..<index + 1))
      }
    }
    var columns = columns
    columns.remove(at: column)
    let header = rowHeader.map { $0 > column ? $0 - 1 : $0 }
    return groups.map { name, range in
      let rows = rows.part(range) { row in
        var row = row
        row.remove(at: column)
        return row
      }
      return (
        name, Table(columns, rows: rows, caption: caption, rowHeader: header, isDirectory: isDirectory)
      )
    }
  }
}
