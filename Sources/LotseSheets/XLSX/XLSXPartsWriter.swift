internal import LotseBasics

/// The small parts around the sheets: what belongs to the file, its properties, and the workbook with its names.
enum XLSXPartsWriter {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  static func contentTypes(_ book: Workbook) -> XMLText {
    let office = "application/vnd.openxmlformats-officedocument"
    var part = XMLText(part: "<Types xmlns=\"\(package)/content-types\">")
    part.raw("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
    part.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
    func override(_ name: String, _ type: String) {
      part.raw("<Override PartName=\"/\(name).xml\" ContentType=\"\(type)+xml\"/>")
    }
    override("docProps/core", "application/vnd.openxmlformats-package.core-properties")
    override("docProps/app", "\(office).extended-properties")
    override("xl/workbook", "\(office).spreadsheetml.sheet.main")
    override("xl/styles", "\(office).spreadsheetml.styles")
    override("xl/sharedStrings", "\(office).spreadsheetml.sharedStrings")
    var charts = 0
    for (index, sheet) in book.sheets.enumerated() {
      override("xl/worksheets/sheet\(index + 1)", "\(office).spreadsheetml.worksheet")
      if !sheet.charts.isEmpty { override("xl/drawings/drawing\(index + 1)", "\(office).drawing") }
      for _ in sheet.charts {
        charts += 1
        override("xl/charts/chart\(charts)", "\(office).drawingml.chart")
      }
    }
    part.raw("</Types>")
    return part
  }

  static var packageRelations: XMLText {
    relations([
      ("\(relationship)/officeDocument", "xl/workbook.xml"),
      ("\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
      ("\(relationship)/extended-properties", "docProps/app.xml"),
    ])
  }

  static func workbookRelations(_ book: Workbook) -> XMLText {
    let sheets = book.sheets.indices.map { ("\(relationship)/worksheet", "worksheets/sheet\($0 + 1).xml") }
    return relations(
      sheets + [
        ("\(relationship)/styles", "styles.xml"), ("\(relationship)/sharedStrings", "sharedStrings.xml"),
      ])
  }

  /// Relations numbered `rId1`, `rId2`, … in their order.
  static func relations(_ relations: [(type: String, target: String)]) -> XMLText {
    var part = XMLText(part: "<Relationships xmlns=\"\(package)/relationships\">")
    for (index, relation) in relations.enumerated() {
      part.raw("<Relationship Id=\"rId\(index + 1)\" Type=\"\(relation.type)\"")
      part.attribute("Target", relation.target)
      part.raw(relation.type.hasSuffix("/hyperlink") ? " TargetMode=\"External\"/>" : "/>")
    }
    part.raw("</Relationships>")
    return part
  }

  static func coreProperties(_ book: Workbook) -> XMLText {
    var part = XMLText(
      part: "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\""
        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
        + " xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">")
    part.element("dc:title", book.title)
    part.element("dc:creator", book.organisation ?? "")
    part.element("dc:language", book.locale)
    for name in ["created", "modified"] {
      part.raw("<dcterms:\(name) xsi:type=\"dcterms:W3CDTF\">\(book.created.iso.prefix(19))Z</dcterms:\(name)>")
    }
    part.raw("</cp:coreProperties>")
    return part
  }

  static func appProperties(_ book: Workbook) -> XMLText {
    var part = XMLText(
      part: "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">")
    part.element("Application", "Lotse")
    if let organisation = book.organisation { part.element("Company", organisation) }
    part.raw("</Properties>")
    return part
  }

  static func workbook(_ book: Workbook) -> XMLText {
    var part = XMLText(part: "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relationship)\"><workbookPr/>")
    part.raw("<bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" windowHeight=\"15000\"")
    part.raw(" firstSheet=\"0\" activeTab=\"\(book.firstShown)\"/></bookViews><sheets>")
    for (index, sheet) in book.sheets.enumerated() {
      part.raw("<sheet name=\"")
      part.excelText(sheet.name)
      part.raw("\" sheetId=\"\(index + 1)\"\(sheet.isHidden ? " state=\"hidden\"" : "") r:id=\"rId\(index + 1)\"/>")
    }
    part.raw("</sheets>")
    let names = definedNames(book)
    if !names.isEmpty {
      part.raw("<definedNames>")
      for name in names {
        part.raw("<definedName name=\"\(name.name)\"\(name.attributes)>")
        part.text(name.value)
        part.raw("</definedName>")
      }
      part.raw("</definedNames>")
    }
    part.raw("<calcPr calcId=\"191029\"/></workbook>")
    return part
  }

  /// The filter's and the printer's names, and those by which the screen readers JAWS and NVDA find the headings of a
  /// table (`ColumnTitleRegion…`, or `TitleRegion…` where the first columns name the rows), sorted as Excel does.
  private static func definedNames(_ book: Workbook) -> [(name: String, attributes: String, value: String)] {
    let tables = book.sheets.enumerated().compactMap { index, sheet in sheet.table.map { (index, sheet, $0) } }
    var filters: [(name: String, attributes: String, value: String)] = []
    var titles = filters
    var columns = filters
    var regions = filters
    for (index, sheet, table) in tables {
      let place = " localSheetId=\"\(index)\""
      if let area = sheet.filtered {
        filters.append(("_xlnm._FilterDatabase", place + " hidden=\"1\"", "\(sheet.quotedName)!\(area.fixedName)"))
      }
      let row = table.rows.lowerBound + 1
      var repeated = "\(sheet.quotedName)!$\(row):$\(row)"
      if sheet.page == .wide, sheet.frozenColumns > 0 {
        let last = Area.columnName(sheet.frozenColumns - 1)
        repeated = "\(sheet.quotedName)!$A:$\(last),\(repeated)"
      }
      titles.append(("_xlnm.Print_Titles", place, repeated))
      guard !sheet.isHidden else { continue }
      let corners = table.name.split(separator: ":").joined(separator: ".")
      let ending = "Region\(index + 1).\(corners).\(index + 1)"
      let first = "\(sheet.quotedName)!\(Area.fixedName(table.rows.lowerBound, 0))"
      if sheet.frozenColumns > 0 {
        regions.append(("Title\(ending)", "", first))
      } else {
        columns.append(("ColumnTitle\(ending)", "", first))
      }
    }
    return filters + titles + columns + regions
  }
}
