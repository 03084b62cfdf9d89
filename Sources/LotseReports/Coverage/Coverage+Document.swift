public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// Which services a list of the coverage shows.
public enum CoverageList: String, CaseIterable, Hashable, Sendable {
  case all, missing, covered, several

  func includes(_ line: Coverage.Line) -> Bool {
    switch self {
    case .all: true
    case .missing: line.subProjects.isEmpty
    case .covered: !line.subProjects.isEmpty
    case .several: line.subProjects.count > 1
    }
  }

  func title(_ language: Language) -> String {
    switch self {
    case .all: language("Leistungen", "Services")
    case .missing: language("Leistungen ohne Teilprojekt", "Services without a sub-project")
    case .covered: language("Leistungen mit Teilprojekt", "Services with a sub-project")
    case .several: language("Leistungen mit mehreren Teilprojekten", "Services with several sub-projects")
    }
  }
}

extension Coverage {
  /// The table of topics, what is uneven, and the services that are asked for.
  public func document(_ wording: Wording, listing lists: [CoverageList] = [.several]) -> Document {
    let language = wording.language
    var blocks: [Document.Block] = [
      .heading(1, language("Abdeckung des OZG-Katalogs", "Coverage of the OZG catalogue")),
      .paragraph([wording.asOf(moment), catalogueLine(wording)].joined(separator: "\n")),
      .table(topicTable(wording)),
      .paragraph(headline(wording)),
    ]
    for list in lists {
      let shown = lines.filter(list.includes)
      blocks.append(.heading(2, "\(list.title(language)) (\(shown.count))"))
      blocks.append(wording.orNone(table(shown, wording, withSituation: list == .missing)))
    }
    blocks.append(
      .heading(
        2, language("OZG-ID nicht im Katalog (\(unknown.count))", "OZG-ID not in the catalogue (\(unknown.count))")))
    blocks.append(
      unknown.isEmpty
        ? .paragraph(wording.none) : .list(unknown.map { "\($0.number) \($0.title): \($0.ozgID ?? "")" }))
    return Document(language, blocks + [.paragraph(definition(language))], data: data)
  }

  private func catalogueLine(_ wording: Wording) -> String {
    let language = wording.language
    let from = source.map { language(", Quelle: \($0)", ", source: \($0)") } ?? ""
    return language("Katalog vom \(wording.day(datedOn))", "Catalogue of \(wording.day(datedOn))") + from
  }

  private func topicTable(_ wording: Wording) -> Table {
    let language = wording.language
    func row(_ label: String, _ count: Count) -> [Table.Cell] {
      [
        .init(label),
        .init(
          count.services == 0
            ? nil : language("\(count.covered) von \(count.services)", "\(count.covered) of \(count.services)")),
        .init(count.covered), .init(count.services), .init(count.percent.map { .percent($0) } ?? .dash),
        .init(Table.Bar(done: count.completed, underway: count.covered - count.completed, all: count.services)),
        .init(count.completed),
      ]
    }
    let named = topics.map { row($0.name ?? language("ohne Themenfeld", "no topic"), $0.count) }
    let (covered, whole) = (language("Abgedeckt", "Covered"), row(language("Gesamt", "Total"), total))
    return Table(
      [
        .init(language("Themenfeld", "Topic"), flexible: true), .init(covered, .right, for: .pages),
        .init(covered, .right, for: .sheets), .init(language("von", "of"), .right, for: .sheets), .init("%", .right),
        .init(language("█ fertig ▒ abgedeckt", "█ done ▒ covered"), for: .screens),
        .init(language("fertig", "done"), .right),
      ], topics.count > 1 ? named : topics.first?.name == nil ? [whole] : named, total: topics.count > 1 ? whole : nil)
  }

  private var isOneTopic: Bool { topics.count == 1 }

  private func headline(_ wording: Wording) -> String {
    let language = wording.language
    let percent = total.percent.map { language(" (\($0) %)", " (\($0)%)") } ?? ""
    let names = wanted.map { $0.joined(separator: "; ") }
    let within = names.map { language(", Themenfeld \($0)", ", topic \($0)") } ?? ""
    let day = wording.day(datedOn)
    return [
      language(
        "Abgedeckt: \(total.covered) von \(total.services)\(percent)\(within), Katalog vom \(day)",
        "Covered: \(total.covered) of \(total.services)\(percent)\(within), catalogue of \(day)"),
      language(
        "Ohne Teilprojekt: \(total.missing) · mit mehreren: \(total.several) · fertig: \(total.completed)",
        "Without a sub-project: \(total.missing) · with several: \(total.several) · done: \(total.completed)"),
      language(
        "OZG-Teilprojekte ohne OZG-ID: \(withoutID.count), davon begründet nicht im Katalog: \(explained)",
        "OZG sub-projects without an OZG-ID: \(withoutID.count), of these with a reason: \(explained)"
      ),
    ].joined(separator: "\n")
  }

  /// A service without sub-projects is told by its situation, another by its sub-projects.
  private func table(_ lines: [Line], _ wording: Wording, withSituation: Bool) -> Table {
    let language = wording.language
    let last = withSituation ? language("Lage", "Situation") : language("Teilprojekte", "Sub-projects")
    let topic = isOneTopic ? [] : [Table.Column(language("Themenfeld", "Topic"), flexible: true)]
    return Table(
      [.init("OZG-ID"), .init(language("Leistung", "Service"), flexible: true)] + topic
        + [.init(last, flexible: true)],
      lines.map { line in
        let items = line.subProjects.map { "\($0.number) \(wording.status($0.status))" }.joined(separator: "\n")
        let end = withSituation ? line.service.situation ?? "" : items
        return [.init(line.service.id), .init(line.service.name)]
          + (isOneTopic ? [] : [.init(line.service.topic)]) + [.init(end.isEmpty ? nil : end)]
      })
  }

  private func definition(_ language: Language) -> String {
    language(
      """
      Abgedeckt = Leistungen des Katalogs mit einem Teilprojekt, das ihre OZG-ID trägt und weder Eingestellt noch Zusammengeführt ist; fertig = alle diese Teilprojekte sind Abgeschlossen; Prozente abgerundet.
      """,
      """
      Covered = services of the catalogue with a sub-project that has their OZG-ID and is neither cancelled nor merged; done = all of these sub-projects are completed; percentages rounded down.
      """)
  }

  /// One row per service and one per sub-project with an unknown OZG-ID.
  private var data: Table {
    let services = lines.map { line -> [Table.Cell] in
      [
        .init(line.service.id), .init(line.service.name), .init(line.service.topic), .init(line.service.situation),
        .init(Coverage.answer(line)), .init(.flag(line.isCompleted)),
        .init(.list(line.subProjects.map(\.number.description))),
      ]
    }
    let strangers = unknown.map { item -> [Table.Cell] in
      [
        .init(item.ozgID), .init(.empty), .init(.empty), .init(.empty), .init("unknown"), .init(.empty),
        .init(item.number.description),
      ]
    }
    return Table(
      ["ozg_id", "name", "topic", "situation", "answer", "done", "sub_projects"].map { .data($0) },
      services + strangers)
  }

  private static func answer(_ line: Line) -> String {
    line.subProjects.isEmpty ? "none" : line.subProjects.count == 1 ? "one" : "several"
  }

  /// The shape that docs/json.md describes.
  public func json() -> JSONValue {
    .object([
      "as_of": JSONValue(moment.day), "change": .int(moment.change),
      "catalogue": .object(["dated_on": JSONValue(datedOn), "source": JSONValue(source)]),
      "only_topics": wanted.map { .array($0.map { .string($0) }) } ?? .null, "total": .object(total.json),
      "topics": .array(topics.map { .object($0.count.json.merging(["topic": JSONValue($0.name)]) { $1 }) }),
      "services": .array(
        lines.map { line in
          .object([
            "ozg_id": .string(line.service.id), "name": .string(line.service.name),
            "topic": JSONValue(line.service.topic), "situation": JSONValue(line.service.situation),
            "answer": .string(Coverage.answer(line)), "done": .bool(line.isCompleted),
            "sub_projects": .array(line.subProjects.map { .string($0.number.description) }),
          ])
        }),
      "unknown": .array(
        unknown.map {
          .object(["number": JSONValue($0.number), "ozg_id": JSONValue($0.ozgID), "title": .string($0.title)])
        }),
      "without_ozg_id": .array(withoutID.map { .string($0.number.description) }),
    ])
  }
}

extension Coverage.Count {
  var json: [String: JSONValue] {
    [
      "services": .int(services), "covered": .int(covered), "percent": JSONValue(percent), "missing": .int(missing),
      "several": .int(several), "done": .int(completed),
    ]
  }
}
