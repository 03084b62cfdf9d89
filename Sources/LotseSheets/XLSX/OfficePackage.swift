public import LotseBasics

/// What every package of Office Open XML has around its parts (ECMA-376 part 2): the list of parts, the relations between
/// them and the properties of the file.
public enum OfficePackage {
  /// What the types of relations to parts begin with.
  public static let relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  /// What the types of parts begin with.
  public static let office = "application/vnd.openxmlformats-officedocument"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// Where a part stands from the root of the package on that another one in a folder refers to.
  static func path(_ target: String, in folder: String) -> String {
    var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = steps.popLast()
      default: steps.append(String(step))
      }
    }
    return steps.joined(separator: "/")
  }

  /// The list of parts: those of XML without their ending, each with its type without `+xml`; the properties come
  /// first, and what was taken from another file last, with its whole names and types.
  public static func contentTypes(
    _ parts: [(name: String, type: String)], others: [(ending: String, type: String)] = [],
    taken: [(name: String, type: String)] = []
  ) -> XMLText {
    var part = XMLText(part: "<Types xmlns=\"\(package)/content-types\">")
    part.raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
    part.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
    for other in others { part.raw("<Default Extension=\"\(other.ending)\" ContentType=\"\(other.type)\"/>") }
    let properties = [
      ("docProps/core", "application/vnd.openxmlformats-package.core-properties"),
      ("docProps/app", "\(office).extended-properties"),
    ]
    for (name, type) in properties + parts {
      part.raw("<Override PartName=\"/\(name).xml\" ContentType=\"\(type)+xml\"/>")
    }
    for (name, type) in taken {
      part.raw("<Override")
      part.attribute("PartName", "/\(name)")
      part.attribute("ContentType", type)
      part.raw("/>")
    }
    part.raw("</Types>")
    return part
  }

  /// The relations of the package to its main part and its properties.
  public static func relations(to main: String) -> XMLText {
    relations([
      ("\(relationship)/officeDocument", main),
      ("\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
      ("\(relationship)/extended-properties", "docProps/app.xml"),
    ])
  }

  /// Relations numbered `rId1`, `rId2`, … in their order.
  public static func relations(_ relations: [(type: String, target: String)]) -> XMLText {
    var part = XMLText(part: "<Relationships xmlns=\"\(package)/relationships\">")
    for (index, relation) in relations.enumerated() {
      part.raw("<Relationship Id=\"rId\(index + 1)\" Type=\"\(relation.type)\"")
      part.attribute("Target", relation.target)
      part.raw(relation.type.hasSuffix("/hyperlink") ? " TargetMode=\"External\"/>" : "/>")
    }
    part.raw("</Relationships>")
    return part
  }

  public static func coreProperties(
    title: String, subject: String? = nil, keyword: String? = nil, organisation: String?, created: Instant,
    locale: String
  ) -> XMLText {
    var part = XMLText(
      part: "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
        + " xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">")
    part.element("dc:title", title)
    if let subject { part.element("dc:subject", subject) }
    part.element("dc:creator", organisation ?? "")
    if let keyword { part.element("cp:keywords", keyword) }
    part.element("dc:language", locale)
    for name in ["created", "modified"] {
      part.raw("<dcterms:\(name) xsi:type=\"dcterms:W3CDTF\">\(created.iso.prefix(19))Z</dcterms:\(name)>")
    }
    part.raw("</cp:coreProperties>")
    return part
  }

  public static func appProperties(organisation: String?) -> XMLText {
    var part = XMLText(
      part: "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">")
    part.element("Application", "Lotse")
    if let organisation { part.element("Company", organisation) }
    part.raw("</Properties>")
    return part
  }
}
