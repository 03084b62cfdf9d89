internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseServer
internal import LotseStore

/// Frozen reports: their list, and each as it was.
extension Visit {
  func reports(_ reading: Reading) throws -> Page {
    page(FrozenReport.Entry.document(try frozen(reading), reading.wording), reading)
  }

  private func frozen(_ reading: Reading) throws -> [FrozenReport.Entry] {
    let all = try session.store().frozenReports(at: reading.moment)
    switch reading.role {
    case .office: return all
    case .units, .council: return all.filter { $0.audience != .house && !$0.isWithdrawn }
    case .public: return all.filter { $0.audience == .public && !$0.isWithdrawn }
    }
  }

  /// A frozen report: its documents, each as it was, byte for byte.
  func report(_ name: String, _ reading: Reading) throws -> WebResponse {
    let number = try ReportNumber(parsing: name)
    guard let entry = try frozen(reading).first(where: { $0.number == number }) else {
      throw Refusal.report(.unknown(number))
    }
    let report = try session.store().frozenReport(number, at: reading.moment)
    let files = try session.documents(of: report, at: reading.moment)
    if let asked = asked("file") {
      guard let file = files.first(where: { $0.name == asked }) else { throw Failure.noPage }
      return Visit.frozen(file)
    }
    var page = page(
      Document(
        language,
        [
          .heading(1, "\(number) \(entry.title)"),
          .fields([
            .init(language("Gegenstand", "Subject"), entry.subject.text(language)),
            .init(language("Für", "For"), entry.audience.label[language]),
            .init(language("Stichtag", "As of"), reading.wording.day(entry.moment.day)),
            .init(language("Eingefroren", "Frozen"), reading.wording.day(entry.frozenAt.day)),
            .init("SHA-256", entry.archiveHash),
          ]),
        ]), reading)
    page.onward = files.map { Document.Link($0.name, to: "\(number)?file=\(Visit.encoded($0.name))") }
    return try response(page)
  }

  private static func frozen(_ file: OutputFolder.File) -> WebResponse {
    let types = [
      "html": "text/html; charset=utf-8", "pdf": "application/pdf", "json": "application/json",
      "csv": "text/csv; charset=utf-8", "md": "text/markdown; charset=utf-8", "txt": "text/plain; charset=utf-8",
    ]
    let ending = file.name.split(separator: ".").last.map(String.init) ?? ""
    let type = types[ending] ?? "application/octet-stream"
    var headers = [("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox")]
    if types[ending] == nil { headers.append(("Content-Disposition", "attachment; filename=\"\(file.name)\"")) }
    return WebResponse(200, type: type, file.bytes, headers: headers.map { (name: $0.0, value: $0.1) })
  }
}
