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
  }

  public var language: Language
  public var blocks: [Block]

  public init(_ language: Language, _ blocks: [Block] = []) {
    self.language = language
    self.blocks = blocks
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

    public init(_ title: String, _ alignment: Alignment = .left, flexible: Bool = false) {
      self.title = title
      self.alignment = alignment
      isFlexible = flexible
    }
  }

  /// What a cell says, and how loud.
  public struct Cell: Sendable {
    public var text: String
    public var tone: Tone
    /// Parts of a whole to be drawn as a bar where the format can; the text says the same in words.
    public var bar: Bar?

    public init(_ text: String, _ tone: Tone = .plain, bar: Bar? = nil) {
      self.text = text
      self.tone = tone
      self.bar = bar
    }
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

  public enum Tone: Sendable { case plain, strong, faint, green, yellow, red }

  public var columns: [Column]
  public var rows: [[Cell]]
  /// Whether the last row is a total.
  public var hasTotal: Bool

  public init(_ columns: [Column], _ rows: [[Cell]] = [], hasTotal: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.hasTotal = hasTotal
  }
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
