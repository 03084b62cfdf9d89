import Foundation
import TestSupport
import Testing

/// All formats of a report carry the same figures, and a public one nothing that is not public.
@Suite struct ReportFormatTests {
  private static let python = Binary.checkout.path + "/.tools/python/bin/python3"
  private static let scripts = Binary.checkout.path + "/Tests/EndToEndTests"

  /// The text around a word; nil where it is not there. Figures count only as whole numbers, because the places of
  /// letters on a page have many digits.
  private static func context(of word: String, in text: String) -> String? {
    let isNumber = word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    var rest = text[...]
    while let range = rest.firstRange(of: word) {
      let (before, after) = (text[..<range.lowerBound].last, text[range.upperBound...].first)
      let isPart = before == "." || before?.isNumber == true || after?.isNumber == true
      if !isNumber || !isPart {
        return String(text[..<range.lowerBound].suffix(60)) + String(text[range.lowerBound...].prefix(60))
      }
      rest = rest[range.upperBound...]
    }
    return nil
  }

  /// `--without-pdf` where Typst is not set up; the test says so.
  private static var withoutPDF: String {
    if FileManager.default.isExecutableFile(atPath: Binary.checkout.path + "/.tools/typst") { return "" }
    print("skipped: PDF, because Typst is not set up (make tools)")
    return "--without-pdf"
  }

  @Test(arguments: ["--public", "--nonpublic"])
  func everyFormatCarriesTheFiguresThatSQLCounts(audience: String) throws {
    guard FileManager.default.isExecutableFile(atPath: ReportFormatTests.python) else {
      print("skipped: openpyxl is not set up (make tools)")
      return
    }
    let binary = try Binary()
    try binary.must("lotse init --sample")
    try binary.must(
      "lotse report council AVOS \(audience) --since 2026-08-31 --package paket \(ReportFormatTests.withoutPDF)")
    let said = try binary.must(
      "'\(ReportFormatTests.python)' '\(ReportFormatTests.scripts)/figures.py' strategie.db paket")
    let hasReader = try Python.run("pdftotext", ["-v"]).code == 0
    let count = ReportFormatTests.withoutPDF.isEmpty && hasReader ? 9 : 8
    #expect(said == "\(count) documents read\n")
  }

  /// A document of Word among the templates gives its look, is named in the manifest, and is refused where it is none.
  @Test func aCitysOwnWordDocumentIsTaken() throws {
    let binary = try Binary.withSmallCity()
    try binary.must("mkdir eigene && export LOTSE_TEMPLATES= && lotse report weekly -o eigene/report.docx")
    let plain = try binary.must("lotse report weekly -O docx | sha256sum")
    let own = try binary.must(
      "export LOTSE_TEMPLATES=eigene; lotse report weekly -O docx | sha256sum; lotse report weekly -O docx | sha256sum"
    )
    .split(separator: "\n")
    #expect(own.count == 2 && own[0] == own[1] && own[0] != plain.dropLast())
    let named = try binary.must(
      "LOTSE_TEMPLATES=eigene lotse report council AVOS --without-pdf --package p; grep -c report.docx p/manifest.json")
    #expect(named.hasSuffix("1\n"))
    for other in ["lotse report weekly -O xlsx", "head -c 4000 eigene/report.docx", "echo Text"] {
      try binary.must("mkdir -p fremd; \(other) >x; mv x fremd/report.docx")
      let answer = try binary.shell("LOTSE_TEMPLATES=fremd lotse report weekly -O docx -o aus.docx")
      #expect(answer.code == 78, "\(other): \(answer.error)")
      #expect(answer.error.hasPrefix("Fehler: fremd/report.docx: "), "\(answer.error)")
      #expect(try binary.shell("ls aus.docx").code != 0)
    }
  }

  @Test(arguments: ["de", "en"])
  func nothingThatIsNotPublicIsInAnyByteOfAPublicReport(language: String) throws {
    let binary = try Binary(["LOTSE_LANG": language, "LOTSE_ACTOR": "geheim-akteur"])
    try binary.must("lotse init --config '\(Binary.checkout.path)/config/krefeld.yaml'")
    try ExchangeTests.planted.write(toFile: binary.sandbox.path("plan.jsonl"), atomically: true, encoding: .utf8)
    try binary.must("lotse import plan.jsonl --yes --correction --because GEHEIM-Grund --message GEHEIM-Nachricht")
    try binary.must(
      """
      lotse meeting add AVOS 2026-12-03 --cutoff 2026-11-20 -m GEHEIM-Sitzung
      lotse decision add Offen --committee AVOS --date 2026-10-01 --number B/1 --for 1,2
      lotse decision add GEHEIM-Beschluss --committee AVOS --date 2026-10-01 --number GEHEIM/2 --part nonpublic --for 1
      """)
    let pdf = ReportFormatTests.withoutPDF
    func everything(_ commands: String) throws -> String {
      try binary.must("rm -rf alles && mkdir alles && \(commands)")
      return try binary.must("python3 '\(ReportFormatTests.scripts)/unpack.py' alles").lowercased()
    }
    // The marks are there to be found, and the office's own stay inside even then.
    let inside = try everything("lotse report council AVOS --as-of 2026-11-23 --nonpublic --package alles \(pdf)")
    for mark in ["geheim-measure", "geheim-rat", "geheim-beschluss"] { #expect(inside.contains(mark), "\(mark)") }
    for secret in ["geheim-note", "geheim-intern", "geheim-key", "geheim@example.org", "geheim-akteur"] {
      #expect(!inside.contains(secret), "\(secret)")
    }
    let outside = try everything(
      """
      lotse report council AVOS --as-of 2026-11-23 --package alles \(pdf)
      lotse report council AVOS --as-of 2026-11-23 --fields alles/texte
      for format in text markdown html json odt docx ods xlsx; do
        lotse report weekly --public -O $format -o alles/woche-$format
      done
      lotse report weekly --public --mail-to rat@example.org -o alles/woche.eml
      lotse report freeze weekly --public \(pdf)
      lotse report show 1 --package alles/eingefroren
      """)
    #expect(outside.contains("wohngeld online"))
    for secret in ExchangeTests.secrets {
      if let context = ReportFormatTests.context(of: secret.lowercased(), in: outside) {
        Issue.record("\(secret) is in a public report: \(context)")
      }
    }
  }
}
