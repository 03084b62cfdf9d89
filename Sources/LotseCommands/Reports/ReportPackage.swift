internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseStore

/// Everything that belongs to a report as files, with a manifest that names each with its hash.
struct ReportPackage {
  let files: [OutputFolder.File]
  let manifest: JSONValue
  let remarks: [String]

  /// The parts of a package in their order: what a part is called, and its formats.
  private static func parts(_ report: FinishedReport, _ language: Language) -> [(name: String, formats: [Format])] {
    let figures = language("zahlen", "figures")
    let annex = language("anlage", "annex")
    return switch report.kind {
    case .weekly:
      [(report.name, [.pdf, .odt, .docx, .html, .markdown]), (figures, [.json])]
    case .council:
      [(report.name, [.pdf, .odt, .docx, .html, .markdown]), (annex, [.ods, .xlsx]), (figures, [.json, .csv])]
    }
  }

  /// Writes every format into memory; nothing reaches the disk before all are complete.
  init(of report: FinishedReport, withPDF: Bool, in session: Session) throws {
    let wanted = ReportPackage.parts(report, report.document.language).flatMap { part in
      part.formats.filter { withPDF || $0 != .pdf }.map { (name: "\(part.name).\($0.ending)", format: $0) }
    }
    let progress = ProgressLine(session.world, report.title)
    var files: [OutputFolder.File] = []
    var remarks: [String] = []
    for (index, part) in wanted.enumerated() {
      progress.show(part.name, index + 1, of: wanted.count)
      let rendered = try session.render(report.answer, part.format)
      remarks += rendered.remarks
      files.append(OutputFolder.File(name: part.name, bytes: try rendered.bytes()))
    }
    progress.clear()
    manifest = try ReportPackage.manifest(of: report, files, in: session)
    files.append(OutputFolder.File(name: "manifest.json", bytes: Array(manifest.text().utf8)))
    self.files = files
    self.remarks = remarks
  }

  private static func manifest(
    of report: FinishedReport, _ files: [OutputFolder.File], in session: Session
  ) throws -> JSONValue {
    .object([
      "title": .string(report.title), "kind": .string(report.subject.kind.rawValue),
      "subject": .string(report.subject.description),
      "as_of": JSONValue(report.moment.day), "chain": .string(try session.store().hash(at: report.moment)),
      "audience": .string(report.audience.rawValue),
      "made_with": .object([
        "lotse": .string(Lotse.configuration.version), "templates": .object(try session.templateHashes(report)),
      ]),
      "files": .array(
        files.map { file in
          .object([
            "name": .string(file.name), "bytes": .int(file.bytes.count),
            "sha256": .string(SHA256.sum(file.bytes)),
          ])
        }),
    ])
  }
}
