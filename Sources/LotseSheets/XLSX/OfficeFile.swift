/// A file of Office Open XML, read part by part (ECMA-376 part 2).
public final class OfficeFile {
  /// What a part refers to.
  public struct Relation: Sendable {
    public let id: String
    /// The last step of its type: `header`.
    public let kind: String
    /// The part from the root of the file on; nil for what lies outside of the file.
    public let part: String?
  }

  /// An element of text documents, such as `w:style`, with its attributes.
  public struct Element: Sendable {
    public let name: String
    public let attributes: [String: String]
    /// How many elements it stands in.
    public let depth: Int
  }

  private let file: NamelessFile
  private let zip: ZipReader
  private var types: [String: String] = [:]

  private static let most = 16 * TableLimits.mebibyte

  /// Throws `TableFlaw` where it is no such file, or a damaged one.
  public init(_ bytes: [UInt8]) throws {
    file = try NamelessFile(bytes)
    zip = try ZipReader(file.path)
    let types = PartListener(.contentTypes)
    try zip.parse("[Content_Types].xml", atMost: OfficeFile.most, types)
    for element in types.elements {
      guard let type = element.attributes["ContentType"] else { continue }
      let key = element.attributes["PartName"].map { $0.dropFirst().lowercased() }
      self.types[key ?? "." + (element.attributes["Extension"] ?? "").lowercased()] = type
    }
  }

  /// The type of a part, by its name, else by its ending.
  public func type(of part: String) -> String? {
    let part = part.lowercased()
    return types[part] ?? part.lastIndex(of: ".").flatMap { types[String(part[$0...])] }
  }

  public func bytes(of part: String) throws -> [UInt8] { try zip.bytes(part, atMost: OfficeFile.most) }

  /// Where the list of the relations of a part stands.
  public static func relations(of part: String) -> String {
    let steps = part.split(separator: "/")
    return (steps.dropLast() + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
  }

  /// What a part refers to; of an empty name, what the file does.
  public func relations(of part: String) throws -> [Relation] {
    let list = OfficeFile.relations(of: part)
    guard zip.contains(list) else { return [] }
    let folder = String(part.prefix(upTo: part.lastIndex(of: "/") ?? part.startIndex))
    let listener = PartListener(.relations)
    try zip.parse(list, atMost: OfficeFile.most, listener)
    return listener.elements.compactMap { element in
      guard element.name == "Relationship", let id = element.attributes["Id"],
        let type = element.attributes["Type"], let target = element.attributes["Target"]
      else { return nil }
      let isOutside = element.attributes["TargetMode"] == "External"
      return Relation(
        id: id, kind: String(type.split(separator: "/").last ?? ""),
        part: isOutside ? nil : OfficePackage.path(target, in: folder))
    }
  }

  /// The elements of these names in a part of a text document, in their order.
  public func elements(_ names: Set<String>, of part: String) throws -> [Element] {
    let listener = PartListener(.text, names)
    try zip.parse(part, atMost: OfficeFile.most, listener)
    return listener.elements
  }
}

/// Keeps the elements that it hears of, or those of some names.
private final class PartListener: XMLListener {
  let vocabulary: XMLVocabulary
  private let names: Set<String>?
  private var depth = 0
  private(set) var elements: [OfficeFile.Element] = []

  init(_ vocabulary: XMLVocabulary, _ names: Set<String>? = nil) {
    self.vocabulary = vocabulary
    self.names = names
  }

  func start(_ element: String, _ attributes: XMLAttributes) throws(TableFlaw) {
    defer { depth += 1 }
    guard names?.contains(element) ?? true else { return }
    let pairs = attributes.all.map { ($0.name, $0.value) }
    elements.append(.init(name: element, attributes: Dictionary(pairs) { first, _ in first }, depth: depth))
  }

  func end(_ element: String) throws(TableFlaw) { depth -= 1 }
  func text(_ text: String) throws(TableFlaw) {}
}
