import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// A city's own Word document gives styles, page and letterhead; whatever is none is refused.
@Suite struct DOCXTemplateTests {
  private static let word = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  /// A document as a German Word writes it: its styles have German ids and English names.
  private static func parts(type: String = "document.main") -> [String: String] {
    func relation(_ number: Int, _ kind: String, _ target: String) -> String {
      "<Relationship Id='r\(number)' Type='\(office)/\(kind)' Target='\(target)'/>"
    }
    let list = "<Relationships xmlns='\(package)/relationships'>"
    return [
      "[Content_Types].xml":
        "<Types xmlns='\(package)/content-types'><Default Extension='xml' ContentType='application/xml'/>"
        + "<Default Extension='rels' ContentType='application/x'/><Default Extension='png' ContentType='image/png'/>"
        + "<Override PartName='/word/document.xml' ContentType='\(kind).\(type)+xml'/>"
        + "<Override PartName='/word/styles.xml' ContentType='\(kind).styles+xml'/>"
        + "<Override PartName='/word/header1.xml' ContentType='\(kind).header+xml'/></Types>",
      "_rels/.rels": list + relation(1, "officeDocument", "word/document.xml") + "</Relationships>",
      "word/_rels/document.xml.rels": list + relation(1, "styles", "styles.xml") + relation(2, "header", "header1.xml")
        + relation(3, "numbering", "/word/numbering.xml") + relation(4, "attachedTemplate", "geheim.xml")
        + "</Relationships>",
      "word/document.xml":
        "<w:document \(word) xmlns:r='\(office)'><w:body><w:p><w:pPr><w:sectPr><w:pgSz w:w='1'/></w:sectPr></w:pPr>"
        + "<w:r><w:t>Text der Vorlage</w:t></w:r></w:p><w:sectPr><w:headerReference w:type='default' r:id='r2'/>"
        + "<w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='2000' w:left='1701' w:right='1701'/></w:sectPr></w:body></w:document>",
      "word/styles.xml":
        "<w:styles \(word)><w:style w:type='paragraph' w:styleId='Standard'><w:name w:val='Normal'/></w:style>"
        + "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style></w:styles>",
      "word/numbering.xml":
        "<w:numbering \(word)><w:abstractNum w:abstractNumId='0'/><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>",
      "word/header1.xml": "<w:hdr \(word)><w:p><w:r><w:t>Briefkopf</w:t></w:r></w:p></w:hdr>",
      "word/_rels/header1.xml.rels": list + relation(1, "image", "media/wappen.png") + "</Relationships>",
      "word/media/wappen.png": "Bild",
    ]
  }

  private static func bytes(_ parts: [String: String]) throws -> [UInt8] {
    try ZipArchive.bytes(parts.sorted { $0.key < $1.key }.map { ($0.key, Array($0.value.utf8)) })
  }

  private static func written(_ marking: String? = nil) throws -> [String: String] {
    let template = try DOCXTemplate(bytes(parts()))
    let paper = SampleDocument.paper(marking: marking)
    let bytes = try DOCXDocument.bytes(paper, template)
    #expect(try bytes == DOCXDocument.bytes(paper, template))
    let files = try ZipArchive.files(bytes)
    #expect(Set(files.map(\.name)).count == files.count)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func itsStylesPageAndLetterheadAreTaken() throws {
    let parts = try DOCXTemplateTests.written()
    let text = try #require(parts["word/document.xml"])
    #expect(text.contains("<w:pStyle w:val=\"berschrift1\"/>") && !text.contains("\"Heading1\""))
    #expect(text.contains("w:left=\"1701\"") && !text.contains("<w:titlePg/>"))
    // 15 cm between the margins.
    #expect(text.contains("<wp:extent cx=\"5400000\"") || text.contains("<wp:extent cx=\"54"))
    // Its own letterhead stands in place of ours, its text and what lies around it is not taken.
    #expect(!text.contains("Stabsstelle Digitalisierung</w:t>") && !text.contains("Text der Vorlage"))
    #expect(parts["word/header1.xml"]?.contains("Briefkopf") == true && parts["word/media/wappen.png"] == "Bild")
    #expect(parts["word/_rels/header1.xml.rels"]?.contains("media/wappen.png") == true)
    #expect(
      parts["[Content_Types].xml"]?.contains("PartName=\"/word/media/wappen.png\" ContentType=\"image/png\"") == true)
    #expect(!parts.values.contains { $0.contains("geheim.xml") })
    let styles = try #require(parts["word/styles.xml"])
    #expect(styles.contains("w:styleId='berschrift1'") && styles.components(separatedBy: "\"heading 1\"").count == 1)
    // What it lacks is added, on the ground of its own.
    #expect(styles.contains("w:styleId=\"LotseHeading2\"") && styles.contains("<w:basedOn w:val=\"Standard\"/>"))
    let lists = try #require(parts["word/numbering.xml"])
    #expect(lists.contains("w:abstractNumId=\"9001\"") && lists.contains("w:numId='1'"))
  }

  @Test func itsPagesAreMarked() throws {
    let header = try #require(try DOCXTemplateTests.written("Nichtöffentlich")["word/header1.xml"])
    let marking = try #require(header.range(of: "Nichtöffentlich"))
    let letterhead = try #require(header.range(of: "Briefkopf"))
    #expect(marking.lowerBound < letterhead.lowerBound)
    #expect(try !DOCXTemplateTests.written().values.contains { $0.contains("Nichtöffentlich") })
  }

  /// A first page of its own has a header, though the template has none for it: otherwise it would not be marked.
  @Test func aFirstPageWithoutAHeaderIsMarked() throws {
    var parts = DOCXTemplateTests.parts()
    parts["word/document.xml"] = parts["word/document.xml"]?.replacing(
      "</w:sectPr></w:body>", with: "<w:titlePg/></w:sectPr></w:body>")
    let template = try DOCXTemplate(DOCXTemplateTests.bytes(parts))
    let files = try ZipArchive.files(DOCXDocument.bytes(SampleDocument.paper(marking: "Geheim"), template))
    let own = try #require(files.first { $0.name == "word/lotse-header-first.xml" })
    #expect(String(decoding: own.bytes, as: UTF8.self).contains("Geheim"))
  }

  @Test(arguments: [
    ("", DOCXTemplateFlaw.damaged), ("PK\u{3}\u{4} halb", .damaged), ("<html></html>", .damaged),
  ]) func whatIsNoArchiveIsDamaged(text: String, flaw: DOCXTemplateFlaw) {
    #expect(throws: flaw) { try DOCXTemplate(Array(text.utf8)) }
  }

  @Test func anotherKindIsRefused() throws {
    let book = try XLSXDocument.bytes(SampleDocument.paper().workbook())
    #expect(throws: DOCXTemplateFlaw.otherKind) { try DOCXTemplate(book) }
    let text = try ODTDocument.bytes(SampleDocument.paper())
    #expect(throws: DOCXTemplateFlaw.damaged) { try DOCXTemplate(text) }
    let macros = try DOCXTemplateTests.bytes(DOCXTemplateTests.parts(type: "document.macroEnabled.main"))
    #expect(throws: DOCXTemplateFlaw.otherKind) { try DOCXTemplate(macros) }
    #expect(throws: Never.self) {
      try DOCXTemplate(DOCXTemplateTests.bytes(DOCXTemplateTests.parts(type: "template.main")))
    }
  }

  @Test(arguments: [
    ("word/styles.xml", "<x:styles/>", DOCXTemplateFlaw.unusable("word/styles.xml")),
    ("word/styles.xml", "<w:styles", .unusable("word/styles.xml")),
    ("word/header1.xml", "<w:hdr/>", .unusable("word/header1.xml")),
    ("word/header1.xml", "kein XML", .unusable("word/header1.xml")),
    ("word/document.xml", "<w:document><w:body>", .damaged),
    ("word/document.xml", "<w:document xmlns:w='urn:fremd'/>", .unusable("word/document.xml")),
  ]) func aPartThatIsNotWordsIsNamed(part: String, text: String, flaw: DOCXTemplateFlaw) throws {
    var parts = DOCXTemplateTests.parts()
    parts[part] = text
    let bytes = try DOCXTemplateTests.bytes(parts)
    #expect(throws: flaw) { try DOCXTemplate(bytes) }
  }

  /// What we write can be the template of the next report.
  @Test func ourOwnDocumentIsATemplate() throws {
    let paper = SampleDocument.paper(marking: "Geheim")
    let template = try DOCXTemplate(DOCXDocument.bytes(paper))
    #expect(template.ids["heading 1"] == "Heading1" && template.textWidth / 10 == PaperPage.textWidth / 10)
    #expect(throws: Never.self) { try DOCXDocument.bytes(paper, template) }
  }
}
