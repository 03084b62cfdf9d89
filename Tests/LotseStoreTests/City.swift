import GRDB
import LotseBasics
import LotseModel
import TestSupport

@testable import LotseStore

/// A file of a small city for one test, with a clock that the test moves.
final class City {
  let sandbox: Sandbox
  let store: Store
  var now = Instant(Day("2026-01-05"), hour: 9)

  init() throws {
    sandbox = try Sandbox()
    let path = sandbox.path("strategie.db")
    let start = Instant(Day("2026-01-05"), hour: 8)
    try Store.create(path) { store in
      _ = try store.record(Intent(actor: "stabsstelle", command: "init", at: start)) { recorder in
        try recorder.replaceConfiguration(by: Town.configuration)
        recorder.begin()
      }
    }
    store = try Store.open(path)
  }

  @discardableResult
  func record(_ command: String = "test", _ body: (Recorder) throws -> Void) throws -> Changeset? {
    try store.record(Intent(actor: "stabsstelle", command: command, message: "Probe", at: now), body).changeset
  }

  @discardableResult
  func add(_ title: String = "Probe", _ edit: (inout SubProject) throws -> Void = { _ in }) throws -> Number {
    var number = Number(1)
    try record("add") { recorder in
      number = try recorder.add { number in
        var item = SubProject(
          number: number, title: title, field: Key("ozg"), kind: .tool, unit: Key("FB33"), proposedOn: recorder.today)
        try edit(&item)
        return item
      }.number
    }
    return number
  }

  @discardableResult
  func edit(_ number: Number, _ edit: (inout SubProject) throws -> Void) throws -> Changeset? {
    try record("update") { recorder in
      var item = try recorder.subProject(number)
      try edit(&item)
      try recorder.save(item)
    }
  }

  @discardableResult
  func undo(_ change: Int? = nil) throws -> Int {
    try record("undo") { _ = try $0.undo(change) }?.id ?? 0
  }

  var latest: Moment { get throws { try store.moment(.latest, today: now.day) } }

  func items(at change: Int? = nil) throws -> [SubProject] {
    let moment = try change.map { Moment(change: $0, day: now.day) } ?? latest
    return try store.subProjects(at: moment, store.configuration(at: moment)).map(\.subProject)
  }

  /// Changes the file behind Lotse's back, with the defences taken down and put up again.
  func tamper(_ sql: String) throws {
    try store.database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
      try db.execute(sql: sql)
      for trigger in triggers { try db.execute(sql: trigger["sql"]) }
    }
  }
}
