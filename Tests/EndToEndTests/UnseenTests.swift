import Foundation
import TestSupport
import Testing

/// What was pasted with something invisible is what it looks like, in arguments, lists, sheets and files; and values
/// that begin with a dash are values.
@Suite struct UnseenTests {
  private static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must("lotse add Wohngeld --field ozg --kind tool --unit FB50")
    return binary
  }

  @Test(arguments: [
    "lotse list --field 'ozg\u{A0}' --status '\u{200B}proposed' -O 'csv\u{FEFF}' --sort 'number\u{A0}'",
    "lotse show 'TP\u{2011}0001\u{A0}' --lang 'de\u{A0}'", "lotse log '\u{FEFF}TP-0001' --limit '5\u{A0}'",
    "lotse progress --by '\u{200E}unit' --as-of '2026-11-23\u{202F}'", "lotse check --color 'never\u{200B}'",
    "lotse meeting add 'AVOS\u{A0}' '10.12.2026\u{200B}' --cutoff '01.12.2026\u{A0}'",
    "lotse ranking add '2026\u{A0}' --rank '5\u{A0}' --points '71,4\u{A0}' --source 'Bitkom\u{A0}'",
    "lotse update 'TP-1\u{A0}' --budget-planned '12.500\u{202F}€' --planned-end '31.12.2027\u{A0}' --tags '+a\u{A0}'",
    "lotse '\u{FEFF}list' '--open\u{A0}'", "LOTSE_TODAY='2026-11-24\u{A0}' LOTSE_LANG='en\u{200B}' lotse list",
    "lotse report weekly --week 'KW\u{A0}48/2026'",
  ])
  func argumentsAreReadAsTheyLook(line: String) throws {
    let answer = try UnseenTests.city().shell(line)
    #expect(answer.code == 0, "\(answer.output)\(answer.error)")
  }

  @Test(arguments: ["\u{A0}", "\u{202F}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{200F}"])
  func listsAndFilesAreReadAsTheyLook(mark: String) throws {
    let binary = try UnseenTests.city()
    let list = """
      Nr.\(mark);\(mark)Titel;Themenfeld;Art;Einheit;Geplantes Ende;Budget geplant;OZG-ID
      TP-0001\(mark);Wohngeld;;;FB33\(mark);31.12.2027\(mark);\(mark)12.500,00;
      ;\(mark)Bauakte\(mark);ozg\(mark);ozg-service\(mark);FB33;;;10246\(mark)

      """
    try list.write(toFile: binary.sandbox.path("liste.csv"), atomically: true, encoding: .utf8)
    let answer = try binary.shell("lotse import liste.csv -y && lotse list -O csv --columns title,unit,planned_end")
    #expect(answer.code == 0, "\(answer.output)\(answer.error)")
    #expect(answer.output.contains("Wohngeld,FB33,2027-12-31"), "\(answer.output)")
    #expect(answer.output.contains("Bauakte,FB33,"), "\(answer.output)")
    try binary.must("lotse config show -o stadt.yaml")
    let yaml = try String(contentsOfFile: binary.sandbox.path("stadt.yaml"), encoding: .utf8)
    let marked = yaml.replacing("key: FB50", with: "key: \"FB50\(mark)\"")
      .replacing("language: de", with: "language: \"de\(mark)\"")
    #expect(marked != yaml)
    try marked.write(toFile: binary.sandbox.path("stadt.yaml"), atomically: true, encoding: .utf8)
    let same = try binary.shell("lotse config apply stadt.yaml -y")
    #expect(same.code == 0 && !same.output.contains("FB50"), "\(same.output)\(same.error)")
  }

  // MARK: Dashes

  @Test(arguments: [
    ("lotse update TP-1 --summary '-5 °C im Serverraum'", "summary", "-5 °C im Serverraum"),
    ("lotse update TP-1 --scope '- Antrag' -m '- Punkt'", "scope", "- Antrag"),
    ("lotse update TP-1 --result=-nichts", "result", "-nichts"),
    ("lotse update TP-1 --result -nichts", "result", "-nichts"),
    ("lotse update TP-1 --summary '-- Gedankenstrich'", "summary", "-- Gedankenstrich"),
    ("lotse add '-5 °C' --field ozg --kind tool --unit FB50", "title", "-5 °C"),
    ("lotse add '- Titel' --field ozg --kind tool --unit FB50 --summary -5", "summary", "-5"),
  ])
  func valuesMayBeginWithADash(line: String, column: String, value: String) throws {
    let binary = try UnseenTests.city()
    let answer = try binary.shell(line)
    #expect(answer.code == 0, "\(answer.output)\(answer.error)")
    #expect(try binary.must("lotse list -O json").contains("\"\(value)\""))
  }

  @Test func aNoteMayBeginWithADash() throws {
    let binary = try UnseenTests.city()
    try binary.must("lotse note TP-1 '- Punkt eins' && lotse note TP-1 -m 'so' '-2 Leute' && lotse note TP-1 -- '-x'")
    let note = try binary.must("lotse show TP-1")
    for text in ["- Punkt eins", "-2 Leute", ": -x"] { #expect(note.contains(text)) }
    #expect(try binary.must("lotse search '-2'").contains("TP-0001"))
    #expect(try binary.must("lotse list --sort -number --columns title").contains("Wohngeld"))
  }

  /// What may be a mistyped option is none of these, and the refusal says how.
  @Test(arguments: ["lotse update TP-1 --summary --feild", "lotse update TP-1 --summary -n", "lotse note TP-1 -Punkt"])
  func whatMayBeAnOptionIsRefusedWithTheWay(line: String) throws {
    let answer = try UnseenTests.city().shell(line)
    #expect(answer.code == 64, "\(answer.output)\(answer.error)")
    #expect(answer.error.contains("=-…") || answer.error.contains("„--“"), "\(answer.error)")
  }
}
