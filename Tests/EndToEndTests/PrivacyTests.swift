import Foundation
import TestSupport
import Testing

/// What was taken out is in no byte of the file and comes back by no way; what is counted and the chain stay as they were.
@Suite(.serialized) struct PrivacyTests {
  /// Whether any byte of the file, or of what SQLite keeps beside it, is part of a text.
  private static func holds(_ binary: Binary, _ text: String) throws -> Bool {
    try ["strategie.db", "strategie.db-wal", "strategie.db-shm", "strategie.db-journal"].contains { name in
      let url = binary.sandbox.folder.appending(path: name)
      guard FileManager.default.fileExists(atPath: url.path) else { return false }
      let bytes = try Data(contentsOf: url)
      return [text, text.lowercased()].contains { bytes.range(of: Data($0.utf8)) != nil }
    }
  }

  private static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      lotse add "Wohngeld online" --field ozg --kind ozg-service --unit FB50 --contact Adlershof@example.org \
        --tags "Bergmann Probe" -m "Auftrag von Frau Zeisig"
      lotse add "Kita online" --field ozg --kind ozg-service --unit FB51
      lotse note 1 "Frau Zeisig ist krank"
      lotse update 1 --note "Zeisig vertreten durch Specht"
      lotse update 1 --summary "Steht auch hier: Zeisig vertreten durch Specht" -m "Zeisig vertreten durch Specht"
      lotse milestone add 1 "Gespräch mit Kranich" --due 2027-03-01
      lotse update 1 --links https://example.org/Kiebitz
      """)
    return binary
  }

  @Test(arguments: [
    ("note", ["Frau Zeisig ist krank", "ist krank"]), ("contact", ["Adlershof"]), ("tags", ["Bergmann"]),
    ("milestones", ["Kranich"]), ("links", ["Kiebitz"]), ("title", ["Wohngeld"]), ("summary", ["Steht auch hier"]),
  ])
  func noByteIsLeft(attribute: String, texts: [String]) throws {
    let binary = try PrivacyTests.city()
    for text in texts { #expect(try PrivacyTests.holds(binary, text), "\(text)") }
    let counted = try binary.must("lotse progress -O json")
    let answer = try binary.shell("lotse redact TP-0001 \(attribute) --reason 'Art. 17 DSGVO' --yes")
    #expect(answer.code == 0, "\(answer.error)")
    for text in texts { #expect(try !PrivacyTests.holds(binary, text), "\(text)") }
    let said = try binary.must("lotse verify")
    #expect(said.hasPrefix("In Ordnung"))
    #expect(said.contains("geschwärzt am 23.11.2026 durch stabsstelle (Änderung 9): Art. 17 DSGVO"), "\(said)")
    #expect(try binary.must("lotse show 1").contains("Geschwärzt"))
    #expect(try binary.must("lotse log").contains(": geschwärzt"))
    let later = try binary.must("lotse progress -O json")
    #expect(later.replacing("\"change\": 9", with: "\"change\": 8") == counted)
    #expect(try binary.shell("lotse undo").code == 65)
    #expect(try binary.shell("lotse undo 9").code == 65)
    // Once more there is nothing to do, and the file stays what it is.
    #expect(try binary.shell("lotse redact 1 \(attribute) --reason nochmal --yes").error.contains("Nichts mehr"))
    #expect(try binary.must("lotse verify").contains("9 Änderungen"))
  }

  /// Undoing what was recorded before brings the row back without the text.
  @Test func undoBringsNothingBack() throws {
    let binary = try PrivacyTests.city()
    try binary.must("lotse update 1 --note 'Ganz anders' ; lotse redact 1 note --reason weg --yes")
    #expect(try binary.shell("lotse undo 9").code == 0)
    #expect(try !PrivacyTests.holds(binary, "ist krank"))
    #expect(try !PrivacyTests.holds(binary, "Ganz anders"))
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung: 11"))
    #expect(try binary.must("lotse show 1").contains("[geschwärzt am 23.11.2026: Änderung 10/"))
  }

  /// Remarks that have a line of the text or a word that was named go along; where it still stands is said.
  @Test func remarksGoAlongAndTracesAreNamed() throws {
    let binary = try PrivacyTests.city()
    let answer = try binary.shell("lotse redact 1 note --text Zeisig --reason weg --yes")
    #expect(answer.output.contains("Bemerkung zu Änderung 2: geschwärzt"))
    #expect(answer.output.contains("Bemerkung zu Änderung 6: geschwärzt"))
    #expect(answer.error.contains("Steht weiter in: TP-0001, Kurzbeschreibung"), "\(answer.error)")
    #expect(try binary.shell("lotse redact 1 summary --text Zeisig --reason weg --yes").code == 0)
    #expect(try !PrivacyTests.holds(binary, "Zeisig"))
    #expect(try binary.must("lotse verify").contains("Bemerkung zu Änderung 2: geschwärzt"))
  }

  @Test func theRemarkOnAChangeGoesAlone() throws {
    let binary = try PrivacyTests.city()
    #expect(try binary.shell("lotse redact --change 2 --reason weg --yes").code == 0)
    #expect(try !PrivacyTests.holds(binary, "Auftrag von"))
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung: 9"))
  }

  @Test func aNameGivesWayToAPseudonym() throws {
    let binary = try PrivacyTests.city()
    try binary.must("LOTSE_ACTOR=Erika.Rohrdommel lotse note 2 Probe; LOTSE_ACTOR=Erika.Rohrdommel lotse note 2 Zwei")
    let hash = try binary.must("lotse verify")
    let answer = try binary.shell("lotse actors pseudonymise Erika.Rohrdommel --yes")
    #expect(answer.code == 0, "\(answer.error)")
    #expect(try !PrivacyTests.holds(binary, "Rohrdommel"))
    #expect(try binary.must("lotse actors").contains("Person 2"))
    let line = try #require(hash.split(separator: "\n").last).split(separator: " ").last ?? ""
    #expect(try binary.shell("lotse verify --expect \(line)").code == 0)
    #expect(try binary.shell("lotse undo").code == 65)
    // Who takes an own name out is recorded under the pseudonym, too.
    #expect(
      try binary.shell("LOTSE_ACTOR=Gustav.Pirol lotse actors pseudonymise stabsstelle --as büro --yes").code == 0)
    #expect(
      try binary.shell("LOTSE_ACTOR=Gustav.Pirol lotse actors pseudonymise Gustav.Pirol --yes").code == 0)
    #expect(try !PrivacyTests.holds(binary, "Pirol"))
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung"))
  }

  @Test(
    arguments: [
      ("lotse redact 1 status --reason x", 65, "lässt sich nicht schwärzen"),
      ("lotse redact 1 quatsch --reason x", 64, "gibt es nicht"), ("lotse redact 99 note --reason x", 66, "TP-0099"),
      ("lotse redact 1 --reason x", 64, "Was soll gehen?"), ("lotse redact 1 note", 64, "--grund"),
      ("lotse redact 1 note --reason 'weil Frau Zeisig ist krank'", 65, "enthält, was gehen soll"),
      ("lotse redact --change 99 --reason x", 66, "99"),
      ("lotse actors pseudonymise niemand", 66, "niemand"),
      ("lotse actors pseudonymise stabsstelle --as stabsstelle", 65, "heißt schon so"),
    ] as [(String, Int32, String)])
  func whatCannotGoIsRefused(line: String, code: Int32, said: String) throws {
    let binary = try PrivacyTests.city()
    let before = try binary.must("lotse verify")
    let answer = try binary.shell(line)
    #expect(answer.code == code)
    #expect(answer.error.contains(said), "\(answer.error)")
    #expect(try binary.must("lotse verify") == before)
  }

  @Test func aTrialChangesNothing() throws {
    let binary = try PrivacyTests.city()
    let answer = try binary.shell("lotse redact 1 note --reason weg --dry-run")
    #expect(answer.output.contains("geschwärzt in"))
    #expect(try PrivacyTests.holds(binary, "ist krank"))
    #expect(try binary.must("lotse verify").contains("8 Änderungen"))
  }

  @Test func backupsAndFrozenReportsThatKeepItAreNamed() throws {
    let binary = try PrivacyTests.city()
    try binary.must(
      """
      mkdir sicherung; lotse backup sicherung/alt.db; lotse backup daneben.db
      lotse rate 1 red --dimension schedule --measure 'Wohngeld mit Seidenreiher' --decision-needed Geld --decision-from Rat
      lotse report freeze weekly --without-pdf
      """)
    let answer = try binary.shell("lotse redact 1 measure --reason weg --yes")
    #expect(answer.error.contains("daneben.db, sicherung/alt.db"), "\(answer.error)")
    #expect(answer.error.contains("R-0001"), "\(answer.error)")
    let verified = try binary.shell("lotse report verify")
    #expect(verified.code == 0)
    #expect(verified.output.contains("measure: im Bericht noch zu lesen, seither geschwärzt"), "\(verified.output)")
    let restored = try binary.shell("lotse restore daneben.db --force")
    #expect(restored.error.contains("Wieder da, obwohl danach geschwärzt: TP-0001, Maßnahme"), "\(restored.error)")
  }

  /// A sheet from before has the text, and does not bring it back.
  @Test func aSheetFromBeforeBringsNothingBack() throws {
    let binary = try PrivacyTests.city()
    try binary.must("lotse update 1 --result 'Fertig laut Zeisig' ; lotse sheet export --unit FB50 -o b")
    try binary.must("lotse redact 1 result note --reason weg --yes")
    #expect(try binary.shell("lotse sheet import b/*.xlsx --yes").code == 0)
    #expect(try !PrivacyTests.holds(binary, "Fertig laut"))
  }

  /// Only the text that went is exempt: every other byte of the row, and a redaction that nobody recorded, is found.
  @Test(arguments: [
    "UPDATE sub_project_version SET status_since = '2020-01-01' WHERE id = 3",
    "UPDATE sub_project_version SET note = 'etwas anderes' WHERE id = 3",
    "UPDATE sub_project_version SET note = '[geschwärzt am 23.11.2026: Änderung 9/7]' WHERE id = 3",
    "UPDATE sub_project_version SET search_text = 'x' WHERE id = 3",
    "UPDATE sub_project_version SET summary = '[geschwärzt am 23.11.2026: Änderung 9/1]' WHERE id = 5",
    "UPDATE redaction_version SET of_row = 1 WHERE id = 1", "DELETE FROM redaction_version",
    "INSERT INTO redaction_version (of_table, of_row, of_column, remaining, from_change, digest) SELECT of_table, 2, of_column, remaining, from_change, digest FROM redaction_version LIMIT 1",
    "UPDATE changeset SET message = '[geschwärzt am 23.11.2026: Änderung 9/1]' WHERE id = 2",
  ])
  func tamperingBesideARedactionIsFound(sql: String) throws {
    let binary = try PrivacyTests.city()
    try binary.must("lotse redact 1 note --reason weg --yes")
    try binary.must(
      """
      python3 - <<'E'
      import sqlite3
      db = sqlite3.connect("strategie.db", isolation_level=None)
      triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid").fetchall()
      for name, _ in triggers: db.execute(f"DROP TRIGGER {name}")
      db.execute(\"\"\"\(sql)\"\"\")
      for _, sql in triggers: db.execute(sql)
      E
      """)
    #expect(try binary.shell("lotse verify").code == 1)
  }

  /// The rules of the file itself let a row lose its text only while the change that says so is made.
  @Test(arguments: ["note = 'x'", "status_since = '2020-01-01'", "search_text = ''", "digest = x'00'"])
  func theFileRefusesToBeOverwritten(set: String) throws {
    let binary = try PrivacyTests.city()
    try binary.must("lotse redact 1 note --reason weg --yes")
    let answer = try binary.shell(
      """
      python3 -c "import sqlite3; sqlite3.connect('strategie.db').execute(\\"UPDATE sub_project_version SET \(set) WHERE id = 3\\")"
      """)
    #expect(answer.code != 0)
    #expect(answer.error.contains("history is never overwritten"), "\(answer.error)")
  }

  @Test func theCatalogueNamesEveryAttribute() throws {
    let binary = try PrivacyTests.city()
    let said = try binary.must("lotse privacy -O csv")
    for key in ["title", "planned_end", "note", "contact", "external_key", "changeset.actor"] {
      #expect(said.contains(key), "\(key)")
    }
    #expect(try binary.shell("LOTSE_DB=keine.db lotse privacy -O markdown --lang en").output.contains("Personal"))
  }
}
