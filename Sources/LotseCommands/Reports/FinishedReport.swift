internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseStore

extension ReportKind {
  /// The formats that a report of the kind is written in.
  static let formats: [Format] = [.text, .markdown, .html, .pdf, .odt, .docx, .ods, .xlsx, .json, .csv]

  /// How files of the kind are called unless someone names them, without ending.
  var fileName: Phrase {
    switch self {
    case .weekly: Phrase("wochenbericht", "weekly-report")
    case .council: Phrase("vorlage", "paper")
    }
  }
}

/// A report counted and laid out, ready to be written in any format.
struct FinishedReport {
  let subject: FrozenReport.Subject
  /// What it was made with.
  let parameters: JSONValue
  let moment: Moment
  let audience: Audience
  let document: Document
  /// What a mail says of it; the whole is attached.
  let summary: () -> Document
  /// Its figures, made for those who want them.
  let json: () -> JSONValue
  let notice: String?
  /// Why the state that it shows may still change; nil where it is settled.
  let provisional: Phrase?
  /// What whoever makes it should know and does not see in it.
  var remarks: [String]
  /// The texts for the fields of a council information system; nil where the report is no paper.
  var fields: (() throws -> [OutputFolder.File])?
  /// What its PDF carries to prove itself.
  var attachments: () throws -> [PDFAttachment] = { [] }

  var kind: ReportKind { subject.kind }
  /// How its files are called, without ending.
  var name: String { kind.fileName[document.language] }
  var title: String { document.frame?.title ?? name }
  var subjectOfMail: String { audience.marked(title, document.language) }
  var answer: Answer { Answer(document: { document }, json: json, notice: notice, attachments: attachments) }
}

extension Session {
  /// The document with the hash of the chain at its end, whatever its outline says: what has left the house shows later
  /// whether the file still has that history (`verify --expect`). A hash says nothing of what it was made of.
  func anchored(_ document: Document, at moment: Moment) throws -> Document {
    var document = document
    let hash = try store().hash(at: moment).prefix(Session.printedDigits)
    document.blocks.append(
      .paragraph(document.language("Prüfsumme der Aufzeichnung: \(hash)", "Hash of the record: \(hash)")))
    return document
  }

  /// Half a hash: few enough to be typed from paper, and too many for anyone to find another history that has them.
  private static let printedDigits = 32
}

extension Session {
  /// That a public report of a strategy says next to nothing, because almost all of it is internal.
  func remarks(on stock: Stock, for audience: Audience) -> [String] {
    guard audience == .public, stock.all > 0, stock.shown * 10 < stock.all else { return [] }
    return [
      language(
        "Öffentlich \(stock.shown == 1 ? "ist" : "sind") nur \(stock.shown) von \(stock.all) Teilprojekten; freigeben: lotse update TP… --visibility oeffentlich",
        "Only \(stock.shown) of \(stock.all) sub-projects \(stock.shown == 1 ? "is" : "are") public; to release them: lotse update TP… --visibility public"
      )
    ]
  }
}
