import Foundation
import LotseBasics
import LotsePapers
import LotseSheets
import TestSupport
import Testing

/// A page holds all of its document, and nothing of it becomes markup.
@Suite struct HTMLTests {
  private static func page(_ document: Document) throws -> String {
    HTMLDocument.render(document, try HTMLPage.template())
  }

  @Test(arguments: Language.allCases, [0, 1, 12, 120])
  func everyCellStandsInThePage(language: Language, rows: Int) throws {
    let document = SampleDocument.paper(language, rows: rows)
    let page = try HTMLPage(HTMLTests.page(document))
    var cells: [String] = []
    for case .table(let table) in document.blocks {
      let table = table.read(by: .screens)
      cells += table.columns.map(\.title)
      cells +=
        table.lines.isEmpty
        ? [language("keine Einträge", "no entries")] : table.lines.joined().map { $0.content.text(language) }
    }
    let expected = cells.map { $0.replacing("\n", with: "") }
    #expect(page.all("th", "td").map(\.text) == expected)
    #expect(page.all("html").map { $0.attributes["lang"] } == [language.rawValue])
  }

  /// Everything that a document can hold, and each of the texts in it.
  private static func hostile(_ text: String) -> Document {
    let series = Chart.Series(name: text, values: [1, 2], color: text)
    let table = Table(
      [.init(text), .init(text, .right, flexible: true)], [], total: [.init(text, .red), .init(text, .faint)],
      caption: text, isDirectory: true)
    let charts = [Chart.Kind.stackedBars, .stackedColumns, .columns, .line].map { kind in
      Document.Block.chart(
        Chart(kind, title: text, description: text, categories: [text, text], series: [series, series]))
    }
    return Document(
      .de,
      [
        .heading(1, text), .notice(text), .fields([.init(text, text)]), .heading(2, text), .paragraph(text),
        .list([text]), .heading(3, text), .table(table), .heading(2, text), .signature([text, text]),
      ] + charts,
      frame: Document.Frame(
        title: text, organisation: text, letterhead: [text, text], marking: text, asOf: text,
        created: SampleDocument.created))
  }

  /// The elements with their attributes; lines, labels and shapes aside, of which a text may need more.
  private static func shape(_ page: HTMLPage) -> [String] {
    let aside: Set<String> = ["br", "text", "svg", "rect", "path", "line"]
    return page.elements.filter { !aside.contains($0.name) }.map { "\($0.name) \($0.attributes.keys.sorted())" }
  }

  private static let plainShape = Result { shape(try HTMLPage(page(hostile("x")))) }

  @Test(arguments: SampleDocument.hostile + ["\"\u{301} onclick=\"x", "<\u{301}b>", "\u{600}<b>", "'\u{200D}", "&lt;"])
  func textStaysText(text: String) throws {
    let html = try HTMLTests.page(HTMLTests.hostile(text))
    let page = try HTMLPage(html)
    #expect(try HTMLTests.shape(page) == HTMLTests.plainShape.get())
    #expect(page.all("dd")[0].text == text.replacing("\n", with: ""))
    #expect(page.all("td").last?.text == text.replacing("\n", with: ""))
    let mail = try HTMLPage(HTMLDocument.mail(HTMLTests.hostile(text)))
    #expect(mail.all("dd")[0].text == text.replacing("\n", with: ""))
  }

  @Test(arguments: [0x00, 0x07, 0x7F, 0x85, 0xFDD0, 0xFFFE, 0x1FFFF] as [UInt32])
  func whatHTMLCannotHoldIsReplacedVisibly(value: UInt32) throws {
    let text = "a\(Character(try #require(Unicode.Scalar(value))))b"
    let page = try HTMLPage(HTMLTests.page(HTMLTests.hostile(text)))
    for name in ["title", "h1", "dd", "td", "caption"] {
      #expect(page.all(name)[0].text.contains("a\u{FFFD}b"), "\(name)")
    }
  }

  @Test func sameDocumentSameBytes() throws {
    let document = SampleDocument.paper(marking: "Nichtöffentlich", rows: 30)
    #expect(try HTMLTests.page(document) == HTMLTests.page(document))
    #expect(HTMLDocument.mail(document) == HTMLDocument.mail(document))
  }

  @Test(arguments: Language.allCases)
  func linksLeadSomewhereAndNamesAreGivenOnce(language: Language) throws {
    let page = try HTMLPage(HTMLTests.page(SampleDocument.paper(language, rows: 3)))
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    let links = page.all("a").compactMap { $0.attributes["href"] }
    #expect(links.count == 5)
    for link in links { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
    for element in page.elements {
      for name in ["aria-labelledby", "aria-describedby"] {
        if let id = element.attributes[name] { #expect(ids.contains(id)) }
      }
    }
    let regions = page.elements.filter { $0.attributes["role"] == "region" }
    #expect(Set(regions.map { $0.attributes["aria-label"] }).count == 3)
    for region in regions { #expect(region.attributes["tabindex"] == "0") }
  }

  @Test func headingsAndHeadsAreMarkedUp() throws {
    let page = try HTMLPage(HTMLTests.page(SampleDocument.paper(rows: 5)))
    #expect(page.all("h1").count == 1)
    #expect(page.all("h2").count == 3)
    #expect(page.all("h3").count == 1)
    let heads = page.all("th")
    #expect(heads.filter { $0.attributes["scope"] == "col" }.count == 4 + 2 + 5)
    #expect(heads.filter { $0.attributes["scope"] == "row" }.count == 4 + 0 + 5)
    #expect(page.all("figure").count == 4)
    #expect(page.all("svg").filter { $0.attributes["role"] == "img" }.count == 4)
  }

  @Test func aLightIsAWordAndAColour() throws {
    let page = try HTMLPage(HTMLTests.page(SampleDocument.paper(rows: 4)))
    let lights = page.all("span").filter { $0.attributes["class"]?.hasPrefix("light") == true }
    #expect(
      lights.map { "\($0.attributes["class"] ?? ""): \($0.text)" } == [
        "light red: 3", "light red: 3", "light green: Grün", "light yellow: Gelb", "light red: Rot", "light grey: Grau",
      ])
  }

  @Test func theMarkingStandsOnlyWhereThereIsOne() throws {
    func markings(_ marking: String?) throws -> [String] {
      try HTMLPage(HTMLTests.page(SampleDocument.paper(marking: marking))).all("aside")
        .filter { $0.attributes["class"] == "marking" }.map(\.text)
    }
    #expect(try markings("Nichtöffentlich") == ["Nichtöffentlich"])
    #expect(try markings(nil) == [])
  }

  @Test func aDocumentWithoutAFrameIsAPageToo() throws {
    let page = try HTMLPage(HTMLTests.page(Document(.en, [.heading(1, "Only this"), .paragraph("Text")])))
    #expect(page.all("title")[0].text == "Only this")
    #expect(page.all("nav").isEmpty)
    #expect(page.all("p").map(\.text) == ["Text"])
  }

  @Test func aPageNeedsNothingFromOutside() throws {
    let html = try HTMLTests.page(SampleDocument.paper(rows: 3))
    for mark in ["http:", "https:", "src=", "url(", "@import", "<link", "fetch("] { #expect(!html.contains(mark)) }
  }

  /// The browser lets through only what has its hash in the page; another program finds the same hashes.
  @Test func theHashesAreThoseOfStyleAndScript() throws {
    guard try Python.has("hashlib") else { return }
    let html = try HTMLTests.page(SampleDocument.paper(marking: "Nichtöffentlich", rows: 3))
    let script = """
      import base64, hashlib, html, re, sys
      page = open(sys.argv[1], encoding="utf-8").read()
      policy = html.unescape(re.search('Content-Security-Policy" content="([^"]*)"', page).group(1))
      for name in ("style", "script"):
          source = re.search(f"<{name}>(.*?)</{name}>", page, re.S).group(1)
          digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
          print(f"{name}-src 'sha256-{digest}'" in policy)
      print("default-src 'none'" in policy, "unsafe" in policy)
      """
    #expect(try Python.run(script, on: Array(html.utf8), named: "page.html").lines == ["True", "True", "True False"])
  }

  @Test func aMailHasNoScriptAndNoPicture() throws {
    let document = SampleDocument.paper(marking: "Nichtöffentlich", rows: 3)
    let page = try HTMLPage(HTMLDocument.mail(document))
    #expect(page.all("script", "style", "svg").isEmpty)
    #expect(page.all("figcaption").count == 4)
    #expect(page.all("p").first?.text == "Nichtöffentlich")
    var said = document
    said.blocks.insert(.notice("Nichtöffentlich"), at: 1)
    let once = try HTMLPage(HTMLDocument.mail(said)).all("p").filter { $0.text == "Nichtöffentlich" }
    #expect(once.count == 1, "what the outline says already is not said twice")
    #expect(page.all("td", "th").count == 4 * 5 + 2 + 1 + 5 * 4)
  }
}
