import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

/// Packages of many cities are recounted, refused by name where they do not follow, and add up to the same in every engine.
@Suite struct RollupTests {
  private static let python = Binary.checkout.path + "/.tools/python/bin/python3"

  /// A small city of a municipality key with some sub-projects, of which one is internal.
  private static func city(_ key: String, _ binary: Binary, completed: Int = 1) throws {
    let configuration =
      "s/^open-data:/open-data:\\n  municipality: \"\(key)\"/; s/^  name: Stadt Krefeld/  name: Stadt \(key)/"
    try binary.must(
      """
      sed '\(configuration)' "$LOTSE_SHARE/config/krefeld.yaml" > \(key).yaml
      export LOTSE_DB=\(key).db LOTSE_NOW=2026-11-20T08:00:00Z
      lotse init --config \(key).yaml
      for n in 1 2 3 4; do lotse add "Dienst $n \\\\ mit Tab" --field ozg --kind ozg-service --unit FB50; done
      lotse add 'Werkzeug' --field modern-tools --kind tool --unit FB50
      lotse update 1 2 3 5 --visibility public --yes
      lotse note 1 'streng intern'
      """)
    for number in 1...max(1, completed) {
      try binary.must(
        "LOTSE_DB=\(key).db LOTSE_NOW=2026-11-20T09:00:00Z lotse status \(number) completed --on 2026-11-19 --correction --because Altbestand"
      )
    }
    try binary.must("LOTSE_DB=\(key).db lotse export --hand-over --as-of 2026-11-20 -o in/\(key)")
  }

  private static func cities() throws -> Binary {
    let binary = try Binary()
    try binary.must("mkdir in")
    for (place, key) in ["05114000", "09162000", "12054000"].enumerated() {
      try city(key, binary, completed: place + 1)
    }
    return binary
  }

  @Test func aPackageHoldsWhatItsReadersMayReadAndIsTheSameTwice() throws {
    let binary = try RollupTests.cities()
    let rows = try binary.must("cat in/05114000/rows.jsonl")
    #expect(rows.split(separator: "\n").count == 4)
    #expect(!rows.contains("streng intern") && !rows.contains("Dienst 4"))
    try binary.must(
      "LOTSE_DB=05114000.db lotse export --hand-over --as-of 2026-11-20 -o again; diff -r in/05114000 again")
    let house = try binary.must(
      "LOTSE_DB=05114000.db lotse export --hand-over --audience house --as-of 2026-11-20 -o house; cat house/rows.jsonl"
    )
    #expect(house.split(separator: "\n").count == 5)
    #expect(!house.contains("streng intern"))
    // Every key of a row is a column of the documented table.
    let allowed = Set(HandOverColumn.all.map(\.name))
    for line in rows.split(separator: "\n") {
      guard case .object(let object) = try #require(JSONValue(parsing: String(line))) else { continue }
      #expect(Set(object.keys).subtracting(allowed) == [])
    }
  }

  @Test func withoutAMunicipalityKeyNothingIsHandedOver() throws {
    let binary = try Binary.withSmallCity()
    let answer = try binary.shell("lotse export --hand-over -o p; echo $?; ls")
    #expect(answer.output == "78\nstrategie.db\n")
    #expect(answer.error.contains("Gemeindeschlüssel"))
  }

  @Test func whoReportedWhoIsSilentAndWhatItAddsUpTo() throws {
    let binary = try RollupTests.cities()
    try binary.must(
      "printf 'AGS;Name\\n5114000;Krefeld\\n09162000;München\\n12054000;Potsdam\\n01001000;Flensburg\\n' > soll.csv")
    let answer = try binary.shell("lotse rollup in --expected soll.csv -o land.db --lang en")
    #expect(answer.code == 0)
    #expect(answer.error.contains("municipalities reported: 3 of 4, silent: 1; completed 6 of 12."))
    let json = try #require(JSONValue(parsing: try binary.must("lotse rollup progress land.db -O json")))
    let total = try #require(json["data"]?["total"])
    #expect(total["completed"]?.integer == 6 && total["denominator"]?.integer == 12)
    let states = json["data"]?["municipalities"]?.list.map { $0["state"]?.string } ?? []
    #expect(states == ["silent", "reported", "reported", "reported"])
    #expect(try binary.must("lotse rollup progress land.db --lang en").contains("Silent (1): 01001000 Flensburg."))
    let list = try binary.must("lotse rollup list land.db --municipality Potsdam --status completed -O csv")
    #expect(list.split(separator: "\r\n").count == 4 || list.split(separator: "\n").count == 4)
    // It is no city's file, and a city's file is no roll-up.
    #expect(try binary.shell("lotse progress --db land.db").error.contains("lotse zusammenfuehren fortschritt land.db"))
    #expect(try binary.shell("lotse rollup progress 05114000.db").code == 65)
  }

  /// One package of three is altered: it is named, the others are counted, and the answer is no.
  @Test(arguments: [
    ("sed -i 's/Dienst 1/Dienst X/' in/09162000/rows.jsonl", "other_hash"),
    ("truncate -s -10 in/09162000/rows.jsonl", "other_size"),
    ("rm in/09162000/rows.jsonl", "missing"),
    ("rm in/09162000/manifest.json", "missing"),
    ("echo '{}' > in/09162000/manifest.json", "not_a_manifest"),
    ("sed -i 's/\"schema\": 1/\"schema\": 9/' in/09162000/manifest.json", "newer_schema"),
    ("sed -i 's/\"09162000\"/\"0916200\"/' in/09162000/manifest.json", "bad_value"),
    ("sed -i 's/\"completed\": 2/\"completed\": 3/' in/09162000/manifest.json", "other_count"),
    ("cp -r in/09162000 in/zwei; sed -i 's/Stadt 09162000/Anders/' in/zwei/manifest.json", "twice"),
    (
      "LOTSE_DB=09162000.db lotse export --hand-over --audience house --as-of 2026-11-20 --force -o in/09162000",
      "other_audience"
    ),
    ("tamper='s/\"count\": 2,/\"count\": 1,/'; sed -i \"$tamper\" in/09162000/manifest.json", "other_count"),
  ])
  func whatDoesNotFollowIsRefusedByName(tamper: String, flaw: String) throws {
    let binary = try RollupTests.cities()
    try binary.must(tamper)
    let answer = try binary.shell("lotse rollup in -o land.db")
    #expect(answer.code == 1, "\(answer.error)")
    #expect(answer.error.contains("09162000"))
    let refused = try binary.must("sqlite3 land.db 'SELECT DISTINCT flaw FROM refused'")
    #expect(refused == flaw + "\n")
    #expect(
      try binary.must("sqlite3 land.db 'SELECT group_concat(municipality) FROM package'") == "05114000,12054000\n")
  }

  /// Whoever puts the hash right still has to put right what the rows count up to, and a row that says another city.
  @Test(arguments: [
    ("\"status\":\"completed\"", "\"status\":\"pilot\"", "other_count"),
    ("\"municipality\":\"09162000\"", "\"municipality\":\"05114000\"", "bad_row"),
    ("\"number\":2", "\"number\":1", "bad_row"), ("\"kind\":\"tool\"", "\"kind\":\"toll\"", "bad_row"),
    ("\"number\":1", "\"note\":\"x\",\"number\":1", "bad_row"), ("{\"", "{\"", "other_hash"),
  ])
  func aHashPutRightDoesNotHelp(old: String, new: String, flaw: String) throws {
    let binary = try RollupTests.cities()
    let folder = binary.sandbox.folder.appending(path: "in/09162000")
    let rows = try String(contentsOf: folder.appending(path: "rows.jsonl"), encoding: .utf8)
    let altered = flaw == "other_hash" ? rows.replacing("Dienst 1", with: "Dienst 7") : rows.replacing(old, with: new)
    #expect(altered != rows)
    let bytes = Array(altered.utf8)
    try Data(bytes).write(to: folder.appending(path: "rows.jsonl"))
    if flaw != "other_hash" {
      var manifest = try String(contentsOf: folder.appending(path: "manifest.json"), encoding: .utf8)
      manifest = manifest.replacing(SHA256.sum(Array(rows.utf8)), with: SHA256.sum(bytes))
      manifest = manifest.replacing("\"bytes\": \(rows.utf8.count)", with: "\"bytes\": \(bytes.count)")
      try Data(manifest.utf8).write(to: folder.appending(path: "manifest.json"))
    }
    #expect(try binary.shell("lotse rollup in -o land.db").code == 1)
    #expect(try binary.must("sqlite3 land.db 'SELECT flaw FROM refused'") == flaw + "\n")
  }

  @Test func nothingIsWrittenWhereNothingCounts() throws {
    let binary = try RollupTests.cities()
    let answer = try binary.shell("lotse rollup in --audience house -o land.db; echo $?; ls *.part land.db")
    #expect(answer.output == "65\n")
    let foreign = try binary.shell("lotse rollup in -o 05114000.db")
    #expect(foreign.code == 73)
    #expect(try binary.must("lotse verify --db 05114000.db > /dev/null; echo $?") == "0\n")
    // A roll-up may be made anew.
    try binary.must("lotse rollup in -o land.db && cp land.db a.db && lotse rollup in -o land.db && cmp a.db land.db")
  }

  @Test func theBridgeOfTwoDatesAddsUpByMunicipality() throws {
    let binary = try RollupTests.cities()
    try binary.must(
      """
      mkdir spaeter && mv in/12054000 weg
      LOTSE_DB=05114000.db LOTSE_NOW=2026-11-22T08:00:00Z lotse add Neu --field ozg --kind ozg-service --unit FB50 --visibility public
      LOTSE_DB=05114000.db LOTSE_NOW=2026-11-22T09:00:00Z lotse status 2 completed --on 2026-11-21 --correction --because Altbestand
      for k in 05114000 12054000; do LOTSE_DB=$k.db lotse export --hand-over --as-of 2026-11-22 -o spaeter/$k; done
      lotse rollup in spaeter -o land.db
      """)
    let json = try #require(
      JSONValue(parsing: try binary.must("lotse rollup bridge land.db --from 2026-11-20 -O json")))
    let data = try #require(json["data"])
    #expect(data["joined"]?.list == [.string("12054000")] && data["left"]?.list == [.string("09162000")])
    for name in ["scope", "completion"] {
      guard case .object(let figures)? = data[name] else { continue }
      let sum = figures.reduce(0) { sum, figure in
        let count = figure.value.integer ?? 0
        switch figure.key {
        case "end": return sum
        case "start", "added", "reopened", "moved_in", "completed": return sum + count
        default: return sum - count
        }
      }
      #expect(sum == figures["end"]?.integer, "\(name)")
    }
    #expect(data["completion"]?["start"]?.integer == 3 && data["completion"]?["end"]?.integer == 5)
    #expect(try binary.shell("lotse rollup bridge land.db").code == 64)
    #expect(try binary.shell("lotse rollup bridge land.db --from 2026-11-22 --to 2026-11-20").code == 65)
  }

  /// The questions that docs/rollup.md asks, in the words that all engines understand.
  private static let questions = [
    "SELECT municipality, completed, denominator, stock, overdue FROM progress ORDER BY municipality",
    "SELECT field, sum(completed), sum(denominator) FROM field_progress GROUP BY field ORDER BY field",
    "SELECT status, count(*) FROM sub_project GROUP BY status ORDER BY status",
    "SELECT municipality, name, state FROM participation ORDER BY municipality",
    "SELECT source, flaw FROM refused ORDER BY source",
  ]

  /// PostgreSQL as Debian has it, in a folder of its own; nil where it is not installed.
  private static func postgreSQL(_ binary: Binary) throws -> String? {
    let programs = "/usr/lib/postgresql"
    guard let version = try? FileManager.default.contentsOfDirectory(atPath: programs).sorted().last else {
      print("skipped: PostgreSQL is not installed (make check-tools)")
      return nil
    }
    let bin = "\(programs)/\(version)/bin"
    let user = try binary.must("[ $(id -u) = 0 ] && echo 'setpriv --reuid=65534 --regid=65534 --clear-groups' || true")
      .trimmingCharacters(in: .newlines)
    try binary.must(
      """
      d=/tmp/lotse-pg-$$ && echo $d > pgfolder && mkdir $d && [ -z "\(user)" ] || chown 65534:65534 $(cat pgfolder)
      cd $(cat pgfolder) && HOME=$PWD \(user) \(bin)/initdb -D $PWD/data -U lotse -A trust -E UTF8 --locale=C.UTF-8 -N >init.log
      HOME=$PWD \(user) \(bin)/pg_ctl -D $PWD/data -w -l $PWD/server.log -o "-k $PWD -c listen_addresses=''" start >start.log
      """)
    return bin
  }

  @Test func allEnginesGiveTheSameNumbers() throws {
    let binary = try RollupTests.cities()
    try binary.must("truncate -s -3 in/12054000/rows.jsonl; lotse rollup in -o land.db || true")
    let sqlite = try RollupTests.questions.map { try binary.must("sqlite3 -separator '|' land.db \"\($0)\"") }
    #expect(sqlite[0] == "05114000|1|4|4|0\n09162000|2|4|4|0\n")
    if let bin = try RollupTests.postgreSQL(binary) {
      defer {
        _ = try? binary.shell(
          "d=$(cat pgfolder); u=$([ $(id -u) = 0 ] && echo 'setpriv --reuid=65534 --regid=65534 --clear-groups'); cd $d && $u \(bin)/pg_ctl -D $d/data -m immediate stop; rm -rf $d"
        )
      }
      let address = "postgresql://lotse@/postgres?host=$(cat pgfolder)"
      let load = "lotse rollup in --engine \"\(address)\""
      #expect(try binary.shell(load).code == 1)
      // Anew, in place of what it loaded before.
      #expect(try binary.shell(load).code == 1)
      let psql = "psql -X -A -t -F '|' \"\(address)\""
      for (question, said) in zip(RollupTests.questions, sqlite) {
        #expect(
          try binary.must("PGOPTIONS='-c search_path=lotse' \(psql) -c \"\(question)\"") == said, "\(question)")
      }
      #expect(
        try binary.must("\(psql) -c \"SELECT title FROM lotse.sub_project WHERE number = 1 LIMIT 1\"")
          == "Dienst 1 \\ mit Tab\n")
      // What is not Lotse's stays.
      try binary.must("\(psql) -c \"COMMENT ON SCHEMA lotse IS 'mine'\"")
      #expect(try binary.shell(load).code == 73)
      #expect(try binary.shell("lotse rollup in --engine postgresql://a:b@localhost/x").code == 64)
      #expect(try binary.shell("lotse rollup in --engine postgresql://127.0.0.1:1/x").code == 74)
    }
    guard try binary.shell("'\(RollupTests.python)' -c 'import duckdb'").code == 0 else {
      print("skipped: DuckDB is not set up (make check-tools)")
      return
    }
    let question = """
      SELECT municipality, count(*) FILTER (WHERE status = 'completed'),
        count(*) FILTER (WHERE status NOT IN ('cancelled', 'merged', 'continuous'))
      FROM read_json('in/0*/rows.jsonl') GROUP BY 1 ORDER BY 1
      """
    try Data(question.utf8).write(to: binary.sandbox.folder.appending(path: "question.sql"))
    let ask = "import duckdb; print(duckdb.sql(open('question.sql').read()).fetchall())"
    #expect(
      try binary.must("'\(RollupTests.python)' -c \"\(ask)\"") == "[('05114000', 1, 4), ('09162000', 2, 4)]\n")
  }

  /// The sample, handed over whole, gives the number that `progress` prints.
  @Test func theSampleAddsUpToItsOwnNumber() throws {
    let binary = try Binary()
    try binary.must(
      """
      lotse init --sample
      lotse config show -o stadt.yaml && sed -i 's/^open-data:/open-data:\\n  municipality: "05114000"/' stadt.yaml
      lotse config apply stadt.yaml --yes
      mkdir in && lotse export --hand-over --audience house -o in/krefeld && lotse rollup in --audience house -o land.db
      """)
    let own = try #require(JSONValue(parsing: try binary.must("lotse progress -O json")))["data"]?["total"]
    let rolled = try #require(JSONValue(parsing: try binary.must("lotse rollup progress land.db -O json")))["data"]?[
      "total"]
    for figure in ["completed", "denominator", "stock", "overdue"] {
      #expect(own?[figure]?.integer == rolled?[figure]?.integer, "\(figure)")
    }
    #expect(rolled?["denominator"]?.integer == 359)
  }
}
