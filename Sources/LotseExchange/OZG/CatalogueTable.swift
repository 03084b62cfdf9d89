internal import LotseBasics
public import LotseModel
public import LotseSheets

/// The services that a sheet lists, and everything that is wrong with it.
public struct CatalogueTable: Sendable {
  public private(set) var services: [OZGService] = []
  public private(set) var flaws: [CatalogueFlaw] = []

  /// Titles may stand above the headings, but no more rows than this.
  private static let lastHeadingRow = 50
  private static let longest = 1000

  private var seen: [String: Entry] = [:]

  /// What the rows so far say of one service.
  private struct Entry {
    let line: Int
    let name: String
    var topic: String?
    var situations: [String]
  }

  public init(_ sheet: ReadSheet, _ mapping: CatalogueMapping? = nil) {
    let candidates = sheet.rows.prefix(CatalogueTable.lastHeadingRow).map { row in
      (row: row, headings: CatalogueHeadings(row.cells.map(CatalogueTable.text), mapping))
    }
    guard let start = candidates.firstIndex(where: \.headings.isComplete) else {
      flaws = [CatalogueTable.unrecognised(candidates)]
      return
    }
    let headings = candidates[start].headings
    for column in headings.doubtful {
      let place = headings[column].last ?? 0
      flaws.append(CatalogueFlaw(.doubtful(column), line: sheet.rows[start].line, column: place + 1))
    }
    guard flaws.isEmpty else { return }
    for row in sheet.rows.dropFirst(start + 1) { read(row, headings) }
    services = seen.sorted { $0.key < $1.key }.compactMap { id, entry in
      let situation = entry.situations.isEmpty ? nil : entry.situations.joined(separator: "; ")
      return try? OZGService(id: id, name: entry.name, topic: entry.topic, situation: situation)
    }
  }

  private static func unrecognised(_ candidates: [(row: ReadRow, headings: CatalogueHeadings)]) -> CatalogueFlaw {
    // The row that most looks like headings: the first with the most texts.
    let texts = candidates.map { candidate in candidate.row.cells.prefix(30).compactMap(text).map(shown) }
    let most = texts.map(\.count).max() ?? 0
    guard let index = texts.firstIndex(where: { $0.count == most }), most > 0 else {
      return CatalogueFlaw(.noRows, line: nil, column: nil)
    }
    let headings = candidates[index].headings
    if let absent = headings.absent.first {
      return CatalogueFlaw(.noSuchHeading(absent, found: texts[index]), line: candidates[index].row.line, column: nil)
    }
    let missing: CatalogueColumn = headings[.id].isEmpty ? .id : .name
    return CatalogueFlaw(.noColumn(missing, found: texts[index]), line: candidates[index].row.line, column: nil)
  }

  private mutating func read(_ row: ReadRow, _ headings: CatalogueHeadings) {
    let before = flaws.count
    func flaw(_ reason: CatalogueFlaw.Reason, _ place: Int?) -> CatalogueFlaw {
      CatalogueFlaw(reason, line: row.line, column: place.map { $0 + 1 })
    }
    func texts(_ column: CatalogueColumn) -> [String] {
      headings[column].compactMap { $0 < row.cells.count ? CatalogueTable.text(row.cells[$0]) : nil }
    }
    let places = CatalogueColumn.allCases.flatMap { headings[$0] }
    for place in places where place < row.cells.count {
      if case .error(let error) = row.cells[place] { flaws.append(flaw(.errorCell(error), place)) }
      guard let text = CatalogueTable.text(row.cells[place]) else { continue }
      if !Text.isPrintable(text) { flaws.append(flaw(.controlCharacter, place)) }
      if text.count > CatalogueTable.longest { flaws.append(flaw(.tooLong(CatalogueTable.longest), place)) }
    }
    let (id, name, topic) = (texts(.id).first, texts(.name).first, texts(.topic).first)
    if flaws.count == before, id == nil, name == nil { return }
    if let id {
      if (try? OZGService(id: id, name: "")) == nil {
        flaws.append(flaw(.notAnOZGID(CatalogueTable.shown(id)), headings[.id].first))
      }
    } else {
      flaws.append(flaw(.noID(CatalogueTable.shown(name ?? "")), headings[.id].first))
    }
    if name == nil { flaws.append(flaw(.noName(CatalogueTable.shown(id ?? "")), headings[.name].first)) }
    guard flaws.count == before, let id, let name else { return }
    guard var entry = seen[id] else {
      seen[id] = Entry(line: row.line, name: name, topic: topic, situations: texts(.situation))
      return
    }
    if entry.name != name {
      flaws.append(flaw(.otherName(id: id, name, before: entry.name, line: entry.line), headings[.name].first))
    }
    if let topic, let before = entry.topic, topic != before {
      flaws.append(flaw(.otherTopic(id: id, topic, before: before, line: entry.line), headings[.topic].first))
    }
    entry.topic = entry.topic ?? topic
    entry.situations += texts(.situation).filter { !entry.situations.contains($0) }
    seen[id] = entry
  }

  /// What of a text can be shown in a message: not its control characters, and not all of a long one.
  private static func shown(_ text: String) -> String {
    let start = text.count > 80 ? text.prefix(79) + "…" : text[...]
    return String(start.map { Text.isPrintable(String($0)) ? $0 : "\u{FFFD}" })
  }

  /// What a cell says on one line, or nil where it is empty; an OZG-ID may have become a number.
  private static func text(_ cell: ReadCell) -> String? {
    let text: String
    switch cell {
    case .empty, .records, .error: return nil
    case .text(let content): text = CSVTable.undefused(content)
    case .number(let number):
      text = number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
    case .day(let day), .time(let day, _): text = day.iso
    case .flag(let flag): text = flag ? "TRUE" : "FALSE"
    case .list(let list): text = list.joined(separator: "; ")
    }
    let words = Text.trimmed(text).split { $0.isWhitespace }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

/// What is wrong with a list of OZG services, and where; lines and columns are counted from 1.
public struct CatalogueFlaw: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case noRows
    case noColumn(CatalogueColumn, found: [String])
    case noSuchHeading(String, found: [String])
    case doubtful(CatalogueColumn)
    case noID(String)
    case noName(String)
    case notAnOZGID(String)
    case otherName(id: String, String, before: String, line: Int)
    case otherTopic(id: String, String, before: String, line: Int)
    case controlCharacter
    case tooLong(Int)
    case errorCell(String)
  }

  public let reason: Reason
  public let line: Int?
  public let column: Int?

  init(_ reason: Reason, line: Int?, column: Int?) {
    self.reason = reason
    self.line = line
    self.column = column
  }
}
