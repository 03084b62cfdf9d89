/// The names that one kind of part knows: by namespace and local name, never by the prefix that a writer happened to
/// choose, so that an element of an extension is not taken for ours of the same name.
struct XMLVocabulary: Sendable {
  /// What names of each namespace begin with here; the first is the most frequent one.
  private let namespaces: [(name: [UInt8], prefix: String)]
  /// Elements that are left out with all they hold; those of other namespaces are as well.
  private let skipped: Set<String>
  /// Elements that only wrap others.
  private let transparent: Set<String>
  /// Whether elements of other namespaces are given to the listener, as `XMLVocabulary.foreign`.
  let tellsForeign: Bool

  /// The name by which elements of unknown namespaces are told; no XML name holds it.
  static let foreign = "?"

  private init(
    _ namespaces: KeyValuePairs<String, String>, skipped: Set<String> = [], transparent: Set<String> = [],
    tellsForeign: Bool = false
  ) {
    self.namespaces = namespaces.map { (Array($0.key.utf8), $0.value) }
    self.skipped = skipped
    self.transparent = transparent
    self.tellsForeign = tellsForeign
  }

  private static let xml = "http://www.w3.org/XML/1998/namespace"

  /// Spreadsheets of both kinds of the standard (ECMA-376-1, transitional in ECMA-376-4). Of alternative contents the
  /// one for everybody counts (ECMA-376-3), and extensions hold nothing that a table needs.
  static let spreadsheet = XMLVocabulary(
    [
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
      "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
      "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
      "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
      xml: "xml:",
    ],
    skipped: ["extLst", "mc:Choice"], transparent: ["mc:AlternateContent", "mc:Fallback"])

  static let relations = XMLVocabulary(["http://schemas.openxmlformats.org/package/2006/relationships": ""])

  static let contentTypes = XMLVocabulary(["http://schemas.openxmlformats.org/package/2006/content-types": ""])

  /// Texts of the kind of the standard that Word writes (ECMA-376-4, transitional).
  static let text = XMLVocabulary([
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
  ])

  /// OpenDocument, with the names that its writers use (ODF 1.3-3, 1.4) and LibreOffice's mark of error cells.
  static let openDocument: XMLVocabulary = {
    let oasis = "urn:oasis:names:tc:opendocument:xmlns:"
    return XMLVocabulary(
      [
        oasis + "table:1.0": "table:", oasis + "text:1.0": "text:", oasis + "office:1.0": "office:",
        oasis + "style:1.0": "style:", oasis + "drawing:1.0": "draw:", oasis + "manifest:1.0": "manifest:",
        "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext:",
      ], tellsForeign: true)
  }()

  /// What the parser puts between namespace and local name; no XML holds it.
  static let separator: UInt8 = 1

  /// A name as listeners compare it; nil for one of an unknown namespace. Attributes without a prefix have none.
  func name(_ bytes: UnsafeBufferPointer<UInt8>, isAttribute: Bool) -> String? {
    guard let end = bytes.lastIndex(of: XMLVocabulary.separator) else {
      return isAttribute ? String(decoding: bytes, as: UTF8.self) : nil
    }
    let space = UnsafeBufferPointer(rebasing: bytes[..<end])
    guard let known = namespaces.first(where: { $0.name.count == end && space.elementsEqual($0.name) }) else {
      return nil
    }
    let local = String(decoding: UnsafeBufferPointer(rebasing: bytes[(end + 1)...]), as: UTF8.self)
    // An attribute with a prefix of the element's own namespace is another one than the attribute without.
    if isAttribute, known.prefix.isEmpty { return nil }
    return known.prefix.isEmpty ? local : known.prefix + local
  }

  enum Treatment { case told, skipped, transparent }

  func treatment(of name: String?) -> Treatment {
    guard let name else { return tellsForeign ? .told : .skipped }
    if skipped.contains(name) { return .skipped }
    return transparent.contains(name) ? .transparent : .told
  }
}
