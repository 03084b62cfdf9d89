import Foundation
import TestSupport
import Testing

/// A file that nobody should send costs one sentence: nothing hangs, nothing grows, nothing is written.
@Suite(.serialized) struct HostileFileTests {
  /// Makes the files; each is small on disk or sparse.
  private static let making = #"""
    import json, os, zipfile

    def package(name, kind, parts):
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip:
            if kind == "ods":
                zip.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
            else:
                zip.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
                zip.writestr("xl/_rels/workbook.xml.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet1.xml'/></Relationships>")
                zip.writestr("xl/workbook.xml", "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets><sheet name='A' sheetId='1' r:id='rId1'/></sheets></workbook>")
            for part, pieces in parts.items():
                with zip.open(part, "w", force_zip64=True) as out:
                    for piece in pieces: out.write(piece)

    sheet = b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>"
    content = (b"<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
        b"<office:body><office:spreadsheet><table:table table:name='A'><table:table-row><table:table-cell><text:p>")
    def gigabyte(start):
        yield start
        for _ in range(1024): yield b"A" * (1 << 20)
    package("riesenzelle.xlsx", "xlsx", {"xl/worksheets/sheet1.xml": gigabyte(sheet)})
    package("riesenzelle.ods", "ods", {"content.xml": gigabyte(content)})
    package("bombe.xlsx", "xlsx", {"xl/sharedStrings.xml": gigabyte(b"<sst>"), "xl/worksheets/sheet1.xml": [sheet]})
    laughs = "<!DOCTYPE l [<!ENTITY l0 'ha'>" + "".join(
        f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 10)) + "]>"
    package("lachen.xlsx", "xlsx", {"xl/worksheets/sheet1.xml": [laughs.encode(), sheet, b"&l9;</t></is></c></row></sheetData></worksheet>"]})
    package("lachen.ods", "ods", {"content.xml": [laughs.encode(), content, b"&l9;</text:p>"]})
    package("wiederholt.ods", "ods", {"content.xml": [content.replace(b"<table:table-cell>", b"<table:table-cell table:number-columns-repeated='16384'>").replace(b"<table:table-row>", b"<table:table-row table:number-rows-repeated='1048576'>"), b"x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"]})
    package("fremd.xlsx", "none", {"word/document.xml": [b"<document/>"]})

    whole = open("liste.xlsx", "rb").read()
    for share in (1, 50, 90, 99): open(f"abgeschnitten-{share}.xlsx", "wb").write(whole[:max(10, len(whole) * share // 100)])
    os.truncate(os.open("riesig.csv", os.O_CREAT | os.O_WRONLY), 1 << 30)
    with open("zelle.csv", "wb") as out:
        out.write(b"title,field\n\"")
        for _ in range(200): out.write(b"A" * (1 << 20))
    with open("zeile.csv", "wb") as out:
        out.write(b"title,field\n")
        for _ in range(200): out.write(b"," * (1 << 20))
    open("leer.csv", "wb").close()
    open("nul.csv", "wb").write(b"title,field\nA\0B,ozg\n")
    with zipfile.ZipFile("liste.xlsx") as zip: part = zip.getinfo("xl/worksheets/sheet1.xml")
    damaged = bytearray(whole)
    for place in range(part.header_offset + 60, part.header_offset + 60 + part.compress_size // 2): damaged[place] ^= 0x5A
    open("verdreht.xlsx", "wb").write(damaged)
    open("offen.csv", "wb").write(b"title,field\n\"Wohngeld,ozg\n")
    open("ersatz.json", "wb").write(b'[{"title": "\\ud83d Wohngeld"}]')
    open("ersatz.jsonl", "wb").write(b'{"title": "\\udc00"}\n')
    open("tief.json", "wb").write(b"[" * 5_000_000)
    open("tief.jsonl", "wb").write(b'{"title": ' * 1_000_000)
    open("kaputt.json", "wb").write(b'{"data": [{"title": "A"}')
    open("latin.json", "wb").write('[{"title": "Bürger"}]'.encode("latin-1"))
    open("alt.xls", "wb").write(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(4096))
    open("bild.csv", "wb").write(b"\x89PNG\r\n\x1a\n" + bytes(64))
    os.mkfifo("rohr.csv")
    os.mkdir("ordner.xlsx")
    """#

  /// Runs the program and tells what it took.
  private static let measuring = #"""
    import resource, subprocess, sys
    code = subprocess.run(sys.argv[1:], timeout=120).returncode
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=open("mebibyte", "w"))
    sys.exit(code)
    """#

  @Test func everyHostileFileCostsOneSentence() throws {
    let binary = try Binary.withSmallCity()
    try binary.must("lotse add Wohngeld --field ozg --kind tool --unit FB50 && lotse export -o liste.xlsx")
    try HostileFileTests.making.write(toFile: binary.sandbox.path("bauen.py"), atomically: true, encoding: .utf8)
    try HostileFileTests.measuring.write(toFile: binary.sandbox.path("messen.py"), atomically: true, encoding: .utf8)
    try binary.must("python3 bauen.py")
    let before = try binary.must("lotse log --lang en; sha256sum strategie.db")
    let names = try binary.must("ls -d *.csv *.json *.jsonl *.xlsx *.ods *.xls | grep -v ^liste.xlsx")
      .split(separator: "\n").map(String.init)
    #expect(names.count == 28)
    for name in names + ["fehlt.csv", "fehlt/fehlt.xlsx"] {
      let answer = try binary.shell("python3 messen.py lotse import '\(name)' --yes")
      let isAbsent = ["rohr", "ordner", "fehlt"].contains { name.hasPrefix($0) }
      #expect(answer.code == (isAbsent ? 66 : 65), "\(name): \(answer.code) \(answer.error)")
      #expect(answer.output.isEmpty)
      let lines = answer.error.split(separator: "\n")
      #expect(lines.count == 2, "\(name): \(answer.error)")
      #expect(lines.first?.hasPrefix("Fehler: \(name)") == true, "\(name): \(answer.error)")
      #expect(lines.last?.hasPrefix("Hinweis: ") == true, "\(name): \(answer.error)")
      let memory = Int(try binary.must("cat mebibyte").filter(\.isNumber)) ?? .max
      #expect(memory < 600, "\(name) took \(memory) MiB")
    }
    #expect(try binary.must("lotse log --lang en; sha256sum strategie.db") == before)
  }

  @Test func anEncodingThatTheFileIsNotWrittenInIsRefused() throws {
    let binary = try Binary.withSmallCity()
    try binary.must(#"printf 'title;unit\nB\374rgeramt;FB33\n' >liste.csv"#)
    let answer = try binary.shell("lotse import liste.csv --encoding utf-8 --yes")
    #expect(answer.code == 65)
    #expect(answer.error.contains("liste.csv:2:B: Das Byte FC gibt es in utf-8 nicht"), "\(answer.error)")
    #expect(try binary.must("lotse list --count") == "0\n")
  }
}
