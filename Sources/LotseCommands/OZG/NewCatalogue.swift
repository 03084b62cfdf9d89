internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseReports
internal import LotseSheets

/// What another OZG catalogue changes, or what keeps a file from being one.
struct NewCatalogue: Proposal {
  let file: String
  let sheet: String
  let flaws: [CatalogueFlaw]
  var change = CatalogueChange(from: nil, to: nil)
  /// The sub-projects whose OZG-ID it lacks.
  var unknown: [Number] = []

  var isEmpty: Bool { change.isEmpty && flaws.isEmpty }
  var nothing: Phrase? { Phrase("Kein Unterschied.", "No difference.") }
  var question: Phrase? { Phrase("Diesen Katalog erfassen?", "Record this catalogue?") }
  var refusal: Failure? { flaws.isEmpty ? nil : Failure(flaws: flaws.count, in: file) }

  func problems(_ wording: Wording) -> String {
    flaws.map { $0.text(in: file, sheet: sheet, wording.language) + "\n" }.joined()
  }

  func lines(_ wording: Wording) -> [String] {
    if change.isEmpty { return [] }
    let strangers = wording.language(
      "Teilprojekte, deren OZG-ID dieser Katalog nicht hat: ", "Sub-projects whose OZG-ID this catalogue lacks: ")
    return [change.headline(wording.language)] + change.lines
      + (unknown.isEmpty ? [] : [strangers + unknown.map(\.description).joined(separator: ", ")])
  }

  func json(_ wording: Wording) -> [String: JSONValue] {
    [
      "ozg_catalogue": change.isEmpty ? .null : change.json, "unknown": .array(unknown.map { JSONValue($0) }),
      "problems": .array(
        flaws.map { flaw in
          Failure(.refused, flaw.words).json(
            at: CellPlace(file: file, sheet: sheet, line: flaw.line, column: flaw.column), wording.language)
        }),
    ]
  }
}
