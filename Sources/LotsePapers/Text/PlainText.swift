/// A text in which every scalar is a character of one cell, as nearly all German and English text is: it can be measured
/// and broken byte by byte, which a table of thousands of cells asks for. `TerminalWidth` says what holds for the others.
struct PlainText {
  /// What a text takes, in cells.
  struct Measures {
    /// Of its longest line, and of its longest word.
    fileprivate(set) var line = 0
    fileprivate(set) var word = 0
    fileprivate(set) var isOneLine = true
  }

  let measures: Measures
  private let text: String
  private let bytes: [UInt8]

  private static let blank = UInt8(ascii: " ")
  private static let newline = UInt8(ascii: "\n")

  /// Nil where the text needs a closer look.
  init?(_ text: String) {
    guard let measures = PlainText.measures(of: text) else { return nil }
    self.measures = measures
    self.text = text
    bytes = Array(text.utf8)
  }

  /// The same without anything kept of the text.
  static func measures(of text: String) -> Measures? {
    text.utf8.withContiguousStorageIfAvailable { measures(of: $0) }
      ?? Array(text.utf8).withUnsafeBufferPointer { measures(of: $0) }
  }

  private static func measures(of bytes: UnsafeBufferPointer<UInt8>) -> Measures? {
    var measures = Measures()
    var (line, word) = (0, 0)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case newline:
        measures.line = max(measures.line, line)
        measures.isOneLine = false
        (line, word) = (0, 0)
      case blank:
        line += 1
        word = 0
      default:
        guard let length = length(at: index, of: bytes) else { return nil }
        // A sign behind a figure stays on its line.
        let isSign = bytes[index] == UInt8(ascii: "%") || bytes[index] == 0xE2 && bytes[index + 1] == 0x82
        if isSign, word == 0 { return nil }
        line += 1
        word += 1
        measures.word = max(measures.word, word)
        index += length - 1
      }
      index += 1
    }
    measures.line = max(measures.line, line)
    return measures
  }

  /// The cells that a text takes; nil where it needs a closer look.
  static func cells(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var cells = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == blank {
        index += 1
      } else {
        guard let length = length(at: index, of: bytes) else { return nil }
        index += length
      }
      cells += 1
    }
    return cells
  }

  /// How many bytes the visible scalar has that begins at an index; nil where it is none, or may take another width or
  /// hang on another one: what lies beyond U+02FF, dashes, quotes, dots, the euro sign, arrows, minus and blocks aside.
  @inline(__always)
  private static func length<Bytes: RandomAccessCollection<UInt8>>(at index: Int, of bytes: Bytes) -> Int?
  where Bytes.Index == Int {
    switch bytes[index] {
    case 0x21...0x7E: return 1
    case 0xC2: return index + 1 < bytes.count && bytes[index + 1] >= 0xA0 ? 2 : nil
    case 0xC3...0xCB: return 2
    case 0xE2:
      guard index + 2 < bytes.count else { return nil }
      switch (bytes[index + 1], bytes[index + 2]) {
      case (0x80, 0x90...0xA7), (0x82, 0xAC), (0x86, _), (0x88, 0x92), (0x94...0x95, _): return 3
      case (0x96, 0x80...0xA0): return 3
      default: return nil
      }
    default: return nil
    }
  }

  /// The beginning of a line that is longer than that many cells; "…" stands for what is cut off.
  static func cut(_ line: ArraySlice<UInt8>, to width: Int) -> String {
    var cells = 0
    let end = line.firstIndex { byte in
      if byte & 0xC0 != 0x80 { cells += 1 }
      return cells == max(1, width)
    }
    return String(decoding: line[..<(end ?? line.endIndex)], as: UTF8.self) + "…"
  }

  /// Broken into lines of at most that many cells, at blanks where there are any.
  func wrapped(to width: Int) -> [String] {
    measures.line <= width && measures.isOneLine ? [text] : PlainText.wrapped(bytes[...], to: width)
  }

  /// The same of the bytes of a text that was measured before.
  static func wrapped(_ bytes: ArraySlice<UInt8>, to width: Int) -> [String] {
    var lines: [String] = []
    for line in bytes.split(separator: newline, omittingEmptySubsequences: false) { add(line, to: &lines, width) }
    return lines
  }

  private static func add(_ bytes: ArraySlice<UInt8>, to lines: inout [String], _ width: Int) {
    if cells(bytes) <= width { return lines.append(String(decoding: bytes, as: UTF8.self)) }
    var line: [UInt8] = []
    line.reserveCapacity(bytes.count)
    var (taken, start) = (0, bytes.startIndex)
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: blank) ?? bytes.endIndex
      let word = bytes[start..<end]
      start = end + 1
      if word.isEmpty { continue }
      let own = cells(word)
      if !line.isEmpty, taken + 1 + own <= width {
        line.append(blank)
        line += word
        taken += 1 + own
        continue
      }
      if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
      line.removeAll(keepingCapacity: true)
      line += word
      taken = own
      guard own > width else { continue }
      let pieces = WordBreak(width: width).pieces(of: String(decoding: word, as: UTF8.self)[...])
      lines += pieces.dropLast()
      line = Array((pieces.last ?? "").utf8)
      taken = cells(line[...])
    }
    lines.append(String(decoding: line, as: UTF8.self))
  }

  /// The scalars, which are as many as the cells.
  private static func cells(_ bytes: ArraySlice<UInt8>) -> Int {
    var cells = 0
    for byte in bytes where byte & 0xC0 != 0x80 { cells += 1 }
    return cells
  }
}
