/// The table of texts that cells share; once it has grown large, further texts stand in their cells instead, so that
/// memory stays bounded.
struct XLSXStringsWriter {
  private static let limit = 16 << 20
  private static let large = 1 << 20
  private static let empty = [Int32](repeating: -1, count: 1 << 10)
  private var table = XMLText()
  /// Where the entries begin in the table, by place. What is looked for is compared with them byte by byte: `String` holds
  /// é and e + ◌́ for equal, a file must not; and no text is kept a second time.
  private var starts: [UInt32] = []
  /// Places by the hash of their entries, next to where another one stands; -1 where none does.
  private var slots = XLSXStringsWriter.empty
  private var entry = XMLText()
  private var uses = 0

  /// The place of the text in the table, or nil where it is full and has no such text.
  mutating func place(of text: String) -> Int? {
    entry.removeAll()
    entry.raw("<si>")
    XLSXStringsWriter.write(text, to: &entry)
    entry.raw("</si>")
    var slot = slot(of: entry.bytes[...])
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if bytes(at: place) == entry.bytes[...] {
        uses += 1
        return place
      }
      slot = next(slot)
    }
    guard table.bytes.count < XLSXStringsWriter.limit else { return nil }
    uses += 1
    slots[slot] = Int32(starts.count)
    starts.append(UInt32(table.bytes.count))
    // Room that nothing stands in costs nothing; a large array that grows is in memory twice.
    if table.bytes.count >= XLSXStringsWriter.large { table.reserve(XLSXStringsWriter.limit + XLSXStringsWriter.large) }
    table.raw(entry)
    if starts.count * 4 > slots.count * 3 { spread() }
    return starts.count - 1
  }

  private func bytes(at place: Int) -> ArraySlice<UInt8> {
    table.bytes[Int(starts[place])..<(place + 1 < starts.count ? Int(starts[place + 1]) : table.bytes.count)]
  }

  private func slot(of entry: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    entry.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize() & (slots.count - 1)
  }

  private func next(_ slot: Int) -> Int { (slot + 1) & (slots.count - 1) }

  /// Gives the places twice the room.
  private mutating func spread() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for place in starts.indices {
      var slot = slot(of: bytes(at: place))
      while slots[slot] >= 0 { slot = next(slot) }
      slots[slot] = Int32(place)
    }
  }

  /// Writes the table, of which nothing is left then.
  mutating func write(to zip: ZipWriter) throws(SpreadsheetFailure) {
    var part = XMLText(
      part: "<sst xmlns=\"\(XLSXPartsWriter.main)\" count=\"\(uses)\" uniqueCount=\"\(starts.count)\">")
    (starts, slots) = ([], XLSXStringsWriter.empty)
    try zip.open("xl/sharedStrings.xml")
    try zip.write(&part)
    try zip.write(&table)
    table = XMLText()
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
