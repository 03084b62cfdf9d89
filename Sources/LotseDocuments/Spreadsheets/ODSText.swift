extension XMLText {
  /// Paragraphs of a cell, one to a line. Blanks that XML readers may drop are elements (ODF 1.3 part 3, 6.1.2 to
  /// 6.1.5), and so is a carriage return, as the line break that it was meant to be.
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
      let end = text[place...].firstIndex(of: 0x0A) ?? text.count
      let hasReturn = end > place && end < text.count && text[end - 1] == 0x0D
      raw("<text:p>")
      if let link { raw(link) }
      line(UnsafeBufferPointer(rebasing: text[place..<(hasReturn ? end - 1 : end)]))
      raw(link == nil ? "</text:p>" : "</text:a></text:p>")
      guard end < text.count else { return }
      place = end + 1
    }
  }

  private mutating func line(_ line: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var place = 0
    while place < line.count {
      let byte = line[place]
      guard byte <= 0x20, byte == 0x20 || byte == 0x09 || byte == 0x0D else {
        place += 1
        continue
      }
      guard byte == 0x20 else {
        escape(UnsafeBufferPointer(rebasing: line[copied..<place]), forExcel: false)
        raw(byte == 0x09 ? "<text:tab/>" : "<text:line-break/>")
        place += 1
        copied = place
        continue
      }
      let end = line[place...].firstIndex { $0 != 0x20 } ?? line.count
      // One blank between words stays one; at an end of the line, or beside a break, it would be lost.
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
