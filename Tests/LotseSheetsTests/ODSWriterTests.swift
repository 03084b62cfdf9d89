import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotseSheets

/// OpenDocument as LibreOffice reads it: typed cells, every text, rules, protection, filters, the chart.
@Suite struct ODSWriterTests {
  /// What the scripts below have in common.
  private static let start = #"""
    import sys, zipfile, json, xml.etree.ElementTree as E
    z = zipfile.ZipFile(sys.argv[1]); names = z.namelist()
    N = {p: "urn:oasis:names:tc:opendocument:xmlns:%s:1.0" % n for p, n in
      [("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("draw", "drawing"), ("svg", "svg-compatible"),
       ("manifest", "manifest"), ("config", "config"), ("chart", "chart"), ("fo", "xsl-fo-compatible"), ("number", "datastyle")]}
    q = lambda name: "{%s}%s" % (N[name.split(":")[0]], name.split(":")[1])
    content = E.fromstring(z.read("content.xml"))
    tables = {t.get(q("table:name")): t for t in content.iter(q("table:table"))}

    """#

  private static func look(_ script: String, _ language: Language = .de) throws -> Python.Answer {
    try Python.run(start + script, on: ODSDocument.bytes(SampleWorkbook.book(language)), named: "a.ods")
  }

  @Test(arguments: Language.allCases) func sameContentSameBytes(language: Language) throws {
    let book = SampleWorkbook.book(language)
    #expect(try ODSDocument.bytes(book) == ODSDocument.bytes(book))
  }

  @Test(arguments: Language.allCases) func thePackageIsSound(language: Language) throws {
    let bytes = try ODSDocument.bytes(SampleWorkbook.book(language))
    let type = "application/vnd.oasis.opendocument.spreadsheet"
    #expect(String(decoding: bytes[30..<38 + type.utf8.count], as: UTF8.self) == "mimetype" + type)
    let script = #"""
      manifest = E.fromstring(z.read("META-INF/manifest.xml"))
      listed = {e.get(q("manifest:full-path")) for e in manifest}
      print(sorted(listed ^ set(names)))
      trees = [E.fromstring(z.read(n)) for n in names if n.endswith(".xml")]
      styles = E.fromstring(z.read("styles.xml"))
      known = {s.get(q("style:name")) for t in [content, styles] for s in t.iter() if s.get(q("style:name"))}
      used = {s.get(q(a)) for t in [content, styles] for s in t.iter() for a in
        ["table:style-name", "draw:style-name", "style:master-page-name", "style:data-style-name", "style:page-layout-name"] if s.get(q(a))}
      print(sorted(used - known), len(trees))
      rules = {v.get(q("table:name")) for v in content.iter(q("table:content-validation"))}
      print(sorted(rules ^ {c.get(q("table:content-validation-name")) for c in content.iter(q("table:table-cell")) if c.get(q("table:content-validation-name"))}))
      """#
    #expect(
      try ODSWriterTests.look(script, language).lines == [
        "['/', 'META-INF/manifest.xml', 'Object 1/', 'mimetype']", "[] 6", "[]",
      ])
  }

  /// Read by the rules for blanks of ODF 1.3 part 3, 6.1.2; what XML cannot hold is U+FFFD.
  @Test func everyTextSurvives() throws {
    let script = #"""
      import re
      def inner(e):
        out = re.sub("[ \t\r\n]+", " ", e.text or "")
        for k in e:
          name = k.tag.split("}")[1]
          out += {"s": "\0" * int(k.get(q("text:c"), 1)), "tab": "\t"}.get(name) or inner(k)
          out += re.sub("[ \t\r\n]+", " ", k.tail or "")
        return out
      values = []
      for c in tables["It's a -test-- 50 %"].iter(q("table:table-cell")):
        assert c.get(q("office:value-type")) == "string" and c.get(q("table:formula")) is None
        values.append("\n".join(inner(p).strip(" ").replace("\0", " ") for p in c))
      print(json.dumps(values))
      """#
    let answer = try ODSWriterTests.look(script)
    let read = try JSONDecoder().decode([String].self, from: Data(answer.text.utf8))
    let expected = SampleWorkbook.hostile.map { text in
      text == "\r" ? "\n" : String(text.map { "\u{1}\u{1F}\u{FFFE}\u{FFFF}".contains($0) ? "\u{FFFD}" : $0 })
    }
    #expect(read.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
  }

  @Test func cellsHaveTheirTypes() throws {
    let script = #"""
      rows = list(tables["Teilprojekte"].iter(q("table:table-row")))
      print([(c.get(q("office:value-type")), c.get(q("office:value")) or c.get(q("office:date-value")) or c.get(q("office:boolean-value")), c.get(q("office:currency")), "".join(c.itertext())) for c in rows[2]][3:7])
      row = list(tables["Fortschritt"].iter(q("table:table-row")))[6]
      print([(c.get(q("office:value-type")), c.get(q("office:value"))) for c in row][4:])
      print([c.get(q("table:number-columns-spanned")) for c in list(tables["Fortschritt"].iter(q("table:table-row")))[2]])
      print([["".join(r[0].itertext()) for r in h] for h in content.iter(q("table:table-header-rows"))][:2])
      link = next(tables["Teilprojekte"].iter(q("text:a"))); print(link.get("{http://www.w3.org/1999/xlink}href"))
      """#
    #expect(
      try ODSWriterTests.look(script).lines == [
        "[('date', '2024-10-21', None, '21.10.2024'), ('currency', '12345.67', 'EUR', '12.345,67 €'), "
          + "('boolean', 'false', None, 'FALSCH'), ('float', '1', None, '1')]",
        "[('percentage', '0.25'), ('currency', '123451.78')]", "['6', None, None, None, None, None]",
        "[['Themenfeld'], ['Nr.']]", "https://example.org/a%20b?x=ü#teil%202",
      ])
  }

  @Test func rulesProtectionAndView() throws {
    let script = #"""
      for v in content.iter(q("table:content-validation")): print(v.get(q("table:condition"))[:60], v.get(q("table:base-cell-address")))
      h = next(content.iter(q("table:help-message"))); print(h.get(q("table:title")), ["".join(p.itertext()) for p in h])
      styles = {s.get(q("style:name")): s for s in E.fromstring(z.read("styles.xml")).iter(q("style:style"))}
      form = tables["Meldung"]; row = list(form.iter(q("table:table-row")))[4]
      locks = [styles[c.get(q("table:style-name"))][0].get(q("style:cell-protect")) for c in row]
      print(form.get(q("table:protected")), tables["Fortschritt"].get(q("table:protected")), locks, [c.get(q("table:content-validation-name")) for c in row])
      for r in content.iter(q("table:database-range")): print(r.get(q("table:target-range-address")), r.get(q("table:display-filter-buttons")))
      view = {e.get(q("config:name")): {i.get(q("config:name")): i.text for i in e} for e in E.fromstring(z.read("settings.xml")).iter(q("config:config-item-map-entry")) if e.get(q("config:name"))}
      print([view["Teilprojekte"][k] for k in ["HorizontalSplitMode", "HorizontalSplitPosition", "VerticalSplitMode", "VerticalSplitPosition"]], view["Verborgen"]["VerticalSplitMode"])
      auto = {s.get(q("style:name")): s for s in content.iter(q("style:style"))}
      print([auto[t.get(q("table:style-name"))][0].get(q("table:display")) for t in tables.values()])
      print([c.get(q("table:visibility")) for c in tables["Teilprojekte"].iter(q("table:table-column"))][5:7])
      """#
    #expect(
      try ODSWriterTests.look(script).lines == [
        "of:cell-content-is-in-list(\"In Umsetzung\";\"In Pilotierung\";\" $'Meldung'.$C$5",
        "of:cell-content-is-in-list(\"Wort, mit Komma und \"\"Zitat\"\" 0\" $'Meldung'.$D$5",
        "of:cell-content-is-date() and cell-content-is-between(45292, $'Meldung'.$E$5",
        "of:cell-content-is-whole-number() and cell-content-is-betwee $'Meldung'.$F$5",
        "of:cell-content-text-length()<=500 $'Meldung'.$G$5",
        "Status ['Zeile 1', 'mit \"Zitat\" & <Zeichen>']",
        "true None ['protected', 'protected', 'none', 'none', 'none', 'none', 'none'] [None, None, 'v1', 'v2', 'v3', 'v4', 'v5']",
        "'Teilprojekte'.A1:'Teilprojekte'.H61 true", "['2', '2', '2', '1'] 0",
        "['true', 'true', 'true', 'true', 'false']", "[None, 'collapse']",
      ])
  }

  @Test func theChartIsNativeAndDescribed() throws {
    let script = #"""
      f = next(content.iter(q("draw:frame")))
      print("".join(f.find(q("svg:title")).itertext()), "|", "".join(f.find(q("svg:desc")).itertext()))
      c = E.fromstring(z.read("Object 1/content.xml"))
      print([(s.get(q("chart:values-cell-range-address")), s.get(q("chart:label-cell-address"))) for s in c.iter(q("chart:series"))][0])
      print([["".join(x.itertext()) for x in r] for r in c.iter(q("table:table-row"))][:2])
      """#
    #expect(
      try ODSWriterTests.look(script).lines == [
        "Stand je Themenfeld | Gestapelte Balken: OZG 120 von 251 umgesetzt, \"Mobilität\" 0 von 12.",
        "(\"'Fortschritt'.B6:'Fortschritt'.B9\", \"'Fortschritt'.B5\")",
        "[['', 'umgesetzt', 'in Umsetzung', 'noch nicht begonnen'], ['Umsetzung Onlinezugangsgesetz (OZG)', '120', '90', '41']]",
      ])
  }

  /// Rules and charts below the last row stand in rows of their own, written once where they are alike.
  @Test func rulesBelowTheRows() throws {
    var sheet = Worksheet(name: "A", columns: [.init(width: 10)], rows: [[.init(.text("x"))]])
    sheet.validations = [
      .init(rows: 0...999, columns: 1...1, .text(atMost: 5), promptTitle: "", prompt: "", complaint: ""),
      .init(rows: 10...19, columns: 0...0, .count(from: 1, until: 2), promptTitle: "", prompt: "", complaint: ""),
    ]
    let book = Workbook(title: "", language: .en, created: SampleWorkbook.created, sheets: [sheet])
    let script = #"""
      for r in tables["A"].iter(q("table:table-row")): print(r.get(q("table:number-rows-repeated")), [c.get(q("table:content-validation-name")) for c in r])
      """#
    let answer = try Python.run(ODSWriterTests.start + script, on: ODSDocument.bytes(book), named: "a.ods")
    #expect(answer.lines == ["None [None, 'v1']", "9 [None, 'v1']", "10 ['v2', 'v1']", "980 [None, 'v1']"])
  }
}
