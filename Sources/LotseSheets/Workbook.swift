public import LotseBasics

/// A spreadsheet laid out but not yet in any format: what the writers of XLSX and ODS start from.
public struct Workbook {
  public var title: String
  public var language: Language
  /// The authority that publishes it; never a person.
  public var organisation: String?
  /// What every printed page says that is not for the public.
  public var marking: String?
  /// Stamped into the properties of the file instead of the clock, so that the same content gives the same bytes.
  public var created: Instant
  public var sheets: [Worksheet]

  public init(
    title: String, language: Language, organisation: String? = nil, marking: String? = nil, created: Instant,
    sheets: [Worksheet] = []
  ) {
    self.title = title
    self.language = language
    self.organisation = organisation
    self.marking = marking
    self.created = created
    self.sheets = sheets
  }
}

/// One sheet; rows and columns are counted from 0.
public struct Worksheet {
  public struct Column: Sendable {
    /// In characters of the usual size.
    public var width: Int
    public var isHidden: Bool
    /// Whether what is typed into it stays the text that was typed, below the headings and in rows still empty: a
    /// program makes no date of "12/2026" and no number of "007".
    public var isText: Bool

    public init(width: Int, isHidden: Bool = false, isText: Bool = false) {
      self.width = width
      self.isHidden = isHidden
      self.isText = isText
    }
  }

  /// In UTF-16 units: what a cell of Excel holds.
  public static let longestText = 32_767

  /// At most 31 characters, none of `[]:*?/\`, unlike every other sheet's; `Worksheet.name(_:unlike:)` makes such a name.
  public var name: String
  public var columns: [Column]
  public var rows: [[Cell]]
  /// More rows below them, each made only when it is written.
  public var furtherRows: FurtherRows?
  /// The row of the column headings: it stays in view, is repeated on every printed page, and carries the filter.
  public var headerRow: Int?
  /// The last row of the table under these headings; nil where nothing else follows it.
  public var lastTableRow: Int?
  /// Whether the last row of the table is a total, which the filter leaves in its place.
  public var hasTotal: Bool
  /// Columns that stay in view at the left.
  public var frozenColumns: Int
  public var hasFilter: Bool
  public var isHidden: Bool
  /// Whether only unlocked cells can be changed (no password: it guards against slips, not against people).
  public var isProtected: Bool
  public var isLandscape: Bool
  public var validations: [Validation]
  public var charts: [PlacedChart]

  public init(name: String, columns: [Column] = [], rows: [[Cell]] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
    furtherRows = nil
    headerRow = nil
    lastTableRow = nil
    hasTotal = false
    frozenColumns = 0
    hasFilter = false
    isHidden = false
    isProtected = false
    isLandscape = true
    validations = []
    charts = []
  }

  /// The rest of a long list: 100,000 rows of 60 cells would fill some 600 MiB if they all stood ready.
  public struct FurtherRows {
    public typealias Taker = ([Cell]) throws -> Void

    public let count: Int
    /// Goes through so many rows, anew whenever it is asked; they are no wider than the columns of the sheet.
    let each: (Taker) throws -> Void

    public init(count: Int, each: @escaping (Taker) throws -> Void) {
      self.count = count
      self.each = each
    }
  }

  public struct Cell: Hashable, Sendable {
    public var content: CellContent
    public var style: Style
    /// Whether it can be changed in a protected sheet.
    public var isUnlocked: Bool
    /// How many columns it covers; the covered cells follow as empty ones.
    public var span: Int
    /// A web address that the text leads to.
    public var link: String?

    public init(
      _ content: CellContent = .empty, _ style: Style = .plain, isUnlocked: Bool = false, span: Int = 1,
      link: String? = nil
    ) {
      self.content = content
      self.style = style
      self.isUnlocked = isUnlocked
      self.span = span
      self.link = link
    }
  }

  /// How a cell looks; colours always stand beside words.
  public enum Style: String, CaseIterable, Hashable, Sendable {
    case plain
    /// Wraps and stands at the top.
    case text
    case title, heading, strong, faint
    /// To be filled in by the reader.
    case input
    case green, yellow, red, grey
  }

  /// What may be typed into the cells of a rectangle.
  public struct Validation: Hashable, Sendable {
    public enum Rule: Hashable, Sendable {
      /// A drop-down of these words.
      case oneOf([String])
      case day(from: Day, until: Day)
      case count(from: Int, until: Int)
      /// A text of at most so many characters.
      case text(atMost: Int)
    }

    public var rows: ClosedRange<Int>
    public var columns: ClosedRange<Int>
    public var rule: Rule
    /// Shown when the cell is chosen: at most 32 and 255 characters.
    public var promptTitle: String
    public var prompt: String
    /// Shown when something else is typed: at most 255 characters.
    public var complaint: String

    public init(
      rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ rule: Rule, promptTitle: String, prompt: String,
      complaint: String
    ) {
      self.rows = rows
      self.columns = columns
      self.rule = rule
      self.promptTitle = promptTitle
      self.prompt = prompt
      self.complaint = complaint
    }
  }

  /// A native chart of figures that stand in this workbook.
  public struct PlacedChart: Sendable {
    public var chart: Chart
    /// The sheet that holds the figures, by its place in the workbook.
    public var sheet: Int
    /// The row of the series' names; the categories and their values follow in the rows below.
    public var headerRow: Int
    public var categoryColumn: Int
    /// One column per series, in their order.
    public var seriesColumns: [Int]
    /// The column in that row where a blank stands, for the legend to show in place of a series that is not drawn.
    public var blankColumn: Int?
    /// The cell at its upper left corner, and its size in millimetres.
    public var row: Int
    public var column: Int
    public var width: Int
    public var height: Int
    /// Whether the figures stand beside what is drawn, which tells more in black and white.
    public var showsNumbers: Bool

    public init(
      _ chart: Chart, sheet: Int, headerRow: Int, categoryColumn: Int, seriesColumns: [Int], row: Int, column: Int,
      width: Int = 240, height: Int = 120, showsNumbers: Bool = false, blankColumn: Int? = nil
    ) {
      self.chart = chart
      self.sheet = sheet
      self.headerRow = headerRow
      self.categoryColumn = categoryColumn
      self.seriesColumns = seriesColumns
      self.row = row
      self.column = column
      self.width = width
      self.height = height
      self.showsNumbers = showsNumbers
      self.blankColumn = blankColumn
    }
  }

  /// A name that a sheet can have, made from a text and unlike those given (case does not matter).
  public static func name(_ text: String, unlike taken: [String] = []) -> String {
    var bare = ""
    for scalar in text.unicodeScalars {
      let isForbidden =
        scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE || "[]:*?/\\".unicodeScalars.contains(scalar)
      bare.unicodeScalars.append(isForbidden ? "-" : scalar)
    }
    let words = bare.split(separator: " ").joined(separator: " ")
    var base = String((words.isEmpty ? "-" : words).prefix(31))
    while base.utf16.count > 31 { base.removeLast() }
    while base.hasPrefix("'") { base.removeFirst() }
    while base.hasSuffix("'") { base.removeLast() }
    if base.isEmpty { base = "-" }
    // Excel keeps "History" for itself.
    let known = Set(taken.map { $0.lowercased() } + ["history"])
    var name = base
    var number = 2
    while known.contains(name.lowercased()) {
      let ending = " (\(number))"
      var start = base
      while start.utf16.count + ending.utf16.count > 31 { start.removeLast() }
      name = start + ending
      number += 1
    }
    return name
  }
}
