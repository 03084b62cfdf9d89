internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseSheets
internal import LotseStore

struct VerifyReport: Command {
  static let configuration = CommandConfiguration(
    leaf: "verify",
    abstract: help(
      "Einen eingefrorenen oder gedruckten Bericht aus dem Verlauf nachrechnen; Rückgabewert 1, wenn etwas nicht stimmt.",
      "Recount a frozen or printed report from history; exits with 1 where something does not hold."),
    discussion: help(
      """
      lotse report verify
      lotse report verify R-0003
      lotse report verify vorlage.pdf

      Ein PDF, das Lotse schrieb, trägt seine Zahlen und den Stand, aus dem sie gezählt sind. Es wird gesagt, welche Beweise
      geführt wurden, und Seite und Text, die anders sind.
      """,
      """
      lotse report verify
      lotse report verify R-0003
      lotse report verify paper.pdf

      A PDF that Lotse wrote carries its figures and the state that they were counted from. It is said which proofs were
      made, and page and text that differ.
      """), aliases: ["nachrechnen"])
  @Argument(
    help: .init(
      help("Nummern oder PDF-Dateien (sonst alle eingefrorenen).", "Numbers or PDF files (else all frozen ones)."),
      valueName: help("nummer", "number")))
  var numbers: [String] = []
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let moment = try session.latest
    let store = try session.store()
    let frozen = try store.frozenReportTitles(at: moment)
    let papers = numbers.filter { $0.contains("/") || $0.lowercased().hasSuffix(".pdf") }
    let reports =
      try numbers.isEmpty
      ? frozen.map(\.number) : numbers.filter { !papers.contains($0) }.map { try ReportNumber(parsing: $0) }
    var reply = Reply()
    for paper in papers {
      let (text, holds) = try session.verify(paper: paper)
      reply.data += text
      if !holds { reply.code = Failure.Code.no.rawValue }
    }
    let progress = ProgressLine(session.world, session.language("Rechne nach", "Recounting"))
    defer { progress.clear() }
    for (index, number) in reports.enumerated() {
      progress.show(number.description, index + 1, of: reports.count)
      guard let title = frozen.first(where: { $0.number == number })?.title else {
        throw Refusal.report(.unknown(number))
      }
      let (faults, redacted) = session.faults(in: number, at: moment)
      reply.data +=
        faults.isEmpty
        ? "\(number) " + session.language("stimmt: \(title)\n", "holds: \(title)\n")
        : "\(number) " + session.language("stimmt nicht: \(title)\n", "does not hold: \(title)\n")
          + faults.map { "  " + $0 + "\n" }.joined()
      reply.data += redacted.map { "  " + $0 + "\n" }.joined()
      if !faults.isEmpty { reply.code = Failure.Code.no.rawValue }
    }
    if numbers.isEmpty, reports.isEmpty {
      reply.remarks = [session.language("Noch ist kein Bericht eingefroren.", "No report is frozen yet.")]
    }
    return reply
  }
}

extension Session {
  /// What does not hold of a frozen report, in words; that it cannot be read or recounted is such a fault and does not
  /// keep the others from being recounted.
  fileprivate func faults(in number: ReportNumber, at moment: Moment) -> (faults: [String], redacted: [String]) {
    do {
      return try faults(in: store().frozenReport(number, at: moment), at: moment)
    } catch {
      return (
        [language("lässt sich nicht nachrechnen: ", "cannot be recounted: ") + Failure(error).message(language)], []
      )
    }
  }

  /// What does not hold of a frozen report, in words: a document that differs from its hash, or a figure that history
  /// counts otherwise. Texts that were redacted since are still in the report, and no fault of it.
  private func faults(
    in report: FrozenReport, at moment: Moment
  ) throws -> (faults: [String], redacted: [String]) {
    var faults: [String] = []
    var redacted: [String] = []
    let archive = try store().frozenArchive(report.number, at: moment)
    if SHA256.sum(archive) != report.archiveHash {
      faults.append(
        language("die Dokumente haben eine andere Prüfsumme", "the documents have another hash"))
    }
    let files = (try? ZipArchive.files(archive)) ?? []
    for entry in JSONValue(parsing: report.manifest)?["files"]?.list ?? [] {
      guard let name = entry["name"]?.string, let hash = entry["sha256"]?.string else { continue }
      let file = files.first { $0.name == name }
      if file.map({ SHA256.sum($0.bytes) }) != hash {
        faults.append(
          language("\(name) ist nicht das Dokument von damals", "\(name) is not the document that it was"))
      }
    }
    guard let figures = JSONValue(parsing: report.figures) else {
      return (faults + [language("seine Zahlen sind nicht lesbar", "its figures cannot be read")], redacted)
    }
    if let version = JSONValue(parsing: report.parameters)?["rules"]?.integer, CountingRules(rawValue: version) == nil {
      return (faults + [PaperProof.Flaw.unknownRules(version).text[language]], redacted)
    }
    guard let recount = try recounted(report) else {
      return (faults + [language("seine Angaben sind nicht lesbar", "its parameters cannot be read")], redacted)
    }
    for difference in figures.differences(to: recount) {
      let (before, after) = (difference.before?.line() ?? "–", difference.after?.line() ?? "–")
      if RedactionMark.isWithin(after), !RedactionMark.isWithin(before) {
        redacted.append(
          language(
            "\(difference.path): im Bericht noch zu lesen, seither geschwärzt",
            "\(difference.path): still to be read in the report, redacted since"))
        continue
      }
      faults.append(
        language(
          "\(difference.path): eingefroren \(before), nachgerechnet \(after)",
          "\(difference.path): frozen \(before), recounted \(after)"))
    }
    return (faults, redacted)
  }

  /// The figures of a report as history counts them now, with what it was made with.
  private func recounted(_ report: FrozenReport) throws -> JSONValue? {
    guard let parameters = JSONValue(parsing: report.parameters) else { return nil }
    switch report.subject.kind {
    case .weekly: return try WeeklyParameters(parameters).map { try counted($0).json($0.language) }
    case .council: return try CouncilParameters(parameters).map { try counted($0).json($0.language) }
    }
  }
}
