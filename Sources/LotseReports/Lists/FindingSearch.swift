public import LotseBasics
public import LotseModel

/// Looks at the sub-projects of a state one after another, by number, for what `check` finds; so that a long list need not
/// lie in memory whole.
public struct FindingSearch {
  private let day: Day
  private let configuration: CityConfiguration
  private let catalogue: OZGCatalogue?
  private let units: [Key<Unit>: Unit]
  private let services: Set<String>?
  private var duplicates = Duplicates()
  private var dropped: Set<Number> = []
  /// The places of the wanted rules, and what was found by them.
  private let places: [Finding.Rule: Int]
  private var found: [[Finding]]
  /// What hangs on others counts only where those turn out to be dropped.
  private var dependencies: [(on: Number, finding: Finding)] = []

  /// Without a catalogue no OZG-ID is unknown; without wanted rules all are.
  public init(
    on day: Day, _ configuration: CityConfiguration, _ catalogue: OZGCatalogue? = nil, only wanted: [Finding.Rule] = []
  ) {
    self.day = day
    self.configuration = configuration
    self.catalogue = catalogue
    let rules = Finding.Rule.allCases.filter { wanted.isEmpty || wanted.contains($0) }
    places = Dictionary(uniqueKeysWithValues: zip(rules, 0...))
    found = rules.map { _ in [] }
    units = Dictionary(configuration.units.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    services = catalogue.map { Set($0.services.map(\.id)) }
  }

  /// Everything by rule and then by number, what was found otherwise at the end of its rule; once, because what is handed out
  /// is not kept.
  public mutating func findings(and others: [Finding] = []) -> [Finding] {
    for (number, finding) in dependencies where dropped.contains(number) { add(finding) }
    for finding in others { add(finding) }
    dependencies = []
    var all: [Finding] = []
    all.reserveCapacity(found.reduce(0) { $0 + $1.count })
    for place in found.indices {
      all += found[place]
      found[place] = []
    }
    return all
  }

  private mutating func add(_ finding: Finding) {
    if let place = places[finding.rule] { found[place].append(finding) }
  }

  /// Looks at one; those that are not asked for tell what others repeat and hang on.
  public mutating func look(at item: SubProject, isAskedFor: Bool = true) {
    func finding(_ rule: Finding.Rule, since: Day? = nil, _ detail: Phrase? = nil) -> Finding {
      Finding(
        rule: rule, number: item.number, reference: item.number.description, title: item.title, unit: item.unit,
        since: since, detail: detail)
    }
    func found(_ rule: Finding.Rule, since: Day? = nil, _ detail: Phrase? = nil) {
      add(finding(rule, since: since, detail))
    }
    if [.cancelled, .merged].contains(item.status) { dropped.insert(item.number) }
    let match =
      places[.likelyDuplicate] == nil ? nil : Duplicates.Traits(item).flatMap { duplicates.insert($0) }
    guard isAskedFor else { return }
    if item.status == .completed, item.kind == .ozgService, item.maturity == nil { found(.missingMaturity) }
    if item.status == .completed, item.actualEnd == nil { found(.missingActualEnd) }
    if let services, let catalogue, let id = item.ozgID, !services.contains(id),
      ![.cancelled, .merged].contains(item.status)
    {
      let day = catalogue.datedOn
      found(
        .unknownOZGID, Phrase("\(id), Katalog vom \(day.text(.de))", "\(id), catalogue of \(day.text(.en))"))
    }
    if let spent = item.budgetSpent, let planned = item.budgetPlanned, spent > planned {
      found(
        .budgetExceeded,
        Phrase(
          "\(spent.text(.de)) von \(planned.text(.de))", "\(spent.text(.en)) of \(planned.text(.en))"))
    }
    if let match {
      found(
        .likelyDuplicate,
        Phrase("wie \(match.number) (\(match.reason.de))", "like \(match.number) (\(match.reason.en))"))
    }
    guard item.status.isOpen else { return }
    if item.isOverdue(on: day) { found(.overdueEnd, since: item.plannedEnd) }
    for milestone in item.overdueMilestones(on: day) {
      found(.overdueMilestone, since: milestone.due, Phrase(milestone.title, milestone.title))
    }
    if item.status == .proposed || item.status == .planned, item.actualStart == nil,
      let start = item.plannedStart, start < day
    {
      found(.unconfirmedStart, since: start)
    }
    if let review = item.reviewOn, review <= day { found(.reviewDue, since: review) }
    if item.status == .continuous, let step = item.nextStepOn, step < day { found(.nextStepPassed, since: step) }
    if item.isStale(on: day, after: configuration.staleAfter) { found(.silent, since: item.informedOn) }
    if item.isRatingExpired(on: day, after: configuration.ratingExpiresAfter) {
      found(.ratingExpired, since: item.ratedOn)
    } else if item.status.isUnderway, item.lightSet == .grey {
      found(.notRated)
    }
    if item.status != .proposed, item.status != .continuous, item.plannedEnd == nil { found(.missingPlannedEnd) }
    if [.implementation, .pilot, .rollout].contains(item.status), item.milestones.isEmpty {
      found(item.scope == nil ? .missingMeasure : .missingMilestone)
    }
    if item.kind == .ozgService, item.ozgID == nil, item.ozgNotInCatalogue == nil { found(.missingOZGKey) }
    if let duty = item.mandatoryOn, duty < day {
      found(.dutyPassed, since: duty, item.mandatoryNorm.map { Phrase($0, $0) })
    }
    if let unit = units[item.unit], let until = unit.validity.until, until < day {
      let successors = unit.successors.map(\.text).joined(separator: ", ")
      found(
        .unitExpired, since: until,
        successors.isEmpty ? nil : Phrase("Nachfolge \(successors)", "followed by \(successors)"))
    }
    for number in item.dependsOn {
      dependencies.append((number, finding(.dependencyDropped, Phrase(number.description, number.description))))
    }
  }
}
