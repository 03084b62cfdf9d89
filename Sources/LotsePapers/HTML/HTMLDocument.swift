internal import LotseBasics

/// A document as one web page that needs nothing else: no network, no other file.
public enum HTMLDocument {
  /// The page in the frame of a template; its title is that of the frame, else the first heading.
  public static func render(_ document: Document, _ template: PageTemplate) -> String {
    var blocks = HTMLBlocks(document.language, .page)
    blocks.write(document)
    let frame = document.frame
    let language = document.language
    return template.render(
      PageTemplate.Content(
        language: language, title: document.title, organisation: frame?.organisation,
        letterhead: frame?.letterhead ?? [], marking: frame?.marking, asOf: frame?.asOf, contents: blocks.contents,
        body: blocks.text.string))
  }

  /// The document for the body of a mail: no script, no picture, and every look beside what it dresses, because mail
  /// programs know little else. What charts show is said in words.
  public static func mail(_ document: Document) -> String {
    var blocks = HTMLBlocks(document.language, .mail)
    if let marking = document.frame?.marking, !document.says(marking) { blocks.write(.notice(marking)) }
    blocks.write(document)
    var text = HTMLText()
    text.raw(
      "<!DOCTYPE html>\n<html lang=\"\(document.language.rawValue)\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
    text.text(document.title)
    text.raw(
      "</title>\n</head>\n<body style=\"font-family:Arial,Helvetica,sans-serif;line-height:1.4;color:#1a1a1a\">\n")
    for line in document.frame?.letterhead ?? [] { text.element("div", line) }
    text.raw(blocks.text.string)
    if let asOf = document.frame?.asOf { text.element("p", asOf) }
    text.raw("</body>\n</html>\n")
    return text.string
  }
}
