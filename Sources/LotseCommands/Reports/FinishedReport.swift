internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

/// The formats of reports.
enum ReportFormat: String, CaseIterable {
  case text, markdown, html, pdf, odt, ods, xlsx, json, csv

  /// The ending of a file of the format.
  var ending: String {
    switch self {
    case .text: "txt"
    case .markdown: "md"
    default: rawValue
    }
  }

  /// Whether a terminal can show it.
  var isText: Bool {
    switch self {
    case .text, .markdown, .html, .json, .csv: true
    case .pdf, .odt, .ods, .xlsx: false
    }
  }
}

extension ReportKind {
  /// The formats that a report of the kind is written in; only council reports have their figures one to a row.
  var formats: [ReportFormat] { ReportFormat.allCases.filter { $0 != .csv || self == .council } }

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
  let json: JSONValue
  /// Its figures one to a row; only council reports have them.
  let csv: String?
  let notice: String?
  /// Whether the state that it shows may still change.
  let isProvisional: Bool
  /// What whoever makes it should know and does not see in it.
  var remarks: [String]

  var kind: ReportKind { subject.kind }
  /// How its files are called, without ending.
  var name: String { kind.fileName[document.language] }
  var title: String { document.frame?.title ?? name }
  /// The title, which says before all else that the report is not for the public.
  var subjectOfMail: String {
    audience == .nonpublic ? document.language("[Nichtöffentlich] ", "[Non-public] ") + title : title
  }
  /// The figures as every JSON output has them.
  var envelope: JSONValue { JSONValue.envelope(json, notice: notice) }
}

/// A report in one format.
struct RenderedReport {
  let bytes: [UInt8]
  /// What the writer had to say, such as which characters no font has.
  var remarks: [String] = []

  init(_ bytes: [UInt8], remarks: [String] = []) {
    self.bytes = bytes
    self.remarks = remarks
  }

  init(_ text: String) { self.init(Array(text.utf8)) }
}

extension Session {
  func render(_ report: FinishedReport, _ format: ReportFormat) throws -> RenderedReport {
    let document = report.document
    switch format {
    case .text: return RenderedReport(textDocument.render(document))
    case .markdown: return RenderedReport(MarkdownDocument.render(document))
    case .json: return RenderedReport(report.envelope.text())
    case .csv: return RenderedReport(report.csv ?? "")
    case .html: return RenderedReport(HTMLDocument.render(document, try templates().page()))
    case .pdf:
      let (bytes, remarks) = try pdf(document)
      return RenderedReport(bytes, remarks: remarks)
    case .odt: return RenderedReport(try ODTDocument.bytes(document))
    case .ods: return RenderedReport(try ODSDocument.bytes(document.workbook()))
    case .xlsx: return RenderedReport(try XLSXDocument.bytes(document.workbook()))
    }
  }
}
