/// A rectangle of cells, counted from 0.
public struct Area: Hashable, Sendable {
  public var rows: ClosedRange<Int>
  public var columns: ClosedRange<Int>

  /// `A3:F20`.
  var name: String {
    "\(Area.name(rows.lowerBound, columns.lowerBound)):\(Area.name(rows.upperBound, columns.upperBound))"
  }

  /// `$A$3:$F$20`.
  var fixedName: String {
    "\(Area.fixedName(rows.lowerBound, columns.lowerBound)):\(Area.fixedName(rows.upperBound, columns.upperBound))"
  }

  /// `A3`.
  static func name(_ row: Int, _ column: Int) -> String { columnName(column) + String(row + 1) }

  /// `$A$3`.
  static func fixedName(_ row: Int, _ column: Int) -> String { "$\(columnName(column))$\(row + 1)" }

  /// `A` for 0, `AA` for 26.
  public static func columnName(_ column: Int) -> String {
    var rest = column
    var letters: [UnicodeScalar] = []
    repeat {
      letters.append(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26)))
      rest = rest / 26 - 1
    } while rest >= 0
    var name = String.UnicodeScalarView()
    name.append(contentsOf: letters.reversed())
    return String(name)
  }
}
