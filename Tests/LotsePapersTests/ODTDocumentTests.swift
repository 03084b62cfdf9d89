import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// A paper as OpenDocument text: real headings, lists and tables, every text and figure, the marking on every page.
@Suite struct ODTDocumentTests {
  /// What the scripts below have in common.
  private static let start = #"""
    import sys, zipfile, json, re, xml.etree.ElementTree as E
    z = zipfile.ZipFile(sys.argv[1]); names = z.namelist()
    N = {p: "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % n for p, n in
      [("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("draw", "drawing"), ("svg", "svg-compatible"),
       ("manifest", "manifest"), ("meta", "meta"), ("fo", "xsl-fo-compatible")]}
    q = lambda name: N[name.split(":")[0]] + name.split(":")[1]
    content = E.fromstring(z.read("content.xml")); styles = E.fromstring(z.read("styles.xml"))
    def inner(e):
      out = re.sub("[ \t\r\n]+", " ", e.text or "")
      for k in e:
        name = k.tag.split("}")[1]
        out += {"s": "\0" * int(k.get(q("text:c"), 1)), "tab": "\t", "line-break": "\n"}.get(name) or ("" if name == "frame" else inner(k))
        out += re.sub("[ \t\r\n]+", " ", k.tail or "")
      return out
    said = lambda e: inner(e).replace("\0", " ")

    """#

  private static func look(_ script: String, _ document: Document) throws -> Python.Answer {
    try Python.run(start + script, on: ODTDocument.bytes(document), named: "a.odt")
  }

  @Test(arguments: Language.allCases) func sameContentSameBytes(language: Language) throws {
    let paper = SampleDocument.paper(language, marking: "M")
    #expect(try ODTDocument.bytes(paper) == ODTDocument.bytes(paper))
  }

  @Test(arguments: [0, 12, 3_000]) func thePackageIsSound(rows: Int) throws {
    let paper = SampleDocument.paper(rows: rows)
    let type = "application/vnd.oasis.opendocument.text"
    let bytes = try ODTDocument.bytes(paper)
    #expect(String(decoding: bytes[30..<38 + type.utf8.count], as: UTF8.self) == "mimetype" + type)
    let script = #"""
      listed = {e.get(q("manifest:full-path")) for e in E.fromstring(z.read("META-INF/manifest.xml"))}
      print(sorted(listed ^ set(names)))
      for n in names:
        if n.endswith(".xml"): E.fromstring(z.read(n))
      known = {s.get(q("style:name")) for t in [content, styles] for s in t.iter() if s.get(q("style:name"))}
      used = {s.get(q(a)) for t in [content, styles] for s in t.iter() for a in ["table:style-name", "draw:style-name", "text:style-name",
        "style:parent-style-name", "style:next-style-name", "style:page-layout-name"] if s.get(q(a))}
      print(sorted(used - known))
      """#
    #expect(
      try ODTDocumentTests.look(script, paper).lines == [
        "['/', 'META-INF/manifest.xml', 'Object 1/', 'Object 2/', 'Object 3/', 'Object 4/', 'mimetype']", "[]",
      ])
  }

  /// What follows the signature is an annex.
  @Test func anAnnexBeginsOnAPageOfItsOwn() throws {
    let paper = Document(
      .de, [.heading(2, "Text"), .signature(["Ort", "Leitung"]), .heading(2, "Anlage 1"), .heading(2, "Anlage 2")])
    let script = #"""
      breaking = {s.get(q("style:name")) for s in content.iter(q("style:style"))
        if any(p.get(q("fo:break-before")) == "page" for p in s.iter(q("style:paragraph-properties")))}
      print([said(h) for h in content.iter(q("text:h")) if h.get(q("text:style-name")) in breaking])
      """#
    #expect(try ODTDocumentTests.look(script, paper).lines == ["['Anlage 1']"])
  }

  @Test func theStructureIsReal() throws {
    let script = #"""
      print([(int(h.get(q("text:outline-level"))), said(h)) for h in content.iter(q("text:h"))])
      print([[said(i) for i in l] for l in content.iter(q("text:list"))])
      for t in content.iter(q("table:table")):
        head = t.find(q("table:table-header-rows"))
        print([said(c) for c in head.iter(q("table:table-cell"))], t.find(q("table:table-header-columns")) is not None, len(list(t.iter(q("table:table-row")))), t.find(q("table:title")).text)
      print([said(p) for p in content.iter(q("text:p")) if p.get(q("text:style-name")) in ("field", "Notice", "Letterhead", "Letterhead_20_Line", "Signature", "Signature_20_End")])
      print([f.find(q("svg:title")).text + ": " + f.find(q("svg:desc")).text[:20] for f in content.iter(q("draw:frame"))])
      """#
    #expect(
      try ODTDocumentTests.look(script, SampleDocument.paper()).lines == [
        "[(1, 'Sachstand der Digitalstrategie'), (2, 'Kurzfassung'), (2, 'Stand je Themenfeld'), (3, 'Abschlüsse je Quartal'), (2, 'Anlage')]",
        "[['Erster Punkt', 'Zweiter Punkt mit einem langen Text, der über das Ende einer Zeile hinausgeht. ']]",
        "['Themenfeld', 'Umgesetzt', 'Rot', 'Bestand'] True 5 Stand je Themenfeld",
        "['Nr.', 'Titel'] True 2 Leere Tabelle",
        "['Nr.', 'Titel', 'Ampel', 'Ende', 'Umfang'] True 13 Liste der Teilprojekte",
        #"['Stadt Musterhausen', 'Stabsstelle Digitalisierung', 'Musterdaten (sample data): frei erfunden.', 'Vorlage-Nr.:\tV/1234', "#
          + #"'Betreff:\tSachstand der Digitalstrategie zum 13.11.2026', 'Beratungsfolge:\tAusschuss für Verwaltung, Ordnung und Sicherheit, 03.12.2026\nRat, 10.12.2026', "#
          + #"'Krefeld, den 20.11.2026', 'Leitung der Stabsstelle']"#,
        "['Stand je Themenfeld: Gestapelte Balken: O', 'Abgeschlossen je Quartal: Säulen je Quartal: z', "
          + "'Nenner-Brücke: Von 104 auf 110: 9 n', 'Rang im Smart City Index: Der Rang ging von 70']",
      ])
  }

  @Test func cellsSayWhatTheyMean() throws {
    let script = #"""
      look = {s.get(q("style:name")): s for s in content.iter(q("style:style"))}
      rows = [list(r) for r in next(content.iter(q("table:table"))).findall(q("table:table-row"))]
      align = lambda c: look[c[0].get(q("text:style-name"))].find(q("style:paragraph-properties")).get(q("fo:text-align"))
      letters = lambda c: look[c[0].get(q("text:style-name"))].find(q("style:text-properties")).get(q("fo:font-weight"))
      fill = lambda c: look[c.get(q("table:style-name"))][0].get(q("fo:background-color"))
      for r in (rows[0], rows[-1]): print([(said(c), align(c), letters(c), fill(c)) for c in r])
      print([look[r[0][0].get(q("text:style-name"))].get(q("style:parent-style-name")) for r in (rows[0], rows[-1])])
      """#
    #expect(
      try ODTDocumentTests.look(script, SampleDocument.paper()).lines == [
        "[('Umsetzung Onlinezugangsgesetz (OZG)', 'start', 'normal', None), ('12 von 25 (48 %)', 'end', 'normal', None), "
          + "('3', 'end', 'normal', '#FADADD'), ('28', 'end', 'normal', None)]",
        "[('Gesamt', 'start', 'bold', None), ('16 von 36 (44 %)', 'end', 'bold', None), ('3', 'end', 'bold', '#FADADD'), "
          + "('39', 'end', 'bold', None)]", "['Table_20_Heading', 'Table_20_Heading']",
      ])
  }

  /// Every page has it: the first one has a head of its own.
  @Test(arguments: [(Language.de, "Nichtöffentlich"), (.en, "Not public")])
  func everyPageIsMarked(language: Language, marking: String) throws {
    let script = #"""
      for p in styles.iter(q("style:master-page")): print(json.dumps([[part.tag.split("}")[1], said(part)] for part in p], ensure_ascii=False))
      print(p.find(q("style:footer")).find(".//" + q("text:page-number")) is not None, p.find(q("style:footer-first")).find(".//" + q("text:page-count")) is not None)
      """#
    let foot = "Stand 13.11.2026\\t\(language("Seite 1 von 1", "Page 1 of 1"))"
    let title = "Sachstand der Digitalstrategie"
    let marked = try ODTDocumentTests.look(script, SampleDocument.paper(language, marking: marking))
    #expect(
      marked.lines == [
        "[[\"header\", \"\(marking)\(title)\"], [\"header-first\", \"\(marking)\"], [\"footer\", \"\(foot)\"], [\"footer-first\", \"\(foot)\"]]",
        "True True",
      ])
    let plain = try ODTDocumentTests.look(script, SampleDocument.paper(language))
    #expect(
      plain.lines.first
        == "[[\"header\", \"\(title)\"], [\"header-first\", \"\"], [\"footer\", \"\(foot)\"], [\"footer-first\", \"\(foot)\"]]"
    )
    #expect(!plain.text.contains(marking))
  }

  @Test func propertiesSayWhatItIs() throws {
    let script = #"""
      print([(e.tag.split("}")[1], e.text) for e in E.fromstring(z.read("meta.xml"))[0]][:8])
      d = [s for s in styles.iter(q("style:default-style")) if s.get(q("style:family")) == "paragraph"][0].find(q("style:text-properties"))
      print(d.get(q("fo:language")), d.get(q("fo:country")), d.get(q("fo:hyphenate")), [f.get(q("style:font-family-generic")) for f in styles.iter(q("style:font-face"))])
      """#
    #expect(
      try ODTDocumentTests.look(script, SampleDocument.paper(.en, marking: "Not public")).lines == [
        "[('generator', 'Lotse'), ('title', 'Sachstand der Digitalstrategie'), ('subject', 'Stand 13.11.2026'), ('keyword', 'Not public'), "
          + "('initial-creator', 'Stadt Musterhausen'), ('creator', 'Stadt Musterhausen'), ('creation-date', '2026-11-23T02:13:20Z'), ('date', '2026-11-23T02:13:20Z')]",
        "en GB true ['swiss']",
      ])
  }

  /// Texts that look like markup come back as they were; what XML cannot hold is U+FFFD.
  @Test func everyTextSurvives() throws {
    let hostile = SampleDocument.hostile + SampleWorkbook.hostile
    let document = Document(
      .de, hostile.map { .paragraph($0) } + [.table(Table([.init("a")], hostile.map { [.init($0)] }))])
    let script = #"""
      body = content.find(".//" + q("office:text"))
      print(json.dumps([said(p) for p in body.findall(q("text:p"))]))
      print(json.dumps([said(c) for c in body.iter(q("table:table-cell"))][1:]))
      """#
    let expected = hostile.map { SampleDocument.kept($0) }
    for line in try ODTDocumentTests.look(script, document).lines {
      let read = try JSONDecoder().decode([String].self, from: Data(line.utf8))
      #expect(read.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }
  }

  /// A small table stays in one piece, a long one does not, and the sentence before a table stays with it.
  @Test func whatBelongsTogetherStaysTogether() throws {
    func table(_ rows: Int) -> Document.Block {
      .table(Table([.init("Nr.")], (0..<rows).map { [.init("TP-\(1000 + $0)")] }))
    }
    let paper = Document(.de, [.paragraph("Dazu:"), table(10), .paragraph("Ende"), .heading(2, "Lang"), table(100)])
    let script = #"""
      print([p.get(q("style:may-break-between-rows")) for p in content.iter(q("style:table-properties"))])
      print([(said(p), p.get(q("text:style-name"))) for p in content.find(".//" + q("office:text")).findall(q("text:p"))])
      """#
    #expect(
      try ODTDocumentTests.look(script, paper).lines == [
        "['false', 'true']", "[('Dazu:', 'Text_20_body_20_Kept'), ('Ende', 'Text_20_body')]",
      ])
  }

  @Test func columnsOfBarsAreLeftOut() throws {
    let table = Table(
      [.init("Feld"), .init("Balken", for: .screens), .init("Stand", .right)],
      [[.init("OZG"), .init(Table.Bar(done: 12, underway: 9, all: 25)), .init("12 von 25")]])
    let script = "print([said(c) for c in content.iter(q('table:table-cell'))])"
    #expect(
      try ODTDocumentTests.look(script, Document(.de, [.table(table)])).lines == [
        "['Feld', 'Stand', 'OZG', '12 von 25']"
      ])
  }

  /// A long paper has a table of contents, whose links lead to its headings; a short one has none.
  @Test func longPapersHaveContents() throws {
    let sections = (1...12).flatMap {
      [Document.Block.heading($0 % 3 == 0 ? 3 : 2, "Abschnitt \($0)"), .paragraph("Text")]
    }
    let script = #"""
      toc = content.find(".//" + q("text:table-of-content"))
      links = [a.get("{http://www.w3.org/1999/xlink}href")[1:] for a in content.iter(q("text:a"))]
      marks = {h.find(q("text:bookmark")).get(q("text:name")): said(h) for h in content.iter(q("text:h")) if h.find(q("text:bookmark")) is not None}
      print(toc is not None, [marks[l] for l in links], [r.get(q("text:ref-name")) for r in content.iter(q("text:bookmark-ref"))] == links)
      """#
    let long = Document(.de, [.heading(1, "Bericht")] + sections)
    let names = (1...12).filter { $0 % 3 != 0 }.map { "'Abschnitt \($0)'" }.joined(separator: ", ")
    #expect(try ODTDocumentTests.look(script, long).lines == ["True [\(names)] True"])
    #expect(try ODTDocumentTests.look(script, SampleDocument.paper()).lines == ["False [] True"])
  }

  @Test(arguments: [
    Document(.de), Document(.en, [.table(Table([]))]),
    Document(.de, [.chart(Chart(.line, title: "", description: "leer", categories: [], series: []))]),
    Document(.de, [.list([]), .fields([]), .signature([])]),
  ]) func littleIsEnough(document: Document) throws {
    #expect(try ODTDocumentTests.look("print(len(list(content.iter(q('office:text')))))", document).lines == ["1"])
  }

  /// LibreOffice, where it can open texts, finds every text and figure on the pages, and the marking on each of them.
  @Test func libreOfficeOpensIt() throws {
    let paper = SampleDocument.paper(marking: "Nichtöffentlich", rows: 60)
    guard let pages = try LibreOffice.pages(of: ODTDocument.bytes(paper), named: "a.odt") else { return }
    #expect(pages.count >= 4)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Nichtöffentlich"), "page \(index + 1)")
      #expect(page.contains("Seite \(index + 1) von \(pages.count)"), "page \(index + 1)")
    }
    for figure in [
      "48 von 110 (43 %)", "12 von 25 (48 %)", "V/1234", "TP-1059", "413", "Rang im Smart City Index", "104",
    ] {
      #expect(pages.joined().contains(figure), "\(figure)")
    }
  }
}
