/// Rows that a city handed over. A cell points into the bytes that came, so that the rows of a country take little more room
/// than its packages.
public struct HandedOverRows: Sendable {
  /// One value.
  public enum Cell: Hashable, Sendable {
    case none
    case count(Int)
    /// A text, or a list as JSON: from a place in the bytes to another.
    case text(UInt32, UInt32)
  }

  public private(set) var bytes: [UInt8]
  /// Row after row, each in the order of all columns.
  public private(set) var cells: [Cell] = []

  /// The rows that will be found in these bytes.
  public init(in bytes: [UInt8], about count: Int) {
    self.bytes = bytes
    cells.reserveCapacity(count * HandedOverRows.width)
  }

  /// The number of columns.
  public static let width = HandOverColumn.all.count

  public mutating func append(_ row: [Cell]) { cells += row }

  /// Keeps a text that does not stand in the bytes as it is meant.
  public mutating func keep(_ text: String) -> Cell {
    let start = UInt32(bytes.count)
    bytes += text.utf8
    return .text(start, UInt32(bytes.count))
  }

  /// The text of a cell; nil of one that holds none.
  public func text(_ cell: Cell) -> String? {
    guard case .text(let from, let to) = cell else { return nil }
    return String(decoding: bytes[Int(from)..<Int(to)], as: UTF8.self)
  }
}
