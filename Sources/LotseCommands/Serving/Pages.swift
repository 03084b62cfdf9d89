internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseServer
internal import LotseStore

/// The pages that there are, by the word that is their address.
struct Pages: Sendable {
  let address: String
  let title: Phrase
  /// The roles that find it in the bar.
  let isShown: @Sendable (Role) -> Bool

  @Sendable private static func isOffice(_ role: Role) -> Bool { role == .office }
  @Sendable private static func isUnit(_ role: Role) -> Bool { if case .units = role { true } else { false } }

  static let all = [
    Pages(address: "unit", title: Phrase("Meine Einheit", "My unit")) { isUnit($0) || isOffice($0) },
    Pages(address: "progress", title: Phrase("Umsetzungsstand", "Progress")) { _ in true },
    Pages(address: "list", title: Phrase("Teilprojekte", "Sub-projects")) { _ in true },
    Pages(address: "week", title: Phrase("Diese Woche", "This week"), isShown: isOffice),
    Pages(address: "check", title: Phrase("Nachzufassen", "To follow up"), isShown: isOffice),
    Pages(address: "decisions", title: Phrase("Beschlüsse", "Decisions"), isShown: isOffice),
    Pages(address: "meetings", title: Phrase("Sitzungen", "Sittings"), isShown: isOffice),
    Pages(address: "reports", title: Phrase("Berichte", "Reports")) { _ in true },
    Pages(address: "ranking", title: Phrase("Index", "Index"), isShown: isOffice),
    Pages(address: "log", title: Phrase("Verlauf", "Log"), isShown: isOffice),
    Pages(address: "config", title: Phrase("Konfiguration", "Configuration"), isShown: isOffice),
    Pages(address: "add", title: Phrase("Neu", "New"), isShown: isOffice),
  ]

  static func shown(to role: Role) -> [Pages] { all.filter { $0.isShown(role) } }
}

extension Visit {
  /// Answers what is asked for to be read; writes nothing.
  func read() throws -> WebResponse {
    let reading = try reading()
    if address.hasPrefix("R-") { return try report(address, reading) }
    return try response(pageHere(reading))
  }

  /// The page that is asked for, with what was just recorded and what may be recorded there.
  func pageHere(_ reading: Reading) throws -> Page {
    var page = try readable(reading)
    guard mayWrite else { return page }
    if visitor.role == .office {
      let filter = request.query.filter { !$0.value.isEmpty }.map { ($0.name, $0.value) }
      page.below += OfficeForms(page: address, filter: filter, reading: reading, language: language).all
    }
    page.message = done()
    if page.message != nil { page.above = undoing() + page.above }
    return page
  }

  private func readable(_ reading: Reading) throws -> Page {
    switch address.isEmpty ? (visitor.units == nil ? "progress" : "unit") : address {
    case "progress": return try progress(reading)
    case "list": return try list(reading)
    case "reports": return try reports(reading)
    case "whoami": return try whoami(reading)
    case "unit" where visitor.role == .office || visitor.units != nil: return try unit(reading)
    case "week" where visitor.role == .office: return try page(running: ["report", "weekly"], reading)
    case "check" where visitor.role == .office:
      return try page(running: ["check"], reading, title: language("Nachzufassen", "To follow up"))
    case "decisions" where visitor.role == .office:
      return try page(running: ["decision", "list"], reading, title: language("Beschlüsse", "Decisions"))
    case "meetings" where visitor.role == .office:
      return try page(running: ["meeting", "list"], reading, title: language("Sitzungen", "Sittings"))
    case "ranking" where visitor.role == .office:
      return try page(running: ["ranking", "show"], reading, title: language("Smart City Index", "Smart city index"))
    case "log" where visitor.role == .office:
      return try page(running: ["log"], reading, title: language("Verlauf", "Log"))
    case "config" where visitor.role == .office: return settings(reading)
    case "add" where visitor.role == .office && mayWrite: return adding(reading)
    case let name:
      guard name.hasPrefix("TP-") else { throw Failure.noPage }
      return try item(Number(parsing: name), reading)
    }
  }

  // MARK: Progress and list

  private func progress(_ reading: Reading) throws -> Page {
    let (items, selection) = try filtered(reading)
    let grouping = try Grouping(typed: asked("by") ?? "field", in: reading.snapshot.configuration)
    let set = Snapshot(moment: reading.moment, configuration: reading.snapshot.configuration, subProjects: items)
    var page = page(Progress(set, by: grouping).document(reading.wording), reading, of: selection)
    page.onward =
      [
        ("field", Phrase("nach Themenfeldern", "by field")), ("unit", Phrase("nach Einheiten", "by unit")),
        ("kind", Phrase("nach Arten", "by kind")), ("status", Phrase("nach Status", "by status")),
        ("year", Phrase("nach Jahren", "by year")),
      ].map { word, title in
        Document.Link(title[language], to: same("progress", with: "by", word), isHere: grouping.word == word)
      } + [
        Document.Link("CSV", to: same("progress", with: "format", "csv")),
        Document.Link("Excel", to: same("progress", with: "format", "xlsx")),
      ]
    return page
  }

  private func list(_ reading: Reading) throws -> Page {
    let (found, selection) = try filtered(reading)
    let configuration = reading.wording.configuration
    let view = try asked("view").map { try configuration.view(named: $0, by: .typed) }
    let columns =
      try ListColumn.columns(named: asked("columns") ?? view?.columns, in: configuration) ?? ListingOptions.usual
    let keys = try ListColumn.keys([asked("sort") ?? view?.sort ?? "number"], in: configuration)
    for column in columns + keys.map(\.column) where !reading.mayShow(column) {
      throw Failure(
        .refused,
        Phrase(
          "Die Spalte „\(column.title(.de))“ ist hier nicht zu lesen.",
          "The column \"\(column.title(.en))\" cannot be read here."),
        hint: Phrase("Eine andere nennen.", "Name another."))
    }
    let day = reading.moment.day
    let items = ListColumn.sorted(
      try reading.recorded(found, session), by: keys, reading.snapshot.configuration, on: day)
    var page = page(
      Document(language, [.table(ListColumn.table(items, columns, reading.wording, on: day))]), reading,
      title: language("Teilprojekte", "Sub-projects"), of: selection)
    page.document.blocks.append(
      .paragraph(
        items.count == 1
          ? language("1 Teilprojekt", "1 sub-project")
          : language("\(items.count) Teilprojekte", "\(items.count) sub-projects")))
    page.above = [question(reading)]
    page.onward = [
      Document.Link("CSV", to: same("list", with: "format", "csv")),
      Document.Link("Excel", to: same("list", with: "format", "xlsx")),
    ]
    if visitor.role == .office {
      page.onward += configuration.views.map { view in
        Document.Link(
          language("Ansicht ", "View ") + view.name,
          to: "list?view=\(Visit.encoded(view.name))" + suffix.replacing("?", with: "&"),
          isHere: asked("view") == view.name)
      }
    }
    return page
  }

  /// The sub-projects that the filters of the address leave; a filter that would tell more than may be read is refused.
  private func filtered(_ reading: Reading) throws -> (items: [SubProject], selection: Selection) {
    let filters = Reading.filters + Reading.officeFilters
    let known = filters + Reading.flags + ["by", "columns", "sort", "format", "as-of", "lang", "done"]
    if let other = request.query.first(where: { !known.contains($0.name) }) {
      throw Failure(
        .usage, Phrase("„\(Text.seen(other.name))“ ist kein Filter.", "\"\(Text.seen(other.name))\" is no filter."),
        hint: Failure.allowed(known))
    }
    let asked = request.query.filter { !$0.value.isEmpty && (filters + Reading.flags).contains($0.name) }
    if let closed = asked.first(where: { !reading.mayFilter.contains($0.name) }) {
      throw Failure(
        .refused,
        Phrase(
          "Nach „\(closed.name)“ lässt sich hier nicht filtern.", "It cannot be filtered by \"\(closed.name)\" here."),
        hint: Failure.allowed(reading.mayFilter.sorted()))
    }
    var words = asked.map { Reading.flags.contains($0.name) ? "--\($0.name)" : "--\($0.name)=\($0.value)" }
    return try reading.items(GivenFilters(takenFrom: &words, FilterOption.all).asked(), session)
  }

  /// The filters as a form that only asks.
  private func question(_ reading: Reading) -> Form {
    let configuration = reading.snapshot.configuration
    func choices(_ known: [(key: String, label: String)]) -> Form.Control {
      .words(known, none: language("alle", "all"))
    }
    var fields = [
      Form.Field("search", language("Suchen", "Search"), .line),
      Form.Field(
        "field", language("Themenfeld", "Field"),
        choices(reading.fields)),
      Form.Field("unit", language("Einheit", "Unit"), choices(reading.units)),
      Form.Field(
        "status", "Status",
        choices(configuration.workflow.states.map { ($0.status.rawValue, reading.wording.status($0.status)) })),
      Form.Field(
        "kind", language("Art", "Kind"), choices(Kind.allCases.map { ($0.rawValue, $0.label[language]) })),
      Form.Field(
        "light", language("Ampel", "Light"),
        choices(TrafficLight.allCases.map { ($0.rawValue, $0.label[language]) })),
      Form.Field("open", language("nur offene", "open ones only"), .tick),
      Form.Field("overdue", language("Termin überschritten", "date passed"), .tick),
    ]
    if reading.mayFilter.contains("stale") {
      fields.append(Form.Field("stale", language("lange ohne Meldung", "silent for long"), .tick))
    }
    for index in fields.indices { fields[index].value = asked(fields[index].name) ?? "" }
    var form = Form("filter", language("Filtern", "Filter"), to: "list", fields, submit: language("Zeigen", "Show"))
    form.hidden = ["as-of", "lang"].compactMap { name in asked(name).map { (name, $0) } }
    form.isQuestion = true
    return form
  }

  /// This page with one thing asked otherwise.
  func same(_ address: String, with name: String, _ value: String) -> String {
    let rest = request.query.filter { ![name, "format", "done"].contains($0.name) && !$0.value.isEmpty }
    return address + "?"
      + (rest.map { ($0.name, $0.value) } + [(name, value)]).map { "\(Visit.encoded($0))=\(Visit.encoded($1))" }
      .joined(separator: "&")
  }

  // MARK: Who am I

  private func whoami(_ reading: Reading) throws -> Page {
    let may: String
    switch visitor.role {
    case .office:
      may = language(
        "alles lesen und ändern, was die Befehlszeile kann", "read and change all that the command line can")
    case .units(let keys):
      let names = keys.map { reading.wording.unit($0) }.joined(separator: ", ")
      may = language(
        "lesen, was der Rat lesen darf, und die Teilprojekte von \(names) ganz; diese melden und ändern",
        "read what the council may read, and the sub-projects of \(names) in full; report and change these")
    case .council: may = language("lesen, was der Rat lesen darf", "read what the council may read")
    case .public: may = language("lesen, was öffentlich ist", "read what is public")
    }
    let writes = visitor.mayWrite ? "" : language(" (nur lesend)", " (read only)")
    return page(
      Document(
        language,
        [
          .heading(1, language("Wer bin ich?", "Who am I?")),
          .fields([
            .init(language("Name laut Proxy", "Name that the proxy tells"), visitor.name ?? "–"),
            .init(language("Rolle", "Role"), visitor.role.label[language]),
            .init(language("Darf", "May"), may + writes),
            .init(language("Warum", "Why"), visitor.reason[language]),
            .init(
              language("Aufgezeichnet als", "Recorded as"),
              visitor.mayWrite ? visitor.actor(for: nil, office: session.world.actor) : "–"),
          ]),
        ]), reading)
  }
}

extension Reading {
  func mayShow(_ column: ListColumn) -> Bool {
    switch column {
    case .number, .isOverdue: true
    case .attribute(let attribute): attributes.contains(attribute)
    case .lightProposed, .isStale, .age: role != .public
    case .recordedAt, .change, .due: role == .office
    }
  }

  /// With the change that recorded each, where the role reads that.
  func recorded(_ items: [SubProject], _ session: Session) throws -> [Recorded] {
    guard role == .office else {
      let noon = Instant(moment.day, hour: 12)
      return items.map { Recorded($0, change: 0, recordedAt: noon) }
    }
    let wanted = Dictionary(uniqueKeysWithValues: items.map { ($0.number, $0) })
    let found = try session.store().recordedItems(.init(), at: moment, snapshot.configuration, reading: [])
    return try found.array().compactMap { found in
      wanted[found.number].map { Recorded($0, change: found.change, recordedAt: found.recordedAt) }
    }
  }
}

extension Failure {
  static let noPage = Failure(
    .notFound, Phrase("Diese Seite gibt es nicht.", "There is no such page."),
    hint: Phrase("Oben stehen die Seiten, die es für Sie gibt.", "Above are the pages that there are for you."))
}
