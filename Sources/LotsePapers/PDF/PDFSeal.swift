internal import LotseBasics

/// A line in a PDF with the SHA-256 of the file without it. It stands before `startxref`, where every reader takes it for a
/// remark and no place in the file moves. It shows damage and edits; it is no signature: who means it makes a new one.
public enum PDFSeal {
  public enum State: Sendable { case absent, broken, intact }

  private static let mark = "%lotse-sha256 "
  private static let length = mark.utf8.count + 64 + 1

  /// The file with the line; nil where it is no PDF.
  public static func sealed(_ bytes: [UInt8]) -> [UInt8]? {
    guard let place = PDFFile.last("startxref", in: bytes) else { return nil }
    return bytes[..<place] + Array("\(mark)\(SHA256.sum(bytes))\n".utf8) + bytes[place...]
  }

  public static func state(of bytes: [UInt8]) -> State {
    guard let place = PDFFile.last("startxref", in: bytes), place >= length,
      bytes[(place - length)...].starts(with: mark.utf8)
    else { return PDFFile.last(mark, in: bytes) == nil ? .absent : .broken }
    let plain = Array(bytes[..<(place - length)] + bytes[place...])
    return sealed(plain) == bytes ? .intact : .broken
  }
}
