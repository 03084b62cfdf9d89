/// Everything that decides how a cell is drawn, in either format.
struct Look: Hashable {
  enum Format: Int, CaseIterable { case general, count, difference, money, percent, day, flag, hundredths, text }

  var style: Worksheet.Style = .plain
  var format: Format = .general
  var isUnlocked = false
  var isLink = false
  /// Whether it is part of a table and has its thin lines.
  var isFramed = false

  var paint: Paint {
    var paint = style.paint
    if isFramed, paint.edge == nil { paint.edge = Paint.line }
    if isLink {
      paint.ink = "0B4F9E"
      paint.isUnderlined = true
    }
    return paint
  }

  /// Its place among all looks there could be.
  fileprivate var place: Int {
    (((style.place * Format.allCases.count + format.rawValue) * 2 + (isUnlocked ? 1 : 0)) * 2 + (isLink ? 1 : 0)) * 2
      + (isFramed ? 1 : 0)
  }

  fileprivate static let places = Worksheet.Style.allCases.count * Format.allCases.count * 8
}

/// The looks that a workbook uses, numbered in the order of their first use; the usual one is number 0.
struct Looks {
  private(set) var used: [Look] = []
  private var numbers = [Int](repeating: -1, count: Look.places)

  init() { _ = number(of: Look()) }

  mutating func number(of look: Look) -> Int {
    let place = look.place
    if numbers[place] < 0 {
      numbers[place] = used.count
      used.append(look)
    }
    return numbers[place]
  }
}

/// Colours and lines; every ink has at least 4.5 : 1 on its fill (WCAG 2.2, 1.4.3), the edge of an input 3 : 1
/// (1.4.11).
public struct Paint: Hashable, Sendable {
  public var ink = "000000"
  public var fill: String?
  public var edge: String?
  public var size = 10
  public var isBold = false
  public var isUnderlined = false
  public var isCentered = false

  public static let line = "BFBFBF"
  /// Of the largest width of a digit, as every program has it or a font of the same widths.
  public static let font = "Arial"
}

extension Worksheet.Style {
  public var paint: Paint {
    switch self {
    case .plain: Paint()
    case .text: Paint()
    case .title: Paint(ink: "1F3864", size: 16, isBold: true)
    case .heading: Paint(ink: "FFFFFF", fill: "1F3864", edge: "1F3864", isBold: true, isCentered: true)
    case .strong: Paint(isBold: true)
    case .faint: Paint(ink: "595959")
    case .input: Paint(fill: "FFF9E5", edge: "7F7F7F")
    case .green: Paint(ink: "1B4D1B", fill: "DDF0DD")
    case .yellow: Paint(ink: "5C4400", fill: "FFF0C2")
    case .red: Paint(ink: "7A0C14", fill: "FADADD")
    case .grey: Paint(ink: "404040", fill: "E7E7E7")
    }
  }

  var wraps: Bool { self == .text || self == .heading || self == .input }

  /// Whether it takes part in the lines of a table.
  var isOfTable: Bool { self != .title && self != .faint }

  fileprivate var place: Int {
    switch self {
    case .plain: 0
    case .text: 1
    case .title: 2
    case .heading: 3
    case .strong: 4
    case .faint: 5
    case .input: 6
    case .green: 7
    case .yellow: 8
    case .red: 9
    case .grey: 10
    }
  }
}
