internal import LotseBasics

/// What may be typed into cells (ODF 1.3 part 3, 9.4.4 and 19.607).
enum ODSValidationsWriter {
  /// All rules of the workbook, named `v1`, `v2`, … in the order of the sheets.
  static func write(_ book: Workbook, to part: inout XMLText) {
    let sheets = book.sheets.filter { !$0.validations.isEmpty }
    guard !sheets.isEmpty else { return }
    var number = 0
    part.raw("<table:content-validations>")
    for sheet in sheets {
      for validation in sheet.validations {
        number += 1
        let corner = Area.fixedName(validation.rows.lowerBound, validation.columns.lowerBound)
        part.raw("<table:content-validation table:name=\"v\(number)\"")
        part.attribute("table:condition", condition(validation.rule))
        part.raw(" table:allow-empty-cell=\"true\" table:display-list=\"unsorted\"")
        part.attribute("table:base-cell-address", "$\(sheet.quotedName).\(corner)")
        part.raw("><table:help-message")
        part.attribute("table:title", validation.promptTitle)
        part.raw(" table:display=\"true\">")
        part.paragraphs(validation.prompt)
        part.raw("</table:help-message><table:error-message table:message-type=\"stop\" table:display=\"true\">")
        part.paragraphs(validation.complaint)
        part.raw("</table:error-message></table:content-validation>")
      }
    }
    part.raw("</table:content-validations>")
  }

  private static func condition(_ rule: Worksheet.Validation.Rule) -> String {
    switch rule {
    case .oneOf(let words):
      let quoted = words.map { "\"\($0.doubling("\""))\"" }
      return "of:cell-content-is-in-list(\(quoted.joined(separator: ";")))"
    case .day(let from, let until):
      return "of:cell-content-is-date() and cell-content-is-between(\(from.sinceODF),\(until.sinceODF))"
    case .count(let from, let until):
      return "of:cell-content-is-whole-number() and cell-content-is-between(\(from),\(until))"
    case .text(let most): return "of:cell-content-text-length()<=\(most)"
    }
  }
}

extension Day {
  /// Days since 1899-12-30, from which spreadsheets count where nothing else is said (ODF 1.3 part 3, 19.614).
  fileprivate var sinceODF: Int { number + 25_569 }
}
