import LotseBasics
import LotsePapers
import TestSupport
import Testing

/// A broken template is named with its place before anything is written.
@Suite struct PageTemplateTests {
  private static let whole = "{{policy}}{{language}}{{title}}{{marking}}{{{body}}}"

  @Test func theTemplateThatComesWithLotseHolds() throws { _ = try HTMLPage.template() }

  @Test(arguments: [
    ("{{title", 1, 1, TemplateFlaw.Reason.unfinishedTag), ("a\nb{{{body}}", 2, 2, .unfinishedTag),
    ("{{#marking}}x", 1, 1, .unclosedSection("marking")), ("ä {{/marking}}", 1, 3, .wrongClosing("marking", open: nil)),
    ("\n{{#marking}}{{/title}}", 2, 13, .wrongClosing("title", open: "marking")),
    ("{{> head}}", 1, 1, .notSupported("{{> head}}")),
    ("{{=<% %>=}}", 1, 1, .notSupported("{{=<% %>=}}")), ("{{{title}}}", 1, 1, .unescaped("title")),
    ("{{&title}}", 1, 1, .unescaped("title")), ("x{{ body }}", 1, 2, .escapedMarkup("body")),
    ("{{contents}}", 1, 1, .notAText("contents")), ("<style>a{{title}}</style>", 1, 9, .insideScript("title")),
    ("<script>\n{{! x }}</script>", 2, 1, .insideScript("! x")), ("{{policy}}", 1, 1, .missing("body")),
    ("{{}}", 1, 1, .unfinishedTag),
  ])
  func aFlawIsNamedWithItsPlace(text: String, line: Int, column: Int, reason: TemplateFlaw.Reason) throws {
    let flaw = try #require(throws: TemplateFlaw.self) { try PageTemplate(text) }
    #expect(flaw.line == line)
    #expect(flaw.column == column)
    #expect(flaw.reason == reason)
  }

  @Test(arguments: ["titel", "words.serch", "id", ".", "title.x", "upper(title)", "body2"])
  func aNameThatNoPageHasIsRefused(name: String) throws {
    let flaw = try #require(throws: TemplateFlaw.self) { try PageTemplate(PageTemplateTests.whole + "{{\(name)}}") }
    guard case .unknownName(name, let known) = flaw.reason else {
      Issue.record("\(flaw)")
      return
    }
    #expect(known.contains("title"))
  }

  @Test func everyNameIsFilledIn() throws {
    let template = try PageTemplate(
      """
      {{policy}}|{{language}}|{{title}}|{{organisation}}|{{asOf}}|{{#marking}}[{{.}}]{{/marking}}\r
      {{^marking}}öffentlich{{/marking}}{{#letterhead}}({{.}}){{/letterhead}}{{words.contents}}
      {{#contents}}{{id}}={{text}}{{#isSub}}!{{/isSub}} {{/contents}}{{! nothing }}
      {{{body}}}
      """)
    let lines = HTMLDocument.render(SampleDocument.paper(.en, rows: 1), template).split(separator: "\n")
    #expect(
      lines[0]
        == "default-src &#39;none&#39;; style-src &#39;none&#39;; script-src &#39;none&#39;; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;|en|Sachstand der Digitalstrategie|Stadt Musterhausen|Stand 13.11.2026|"
    )
    #expect(lines[1] == "öffentlich(Stadt Musterhausen)(Stabsstelle Digitalisierung)Contents")
    #expect(
      lines[2]
        == "section-1=Kurzfassung section-2=Stand je Themenfeld section-3=Abschlüsse je Quartal! section-4=Anlage ")
    #expect(lines[3] == "<h1>State of the digital strategy</h1>")
    let marked = HTMLDocument.render(SampleDocument.paper(marking: "a < b", rows: 1), template)
    #expect(marked.contains("[a &lt; b]"))
  }
}
