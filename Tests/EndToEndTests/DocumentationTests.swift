import Foundation
import Testing

/// The documents say what the program does.
@Suite struct DocumentationTests {
  private func text(_ name: String) throws -> String {
    try String(contentsOf: Binary.checkout.appending(path: name), encoding: .utf8)
  }

  /// docs/counting.md states a query for every published figure; run on the sample, for many states and weeks, they give
  /// what Lotse says.
  @Test func theQueriesOfTheRulesOfCountingGiveTheSameFigures() throws {
    let binary = try Binary()
    try binary.must("lotse init --sample")
    // Two catalogues with invented names: the OZG-IDs that the sample uses, but for some, and others that it does not.
    try binary.must(
      """
      printf 'OZG-ID,Name,Themenfeld\n' >eins.csv
      lotse list --columns ozg_id -O csv | sort -u | grep '^1' | head -60 | awk \
        '{ print $0 ",Leistung " NR ",Feld " NR % 4 } END { for (i = 1; i < 9; i++) print 8000 i ",Probe " i "," }' >>eins.csv
      grep -v ',Leistung [1-9],' eins.csv >zwei.csv
      lotse ozg import-catalogue eins.csv --dated 2024-06-30 --yes
      lotse ozg import-catalogue zwei.csv --dated 2025-06-30 --yes
      """)
    // Units that were renamed, split, merged, and one that is still to end.
    try binary.must(
      """
      sed -n '/^units:/,/^$/p' '\(Binary.checkout.path)/config/krefeld.yaml' | sed \
        -e '/FB34/s/ until:/ successors: [FB33], until:/' \
        -e '/key: FB40/s/}/, until: 2026-03-31, successors: [FB41, FB50]}/' \
        -e '/key: FB51/s/}/, until: 2026-06-30, successors: [FB50]}/' \
        -e '/key: FB60/s/}/, until: 2026-06-30, successors: [FB61]}/' \
        -e '/key: FB61/s/}/, until: 2026-09-30, successors: [FB63]}/' \
        -e '/key: FB66/s/}/, until: 2027-06-30, successors: [FB68]}/' >einheiten.yaml
      lotse config apply einheiten.yaml --yes
      """)
    let answer = try binary.shell(
      "python3 '\(Binary.checkout.path)/Tests/EndToEndTests/recount.py' lotse strategie.db '\(Binary.checkout.path)/docs/counting.md'"
    )
    #expect(answer.code == 0, "\(answer.output.prefix(2000))\(answer.error.prefix(2000))")
    #expect(answer.output.contains("differences 0"))
    #expect(answer.output.contains("queries 52"))
  }

  /// docs/schema.md has a program that verifies the chain without Lotse; it comes to the same hash.
  @Test func theProgramOfTheSchemaVerifiesTheChain() throws {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      printf 'external_key,title,field,kind,unit\nA-1,Eins,ozg,tool,FB33\nA-2,Zwei,ozg,tool,FB33\n' >liste.csv
      lotse import liste.csv --yes && lotse rate 1 green && lotse undo && lotse note 2 Vermerk --message Grund
      awk '/^```python/ { inside = 1; next } /^```/ { inside = 0 } inside' '\(Binary.checkout.path)/docs/schema.md' >kette.py
      """)
    let hash = try binary.must("python3 kette.py strategie.db").trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(hash.count == 64)
    #expect(try binary.must("lotse verify").contains(hash))
  }

  /// Every key of every JSON output is described in docs/json.md.
  @Test func everyJSONKeyIsDocumented() throws {
    let page = try text("docs/json.md")
    let binary = try Binary.withSmallCity()
    try binary.must("lotse add 'Dienst' --field ozg --kind ozg-service --unit FB33 --planned-end 2026-12-01")
    try binary.must(
      "lotse milestone add 1 Start --due 2026-12-01 && lotse status 1 cancelled --because Doppelt --decision V/1")
    try binary.must("lotse add 'Dienst' --field ozg --kind ozg-service --unit FB33 --ozg-id 20001")
    try binary.must(
      "printf 'OZG-ID,Name\n20002,Laub\n' >k.csv; lotse ozg import-catalogue k.csv --dated 2024-06-30 --yes")
    try binary.must(
      """
      lotse meeting add AVOS 2026-12-03 --cutoff 2026-11-13
      lotse decision add Berichten --committee AVOS --date 2026-09-03 --number V/1 --for 1
      lotse ranking add 2025 --rank 41 --of 83 --source x
      """)
    try binary.must(
      """
      printf 'title,field,kind,unit\nNeu,ozg,tool,FB33\nFalsch,ozg,tool,FB0\n' >liste.csv
      echo 'thresholds: {stale: 20}' >stufen.yaml; lotse sheet export --unit FB33 -o .
      """)
    var keys = Set<String>()
    for command in [
      "progress --since 1", "list", "show 1", "report weekly", "log", "diff --from 1", "check", "fields", "units",
      "workflow", "ozg coverage", "meeting list", "decision list", "ranking show", "bridge --from 1 --by field",
      "forecast --by field", "update 2 --priority high -n", "import liste.csv -n", "config apply stufen.yaml -n",
      "ozg import-catalogue k.csv --dated 2024-07-31 -n", "sheet import meldebogen-FB33-2026-11-23.xlsx -n",
      "meeting update AVOS 2026-12-03 --deadline 2026-11-20 -n",
    ] {
      let answer = try binary.shell("lotse \(command) -O json")
      let value = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
      collect(value, &keys)
    }
    #expect(keys.count > 100)
    for key in keys.sorted() { #expect(page.contains("`\(key)`") || page.contains("\"\(key)\""), "\(key)") }
  }

  private func collect(_ value: Any, _ keys: inout Set<String>) {
    if let object = value as? [String: Any] {
      for (key, inner) in object {
        keys.insert(key)
        collect(inner, &keys)
      }
    } else if let list = value as? [Any] {
      for inner in list { collect(inner, &keys) }
    }
  }

  /// The generated documents are those that the program writes today.
  @Test func theCommandReferenceIsUpToDate() throws {
    let binary = try Binary()
    try binary.must(
      "mkdir docs config && LOTSE='\(Binary.folder.path)/lotse' bash '\(Binary.checkout.path)/docs/generate' docs config"
    )
    for name in ["docs/commands.md", "docs/befehle.md", "config/workflow.yaml"] {
      let fresh = try binary.must("cat \(name)")
      #expect(try fresh == text(name), "\(name) is out of date: run make docs")
    }
  }

  /// The example configurations are taken as they stand, and show gives them back without a difference.
  @Test func theExampleConfigurationsApply() throws {
    let binary = try Binary.withSmallCity()
    let config = Binary.checkout.appending(path: "config").path
    try binary.must("lotse config check '\(config)/krefeld.yaml' '\(config)/workflow.yaml'")
    #expect(try binary.shell("lotse config apply '\(config)/krefeld.yaml' --yes").error == "Kein Unterschied.\n")
    try binary.must("lotse config show >zurück.yaml && lotse config check zurück.yaml")
    #expect(try binary.shell("lotse config apply zurück.yaml").error == "Kein Unterschied.\n")
    try binary.must("lotse config apply '\(config)/workflow.yaml' --yes && lotse config show >zurück.yaml")
    #expect(try binary.shell("lotse config apply zurück.yaml").error == "Kein Unterschied.\n")
  }
}
