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
        divided.blocks += table.groups(column).flatMap { [.heading(level + 1, $0.name), .table($0.table)] }
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
  fileprivate func groups(_ column: Int) -> [(name: String, table: Table)] {
    func without<Element>(_ elements: [Element]) -> [Element] {
      elements.enumerated().filter { $0.offset != column }.map(\.element)
    }
    var groups: [(name: String, table: Table)] = []
    for row in rows {
      if groups.last?.name != row[column].text {
        let header = rowHeader > column ? rowHeader - 1 : rowHeader
        groups.append(
          (row[column].text, Table(without(columns), caption: caption, rowHeader: header, isDirectory: isDirectory)))
      }
      groups[groups.count - 1].table.rows.append(without(row))
    }
    return groups
  }
}
