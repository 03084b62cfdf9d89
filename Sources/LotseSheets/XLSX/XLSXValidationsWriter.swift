/// What may be typed into cells (ECMA-376 part 1, 18.3.1.32).
enum XLSXValidationsWriter {
  static func write(_ validations: [Worksheet.Validation], _ lists: XLSXListsWriter, to part: inout XMLText) {
    guard !validations.isEmpty else { return }
    part.raw("<dataValidations count=\"\(validations.count)\">")
    for validation in validations {
      let (type, formulas) = rule(validation.rule, lists)
      part.raw("<dataValidation type=\"\(type)\"")
      if case .text = validation.rule { part.raw(" operator=\"lessThanOrEqual\"") }
      part.raw(" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\"")
      attribute("error", validation.complaint, atMost: 255, in: &part)
      attribute("promptTitle", validation.promptTitle, atMost: 32, in: &part)
      attribute("prompt", validation.prompt, atMost: 255, in: &part)
      part.raw(" sqref=\"\(Area(rows: validation.rows, columns: validation.columns).name)\">")
      for (index, formula) in formulas.enumerated() { part.element("formula\(index + 1)", formula) }
      part.raw("</dataValidation>")
    }
    part.raw("</dataValidations>")
  }

  private static func rule(
    _ rule: Worksheet.Validation.Rule, _ lists: XLSXListsWriter
  ) -> (type: String, formulas: [String]) {
    switch rule {
    case .oneOf(let words): ("list", [lists.formula(words)])
    case .day(let from, let until): ("date", [String(from.serial), String(until.serial)])
    case .count(let from, let until): ("whole", [String(from), String(until)])
    case .text(let most): ("textLength", [String(most)])
    }
  }

  private static func attribute(_ name: String, _ value: String, atMost limit: Int, in part: inout XMLText) {
    var value = value
    while value.utf16.count > limit { value.removeLast() }
    guard !value.isEmpty else { return }
    part.raw(" \(name)=\"")
    part.excelText(value)
    part.raw("\"")
  }
}
