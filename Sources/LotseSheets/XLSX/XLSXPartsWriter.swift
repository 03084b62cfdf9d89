internal import LotseBasics

/// The small parts around the sheets: what belongs to the file, its properties, and the workbook with its names.
enum XLSXPartsWriter {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  static func contentTypes(_ book: Workbook) -> XMLText {
    let sheet = "\(OfficePackage.office).spreadsheetml"
    var parts = [
      ("xl/workbook", "\(sheet).sheet.main"), ("xl/styles", "\(sheet).styles"),
      ("xl/sharedStrings", "\(sheet).sharedStrings"),
    ]
    var charts = 0
    for (index, page) in book.sheets.enumerated() {
      parts.append(("xl/worksheets/sheet\(index + 1)", "\(sheet).worksheet"))
      if !page.charts.isEmpty { parts.append(("xl/drawings/drawing\(index + 1)", "\(OfficePackage.office).drawing")) }
      for _ in page.charts {
        charts += 1
        parts.append(("xl/charts/chart\(charts)", "\(OfficePackage.office).drawingml.chart"))
      }
    }
    return OfficePackage.contentTypes(parts)
  }

  static func workbookRelations(_ book: Workbook) -> XMLText {
    let sheets = book.sheets.indices.map {
      ("\(OfficePackage.relationship)/worksheet", "worksheets/sheet\($0 + 1).xml")
    }
    return OfficePackage.relations(
      sheets + [
        ("\(OfficePackage.relationship)/styles", "styles.xml"),
        ("\(OfficePackage.relationship)/sharedStrings", "sharedStrings.xml"),
      ])
  }

  static func workbook(_ book: Workbook) -> XMLText {
    var part = XMLText(part: "<workbook xmlns=\"\(main)\" xmlns:r=\"\(OfficePackage.relationship)\"><workbookPr/>")
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
