import Foundation
import TestSupport
import Testing

/// A file that somebody else altered is told as such: which rule of it refused what, and which row nobody understands.
@Suite struct AlteredFileTests {
  /// The file of the third schema, lifted to that of today and then altered by lines of SQL.
  private static func binary(_ sql: String) throws -> Binary {
    let binary = try Binary()
    let fixture = Binary.checkout.appending(path: "Tests/EndToEndTests/Fixtures/schema-3.db")
    try FileManager.default.copyItem(at: fixture, to: URL(filePath: binary.sandbox.path("strategie.db")))
    try binary.must("lotse list >liste.txt && rm liste.txt")
    try Data(sql.utf8).write(to: URL(filePath: binary.sandbox.path("fremd.sql")))
    try binary.must("sqlite3 -bail strategie.db <fremd.sql")
    return binary
  }

  /// Another definition of the table, written past SQLite's own statements.
  private static func redefined(_ old: String, _ new: String) -> String {
    func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
    return """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, \(quoted(old)), \(quoted(new))) WHERE name = 'sub_project_version';
      PRAGMA writable_schema = RESET;
      """
  }

  struct Rule: Sendable, CustomTestStringConvertible {
    let kind: String
    let sql: String
    let said: String
    var testDescription: String { kind }
  }

  static let rules = [
    Rule(
      kind: "trigger",
      sql: """
        CREATE TRIGGER fremd BEFORE INSERT ON sub_project_version WHEN NEW.title LIKE 'Neu%'
        BEGIN SELECT RAISE(ABORT, 'nicht ohne das Rathaus'); END;
        """, said: "an sub_project_version nicht zu: nicht ohne das Rathaus"),
    Rule(
      kind: "trigger of the chain",
      sql: "CREATE TRIGGER fremd BEFORE INSERT ON changeset BEGIN SELECT RAISE(ROLLBACK, 'geschlossen'); END;",
      said: "an changeset nicht zu: geschlossen"),
    Rule(
      kind: "CHECK", sql: redefined("status = 'planned' OR ", ""),
      said: "an sub_project_version nicht zu: CHECK constraint failed: status = 'proposed' OR status = 'concept'"),
    Rule(
      kind: "UNIQUE", sql: "CREATE UNIQUE INDEX fremd ON sub_project_version (unit) WHERE from_change >= 48;",
      said: "an sub_project_version nicht zu: UNIQUE constraint failed: sub_project_version.unit"),
    Rule(
      kind: "NOT NULL", sql: redefined("summary TEXT,", "summary TEXT NOT NULL DEFAULT '',"),
      said: "an sub_project_version nicht zu: NOT NULL constraint failed: sub_project_version.summary"),
    Rule(
      kind: "foreign key",
      sql: "CREATE TABLE amt (id TEXT PRIMARY KEY);"
        + redefined("unit TEXT NOT NULL ", "unit TEXT NOT NULL REFERENCES amt "),
      said: "an sub_project_version nicht zu: FOREIGN KEY constraint failed"),
    Rule(
      kind: "foreign key at the end",
      sql: "CREATE TABLE amt (id TEXT PRIMARY KEY);"
        + redefined("unit TEXT NOT NULL ", "unit TEXT NOT NULL REFERENCES amt DEFERRABLE INITIALLY DEFERRED "),
      said: "die Änderung nicht zu: FOREIGN KEY constraint failed"),
  ]

  @Test(arguments: AlteredFileTests.rules)
  func aRuleOfTheFileThatRefusesIsNamed(rule: Rule) throws {
    let binary = try AlteredFileTests.binary(rule.sql)
    let before = try binary.must("sqlite3 strategie.db .dump | sha256sum")
    let answer = try binary.shell("lotse update 2 --title 'Neu angemeldet'")
    #expect(answer.code == 65, "\(answer.error)")
    #expect(answer.output.isEmpty)
    #expect(answer.error.hasPrefix("Fehler: Eine Regel in strategie.db lässt die Änderung"), "\(answer.error)")
    #expect(answer.error.contains(rule.said), "\(answer.error)")
    #expect(!answer.error.contains("Datenträger"))
    #expect(answer.error.split(separator: "\n").count == 2)
    #expect(try binary.must("sqlite3 strategie.db .dump | sha256sum") == before)
    let english = try binary.shell("lotse update 2 --title 'Neu angemeldet' --lang en")
    #expect(english.error.hasPrefix("Error: A rule in strategie.db does not allow the change"), "\(english.error)")
    #expect(english.error.contains("Hint: "))
  }

  // MARK: Rows that nobody understands

  /// Every command that shows what the row says, or a figure that it would be in.
  static let readers = [
    "progress", "progress --by year -O json", "progress --status planned", "progress --since 2026-06-30", "list",
    "list -O csv", "list --status planned", "list --status planned --count", "list --open", "show 2", "search hunde",
    "check", "report weekly", "report weekly -O html", "report council DigA --as-of 2026-11-20",
    "report council DigA --nonpublic --as-of 2026-11-20 -O json",
    "report freeze weekly --week 2026-W47 --without-pdf", "forecast", "forecast --by field", "bridge --from 2026-06-30",
    "bridge --from 2026-06-30 --by field", "diff --from 40", "log 2", "export -O csv", "ozg coverage", "fields",
    "units",
    "update 4 --depends-on 2", "update 2 --title Neu", "sheet export --all-units -o boegen",
  ]

  @Test(arguments: ["fertig", "Geplant"])
  func aRowWithAnUnknownStatusIsNamedByEveryCommand(word: String) throws {
    let binary = try AlteredFileTests.binary(
      """
      DROP TRIGGER sub_project_version_is_fixed;
      PRAGMA ignore_check_constraints = ON;
      UPDATE sub_project_version SET status = '\(word)' WHERE id = 40;
      """)
    for command in AlteredFileTests.readers {
      let answer = try binary.shell("lotse \(command)")
      #expect(answer.code == 74, "\(command): \(answer.output)\(answer.error)")
      #expect(answer.output.isEmpty, "\(command): \(answer.output)")
      #expect(
        answer.error.hasPrefix("Fehler: Zeile 40 in sub_project_version ist unlesbar: in status steht „\(word)“.\n"),
        "\(command): \(answer.error)")
    }
    let verified = try binary.shell("lotse verify")
    #expect(verified.code == 1)
    #expect(verified.output.contains("TP-0002, Fassung aus Änderung 48: der Inhalt wurde verändert."))
  }

  /// By whatever reads the attribute; a list that does not name it does not.
  @Test func aRowWithAnUnknownMonthIsNamed() throws {
    let binary = try AlteredFileTests.binary(
      """
      DROP TRIGGER sub_project_version_is_fixed;
      UPDATE sub_project_version SET actual_end = '2026-13-01' WHERE number = 14 AND until_change IS NULL;
      """)
    for command in [
      "list --columns number,actual_end", "report weekly", "forecast", "forecast --by unit", "report council DigA",
      "export -O csv",
    ] {
      let answer = try binary.shell("lotse \(command) --lang en")
      #expect(answer.code == 74, "\(command): \(answer.output)\(answer.error)")
      #expect(answer.output.isEmpty, "\(command): \(answer.output)")
      let sentence = "of sub_project_version cannot be read: actual_end holds \"2026-13-01\".\n"
      #expect(answer.error.contains(sentence), "\(command): \(answer.error)")
    }
  }

  // MARK: Numbers that there cannot be

  struct Forgery: Sendable, CustomTestStringConvertible {
    let column: String
    let value: String
    let condition: String
    /// Those that read the column.
    let readers: [String]
    var testDescription: String { "\(column) = \(value)" }
  }

  static let forgeries: [Forgery] = ["9223372036854775807", "-9223372036854775808", "-1"].flatMap { value in
    [
      (
        "sub_project_version.number", "id = 40", ["list", "log", "show 2", "progress --since 2026-06-30", "undo --yes"]
      ),
      (
        "sub_project_version.budget_planned", "id = 40",
        ["list -O csv", "show 2", "log 2", "report council DigA", "undo 48 --yes"]
      ),
      ("sub_project_version.coverage_target", "id = 40", ["list -O csv", "show 2", "export -O csv"]),
      ("sub_project_version.is_correction", "id = 40", ["show 2", "list", "undo 48 --yes"]),
      ("changeset.id", "id = 48", ["log", "log 2", "show 2", "list --as-of 48", "diff --from 40", "undo --yes"]),
      ("changeset.recorded_at", "id = 48", ["log", "log 2", "show 2", "list --as-of 48", "check"]),
      ("changeset.undoes", "id = 49", ["log", "undo --yes"]),
      ("meeting_version.from_change", "id = 1", ["log --all"]),
      ("index_result_version.points", "id = 1", ["ranking show", "report council DigA", "log --all"]),
      ("index_result_version.year", "id = 1", ["ranking show"]),
      ("frozen_report_version.as_of_change", "id = 1", ["report list", "report verify", "report show R-0001 -O odt"]),
      (
        "frozen_report_version.number", "id = 1",
        ["report list", "report verify", "report freeze weekly --without-pdf"]
      ),
    ].map { Forgery(column: $0, value: value, condition: $1, readers: $2) }
  }

  /// Past every bound of what can be reckoned with: named by a sentence, never a trap, and `verify` says which row.
  @Test(arguments: AlteredFileTests.forgeries)
  func aForgedNumberIsNamedAndTrapsNothing(forgery: Forgery) throws {
    let parts = forgery.column.split(separator: ".")
    let binary = try AlteredFileTests.binary(
      """
      PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
      CREATE TEMP TABLE kept AS SELECT sql FROM sqlite_schema WHERE type = 'trigger';
      \(try AlteredFileTests.triggers().map { "DROP TRIGGER \($0.name);" }.joined(separator: "\n"))
      UPDATE \(parts[0]) SET \(parts[1]) = \(forgery.value) WHERE \(forgery.condition);
      \(try AlteredFileTests.triggers().map { "\($0.sql);" }.joined(separator: "\n"))
      """)
    for reader in forgery.readers {
      let answer = try binary.shell("lotse \(reader)")
      #expect([0, 1, 65, 66, 74].contains(answer.code), "\(reader): \(answer.code) \(answer.error)")
    }
    let verified = try binary.shell("lotse verify")
    #expect(verified.code == 1, "\(verified.output)\(verified.error)")
    #expect(verified.output.contains("ersion aus") || !verified.output.contains("In Ordnung"), "\(verified.output)")
  }

  private static func triggers() throws -> [(name: String, sql: String)] {
    let binary = try AlteredFileTests.binary("")
    let names = try binary.must("sqlite3 strategie.db \"SELECT name FROM sqlite_schema WHERE type = 'trigger'\"")
    return try names.split(separator: "\n").map { name in
      (
        String(name),
        try binary.must("sqlite3 strategie.db \"SELECT sql FROM sqlite_schema WHERE name = '\(name)'\"")
      )
    }
  }

  /// Whoever takes an actor out takes no history out.
  /// A state that no change led to is no difference that could be told, and not to be passed over.
  @Test func aDifferenceWithoutItsChangeIsNamed() throws {
    let binary = try AlteredFileTests.binary("")
    let gone = try binary.must(
      """
      sqlite3 strategie.db 'SELECT max(from_change) FROM sub_project_version WHERE until_change IS NULL
        AND from_change < (SELECT max(id) FROM changeset)' | tr -d '\\n'
      """)
    let change = try #require(Int(gone))
    #expect(try binary.shell("lotse diff --from \(change - 1)").code == 1)
    try binary.must(
      "sqlite3 strategie.db 'PRAGMA foreign_keys = OFF; DROP TRIGGER changeset_is_kept; DELETE FROM changeset WHERE id = \(gone)'"
    )
    let answer = try binary.shell("lotse diff --from \(change - 1)")
    #expect(answer.code == 74 && answer.output.isEmpty)
    #expect(answer.error.contains("in from_change steht „\(gone)“"), "\(answer.error)")
  }

  @Test func theHistoryOfAnActorWhoWasTakenOutStays() throws {
    let binary = try AlteredFileTests.binary("")
    let before = try binary.must("lotse log --all -O csv | wc -l")
    try binary.must("sqlite3 strategie.db 'DROP TRIGGER actor_is_kept; DELETE FROM actor'")
    #expect(try binary.must("lotse log --all -O csv | wc -l") == before)
    #expect(try binary.must("lotse log 2").contains("Urheber 1 unbekannt"))
    let verified = try binary.shell("lotse verify --lang en")
    #expect(verified.code == 1 && verified.output.contains("Actor 1 is missing, who recorded change 1"))
  }
}
