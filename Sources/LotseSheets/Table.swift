public import LotseBasics

/// Cells in rows and columns, free of any format.
public struct Table: Sendable {
  public struct Column: Sendable {
    public enum Alignment: Sendable { case left, right }

    /// What programs call it: the heading in CSV, the key in JSON. The title where it has no such name.
    public let key: String
    public let title: String
    public let alignment: Alignment
    /// Whether the column gives way and wraps where the page is narrow.
    public let isFlexible: Bool
    /// Whether a terminal cuts what is too long off, so that a row stays one line.
    public let isOneLine: Bool
    public let readers: Readers

    public init(
      _ title: String, _ alignment: Alignment = .left, flexible: Bool = false, oneLine: Bool = false,
      key: String? = nil, for readers: Readers = .everyone
    ) {
      self.key = key ?? title
      self.title = title
      self.alignment = alignment
      isFlexible = flexible
      isOneLine = oneLine
      self.readers = readers
    }

    /// A column that only programs read.
    public static func data(_ key: String) -> Column { Column("", key: key, for: .programs) }
  }

  /// Who reads a column: several figures in one cell are for people, the same ones one to a cell for spreadsheets, and
  /// what a label stands for is for programs.
  public struct Readers: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The terminal, which is narrow.
    public static let terminals = Readers(rawValue: 1)
    /// Markdown and printed pages.
    public static let papers = Readers(rawValue: 2)
    /// XLSX and ODS.
    public static let sheets = Readers(rawValue: 4)
    /// CSV and JSON.
    public static let programs = Readers(rawValue: 8)
    public static let web = Readers(rawValue: 16)
    /// What draws bars.
    public static let screens: Readers = [terminals, web]
    public static let pages: Readers = [screens, papers]
    public static let people: Readers = [pages, sheets]
    public static let everyone: Readers = [people, programs]
  }

  /// What a cell says, and how loud.
  public struct Cell: Sendable {
    public var content: CellContent
    public var tone: Tone
    /// Parts of a whole to be drawn as a bar; the figures beside it say the same.
    public var bar: Bar?
    /// Where the words lead to on a web page: a relative address.
    public var link: String?

    public init(_ content: CellContent, _ tone: Tone = .plain, bar: Bar? = nil, link: String? = nil) {
      self.content = content
      self.tone = tone
      self.bar = bar
      self.link = link
    }

    /// Words, a count or a day; a dash where there is none.
    public init(_ text: String?, _ tone: Tone = .plain) { self.init(text.map { .text($0) } ?? .dash, tone) }
    public init(_ count: Int?, _ tone: Tone = .plain) { self.init(count.map { .count($0) } ?? .dash, tone) }
    public init(_ day: Day?, _ tone: Tone = .plain) { self.init(day.map { .day($0) } ?? .dash, tone) }
    public init(_ bar: Bar) { self.init(.empty, bar: bar) }
  }

  public struct Bar: Sendable {
    public let done: Int
    public let underway: Int
    public let all: Int

    public init(done: Int, underway: Int, all: Int) {
      self.done = done
      self.underway = underway
      self.all = all
    }
  }

  public enum Tone: String, Sendable { case plain, strong, faint, green, yellow, red }

  public var columns: [Column]
  public var rows: Rows
  public var total: [Cell]?
  /// What the table shows, for those who come to it without the text around it.
  public var caption: String?
  /// The column that names its row; nil where none of those shown does.
  public var rowHeader: Int?
  /// Whether readers look things up in it, so that a page may offer sorting and filtering.
  public var isDirectory: Bool
  /// The column whose text pages set as a heading over the rows that share it; rows of one text stand together.
  public var groupedBy: Int?

  public init(
    _ columns: [Column], rows: Rows, total: [Cell]? = nil, caption: String? = nil, rowHeader: Int? = 0,
    isDirectory: Bool = false, groupedBy: Int? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.total = total
    self.caption = caption
    self.rowHeader = rowHeader
    self.isDirectory = isDirectory
    self.groupedBy = groupedBy
  }

  public init(
    _ columns: [Column], _ rows: [[Cell]] = [], total: [Cell]? = nil, caption: String? = nil, rowHeader: Int? = 0,
    isDirectory: Bool = false, groupedBy: Int? = nil
  ) {
    self.init(
      columns, rows: Rows(rows), total: total, caption: caption, rowHeader: rowHeader, isDirectory: isDirectory,
      groupedBy: groupedBy)
  }
}

extension Table {
  /// Rows that stand ready, or that are made anew whenever somebody looks at them: so a long list need not lie in memory as
  /// cells.
  public struct Rows: Sequence, Sendable {
    public let count: Int
    private let row: @Sendable (Int) -> [Cell]

    /// A function and nothing more: the iterators of the library are found by their type each time a program starts.
    public struct Iterator: IteratorProtocol {
      let following: () -> [Cell]?

      public mutating func next() -> [Cell]? { following() }
    }

    private init(count: Int, row: @escaping @Sendable (Int) -> [Cell]) {
      self.count = count
      self.row = row
    }

    public init(_ rows: [[Cell]]) { self.init(count: rows.count) { rows[$0] } }

    public init<Things: RandomAccessCollection & Sendable>(
      _ things: Things, _ row: @escaping @Sendable (Things.Element) -> [Cell]
    ) {
      self.init(count: things.count) { row(things[things.index(things.startIndex, offsetBy: $0)]) }
    }

    public func makeIterator() -> Iterator {
      var index = 0
      return Iterator {
        guard index < count else { return nil }
        defer { index += 1 }
        return row(index)
      }
    }

    public var isEmpty: Bool { count == 0 }

    /// Some of them, which follow each other, with their cells made others.
    public func part(_ range: Range<Int>, _ change: @escaping @Sendable ([Cell]) -> [Cell]) -> Rows {
      Rows(count: range.count) { change(row(range.lowerBound + $0)) }
    }
  }

  /// The rows with the total, if there is one, as the last.
  public var lines: [[Cell]] { rows + (total.map { [$0] } ?? []) }

  /// The table as these readers see it: their columns alone.
  public func read(by readers: Readers) -> Table {
    let shown = columns.indices.filter { !columns[$0].readers.isDisjoint(with: readers) }
    guard shown.count < columns.count else { return self }
    let pick: @Sendable ([Cell]) -> [Cell] = { row in shown.map { row[$0] } }
    return Table(
      shown.map { columns[$0] }, rows: rows.part(0..<rows.count, pick), total: total.map(pick), caption: caption,
      rowHeader: shown.firstIndex { $0 == rowHeader }, isDirectory: isDirectory,
      groupedBy: shown.firstIndex { $0 == groupedBy })
  }

  /// One object per row, by the keys of the columns.
  public var objects: JSONValue {
    let table = read(by: .programs)
    return .array(
      table.lines.map { row in
        .object(
          Dictionary(zip(table.columns.map(\.key), row.map(\.content.json)), uniquingKeysWith: { first, _ in first }))
      })
  }
}
