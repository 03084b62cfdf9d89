internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets

/// What a command has to say, before it is in any format; only what the format needs is made of it.
struct Answer {
  let document: () throws -> Document
  /// The data of JSON, which docs/json.md describes.
  let json: () throws -> JSONValue
  var notice: String?
  var filter: JSONValue?
  /// The data of JSON where they are rows, instead.
  var rows: (() throws -> JSONRows)?
  /// The table that follows the document in a terminal, where its rows came one by one.
  var table: TextTable?
  /// CSV that is not the document's table for programs.
  var csv: (() throws -> Pieces)?
  /// A spreadsheet that is not made of the document.
  var workbook: (() throws -> Workbook)?
  /// What its PDF carries.
  var attachments: () throws -> [PDFAttachment] = { [] }
}

/// An answer in one format.
struct Rendered {
  enum Content {
    case text(String)
    /// What is no text, and which a terminal cannot show.
    case data(Pieces)
    /// A text that is made while it is written.
    case pieces(Pieces)
  }

  let content: Content
  /// What the writer had to say, such as which characters no font has.
  var remarks: [String] = []

  func bytes() throws -> [UInt8] {
    switch content {
    case .text(let text): Array(text.utf8)
    case .data(let pieces), .pieces(let pieces): try pieces.bytes()
    }
  }
}

extension Session {
  /// What a state holds. Of what a filter leaves, every figure speaks of that alone; so the filter stands beside it.
  func answer(
    _ document: @autoclosure @escaping () throws -> Document, json: @autoclosure @escaping () throws -> JSONValue,
    at moment: Moment, _ wording: Wording, of selection: Selection = Selection(), hasNotice: Bool = true,
    tellsFilter: Bool = true
  ) -> Answer {
    let notice = hasNotice ? wording.configuration.notice : nil
    return Answer(
      document: {
        var document = try document()
        document.frame = wording.frame(title: document.title, at: moment, for: .house)
        document.add(notice: notice, filter: tellsFilter ? wording.filter(selection) : nil)
        return document
      }, json: json, notice: notice, filter: selection.json)
  }

  /// A text of more rows is written as it is made.
  private static let longTable = 5_000

  /// The one place where a format is written.
  func render(_ answer: Answer, _ format: Format) throws -> Rendered {
    if let capture {
      capture.document = try answer.document()
      return Rendered(content: .text(""))
    }
    func workbook() throws -> Workbook { try answer.workbook?() ?? answer.document().workbook() }
    switch format {
    case .text:
      let (document, table) = (try answer.document(), answer.table)
      let pieces = textDocument.pieces(document, table)
      // What may be read page by page is needed whole.
      let isLong = document.rowCount + (table?.count ?? 0) > Session.longTable && !world.standardOutputIsTerminal
      return Rendered(content: isLong ? .pieces(pieces) : .text(String(decoding: try pieces.bytes(), as: UTF8.self)))
    case .markdown: return Rendered(content: .text(MarkdownDocument.render(try answer.document())))
    case .html: return Rendered(content: .text(HTMLDocument.render(try answer.document(), try templates().page())))
    case .pdf:
      let (bytes, remarks) = try pdf(try answer.document(), carrying: answer.attachments())
      return Rendered(content: .data(Pieces(bytes)), remarks: remarks)
    case .odt: return Rendered(content: .data(Pieces(try ODTDocument.bytes(answer.document()))))
    case .docx:
      let bytes = try DOCXDocument.bytes(try answer.document(), try templates().wordDocument())
      return Rendered(content: .data(Pieces(bytes)))
    case .ods: return Rendered(content: .data(try ODSDocument.pieces(workbook())))
    case .xlsx: return Rendered(content: .data(try XLSXDocument.pieces(workbook())))
    case .csv:
      if let csv = answer.csv { return Rendered(content: .pieces(try csv())) }
      return Rendered(content: .text(try answer.document().csv))
    case .json:
      if let rows = answer.rows {
        return Rendered(content: .pieces(try rows().envelope(notice: answer.notice, filter: answer.filter)))
      }
      return Rendered(
        content: .text(JSONValue.envelope(try answer.json(), notice: answer.notice, filter: answer.filter).text()))
    case .jsonLines:
      if let rows = answer.rows { return Rendered(content: .pieces(try rows().lines)) }
      guard case .array(let objects) = try answer.json() else { return Rendered(content: .text("")) }
      return Rendered(content: .text(objects.map { $0.line() + "\n" }.joined()))
    }
  }

  func deliver(
    _ answer: Answer, _ format: Format, _ output: OutputOptions, for readers: WholeFile.Readers = .owner
  ) throws -> Reply {
    let progress = ProgressLine(world, language("Wird gesetzt", "Being set"))
    // The typesetter takes a second or more, nothing else does.
    if format == .pdf { progress.show(output.output ?? "PDF", 1, of: 1) }
    defer { if format == .pdf { progress.clear() } }
    return try deliver(render(answer, format), output, for: readers)
  }
}

extension Document {
  /// The notice of the configuration, such as "sample data", goes under the title, the filter under what belongs to it.
  mutating func add(notice: String?, filter: String?) {
    func isHead(_ block: Block) -> Bool {
      switch block {
      case .heading(1, _), .notice: true
      default: false
      }
    }
    if let notice, !blocks.contains(where: { if case .notice = $0 { true } else { false } }) {
      blocks.insert(.notice(notice), at: blocks.first.map(isHead) == true ? 1 : 0)
    }
    if let filter { blocks.insert(.paragraph(filter), at: blocks.prefix(while: isHead).count) }
  }
}
