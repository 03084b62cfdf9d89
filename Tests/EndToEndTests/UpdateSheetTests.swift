import Foundation
import Testing

/// What the transcript of the update sheets cannot show: bytes that stay, and two people at once.
@Suite struct UpdateSheetTests {
  private func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      lotse add Wohngeld --field ozg --kind tool --unit FB33 --planned-end 2027-06-30 &&
      lotse add Bauantrag --field ozg --kind tool --unit FB33 --planned-end 2027-06-30 &&
      lotse add Ticketsystem --field ozg --kind tool --unit FB10 --planned-end 2027-06-30
      """)
    return binary
  }

  private func fill(_ binary: Binary, _ words: String) throws {
    try binary.must("python3 '\(Binary.checkout.path)/Tests/EndToEndTests/fill.py' \(words)")
  }

  private func content(_ binary: Binary) throws -> String {
    try binary.must("lotse log --limit 1 -O json && lotse list -O json")
  }

  /// Refused or only tried, a round of sheets leaves the file as it was; taken, it is one change and one undo.
  @Test(arguments: ["xlsx", "ods"]) func aRoundOfSheets(format: String) throws {
    let binary = try city()
    try binary.must("lotse sheet export --all-units --format \(format) -o .")
    let (first, second) = ("meldebogen-FB10-2026-11-23.\(format)", "meldebogen-FB33-2026-11-23.\(format)")
    try fill(binary, "\(first) TP-0003 'Geplantes Ende=2027-12-31' 'Mitteilung==1+1'")
    try fill(binary, "\(second) TP-0001 'Keine Änderung=ja' TP-0002 'Geplantes Ende=2027-12-31'")
    let items = try binary.must("lotse list -O csv")
    let before = try content(binary)
    #expect(try binary.shell("lotse sheet import *.\(format) --dry-run").code == 0)
    #expect(try binary.shell("lotse sheet import *.\(format)").code == 64)
    try binary.must("head -c 3000 \(second) >halb.\(format)")
    #expect(try binary.shell("lotse sheet import *.\(format) --yes").code == 65)
    #expect(try binary.shell("lotse sheet import \(first) fehlt.xlsx --yes").code == 66)
    #expect(try content(binary) == before)
    try binary.must("rm halb.\(format)")

    let later = "LOTSE_NOW=2026-11-24T08:00:00Z"
    let taken = try binary.shell("\(later) lotse sheet import *.\(format) --yes")
    #expect(taken.code == 0, "\(taken.error)")
    #expect(taken.error.contains("FB10: 1 geändert") && taken.error.contains("FB33: 1 geändert, 1 „keine Änderung“"))
    #expect(try binary.must("lotse show 3").contains("2026-11-24: =1+1"))
    let after = try content(binary)
    #expect(try binary.shell("\(later) lotse sheet import *.\(format) --yes").error.contains("Nichts zu übernehmen."))
    #expect(try content(binary) == after)
    try binary.must("\(later) lotse undo")
    #expect(try binary.must("lotse list -O csv") == items)
    let again = try binary.shell("\(later) lotse sheet import *.\(format) --yes")
    #expect(again.output == taken.output)
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung"))
  }

  /// Two people take the same sheets over at the same moment: one change, and the second finds nothing new.
  @Test func twoAtOnce() throws {
    let binary = try city()
    try binary.must("lotse sheet export --all-units -o .")
    try fill(binary, "meldebogen-FB33-2026-11-23.xlsx TP-0001 'Mitteilung=Läuft' TP-0002 'Geplantes Ende=2027-12-31'")
    try fill(binary, "meldebogen-FB10-2026-11-23.xlsx TP-0003 'Keine Änderung=ja'")
    let line = "LOTSE_NOW=2026-11-24T08:00:00Z lotse sheet import *.xlsx --yes"
    try binary.must("\(line) & first=$!; \(line); wait $first")
    #expect(try binary.must("lotse log | grep -c 'meldebogen einlesen'") == "1\n")
    #expect(try binary.must("lotse show 1").components(separatedBy: "Läuft").count == 2)
    #expect(try binary.must("lotse verify").hasPrefix("In Ordnung"))
  }

  /// Two copies of a sheet, filled in alike by two colleagues, count once.
  @Test func twoCopiesInOneRun() throws {
    let binary = try city()
    try binary.must("lotse sheet export --unit FB33 -o .")
    let sheet = "meldebogen-FB33-2026-11-23.xlsx"
    try fill(
      binary,
      "\(sheet) TP-0001 Status=Geplant Beschluss=V/7 Begründung=Rat Mitteilung=Läuft TP-0002 'Keine Änderung=ja'")
    try binary.must("cp \(sheet) kopie.xlsx")
    let taken = try binary.shell("LOTSE_NOW=2026-11-24T08:00:00Z lotse sheet import *.xlsx --yes")
    #expect(taken.code == 0, "\(taken.error)")
    #expect(taken.error.contains("FB33: 1 geändert, 1 „keine Änderung“, 0 ohne neue Angabe"), "\(taken.error)")
    #expect(taken.error.contains("FB33: 0 geändert, 0 „keine Änderung“, 2 ohne neue Angabe"), "\(taken.error)")
    #expect(try binary.must("lotse show 1").components(separatedBy: ": Läuft").count == 2)
  }
}
