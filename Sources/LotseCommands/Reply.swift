internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

/// What a command says: data for standard output, remarks for standard error, and whether the answer is no.
struct Reply {
  var data = ""
  /// Data that is no text, such as a spreadsheet, instead.
  var bytes: [UInt8]?
  var remarks: [String] = []
  var code: Int32 = 0

  init(_ data: String = "", remarks: [String] = [], code: Int32 = 0) {
    self.data = data
    self.remarks = remarks
    self.code = code
  }
}

/// The formats that reading commands write.
enum Format: String, CaseIterable {
  case text, markdown, csv, json
}

/// The formats of lists that `import` reads back.
enum TableFormat: String, CaseIterable {
  case csv, xlsx, ods, json
  case jsonLines = "jsonl"
}

extension Session {
  /// The format that the options ask for: `-O`, else the ending of `-o`, else the first of those that the command has.
  /// Throws where the command has no such format.
  func format<Kind: RawRepresentable<String> & CaseIterable & Equatable>(
    _ output: OutputOptions, among formats: [Kind]
  ) throws -> Kind {
    guard let name = output.format ?? output.ending else { return formats[0] }
    guard let format = Kind(rawValue: Session.format(named: name)) else {
      throw Failure(
        .usage, Phrase("Ein Format „\(name)“ gibt es nicht.", "There is no format \"\(name)\"."),
        hint: Failure.meant(name, formats.map(\.rawValue)))
    }
    guard formats.contains(format) else {
      throw Failure(
        .usage,
        Phrase("Dieser Befehl schreibt kein \(format.rawValue).", "This command does not write \(format.rawValue)."),
        hint: Failure.allowed(formats.map(\.rawValue)))
    }
    return format
  }

  /// The format that a name or an ending means.
  private static func format(named name: String) -> String {
    ["txt": "text", "md": "markdown", "ndjson": "jsonl"][name.lowercased()] ?? name.lowercased()
  }

  func format(_ output: OutputOptions) throws -> Format {
    try format(output, among: [Format.text, .markdown, .csv, .json])
  }

  /// A document, or the JSON that stands for it, in the format asked for. Of what a filter leaves, every figure speaks of
  /// that alone; so the filter stands beside it.
  func render(
    _ document: @autoclosure () throws -> Document, json: @autoclosure () throws -> JSONValue,
    csv: @autoclosure () throws -> String? = nil, _ format: Format, notice: String?,
    of selection: Selection = Selection(),
    _ wording: @autoclosure () throws -> Wording? = nil
  ) throws -> String {
    func complete() throws -> Document {
      filtered(noticed(try document(), notice), try wording()?.filter(selection))
    }
    switch format {
    case .text: return textDocument.render(try complete())
    case .markdown: return MarkdownDocument.render(try complete())
    case .csv:
      if let csv = try csv() { return csv }
      let table = try document().blocks.lazy.compactMap { block in
        if case .table(let table) = block { table } else { nil }
      }.first
      return table.map { CSVTable.render($0) } ?? ""
    case .json: return JSONValue.envelope(try json(), notice: notice, filter: selection.json).text()
    }
  }

  /// The notice of the configuration, such as "sample data", goes under the title of every document.
  private func noticed(_ document: Document, _ notice: String?) -> Document {
    guard let notice, !document.blocks.contains(where: { if case .notice = $0 { true } else { false } }) else {
      return document
    }
    var document = document
    let hasTitle = if case .heading(1, _)? = document.blocks.first { true } else { false }
    document.blocks.insert(.notice(notice), at: hasTitle ? 1 : 0)
    return document
  }

  /// The filter goes under the title and what belongs to it.
  private func filtered(_ document: Document, _ filter: String?) -> Document {
    guard let filter else { return document }
    var document = document
    let head = document.blocks.prefix { block in
      switch block {
      case .heading(1, _), .notice: true
      default: false
      }
    }
    document.blocks.insert(.paragraph(filter), at: head.count)
    return document
  }

  /// The same for data that is no text, which a terminal cannot show.
  func deliver(_ bytes: [UInt8], _ output: OutputOptions) throws -> Reply {
    if let path = output.output, path != "-" {
      try WholeFile.write(bytes, to: path)
      return Reply(remarks: written(path, output))
    }
    guard !world.standardOutputIsTerminal else {
      throw Failure(
        .usage, Phrase("Das Terminal kann das nicht zeigen.", "The terminal cannot show this."),
        hint: Phrase("Eine Datei nennen: -o DATEI.", "Name a file: -o FILE."))
    }
    var reply = Reply()
    reply.bytes = bytes
    return reply
  }

  /// Writes the data where the options say: to standard output, or to a file that appears whole or not at all.
  func deliver(_ data: String, _ output: OutputOptions) throws -> Reply {
    guard let path = output.output, path != "-" else { return Reply(data) }
    try WholeFile.write(data, to: path)
    return Reply(remarks: written(path, output))
  }

  /// That the file is written; where its ending means another format than `-O`, which holds, that is said as well.
  private func written(_ path: String, _ output: OutputOptions) -> [String] {
    let written = language("Geschrieben: \(path)", "Written: \(path)")
    guard let asked = output.format.map(Session.format), let ending = output.ending,
      case let meant = Session.format(named: ending), meant != asked,
      ReportFormat(rawValue: meant) != nil || TableFormat(rawValue: meant) != nil
    else { return [written] }
    return [
      written,
      language(
        "Der Inhalt ist \(asked), wie -O sagt, nicht .\(ending).",
        "It holds \(asked), as -O says, not .\(ending)."),
    ]
  }
}
