internal import LotseBasics
public import LotseModel
public import LotseSheets

/// Reads the cells of a list's rows as values; every cell that does not fit becomes a problem of its own.
public struct RowReader {
  private let columns: [(index: Int, column: ImportColumn)]
  private let factors: [Int: Int]
  private let mapping: ImportMapping
  private let configuration: CityConfiguration
  /// An apostrophe stands before what a spreadsheet would run, but not in JSON; JSON counts money in cents.
  private let format: TableFile.Format
  /// The mark that clears.
  private let clear: String
  /// Whether a number in a column of days is one without its format, as a paste of values leaves it.
  var takesSerialDays = false
  /// How many cells say something that the mapping leaves without a value, by attribute and what they say.
  public private(set) var passedOver: [Attribute: [String: Int]] = [:]
  /// What the words of a closed vocabulary mean, per column: they come again and again.
  private var known: [[String: Value]]

  public init(
    _ table: ImportTable, _ format: TableFile.Format, _ mapping: ImportMapping, _ configuration: CityConfiguration
  ) {
    self.mapping = mapping
    self.configuration = configuration
    self.format = format
    clear = RowReader.mark(mapping.clear)
    factors = table.factors
    columns = table.columns.enumerated().filter { $1 != .ignored && $1 != .derived }.map { ($0, $1) }
    known = Array(repeating: [:], count: table.columns.count)
  }

  public mutating func read(_ row: ReadRow) -> ListedRow {
    var listed = ListedRow(line: row.line)
    var crossed = Set<Attribute>()
    for (index, column) in columns where index < row.cells.count {
      let cell = row.cells[index]
      let shown = row.shown[index]
      do throws(RowError) {
        switch column {
        case .number: listed.number = try number(cell)
        case .attribute(let attribute):
          if let (attribute, value) = try value(cell, shown, attribute, index) { listed.listing[attribute] = value }
        case .cross(let attribute, let word):
          guard try isCrossed(cell) else { continue }
          // Of several columns for one attribute only one can be meant.
          if crossed.contains(attribute) { throw RowError(flaw: .secondCross(attribute)) }
          crossed.insert(attribute)
          do { listed.listing[attribute] = try read(word, attribute) } catch { throw RowError(flaw: .refusal(error)) }
        // A word in it is a remark of somebody's; figures are meant for a change.
        case .change:
          let text = plain(cell)
          listed.change = listed.change ?? Changeset.number(written: text)
          if listed.change == nil, text.contains(where: \.isNumber) { throw RowError(flaw: .notAChange) }
        case .derived, .ignored: break
        }
      } catch {
        listed.problems.append(
          RowProblem(error.flaw, line: row.line, column: index, value: said(cell, shown, column)))
      }
    }
    // What nobody means for the title of a new sub-project, and what would be counted again.
    if listed.number == nil, let title = listed.listing[.title]?.text, ListRows.isSum(title),
      let index = columns.first(where: { $0.column == .attribute(.title) })?.index
    {
      listed.problems.append(RowProblem(.sumRow, line: row.line, column: index, value: title))
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

  /// What a cell says, as a mapping would name it.
  private func said(_ cell: ReadCell, _ shown: String?, _ column: ImportColumn) -> String {
    guard case .attribute(let attribute) = column else { return cell.plainText }
    return RowReader.seen(cell, shown, attribute, configuration.language, isJSON: isJSON) ?? plain(cell)
  }

  /// What people make a cross with.
  static func isCross(_ text: String) -> Bool {
    ["x", "xx", "ja", "j", "yes", "y", "1", "✓", "✔", "✗", "✘", "☒", "☑", "●", "•", "■", "*", "+", "wahr", "true", "×"]
      .contains(Text.folded(text).filter { !$0.isWhitespace })
  }

  private func isCrossed(_ cell: ReadCell) throws(RowError) -> Bool {
    if case .error = cell { throw RowError(flaw: .spreadsheetError) }
    let text = plain(cell)
    if text.isEmpty || RowReader.isCross(text) { return !text.isEmpty }
    let isNone = ["-", "nein", "n", "no", "0", "o", "○", "□", "☐", "falsch", "false"]
      .contains(Text.folded(text).filter { !$0.isWhitespace })
    if isNone { return false }
    throw RowError(flaw: .notACross)
  }

  private struct RowError: Error {
    let flaw: RowProblem.Flaw
  }

  private func number(_ cell: ReadCell) throws(RowError) -> Number? {
    let text = Text.seen(plain(cell)).filter { $0 != " " }
    if text.isEmpty { return nil }
    let bare = text.uppercased()
    guard bare.hasPrefix("TP"), let number = try? Number(parsing: bare) else {
      throw RowError(flaw: .foreignNumber)
    }
    return number
  }

  /// The value of a cell and the attribute that it belongs to; nil leaves the attribute alone. `shown` is what a person
  /// sees in a cell whose format shows something else than the number or the day in it.
  private mutating func value(
    _ cell: ReadCell, _ shown: String?, _ attribute: Attribute, _ column: Int
  ) throws(RowError) -> (Attribute, Value)? {
    if case .error = cell { throw RowError(flaw: .spreadsheetError) }
    var text = seen(cell, shown, attribute)
    // Links hold commas; blanks are between them.
    if case .list(let links) = cell, case .links = attribute.form { text = links.joined(separator: " ") }
    if text.isEmpty { return nil }
    if let known = known[column][text] { return (attribute, known) }
    let written = text
    let hasWords = mapping.words[attribute] != nil || mapping.moved[attribute] != nil
    let word = hasWords ? ImportMapping.folded(text) : ""
    if let moved = mapping.moved[attribute]?[word] {
      do { return (moved.attribute, try read(moved.text, moved.attribute)) } catch {
        throw RowError(flaw: .refusal(error))
      }
    }
    var isMapped = false
    if let ours = mapping.words[attribute]?[word] {
      if ours.isEmpty {
        passedOver[attribute, default: [:]][written, default: 0] += 1
        return nil
      }
      text = ours
      isMapped = true
    } else if let value = try typed(cell, shown, attribute, column) {
      return (attribute, value)
    }
    let isClearing = isClearing(text)
    if Text.seen(text) == Assignment.clearingMark, !isClearing { return nil }
    do throws(Refusal) {
      if isClearing {
        return (attribute, try Assignment(attribute, reading: Assignment.clearingMark, in: configuration).value)
      }
      let value = try read(text, attribute, factor: isMapped ? 1 : factors[column] ?? 1)
      switch attribute.form {
      case .term, .field, .unit, .flag, .choice: known[column][written] = value
      default: break
      }
      return (attribute, value)
    } catch {
      throw RowError(flaw: .refusal(error))
    }
  }

  /// The text of a cell as the attribute takes it: in a column of texts what is seen there counts, not what a program
  /// made of it ("12/2026" became a day, "80 %" 0.8, "00007" 7).
  private func seen(_ cell: ReadCell, _ shown: String?, _ attribute: Attribute) -> String {
    RowReader.seen(cell, shown, attribute, configuration.language, isJSON: isJSON) ?? plain(cell)
  }

  /// The same where it is not simply the text of the cell.
  static func seen(
    _ cell: ReadCell, _ shown: String?, _ attribute: Attribute, _ language: Language, isJSON: Bool = false
  ) -> String? {
    if isJSON { return nil }
    switch (attribute.form, cell) {
    case (.money, _), (.milestones, _): return nil
    // A format that leaves a part of the day out: which day of "12/2026" is meant the program has made up.
    case (.day, .day), (.day, .time): return shown
    case (.day, _): return nil
    case (.count, .number): return shown.flatMap { $0.hasSuffix("%") ? $0 : nil }
    case (.count, _), (.flag, _): return nil
    case (_, .flag(let flag)): return shown ?? language(flag ? "WAHR" : "FALSCH", flag ? "TRUE" : "FALSE")
    case (.line, .number(let number)), (.text, .number(let number)):
      return shown ?? (language == .de ? ReadCell.text(number).replacing(".", with: ",") : ReadCell.text(number))
    case (_, .number), (_, .day), (_, .time): return shown
    default: return nil
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
    Text.seen(text).split { $0 == " " || $0 == "\n" }.joined(separator: " ").lowercased()
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
  private func typed(
    _ cell: ReadCell, _ shown: String?, _ attribute: Attribute, _ column: Int
  ) throws(RowError) -> Value? {
    switch (cell, attribute.form) {
    case (.day(let day), .day) where shown == nil, (.time(let day, _), .day) where shown == nil:
      if let year = day.typedYear { throw RowError(flaw: .refusal(.unreadable(.typedYear(year)))) }
      return .day(day)
    case (.day(let day), .line) where shown == nil, (.day(let day), .text) where shown == nil:
      return .text(day.text(configuration.language))
    case (.number(let number), .day) where takesSerialDays: return Day(serial: number).map(Value.day)
    case (.number(let number), .money):
      if let shown, shown.hasSuffix("%") || ListedMoney.hasForeignUnit(shown) {
        throw RowError(flaw: .refusal(.unreadable(.amount(shown))))
      }
      // As a text 12.345 would be twelve thousand; as a number it is no amount.
      let exact = try isJSON ? number : euros(number, shown, column) * 100
      let cents = exact.rounded()
      guard number >= 0, cents < 1e14, abs(exact - cents) < (isJSON ? .leastNonzeroMagnitude : 1e-4) else {
        throw RowError(flaw: .refusal(.unreadable(.amount(ReadCell.text(number)))))
      }
      guard cents <= Double(Money.most.cents) else {
        throw RowError(flaw: .refusal(.unreadable(.tooMuch(ReadCell.text(number)))))
      }
      return .money(Money(cents: Int(cents)))
    case (.records(let records), .milestones):
      do { return .milestones(try MilestoneText.milestones(records)) } catch { throw RowError(flaw: .refusal(error)) }
    case (.flag(let flag), .flag): return .flag(flag)
    default: return nil
    }
  }

  /// How many euros a number is: what the heading says, unless the cell shows a unit of its own.
  private func euros(_ number: Double, _ shown: String?, _ column: Int) throws(RowError) -> Double {
    let usual = factors[column] ?? 1
    guard let shown else { return number * Double(usual) }
    guard let euros = ListedMoney.value(of: number, shownAs: shown, factor: usual) else {
      throw RowError(flaw: .refusal(.unreadable(.amount(shown))))
    }
    return euros
  }

  private var isJSON: Bool { format == .json || format == .jsonLines }

  private func read(_ text: String, _ attribute: Attribute, factor: Int = 1) throws(Refusal) -> Value {
    switch attribute.form {
    case .milestones: return .milestones(try MilestoneText.milestones(text))
    case .money:
      let money = try Refusal.reading { () throws(Unreadable) in
        isJSON ? try Money(parsing: text) : try ListedMoney.read(text, factor: factor)
      }
      guard money.cents >= 0 else { throw .unreadable(.amount(text)) }
      return .money(money)
    // A cross says yes, where a city keeps its own lists.
    case .flag where RowReader.isCross(text): return .flag(true)
    case .term where attribute == .maturityModel && Text.seen(text) == "2":
      return .text(MaturityModel.version2.rawValue)
    default: return try Assignment(attribute, reading: text, in: configuration).value
    }
  }
}
