import Foundation
import TestSupport
import Testing

/// What the program exports it takes back; what the public may not read is in no byte of what the public gets.
@Suite struct ExchangeTests {
  private static let formats = ["csv", "excel.csv", "xlsx", "ods", "json", "jsonl"]

  private static func export(_ format: String, _ options: String = "") -> String {
    "lotse export \(format == "excel.csv" ? "--profile excel-de" : "") \(options) -o liste.\(format)"
  }

  private static func sheets(_ format: String) -> String {
    format == "xlsx" || format == "ods" ? "--sheet-per-field" : ""
  }

  /// The whole sample, in every format and language: unchanged it makes no difference, and a fresh file takes all of it
  /// over but what belongs to its history.
  @Test func theSampleSurvivesTheWayOutAndIn() throws {
    let binary = try Binary()
    try binary.must("lotse init --sample && lotse config show -o stadt.yaml && lotse export -O csv >alles.csv")
    let columns = try binary.must("head -1 alles.csv | tr -d '\\r\\n'").split(separator: ",").filter { $0 != "number" }
    // Of an expired light the list shows what it is worth: grey, without a day.
    let history = ["reason", "is_correction", "rated_on"]
    let kept = columns.filter { !history.contains(String($0)) }.joined(separator: ",")
    let before = try binary.must("lotse log | head -3; lotse export -O csv --columns \(kept) >alt.csv")
    for format in ExchangeTests.formats {
      for (language, summary) in [
        ("de", "0 neu, 0 geändert, 387 unverändert, 0 abgelehnt."),
        ("en", "0 new, 0 changed, 387 unchanged, 0 refused."),
      ] {
        let said = "LOTSE_LANG=\(language)"
        try binary.must("\(said) \(ExchangeTests.export(format, ExchangeTests.sheets(format)))")
        let answer = try binary.shell("\(said) lotse import liste.\(format) --yes --correction --because Stand")
        #expect(answer.code == 0 && answer.error.contains(summary), "\(format): \(answer.error.prefix(2000))")
      }
      try binary.must(ExchangeTests.export(format, "--columns \(columns.joined(separator: ","))"))
      try binary.must("rm -f neu.db*; lotse init --config stadt.yaml --db neu.db")
      let answer = try binary.shell(
        "lotse import liste.\(format) --db neu.db --yes --correction --because 'Stand der Liste'")
      #expect(answer.code == 0, "\(format): \(answer.error.prefix(3000))")
      try binary.must("lotse export -O csv --columns \(kept) --db neu.db >neu.csv")
      #expect(try binary.shell("diff alt.csv neu.csv | head -20").output.isEmpty, "\(format)")
    }
    #expect(try binary.must("lotse log | head -3") == before)
  }

  /// What is refused is left in a file of the same format, and that file comes in once its cause is gone.
  @Test(arguments: ExchangeTests.formats)
  func refusedRowsComeInLater(format: String) throws {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      set -e; lotse config show -o stadt.yaml && sed -i 's/^units:/units:\\n- {key: FB99, label: Neues Amt}/' stadt.yaml
      lotse init --config stadt.yaml --db anders.db && export LOTSE_DB=anders.db
      lotse add "=Gutes Vorhaben" --field ozg --kind tool --unit FB33 --planned-end 2027-01-31
      lotse add 'Neues "Vorhaben"; eins' --field ozg --kind tool --unit FB99 --budget-planned 1234,56 --planned-end 2027-02-28
      lotse milestone add 2 Start --due 2027-01-31
      \(ExchangeTests.export(format, "--columns title,field,kind,unit,planned_end,budget_planned,milestones"))
      """)
    let answer = try binary.shell("lotse import liste.\(format) --skip-bad --yes")
    #expect(answer.code == 1, "\(answer.error)")
    #expect(answer.error.contains("1 neu, 0 geändert, 0 unverändert, 1 abgelehnt."), "\(answer.error)")
    let name = format == "excel.csv" ? "liste.excel.refused.csv" : "liste.refused.\(format)"
    #expect(try binary.shell("lotse import \(name) --yes").code == 65)
    try binary.must("lotse config apply stadt.yaml --yes && lotse import \(name) --yes")
    let columns = "lotse export -O csv --columns title,unit,planned_end,budget_planned,milestones"
    #expect(try binary.must(columns) == binary.must("LOTSE_DB=anders.db \(columns)"))
  }

  // MARK: Public

  /// A public and two other sub-projects, with a mark in everything that the public may not read.
  static let planted = #"""
    {"title": "Wohngeld online", "field": "ozg", "kind": "ozg-service", "unit": "FB50", "status": "on-hold", "visibility": "public", "status_since": "2026-02-03", "reason_code": "procurement", "reason": "GEHEIM-reason", "held_status": "pilot", "decision": "GEHEIM-decision", "approved_by": "GEHEIM-approved", "scope": "GEHEIM-scope", "pilot_place": "GEHEIM-place", "evidence": "GEHEIM-evidence", "review_on": "2031-07-13", "next_step_on": "2032-08-14", "light": "red", "rated_on": "2026-11-09", "dimension": "resources", "measure": "GEHEIM-measure", "decision_needed": "GEHEIM-needed", "decision_from": "GEHEIM-from", "rating_reason": "GEHEIM-rating", "priority": "high", "budget_planned": 471142, "budget_spent": 471143, "ozg_not_in_catalogue": "GEHEIM-catalogue", "maturity_model": "1.1", "maturity_level": 1, "maturity_on": "2026-03-04", "maturity_basis": "self", "maturity_reason": "GEHEIM-maturity", "depends_on": ["TP-0002"], "follows": "TP-0003", "note": "GEHEIM-note", "contact": "geheim@example.org", "informed_on": "2026-11-08", "external_key": "GEHEIM-key"}
    {"title": "GEHEIM-intern", "summary": "GEHEIM-summary", "field": "efile", "kind": "efile", "unit": "FB33", "status": "completed", "actual_end": "2026-05-06", "visibility": "internal", "tags": ["GEHEIM-tag"], "links": ["https://geheim.example.org/"]}
    {"title": "GEHEIM-Rat", "result": "GEHEIM-result", "field": "ozg", "kind": "tool", "unit": "FB33", "status": "completed", "actual_end": "2026-05-06", "visibility": "council", "milestones": [{"title": "GEHEIM-milestone", "due": "2026-01-02", "done_on": null}]}
    """#

  /// The marks, and how the days and amounts might be written; as day numbers and cents, too.
  static let secrets = [
    "geheim", "TP-0002", "TP-0003", "2031-07-13", "13.07.2031", "48042", "2032-08-14", "14.08.2032", "48440", "4711.42",
    "4711,42", "4.711,42", "471142", "4711.43", "471143", "2026-11-09", "09.11.2026", "46335", "2026-11-08",
    "08.11.2026", "46334", "procurement", "Vergabe", "Pilotierung",
  ]

  @Test(arguments: ExchangeTests.formats, ["de", "en"])
  func nothingThatIsNotPublicIsInAnyByteOfAPublicFile(format: String, language: String) throws {
    let binary = try Binary(["LOTSE_LANG": language, "LOTSE_ACTOR": "geheim-akteur"])
    try binary.must("lotse init --config '\(Binary.checkout.path)/config/krefeld.yaml'")
    try ExchangeTests.planted.write(toFile: binary.sandbox.path("plan.jsonl"), atomically: true, encoding: .utf8)
    try binary.must(
      "lotse import plan.jsonl --yes --correction --because GEHEIM-Grund --message GEHEIM-Nachricht")
    #expect(try binary.must("lotse list --count") == "3\n")
    // The marks are there to be found.
    let inside = try ExchangeTests.content(of: "liste.\(format)", after: ExchangeTests.export(format), binary)
    for mark in ["GEHEIM-note", "GEHEIM-key", "GEHEIM-intern", "TP-0002"] { #expect(inside.contains(mark), "\(mark)") }
    let outside = try ExchangeTests.content(
      of: "liste.\(format)",
      after: ExchangeTests.export(format, "--public --metadata liste.jsonld " + ExchangeTests.sheets(format)), binary)
    #expect(outside.contains("Wohngeld online"))
    for secret in ExchangeTests.secrets {
      // The legend names every status; a list of one item tells nothing by it.
      if secret == "Pilotierung", !ExchangeTests.sheets(format).isEmpty { continue }
      #expect(!outside.lowercased().contains(secret.lowercased()), "\(secret) in \(format)")
    }
  }

  /// All bytes of a file as text, of an archive those of its parts; and of the metadata beside it.
  private static func content(of file: String, after command: String, _ binary: Binary) throws -> String {
    try binary.must("rm -f liste.*; \(command)")
    return try binary.must(
      """
      python3 -c 'import os, sys, zipfile
      out = sys.stdout.buffer
      if zipfile.is_zipfile("\(file)"):
        with zipfile.ZipFile("\(file)") as zip:
          for name in zip.namelist(): out.write(name.encode() + b"\\n" + zip.read(name) + b"\\n")
      else: out.write(open("\(file)", "rb").read())
      if os.path.exists("liste.jsonld"): out.write(open("liste.jsonld", "rb").read())'
      """)
  }
}
