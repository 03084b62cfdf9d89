import ArgumentParser
import Foundation
import LotseBasics
import LotsePapers
import TestSupport
import Testing

@testable import LotseCommands

/// What the typesetter does, or does not, becomes a PDF or one sentence; tried with stand-ins for it.
@Suite struct TypstTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try FileManager.default.createDirectory(atPath: sandbox.path("config/templates"), withIntermediateDirectories: true)
    try template("#let report(paper) = [#paper.frame.marking]")
  }

  private func template(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: sandbox.path("config/templates/report.typ")))
  }

  /// A session whose typesetter is a script of one's own.
  private func session(_ script: String? = nil, _ more: [String: String] = [:]) throws -> Session {
    var environment = ["LOTSE_SHARE": sandbox.folder.path, "PATH": "/usr/bin:/bin"]
    if let script {
      environment["LOTSE_TYPST"] = sandbox.path("typst")
      // Written by another process: a file that this one has open for writing cannot be run by the test beside it.
      _ = try OtherProgram(path: "/bin/sh", environment: ["PATH": "/usr/bin:/bin"])
        .run(
          ["-c", "cat >\"$0\" && chmod +x \"$0\"", sandbox.path("typst")],
          input: "#!/bin/sh\nread first; rest=$(cat)\n\(script)\n")
    }
    return Session(World.bare(environment.merging(more) { $1 }), try CommonOptions.parse([]))
  }

  private func failure(_ script: String? = nil, _ more: [String: String] = [:]) throws -> Failure {
    let error = try #require(throws: TypstFailure.self) { try session(script, more).pdf(TypstTests.document()) }
    return Failure(error)
  }

  private static func document(_ text: String = "Text") -> Document {
    let frame = Document.Frame(title: "Titel", asOf: "", created: Instant(milliseconds: 1_795_400_000_999))
    return Document(.de, [.heading(1, "Titel"), .paragraph(text)], frame: frame)
  }

  private static let done = #"printf '%%PDF-1.7\n%%%%EOF\n'"#
  private static let lacksSnowman = """
    case $rest in *☃*)
      printf '%s\\n' 'error: PDF/A-2a, PDF/UA-1 error: the text `"☃"` could not be displayed with font `"Noto Sans"`' \
        '  ┌─ report.typ:1:2' '  = hint: try using a different font' >&2; exit 1;; esac
    """

  @Test(arguments: ["", "#let report(paper) = []", "// frame.marking", "/* frame.marking\n */ #let marking-of = 1"])
  func aTemplateWithoutTheMarkingIsRefused(text: String) throws {
    try template(text)
    let failure = try failure(TypstTests.done)
    #expect(failure.code == .configuration)
    #expect(failure.message.en.hasPrefix("\(sandbox.path("config/templates/report.typ")):1:1: The template lacks "))
  }

  @Test func runsTypstOnNothingButItsInput() throws {
    let record = sandbox.path("record")
    let bytes = try session(
      "echo \"$@\" >'\(record)'; env >>'\(record)'; printf '%s\\n' \"$rest\" >>'\(record)'; \(TypstTests.done)"
    )
    .pdf(TypstTests.document("\"#\\")).bytes
    #expect(bytes == Array("%PDF-1.7\n%%EOF\n".utf8))
    let lines = try String(contentsOfFile: record, encoding: .utf8).split(separator: "\n").map(String.init)
    let templates = sandbox.path("config/templates")
    #expect(
      lines.first == "compile --format pdf --pdf-standard ua-1,a-3a --root \(templates) --ignore-system-fonts "
        + "--creation-timestamp 1795400000 --font-path /usr/share/fonts --font-path /usr/local/share/fonts - -")
    #expect(lines.last?.contains(##"\"text\":\"\\\"#\\\\\""##) == true, "\(lines)")
    let names = lines.filter { $0.contains("=") && !$0.hasPrefix("#") }.map { $0.prefix { $0 != "=" } }
    #expect(Set(names).subtracting(["PWD", "SHLVL", "_", "OLDPWD"]) == ["PATH", "LC_ALL"])
  }

  /// With an accent upon it, a quotation mark is another character of Swift, but the same to Typst.
  @Test func noTextEndsTheStringItIsGivenIn() throws {
    let seen = sandbox.path("seen")
    _ = try session("printf '%s' \"$rest\" >'\(seen)'; \(TypstTests.done)")
      .pdf(TypstTests.document("\"\u{301}#\\\u{301}"))
    let source = try String(contentsOfFile: seen, encoding: .utf8)
    let expected = ##"\"text\":\"\\\""## + "\u{301}" + ##"#\\\\"## + "\u{301}" + ##"\""##
    #expect(source.utf8.firstRange(of: Array(expected.utf8)) != nil, "\(source)")
  }

  @Test func sayWhatToInstallWhereThereIsNoTypst() throws {
    let missing = try failure()
    #expect(missing.code == .configuration)
    #expect(missing.message.de == "Für PDF fehlt das Satzprogramm Typst.")
    #expect(missing.hint?.en.contains("make tools") == true)
    let wrong = try failure(nil, ["LOTSE_TYPST": sandbox.path("nirgends")])
    #expect(wrong.code == .configuration)
    #expect(wrong.message.de.hasPrefix(sandbox.path("nirgends") + " lässt sich nicht ausführen: "))
    let noProgram = try failure(nil, ["LOTSE_TYPST": sandbox.folder.path])
    #expect(noProgram.code == .configuration, "\(noProgram.message.de)")
    let old = try failure("echo \"error: invalid value 'ua-1' for '--pdf-standard <PDF_STANDARD>'\" >&2; exit 2")
    #expect(old.code == .configuration)
    #expect(old.message.en == "\(sandbox.path("typst")) is too old for PDF/UA.")
  }

  @Test func findsTypstOnThePathAndInTheCheckout() throws {
    _ = try session(TypstTests.done)
    let onPath = try session(nil, ["PATH": "/nirgends:\(sandbox.folder.path):/usr/bin:/bin"])
    #expect(try !onPath.pdf(TypstTests.document()).bytes.isEmpty)
    try FileManager.default.createDirectory(atPath: sandbox.path(".tools/fonts"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: sandbox.path("typst"), toPath: sandbox.path(".tools/typst"))
    #expect(try !session().pdf(TypstTests.document()).bytes.isEmpty)
    #expect(try Typst(session().world, templates: "").fonts == [sandbox.path(".tools/fonts")])
  }

  @Test func aBrokenTemplateIsNamedWithFileLineAndColumn() throws {
    let script = """
      printf '%s\\n' 'warning: unknown font family: x' '  ┌─ report.typ:1:1' '' 'error: unknown variable: foo' \
        '   ┌─ ../vorlagen/NAME:12:5' '   │' 'help: while calling `report`' '  ┌─ <stdin>:2:1' >&2; exit 1
      """
    let broken = try failure(script.replacing("NAME", with: "report.typ"))
    #expect(broken.code == .configuration)
    #expect(broken.message.de == sandbox.path("config/templates/report.typ") + ":12:5: unknown variable: foo.")
    let other = try failure(script.replacing("NAME", with: "teile.typ"))
    #expect(other.message.de == "../vorlagen/teile.typ:12:5: unknown variable: foo.")
    let unimported = try failure("printf 'error: unresolved import\\n  ┌─ <stdin>:1:24\\n' >&2; exit 1")
    let file = sandbox.path("config/templates/report.typ")
    #expect(unimported.message.en == "\(file):1:1: The template lacks \"report\".")
  }

  @Test(arguments: ["kill -9 $$", "exit 3", "true", "printf '%%PDF-1.7\\nhalf'", "echo 'Killed' >&2; exit 137"])
  func aTypstThatBreaksOffGivesNoPDF(script: String) throws {
    let failure = try failure(script)
    #expect(failure.code == .inputOutput)
    #expect(failure.message.de.hasPrefix("\(sandbox.path("typst")) ist abgebrochen"))
  }

  @Test func whatHasNoGlyphIsReplacedAndReported() throws {
    let script = TypstTests.lacksSnowman + "\n" + TypstTests.done
    let (bytes, remarks) = try session(script).pdf(TypstTests.document("☃ und ☃ \u{E000}"))
    #expect(!bytes.isEmpty)
    #expect(remarks == ["3 Zeichen ohne Glyphe durch \u{FFFD} ersetzt: U+2603, U+E000."])
    let english = Session(try session(script).world, try CommonOptions.parse(["--lang", "en"]))
    #expect(
      try english.pdf(TypstTests.document("\u{7}")).remarks == [
        "1 character without a glyph replaced by \u{FFFD}: U+0007."
      ])
    #expect(try session(script).pdf(TypstTests.document("Schnee")).remarks.isEmpty)
  }

  /// Typst names the letter where the font lacks the mark upon it.
  @Test func aLetterWithAForeignMarkKeepsItsLetter() throws {
    let script = """
      case $rest in *a\u{64B}*)
        printf '%s\\n' 'error: PDF/UA-1 error: the text `"a"` could not be displayed with font `"Noto Sans"`' >&2; exit 1;; esac
      printf '%s' "$rest" >'\(sandbox.path("seen"))'; \(TypstTests.done)
      """
    #expect(try session(script).pdf(TypstTests.document("a\u{64B} a")).remarks.count == 1)
    #expect(try String(contentsOfFile: sandbox.path("seen"), encoding: .utf8).contains("a\u{FFFD} a"))
  }

  @Test func aTemplateWithAGlyphThatNoFontHasIsBroken() throws {
    let runs = sandbox.path("runs")
    let failure = try failure("echo >>'\(runs)'; " + TypstTests.lacksSnowman.replacing("*☃*", with: "*"))
    #expect(failure.code == .configuration)
    #expect(failure.message.de.contains("report.typ:1:2: PDF/A-2a, PDF/UA-1 error: the text"))
    #expect(try String(contentsOfFile: runs, encoding: .utf8).count <= 5)
  }

  @Test(arguments: [
    TypstFailure.notInstalled, .cannotRun("typst", Phrase("x", "x")), .tooOld("typst"),
    .template("report.typ:1:2", "x"), .crashed("typst", ""), .crashed("typst", "first\nlast"),
  ]) func everyFailureIsASentenceWithAHint(failure: TypstFailure) throws {
    let words = Failure(failure)
    let hint = try #require(words.hint)
    for text in [words.message.de, words.message.en, hint.de, hint.en] {
      #expect(text.hasSuffix(".") && !text.hasSuffix("..") && !text.contains("\n"), "\(text)")
    }
    #expect(words.message.de != words.message.en || words.message.de.hasPrefix("report.typ:1:2: "))
  }

  @Test func quotesAreReadAsRustWritesThem() {
    func lacking(_ quoted: String) -> String? {
      TypstDiagnostic.list("error: PDF/UA-1 error: the text `\"\(quoted)\"` could not be displayed with font `\"x\"`")
        .first?.lacking
    }
    #expect(lacking("\\u{10fffd}") == "\u{10FFFD}")
    #expect(lacking("\\\"") == "\"")
    #expect(lacking("\\n\\t\\\\") == "\n\t\\")
    #expect(lacking("🚦") == "🚦")
    #expect(TypstDiagnostic.list("error: unknown variable: `\"codepoint\"`").first?.lacking == nil)
  }
}

extension World {
  /// A world with nothing in it but these variables.
  static func bare(_ environment: [String: String]) -> World {
    World(
      environment: environment, now: Instant(milliseconds: 0), standardOutputIsTerminal: false,
      standardErrorIsTerminal: false, standardInputIsTerminal: false, columns: 80, executable: "/nirgends/bin/lotse")
  }
}
