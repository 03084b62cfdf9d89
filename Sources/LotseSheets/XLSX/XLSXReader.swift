/// Reads Office Open XML workbooks (ECMA-376, both kinds) part by part: workbook, texts, formats, then each sheet.
enum XLSXReader {
  static func read(_ zip: ZipReader) throws(TableFlaw) -> TableFile {
    guard let path = try workbookPath(zip) else { throw TableFlaw(.notATable) }
    let workbook = XLSXWorkbook()
    try zip.parse(path, atMost: smallPart, workbook)
    guard workbook.sheets.count <= TableLimits.sheets else { throw TableFlaw(.bomb(part: path)) }
    let relations = try relations(of: path, zip)
    func target(_ kind: String) -> String? { relations.first { $0.kind == kind }?.target }

    let texts = XLSXTexts()
    if let path = target("sharedStrings"), zip.contains(path) {
      texts.part = path
      try zip.parse(path, atMost: 256 * TableLimits.mebibyte, texts)
    }
    let styles = XLSXStyles()
    if let path = target("styles"), zip.contains(path) { try zip.parse(path, atMost: smallPart, styles) }

    var rows = TableRows()
    var sheets: [ReadSheet] = []
    for sheet in workbook.sheets {
      // Charts and macros have sheets of their own kind.
      guard let relation = relations.first(where: { $0.id == sheet.relation }), relation.kind == "worksheet" else {
        continue
      }
      let reader = XLSXSheet(rows, texts, styles.formats, countsFrom1904: workbook.countsFrom1904)
      do throws(TableFlaw) {
        try zip.parse(relation.target, atMost: 512 * TableLimits.mebibyte, reader)
      } catch {
        throw TableFlaw(error.reason, sheet: sheet.name, line: error.line, column: error.column)
      }
      rows = reader.rows
      var read = ReadSheet(name: sheet.name, isHidden: sheet.isHidden, rows: rows.takeSheet())
      (read.merged, read.hiddenColumns) = (reader.merged, reader.hiddenColumns)
      sheets.append(read)
    }
    if sheets.isEmpty { throw TableFlaw(.notATable) }
    return TableFile(format: .xlsx, sheets: sheets)
  }

  private static let smallPart = 32 * TableLimits.mebibyte

  private static func workbookPath(_ zip: ZipReader) throws(TableFlaw) -> String? {
    let usual = "xl/workbook.xml"
    let named = try relations(of: "", zip).first { $0.kind == "officeDocument" }?.target
    guard let path = named ?? (zip.contains(usual) ? usual : nil), zip.contains(path) else { return nil }
    return path.hasSuffix(".xml") ? path : nil
  }

  /// What a part refers to; none where it has no list of relations.
  private static func relations(of part: String, _ zip: ZipReader) throws(TableFlaw) -> [XLSXRelations.Relation] {
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let name = part.split(separator: "/").last ?? ""
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
    guard zip.contains(path) else { return [] }
    let relations = XLSXRelations(folder: folder)
    try zip.parse(path, atMost: smallPart, relations)
    return relations.all
  }
}
