internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseSheets
internal import LotseStore

struct ShowReport: Command {
  static let configuration = CommandConfiguration(
    leaf: "show",
    abstract: help(
      "Einen eingefrorenen Bericht ausgeben, Byte für Byte wie damals.",
      "Write a frozen report, byte for byte as it was."),
    discussion: help(
      """
      lotse report show R-0003 -o vorlage.pdf
      lotse report show R-0003 --package vorlage-avos
      """,
      """
      lotse report show R-0003 -o paper.pdf
      lotse report show R-0003 --package paper-avos
      """), aliases: ["zeigen"])
  @Argument(
    help: .init(
      help("Die Nummer des Berichts, etwa R-0003.", "The number of the report, such as R-0003."),
      valueName: help("nummer", "number")))
  var number: String
  @Option(
    help: .init(
      help("Alle Dokumente in einen Ordner.", "All documents into a folder."), valueName: help("ordner", "folder")))
  var package: String?
  @OptionGroup var output: ReportOutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let format = try session.format(output.shared, among: ShowReport.formats)
    let moment = try session.latest
    let report = try session.store().frozenReport(try ReportNumber(parsing: number), at: moment)
    let files = try session.documents(of: report, at: moment)
    let audience = JSONValue(parsing: report.parameters)?["audience"]?.string.flatMap(Audience.init)
    let readers = (audience ?? .house).readers
    if let package {
      return try session.deliver(files, to: OutputFolder(package, for: readers, force: output.force))
    }
    guard let file = files.first(where: { $0.name.hasSuffix(".\(format.ending)") && $0.name != "manifest.json" }) else {
      throw Failure(
        .notFound,
        Phrase(
          "Der Bericht \(report.number) wurde ohne \(format.rawValue) eingefroren.",
          "The report \(report.number) was frozen without \(format.rawValue)."),
        hint: Phrase(
          "Er enthält: \(files.map(\.name).joined(separator: ", ")).",
          "It holds: \(files.map(\.name).joined(separator: ", "))."))
    }
    return try format.isText
      ? session.deliver(String(decoding: file.bytes, as: UTF8.self), output.shared, for: readers)
      : session.deliver(data: Pieces(file.bytes), output.shared, for: readers)
  }

  /// Markdown first, because a terminal can show it.
  private static let formats: [Format] = [.markdown, .html, .pdf, .odt, .docx, .ods, .xlsx, .json, .csv]
}

extension Session {
  /// The documents of a frozen report as they were.
  func documents(of report: FrozenReport, at moment: Moment) throws -> [OutputFolder.File] {
    let archive = try store().frozenArchive(report.number, at: moment)
    guard let files = try? ZipArchive.files(archive) else {
      throw Failure(
        .inputOutput,
        Phrase(
          "Die Dokumente des Berichts \(report.number) sind beschädigt.",
          "The documents of the report \(report.number) are damaged."),
        hint: Phrase("Was von außen geändert wurde: lotse verify.", "What was changed from outside: lotse verify."))
    }
    return files.map { OutputFolder.File(name: $0.name, bytes: $0.bytes) }
  }
}
