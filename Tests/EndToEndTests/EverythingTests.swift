import Foundation
import TestSupport
import Testing

/// The whole history goes out as lines and comes back as the same file, or not at all.
@Suite(.serialized) struct EverythingTests {
  private static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      lotse add "Wohngeld „online“ \\ & Co" --field ozg --kind ozg-service --unit FB50 -m "Zeile"
      lotse add "Kita" --field ozg --kind ozg-service --unit FB51
      lotse note 1 "Geheim"; lotse note 1 "zwei"; lotse undo
      lotse meeting add AVOS 2026-12-03 --cutoff 2026-11-27
      lotse report freeze weekly --without-pdf
      lotse redact 1 note --reason weg --yes
      LOTSE_ACTOR=erika lotse note 2 "von erika"; lotse actors pseudonymise erika --yes
      lotse export --everything -o alles.jsonl
      """)
    return binary
  }

  @Test func itComesBackAsItWas() throws {
    let binary = try EverythingTests.city()
    try binary.must("lotse import --everything alles.jsonl --db neu.db")
    #expect(try binary.must("lotse verify") == binary.must("lotse verify --db neu.db"))
    for line in ["lotse list -O json", "lotse log --all -O json", "lotse report show R-0001", "lotse actors"] {
      #expect(try binary.must(line) == binary.must("\(line) --db neu.db"), "\(line)")
    }
    try binary.must("lotse export --everything -o - --db neu.db >wieder.jsonl; cmp alles.jsonl wieder.jsonl")
    try binary.must("lotse note 1 weiter --db neu.db; lotse verify --db neu.db")
    try binary.must("lotse import --everything - --db dritte.db <alles.jsonl")
  }

  @Test func itGoesIntoANewFileOnly() throws {
    let binary = try EverythingTests.city()
    let answer = try binary.shell("lotse import --everything alles.jsonl")
    #expect(answer.code == 73)
    #expect(answer.error.contains("--datei"), "\(answer.error)")
  }

  /// What happened to the lines on the way, and the line that is named.
  static let accidents: [(String, String)] = [
    ("head -n 30 alles.jsonl", "kaputt.jsonl:30: Hier bricht"),
    ("sed 5d alles.jsonl", "kaputt.jsonl:5: Die Zeile ist verändert"),
    ("sed '5{h;d};6{G}' alles.jsonl", "kaputt.jsonl:5: Die Zeile ist verändert"),
    ("sed '/Kita/s/Kita/Kiba/' alles.jsonl", ": Die Zeile ist verändert"),
    ("(cat alles.jsonl; echo '{}')", ": Hinter dem Ende"), ("echo quatsch", "kaputt.jsonl:1: Hier beginnt keine"),
    ("true", "kaputt.jsonl:1: Hier beginnt keine"), ("(cat alles.jsonl; tail -n 1 alles.jsonl)", ": Hinter dem Ende"),
    ("head -c 5000 alles.jsonl", ": Die Zeile ist verändert"),
    ("lotse export -O jsonl", "kaputt.jsonl:1: Hier beginnt keine"),
  ]

  @Test(arguments: accidents)
  func whatWasHurtOnTheWayIsRefusedByLine(accident: String, said: String) throws {
    let binary = try EverythingTests.city()
    try binary.must("\(accident) >kaputt.jsonl")
    let answer = try binary.shell("lotse import --everything kaputt.jsonl --db neu.db")
    #expect(answer.code == 65)
    #expect(answer.error.contains(said), "\(answer.error)")
    #expect(try binary.must("ls -A").contains("neu.db") == false)
    #expect(try binary.must("ls -A").contains(".lotse-") == false)
  }

  /// Whoever makes the sums anew is found by the chain.
  @Test(arguments: ["'Kita', 'Kiba'", "'\"actor\":1', '\"actor\":2'", "'2026-11-23', '2026-11-22'"])
  func whoMakesTheSumsAnewIsFoundByTheChain(change: String) throws {
    let binary = try EverythingTests.city()
    try binary.must(
      """
      python3 - <<'E'
      import hashlib
      last = ""
      with open("neu.jsonl", "w") as out:
          for line in open("alles.jsonl"):
              rest = line.rstrip("\\n")[74:].replace(\(change))
              last = hashlib.sha256((last + rest).encode()).hexdigest()
              out.write('{"sum":"' + last + '",' + rest + "\\n")
      E
      """)
    let answer = try binary.shell("lotse import --everything neu.jsonl --db neu.db")
    #expect(answer.code == 65, "\(answer.error)")
    #expect(try binary.must("ls").contains("neu.db") == false)
  }

  @Test(arguments: [
    "lotse export --everything --columns title", "lotse export --everything --public",
    "lotse import --everything alles.jsonl --correction --because x",
  ])
  func itTakesNoChoice(line: String) throws {
    #expect(try EverythingTests.city().shell(line).code == 64)
  }
}
