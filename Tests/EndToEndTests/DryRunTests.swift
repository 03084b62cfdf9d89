import Foundation
import Testing

/// A dry run says what would be done, also to programs, and changes no byte.
@Suite struct DryRunTests {
  /// Commands that write, each as it would write something.
  static let lines = [
    "lotse init --db neu.db", "lotse init --sample --db neu.db", "lotse add X --field ozg --kind tool --unit FB33",
    "lotse update 1 --priority high", "lotse status 1 planned --decision V/1 --planned-end 2027-06-30",
    "lotse rate 1 green", "lotse confirm 2", "lotse note 1 Text", "lotse milestone add 1 Neu --due 2027-01-31",
    "lotse milestone done 1 Vergabe", "lotse milestone move 1 Vergabe --to 2027-02-28",
    "lotse milestone remove 1 Vergabe",
    "lotse undo", "lotse import liste.csv", "lotse sheet import bogen/*.xlsx", "lotse config apply neu.yaml",
    "lotse ozg import-catalogue katalog.csv --dated 2023-06-30",
    "lotse meeting add AVOS 2027-03-04 --cutoff 2027-02-26",
    "lotse meeting update AVOS 2026-12-03 --deadline 2026-11-30", "lotse meeting remove AVOS 2026-12-03",
    "lotse decision add B --committee AVOS --date 2026-09-03 --number V/2",
    "lotse decision update V/1 --due 2027-06-30", "lotse decision note V/1 Text",
    "lotse decision done V/1 --outcome Gut",
    "lotse decision remove V/1", "lotse ranking add 2025 --rank 41 --of 83 --source https://example.org",
    "lotse ranking remove 2024", "lotse report freeze weekly --without-pdf",
    "lotse report freeze council AVOS --without-pdf", "lotse backup ordner --keep 1", "lotse backup kopie.db",
    "lotse restore alt.db --force", "lotse restore alt.db --db neu.db", "lotse view save spaet --overdue",
    "lotse view remove bald", "lotse redact 2 note --reason Bitte", "lotse actors pseudonymise stabsstelle",
    "lotse remind -o erinnerungen", "lotse calendar -o termine.ics", "lotse sheet export --all-units -o weg",
    "lotse site offen", "lotse rollup load pakete -o land.db",
  ]

  static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      for title in Wohngeld Bauantrag; do
        lotse add $title --field ozg --kind tool --unit FB33
      done
      mkdir ordner bogen && lotse backup alt.db && lotse backup ordner
      lotse milestone add 1 Vergabe --due 2027-01-31 && lotse meeting add AVOS 2026-12-03 --cutoff 2026-11-23
      lotse decision add Berichten --committee AVOS --date 2026-09-03 --number V/1
      lotse ranking add 2024 --rank 43 --of 82 --source https://example.org
      printf 'title,field,kind,unit\nListe,ozg,tool,FB33\n' >liste.csv
      printf 'OZG-ID;OZG-Leistung;Themenfeld;Lage\n10001;Wohngeld;Umwelt;Bauen\n' >katalog.csv
      lotse config show -o neu.yaml && sed -i 's/^language: .*/language: en/' neu.yaml
      lotse sheet export --all-units -o bogen
      sed -i 's/^open-data:/&\\n  municipality: "05114000"/' neu.yaml && lotse config apply neu.yaml --yes
      sed -i 's/^language: .*/language: de/' neu.yaml
      mkdir pakete && lotse export --hand-over -o pakete/krefeld
      lotse view save bald --due-before +4w && lotse note 2 Vertraulich
      """)
    return binary
  }

  @Test func nothingIsWritten() throws {
    let binary = try DryRunTests.city()
    let state = "find . -type f ! -name '*-shm' ! -name '*-wal' | sort | xargs sha256sum; lotse log --all -O json"
    let before = try binary.must(state)
    for line in DryRunTests.lines {
      for ending in [" -n --lang en", " --probelauf -O json"] {
        let answer = try binary.shell(line + ending)
        #expect(answer.code == 0, "\(line)\(ending): \(answer.error)")
        let isSaid = ["Probelauf", "Dry run", "Nichts", "Nothing"].contains { answer.error.contains($0) }
        #expect(isSaid || !answer.error.isEmpty, "\(line)\(ending)")
        if ending.contains("json") {
          let json = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
          #expect(json?["data"] is [String: Any], "\(line): \(answer.output)")
        }
      }
      #expect(try binary.must(state) == before, "\(line)")
    }
  }

  /// A line is here for every command that has the option.
  @Test func everyCommandIsTried() throws {
    let binary = try Binary()
    let page = try String(contentsOf: Binary.checkout.appending(path: "docs/commands.md"), encoding: .utf8)
    for section in page.components(separatedBy: "\n## lotse ").dropFirst() where section.contains("--dry-run") {
      guard let name = section.split(separator: "\n").first, !name.hasPrefix("help ") else { continue }
      #expect(DryRunTests.lines.contains { $0.hasPrefix("lotse \(name) ") || $0 == "lotse \(name)" }, "\(name)")
    }
    #expect(try binary.shell("lotse backup x.db -O xlsx").code == 64)
  }
}
