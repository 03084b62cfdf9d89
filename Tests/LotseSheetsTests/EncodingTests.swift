import Foundation
import TestSupport
import Testing

@testable import LotseSheets

/// Text that does not say how it is written is read as a person would read it, and it is said what was assumed.
struct EncodingTests {
  private static let text = "Titel;Straße\nPrüfung größerer Ämter;Öffnung für Bürger „heute“\n"

  private func bytes(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    let upper = OneByteEncoding.upper(encoding)
    return text.unicodeScalars.map { scalar in
      scalar.isASCII ? UInt8(scalar.value) : UInt8((upper.firstIndex(of: scalar) ?? 0) + 0x80)
    }
  }

  private func texts(_ file: TableFile) -> [[String]] {
    file.sheets[0].rows.map { $0.cells.map { if case .text(let text) = $0 { text } else { "" } } }
  }

  @Test(arguments: [TextEncoding.windows1252, .cp850, .macRoman])
  func oneByteEncodingsAreToldApart(encoding: TextEncoding) throws {
    let text = encoding == .cp850 ? Self.text.filter { !"„“".contains($0) } : Self.text
    let file = try TableFile.read(bytes: bytes(text, encoding))
    #expect(file.format == .csv(delimiter: UInt8(ascii: ";"), encoding: encoding))
    #expect(texts(file)[1][0] == "Prüfung größerer Ämter")
    #expect(file.assumption?.kind == .oneByte(encoding))
    #expect(file.assumption?.samples.map(\.text) == ["Straße", "Prüfung", "größerer"])
    #expect(file.assumption?.samples.map(\.line) == [1, 2, 2])
  }

  /// Without an umlaut, quotation marks, dashes and the euro speak: DOS has letters in their places.
  @Test(
    arguments: [
      "Baumkataster „mobil“ – Stufe 2", "Kosten 5 €", "Portal »neu« – Test", "Ein „Wort“ allein", "Von A – bis B",
    ])
  func windowsIsReadWhereNothingSpeaksForDOS(text: String) throws {
    let file = try TableFile.read(bytes: bytes("Titel\n\(text)\n", .windows1252))
    #expect(texts(file)[1][0] == text)
  }

  @Test(arguments: ["älter", "Ämter", "für uns", "Straße", "Übersicht älterer Bögen"])
  func dosIsStillRead(text: String) throws {
    let file = try TableFile.read(bytes: bytes("Titel\n\(text)\n", .cp850))
    #expect(texts(file)[1][0] == text)
  }

  @Test func tablesOfEncodingsAreWhole() {
    for encoding in TextEncoding.allCases where encoding != .utf8 {
      #expect(OneByteEncoding.upper(encoding).count == 128, "\(encoding)")
    }
    #expect(OneByteEncoding.upper(.cp850)[0x81 - 0x80] == "ü")
    #expect(OneByteEncoding.upper(.cp850)[0xE1 - 0x80] == "ß")
    #expect(OneByteEncoding.upper(.macRoman)[0xA7 - 0x80] == "ß")
    #expect(OneByteEncoding.upper(.windows1252)[0xDF - 0x80] == "ß")
    #expect(OneByteEncoding.upper(.latin9)[0xA4 - 0x80] == "€")
  }

  @Test func theEuroOfLatin9IsOne() throws {
    let file = try TableFile.read(
      bytes: Array("Kosten;Gr".utf8) + [0xF6] + Array("\n12 ".utf8) + [0xA4, 0x3B, 0x78, 0x0A])
    #expect(texts(file)[1][0] == "12 €")
  }

  @Test func aStrayByteIsNamedAndTheRestStays() throws {
    let raw = Array("Titel;Ort\nBüro;Köln\nB".utf8) + [0xFC] + Array("ro;Köln\n".utf8)
    let file = try TableFile.read(bytes: raw)
    #expect(texts(file) == [["Titel", "Ort"], ["Büro", "Köln"], ["Büro", "Köln"]])
    #expect(file.assumption?.kind == .mixed(count: 1, as: .windows1252))
    #expect(file.assumption?.samples == [.init(line: 3, byte: 0xFC, text: "ü")])
    let marked = try TableFile.read(bytes: [0xEF, 0xBB, 0xBF] + raw)
    #expect(texts(marked)[0][0] == "Titel")
    #expect(throws: TableFlaw(.notInEncoding(.utf8, byte: 0xFC), line: 3, column: 2)) {
      try TableFile.read(bytes: raw, ReadingOptions(encoding: .utf8))
    }
    // In text of one byte per character "ß“" looks like UTF-8 by chance.
    let chance = try TableFile.read(bytes: bytes("Maß“;für;größe;über;müde;Öl\n", .windows1252))
    #expect(texts(chance)[0] == ["Maß“", "für", "größe", "über", "müde", "Öl"])
  }

  /// A byte that stands alone is no reason to take a page of DOS with frames for what it was.
  @Test(arguments: [0xC3 as UInt8, 0xC4, 0xB0, 0xE9, 0xA7, 0x96])
  func aStrayByteIsOfWindowsWhereNothingSpeaksForAnother(byte: UInt8) throws {
    let raw = Array("Titel\nBüro für Größe\nA ".utf8) + [byte] + Array(" x\n".utf8)
    #expect(try TableFile.read(bytes: raw).assumption?.kind == .mixed(count: 1, as: .windows1252))
    let dos = Array("Titel\nBüro für Größe\nB".utf8) + [0x81] + Array("ro\n".utf8)
    #expect(try TableFile.read(bytes: dos).assumption?.kind == .mixed(count: 1, as: .cp850))
  }

  @Test func samplesAreNeverEmpty() throws {
    let file = try TableFile.read(bytes: bytes("Kataster „mobil“ – Stufe »zwei«…\n", .windows1252))
    #expect(file.assumption?.samples.map(\.text) == ["„mobil“", "–", "»zwei«…"])
  }

  @Test(arguments: [true, false]) func utf16WithoutAMarkIsRead(isBigEndian: Bool) throws {
    let raw = Self.text.utf16.flatMap { unit -> [UInt8] in
      isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    let file = try TableFile.read(bytes: raw)
    #expect(texts(file)[1][0] == "Prüfung größerer Ämter")
    #expect(file.assumption?.kind == .utf16(isBigEndian: isBigEndian))
  }

  @Test func whatIsCertainIsNotSaid() throws {
    #expect(try TableFile.read(bytes: Array(Self.text.utf8)).assumption == nil)
    let named = ReadingOptions(encoding: .cp850)
    #expect(try TableFile.read(bytes: bytes("Tür;x\n", .cp850), named).assumption == nil)
  }

  // MARK: Other files

  private func kind(_ bytes: [UInt8], named name: String) throws -> OtherKind? {
    let sandbox = try Sandbox()
    try Data(bytes).write(to: sandbox.folder.appending(path: name))
    do {
      _ = try TableFile.read(sandbox.path(name))
      return nil
    } catch { if case .otherKind(let kind) = error.reason { return kind } else { return nil } }
  }

  @Test func filesThatAreNoListYetAreCalledByTheirName() throws {
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 600)
    let locked = compound + Array("EncryptedPackage".utf8.flatMap { [$0, 0] }) + [0, 0]
    #expect(try kind(compound, named: "a.xls") == .xls)
    #expect(try kind(locked, named: "a.xlsx") == .password)
    #expect(try kind(TestArchive(["xl/workbook.bin": "x"]).bytes, named: "a.xlsb") == .xlsb)
    #expect(
      try kind(TestArchive(["Index/Document.iwa": "x", "Index/Tables/T.iwa": "x"]).bytes, named: "a.zip") == .numbers)
    #expect(try kind(TestArchive(["Index/Document.iwa": "x"]).bytes, named: "a.numbers") == .numbers)
    #expect(try kind(TestArchive(["word/document.xml": "<w/>"]).bytes, named: "a.docx") == .document)
    #expect(
      try kind(
        TestArchive(["mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"]).bytes,
        named: "a.odt")
        == .document)
    let fods =
      "<?xml version='1.0'?>\n<office:document office:mimetype='application/vnd.oasis.opendocument.spreadsheet'/>"
    #expect(try kind(Array(fods.utf8), named: "a.fods") == .fods)
    let xml = "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook/>"
    #expect(try kind(Array(xml.utf8), named: "a.xls") == .xml2003)
    #expect(try kind(Array("\u{FEFF}<html><table>".utf8), named: "a.xls") == .html)
    #expect(try kind(Array("  <!DOCTYPE html><p>".utf8), named: "a.csv") == .html)
    #expect(try kind(Array("%PDF-1.7 ...".utf8), named: "a.csv") == .pdf)
    #expect(try kind([0x05, 0x41], named: "~$liste.xlsx") == .lock(of: "liste.xlsx"))
    #expect(try kind(Array(",x".utf8), named: ".~lock.liste.ods#") == .lock(of: "liste.ods"))
    #expect(try kind(Array("<Titel>;b\n1;2".utf8), named: "a.csv") == nil)
  }
}
