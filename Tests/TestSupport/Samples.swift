public import LotseBasics
public import LotseModel

extension Day {
  /// A day written out in a test; a wrong one stops the test.
  public init(_ text: StaticString) {
    guard let day = Day(exactly: "\(text)") else { preconditionFailure("\(text) is not a day") }
    self = day
  }
}

/// A small city for tests.
public enum Town {
  public static let configuration = CityConfiguration([
    Entry(.strategy, key: "name", value: "Probe.Digital"),
    Entry(.threshold, key: "stale", value: "28"),
    Entry(.threshold, key: "rating-expires", value: "28"),
    Entry(.threshold, key: "look-ahead", value: "28"),
    Entry(.field, key: "ozg", label: Phrase("Onlinedienste", "Online services")),
    Entry(.field, key: "tools", label: Phrase("Werkzeuge", "Tools")),
    Entry(.field, key: "empty", label: Phrase("Leer", "Empty")),
    Entry(.scheme, key: "smart-city", label: Phrase("Handlungsfelder", "Fields of action")),
    Entry(.scheme, key: "index", label: Phrase("Bereiche des Index", "Areas of the index")),
    Entry(.place, parent: "smart-city", key: "mobility", label: Phrase("Mobilität", "Mobility")),
    Entry(.place, parent: "smart-city", key: "education", label: Phrase("Bildung", "Education")),
    Entry(.place, parent: "index", key: "administration", label: Phrase("Verwaltung", "Administration")),
    Entry(.unit, key: "FB33", label: Phrase("Bürgerservice", "Citizen services")),
    Entry(.unit, key: "FB50", label: Phrase("Soziales", "Social affairs")),
    Entry(
      .unit, key: "FB34", label: Phrase("Standesamt", "Registry"),
      validity: Validity(until: Day("2024-12-31"))),
    Entry(.committee, key: "AVOS", label: Phrase("Ausschuss für Verwaltung", "Committee on administration")),
    Entry(.committee, key: "WiDi", label: Phrase("Ausschuss für Wirtschaft", "Committee on economy")),
    own("contract_end", "Vertragsende", "End of contract", .day),
    own("licences", "Lizenzen", "Licences", .number, isPublic: true),
    own("running_costs", "Betriebskosten je Jahr", "Running costs a year", .money),
    own("accessible", "Barrierefreiheit geprüft", "Accessibility checked", .flag, isPublic: true),
    own("funding", "Förderprogramm", "Funding programme", .choice, isPublic: true),
    own("supplier", "Lieferant", "Supplier", .text),
    own("advice", "Hinweis für Leser", "Advice for readers", .text, isPublic: true),
    Entry(.choice, parent: "funding", key: "efre", label: Phrase("EFRE", "ERDF")),
    Entry(.choice, parent: "funding", key: "state", label: Phrase("Landesmittel für Ämter", "State funds")),
  ])

  private static func own(
    _ key: String, _ de: String, _ en: String, _ kind: OwnAttribute.Kind, isPublic: Bool = false
  ) -> Entry {
    Entry(
      .attribute, key: key, label: Phrase(de, en), value: OwnAttribute.value(kind, isPublic: isPublic))
  }

  /// A sub-project of that number, proposed on 4 January 2021 in field `ozg`, kind `tool`, unit `FB33`.
  public static func subProject(_ number: Int = 1, _ title: String = "Probe") -> SubProject {
    SubProject(
      number: Number(number), title: title, field: Key("ozg"), kind: .tool, unit: Key("FB33"),
      proposedOn: Day("2021-01-04"))
  }

  /// The sub-project in a status, reached by the shortest way that the workflow has, with all that it asks for.
  public static func subProject(_ number: Int = 1, in status: Status, since day: Day = Day("2021-02-01")) -> SubProject
  {
    var item = subProject(number)
    for step in way(to: status) {
      equip(&item)
      try? item.apply(move(to: step, on: day, successor: Number(number + 1000)), by: .standard, today: day)
    }
    return item
  }

  private static func way(to status: Status) -> [Status] {
    switch status {
    case .proposed: []
    case .planned: [.planned]
    case .concept: [.planned, .concept]
    case .implementation: [.planned, .implementation]
    case .pilot: [.planned, .implementation, .pilot]
    case .rollout: [.planned, .implementation, .rollout]
    case .completed: [.planned, .implementation, .completed]
    case .continuous, .onHold, .cancelled, .merged: [.planned, status]
    }
  }

  /// Gives a sub-project everything that any move asks of it.
  public static func equip(_ item: inout SubProject) {
    item.plannedEnd = item.plannedEnd ?? Day("2027-06-30")
    item.actualStart = item.actualStart ?? Day("2021-01-15")
    item.scope = item.scope ?? "Alle Ämter"
    item.pilotPlace = item.pilotPlace ?? "Bürgerbüro Mitte"
    item.coverageTarget = item.coverageTarget ?? 12
    item.actualEnd = item.actualEnd ?? Day("2021-01-31")
    item.result = item.result ?? "Der Dienst ist in Betrieb."
    item.evidence = item.evidence ?? "https://example.org/abnahme"
    item.nextStepOn = item.nextStepOn ?? Day("2027-01-15")
    item.reviewOn = item.reviewOn ?? Day("2027-02-01")
    if item.kind == .ozgService {
      item.maturityModel = .version1
      item.maturityLevel = 3
      item.maturityOn = Day("2021-01-31")
      item.maturityBasis = .checked
    }
  }

  /// A move with every particular.
  public static func move(to status: Status, on day: Day, successor: Number) -> Move {
    var move = Move(to: status)
    move.on = day
    move.reasonCode = .priority
    move.reason = "Neue Reihenfolge"
    move.decision = "V/1234"
    move.approvedBy = "Verwaltungsvorstand"
    move.successor = successor
    return move
  }
}
