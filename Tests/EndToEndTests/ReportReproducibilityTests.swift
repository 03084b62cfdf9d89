import Foundation
import TestSupport
import Testing

/// The same file and options give the same bytes of every document, wherever and whenever they are written.
@Suite struct ReportReproducibilityTests {
  /// Writes every report in every format into the folder it is given, and tells the hash of each file.
  private static func script() -> String {
    let pdf = FileManager.default.isExecutableFile(atPath: Binary.checkout.path + "/.tools/typst")
    if !pdf { print("skipped: PDF, because Typst is not set up (make tools)") }
    return """
      set -e
      mkdir "$1"
      for format in text markdown html odt docx ods xlsx json \(pdf ? "pdf" : ""); do
        lotse report weekly -O $format -o "$1/woche-$format"
        lotse report weekly --week last --public --lang en -O $format -o "$1/week-$format"
        lotse report council AVOS -O $format -o "$1/vorlage-$format"
        lotse report council WiDi --nonpublic --lang en -O $format -o "$1/paper-$format"
      done
      lotse report council AVOS -O csv -o "$1/vorlage-csv"
      lotse report weekly --mail-to rat@example.org -o "$1/woche.eml"
      lotse report council AVOS --nonpublic --package "$1/paket" \(pdf ? "" : "--without-pdf")
      cd "$1" && find . -type f | sort | xargs sha256sum
      """
  }

  private static let elsewhere = [
    "TZ=Pacific/Kiritimati LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8", "TZ=America/Adak LANG=C LC_ALL=C",
    "LOTSE_NOW=2026-11-23T08:00:01Z", "LOTSE_NOW=2027-06-30T23:59:59Z USER=andere LOTSE_ACTOR=",
  ]

  @Test func everyDocumentHasTheSameBytesElsewhere() throws {
    let binary = try Binary(["LOTSE_TODAY": "2026-11-23"])
    try ReportReproducibilityTests.script().write(
      toFile: binary.sandbox.path("berichte"), atomically: true, encoding: .utf8)
    try binary.must("lotse init --sample")
    let first = try binary.must("sh berichte eins")
    let count = first.split(separator: "\n").count
    #expect(count == (first.contains("woche-pdf") ? 36 + 2 + 10 : 32 + 2 + 9), "\(first)")
    for (index, environment) in ReportReproducibilityTests.elsewhere.enumerated() {
      let home = binary.sandbox.path("heim-\(index)")
      let again = try binary.must(
        """
        mkdir -p '\(home)/tief' && cd '\(home)/tief'
        export HOME='\(home)' LOTSE_DB=../../strategie.db \(environment)
        sh ../../berichte mehr
        """)
      #expect(again == first, "\(environment)")
    }
  }

  /// The clock is the machine's own here, so that every run has another one.
  @Test func aSampleMadeAnewGivesTheSameBytes() throws {
    let environments = ["TZ=UTC", "TZ=Pacific/Kiritimati LC_ALL=tr_TR.UTF-8", "TZ=America/Adak LC_ALL=C HOME=/"]
    let answers = try environments.map { environment in
      let binary = try Binary(["LOTSE_TODAY": "2026-11-23"])
      try ReportReproducibilityTests.script().write(
        toFile: binary.sandbox.path("berichte"), atomically: true, encoding: .utf8)
      return try binary.must("unset LOTSE_NOW; export \(environment); lotse init --sample; sh berichte eins")
    }
    #expect(answers[0].split(separator: "\n").count > 30)
    for (environment, answer) in zip(environments, answers) { #expect(answer == answers[0], "\(environment)") }
  }
}
