public import LotseModel

/// One row of a list as it was understood.
public struct ListedRow: Sendable {
  public let line: Int
  public var number: Number?
  /// The change that recorded what the row says, where it names one.
  public var change: Int?
  public var listing = Listing()
  public var problems: [RowProblem] = []

  init(line: Int) { self.line = line }
}

/// Something in a row that cannot be taken over, and in which cell.
public struct RowProblem: Hashable, Sendable {
  public enum Flaw: Hashable, Sendable {
    case refusal(Refusal)
    /// Written like a number, but not like one of this file: another prefix, or none.
    case foreignNumber
    case unknownNumber(Number)
    /// What stands for a change is none: nobody can say what the row is held against.
    case notAChange
    /// What the row is said to be from is no change of this file, or one before there was the sub-project.
    case unknownChange(Int, Number)
    /// The number was given and taken back.
    case withdrawnNumber(Number)
    case mergedItem(Number, into: Number?)
    /// The number or key stands in an earlier line, too.
    case repeated(line: Int)
    case spreadsheetError
    case sheet(SheetFlaw)
    case lacks([Attribute])
    /// The title is nothing but the word for a sum.
    case sumRow
    /// A column of crosses holds something else.
    case notACross
    /// A second cross in the row, for the same attribute.
    case secondCross(Attribute)
  }

  public let line: Int
  /// The column, counted from 0, with what it is called and what the cell says.
  public let column: Int?
  public let value: String?
  public let flaw: Flaw

  public init(_ flaw: Flaw, line: Int, column: Int? = nil, value: String? = nil) {
    self.flaw = flaw
    self.line = line
    self.column = column
    self.value = value
  }
}
