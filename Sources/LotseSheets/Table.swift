/// Cells in rows and columns, free of any format.
public struct Table: Sendable {
  public struct Column: Sendable {
    public enum Alignment: Sendable { case left, right }

    public let title: String
    public let alignment: Alignment
    /// Whether the column gives way and wraps where the page is narrow.
    public let isFlexible: Bool
    /// The columns that its cells fall into where every figure has a cell of its own, as in spreadsheets; most have none.
    public let parts: [String]

    public init(
      _ title: String, _ alignment: Alignment = .left, flexible: Bool = false, parts: [String] = []
    ) {
      self.title = title
      self.alignment = alignment
      isFlexible = flexible
      self.parts = parts
    }
  }

  /// What a cell says, and how loud.
  public struct Cell: Sendable {
    public var text: String
    public var tone: Tone
    /// Parts of a whole to be drawn as a bar where the format can; the text says the same in words.
    public var bar: Bar?
    /// The figures that the text tells, one for each part of the column.
    public var values: [Value]

    public init(_ text: String, _ tone: Tone = .plain, bar: Bar? = nil, values: [Value] = []) {
      self.text = text
      self.tone = tone
      self.bar = bar
      self.values = values
    }
  }

  /// A figure that can be computed with.
  public enum Value: Hashable, Sendable {
    case none
    case count(Int)
    /// Whole percents.
    case percent(Int)
    /// A number with up to two decimals, in hundredths.
    case hundredths(Int)
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
  public var rows: [[Cell]]
  /// Whether the last row is a total.
  public var hasTotal: Bool
  /// What the table shows, for those who come to it without the text around it.
  public var caption: String?
  /// The column that names its row.
  public var rowHeader: Int
  /// Whether readers look things up in it, so that a page may offer sorting and filtering.
  public var isDirectory: Bool
  /// The column whose text pages set as a heading over the rows that share it; rows of one text stand together.
  public var groupedBy: Int?

  public init(
    _ columns: [Column], _ rows: [[Cell]] = [], hasTotal: Bool = false, caption: String? = nil, rowHeader: Int = 0,
    isDirectory: Bool = false, groupedBy: Int? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.hasTotal = hasTotal
    self.caption = caption
    self.rowHeader = rowHeader
    self.isDirectory = isDirectory
    self.groupedBy = groupedBy
  }

  /// The columns that formats without drawn bars show: a bar says nothing that the figures beside it do not say.
  public var shown: [Int] { columns.indices.filter { index in !rows.contains { $0[index].bar != nil } } }
}
