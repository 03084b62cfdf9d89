/// One cell as it is read: the value of its type, or the paragraphs of its text.
struct ODSCell {
  let repeats: Int
  private let attributes: XMLAttributes
  private let isCovered: Bool
  private var text = ""
  private var paragraphs = 0
  private(set) var isInParagraph = false
  /// Blanks in a row are one, and at the start of a paragraph none (ODF 1.3-3, 6.1.2).
  private var isAfterBlank = true

  init(_ attributes: XMLAttributes) {
    self.attributes = attributes
    isCovered = false
    repeats = ODSContent.repeats(attributes["table:number-columns-repeated"])
  }

  /// A cell under another one; what it holds is not seen.
  init(covered attributes: XMLAttributes) {
    self.attributes = XMLAttributes()
    isCovered = true
    repeats = ODSContent.repeats(attributes["table:number-columns-repeated"])
  }

  var size: Int { text.utf8.count }

  /// How many rows and columns the cell is joined over, where it is more than one.
  var span: (rows: Int, columns: Int)? {
    let rows = ODSContent.repeats(attributes["table:number-rows-spanned"])
    let columns = min(ODSContent.repeats(attributes["table:number-columns-spanned"]), TableLimits.columns)
    return rows > 1 || columns > 1 ? (rows, columns) : nil
  }

  /// What a person sees where it is not simply the number or the day that the cell holds.
  func shown(_ content: ReadCell) -> String? {
    guard !text.isEmpty else { return nil }
    switch content {
    case .number(let number):
      let plain = ReadCell.text(number)
      return text == plain || text.replacing(",", with: ".") == plain ? nil : text
    case .day, .time:
      let words = text.split { $0 == " " || $0 == "T" }
      let digits = words.first?.split { !$0.isNumber } ?? []
      // Three numbers or a name of a month beside two: the whole day stands there.
      return digits.count == 3 || words.count > 2 ? nil : text
    case .flag: return text
    default: return nil
    }
  }

  mutating func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "text:p", "text:h":
      if paragraphs > 0 { text += "\n" }
      paragraphs += 1
      isInParagraph = true
      isAfterBlank = true
    case "text:s":
      let count = min(ODSContent.repeats(attributes["text:c"]), TableLimits.cell + 1)
      insert(String(repeating: " ", count: count))
    case "text:tab": insert("\t")
    case "text:line-break": insert("\n")
    default: break
    }
  }

  mutating func end(_ element: String) {
    if element == "text:p" || element == "text:h" { isInParagraph = false }
  }

  private mutating func insert(_ characters: String) {
    guard isInParagraph, !isCovered else { return }
    text += characters
    isAfterBlank = false
  }

  mutating func add(_ characters: String) {
    guard isInParagraph, !isCovered else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.utf8.count)
    for byte in characters.utf8 {
      let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
      if !isBlank || !isAfterBlank { bytes.append(isBlank ? 0x20 : byte) }
      isAfterBlank = isBlank
    }
    text += String(decoding: bytes, as: UTF8.self)
  }

  var content: ReadCell {
    if isCovered { return .empty }
    if attributes["calcext:value-type"] == "error" { return .error(text.isEmpty ? "#" : text) }
    let shown: ReadCell = text.isEmpty ? .empty : .text(text)
    switch attributes["office:value-type"] {
    case "float", "percentage", "currency":
      guard let value = attributes["office:value"].flatMap(XLSXSheet.number) else { return shown }
      return .number(value)
    case "date":
      guard let value = attributes["office:date-value"] else { return shown }
      return ISOMoment.cell(value) ?? .text(value)
    case "time":
      guard let value = attributes["office:time-value"].flatMap(ISOMoment.seconds) else { return shown }
      return .text(NumberFormat.clock(value))
    case "boolean": return .flag(attributes["office:boolean-value"] == "true")
    case "string":
      guard let value = attributes["office:string-value"] else { return shown }
      return value.isEmpty ? .empty : .text(value)
    default: return shown
    }
  }
}
