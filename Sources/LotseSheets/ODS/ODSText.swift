extension XMLText {
  /// Paragraphs of a cell, one to a line, however the line ends: LibreOffice passes over the element for a line break.
  /// Blanks that XML readers may drop are elements (ODF 1.3 part 3, 6.1.2 to 6.1.4).
  mutating func paragraphs(_ text: String, link: String? = nil) {
    let start = link.flatMap(WebAddress.init).map { address in
      var start = XMLText()
      start.raw("<text:a xlink:type=\"simple\"")
      start.attribute("xlink:href", address.whole)
      start.raw(">")
      return start
    }
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { paragraphs($0, link: start) }
    if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { paragraphs($0, link: start) } }
  }

  private mutating func paragraphs(_ text: UnsafeBufferPointer<UInt8>, link: XMLText?) {
    var place = 0
    while true {
      let end = text[place...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      raw("<text:p>")
      if let link { raw(link) }
      line(UnsafeBufferPointer(rebasing: text[place..<end]))
      raw(link == nil ? "</text:p>" : "</text:a></text:p>")
      guard end < text.count else { return }
      let isPair = text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A
      place = end + (isPair ? 2 : 1)
    }
  }

  /// Text inside a paragraph, its lines kept apart by breaks (ODF 1.3 part 3, 6.1.5).
  public mutating func inline(_ text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { inline($0) }
    if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { inline($0) } }
  }

  private mutating func inline(_ text: UnsafeBufferPointer<UInt8>) {
    var rest = text[...]
    while let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      line(UnsafeBufferPointer(rebasing: rest[..<end]))
      raw("<text:line-break/>")
      let isPair = text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A
      rest = text[(end + (isPair ? 2 : 1))...]
    }
    line(UnsafeBufferPointer(rebasing: rest))
  }

  private mutating func line(_ line: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var place = 0
    while place < line.count {
      let byte = line[place]
      guard byte == 0x20 || byte == 0x09 else {
        place += 1
        continue
      }
      guard byte == 0x20 else {
        escape(UnsafeBufferPointer(rebasing: line[copied..<place]), forExcel: false)
        raw("<text:tab/>")
        place += 1
        copied = place
        continue
      }
      let end = line[place...].firstIndex { $0 != 0x20 } ?? line.count
      // One blank between words stays one; at an end of the line, or beside a tab, it would be lost.
      let isInside = place > 0 && end < line.count && line[place - 1] > 0x20 && line[end] > 0x20
      let plain = isInside ? 1 : 0
      if end - place > plain {
        escape(UnsafeBufferPointer(rebasing: line[copied..<(place + plain)]), forExcel: false)
        raw("<text:s text:c=\"\(end - place - plain)\"/>")
        copied = end
      }
      place = end
    }
    escape(UnsafeBufferPointer(rebasing: line[copied...]), forExcel: false)
  }
}
