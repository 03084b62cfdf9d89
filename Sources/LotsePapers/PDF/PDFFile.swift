internal import LotseSheets

/// A PDF as Typst writes it: one table of objects, none of them packed together, nothing encrypted, streams packed by zlib.
/// Everything else is refused, because a paper that proves itself has none of it.
public struct PDFFile {
  /// Why a file is not read.
  public enum Flaw: Error, Hashable, Sendable {
    case notPDF
    /// Something in it that Typst does not write, or that is damaged.
    case notUnderstood(String)
  }

  public let bytes: [UInt8]
  private let places: [Int: Int]
  let trailer: PDFValue
  /// What a stream may unpack to, in bytes.
  private static let largest = 256 << 20

  public init(_ bytes: [UInt8]) throws(Flaw) {
    guard bytes.starts(with: "%PDF-".utf8) else { throw .notPDF }
    guard let end = PDFFile.last("startxref", in: bytes) else { throw .notUnderstood("startxref") }
    var scanner = PDFScanner(bytes, at: end + 9)
    guard let start = scanner.value()?.integer, bytes.indices.contains(start) else { throw .notUnderstood("startxref") }
    scanner.position = start
    guard scanner.value() == .word("xref"), scanner.value()?.integer == 0, let count = scanner.value()?.integer,
      count >= 0, count <= bytes.count / 20
    else { throw .notUnderstood("xref") }
    var places: [Int: Int] = [:]
    for number in 0..<count {
      guard let place = scanner.value()?.integer, scanner.value()?.integer != nil,
        case .word(let kind)? = scanner.value()
      else { throw .notUnderstood("xref") }
      if kind == "n", bytes.indices.contains(place) { places[number] = place }
    }
    guard scanner.value() == .word("trailer"), let trailer = scanner.value(), trailer["Root"] != nil,
      trailer["Encrypt"] == nil, trailer["Prev"] == nil
    else { throw .notUnderstood("trailer") }
    self.bytes = bytes
    self.places = places
    self.trailer = trailer
  }

  /// Where a word stands for the last time.
  static func last(_ word: String, in bytes: [UInt8]) -> Int? {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return nil }
    return (0...(bytes.count - word.count)).reversed().first { start in
      bytes[start] == word[0] && bytes[start..<(start + word.count)].elementsEqual(word)
    }
  }

  /// What a value stands for, where it refers to an object.
  func resolved(_ value: PDFValue?) throws(Flaw) -> PDFValue {
    guard case .reference(let number)? = value else { return value ?? .null }
    return try object(number).value
  }

  private func object(_ number: Int) throws(Flaw) -> (value: PDFValue, end: Int) {
    guard let place = places[number] else { throw .notUnderstood("\(number) 0 R") }
    var scanner = PDFScanner(bytes, at: place)
    guard scanner.value()?.integer == number, scanner.value()?.integer == 0, scanner.value() == .word("obj"),
      let value = scanner.value()
    else { throw .notUnderstood("\(number) 0 obj") }
    return (value, scanner.position)
  }

  /// The bytes of a stream, unpacked.
  func stream(_ value: PDFValue?) throws(Flaw) -> [UInt8] {
    guard case .reference(let number)? = value else { throw .notUnderstood("stream") }
    let (entries, end) = try object(number)
    var scanner = PDFScanner(bytes, at: end)
    guard let length = try resolved(entries["Length"]).integer, scanner.value() == .word("stream") else {
      throw .notUnderstood("\(number) 0 obj")
    }
    var start = scanner.position
    if start < bytes.count, bytes[start] == 13 { start += 1 }
    if start < bytes.count, bytes[start] == 10 { start += 1 }
    guard length >= 0, length <= bytes.count - start else { throw .notUnderstood("\(number) 0 obj") }
    let packed = bytes[start..<(start + length)]
    switch entries["Filter"] {
    case nil: return Array(packed)
    case .name("FlateDecode")?:
      guard let bytes = Flate.unpacked(packed, atMost: PDFFile.largest) else { throw .notUnderstood("\(number) 0 obj") }
      return bytes
    default: throw .notUnderstood("\(number) 0 obj")
    }
  }

  var catalog: PDFValue { get throws(Flaw) { try resolved(trailer["Root"]) } }

  /// The files that it carries, by name.
  public func attachments() throws(Flaw) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for entry in try resolved(catalog["AF"]).list ?? [] {
      let file = try resolved(entry)
      guard let name = file["UF"]?.text else { throw .notUnderstood("Filespec") }
      files[name] = try stream(file["EF"]?["F"])
    }
    return files
  }
}
