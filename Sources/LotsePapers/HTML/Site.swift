/// What stands around a document that is one page of several: where else one can go, who reads, and what can be sent.
public struct Site: Sendable {
  public var links: [Document.Link]
  /// What the list of links is called for those who do not see it.
  public var label: String
  /// Who the page is made for.
  public var reader: Document.Link
  /// What was just done, or why it was not.
  public var message: (text: String, isProblem: Bool)?
  public var above: [Form] = []
  public var below: [Form] = []
  /// The heading over the forms below, to which a link under the title leads; nil for none.
  public var heading: String?
  /// Links after the text, such as to the next page or to another format.
  public var onward: [Document.Link] = []
  /// Words that begin so and go on in digits have pages of their own name.
  public var linked: [String] = []
  /// What links take along, such as `?as-of=2026-11-20`.
  public var suffix = ""

  public init(_ links: [Document.Link], label: String, reader: Document.Link) {
    self.links = links
    self.label = label
    self.reader = reader
  }

  /// The bar over a page.
  var bar: String {
    var text = HTMLText()
    text.raw("<div class=\"site\"><div class=\"wide\">\n<nav")
    text.attribute("aria-label", label)
    text.raw(">\n<ul>\n")
    for link in links {
      text.raw("<li>")
      text.link(link)
      text.raw("</li>\n")
    }
    text.raw("</ul>\n</nav>\n<p class=\"reader\">")
    text.link(reader)
    text.raw("</p>\n</div></div>\n")
    return text.string
  }

  /// What goes before the text, behind its title.
  var before: String {
    var text = HTMLText()
    if let message {
      text.raw(message.isProblem ? "<p class=\"problem\" role=\"alert\">" : "<p class=\"done\" role=\"status\">")
      text.lines(message.text)
      text.raw("</p>\n")
    }
    for form in above { text.form(form) }
    if let heading, !below.isEmpty {
      text.raw("<p>")
      text.link(.init(heading, to: "#forms"))
      text.raw("</p>\n")
    }
    return text.string
  }

  var after: String {
    var text = HTMLText()
    if let heading, !below.isEmpty {
      text.raw("<section>\n<h2 id=\"forms\">")
      text.text(heading)
      text.raw("</h2>\n")
      for form in below { text.form(form) }
      text.raw("</section>\n")
    } else {
      for form in below { text.form(form) }
    }
    if !onward.isEmpty {
      text.raw("<ul class=\"onward\">\n")
      for link in onward {
        text.raw("<li>")
        text.link(link)
        text.raw("</li>\n")
      }
      text.raw("</ul>\n")
    }
    return text.string
  }

  // MARK: Links in the text

  /// Elements in which a link would be none, or would be wrong.
  private static let closed = ["a", "h1", "svg", "button", "summary", "option", "textarea", "title", "script"]

  /// The markup with a link over each word that has a page of its own.
  func linking(_ markup: String) -> String {
    guard !linked.isEmpty else { return markup }
    let bytes = Array(markup.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    var inside: [String] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "<") {
        let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        let tag = bytes[place...end]
        let isEnd = tag.dropFirst().first == UInt8(ascii: "/")
        let name = String(
          decoding: tag.dropFirst(isEnd ? 2 : 1).prefix { $0 > 0x2F && $0 != UInt8(ascii: ">") }, as: UTF8.self)
        if Site.closed.contains(name) {
          if !isEnd { inside.append(name) } else if inside.last == name { inside.removeLast() }
        }
        result += tag
        place = end + 1
      } else if inside.isEmpty, place == 0 || !Site.isWord(bytes[place - 1]), let word = word(at: place, in: bytes) {
        let text = String(decoding: word, as: UTF8.self)
        result += Array("<a class=\"no\" href=\"\(text)\(suffix.replacing("&", with: "&amp;"))\">\(text)</a>".utf8)
        place = word.endIndex
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func word(at place: Int, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    for beginning in linked where bytes[place...].starts(with: beginning.utf8) {
      let digits = bytes[(place + beginning.utf8.count)...].prefix { (0x30...0x39).contains($0) }
      let next = digits.endIndex < bytes.count ? bytes[digits.endIndex] : 0x20
      if (4...9).contains(digits.count), !Site.isWord(next) { return bytes[place..<digits.endIndex] }
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    case UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}

extension HTMLDocument {
  /// The document as one page of a site.
  public static func render(_ document: Document, _ template: PageTemplate, in site: Site) -> String {
    var blocks = HTMLBlocks(document.language, .page)
    var rest = document.blocks[...]
    // What was done, and forms that ask, stand under the title.
    if case .heading(1, _)? = rest.first, let title = rest.popFirst() { blocks.write(title) }
    let head = blocks.text.string
    var document = document
    document.blocks = Array(rest)
    blocks.text = HTMLText()
    blocks.write(document)
    let frame = document.frame
    return template.render(
      PageTemplate.Content(
        language: document.language, title: document.title, organisation: frame?.organisation,
        letterhead: frame?.letterhead ?? [], marking: frame?.marking, asOf: frame?.asOf, contents: blocks.contents,
        body: head + site.before + site.linking(blocks.text.string) + site.after, site: site.bar))
  }
}
