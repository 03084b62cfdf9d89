internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers

/// In what format a report is written, and where.
struct ReportOutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("O"), .long],
    help: .init("text, markdown, html, pdf, odt, docx, ods, xlsx, json, csv.", valueName: "format"))
  var format: String?
  @Option(name: [.short, .long], help: .output) var output: String?
  @Flag(help: .force) var force = false

  var shared: OutputOptions { OutputOptions(format: format, output: output, force: force) }
}

/// A mail message ready to be sent, instead of the report alone.
struct DeliveryOptions: ParsableArguments {
  @Option(
    name: .customLong("mail-to"),
    help: .init(
      help(
        "Eine fertige Nachricht (.eml) an diese Adressen schreiben; Lotse versendet nichts.",
        "Write a ready message (.eml) to these addresses; Lotse sends nothing."),
      valueName: help("adressen", "addresses")))
  var recipients: [String] = []

  var isMail: Bool { !recipients.isEmpty }
}

extension Session {
  /// The format that is asked for, so that one that there is not is refused before anything is counted; nil for a mail.
  func format(
    _ output: ReportOutputOptions, of kind: ReportKind, _ delivery: DeliveryOptions
  ) throws -> Format? {
    guard delivery.isMail else { return try format(output.shared, among: ReportKind.formats) }
    guard output.format == nil else {
      throw Failure(
        .usage, Phrase("--mail-to schreibt immer eine Nachricht.", "--mail-to always writes a message."),
        hint: Phrase("-O weglassen.", "Leave out -O."))
    }
    let example = Phrase("-o \(kind.fileName.de).eml.", "-o \(kind.fileName.en).eml.")
    if let ending = output.shared.ending, ending.lowercased() != "eml" {
      throw Failure(
        .usage,
        Phrase(
          "--mail-to schreibt eine Nachricht (.eml), keine Datei auf .\(ending).",
          "--mail-to writes a message (.eml), not a file that ends with .\(ending)."),
        hint: Phrase("So: \(example.de)", "Like this: \(example.en)"))
    }
    guard !world.standardOutputIsTerminal || (output.output ?? "-") != "-" else {
      throw Failure(
        .usage, Phrase("Das Terminal kann eine Nachricht nicht zeigen.", "The terminal cannot show a message."),
        hint: Phrase("Eine Datei nennen: \(example.de)", "Name a file: \(example.en)"))
    }
    return nil
  }

  /// Writes a report where the options say: in the format, or as a mail.
  func deliver(
    _ report: FinishedReport, _ format: Format?, _ delivery: DeliveryOptions, _ output: OutputOptions
  ) throws -> Reply {
    var reply =
      if let format { try deliver(report.answer, format, output, for: report.audience.readers) } else {
        try deliver(mail: report, delivery, output)
      }
    reply.remarks = report.remarks + reply.remarks
    return reply
  }
}

extension Session {
  /// Writes the report as a mail message: its summary as text and as page, the whole as PDF where the typesetter is there.
  private func deliver(mail report: FinishedReport, _ delivery: DeliveryOptions, _ output: OutputOptions) throws
    -> Reply
  {
    let recipients = delivery.recipients.flatMap { $0.split(separator: ",") }.map { String($0).trimmed }
    let document = report.document
    var remarks: [String] = []
    var attachments: [MailMessage.Attachment] = []
    do {
      let (bytes, said) = try pdf(document, carrying: report.attachments())
      remarks = said
      attachments = [MailMessage.Attachment(name: "\(report.name).pdf", type: "application/pdf", bytes: bytes)]
    } catch TypstFailure.notInstalled {
      let page = HTMLDocument.render(document, try templates().page())
      attachments = [MailMessage.Attachment(name: "\(report.name).html", type: "text/html", bytes: Array(page.utf8))]
      remarks = [
        language(
          "Ohne PDF, weil Typst fehlt; angehängt ist die Webseite.",
          "Without PDF, because Typst is not there; the web page is attached.")
      ]
    }
    var summary = report.summary()
    if let attached = attachments.first {
      summary.blocks.append(
        .paragraph(
          language(
            "Der ganze Bericht ist angehängt: \(attached.name).", "The whole report is attached: \(attached.name).")))
    }
    let message = try MailMessage(
      from: try configuration(report.moment).reports.sender, to: recipients, subject: report.subjectOfMail,
      date: document.frame?.created ?? world.now,
      text: TextDocument(width: 76, hasColor: false).render(summary), html: HTMLDocument.mail(summary),
      attachments: attachments)
    var reply = try deliver(String(decoding: message.bytes, as: UTF8.self), output)
    reply.remarks = remarks + reply.remarks
    return reply
  }
}
