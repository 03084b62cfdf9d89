public import LotseBasics

/// What a cell holds before any format makes a text of it: a figure stays a figure up to the last step.
public enum CellContent: Hashable, Sendable {
  case empty
  /// Not known, or not applying: a dash to who reads a page, nothing to who computes.
  case dash
  /// Words; always a text to the program that opens them, never a formula.
  case text(String)
  /// One thing under two names: the identifier for programs, and what people call it.
  case term(key: String, name: String)
  case list([String])
  case count(Int)
  /// A difference of counts, shown with its sign.
  case difference(Int)
  case money(Money)
  /// A number with up to two decimals, in hundredths.
  case hundredths(Int)
  /// Whole percents.
  case percent(Int)
  case day(Day)
  case flag(Bool)
  /// Counts of periods that follow each other, oldest first; drawn as a row of bars in the line of text.
  case sparkline([Int])
}

extension CellContent {
  /// As people read it.
  public func text(_ language: Language) -> String {
    switch self {
    case .empty: ""
    case .dash: "–"
    case .text(let text): text
    case .term(_, let name): name
    case .list(let list): list.joined(separator: ", ")
    case .count(let count): String(count)
    case .difference(let count): Digits.signed(count)
    case .money(let money): money.text(language)
    case .hundredths(let number): Digits.decimal(hundredths: number, point: language(",", "."))
    case .percent(let number): language("\(number) %", "\(number)%")
    case .day(let day): day.text(language)
    case .flag(let flag): flag ? language("ja", "yes") : language("nein", "no")
    case .sparkline(let counts): CellContent.bars(counts)
    }
  }

  /// What is read aloud where the text is a picture made of letters.
  public var spoken: String? {
    if case .sparkline(let counts) = self { counts.map(String.init).joined(separator: ", ") } else { nil }
  }

  /// One bar per count, the highest as high as the line; nothing is a bar at the foot, and one of many more than that.
  private static func bars(_ counts: [Int]) -> String {
    let letters = Array("▁▂▃▄▅▆▇█")
    let most = max(1, counts.max() ?? 0)
    let step = Double(letters.count - 1) / Double(most)
    return String(counts.map { letters[$0 <= 0 ? 0 : max(1, Int(Double($0) * step))] })
  }

  /// As programs read it: identifiers, ISO dates, amounts with a point; words that a spreadsheet would run are defused.
  var plain: String {
    switch self {
    case .empty, .dash: ""
    case .text(let text), .term(let text, _): CSVTable.defused(text)
    case .list(let list): CSVTable.defused(list.joined(separator: "; "))
    case .count(let number), .difference(let number), .percent(let number): String(number)
    case .money(let money): money.plain
    case .hundredths(let number): Digits.decimal(hundredths: number)
    case .day(let day): day.iso
    case .flag(let flag): String(flag)
    case .sparkline(let counts): counts.map(String.init).joined(separator: " ")
    }
  }

  /// The same as a value of its kind: money in cents, a number with decimals in hundredths.
  var json: JSONValue {
    switch self {
    case .empty, .dash, .term("", _): .null
    case .text(let text), .term(let text, _): .string(text)
    case .list(let list): .array(list.map(JSONValue.string))
    case .count(let number), .difference(let number), .percent(let number), .hundredths(let number): .int(number)
    case .money(let money): .int(money.cents)
    case .day(let day): .string(day.iso)
    case .flag(let flag): .bool(flag)
    case .sparkline(let counts): .array(counts.map(JSONValue.int))
    }
  }

  /// What spreadsheets hold as a text, if it is one; what is not known is an empty cell there.
  var words: String? {
    switch self {
    case .text(let text), .term(_, let text): text
    case .list(let list): list.joined(separator: ", ")
    case .empty, .dash, .count, .difference, .money, .hundredths, .percent, .day, .flag, .sparkline: nil
    }
  }

  /// The content in a form that every spreadsheet keeps exactly: numbers beyond 15 digits and days before 1900 are texts.
  func kept(_ language: Language) -> CellContent {
    switch self {
    case .dash, .text(""), .term(_, ""), .list([]), .sparkline([]): .empty
    case .term(_, let name): .text(name)
    case .list(let list): .text(list.joined(separator: ", "))
    case .sparkline: .text(spoken ?? "")
    case .count(let count) where count.magnitude >= 1_000_000_000_000_000: .text(String(count))
    case .hundredths(let count) where count.magnitude >= 1_000_000_000_000_000: .text("\(count) / 100")
    case .percent(let count) where count.magnitude >= 1_000_000_000_000_000: .text("\(count) %")
    case .money(let money) where money.cents.magnitude >= 1_000_000_000_000_000: .text(money.text(language))
    case .day(let day) where !Day.ofSpreadsheets.contains(day) || day.typedYear != nil: .text(day.text(language))
    default: self
    }
  }
}
