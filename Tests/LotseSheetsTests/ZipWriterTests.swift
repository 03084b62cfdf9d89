import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotseSheets

/// Archives are what any program unpacks, the same bytes every time, and large parts pass through in pieces.
@Suite struct ZipWriterTests {
  private static func text(_ content: String) -> XMLText {
    var text = XMLText()
    text.raw(content)
    return text
  }

  private static func archive() throws -> [UInt8] {
    let zip = try ZipWriter()
    try zip.add("mimetype", text("plain"), isStored: true)
    try zip.open("folder/large.xml")
    for number in 0..<2_000 {
      var piece = text(String(repeating: "piece \(number) ", count: 100))
      try zip.write(&piece)
      #expect(piece.bytes.isEmpty)
    }
    try zip.close()
    try zip.add("empty.xml", XMLText())
    return try zip.finish().bytes()
  }

  @Test func pythonUnpacksIt() throws {
    let script = """
      import sys, zipfile, hashlib
      z = zipfile.ZipFile(sys.argv[1])
      print(z.testzip())
      for i in z.infolist(): print(i.filename, i.file_size, i.compress_type, len(i.extra), i.date_time)
      large = "".join(("piece %d " % n) * 100 for n in range(2000))
      print(z.read("folder/large.xml").decode() == large)
      """
    let size = (0..<2_000).reduce(0) { $0 + "piece \($1) ".utf8.count * 100 }
    let answer = try Python.run(script, on: ZipWriterTests.archive(), named: "a.zip")
    let day = "(1980, 1, 1, 0, 0, 0)"
    #expect(
      answer.lines == [
        "None", "mimetype 5 0 0 \(day)", "folder/large.xml \(size) 8 0 \(day)", "empty.xml 0 8 0 \(day)", "True",
      ])
  }

  /// Parts that do not compress, so that beginnings and sizes, which are filled in later, lie across all blocks of memory.
  @Test func blocksDoNotShow() throws {
    var dice = Dice(7)
    let parts = (0..<12).map { number in
      (0..<(1 << 20) - 90 + number * 8).map { _ in UInt8.random(in: 0...255, using: &dice) }
    }
    let zip = try ZipWriter()
    for (number, part) in parts.enumerated() { try zip.add("\(number)", part) }
    let script = """
      import sys, zipfile, hashlib
      z = zipfile.ZipFile(sys.argv[1])
      print(z.testzip())
      for name in z.namelist(): print(hashlib.sha256(z.read(name)).hexdigest())
      """
    let answer = try Python.run(script, on: zip.finish().bytes(), named: "a.zip")
    #expect(answer.lines == ["None"] + parts.map { SHA256.sum($0) })
  }

  @Test func theFirstPartIsReadableAtItsPlace() throws {
    let bytes = try ZipWriterTests.archive()
    #expect(bytes.prefix(4) == [0x50, 0x4B, 0x03, 0x04])
    #expect(String(decoding: bytes[30..<43], as: UTF8.self) == "mimetypeplain")
  }

  @Test func sameContentSameBytes() throws {
    #expect(try ZipWriterTests.archive() == ZipWriterTests.archive())
  }
}
