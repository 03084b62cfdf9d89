internal import Foundation
internal import GRDB
public import LotseBasics
public import LotseModel

/// The recorded state that a reader asks for.
public enum AsOf: Hashable, Sendable {
  /// Everything recorded so far.
  case latest
  /// Everything recorded until the end of a day in Europe/Berlin.
  case day(Day)
  /// Everything up to and including a changeset.
  case change(Int)
}

extension Store {
  /// The moment of the state that is asked for, seen on `today` unless a day or change of the past says otherwise.
  /// Throws `StoreError.noSuchChange` or `.beforeFirstChange`.
  public func moment(_ asOf: AsOf, today: Day) throws -> Moment {
    try read { db in
      switch asOf {
      case .latest:
        let last = try Int.fetchOne(db, sql: "SELECT max(id) FROM changeset") ?? 0
        return Moment(change: last, day: today)
      case .day(let day):
        let sql = "SELECT id FROM changeset WHERE recorded_at < ? ORDER BY recorded_at DESC, id DESC LIMIT 1"
        let end = Instant.end(of: day).milliseconds
        guard let last = try Int.fetchOne(db, sql: sql, arguments: [end]) else {
          throw StoreError.beforeFirstChange(day)
        }
        return Moment(change: last, day: day)
      case .change(let change):
        let sql = "SELECT id, recorded_at FROM changeset WHERE id = ?"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [change]) else {
          throw StoreError.noSuchChange(change)
        }
        return Moment(change: change, day: try RecordReader(row: row, table: "changeset").instant("recorded_at").day)
      }
    }
  }

  public func configuration(at moment: Moment) throws -> CityConfiguration {
    try read { db in try ConfigurationRow.fetch(db, at: moment.change) }
  }

  /// The sub-projects that fit, by number, in one query.
  public func subProjects(
    _ selection: Selection = Selection(), at moment: Moment, _ configuration: CityConfiguration
  ) throws -> [Recorded] {
    try read { db in try query(db, selection, at: moment, configuration).fetch(db) }
  }

  /// The same one after another, for lists that need not lie in memory whole. They are read by portions, each in a
  /// transaction of its own, so that whoever takes them slowly keeps no writer's journal from being cleared. When they were
  /// recorded is read where it is asked for, which a version without its change makes throw; else all have the beginning of
  /// 1970, when nothing was recorded.
  public func recordedItems(
    _ selection: Selection, at moment: Moment, _ configuration: CityConfiguration,
    reading attributes: [Attribute]? = nil, isDated: Bool = true
  ) -> RecordedItems {
    RecordedItems { asked, take in
      let wanted = Store.wanted(asked ?? attributes)
      var last: Number?
      while true {
        let portion = try self.read { db in
          try self.query(db, selection, at: moment, configuration).portion(
            db, wanted, isDated: isDated, after: last)
        }
        for item in portion { try take(item) }
        guard let end = portion.last?.number, portion.count >= SubProjectQuery.portion else { return }
        last = end
      }
    }
  }

  /// The sub-projects that fit, by number, without when they were recorded, and with these attributes alone; the others are
  /// empty, whatever the file says of them. Of every sub-project the words of the vocabularies are read, so that no list
  /// leaves out what another one reports as corrupt. Of each what `keep` makes of it is kept.
  public func states(
    _ selection: Selection = Selection(), at moment: Moment, _ configuration: CityConfiguration,
    reading attributes: [Attribute]? = nil, keeping keep: (SubProject) -> SubProject = { $0 }
  ) throws -> [SubProject] {
    try read { db in
      let query = try query(db, selection, at: moment, configuration)
      var found: [SubProject] = []
      // A list that grows is copied again and again; how many there are of all is quickly counted.
      if selection.isEverything { found.reserveCapacity(try query.count(db)) }
      try query.each(db, Store.wanted(attributes), isDated: false) { found.append(keep($0.subProject)) }
      return found
    }
  }

  static func wanted(_ attributes: [Attribute]?) -> [Attribute] {
    guard let attributes else { return SubProjectRow.all }
    return Attribute.allCases.filter { attributes.contains($0) || words.contains($0) }
      + (attributes.contains { if case .own = $0 { true } else { false } } ? [SubProjectRow.ownAttributes] : [])
  }

  private static let words: [Attribute] = [.kind, .status, .light, .priority, .reuse, .visibility]

  public func count(
    _ selection: Selection, at moment: Moment, _ configuration: CityConfiguration
  ) throws -> Int {
    try read { db in try query(db, selection, at: moment, configuration).count(db) }
  }

  /// One sub-project; throws `ItemRefusal.unknown`. The cost does not grow with its history.
  public func subProject(_ number: Number, at moment: Moment) throws -> Recorded {
    try read { db in
      let rows = try StoredRows(
        db,
        sql: """
          SELECT \(SubProjectRow.columns("v")), s.recorded_at
          FROM sub_project_version v LEFT JOIN changeset s ON s.id = v.from_change
          WHERE v.number = :number AND v.from_change <= :change
            AND ifnull(v.until_change, \(Schema.never)) > :change
          ORDER BY v.from_change DESC LIMIT 1
          """, ["number": number.value, "change": moment.change])
      guard try rows.next() else { throw Refusal.item(.unknown(number)) }
      let (subProject, change) = try SubProjectRow.read(rows)
      return Recorded(subProject, change: change, recordedAt: try SubProjectRow.recordedAt(rows))
    }
  }

  /// The hash of the chain at a moment, in hexadecimal: noted elsewhere, `verify(against:)` finds it again.
  public func hash(at moment: Moment) throws -> String {
    try read { db in
      let hash = try Data.fetchOne(db, sql: "SELECT hash FROM changeset WHERE id = ?", arguments: [moment.change])
      guard let hash else { throw StoreError.noSuchChange(moment.change) }
      return SHA256.hexadecimal(hash)
    }
  }

  /// The change that has the hash of the chain; nil where this file has no such history.
  public func change(withHash hash: String) throws -> Int? {
    try read { db in
      try Int.fetchOne(db, sql: "SELECT id FROM changeset WHERE lower(hex(hash)) = ?", arguments: [hash])
    }
  }

  /// Titles by number, also of sub-projects that others refer to.
  public func titles(_ numbers: [Number], at moment: Moment) throws -> [Number: String] {
    guard !numbers.isEmpty else { return [:] }
    return try read { db in
      let marks = numbers.map { String($0.value) }.joined(separator: ", ")
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT v.id, v.number, v.title FROM sub_project_version v
          WHERE v.number IN (\(marks)) AND \(VersionedTable.subProject.holds("v"))
          """, arguments: ["change": moment.change])
      return Dictionary(
        latest: try rows.map { row in
          let reader = RecordReader(row: row, table: .subProject)
          return (Number(try reader.number("number")), try reader.text("title"))
        })
    }
  }

  /// The query for a selection, inside a transaction that reads: where the moment is the newest of all, what holds is
  /// what is not closed, and an index of present versions alone can answer.
  func query(
    _ db: Database, _ selection: Selection, at moment: Moment, _ configuration: CityConfiguration
  ) throws -> SubProjectQuery {
    let newest = try Int.fetchOne(db, sql: "SELECT max(id) FROM changeset")
    return SubProjectQuery(selection, at: moment, configuration, isNewest: newest == moment.change)
  }
}
