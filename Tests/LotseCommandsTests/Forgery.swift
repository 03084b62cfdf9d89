import LotseBasics
import LotseSheets

@testable import LotsePapers

/// Writes a PDF anew with another stream in it, as whoever forges one would: every place in it and its hash are right.
enum Forgery {
  /// The bytes with a stream replaced; nil where there is no such object.
  static func replacing(_ number: Int, with content: [UInt8], in bytes: [UInt8]) -> [UInt8]? {
    var pieces: [[UInt8]] = []
    guard let table = PDFFile.last("\nxref\n", in: bytes), let trailer = PDFFile.last("trailer", in: bytes),
      let end = PDFFile.last("%lotse-sha256 ", in: bytes)
    else { return nil }
    let starts = places(bytes, table)
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : table + 1
      pieces.append(Array(bytes[start..<end]))
    }
    guard number >= 1, number <= pieces.count,
      let head = first("stream\n", in: pieces[number - 1]), let dictionary = first("/Length ", in: pieces[number - 1])
    else { return nil }
    let old = pieces[number - 1]
    let afterLength = old[(dictionary + 8)...].drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let packed = stored(content)
    pieces[number - 1] =
      old[..<dictionary] + Array("/Length \(packed.count)".utf8) + old[afterLength.startIndex..<(head + 7)] + packed
      + Array("\nendstream\nendobj\n".utf8)
    var forged = Array(bytes[..<(starts.first ?? 0)])
    var offsets: [Int] = []
    for piece in pieces {
      offsets.append(forged.count)
      forged += piece
    }
    let start = forged.count
    forged += Array("xref\n0 \(pieces.count + 1)\n0000000000 65535 f\r\n".utf8)
    for offset in offsets { forged += Array((padded(offset) + " 00000 n\r\n").utf8) }
    forged += bytes[trailer..<end] + Array("startxref\n\(start)\n%%EOF".utf8)
    return PDFSeal.sealed(forged)
  }

  /// Where the objects stand, by number; Typst writes them in that order.
  private static func places(_ bytes: [UInt8], _ table: Int) -> [Int] {
    var scanner = PDFScanner(bytes, at: table)
    _ = scanner.value()
    _ = scanner.value()
    let count = scanner.value()?.integer ?? 0
    return (0..<count).compactMap { _ in
      let place = scanner.value()?.integer
      _ = scanner.value()
      return scanner.value() == .word("n") ? place : nil
    }
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 10 - digits.count) + digits
  }

  private static func first(_ word: String, in bytes: [UInt8]) -> Int? {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return nil }
    return (0...(bytes.count - word.count)).first { bytes[$0..<($0 + word.count)].elementsEqual(word) }
  }

  /// Packed for zlib without packing (RFC 1951, 3.2.4).
  private static func stored(_ content: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x78, 0x01]
    var rest = content[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(65_535)
      let count = UInt16(block.count)
      packed.append(rest.isEmpty ? 1 : 0)
      packed += [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)]
      packed += block
    } while !rest.isEmpty
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in content {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    let sum = high << 16 | low
    return packed + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) }
  }
}
