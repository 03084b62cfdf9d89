import GRDB
import LotseBasics
import LotseModel
import LotseReports
import TestSupport
import Testing

@testable import LotseStore

/// Every figure equals an independent recount in plain SQL, for now and for any past moment, over two hundred histories
/// of fifty random acts (`LOTSE_ROUNDS=5`: a thousand); the scope bridge adds up between any two moments.
@Suite struct RecountTests {
  /// What holds after a change, in SQL that shares nothing with the store's.
  private static let holds = "from_change <= ? AND (until_change IS NULL OR until_change > ?)"

  @Test(arguments: 0..<20)
  func everyHistoryAddsUp(block: Int) throws {
    // Each block has seeds of its own, however many of them are tried.
    for seed in block * 1000..<block * 1000 + Rounds.of(10) {
      let history = try RandomHistory(seed: seed)
      var dice = Dice(-seed)
      let moments = [history.changes.last ?? 1, dice.pick(history.changes), dice.pick(history.changes)]
      for change in moments {
        try recountProgress(
          history.city, at: change, dice.pick([.field, .unit, .kind, .status, .scheme("smart-city")]))
      }
      try checkBridge(history.city, between: moments[1], and: moments[2])
      try recountWeek(history.city, ISOWeek(containing: history.city.now.day))
      if seed % 10 == 0 { #expect(try history.city.store.verify().findings.isEmpty) }
    }
  }

  private func recountProgress(_ city: City, at change: Int, _ grouping: Grouping) throws {
    let store = city.store
    let day = city.now.day
    let moment = Moment(change: change, day: day)
    let configuration = try store.configuration(at: moment)
    let progress = Progress(
      try store.tallies(by: grouping, at: moment, configuration),
      total: try store.tallies(by: .status, at: moment, configuration), by: grouping, at: moment, configuration)
    let places = "sub_project_version LEFT JOIN json_each(places) p"
    let (key, source): (String, String) =
      switch grouping {
      case .unit: ("unit", "sub_project_version")
      case .kind: ("kind", "sub_project_version")
      case .status: ("status", "sub_project_version")
      case .scheme: ("ifnull(substr(p.value, 12), '')", places)
      default: ("field", "sub_project_version")
      }
    for group in progress.groups {
      let counts = try recount(city, "\(key) = '\(group.key)'", source, change, day)
      #expect(counts == Counts(group.figures), "\(grouping) \(group.key) at \(change)")
    }
    #expect(try recount(city, "1", "sub_project_version", change, day) == Counts(progress.total))
  }

  /// The figures of a set, in a form that SQL fills as well as `Figures`.
  private struct Counts: Equatable {
    var byStatus: [String: Int] = [:]
    var byLight: [String: Int] = [:]
    var denominator = 0
    var percent: Int?
    var overdue = 0

    init() {}

    init(_ figures: Figures) {
      byStatus = Dictionary(uniqueKeysWithValues: figures.byStatus.map { ($0.key.rawValue, $0.value) })
      byLight = Dictionary(uniqueKeysWithValues: figures.byLight.map { ($0.key.rawValue, $0.value) })
      (denominator, percent, overdue) = (figures.denominator, figures.percent, figures.overdue)
    }
  }

  private func recount(
    _ city: City, _ condition: String, _ source: String, _ change: Int, _ day: Day
  ) throws -> Counts {
    let set = "\(source) WHERE \(RecountTests.holds) AND \(condition)"
    let open = "status NOT IN ('completed', 'cancelled', 'merged')"
    let counted = "status NOT IN ('cancelled', 'merged', 'continuous')"
    return try city.store.read { db in
      var counts = Counts()
      func rows(_ sql: String, _ more: String? = nil) throws -> [Row] {
        try Row.fetchAll(
          db, sql: sql, arguments: StatementArguments((more.map { [$0] } ?? []) + [String(change), String(change)]))
      }
      for row in try rows("SELECT status, count(*) FROM \(set) GROUP BY 1") { counts.byStatus[row[0]] = row[1] }
      let lights = "iif(rated_on IS NULL OR rated_on < date(?, '-28 days'), 'grey', light)"
      for row in try rows("SELECT \(lights), count(*) FROM \(set) AND \(open) GROUP BY 1", day.iso) {
        counts.byLight[row[0]] = row[1]
      }
      let whole = try rows(
        """
        SELECT count(*) FILTER (WHERE \(counted)), count(*) FILTER (WHERE status = 'completed'),
          count(*) FILTER (WHERE \(open) AND status NOT IN ('on-hold', 'continuous') AND planned_end < ?)
        FROM \(set)
        """, day.iso)
      counts.denominator = whole[0][0]
      counts.percent = counts.denominator == 0 ? nil : (whole[0][1] as Int) * 100 / counts.denominator
      counts.overdue = whole[0][2]
      return counts
    }
  }

  private func snapshot(_ city: City, at change: Int) throws -> Snapshot {
    let moment = Moment(change: change, day: city.now.day)
    return Snapshot(
      moment: moment, configuration: try city.store.configuration(at: moment), subProjects: try city.items(at: change))
  }

  private func checkBridge(_ city: City, between first: Int, and second: Int) throws {
    let (early, late) = (min(first, second), max(first, second))
    let (from, to) = (try snapshot(city, at: early), try snapshot(city, at: late))
    func count(_ change: Int, _ field: String?, _ condition: String) throws -> Int {
      try city.store.read { db in
        try Int.fetchOne(
          db,
          sql: """
            SELECT count(*) FROM sub_project_version WHERE \(RecountTests.holds)
            AND \(condition) \(field.map { "AND field = '\($0)'" } ?? "")
            """, arguments: [change, change]) ?? -1
      }
    }
    func denominator(_ change: Int, _ field: String?) throws -> Int {
      try count(change, field, "status NOT IN ('cancelled', 'merged', 'continuous')")
    }
    func completed(_ change: Int, _ field: String?) throws -> Int { try count(change, field, "status = 'completed'") }
    let whole = ScopeBridge(from: from, to: to)
    #expect(whole.sum == whole.end)
    #expect(try whole.start == denominator(early, nil))
    #expect(try whole.end == denominator(late, nil))
    #expect(whole.count(.movedIn) == 0)
    for (field, bridge) in ScopeBridge.bridges(from: from, to: to, by: { $0.field.text }) {
      #expect(bridge.sum == bridge.end)
      #expect(try bridge.start == denominator(early, field))
      #expect(try bridge.end == denominator(late, field))
    }
    let done = CompletionBridge(from: from, to: to)
    #expect(done.sum == done.end && done.count(.movedIn) == 0)
    #expect(try done.start == completed(early, nil))
    #expect(try done.end == completed(late, nil))
    for (field, bridge) in CompletionBridge.bridges(from: from, to: to, by: { $0.field.text }) {
      #expect(bridge.sum == bridge.end)
      #expect(try bridge.start == completed(early, field))
      #expect(try bridge.end == completed(late, field))
    }
    try compareDifferences(city, from: early, to: late)
    // Walking the revisions back from the later state leads to the earlier one.
    let revisions = try city.store.revisions(after: early, through: late)
    #expect(
      WeekOfChanges(revisions).before(to, moment: from.moment, configuration: from.configuration).subProjects.map(
        \.counted)
        == from.subProjects.map(\.counted))
  }

  /// Of each sub-project the first and the last of what changes did to it are what became of it.
  private func compareDifferences(_ city: City, from early: Int, to late: Int) throws {
    let all = Dictionary(grouping: try city.store.revisions(after: early, through: late), by: \.number)
    let differing = all.filter { $0.value.first?.before != $0.value.last?.after }
    var (found, lean): ([Revision], [Revision]) = ([], [])
    try city.store.eachDifference(from: early, to: late) { found.append($0) }
    try city.store.eachDifference(
      from: early, to: late, reading: Difference.attributes, ofNamed: Difference.attributesOfMoves
    ) { lean.append($0) }
    #expect(found.map(\.number) == differing.keys.sorted())
    #expect(lean.map(\.changes) == found.map(\.changes) && lean.map(\.changeset) == found.map(\.changeset))
    for (lean, whole) in zip(lean, found) {
      let attributes = Difference.attributes + (whole.isStatusMove ? Difference.attributesOfMoves : [])
      for attribute in attributes { #expect(lean.after?[attribute] == whole.after?[attribute]) }
    }
    for difference in found {
      let whole = try #require(differing[difference.number])
      #expect(difference.before == whole.first?.before && difference.after == whole.last?.after)
      if difference.after != nil { #expect(difference.changeset == whole.last?.changeset) }
    }
  }

  /// What is read of changes for a report says the same of itself as what is read whole, with every attribute that the
  /// report looks at.
  private func compareLean(_ whole: [Revision], of city: City, after: Int, through: Int) throws {
    var lean: [Revision] = []
    try city.store.eachRevision(
      after: after, through: through, reading: WeeklyReport.attributesOfChanges,
      ofNamed: WeeklyReport.attributesOfNamed
    ) { lean.append($0) }
    #expect(lean.count == whole.count)
    for (lean, whole) in zip(lean, whole) {
      #expect(lean.number == whole.number && lean.changeset == whole.changeset && lean.changes == whole.changes)
      #expect(lean.isConfirmation == whole.isConfirmation && lean.isStatusMove == whole.isStatusMove)
      #expect(lean.isCorrection == whole.isCorrection)
      for rules in CountingRules.allCases { #expect(lean.isReport(by: rules) == whole.isReport(by: rules)) }
      let isNamed = whole.isStatusMove || whole.isCorrection
      let attributes = isNamed ? WeeklyReport.attributesOfNamed : WeeklyReport.attributesOfChanges
      for (lean, whole) in [(lean.before, whole.before), (lean.after, whole.after)] {
        for attribute in attributes { #expect(lean?[attribute] == whole?[attribute]) }
      }
    }
  }

  private func recountWeek(_ city: City, _ week: ISOWeek) throws {
    let end = try city.store.moment(.latest, today: city.now.day)
    let monday = Instant(week.monday).milliseconds
    let before = try city.store.read { db in
      try Int.fetchOne(db, sql: "SELECT max(id) FROM changeset WHERE recorded_at < ?", arguments: [monday]) ?? 0
    }
    let start = Moment(change: before, day: week.monday - 1)
    let later = try snapshot(city, at: end.change)
    let revisions = try city.store.revisions(after: before, through: end.change)
    let changes = WeekOfChanges(revisions)
    let report = try WeeklyReport(
      week: week, from: EarlierState(before: changes, to: later, at: start, later.configuration), to: later, changes)
    try compareLean(revisions, of: city, after: before, through: end.change)
    try city.store.read { (db: Database) throws in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql, arguments: [before]) ?? -1 }
      let pairs = """
        sub_project_version n JOIN sub_project_version o ON o.number = n.number AND o.until_change = n.from_change
        JOIN changeset s ON s.id = n.from_change WHERE n.from_change > ?1
        """
      let moved = "(n.status <> o.status OR n.status_since <> o.status_since)"
      #expect(
        try report.moves.count
          == count("SELECT count(*) FROM \(pairs) AND \(moved) AND s.undoes IS NULL AND NOT n.is_correction"))
      #expect(
        try report.corrections.count
          == count(
            """
            SELECT (SELECT count(*) FROM (
                SELECT number, from_change AS change FROM sub_project_version WHERE from_change > ?1
                UNION SELECT number, until_change FROM sub_project_version WHERE until_change > ?1) t
                JOIN changeset s ON s.id = t.change WHERE s.undoes IS NOT NULL)
              + (SELECT count(*) FROM \(pairs) AND \(moved) AND n.is_correction AND s.undoes IS NULL)
            """))
      #expect(
        try report.silent.count
          == Int.fetchOne(
            db,
            sql: """
              SELECT count(*) FROM sub_project_version WHERE until_change IS NULL AND informed_on < date(?, '-28 days')
              AND status NOT IN ('completed', 'cancelled', 'merged')
              """, arguments: [city.now.day.iso]))
      #expect(
        try report.overdueMilestones.count
          == Int.fetchOne(
            db,
            sql: """
              SELECT count(*) FROM sub_project_version v, json_each(v.milestones) m WHERE v.until_change IS NULL
              AND status NOT IN ('completed', 'cancelled', 'merged', 'on-hold')
              AND m.value ->> 'done_on' IS NULL AND m.value ->> 'due' < ?
              """, arguments: [city.now.day.iso]))
      #expect(
        try report.rollCall.map(\.openItems).reduce(0, +)
          == count(
            "SELECT count(*) FROM sub_project_version WHERE until_change IS NULL AND status NOT IN ('completed', 'cancelled', 'merged') AND 0 <= ?"
          ))
    }
    #expect(report.bridge.sum == report.bridge.end)
    #expect(report.figures.denominator == report.bridge.end)
    #expect(report.figuresBefore.denominator == report.bridge.start)
  }

  /// What the store selects in SQL's words is what the model says in Swift's.
  @Test(arguments: 0..<20)
  func filtersAgreeWithTheModel(seed: Int) throws {
    let history = try RandomHistory(seed: 10_000 + seed)
    let city = history.city
    let moment = try city.latest
    let configuration = try city.store.configuration(at: moment)
    let all = try city.items()
    func check(_ selection: Selection, _ isMeant: (SubProject) -> Bool) throws {
      let found = try city.store.subProjects(selection, at: moment, configuration).map(\.number)
      #expect(found == all.filter(isMeant).map(\.number))
      #expect(try city.store.count(selection, at: moment, configuration) == found.count)
    }
    let day = moment.day
    try check(Selection(.open)) { $0.status.isOpen }
    try check(Selection(.overdue)) { $0.isOverdue(on: day) || !$0.overdueMilestones(on: day).isEmpty }
    try check(Selection(.stale)) { $0.isStale(on: day, after: 28) }
    for light in TrafficLight.allCases {
      try check(Selection(.oneOf(.attribute(.light), [light.rawValue]))) {
        $0.light(on: day, expiringAfter: 28) == light
      }
    }
    try check(Selection(.fields([Key("tools")]), .units([Key("FB50")]))) {
      $0.field.text == "tools" && $0.unit.text == "FB50"
    }
    try check(Selection(.statuses([.planned, .onHold]), .oneOf(.attribute(.kind), ["tool"]))) {
      [.planned, .onHold].contains($0.status) && $0.kind == .tool
    }
    try check(Selection(.oneOf(.attribute(.places), ["smart-city:mobility"]))) {
      $0.places.contains(Place(scheme: "smart-city", key: "mobility"))
    }
    try check(Selection(.numbers([Number(2), Number(4)]))) { [2, 4].contains($0.number.value) }
    try check(Selection(.search(["tp-0003"]))) { $0.number.value == 3 }
    if seed < 4 { try checkTyped(check, moment, configuration) }
  }

  /// What `--where` takes, against the same rule in Swift: a negation is always the complement, empty values included.
  private func checkTyped(
    _ check: (Selection, (SubProject) -> Bool) throws -> Void, _ moment: Moment, _ configuration: CityConfiguration
  ) throws {
    let today = moment.day
    let rules: [(String, (SubProject) -> Bool)] = [
      ("number=2..4,7", { (2...4).contains($0.number.value) || $0.number.value == 7 }),
      ("number=TP-0003..", { $0.number.value >= 3 }), ("number>3", { $0.number.value > 3 }),
      ("field=tools", { $0.field.text == "tools" }), ("field=!tools", { $0.field.text != "tools" }),
      ("status=planned,proposed", { [.planned, .proposed].contains($0.status) }),
      ("planned_end<\(today.iso)", { $0.plannedEnd.map { $0 < today } ?? false }),
      ("planned_end>=\(today.iso)", { $0.plannedEnd.map { $0 >= today } ?? false }),
      ("planned_end=\(today.year)", { $0.plannedEnd.map { $0.year == today.year } ?? false }),
      ("planned_end=-", { $0.plannedEnd == nil }), ("planned_end", { $0.plannedEnd != nil }),
      ("planned_end=-,\(today.year)", { $0.plannedEnd.map { $0.year == today.year } ?? true }),
      ("due<heute", { $0.due.map { $0 < today } ?? false }), ("due>=heute", { $0.due.map { $0 >= today } ?? false }),
      ("budget_planned>=1000", { $0.budgetPlanned.map { $0.cents >= 100_000 } ?? false }),
      ("alter>10", { today - $0.informedOn > 10 }), ("age_days=0..10", { (0...10).contains(today - $0.informedOn) }),
      ("titel~der", { Text.key($0.title).contains("der") }), ("tag=-", { $0.tags.isEmpty }),
      ("priority=high or light=red", { $0.priority == .high || $0.light(on: today, expiringAfter: 28) == .red }),
      (
        "open and (kind=tool or number<4)",
        { $0.status.isOpen && ($0.kind == .tool || $0.number.value < 4) }
      ),
      ("light_proposed=red", { $0.proposedLight(on: today) == .red }),
      ("not (open or number=1)", { !($0.status.isOpen || $0.number.value == 1) }),
      (
        "overdue=nein",
        { item in
          !item.isOverdue(on: today) && item.overdueMilestones(on: today).isEmpty
        }
      ),
    ]
    let meaning = FilterMeaning(configuration) { try TypedDay($0, today: today, edge: $1).day }
    for (text, rule) in rules {
      let criterion = try meaning(TypedFilter(parsing: text))
      try check(Selection(criterion), rule)
      try check(Selection(.not(criterion))) { !rule($0) }
      // What it is written as means the same.
      try check(Selection(meaning(TypedFilter(parsing: criterion.text))), rule)
    }
  }
}
