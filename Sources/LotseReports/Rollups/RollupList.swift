public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// Sub-projects of many cities on one cut-off date.
public struct RollupList: Sendable {
  public let view: RollupView
  public let items: [RolledUpItem]

  public init(_ items: [RolledUpItem], _ view: RollupView) {
    self.items = items
    self.view = view
  }

  public var document: Document {
    let (view, language) = (view, view.language)
    let table = Table(
      [
        .init(language("Kommune", "Municipality"), key: "municipality"),
        .init(language("Nr.", "No."), key: "number"),
        .init(Attribute.title.label[language], flexible: true, key: "title"),
        .init(Attribute.field.label[language], flexible: true, key: "field"),
        .init(Attribute.kind.label[language], key: "kind", for: [.papers, .sheets, .programs, .web]),
        .init(Attribute.unit.label[language], key: "unit", for: [.sheets, .programs]),
        .init(Attribute.status.label[language], key: "status"),
        .init(Attribute.light.label[language], key: "light"),
        .init(Attribute.plannedEnd.label[language], key: "planned_end"),
      ],
      rows: Table.Rows(items) { item in
        [
          .init(item.municipality), .init(item.number.description), .init(item.title),
          .init(.term(key: item.field, name: view.label(item.field, .field))),
          .init(.term(key: item.kind.rawValue, name: item.kind.label[language])), .init(item.unit),
          .init(.term(key: item.status.rawValue, name: item.status.label[language])),
          item.light.map { .init(.term(key: $0.rawValue, name: $0.label[language]), $0.tone) } ?? .init(.dash),
          .init(item.plannedEnd, item.isOverdue ? .red : .plain),
        ]
      }, caption: language("Teilprojekte", "Sub-projects"), rowHeader: 1, isDirectory: true)
    return view.document(
      language("Teilprojekte der Kommunen", "Sub-projects of the municipalities"),
      [.table(table)] + view.sentences.map { .paragraph($0) } + [.paragraph(view.scope)])
  }

  public var json: JSONValue {
    .array(
      items.map { item in
        .object([
          "municipality": .string(item.municipality), "number": JSONValue(item.number), "title": .string(item.title),
          "field": .string(item.field), "kind": JSONValue(item.kind), "unit": .string(item.unit),
          "status": JSONValue(item.status), "light": JSONValue(item.light),
          "planned_end": JSONValue(item.plannedEnd), "overdue": .bool(item.isOverdue),
        ])
      })
  }
}
