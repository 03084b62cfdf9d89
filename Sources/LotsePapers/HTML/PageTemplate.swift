internal import Foundation
internal import LotseBasics
internal import Mustache

/// The frame of a web page, which a city may change: a Mustache template with its style and script inside.
public struct PageTemplate: Sendable {
  private let template: MustacheTemplate
  private let sources: [String: String]
  private let policy: String
  /// What a page may do that is one of a site: send forms to where it came from.
  public let sitePolicy: String
  private let hasPlaceForSite: Bool

  /// Reads a template; a name that no page has is refused, because Mustache would print nothing in its place.
  public init(_ text: String) throws(TemplateFlaw) {
    // A browser reads line ends in this way before it compares scripts with their hashes.
    let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let sources = try TemplateScan(text).check()
    do {
      template = try MustacheTemplate(string: sources.frame)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateFlaw(line: error.context.lineNumber, column: error.context.columnNumber, .unreadable)
    } catch {
      throw TemplateFlaw(line: 1, column: 1, .unreadable)
    }
    self.sources = sources.values
    policy = PageTemplate.policy(sources, forms: "'none'")
    sitePolicy = PageTemplate.policy(sources, forms: "'self'")
    hasPlaceForSite = sources.frame.contains("{{{site}}}")
  }

  /// Only the style and the scripts that the template itself holds may have an effect, known by their hashes: markup that
  /// slipped in with a text could not run. Nothing is fetched from anywhere.
  private static func policy(_ sources: TemplateScan.Sources, forms: String) -> String {
    func hashes(_ texts: [String]) -> String {
      let hashes = texts.map { "'sha256-\(SHA256.digest(of: $0).base64EncodedString())'" }
      return hashes.isEmpty ? "'none'" : hashes.joined(separator: " ")
    }
    return "default-src 'none'; style-src \(hashes(sources.styles)); script-src \(hashes(sources.scripts)); "
      + "img-src data:; base-uri 'none'; form-action \(forms)"
  }

  /// What a template can print.
  struct Content {
    let language: Language
    let title: String
    let organisation: String?
    let letterhead: [String]
    let marking: String?
    let asOf: String?
    let contents: [HTMLBlocks.Heading]
    let body: String
    /// The bar of a site, as markup; nil for a page that stands alone.
    var site: String?
  }

  func render(_ content: Content) -> String {
    var values: [String: Any] = [
      "language": content.language.rawValue, "title": HTMLText.plain(content.title),
      "policy": content.site == nil ? policy : sitePolicy,
      // A template from before there were sites has no place for the bar.
      "body": hasPlaceForSite ? content.body : (content.site ?? "") + content.body, "site": content.site ?? "",
      "words": TemplateNames.words(content.language),
      "letterhead": content.letterhead.map(HTMLText.plain), "hasLetterhead": !content.letterhead.isEmpty,
      // Two headings are found without a table of contents.
      "hasContents": content.contents.count > 2,
      "contents": content.contents.map { heading in
        ["id": heading.id, "text": HTMLText.plain(heading.text), "isSub": heading.level > 2] as [String: Any]
      },
    ]
    for (name, text) in [
      ("organisation", content.organisation), ("marking", content.marking), ("asOf", content.asOf),
    ] {
      if let text, !text.isEmpty { values[name] = HTMLText.plain(text) }
    }
    values.merge(sources) { given, _ in given }
    return template.render(values)
  }
}
