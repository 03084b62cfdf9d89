internal import Glibc
internal import LotseBasics
internal import LotsePapers

/// The typesetter that makes PDF/UA documents, a program of its own. It reads the document from its standard input and
/// writes the PDF to its standard output; the layout is a template that a city may change.
struct Typst {
  let program: OtherProgram
  /// The folder of the template `report.typ` and of what stands beside it.
  let templates: String
  let fonts: [String]

  static let template = "report.typ"

  /// What it costs to be sure: each run may name further characters that no font has, the last one takes no chances.
  private static let runs = 5

  /// The document as PDF/UA-1 and PDF/A-3a, the same bytes for the same document, templates and fonts; also how often
  /// each character was replaced for want of a glyph. One that carries files is sealed. Throws `TypstFailure`.
  func pdf(
    _ document: Document, carrying attachments: [PDFAttachment] = []
  ) throws(TypstFailure) -> (bytes: [UInt8], replaced: [Unicode.Scalar: Int]) {
    var missing: Set<Unicode.Scalar> = []
    var isPlain = false
    for run in 1...Typst.runs {
      var text = PageText(missing: missing, isPlain: isPlain || run == Typst.runs)
      let json = document.pageJSON(&text).line()
      let answer = try answer(to: Typst.source(json, attachments), created: document.frame?.created)
      if answer.code == 0 {
        // A PDF without its end is half a PDF.
        guard answer.output.starts(with: "%PDF-".utf8), answer.output.suffix(8).contains("%%EOF".utf8) else {
          throw .crashed(program.path, answer.error)
        }
        guard !attachments.isEmpty else { return (answer.output, text.replaced) }
        guard let sealed = PDFSeal.sealed(answer.output) else { throw .crashed(program.path, answer.error) }
        return (sealed, text.replaced)
      }
      let diagnostics = TypstDiagnostic.list(answer.error)
      let lacking = diagnostics.compactMap(\.lacking)
      guard !diagnostics.isEmpty, lacking.count == diagnostics.count, !text.isPlain else {
        throw failure(diagnostics.first { $0.lacking == nil } ?? diagnostics.first, answer)
      }
      let further = Typst.further(lacking, in: json, known: missing)
      isPlain = further.isEmpty
      missing.formUnion(further)
    }
    throw .crashed(program.path, "")
  }

  private static func source(_ json: String, _ attachments: [PDFAttachment]) -> String {
    func quoted(_ text: String) -> String {
      "\"" + Text.replacing(in: text) { $0 == "\\" || $0 == "\"" ? "\\\($0)" : nil } + "\""
    }
    let files = attachments.map { file in
      "#pdf.attach(\(quoted(file.name)), bytes(\(quoted(file.text))), relationship: \"data\", "
        + "mime-type: \(quoted(file.type)), description: \(quoted(file.description)))\n"
    }
    return "#import \"/\(template)\": report\n#report(json(bytes(\(quoted(json)))))\n" + files.joined()
  }

  private func answer(to source: String, created: Instant?) throws(TypstFailure) -> OtherProgram.Answer {
    let options = [
      "compile", "--format", "pdf", "--pdf-standard", "ua-1,a-3a", "--root", templates, "--ignore-system-fonts",
      "--creation-timestamp", String(max(0, (created?.milliseconds ?? 0) / 1000)),
    ]
    do {
      return try program.run(options + fonts.flatMap { ["--font-path", $0] } + ["-", "-"], input: source)
    } catch {
      throw .cannotRun(program.path, error.words)
    }
  }

  /// What is to be replaced besides what is known. Where a letter carries a mark, Typst names the letter although it may
  /// be the mark that the font lacks: then the mark goes first, and letters that every font has stay.
  private static func further(
    _ lacking: [String], in json: String, known: Set<Unicode.Scalar>
  ) -> Set<Unicode.Scalar> {
    let named = Set(lacking.flatMap(\.unicodeScalars))
    var marks: Set<Unicode.Scalar> = []
    var marked: Set<Unicode.Scalar> = []
    var letter: Unicode.Scalar?
    for scalar in json.unicodeScalars {
      if !scalar.properties.isMark {
        letter = named.contains(scalar) ? scalar : nil
      } else if let letter, !known.contains(scalar) {
        marks.insert(scalar)
        marked.insert(letter)
      }
    }
    return named.filter { !marked.contains($0) && !PageText.isOrdinary($0) && !known.contains($0) }.union(marks)
  }

  /// Whether a template uses a name, outside its comments.
  static func names(_ name: String, in template: String) -> Bool {
    var text = template
    while let start = text.firstRange(of: "/*") {
      let end = text[start.upperBound...].firstRange(of: "*/")?.upperBound ?? text.endIndex
      text.removeSubrange(start.lowerBound..<end)
    }
    return text.split(whereSeparator: \.isNewline).contains { line in
      let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
      return code.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }.contains { $0 == name }
    }
  }

  private func failure(_ diagnostic: TypstDiagnostic?, _ answer: OtherProgram.Answer) -> TypstFailure {
    guard let diagnostic, answer.code != nil else { return .crashed(program.path, answer.error) }
    // What the program says of its own options has no place.
    if diagnostic.place == nil, diagnostic.message.contains("'--") { return .tooOld(program.path) }
    // The one import outside the template is that of `report`.
    if diagnostic.place?.text(in: templates) == nil, diagnostic.message.hasPrefix("unresolved import") {
      return .definesNoReport("\(templates)/\(Typst.template)")
    }
    return .template(diagnostic.place?.text(in: templates) ?? "\(templates)/\(Typst.template)", diagnostic.message)
  }
}

/// Why there is no PDF.
enum TypstFailure: Error {
  case notInstalled
  case cannotRun(String, Phrase)
  case tooOld(String)
  /// Where (`file:line:column`), and what Typst says.
  case template(String, String)
  /// The template has nothing to call.
  case definesNoReport(String)
  /// The template never speaks of the marking, so that its pages would not say that they are not for the public.
  case saysNoMarking(String)
  case crashed(String, String)
}

extension Unicode.Scalar.Properties {
  fileprivate var isMark: Bool {
    switch generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }
}
