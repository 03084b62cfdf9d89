internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets
internal import LotseStore

extension Visit {
  /// What a unit has before it on a Monday: what is open, what is due, what the office asks.
  func unit(_ reading: Reading) throws -> Page {
    let wording = reading.wording
    let day = reading.moment.day
    let configuration = reading.snapshot.configuration
    let chosen = try asked("unit").map { try configuration.unit(named: $0, by: .typed).key }
    let keys: [Key<Unit>]
    if let units = visitor.units {
      if let chosen, !units.contains(chosen) { throw Failure.noPage }
      keys = chosen.map { [$0] } ?? units
    } else if let chosen {
      keys = [chosen]
    } else {
      return units(reading)
    }
    let items = reading.snapshot.subProjects.filter { keys.contains($0.unit) && $0.status.isOpen }
    let names = keys.map { wording.unit($0) }.joined(separator: ", ")
    let monday = ISOWeek(containing: day).monday
    let reported = items.filter { $0.informedOn >= monday }.count
    let set = Snapshot(moment: reading.moment, configuration: configuration, subProjects: items)
    let columns: [ListColumn] = [
      .number, .attribute(.title), .attribute(.status), .attribute(.light), .attribute(.plannedEnd),
      .attribute(.informedOn),
    ]
    let findings = Finding.findings(in: set)
    let ahead = day...day + max(1, configuration.lookAhead)
    let due = items.flatMap { item in
      item.milestones.filter { $0.doneOn == nil && ahead.contains($0.due) }.map { (item, $0.title, $0.due) }
        + (item.plannedEnd.map { ahead.contains($0) ? [(item, Attribute.plannedEnd.label[language], $0)] : [] } ?? [])
    }.sorted { ($0.2, $0.0.number) < ($1.2, $1.0.number) }
    var page = page(
      Document(
        language,
        [
          .heading(1, names),
          .paragraph(
            language(
              "\(items.count) offene Teilprojekte, \(reported) davon in dieser Woche gemeldet.",
              "\(items.count) open sub-projects, \(reported) of them reported this week.")),
          .heading(2, language("Das Büro fragt nach", "The office asks about")),
          wording.orNone(
            Table(
              [
                .init(language("Nr.", "No.")), .init(language("Titel", "Title"), flexible: true),
                .init(language("Befund", "Finding"), flexible: true), .init(language("seit", "since")),
              ],
              findings.map { finding in
                let what = finding.rule.label[language] + (finding.detail.map { ": \($0[language])" } ?? "")
                return [
                  .init(finding.reference), .init(finding.title), .init(what), .init(finding.since),
                ]
              }, caption: language("Nachfragen", "Questions"))),
          .heading(2, language("Bald fällig", "Due soon")),
          wording.orNone(
            Table(
              [
                .init(language("Nr.", "No.")), .init(language("Titel", "Title"), flexible: true),
                .init(language("Was", "What"), flexible: true), .init(language("Termin", "Due")),
              ], due.map { [.init($0.number.description), .init($0.title), .init($1), .init($2)] },
              caption: language("Fällig", "Due"))),
          .heading(2, language("Offen", "Open")),
          .table(
            ListColumn.table(try reading.recorded(items, session), columns, wording, on: day)),
        ]), reading)
    if mayWrite { page.above = keys.map { confirming($0, reading) } + [uploading()] }
    return page
  }

  /// For the office: all units, to choose one.
  private func units(_ reading: Reading) -> Page {
    let open = Dictionary(grouping: reading.snapshot.subProjects.filter(\.status.isOpen), by: \.unit)
    let keys = Grouping.unit.order(Set(open.keys.map(\.text)), in: reading.snapshot.configuration)
    var page = page(
      Document(
        language, [.heading(1, language("Einheiten mit offenen Teilprojekten", "Units with open sub-projects"))]),
      reading)
    page.onward = keys.map { key in
      let count = open[Key(key)]?.count ?? 0
      return Document.Link(
        "\(reading.wording.unit(Key(key))) (\(count))",
        to: "unit?unit=\(Visit.encoded(key))" + (suffix.isEmpty ? "" : "&" + suffix.dropFirst()))
    }
    if mayWrite { page.above = [uploading()] }
    return page
  }

  private func confirming(_ unit: Key<Unit>, _ reading: Reading) -> Form {
    var form = Form(
      "confirm-\(unit.text)", "", to: "unit",
      hidden: [("deed", "confirm-unit"), ("unit", unit.text), ("seen", String(reading.moment.change))],
      submit: language("\(unit.text): keine Änderung bei allen", "\(unit.text): no change in all"))
    form.isFolded = false
    return form
  }

  func uploading() -> Form {
    Form(
      "upload", language("Ausgefüllten Meldebogen einlesen", "Take over an update sheet"), to: "unit",
      [Form.Field("sheet", language("Datei (XLSX, ODS oder CSV)", "File (XLSX, ODS or CSV)"), .file, isRequired: true)],
      hidden: [("deed", "upload")], submit: language("Ansehen", "Look"))
  }
}
