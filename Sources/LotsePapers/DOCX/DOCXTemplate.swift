internal import LotseBasics
internal import LotseSheets

/// A city's own Word document, whose styles, page and letterhead a report has in place of ours.
public struct DOCXTemplate {
  struct Part {
    let name: String
    let type: String
    let bytes: [UInt8]
  }

  /// The ids of styles by their names in small letters: a German Word says `berschrift1` for "heading 1".
  let ids: [String: String]
  /// Where `header default`, `footer first` and so on stand.
  let edges: [String: String]
  let hasFirstPage: Bool
  /// In hundredths of a millimetre.
  let textWidth: Int
  /// The parts beside its text that are taken as they are, with what they refer to.
  let parts: [Part]
  /// Its kinds of parts beside styles and lists: `theme`, `fontTable`.
  let relations: [(kind: String, name: String)]
  private let stylesText: String
  private let numberingText: String?
  private let page: [OfficeFile.Element]

  /// The types of a document and of a template; one with macros is neither.
  private static let types = ["document", "template"].map {
    "\(OfficePackage.office).wordprocessingml.\($0).main+xml"
  }

  /// Reads a template; throws `DOCXTemplateFlaw`.
  public init(_ bytes: [UInt8]) throws(DOCXTemplateFlaw) {
    do {
      let file = try OfficeFile(bytes)
      guard let main = try file.relations(of: "").first(where: { $0.kind == "officeDocument" })?.part,
        let type = file.type(of: main), DOCXTemplate.types.contains(type)
      else { throw DOCXTemplateFlaw.otherKind }
      let relations = try file.relations(of: main)
      guard let styles = relations.first(where: { $0.kind == "styles" })?.part else {
        throw DOCXTemplateFlaw.otherKind
      }
      stylesText = try DOCXTemplate.text(styles, of: file, root: "styles")
      ids = try DOCXTemplate.ids(file.elements(["w:style", "w:name"], of: styles))

      let section = try DOCXTemplate.section(file, main)
      page = section.filter { $0.name == "w:pgSz" || $0.name == "w:pgMar" }
      textWidth = try DOCXTemplate.width(page, in: main)
      var edges: [String: String] = [:]
      for element in section where element.name.hasSuffix("Reference") {
        let kind = String(element.name.dropFirst(2).dropLast("Reference".count))
        let part = relations.first { $0.id == element.attributes["r:id"] && $0.kind == kind }?.part
        guard let part, let pages = element.attributes["w:type"], pages != "even" else { continue }
        edges["\(kind) \(pages)"] = part
      }
      self.edges = edges
      for (edge, part) in edges where edge.hasPrefix("header") {
        guard try DOCXTemplate.start(String(decoding: file.bytes(of: part), as: UTF8.self)) != nil else {
          throw DOCXTemplateFlaw.unusable(part)
        }
      }
      let isOff = ["0", "false", "off"]
      let hasHeader = edges.keys.contains { $0.hasPrefix("header") }
      hasFirstPage =
        !hasHeader
        || section.contains { $0.name == "w:titlePg" && !isOff.contains($0.attributes["w:val"] ?? "1") }

      let kept = relations.filter { ["theme", "fontTable"].contains($0.kind) }
      self.relations = kept.compactMap { relation in relation.part.map { (relation.kind, $0) } }
      let numbering = relations.first { $0.kind == "numbering" }?.part
      numberingText = try numbering.map { try DOCXTemplate.text($0, of: file, root: "numbering") }
      parts = try DOCXTemplate.parts(self.relations.map(\.name) + edges.values.sorted(), of: file)
    } catch let flaw as DOCXTemplateFlaw {
      throw flaw
    } catch {
      throw .damaged
    }
  }

  private static func ids(_ elements: [OfficeFile.Element]) -> [String: String] {
    var ids: [String: String] = [:]
    var id: String?
    for element in elements {
      if element.name == "w:style" {
        id = element.attributes["w:styleId"]
      } else if let name = element.attributes["w:val"]?.lowercased(), let known = id {
        ids[name] = ids[name] ?? known
        id = nil
      }
    }
    return ids
  }

  /// What the last section of the text says, which is that of its end.
  private static func section(_ file: OfficeFile, _ main: String) throws -> [OfficeFile.Element] {
    let names = ["sectPr", "headerReference", "footerReference", "pgSz", "pgMar", "titlePg"].map { "w:\($0)" }
    let elements = try file.elements(Set(names), of: main)
    guard let last = elements.lastIndex(where: { $0.name == "w:sectPr" && $0.depth == 2 }) else { return [] }
    return elements[(last + 1)...].filter { $0.depth == 3 }
  }

  private static func width(_ page: [OfficeFile.Element], in part: String) throws(DOCXTemplateFlaw) -> Int {
    func twips(_ element: String, _ attribute: String) -> Int? {
      page.first { $0.name == element }?.attributes[attribute].flatMap { Int($0) }
    }
    guard let width = twips("w:pgSz", "w:w"), let left = twips("w:pgMar", "w:left"),
      let right = twips("w:pgMar", "w:right"), (2_800...31_680).contains(width),
      (2_800...31_680).contains(width - left - right)
    else { throw .unusable(part) }
    return (width - left - right) * 127 / 72
  }

  /// A part as text that starts and ends as every program writes it, so that something can be added.
  private static func text(_ part: String, of file: OfficeFile, root: String) throws -> String {
    guard let text = String(validating: try file.bytes(of: part), as: UTF8.self), text.contains("<w:\(root)"),
      text.contains("</w:\(root)>")
    else { throw DOCXTemplateFlaw.unusable(part) }
    return text
  }

  /// These parts with their relations and all that they refer to within the file.
  private static func parts(_ names: [String], of file: OfficeFile) throws -> [Part] {
    var parts: [Part] = []
    var waiting = names
    var known: Set<String> = []
    while let name = waiting.popLast() {
      guard known.insert(name).inserted else { continue }
      // What we write ourselves stands there.
      guard let type = file.type(of: name), !name.hasPrefix("word/charts/"), !name.hasPrefix("word/embeddings/") else {
        throw DOCXTemplateFlaw.unusable(name)
      }
      parts.append(Part(name: name, type: type, bytes: try file.bytes(of: name)))
      let relations = try file.relations(of: name)
      guard !relations.isEmpty else { continue }
      let list = OfficeFile.relations(of: name)
      parts.append(Part(name: list, type: "", bytes: try file.bytes(of: list)))
      waiting += relations.compactMap(\.part)
    }
    return parts.sorted { $0.name < $1.name }
  }

  // MARK: What is written

  func styles(with own: XMLText) -> XMLText {
    DOCXTemplate.adding([own], to: stylesText, at: DOCXTemplate.end(of: "styles", in: stylesText))
  }

  /// Its lists with ours; nil where it has none.
  func numbering(with list: (look: XMLText, use: XMLText)) -> XMLText? {
    guard let text = numberingText else { return nil }
    let place = text.firstRange(of: "<w:num ")?.lowerBound ?? DOCXTemplate.end(of: "numbering", in: text)
    return DOCXTemplate.adding([list.look, list.use], to: text, at: place)
  }

  private static func end(of root: String, in text: String) -> String.Index {
    text.ranges(of: "</w:\(root)>").last?.lowerBound ?? text.endIndex
  }

  private static func adding(_ parts: [XMLText], to text: String, at place: String.Index) -> XMLText {
    var part = XMLText()
    part.raw(String(text[..<place]))
    for added in parts { part.raw(added) }
    part.raw(String(text[place...]))
    return part
  }

  /// An edge of pages with the line that marks them, as the first in it.
  func bytes(of part: Part, marking: XMLText?) -> [UInt8] {
    guard let marking, edges.contains(where: { $0.key.hasPrefix("header") && $0.value == part.name }) else {
      return part.bytes
    }
    let text = String(decoding: part.bytes, as: UTF8.self)
    guard let start = DOCXTemplate.start(text) else { return part.bytes }
    return Array(text[..<start].utf8) + marking.bytes + Array(text[start...].utf8)
  }

  /// Where the content of a header begins; nil where it has none, or is not as every program writes it.
  private static func start(_ header: String) -> String.Index? {
    guard let root = header.firstRange(of: "<w:hdr"),
      let end = header[root.upperBound...].unicodeScalars.firstIndex(of: ">"),
      header[..<end].unicodeScalars.last != "/"
    else { return nil }
    return header.unicodeScalars.index(after: end)
  }

  func writePage(to part: inout XMLText) {
    for name in ["w:pgSz", "w:pgMar"] {
      guard let element = page.first(where: { $0.name == name }) else { continue }
      part.raw("<\(name)")
      for (attribute, value) in element.attributes.sorted(by: { $0.key < $1.key }) where attribute.hasPrefix("w:") {
        part.attribute(attribute, value)
      }
      part.raw("/>")
    }
  }
}

/// Why a file is no template.
public enum DOCXTemplateFlaw: Error, Hashable, Sendable {
  case damaged
  /// It is not a document of Word, or one with macros, or has no styles.
  case otherKind
  /// A part is not as Word writes it.
  case unusable(String)
}
