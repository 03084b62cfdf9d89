internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseSheets
internal import LotseStore

struct VerifyReport: Command {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: help(
      "Einen eingefrorenen Bericht aus dem Verlauf nachrechnen; Ende mit 1, wenn etwas nicht stimmt.",
      "Recount a frozen report from history; exits with 1 where something does not hold."), aliases: ["nachrechnen"])
  @Argument(
    help: .init(help("Die Nummern (sonst alle).", "The numbers (else all)."), valueName: help("nummer", "number")))
  var numbers: [String] = []
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let moment = try session.latest
    let store = try session.store()
    let reports =
      numbers.isEmpty
      ? try store.frozenReports(at: moment).map(\.number) : try numbers.map { try ReportNumber(parsing: $0) }
    var reply = Reply()
    for number in reports {
      let report = try store.frozenReport(number, at: moment)
      let faults = try session.faults(in: report, at: moment)
      reply.data +=
        faults.isEmpty
        ? "\(report.number) "
          + session.language("stimmt: \(report.title)\n", "holds: \(report.title)\n")
        : "\(report.number) "
          + session.language("stimmt nicht: \(report.title)\n", "does not hold: \(report.title)\n")
          + faults.map { "  " + $0 + "\n" }.joined()
      if !faults.isEmpty { reply.code = Failure.Code.no.rawValue }
    }
    if reports.isEmpty {
      reply.remarks = [session.language("Noch ist kein Bericht eingefroren.", "No report is frozen yet.")]
    }
    return reply
  }
}

extension Session {
  /// What does not hold of a frozen report, in words: a document that differs from its hash, or a figure that history
  /// counts otherwise.
  func faults(in report: FrozenReport, at moment: Moment) throws -> [String] {
    var faults: [String] = []
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
      return faults + [language("seine Zahlen sind nicht lesbar", "its figures cannot be read")]
    }
    guard let recount = try recounted(report) else {
      return faults + [language("seine Angaben sind nicht lesbar", "its parameters cannot be read")]
    }
    for difference in figures.differences(to: recount) {
      let (before, after) = (difference.before?.line() ?? "–", difference.after?.line() ?? "–")
      faults.append(
        language(
          "\(difference.path): eingefroren \(before), nachgerechnet \(after)",
          "\(difference.path): frozen \(before), recounted \(after)"))
    }
    return faults
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
