import Foundation
import TestSupport
import Testing

@testable import LotseSheets

/// No file makes the reader crash, wait or fill the memory; each is refused with a reason.
struct HostileFileTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func read(_ bytes: [UInt8]) throws -> TableFile {
    let path = sandbox.path(UUID().uuidString)
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try TableFile.read(path)
  }

  private func reason(_ bytes: [UInt8]) -> TableFlaw.Reason? {
    do {
      _ = try read(bytes)
      return nil
    } catch { return (error as? TableFlaw)?.reason }
  }

  @Test func whatIsNoFileIsRefusedAtOnce() throws {
    #expect(throws: TableFlaw(.noSuchFile)) { try TableFile.read(sandbox.path("nirgends.csv")) }
    #expect(throws: TableFlaw(.notAPlainFile)) { try TableFile.read(sandbox.folder.path) }
    #expect(throws: TableFlaw(.notAPlainFile)) { try TableFile.read("/dev/zero") }
    #expect(mkfifo(sandbox.path("pipe.csv"), 0o600) == 0)
    #expect(throws: TableFlaw(.notAPlainFile)) { try TableFile.read(sandbox.path("pipe.csv")) }
  }

  @Test func otherFilesAreToldApart() {
    #expect(reason([]) == .empty)
    #expect(reason([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .otherKind(.xls))
    for text in ["<?xml version='1.0'?>", "<!DOCTYPE x>", "SQLite format 3\0"] {
      #expect(reason(Array(text.utf8)) == .notATable)
    }
    #expect(reason(Array("{\\rtf1".utf8)) == .otherKind(.document))
    #expect(reason(TestArchive(["a.txt": "x"]).bytes) == .notATable)
    #expect(
      reason(TestArchive(["mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"]).bytes)
        == .otherKind(.document))
    #expect(reason(Array("PK;Name\n1;x".utf8)) == nil)
  }

  @Test func hugeTextsAreRefusedUnread() throws {
    let path = sandbox.path("huge.csv")
    #expect(FileManager.default.createFile(atPath: path, contents: Data("a;b\n".utf8)))
    #expect(truncate(path, 1 << 30) == 0)
    #expect(throws: TableFlaw(.tooLarge(256))) { try TableFile.read(path) }
    let json = sandbox.path("huge.json")
    #expect(FileManager.default.createFile(atPath: json, contents: Data("[".utf8)))
    try Data(repeating: 0x20, count: 65 << 20).write(to: URL(filePath: json))
    #expect(throws: TableFlaw(.tooLarge(64))) { try TableFile.read(json) }
  }

  @Test func entitiesAreRefused() {
    let laughs = """
      <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
      """
    var archive = TestArchive.xlsx("<row/>", strings: "")
    archive.entries[4].bytes = Array("<?xml version='1.0'?><!-- x -->\(laughs)<sst><si><t>&c;</t></si></sst>".utf8)
    #expect(reason(archive.bytes) == .entities(part: "xl/sharedStrings.xml"))
    #expect(
      reason(TestArchive.xlsx("<row><c t='str'><v>&c;</v></c></row>").bytes) == .notXML(part: "xl/worksheets/s.xml"))
  }

  @Test(arguments: [
    "<row>", "<row></c>", "<row r=1/>", "<row r='1' <c/>", "<row>\u{1}</row>", "<row>&#0;</row>",
    "</sheetData></worksheet><a>",
    "<1/>", "<row a='1'b='2'/>", "<row>&nbsp;</row>",
  ])
  func brokenXMLIsRefused(rows: String) {
    #expect(reason(TestArchive.xlsx(rows).bytes) == .notXML(part: "xl/worksheets/s.xml"))
  }

  @Test func whatCostsMoreThanItSaysIsRefused() {
    let sheets = String(repeating: "<sheet name='x' r:id='r1'/>", count: 1_025)
    #expect(reason(TestArchive.xlsx("<row/>", workbook: sheets).bytes) == .bomb(part: "xl/workbook.xml"))
    let long = String(repeating: "x", count: (1 << 20) + 1)
    let cell = "<table:table-cell office:value-type='string' office:string-value='\(long)'/>"
    let table = "<table:table><table:table-row>\(cell)</table:table-row></table:table>"
    #expect(reason(TestArchive.ods(table).bytes) == .cellTooLong(1024))
    let format = "<numFmts><numFmt numFmtId='200' formatCode='\(String(repeating: "0", count: 1 << 20))'/></numFmts>"
    let styles = format + "<cellXfs>" + String(repeating: "<xf numFmtId='200'/>", count: 10_000) + "</cellXfs>"
    let time = ContinuousClock().measure { #expect(reason(TestArchive.xlsx("<row/>", styles: styles).bytes) == nil) }
    #expect(time < .seconds(20))
  }

  @Test func endlessNestingIsRefused() {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(reason(TestArchive.xlsx(deep).bytes) == .notXML(part: "xl/worksheets/s.xml"))
  }

  @Test func endlessCellsAreRefused() {
    let long = String(repeating: "x", count: (1 << 20) + 1)
    #expect(reason(TestArchive.xlsx("<row><c t='str'><v>\(long)</v></c></row>").bytes) == .cellTooLong(1024))
    #expect(
      reason(
        TestArchive.ods(
          "<table:table><table:table-row><table:table-cell><text:p>\(long)</text:p></table:table-cell></table:table-row></table:table>"
        ).bytes) == .cellTooLong(1024))
    let repeated = """
      <table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float"
       office:value="1" table:number-columns-repeated="16384"/></table:table-row></table:table>
      """
    #expect(reason(TestArchive.ods(repeated).bytes) == .tooManyRows(1953))
    #expect(
      reason(TestArchive.ods(repeated.replacing("16384", with: "9223372036854775807")).bytes) == .tooManyColumns(16_384)
    )
    let blanks =
      "<table:table><table:table-row><table:table-cell><text:p><text:s text:c='2000000000'/></text:p></table:table-cell></table:table-row></table:table>"
    #expect(reason(TestArchive.ods(blanks).bytes) == .cellTooLong(1024))
    #expect(
      reason(TestArchive.xlsx("<row><c r='ZZZZZZZZZZZZZZZ1'><v>1</v></c></row>").bytes) == .tooManyColumns(16_384))
    #expect(
      reason(TestArchive.xlsx("<row><c t='s'><v>3</v></c></row>", strings: "").bytes)
        == .damagedArchive(part: "xl/sharedStrings.xml"))
  }

  /// Blanks without end: blocks of 1 MiB, packed to a thousandth, that say of themselves to be so large together.
  @Test(
    arguments: [
      (blocks: 10_240, size: 0xFFFF_FFFF, isBomb: true), (10_240, 513 << 20, true), (64, 64 << 20, true),
      // Nothing is unpacked beyond the size that is given, and then the checksum is wrong.
      (10_240, 1_000, false), (64, 2 << 20, false),
    ])
  func bombsAreRefusedQuickly(blocks: Int, size: Int, isBomb: Bool) throws {
    let path = sandbox.path("block")
    let script = """
      import sys, zlib
      c = zlib.compressobj(9, zlib.DEFLATED, -15)
      block = c.compress(b' ' * (1 << 20)) + c.flush(zlib.Z_FULL_FLUSH)
      open(sys.argv[1], 'wb').write(block * int(sys.argv[2]))
      """
    guard try run("python3", ["-c", script, path, "\(blocks)"]) else {
      print("skipped: python3 is not installed")
      return
    }
    var archive = TestArchive.xlsx("<row/>")
    archive.entries[3].bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    archive.entries[3].method = 8
    archive.entries[3].checksum = 0
    archive.entries[3].size = size
    let bytes = archive.bytes
    let part = "xl/worksheets/s.xml"
    let time = ContinuousClock().measure {
      #expect(reason(bytes) == (isBomb ? .bomb(part: part) : .damagedArchive(part: part)))
    }
    #expect(time < .seconds(20))
  }

  @Test(arguments: ["openpyxl.xlsx", "libreoffice.ods"])
  func cutAndDamagedFilesAreRefusedOrRead(name: String) throws {
    let whole = [UInt8](try Data(contentsOf: WorkbookReadingTests.fixtures.appending(path: name)))
    for part in 0..<20 {
      let cut = Array(whole[..<(whole.count * part / 20)])
      #expect(throws: TableFlaw.self) { try read(cut) }
    }
    var dice = Dice(name.count)
    var refused = 0
    for _ in 0..<200 {
      var damaged = whole
      for _ in 0...Int.random(in: 0..<4, using: &dice) {
        damaged[Int.random(in: 0..<whole.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      if reason(damaged) != nil { refused += 1 }
    }
    #expect(refused > 50)
  }

  @Test func damagedXMLAndTextsAreRefusedOrRead() {
    let row =
      "<row r='1'><c r='A1' t='inlineStr'><is><t xml:space='preserve'>ä &amp; b</t></is></c><c s='1'><v>46349</v></c></row>"
    let archives = [
      TestArchive.xlsx(row, strings: "<si><t>x</t></si>", styles: "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>"),
      TestArchive.ods(
        "<table:table><table:table-row><table:table-cell table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
      ),
    ]
    let letters = Array("<>/&;'\"=! -]ra19\u{0}\u{7F}".utf8) + [0xC3, 0xFF]
    var dice = Dice(99)
    var refused = 0
    for _ in 0..<800 {
      var archive = dice.pick(archives)
      let entry = Int.random(in: 0..<archive.entries.count, using: &dice)
      for _ in 0...Int.random(in: 0..<3, using: &dice) {
        let place = Int.random(in: 0..<archive.entries[entry].bytes.count, using: &dice)
        archive.entries[entry].bytes[place] = dice.pick(letters)
      }
      if reason(archive.bytes) != nil { refused += 1 }
    }
    #expect(refused > 250)
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 1...40, using: &dice)).map { _ in dice.pick(Array("[{\"a\":1},\\u\n;".utf8)) }
      for name in ["f.json", "f.jsonl", "f.csv"] {
        do { _ = try TableFile.read(bytes: bytes, named: name) } catch { #expect(error.reason != .noSuchFile) }
      }
    }
  }
}
