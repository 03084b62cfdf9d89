public import LotseBasics
public import LotseSheets

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
    /// Where a long paper has its table of contents; without one it stands before the first section, unless the frame
    /// wants none.
    case contents
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

  /// Where readers of a web page can go; other formats have no such.
  public struct Link: Hashable, Sendable {
    public let text: String
    /// A relative address.
    public let address: String
    /// Whether it is this page.
    public let isHere: Bool

    public init(_ text: String, to address: String, isHere: Bool = false) {
      self.text = text
      self.address = address
      self.isHere = isHere
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
    /// Whether a long paper begins with a table of contents where it does not say where that stands.
    public var hasContents = true
    /// Whether its pages are set close, so that a report of many short lines stays short.
    public var isDense = false
    /// The other pages of a site.
    public var links: [Link] = []
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
  /// What programs read in CSV; nil where that is the first table of the blocks. It is made when it is asked for.
  public var data: Table? { makeData() }
  private let makeData: @Sendable () -> Table?

  public init(
    _ language: Language, _ blocks: [Block] = [], frame: Frame? = nil,
    data: @autoclosure @escaping @Sendable () -> Table? = nil
  ) {
    self.language = language
    self.blocks = blocks
    self.frame = frame
    makeData = data
  }

  /// What the document is called: its title, else what first heads its text or a table; never empty, because accessible
  /// documents ask for one.
  public var title: String {
    if let title = frame?.title, Text.isReadable(title) { return title }
    for block in blocks {
      switch block {
      case .heading(_, let text) where Text.isReadable(text): return text
      case .table(let table): if let caption = table.caption, Text.isReadable(caption) { return caption }
      default: break
      }
    }
    return language("Bericht", "Report")
  }

  /// How many rows its tables and lists have.
  public var rowCount: Int {
    blocks.reduce(0) { count, block in
      switch block {
      case .table(let table): count + table.rows.count
      case .list(let items): count + items.count
      default: count
      }
    }
  }

  /// The document as these readers see it, without the tables of which they see no column.
  func read(by readers: Table.Readers) -> Document {
    var document = self
    document.blocks = blocks.compactMap { block in
      guard case .table(let table) = block else { return block }
      let shown = table.read(by: readers)
      return shown.columns.isEmpty ? nil : .table(shown)
    }
    return document
  }

  /// For formats without pages, which have no table of contents.
  var withoutContents: Document {
    var document = self
    document.blocks.removeAll { if case .contents = $0 { true } else { false } }
    return document
  }

  /// Its table for programs.
  public var csv: String {
    if let data { return CSVTable.render(data) }
    for case .table(let table) in blocks { return CSVTable.render(table) }
    return ""
  }

  /// Whether one of its notices is this one.
  func says(_ notice: String) -> Bool {
    blocks.contains { if case .notice(notice) = $0 { true } else { false } }
  }
}
