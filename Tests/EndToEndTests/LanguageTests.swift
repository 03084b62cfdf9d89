import Testing

/// A city that changed its language reads everything in the present one, whatever state it asks for.
@Suite struct LanguageTests {
  /// A city that was German up to change 3 and is English since change 4.
  private static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      lotse add Wohngeld --field ozg --kind tool --unit FB33 && lotse add Bauantrag --field ozg --kind tool --unit FB33
      echo 'language: en' >en.yaml && lotse config apply en.yaml --yes && lotse add Fund --field ozg --kind tool --unit FB33
      lotse report freeze weekly --without-pdf
      """)
    return binary
  }

  /// What commands say that read a state of the past, or say what is wrong before they read any.
  @Test(arguments: [
    ("lotse progress --since 2", "As of 2026-11-23"), ("lotse progress --as-of 2", "As of 2026-11-23"),
    ("lotse bridge --from 2", "From 2026-11-23"), ("lotse bridge --from 1 --to 2", "From 2026-11-23"),
    ("lotse diff --from 1 --to 2", "Difference from 2026-11-23"), ("lotse diff --from 2", "Difference from"),
    ("lotse log --as-of 2", "added, Proposed"), ("lotse log TP-0001 --as-of 2", "added, Proposed"),
    ("lotse list --as-of 2", "Unit"), ("lotse show 1 --as-of 2", "Status"),
    ("lotse units --as-of 2", "Unit"), ("lotse report weekly --as-of 2", "Weekly report"),
    ("lotse report outline weekly", "# Weekly report"), ("lotse report list", "Weekly report"),
    ("lotse report verify", "holds"), ("lotse verify", "Sound"), ("lotse config check en.yaml", "Sound."),
    ("lotse list -O xml", "Error: "), ("lotse show 77", "Error: There is no TP-0077"),
    ("lotse show 77 --as-of 2", "Error: "),
    ("lotse bridge --from 2099-01-01", "Error: "), ("lotse update 1", "Error: What is to change?"),
    ("lotse rate 1 violet", "Error: "), ("lotse undo unsinn", "Error: "), ("lotse undo", "Undoing change"),
    ("lotse config apply fehlt.yaml", "Error: "), ("lotse import fehlt.csv", "Error: "),
  ])
  func everythingIsSaidInThePresentLanguage(line: String, words: String) throws {
    let answer = try LanguageTests.city().shell(line)
    let said = answer.output + answer.error
    #expect(said.contains(words), "\(said)")
    for german in ["Fehler: ", "Stand ", "Änderung", "Einheit", "Wochenbericht", "In Ordnung"] {
      #expect(!said.contains(german), "\(said)")
    }
  }

  /// Who asks for a language gets it, and so does who has no file yet.
  @Test func whoAsksForALanguageGetsIt() throws {
    let binary = try LanguageTests.city()
    #expect(try binary.must("lotse progress --since 2 --lang de").contains("Stand 23.11.2026"))
    #expect(try binary.must("LOTSE_LANG=de lotse progress --as-of 2").contains("Stand 23.11.2026"))
    #expect(try binary.shell("lotse list --db keine.db").error.hasPrefix("Fehler: "))
    #expect(try binary.shell("lotse list --db keine.db --lang en").error.hasPrefix("Error: "))
  }
}
