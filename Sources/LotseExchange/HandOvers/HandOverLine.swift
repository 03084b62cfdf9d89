internal import LotseBasics
internal import LotseModel

/// Reads a row as Lotse itself writes it: one line, keys in their order, no blanks, no escapes, lists as short as can be.
/// Nearly every row of every package is like that, and read where it stands it takes a fifth of the time. Whatever is
/// otherwise is left to a reader that understands all JSON and says what is wrong.
struct HandOverLine {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var index: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  /// A column by the bytes of its name and of its words.
  private struct Column {
    let name: [UInt8]
    let place: Int
    let form: HandOverColumn.Form
    let words: [[UInt8]]
  }

  private static let columns = HandOverColumn.all.enumerated().map { place, column in
    let words = if case .word(let words) = column.form { words.map { Array($0.utf8) } } else { [[UInt8]]() }
    return Column(name: Array(column.name.utf8), place: place, form: column.form, words: words)
  }.sorted { $0.name.lexicographicallyPrecedes($1.name) }

  /// The cells of the row; nil where the line is written in another way, or wrong.
  mutating func row() -> [HandedOverRows.Cell]? {
    var row = [HandedOverRows.Cell](repeating: .none, count: HandedOverRows.width)
    var columns = HandOverLine.columns[...]
    guard takes("{") else { return nil }
    repeat {
      guard let name = text(), takes(":") else { return nil }
      // Both are sorted, so the next one is never far.
      while let next = columns.first, !equals(name, next.name) { columns = columns.dropFirst() }
      guard let column = columns.popFirst(), let cell = cell(column) else { return nil }
      row[column.place] = cell
    } while takes(",")
    return takes("}") && index == end ? row : nil
  }

  private mutating func cell(_ column: Column) -> HandedOverRows.Cell? {
    switch column.form {
    case .count: return count().map { .count($0) }
    case .list:
      let start = index
      guard index < end, bytes[index] == UInt8(ascii: "["), list(depth: 0) else { return nil }
      return .text(UInt32(start), UInt32(index))
    case .text: return text().map(HandOverLine.cell)
    case .word:
      guard let word = text(), column.words.contains(where: { equals(word, $0) }) else { return nil }
      return HandOverLine.cell(word)
    case .day:
      guard let day = text(), day.count == 10, bytes[day.lowerBound + 4] == UInt8(ascii: "-"),
        Day(exactly: String(decoding: bytes[day], as: UTF8.self)) != nil
      else { return nil }
      return HandOverLine.cell(day)
    }
  }

  private static func cell(_ range: Range<Int>) -> HandedOverRows.Cell {
    .text(UInt32(range.lowerBound), UInt32(range.upperBound))
  }

  private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
    guard index < end, bytes[index] == UInt8(truncatingIfNeeded: sign.value) else { return false }
    index += 1
    return true
  }

  private func equals(_ range: Range<Int>, _ word: [UInt8]) -> Bool {
    range.count == word.count && bytes[range].elementsEqual(word)
  }

  /// A text without escapes, between its quotes.
  private mutating func text() -> Range<Int>? {
    guard takes("\"") else { return nil }
    let start = index
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return start..<(index - 1)
      case UInt8(ascii: "\\"), ..<0x20: return nil
      default: index += 1
      }
    }
    return nil
  }

  /// A whole number from 0 of fifteen digits at most.
  private mutating func count() -> Int? {
    let start = index
    while index < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
    let digits = bytes[start..<index]
    guard (1...15).contains(digits.count), digits.first != UInt8(ascii: "0") || digits.count == 1 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Goes over a list, an object or a plain value that is written as `JSONValue.line()` writes it.
  private mutating func list(depth: Int) -> Bool {
    guard depth < 4, index < end else { return false }
    switch bytes[index] {
    case UInt8(ascii: "\""): return text() != nil
    case UInt8(ascii: "["):
      index += 1
      if takes("]") { return true }
      repeat { guard list(depth: depth + 1) else { return false } } while takes(",")
      return takes("]")
    case UInt8(ascii: "{"):
      index += 1
      var last: Range<Int>?
      repeat {
        guard let key = text(), bytes[key].allSatisfy({ $0 < 0x80 }),
          last.map({ bytes[$0].lexicographicallyPrecedes(bytes[key]) }) ?? true, takes(":"), list(depth: depth + 1)
        else { return false }
        last = key
      } while takes(",")
      return takes("}")
    default: return count() != nil
    }
  }
}
