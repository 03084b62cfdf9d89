import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// A paper for Word: real headings, lists and tables, every text and figure, the marking on every page.
@Suite struct DOCXDocumentTests {
  /// What the scripts below have in common.
  private static let start = #"""
    import sys, zipfile, json, posixpath, io, xml.etree.ElementTree as E
    z = zipfile.ZipFile(sys.argv[1]); names = z.namelist()
    W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"; R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    P = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"; C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    trees = {n: E.fromstring(z.read(n)) for n in names if n.endswith((".xml", ".rels"))}
    content, styles = trees["word/document.xml"], trees["word/styles.xml"]
    body = content[0]
    def said(e): return "".join({"t": k.text, "br": "\n", "tab": "\t"}.get(k.tag.split("}")[1], "") for r in e.iter(W + "r") for k in r)
    def value(e, *path):
      for name in path: e = e.find(W + name) if e is not None else None
      return None if e is None else e.get(W + "val")
    named = {s.get(W + "styleId"): s for s in styles.iter(W + "style")}
    style = lambda p: value(named.get(value(p, "pPr", "pStyle")), "name")

    """#

  private static func look(_ script: String, _ document: Document) throws -> Python.Answer {
    try Python.run(start + script, on: DOCXDocument.bytes(document), named: "a.docx")
  }

  @Test(arguments: Language.allCases) func sameContentSameBytes(language: Language) throws {
    let paper = SampleDocument.paper(language, marking: "M")
    #expect(try DOCXDocument.bytes(paper) == DOCXDocument.bytes(paper))
  }

  /// Every part is declared, every relation leads to a part, every style that is used is there.
  @Test(arguments: [0, 12, 3_000]) func thePackageIsSound(rows: Int) throws {
    let script = #"""
      declared = {e.get("PartName")[1:] for e in trees["[Content_Types].xml"] if e.get("PartName")}
      endings = {e.get("Extension") for e in trees["[Content_Types].xml"]}
      print(names[0], sorted(declared - set(names)), [n for n in names if n not in declared and n.split(".")[-1] not in endings])
      for n, tree in trees.items():
        if n.endswith(".rels"):
          base = posixpath.dirname(posixpath.dirname(n))
          for r in tree:
            if posixpath.normpath(posixpath.join("/" + base, r.get("Target")))[1:] not in names: print("relation", n, r.get("Target"))
        else:
          rels = posixpath.join(posixpath.dirname(n), "_rels", posixpath.basename(n) + ".rels")
          known = {r.get("Id") for r in trees[rels]} if rels in trees else set()
          print(*[("id", n, e.get(R + "id")) for e in tree.iter() if e.get(R + "id") and e.get(R + "id") not in known], end="")
      used = {e.get(W + "val") for t in trees.values() for k in ["pStyle", "tblStyle", "basedOn", "next"] for e in t.iter(W + k)}
      print(sorted(used - set(named)))
      ids = [e.get("id") for e in content.iter(P + "docPr")]
      print(len(ids), len(set(ids)), len(names) == len(set(names)))
      """#
    #expect(
      try DOCXDocumentTests.look(script, SampleDocument.paper(rows: rows)).lines == [
        "[Content_Types].xml [] []", "[]", "4 4 True",
      ])
  }

  @Test func theStructureIsReal() throws {
    let script = #"""
      print([(style(p), said(p)) for p in body if (style(p) or "").startswith("heading")])
      bullet = {value(l, "numFmt") for l in trees["word/numbering.xml"].iter(W + "lvl")}
      print(bullet, [said(p) for p in body if style(p) in ("List Bullet", "List End")])
      on = lambda row, name: row.find(W + "trPr") is not None and row.find(W + "trPr").find(W + name) is not None
      for t in body.iter(W + "tbl"):
        rows = t.findall(W + "tr")
        print([said(c) for c in rows[0].iter(W + "tc")], [i for i, r in enumerate(rows) if on(r, "tblHeader")], len(rows), all(on(r, "cantSplit") for r in rows), value(t, "tblPr", "tblCaption"))
      print([said(p) for p in body if style(p) in ("Field", "Notice", "Letterhead", "Letterhead Line", "Signature", "Signature End")])
      print([d.get("title") + ": " + d.get("descr")[:20] for d in content.iter(P + "docPr")])
      """#
    #expect(
      try DOCXDocumentTests.look(script, SampleDocument.paper()).lines == [
        "[('heading 1', 'Sachstand der Digitalstrategie'), ('heading 2', 'Kurzfassung'), ('heading 2', 'Stand je Themenfeld'), "
          + "('heading 3', 'Abschlüsse je Quartal'), ('heading 2', 'Anlage')]",
        "{'bullet'} ['Erster Punkt', 'Zweiter Punkt mit einem langen Text, der über das Ende einer Zeile hinausgeht. ']",
        "['Themenfeld', 'Umgesetzt', 'Rot', 'Bestand'] [0] 5 True Stand je Themenfeld",
        "['Nr.', 'Titel'] [0] 2 True Leere Tabelle",
        "['Nr.', 'Titel', 'Ampel', 'Ende', 'Umfang'] [0] 13 True Liste der Teilprojekte",
        #"['Stadt Musterhausen', 'Stabsstelle Digitalisierung', 'Musterdaten (sample data): frei erfunden.', 'Vorlage-Nr.:\tV/1234', "#
          + #"'Betreff:\tSachstand der Digitalstrategie zum 13.11.2026', 'Beratungsfolge:\tAusschuss für Verwaltung, Ordnung und Sicherheit, 03.12.2026\nRat, 10.12.2026', "#
          + #"'Krefeld, den 20.11.2026', 'Leitung der Stabsstelle']"#,
        "['Stand je Themenfeld: Gestapelte Balken: O', 'Abgeschlossen je Quartal: Säulen je Quartal: z', "
          + "'Nenner-Brücke: Von 104 auf 110: 9 n', 'Rang im Smart City Index: Der Rang ging von 70']",
      ])
  }

  @Test func cellsSayWhatTheyMean() throws {
    let script = #"""
      table = next(body.iter(W + "tbl"))
      rows = [r.findall(W + "tc") for r in table.findall(W + "tr")]
      fill = lambda c: (lambda s: None if s is None else s.get(W + "fill"))(c.find(W + "tcPr").find(W + "shd"))
      bold = lambda c: c.find(".//" + W + "b") is not None
      for r in (rows[1], rows[-1]): print([(said(c), value(c[1], "pPr", "jc"), bold(c), fill(c)) for c in r])
      look = table.find(W + "tblPr").find(W + "tblLook")
      print([look.get(W + n) for n in ("firstRow", "lastRow", "firstColumn", "val")])
      print(sum(int(g.get(W + "w")) for g in table.iter(W + "gridCol")) <= 9355)
      """#
    #expect(
      try DOCXDocumentTests.look(script, SampleDocument.paper()).lines == [
        "[('Umsetzung Onlinezugangsgesetz (OZG)', None, False, None), ('12 von 25 (48 %)', 'right', False, None), "
          + "('3', 'right', False, 'FADADD'), ('28', 'right', False, None)]",
        "[('Gesamt', None, True, None), ('16 von 36 (44 %)', 'right', True, None), ('3', 'right', True, 'FADADD'), "
          + "('39', 'right', True, None)]", "['1', '1', '1', '06E0']", "True",
      ])
  }

  /// Every page has it: the first one has a head of its own.
  @Test(arguments: [(Language.de, "Nichtöffentlich"), (.en, "Not public")])
  func everyPageIsMarked(language: Language, marking: String) throws {
    let script = #"""
      section = body[-1]
      target = {r.get("Id"): r.get("Target")[1:] for r in trees["word/_rels/document.xml.rels"]}
      print(section.find(W + "titlePg") is not None)
      for r in section:
        if r.get(R + "id"): print(r.tag.split("}")[1], r.get(W + "type"), [said(p) for p in trees[target[r.get(R + "id")]]], [f.get(W + "instr") for f in trees[target[r.get(R + "id")]].iter(W + "fldSimple")])
      """#
    let foot = "['Stand 13.11.2026\\t\(language("Seite 1 von 1", "Page 1 of 1"))'] ['PAGE', 'NUMPAGES']"
    let title = "Sachstand der Digitalstrategie"
    let marked = try DOCXDocumentTests.look(script, SampleDocument.paper(language, marking: marking))
    #expect(
      marked.lines == [
        "True", "headerReference default ['\(marking)', '\(title)'] []", "headerReference first ['\(marking)'] []",
        "footerReference default \(foot)", "footerReference first \(foot)",
      ])
    let plain = try DOCXDocumentTests.look(script, SampleDocument.paper(language))
    #expect(plain.lines[1...2] == ["headerReference default ['\(title)'] []", "headerReference first [''] []"])
    #expect(!plain.text.contains(marking))
  }

  @Test func propertiesSayWhatItIs() throws {
    let script = #"""
      print([(e.tag.split("}")[1], e.text) for e in trees["docProps/core.xml"]])
      print(value(styles, "docDefaults", "rPrDefault", "rPr", "lang"), value(trees["word/settings.xml"], "themeFontLang"), {i.date_time for i in z.infolist()})
      """#
    #expect(
      try DOCXDocumentTests.look(script, SampleDocument.paper(.en, marking: "Not public")).lines == [
        "[('title', 'Sachstand der Digitalstrategie'), ('subject', 'Stand 13.11.2026'), ('creator', 'Stadt Musterhausen'), "
          + "('keywords', 'Not public'), ('language', 'en-GB'), ('created', '2026-11-23T02:13:20Z'), ('modified', '2026-11-23T02:13:20Z')]",
        "en-GB en-GB {(1980, 1, 1, 0, 0, 0)}",
      ])
  }

  /// Texts that look like markup come back as they were; what XML cannot hold is U+FFFD.
  @Test func everyTextSurvives() throws {
    let hostile = SampleDocument.hostile + SampleWorkbook.hostile
    let document = Document(
      .de, hostile.map { .paragraph($0) } + [.table(Table([.init("a")], hostile.map { [.init($0)] }))])
    let script = #"""
      print(json.dumps([said(p) for p in body.findall(W + "p")][:-1]))
      print(json.dumps([said(c) for c in body.iter(W + "tc")][1:]))
      """#
    let expected = hostile.map { SampleDocument.kept($0.replacing("\r\n", with: "\n")) }
    for line in try DOCXDocumentTests.look(script, document).lines {
      let read = try JSONDecoder().decode([String].self, from: Data(line.utf8))
      #expect(read.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }
  }

  /// A small table stays in one piece, a long one does not, a row higher than a page may break, and the sentence before
  /// a table stays with it.
  @Test func whatBelongsTogetherStaysTogether() throws {
    func table(_ rows: Int, _ text: String = "TP-0001") -> Document.Block {
      .table(Table([.init("Nr.")], (0..<rows).map { _ in [.init(text)] }))
    }
    let paper = Document(
      .de,
      [
        .paragraph("Dazu:"), table(10), table(2), .paragraph("Ende"), .heading(2, "Lang"), table(100),
        table(1, String(repeating: "lang ", count: 300)),
      ])
    let script = #"""
      kept = lambda t: sum(1 for p in t.iter(W + "keepNext"))
      print([(e.tag.split("}")[1], kept(e) if e.tag == W + "tbl" else style(e)) for e in body][:-1])
      print([r.find(W + "trPr") is not None for r in body.findall(W + "tbl")[-1]][-1])
      """#
    #expect(
      try DOCXDocumentTests.look(script, paper).lines == [
        "[('p', 'Body Text Kept'), ('tbl', 10), ('p', 'Table Gap'), ('tbl', 2), ('p', 'Body Text'), ('p', 'heading 2'), "
          + "('tbl', 1), ('p', 'Table Gap'), ('tbl', 1), ('p', 'Table Gap')]", "False",
      ])
  }

  /// What follows the signature is an annex.
  @Test func anAnnexBeginsOnAPageOfItsOwn() throws {
    let paper = Document(
      .de, [.heading(2, "Text"), .signature(["Ort", "Leitung"]), .heading(2, "Anlage 1"), .heading(2, "Anlage 2")])
    let script = "print([said(p) for p in body if p.find('.//' + W + 'pageBreakBefore') is not None])"
    #expect(try DOCXDocumentTests.look(script, paper).lines == ["['Anlage 1']"])
  }

  /// A long paper has a table of contents, whose links lead to its headings; a short one has none.
  @Test func longPapersHaveContents() throws {
    let sections = (1...12).flatMap {
      [Document.Block.heading($0 % 3 == 0 ? 3 : 2, "Abschnitt \($0)"), .paragraph("Text")]
    }
    let script = #"""
      marks = {m.get(W + "name"): said(p) for p in body for m in p.findall(W + "bookmarkStart")}
      links = [(marks[a.get(W + "anchor")], said(a)) for a in body.iter(W + "hyperlink")]
      kinds = [f.get(W + "fldCharType") for f in body.iter(W + "fldChar")]
      print([a for a, b in links if a == b], kinds)
      """#
    let long = Document(.de, [.heading(1, "Bericht")] + sections)
    let names = (1...12).filter { $0 % 3 != 0 }.map { "'Abschnitt \($0)'" }.joined(separator: ", ")
    #expect(try DOCXDocumentTests.look(script, long).lines == ["[\(names)] ['begin', 'separate', 'end']"])
    #expect(try DOCXDocumentTests.look(script, SampleDocument.paper()).lines == ["[] []"])
  }

  /// The figures of a chart stand in it, and in the workbook that a program opens to change them.
  @Test func chartsBringTheirFigures() throws {
    let script = #"""
      for i in range(1, 5):
        chart = trees["word/charts/chart%d.xml" % i]
        book = zipfile.ZipFile(io.BytesIO(z.read("word/embeddings/chart%d.xlsx" % i)))
        S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        strings = ["".join(t.text or "" for t in s.iter(S + "t")) for s in E.fromstring(book.read("xl/sharedStrings.xml"))]
        cells = {c.get("r"): (strings[int(c.find(S + "v").text)] if c.get("t") == "s" else c.find(S + "v").text) for c in E.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(S + "c") if c.find(S + "v") is not None}
        count = 0
        for ref in list(chart.iter(C + "strRef")) + list(chart.iter(C + "numRef")):
          area = ref.find(C + "f").text.split("!")[1].replace("$", "").split(":")
          first = int(area[0][1:])
          for p in ref.iter(C + "pt"):
            assert cells[area[0][0] + str(first + int(p.get("idx")))] == p.find(C + "v").text; count += 1
        print(count, [n for n in book.namelist() if "chart" in n], chart[-1].tag == C + "externalData")
      """#
    #expect(
      try DOCXDocumentTests.look(script, SampleDocument.paper()).lines == [
        "21 [] True", "26 [] True", "44 [] True", "23 [] True",
      ])
  }

  @Test func columnsOfBarsAreLeftOut() throws {
    let table = Table(
      [.init("Feld"), .init("Balken", for: .screens), .init("Stand", .right)],
      [[.init("OZG"), .init(Table.Bar(done: 12, underway: 9, all: 25)), .init("12 von 25")]])
    let script = "print([said(c) for c in body.iter(W + 'tc')])"
    #expect(
      try DOCXDocumentTests.look(script, Document(.de, [.table(table)])).lines == [
        "['Feld', 'Stand', 'OZG', '12 von 25']"
      ])
  }

  @Test(arguments: [
    Document(.de), Document(.en, [.table(Table([]))]),
    Document(.de, [.chart(Chart(.line, title: "", description: "leer", categories: [], series: []))]),
    Document(.de, [.list([]), .fields([]), .signature([])]),
  ]) func littleIsEnough(document: Document) throws {
    #expect(try DOCXDocumentTests.look("print(body[-1].tag == W + 'sectPr')", document).lines == ["True"])
  }

  /// LibreOffice, where it can open texts, finds every text and figure on the pages, and the marking on each of them.
  @Test func libreOfficeOpensIt() throws {
    guard
      let pages = try LibreOffice.pages(
        of: DOCXDocument.bytes(SampleDocument.paper(marking: "Geheim", rows: 60)), named: "a.docx")
    else { return }
    #expect(pages.count >= 4)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Geheim"), "page \(index + 1)")
      #expect(page.contains("Seite \(index + 1) von \(pages.count)"), "page \(index + 1)")
    }
    for figure in [
      "48 von 110 (43 %)", "12 von 25 (48 %)", "V/1234", "TP-1059", "413", "Rang im Smart City Index", "104",
    ] {
      #expect(pages.joined().contains(figure), "\(figure)")
    }
  }
}
