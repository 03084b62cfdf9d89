import Foundation
import TestSupport
import Testing

/// What is written beside a strategy neither destroys it nor tells more people of it than the strategy itself does.
@Suite struct OutputFileTests {
  static let writers = [
    "list -O csv -o %", "export -O csv -o %", "export --public -O csv -o liste.csv --metadata %",
    "report weekly -O markdown -o %", "report council AVOS -O odt -o %", "report council AVOS -O docx -o %",
    "report show R-0001 -O odt -o %",
    "config show -o %", "log -O csv -o %", "import --suggest-map fremd.csv -o %", "verify --anchor %",
    "init --db %", "progress -O json -o %", "report weekly -O html -o ./%",
  ]

  @Test(arguments: OutputFileTests.writers)
  func whatSQLiteKeepsBesideADatabaseIsNoOutput(writer: String) throws {
    let binary = try Binary.withSmallCity()
    try binary.must("lotse report freeze weekly --without-pdf && printf 'Name;Amt\\nA;FB33\\n' >fremd.csv")
    let before = try binary.must("lotse verify")
    for ending in ["-wal", "-shm", "-journal"] {
      let answer = try binary.shell("lotse " + writer.replacing("%", with: "strategie.db\(ending)"))
      #expect(answer.code == 73, "\(ending): \(answer.output)\(answer.error)")
      #expect(answer.error.contains("gehört zur Datenbank "), "\(answer.error)")
    }
    try binary.must("ln -s strategie.db-wal umweg; touch strategie.db-wal")
    #expect(try binary.shell("lotse " + writer.replacing("%", with: "umweg")).code == 73)
    try binary.must("rm -f strategie.db-wal")
    #expect(try binary.must("lotse verify") == before)
    // Beside anything else such a name is a name like others.
    if !writer.contains("init") { try binary.must("lotse " + writer.replacing("%", with: "notiz-wal")) }
  }

  /// A text of thousands of rows is written as it is made: to a pipe, into a file and sorted it is the same, whole, and told.
  @Test func aLongTextIsWhole() throws {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      set -e; (echo 'title;field;kind;unit'; for i in $(seq 6000); do echo "Vorhaben $i;ozg;ozg-service;FB33"; done) >l.csv
      lotse import l.csv --yes
      """)
    let answer = try binary.shell("lotse list")
    #expect(answer.code == 0 && answer.error.contains("6000 Teilprojekte"), "\(answer.error)")
    let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6_003 && lines.last?.isEmpty == true)
    #expect(lines[2].hasPrefix("TP-0001 ") && lines[6_001].hasPrefix("TP-6000 "))
    for words in ["list --sort number", "list -o a && cat a"] {
      #expect(try binary.shell("lotse \(words)").output == answer.output, "\(words)")
    }
    let check = try binary.shell("lotse check")
    #expect(check.code == 1 && check.output.contains("TP-6000"))
    #expect(try binary.shell("lotse check -o b; cat b").output == check.output)
    let full = try binary.shell("lotse list >/dev/full")
    #expect(full.code == 74 && !full.error.isEmpty, "\(full.code) \(full.error)")
  }

  private static func mode(_ binary: Binary, _ path: String) throws -> String {
    try binary.must("stat -c %a \(path) | tr -d '\\n'")
  }

  /// The owner's alone is what the database is; what is made for the public is as `umask` says.
  @Test(arguments: [
    ("list -O csv -o a", "600"), ("export -O csv -o a", "600"), ("export --public -O csv -o a", "644"),
    ("report weekly -O markdown -o a", "600"), ("report weekly --public -O markdown -o a", "644"),
    ("report council AVOS -O odt -o a", "644"), ("report council AVOS --nonpublic -O odt -o a", "600"),
    ("report council AVOS -O docx -o a", "644"), ("report council AVOS --nonpublic -O docx -o a", "600"),
    ("report weekly -o a.eml --mail-to amt@musterstadt.example && mv a.eml a", "600"),
    ("sheet export --all-units -o boegen && mv boegen/* a", "600"), ("sheet export --all-units -o a", "700"),
    ("report council AVOS --nonpublic --without-pdf --package a", "700"),
    ("report council AVOS --without-pdf --package a", "755"),
    ("report council AVOS --nonpublic --without-pdf --package p && mv p/*.odt a", "600"), ("config show -o a", "600"),
    ("log -O csv -o a", "600"), ("verify --anchor a", "600"),
  ])
  func whoMayReadAFile(command: String, mode: String) throws {
    let binary = try Binary.withSmallCity()
    try binary.must("lotse add Eins --field ozg --kind tool --unit FB33")
    try binary.must("export PATH=\(Binary.folder.path):$PATH; umask 022; lotse \(command)")
    #expect(try OutputFileTests.mode(binary, "a") == mode)
  }

  /// A stricter `umask` holds, and a file that is replaced keeps the rights that somebody gave it.
  @Test func theRightsThatSomebodyChoseHold() throws {
    let binary = try Binary.withSmallCity()
    try binary.must("umask 077; lotse export --public -O csv -o a; umask 022; lotse list -O csv -o b; chmod 640 b")
    #expect(try OutputFileTests.mode(binary, "a") == "600")
    try binary.must("lotse list -O csv -o b")
    #expect(try OutputFileTests.mode(binary, "b") == "640")
  }

  /// Killed at any moment, creation leaves the whole file or nothing at all.
  @Test func anInterruptedCreationLeavesNothingBehind() throws {
    let binary = try Binary()
    for milliseconds in [5, 20, 60, 150, 400, 900] {
      let answer = try binary.shell("timeout -s KILL 0.\(String(1000 + milliseconds).dropFirst()) lotse init --sample")
      let files = try binary.must("ls -A").split(separator: "\n")
      #expect(answer.code == 0 ? files == ["strategie.db"] : files.isEmpty, "\(milliseconds) ms: \(files)")
      try binary.must("rm -f strategie.db")
    }
  }
}
