public import LotseModel

/// A report laid out but not yet in any format: what every exporter starts from.
public struct Document: Sendable {
  public enum Block: Sendable {
    case heading(Int, String)
    case paragraph(String)
    /// A line that must not be overlooked, such as that this is sample data.
    case notice(String)
    case table(Table)
    case list([String])
    /// Names with what they stand for, such as the head of a paper.
    case fields([Field])
    case chart(Chart)
    /// Where the paper is signed: place and date, then one line per person who signs.
    case signature([String])
  }

  public struct Field: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What stands around the text of a document that leaves the house.
  public struct Frame: Sendable {
    /// For the properties of the file and the head of every page.
    public var title: String
    /// The authority; never a person.
    public var organisation: String?
    /// The lines at the top of the first page.
    public var letterhead: [String]
    /// What every page says that is not for the public.
    public var marking: String?
    /// The cut-off date in words, for the foot of every page.
    public var asOf: String
    /// Stamped into the properties of files instead of the clock, so that the same content gives the same bytes.
    public var created: Instant

    public init(
      title: String, organisation: String? = nil, letterhead: [String] = [], marking: String? = nil, asOf: String,
      created: Instant
    ) {
      self.title = title
      self.organisation = organisation
      self.letterhead = letterhead
      self.marking = marking
      self.asOf = asOf
      self.created = created
    }
  }

  public var language: Language
  public var blocks: [Block]
  /// Only documents that are written as pages have one.
  public var frame: Frame?

  public init(_ language: Language, _ blocks: [Block] = [], frame: Frame? = nil) {
    self.language = language
    self.blocks = blocks
    self.frame = frame
  }

  /// What the document is called: its title, else its first heading; never empty, because accessible documents ask for
  /// one.
  var title: String {
    if let title = frame?.title, Text.isReadable(title) { return title }
    for case .heading(_, let text) in blocks where Text.isReadable(text) { return text }
    return language("Bericht", "Report")
  }

  /// Whether one of its notices is this one.
  func says(_ notice: String) -> Bool {
    blocks.contains { if case .notice(notice) = $0 { true } else { false } }
  }
}

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
  var shown: [Int] { columns.indices.filter { index in !rows.contains { $0[index].bar != nil } } }
}

extension TrafficLight {
  var tone: Table.Tone {
    switch self {
    case .green: .green
    case .yellow: .yellow
    case .red: .red
    case .grey: .faint
    }
  }
}
