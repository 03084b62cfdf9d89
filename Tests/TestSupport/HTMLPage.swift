public import Foundation
public import LotsePapers
import Testing

/// A page read with a few rules of its own: what is open, what is closed, and what stands between.
public struct HTMLPage {
  public struct Element {
    public let name: String
    public let attributes: [String: String]
    public var text = ""
  }

  public private(set) var elements: [Element] = []
  private static let void: Set<String> = ["meta", "br", "rect", "line", "path"]

  public static func template() throws -> PageTemplate {
    try PageTemplate(String(contentsOf: file, encoding: .utf8))
  }

  public static var file: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "config/templates/page.mustache")
  }

  /// Fails where tags are not nested or an attribute is not closed.
  public init(_ text: String) throws {
    var open: [Int] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      let before = HTMLPage.plain(rest[..<start])
      for place in open { elements[place].text += before }
      rest = rest[start...].dropFirst()
      if rest.hasPrefix("!") {
        rest = rest[(try #require(rest.firstIndex(of: ">")))...].dropFirst()
        continue
      }
      if rest.hasPrefix("/") {
        let end = try #require(rest.firstIndex(of: ">"))
        let name = String(rest[..<end].dropFirst())
        let last = open.popLast()
        let place = try #require(last, "</\(name)>")
        #expect(elements[place].name == name)
        rest = rest[end...].dropFirst()
        continue
      }
      let (element, isClosed) = try HTMLPage.tag(&rest)
      elements.append(element)
      if HTMLPage.void.contains(element.name) || isClosed { continue }
      open.append(elements.count - 1)
      guard ["style", "script"].contains(element.name) else { continue }
      let end = try #require(rest.range(of: "</\(element.name)>"))
      elements[elements.count - 1].text = String(rest[..<end.lowerBound])
      rest = rest[end.lowerBound...]
    }
    #expect(open.isEmpty)
  }

  private static func tag(_ rest: inout Substring) throws -> (Element, isClosed: Bool) {
    let name = rest.prefix { $0.isLetter || $0.isNumber }
    try #require(!name.isEmpty)
    rest = rest.dropFirst(name.count)
    var attributes: [String: String] = [:]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      if rest.hasPrefix("/>") || rest.hasPrefix(">") { break }
      let key = rest.prefix { $0 != "=" && $0 != " " && $0 != ">" }
      try #require(!key.isEmpty)
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        attributes[String(key)] = ""
        continue
      }
      rest = rest.dropFirst(2)
      // By scalars: a mark behind a quotation mark must not hide it.
      let end = try #require(rest.unicodeScalars.firstIndex(of: "\""))
      attributes[String(key)] = plain(rest[..<end])
      rest = rest[rest.unicodeScalars.index(after: end)...]
    }
    let isClosed = rest.hasPrefix("/>")
    rest = rest.dropFirst(isClosed ? 2 : 1)
    return (Element(name: String(name), attributes: attributes), isClosed)
  }

  /// Scalar by scalar: to Swift a semicolon with a mark behind it is another letter.
  private static func plain(_ text: Substring) -> String {
    var scalars = Array(text.unicodeScalars)
    for (name, scalar) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
      while let range = scalars.firstRange(of: Array(name.unicodeScalars)) {
        scalars.replaceSubrange(range, with: scalar == "&" ? ["\u{1}"] : Array(scalar.unicodeScalars))
      }
    }
    return String(String.UnicodeScalarView(scalars.map { $0 == "\u{1}" ? "&" : $0 }))
  }

  public func all(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }
}
