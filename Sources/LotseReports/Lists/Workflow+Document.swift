public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

extension Workflow {
  /// The table as people read it: moves, what they ask for, and why.
  public func document(_ language: Language) -> Document {
    let rows = rules.map { rule -> [Table.Cell] in
      let from: String =
        switch rule.from {
        case .status(let status): label(status)[language]
        case .anyOpen: language("jeder offene", "any open")
        }
      let to: String =
        switch rule.to {
        case .status(let status): label(status)[language]
        case .statusHeldBefore: language("vorheriger", "held before")
        }
      return [
        .init(.term(key: rule.from.word, name: from)), .init(.term(key: rule.to.word, name: to)),
        .init(
          .term(
            key: rule.requires.map(\.rawValue).joined(separator: "; "),
            name: rule.requires.map { $0.label[language] }.joined(separator: "; "))),
        .init(rule.why[language]),
      ]
    }
    let moves = Table(
      [
        .init(language("von", "from"), key: "from"), .init(language("nach", "to"), key: "to"),
        .init(language("verlangt", "asks for"), flexible: true, key: "requires"),
        .init(language("weil", "because"), flexible: true, key: "why"),
      ], rows)
    return Document(
      language,
      [
        .heading(2, "Status"),
        .table(
          Table(
            [
              .init(language("Bezeichnung", "Label")), .init(language("Gruppe", "Group")),
              .init(language("Schlüssel", "Key")),
            ],
            states.map {
              [.init($0.label[language]), .init($0.group.label[language]), .init("(\($0.status.rawValue))")]
            })),
        .heading(2, language("Wechsel", "Moves")),
        .table(moves),
        .paragraph(
          language(
            "Ein falscher Eintrag wird mit --korrektur --weil TEXT berichtigt; der Verlauf zeigt es.",
            "A mistaken entry is put right with --correction --because TEXT; the log shows it.")),
      ], data: moves)
  }

  public func json(_ language: Language) -> JSONValue {
    .object([
      "statuses": .array(
        states.map {
          .object([
            "status": JSONValue($0.status), "label": .string($0.label[language]), "group": JSONValue($0.group),
          ])
        }),
      "moves": .array(
        rules.map {
          .object([
            "from": .string($0.from.word), "to": .string($0.to.word),
            "requires": .array($0.requires.map { .string($0.rawValue) }), "why": .string($0.why[language]),
          ])
        }),
    ])
  }
}
