internal import LotseBasics
internal import LotseSheets

/// Writes the blocks of a document as HTML and notes its headings for a table of contents.
struct HTMLBlocks {
  enum Medium { case page, mail }

  struct Heading {
    let id: String
    let text: String
    let level: Int
  }

  let language: Language
  let medium: Medium
  var text = HTMLText()
  private(set) var contents: [Heading] = []
  private var charts = 0
  private var isInSection = false
  /// The heading or picture above, which a caption of the same words need not repeat.
  private(set) var above = ""
  /// The names of tables so far; each is given once.
  private var names: [String: Int] = [:]

  init(_ language: Language, _ medium: Medium) {
    self.language = language
    self.medium = medium
  }

  mutating func write(_ document: Document) {
    if medium == .page, let links = document.frame?.links, !links.isEmpty { write(links) }
    for block in document.read(by: .web).blocks { write(block) }
    closeSection()
  }

  mutating func write(_ block: Document.Block) {
    switch block {
    case .heading(let level, let words): heading(level, words)
    case .paragraph(let words):
      text.element("p", words)
      text.raw("\n")
    case .notice(let words): notice(words)
    case .table(let table): write(table)
    case .list(let items):
      text.raw("<ul>\n")
      for item in items {
        text.element("li", item)
        text.raw("\n")
      }
      text.raw("</ul>\n")
    case .fields(let fields): write(fields)
    case .chart(let chart): write(chart)
    // A page has its contents beside it.
    case .contents: break
    case .signature(let lines):
      text.raw("<div class=\"signature\">\n")
      for line in lines {
        text.element("p", line)
        text.raw("\n")
      }
      text.raw("</div>\n")
    }
  }

  /// The pages of a site, before the title of this one.
  private mutating func write(_ links: [Document.Link]) {
    text.raw("<div role=\"navigation\"")
    text.attribute("aria-label", language("Seiten", "Pages"))
    text.raw("><p>")
    for (place, link) in links.enumerated() {
      if place > 0 { text.raw(" · ") }
      text.link(link)
    }
    text.raw("</p></div>\n")
  }

  private mutating func heading(_ level: Int, _ words: String) {
    above = words
    guard level > 1 else {
      text.element("h1", words)
      text.raw("\n")
      return
    }
    if level == 2, medium == .page {
      closeSection()
      text.raw("<section>\n")
      isInSection = true
    }
    let tag = "h\(min(level, 6))"
    let id = language("abschnitt", "section") + "-\(contents.count + 1)"
    contents.append(Heading(id: id, text: words, level: level))
    text.raw("<\(tag) id=\"\(id)\">")
    text.lines(words)
    text.raw("</\(tag)>\n")
  }

  private mutating func closeSection() {
    if isInSection { text.raw("</section>\n") }
    isInSection = false
  }

  private mutating func notice(_ words: String) {
    let look = medium == .mail ? " style=\"border-left:4px solid #8a5a00;padding:6px 10px;font-weight:bold\"" : ""
    text.raw("<p class=\"notice\"\(look)>")
    text.lines(words)
    text.raw("</p>\n")
  }

  private mutating func write(_ fields: [Document.Field]) {
    text.raw("<dl class=\"fields\">\n")
    for field in fields {
      text.raw("<div>")
      text.element("dt", field.name)
      text.element("dd", field.value)
      text.raw("</div>\n")
    }
    text.raw("</dl>\n")
  }

  private mutating func write(_ chart: Chart) {
    text.raw("<figure>\n<figcaption><strong\(chart.title == above ? " class=\"unseen\"" : "")>")
    text.lines(chart.title)
    text.raw("</strong>")
    text.raw(" <span>")
    text.lines(chart.description)
    text.raw("</span></figcaption>\n")
    if medium == .page {
      charts += 1
      let id = language("bild", "chart") + "-\(charts)"
      text.raw(SVGChart.render(chart, id: id, language))
    }
    text.raw("</figure>\n")
    above = chart.title
  }

  /// What a table is called where it is not seen; no two are called the same.
  mutating func name(of table: Table) -> String {
    let name = table.caption ?? above
    names[name, default: 0] += 1
    let count = names[name, default: 1]
    return count == 1 ? name : "\(name) (\(count))"
  }
}
