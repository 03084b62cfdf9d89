internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

struct Council: Command {
  static let configuration = CommandConfiguration(
    leaf: "council",
    abstract: help("Die Vorlage für die Sitzung eines Gremiums.", "The paper for the sitting of a committee."),
    discussion: help(
      """
      lotse report council AVOS -o vorlage.pdf
      lotse report council AVOS --meeting 2026-12-03 --package vorlage-avos
      lotse report council AVOS --fields texte-avos

      Ohne Weiteres zeigt die Vorlage den Stichtag der nächsten Sitzung und die Veränderung seit der letzten. Sie enthält
      nur Öffentliches; --nonpublic nimmt hinzu, was das Gremium nichtöffentlich erfährt.
      """,
      """
      lotse report council AVOS -o paper.pdf
      lotse report council AVOS --meeting 2026-12-03 --package paper-avos
      lotse report council AVOS --fields texts-avos

      As it is, the paper shows the cut-off date of the next sitting and what changed since the last one. It holds only
      what is public; --nonpublic adds what the committee learns in its non-public part.
      """), aliases: ["gremium"])

  @OptionGroup var options: CouncilOptions
  @Option(
    help: .init(
      help(
        "Alles zusammen in einen Ordner: Vorlage (PDF, ODT, DOCX, HTML, Markdown), Anlage (ODS, XLSX), Zahlen (JSON, CSV) und ein Verzeichnis mit Prüfsummen.",
        "Everything into a folder: paper (PDF, ODT, DOCX, HTML, Markdown), annex (ODS, XLSX), figures (JSON, CSV) and a manifest with hashes."
      ), valueName: help("ordner", "folder")))
  var package: String?
  @Flag(help: .init(help("Das Paket ohne PDF.", "The package without PDF.")))
  var withoutPDF = false
  @Option(
    help: .init(
      help(
        "Texte zum Einfügen in das Ratsinformationssystem in einen Ordner: Betreff, Beschlussvorschlag, Sachverhalt, finanzielle Auswirkungen, Anlagen.",
        "Texts to paste into the council information system into a folder: subject, proposal, facts, financial effects, annexes."
      ), valueName: help("ordner", "folder")))
  var fields: String?
  @OptionGroup var delivery: DeliveryOptions
  @OptionGroup var output: ReportOutputOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    guard package == nil || fields == nil else {
      throw Failure(
        .usage, Phrase("--package und --fields gehen nicht zugleich.", "--package and --fields exclude each other."),
        hint: Phrase("Zwei Aufrufe, zwei Ordner.", "Two calls, two folders."))
    }
    guard fields == nil || (output.output == nil && output.format == nil && !delivery.isMail) else {
      throw Failure(
        .usage, Phrase("--fields schreibt Texte in einen Ordner.", "--fields writes texts into a folder."),
        hint: Phrase("-O, -o und --mail-to weglassen.", "Leave out -O, -o and --mail-to."))
    }
    guard package == nil || (output.output == nil && output.format == nil && !delivery.isMail) else {
      throw Failure(
        .usage,
        Phrase("--package schreibt alle Formate in einen Ordner.", "--package writes all formats into a folder."),
        hint: Phrase("-O, -o und --mail-to weglassen.", "Leave out -O, -o and --mail-to."))
    }
    guard package != nil || !withoutPDF else {
      throw Failure(
        .usage, Phrase("--without-pdf gehört zu --package.", "--without-pdf belongs to --package."),
        hint: Phrase("Das Format nennt -O oder die Endung von -o.", "-O or the ending of -o names the format."))
    }
    let format = try session.format(output, of: .council, delivery)
    let report = try session.council(options)
    func folder(_ path: String) -> OutputFolder {
      OutputFolder(path, for: report.audience.readers, force: output.force)
    }
    if let fields, let texts = report.fields {
      var reply = try session.deliver(texts(), to: folder(fields))
      reply.remarks = report.remarks + reply.remarks
      return reply
    }
    guard let package else { return try session.deliver(report, format, delivery, output.shared) }
    let made = try ReportPackage(of: report, withPDF: !withoutPDF, in: session)
    var reply = try session.deliver(made.files, to: folder(package))
    reply.remarks = report.remarks + made.remarks + reply.remarks
    return reply
  }
}
