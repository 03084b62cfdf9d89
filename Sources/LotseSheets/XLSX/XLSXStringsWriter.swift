/// The table of texts that cells share; once it has grown large, further texts stand in their cells instead, so that
/// memory stays bounded.
struct XLSXStringsWriter {
  /// A text equal only to the very same bytes: `String` holds é and e + ◌́ for equal, a file must not.
  private struct Exact: Hashable {
    let text: String

    static func == (left: Exact, right: Exact) -> Bool {
      guard left.text.utf8.count == right.text.utf8.count else { return false }
      let isSame = left.text.utf8.withContiguousStorageIfAvailable { left in
        right.text.utf8.withContiguousStorageIfAvailable { right in left.elementsEqual(right) }
      }
      return (isSame ?? nil) ?? left.text.utf8.elementsEqual(right.text.utf8)
    }
  }

  private static let limit = 16 << 20
  private var places: [Exact: Int] = [:]
  private var table = XMLText()
  private var uses = 0

  /// The place of the text in the table, or nil where it is full and has no such text.
  mutating func place(of text: String) -> Int? {
    let key = Exact(text: text)
    if let place = places[key] {
      uses += 1
      return place
    }
    guard table.bytes.count < XLSXStringsWriter.limit else { return nil }
    uses += 1
    let place = places.count
    places[key] = place
    table.raw("<si>")
    XLSXStringsWriter.write(text, to: &table)
    table.raw("</si>")
    return place
  }

  /// Writes the table, of which nothing is left then.
  mutating func write(to zip: ZipWriter) throws(SpreadsheetFailure) {
    var part = XMLText(
      part: "<sst xmlns=\"\(XLSXPartsWriter.main)\" count=\"\(uses)\" uniqueCount=\"\(places.count)\">")
    places = [:]
    try zip.open("xl/sharedStrings.xml")
    try zip.write(&part)
    try zip.write(&table)
    part.raw("</sst>")
    try zip.write(&part)
    try zip.close()
  }

  /// `<t>text</t>`, with blanks at its ends and line breaks kept.
  static func write(_ text: String, to part: inout XMLText) {
    let isDelicate = text.utf8.first.map(isBlank) ?? false || text.utf8.last.map(isBlank) ?? false
    part.raw(isDelicate || text.hasLineBreak ? "<t xml:space=\"preserve\">" : "<t>")
    part.excelText(text)
    part.raw("</t>")
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
