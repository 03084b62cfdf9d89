internal import LotseDocuments
internal import LotseModel

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
  /// What only `export` and its like write.
  case jsonLines = "jsonl"
  case xlsx, ods

  init(named name: String, among formats: [Format]) throws {
    let synonyms = ["txt": Format.text, "md": .markdown]
    guard let format = Format(rawValue: name.lowercased()) ?? synonyms[name.lowercased()] else {
      throw Failure(
        .usage, Phrase("Ein Format „\(name)“ gibt es nicht.", "There is no format \"\(name)\"."),
        hint: Failure.meant(name, formats.map(\.rawValue)))
    }
    self = format
  }
}

extension Session {
  /// The format that the options ask for: `-O`, else the ending of `-o`, else text. Throws where the command has no such
  /// format.
  func format(_ output: OutputOptions, among formats: [Format] = [.text, .markdown, .csv, .json]) throws -> Format {
    var format = Format.text
    if let name = output.format {
      format = try Format(named: name, among: formats)
    } else if let file = output.output, let point = file.lastIndex(of: "."), file[point...].count > 1,
      !file[point...].contains("/")
    {
      format = try Format(named: String(file[file.index(after: point)...]), among: formats)
    }
    guard formats.contains(format) else {
      throw Failure(
        .usage,
        Phrase("Dieser Befehl schreibt kein \(format.rawValue).", "This command does not write \(format.rawValue)."),
        hint: Failure.allowed(formats.map(\.rawValue)))
    }
    return format
  }

  /// A document, or the JSON that stands for it, in the format asked for.
  func render(
    _ document: @autoclosure () throws -> Document, json: @autoclosure () throws -> JSONValue,
    csv: @autoclosure () throws -> String? = nil, _ format: Format, notice: String?
  ) throws -> String {
    switch format {
    case .text: return textDocument.render(noticed(try document(), notice))
    case .markdown: return MarkdownDocument.render(noticed(try document(), notice))
    case .csv:
      if let csv = try csv() { return csv }
      let table = try document().blocks.lazy.compactMap { block in
        if case .table(let table) = block { table } else { nil }
      }.first
      return table.map { CSVTable.render($0) } ?? ""
    case .json: return JSONValue.envelope(try json(), notice: notice).text()
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

  /// The same for data that is no text, which a terminal cannot show.
  func deliver(_ bytes: [UInt8], _ output: OutputOptions) throws -> Reply {
    if let path = output.output, path != "-" {
      try WholeFile.write(bytes, to: path)
      return Reply(remarks: [language("Geschrieben: \(path)", "Written: \(path)")])
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
    return Reply(remarks: [language("Geschrieben: \(path)", "Written: \(path)")])
  }
}
