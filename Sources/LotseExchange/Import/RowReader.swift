internal import LotseBasics
public import LotseModel
public import LotseSheets

/// One row of a list as it was understood.
public struct ListedRow: Sendable {
  public let line: Int
  public var number: Number?
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
    /// The number was given and taken back.
    case withdrawnNumber(Number)
    case mergedItem(Number, into: Number?)
    /// The number or key stands in an earlier line, too.
    case repeated(line: Int)
    case spreadsheetError
    /// The number of an update sheet's row is not the one that it was sent out with.
    case tamperedNumber(Number)
    /// The cell "no change" of an update sheet says neither yes nor no.
    case neitherYesNorNo
    /// A row of an update sheet without its number.
    case lostNumber
    /// The same of a milestone's row, by its title.
    case tamperedMilestone(String)
    /// A row of an update sheet says "no change" and changes something.
    case contradiction
    case lacks([Attribute])
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

/// Reads the cells of a list's rows as values; every cell that does not fit becomes a problem of its own.
public struct RowReader {
  private let columns: [(index: Int, column: ImportColumn)]
  private let mapping: ImportMapping
  private let configuration: Configuration
  /// An apostrophe stands before what a spreadsheet would run, but not in JSON; JSON counts money in cents.
  private let format: TableFile.Format
  /// The mark that clears.
  private let clear: String
  /// Whether a number in a column of days is one without its format, as a paste of values leaves it.
  var takesSerialDays = false
  /// What the words of a closed vocabulary mean, per column: they come again and again.
  private var known: [[String: Value]]

  public init(
    _ table: ImportTable, _ format: TableFile.Format, _ mapping: ImportMapping, _ configuration: Configuration
  ) {
    self.mapping = mapping
    self.configuration = configuration
    self.format = format
    clear = RowReader.mark(mapping.clear)
    columns = table.columns.enumerated().filter { $1 != .ignored && $1 != .derived }.map { ($0, $1) }
    known = Array(repeating: [:], count: table.columns.count)
  }

  public mutating func read(_ row: ReadRow) -> ListedRow {
    var listed = ListedRow(line: row.line)
    for (index, column) in columns where index < row.cells.count {
      let cell = row.cells[index]
      do throws(RowError) {
        switch column {
        case .number: listed.number = try number(cell)
        case .attribute(let attribute):
          if let value = try value(cell, attribute, index) { listed.listing[attribute] = value }
        case .derived, .ignored: break
        }
      } catch {
        listed.problems.append(
          RowProblem(error.flaw, line: row.line, column: index, value: cell.plainText))
      }
    }
    return listed
  }

  /// The constants of the mapping, for new sub-projects. Throws `Refusal`.
  public func constants() throws(Refusal) -> [Assignment] {
    var constants: [Assignment] = []
    for (attribute, text) in mapping.constants.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      if attribute == .milestones {
        constants.append(Assignment(attribute, .milestones(try MilestoneText.milestones(text))))
      } else {
        constants.append(try Assignment(attribute, reading: text, in: configuration))
      }
    }
    return constants
  }

  private struct RowError: Error {
    let flaw: RowProblem.Flaw
  }

  private func number(_ cell: ReadCell) throws(RowError) -> Number? {
    let text = plain(cell).filter { $0 != " " && $0 != "\u{A0}" }
    if text.isEmpty { return nil }
    let bare = text.uppercased()
    guard bare.hasPrefix("TP"), let number = try? Number(parsing: bare) else {
      throw RowError(flaw: .foreignNumber)
    }
    return number
  }

  /// The value of a cell; nil leaves the attribute alone.
  private mutating func value(
    _ cell: ReadCell, _ attribute: Attribute, _ column: Int
  ) throws(RowError) -> Value? {
    if case .error = cell { throw RowError(flaw: .spreadsheetError) }
    var text = plain(cell)
    // Links hold commas; blanks are between them.
    if case .list(let links) = cell, case .links = attribute.form { text = links.joined(separator: " ") }
    if text.isEmpty { return nil }
    if let known = known[column][text] { return known }
    let written = text
    if let words = mapping.words[attribute], let ours = words[ImportMapping.folded(text)] {
      if ours.isEmpty { return nil }
      text = ours
    } else if let value = try typed(cell, attribute) {
      return value
    }
    let isClearing = isClearing(text)
    if text == Assignment.clearingMark, !isClearing { return nil }
    do throws(Refusal) {
      if isClearing { return try Assignment(attribute, reading: Assignment.clearingMark, in: configuration).value }
      let value = try read(text, attribute)
      switch attribute.form {
      case .term, .field, .unit, .flag: known[column][written] = value
      default: break
      }
      return value
    } catch {
      throw RowError(flaw: .refusal(error))
    }
  }

  private func isClearing(_ text: String) -> Bool {
    // A text that begins with another letter needs no second look.
    if let first = text.utf8.first(where: { $0 > 0x20 }), first < 0x80, !clear.utf8.isEmpty {
      let isLetter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
      if clear.utf8.first != (isLetter ? first | 0x20 : first) { return false }
    }
    return RowReader.mark(text) == clear
  }

  /// By what a text is the mark that clears: case and blanks do not matter, but a hyphen with an accent is another text.
  private static func mark(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\u{A0}" }.joined(separator: " ").lowercased()
  }

  private func plain(_ cell: ReadCell) -> String {
    if case .text(let text) = cell {
      guard Text.isReadable(text), let first = text.utf8.first else { return "" }
      if first == UInt8(ascii: "'"), !isJSON { return CSVTable.undefused(text) }
      return text
    }
    return cell.plainText
  }

  /// What a typed cell says without a detour through text.
  private func typed(_ cell: ReadCell, _ attribute: Attribute) throws(RowError) -> Value? {
    switch (cell, attribute.form) {
    case (.day(let day), .day), (.time(let day, _), .day): return .day(day)
    case (.day(let day), .line), (.day(let day), .text): return .text(day.text(configuration.language))
    case (.number(let number), .day) where takesSerialDays: return Day(serial: number).map(Value.day)
    case (.number(let number), .money):
      // As a text 12.345 would be twelve thousand; as a number it is no amount.
      let exact = isJSON ? number : number * 100
      let cents = exact.rounded()
      guard number >= 0, cents <= Double(Money.most.cents),
        abs(exact - cents) < (isJSON ? .leastNonzeroMagnitude : 1e-4)
      else {
        throw RowError(flaw: .refusal(.unreadable(.amount(ReadCell.text(number)))))
      }
      return .money(Money(cents: Int(cents)))
    case (.records(let records), .milestones):
      do { return .milestones(try MilestoneText.milestones(records)) } catch { throw RowError(flaw: .refusal(error)) }
    case (.flag(let flag), .flag): return .flag(flag)
    default: return nil
    }
  }

  private var isJSON: Bool { format == .json || format == .jsonLines }

  private func read(_ text: String, _ attribute: Attribute) throws(Refusal) -> Value {
    switch attribute.form {
    case .milestones: return .milestones(try MilestoneText.milestones(text))
    case .day: return .day(try Day(written: text))
    case .term where attribute == .maturityModel && text == "2":
      return .text(MaturityModel.version2.rawValue)
    default: return try Assignment(attribute, reading: text, in: configuration).value
    }
  }
}

extension Day {
  /// The day that spreadsheets count so, of this century only: other numbers are more likely no days.
  init?(serial: Double) {
    guard serial == serial.rounded(.down), (36_526...73_050).contains(serial) else { return nil }
    self.init(number: Int(serial) - 25_569)
  }

  /// A day as lists have it: also with a year of two digits of this century, or followed by a time of day.
  init(written text: String) throws(Refusal) {
    if let day = Day(exactly: text) {
      self = day
      return
    }
    let bare = text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    if let day = Day(exactly: bare) {
      self = day
      return
    }
    let parts = bare.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 3, parts[2].utf8.count == 2, let day = Day(exactly: "\(parts[0]).\(parts[1]).20\(parts[2])") {
      self = day
      return
    }
    let words = bare.split(whereSeparator: { $0 == " " || $0 == "T" })
    if words.count == 2, words[1].contains(":"), words[1].allSatisfy({ "0123456789:.Z".contains($0) }),
      let day = Day(exactly: words[0])
    {
      self = day
      return
    }
    throw .unreadable(.day(text))
  }
}
