/// Looks through a template before it is used: every tag must be one that a page can fill.
struct TemplateScan {
  /// What stands between the tags of style and script elements.
  struct Sources {
    var styles: [String] = []
    var scripts: [String] = []
    /// The template with a tag in the place of each style and script, and what goes there. They hold no tags of their
    /// own, and the library takes its time over every line that it looks for some in.
    var frame = ""
    var values: [String: String] = [:]
  }

  private struct Open {
    let name: String
    let kind: TemplateNames.Kind
    let place: String.Index
  }

  private let text: String
  private var open: [Open] = []
  private var found: Set<String> = []

  init(_ text: String) { self.text = text }

  func check() throws(TemplateFlaw) -> Sources {
    var scan = self
    return try scan.run()
  }

  private mutating func run() throws(TemplateFlaw) -> Sources {
    let styles = elements("style")
    let scripts = elements("script")
    var rest = text[...]
    while let start = rest.firstRange(of: "{{")?.lowerBound {
      let isTriple = text[start...].hasPrefix("{{{")
      guard let end = text[start...].firstRange(of: isTriple ? "}}}" : "}}") else {
        throw flaw(start, .unfinishedTag)
      }
      let inner = text[text.index(start, offsetBy: isTriple ? 3 : 2)..<end.lowerBound]
      if (styles + scripts).contains(where: { $0.contains(start) }) {
        throw flaw(start, .insideScript(TemplateScan.trimmed(inner)))
      }
      try tag(isTriple ? "&" + inner : inner, at: start)
      rest = text[end.upperBound...]
    }
    if let section = open.last { throw flaw(section.place, .unclosedSection(section.name)) }
    if let name = TemplateNames.required.first(where: { !found.contains($0) }) {
      throw flaw(text.startIndex, .missing(name))
    }
    var sources = Sources(styles: styles.map { String(text[$0]) }, scripts: scripts.map { String(text[$0]) })
    var place = text.startIndex
    for range in (styles + scripts).sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= place {
      let name = "source\(sources.values.count)"
      sources.frame += text[place..<range.lowerBound] + "{{{\(name)}}}"
      sources.values[name] = String(text[range])
      place = range.upperBound
    }
    sources.frame += text[place...]
    return sources
  }

  private mutating func tag(_ inner: Substring, at place: String.Index) throws(TemplateFlaw) {
    guard let mark = inner.first else { throw flaw(place, .unfinishedTag) }
    let name = TemplateScan.trimmed(inner.dropFirst())
    switch mark {
    case "!": return
    case "#", "^": open.append(Open(name: name, kind: try kind(name, place), place: place))
    case "/":
      guard open.last?.name == name else { throw flaw(place, .wrongClosing(name, open: open.last?.name)) }
      open.removeLast()
    case "&":
      guard try kind(name, place) == .markup else { throw flaw(place, .unescaped(name)) }
    case ">", "<", "$", "=", "%", "*": throw flaw(place, .notSupported("{{\(inner)}}"))
    default:
      let name = TemplateScan.trimmed(inner)
      switch try kind(name, place) {
      case .text: break
      case .markup: throw flaw(place, .escapedMarkup(name))
      case .flag, .texts, .things: throw flaw(place, .notAText(name))
      }
    }
  }

  /// What a name stands for, where it stands.
  private mutating func kind(_ name: String, _ place: String.Index) throws(TemplateFlaw) -> TemplateNames.Kind {
    found.insert(name)
    var known = TemplateNames.all
    for section in open {
      if case .things(let names) = section.kind { known.merge(names) { $1 } }
    }
    if name == ".", let section = open.last, section.kind == .texts || section.kind == .text { return .text }
    guard let kind = known[name] else { throw flaw(place, .unknownName(name, known: known.keys.sorted())) }
    return kind
  }

  /// The contents of all elements of a name, which is written small.
  private func elements(_ name: String) -> [Range<String.Index>] {
    var elements: [Range<String.Index>] = []
    var rest = text[...]
    while let tag = rest.firstRange(of: "<" + name), let close = text[tag.upperBound...].firstIndex(of: ">") {
      let start = text.index(after: close)
      let end = text[start...].firstRange(of: "</" + name)?.lowerBound ?? text.endIndex
      elements.append(start..<end)
      rest = text[end...].dropFirst()
    }
    return elements
  }

  private static func trimmed(_ text: Substring) -> String {
    let words = text.drop(while: \.isWhitespace)
    return String(words.reversed().drop(while: \.isWhitespace).reversed())
  }

  private func flaw(_ place: String.Index, _ reason: TemplateFlaw.Reason) -> TemplateFlaw {
    let before = text[..<place]
    let line = before.count { $0 == "\n" } + 1
    let start = before.lastIndex(of: "\n").map { text.index(after: $0) } ?? text.startIndex
    return TemplateFlaw(line: line, column: text.distance(from: start, to: place) + 1, reason)
  }
}
