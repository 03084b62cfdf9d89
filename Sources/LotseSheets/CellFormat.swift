internal import LotseBasics

/// The number format of a cell: what kind of value it makes of a number, and how it writes it (ECMA-376-1, 18.8.30).
struct CellFormat: Hashable {
  let kind: NumberFormat
  private let code: String

  static let general = CellFormat(id: 0)

  /// A format by its number, where no code is given for it; as a German program writes it.
  init(id: Int) {
    kind = NumberFormat(id: id)
    code = CellFormat.codes[id] ?? ""
  }

  init(code: String) {
    kind = NumberFormat(code: code)
    self.code = code.utf8.count <= 255 ? code : ""
  }

  private static let codes: [Int: String] = [
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 16: "dd. mmm", 17: "mmm yy",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 48: "##0.0E+0",
  ]

  /// What a person sees in the cell, where that is not simply the number or the day.
  func shown(_ value: Double, as cell: ReadCell) -> String? {
    if code.isEmpty || code.lowercased().hasPrefix("general") || code == "@" { return nil }
    switch cell {
    case .day(let day), .time(let day, _): return CellFormat.partial(day.civil, code)
    case .number: return number(value)
    default: return nil
    }
  }

  // MARK: Days

  private static let months = ["Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
  private static let longMonths = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
  ]

  /// A day of which the format leaves day, month or year out: `12/2026`, `03. Apr`; nil where it shows all three.
  private static func partial(_ civil: (year: Int, month: Int, day: Int), _ code: String) -> String? {
    var text = ""
    var parts = Set<Character>()
    var rest = code.prefix { $0 != ";" }
    let written = { (number: Int, count: Int) in number < 10 && count > 1 ? "0\(number)" : "\(number)" }
    while let first = rest.first {
      let letter = Character(first.lowercased())
      switch letter {
      case "d", "m", "y":
        let run = rest.prefix { $0 == first }.count
        rest = rest.dropFirst(run)
        parts.insert(letter)
        switch letter {
        case "d":
          // The day of the week says which one it is as little as nothing does.
          if run > 2 { return nil }
          text += written(civil.day, run)
        case "m":
          text += run > 3 ? longMonths[civil.month - 1] : run > 2 ? months[civil.month - 1] : written(civil.month, run)
        default: text += run > 2 ? "\(civil.year)" : written(civil.year % 100, 2)
        }
      case "h", "s": return nil
      case "\"":
        rest.removeFirst()
        let quoted = rest.prefix { $0 != "\"" }
        text += quoted
        rest = rest.dropFirst(quoted.count + 1)
      case "\\":
        text += rest.dropFirst().prefix(1)
        rest = rest.dropFirst(2)
      case "_", "*": rest = rest.dropFirst(2)
      case "[": rest = rest.drop { $0 != "]" }.dropFirst()
      default:
        text.append(first)
        rest.removeFirst()
      }
    }
    return parts.isSuperset(of: "dmy") ? nil : text
  }

  // MARK: Numbers

  /// The number as the first section that fits writes it, in German; nil for a format that cannot be followed.
  private func number(_ value: Double) -> String? {
    let sections = CellFormat.sections(code)
    let section =
      value < 0 && sections.count > 1 ? sections[1] : value == 0 && sections.count > 2 ? sections[2] : sections[0]
    var layout = Layout()
    guard layout.read(section) else { return nil }
    if layout.isText || !layout.hasDigits { return layout.isText ? nil : layout.before }
    var size = abs(value)
    for _ in 0..<layout.percents { size *= 100 }
    for _ in 0..<layout.thousands { size /= 1_000 }
    var exponent: Int?
    if layout.isScientific {
      var power = 0
      while size >= 10, power < 400 { (size, power) = (size / 10, power + 1) }
      while size > 0, size < 1, power > -400 { (size, power) = (size * 10, power - 1) }
      exponent = power
    }
    guard let digits = CellFormat.rounded(size, layout.decimals) else { return nil }
    var whole = String(digits.whole)
    while whole.count < layout.leading { whole = "0" + whole }
    if layout.isGrouped { whole = Digits.grouped(whole, by: ".") }
    var part = digits.part
    while part.count > layout.leastDecimals, part.hasSuffix("0") { part.removeLast() }
    var text = layout.before + whole + (part.isEmpty ? "" : "," + part)
    if let exponent {
      text += "E" + (exponent < 0 ? "-" : "+") + (abs(exponent) < 10 ? "0" : "") + "\(abs(exponent))"
    }
    text += layout.after
    let isSigned = value < 0 && sections.count < 2
    let shown = (isSigned ? "-" : "") + text.trimmingBlanks
    return shown == ReadCell.text(value) ? nil : shown
  }

  private static func sections(_ code: String) -> [Substring] {
    var sections: [Substring] = []
    var start = code.startIndex
    var place = start
    var isQuoted = false
    while place < code.endIndex {
      if code[place] == "\"" { isQuoted.toggle() }
      if code[place] == ";", !isQuoted {
        sections.append(code[start..<place])
        start = code.index(after: place)
      }
      place = code.index(after: place)
    }
    return sections + [code[start...]]
  }

  /// The number rounded half up by its decimal digits, as spreadsheets do; nil beyond what they can tell apart.
  private static func rounded(_ size: Double, _ decimals: Int) -> (whole: Int, part: String)? {
    guard size < 1e15, decimals <= 12 else { return nil }
    // 0.285 is less than that in binary, and 0.29 to every spreadsheet: so by the shortest digits that tell it.
    var digits = "\(size)"
    if digits.contains("e") { digits = size < 1e-4 ? "0.0" : "\(Int(size)).0" }
    let parts = digits.split(separator: ".")
    guard parts.count == 2, var whole = Int(parts[0]) else { return nil }
    var part = Array(parts[1].utf8.map { Int($0) - 48 })
    let roundsUp = part.count > decimals && part[decimals] >= 5
    part = Array(part.prefix(decimals)) + Array(repeating: 0, count: max(0, decimals - part.count))
    if roundsUp {
      var place = decimals - 1
      while place >= 0, part[place] == 9 {
        part[place] = 0
        place -= 1
      }
      if place >= 0 { part[place] += 1 } else { whole += 1 }
    }
    return (whole, part.map(String.init).joined())
  }

  /// What one section of a format says about a number.
  private struct Layout {
    var before = ""
    var after = ""
    var leading = 0
    var decimals = 0
    var leastDecimals = 0
    var percents = 0
    /// How often the number is divided by a thousand.
    var thousands = 0
    var isGrouped = false
    var isScientific = false
    var isText = false
    var hasDigits = false

    /// False for a format that writes fractions or times.
    mutating func read(_ section: Substring) -> Bool {
      var rest = section
      var isAfterPoint = false
      var commas = 0
      func add(_ text: some StringProtocol) { if hasDigits { after += text } else { before += text } }
      while let sign = rest.first {
        rest.removeFirst()
        switch sign {
        case "0", "#", "?":
          guard after.isEmpty || isScientific else { return false }
          hasDigits = true
          if isScientific { continue }
          if commas > 0 { isGrouped = true }
          commas = 0
          if isAfterPoint {
            decimals += 1
            if sign == "0" { leastDecimals = decimals }
          } else if sign == "0" {
            leading += 1
          }
        case ".": isAfterPoint = true
        case "," where hasDigits: commas += 1
        case "%":
          percents += 1
          add("%")
        case "E", "e":
          guard let next = rest.first, "+-".contains(next), hasDigits else { return false }
          rest.removeFirst()
          isScientific = true
        case "@": isText = true
        case "/": return false
        case "\"":
          let quoted = rest.prefix { $0 != "\"" }
          add(quoted)
          rest = rest.dropFirst(quoted.count + 1)
        case "\\":
          add(rest.prefix(1))
          rest = rest.dropFirst()
        case "_", "*": rest = rest.dropFirst()
        case "[":
          let inside = rest.prefix { $0 != "]" }
          rest = rest.dropFirst(inside.count + 1)
          // A currency: `[$€-407]`.
          if inside.hasPrefix("$") { add(inside.dropFirst().prefix { $0 != "-" }) }
        default: add(String(sign))
        }
      }
      thousands = commas
      return true
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
