internal import LotseBasics
internal import LotseModel

/// The formats that there are; every command says which of them it has.
enum Format: String, CaseIterable {
  case text, markdown, html, pdf, odt, docx, ods, xlsx, json, csv
  case jsonLines = "jsonl"

  /// Those in which everything that is a table is written.
  static let ofTables: [Format] = [.text, .markdown, .csv, .json, .xlsx, .ods]

  /// Those of pages that are handed out.
  static let ofPages: [Format] = [.html, .pdf, .odt, .docx]

  /// The format that a name or an ending means.
  init?(named name: String) {
    let name = Text.seen(name).lowercased()
    self.init(rawValue: ["txt": "text", "md": "markdown", "ndjson": "jsonl"][name] ?? name)
  }

  private static let glossary = Glossary(
    allCases.map { format in
      let name = format.rawValue
      let synonyms: [Format: [String]] = [.text: ["txt"], .markdown: ["md"], .jsonLines: ["ndjson"]]
      return (Named(name, Phrase(name, name)), synonyms[format] ?? [], format)
    })

  /// The format that somebody asks for by name.
  init?(typed name: String) {
    if let exact = Format(rawValue: name) {
      self = exact
    } else {
      guard case .one(let format) = Format.glossary.find(name, .typed) else { return nil }
      self = format
    }
  }

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
    case .text, .markdown, .html, .json, .jsonLines, .csv: true
    case .pdf, .odt, .docx, .ods, .xlsx: false
    }
  }
}

extension Session {
  /// The format that the options ask for: `-O`, else the ending of `-o`, else the first of those that the command has.
  /// Throws where the command has no such format.
  func format(_ output: OutputOptions, among formats: [Format] = Format.ofTables) throws -> Format {
    guard let name = output.format ?? output.ending else { return formats[0] }
    guard let format = output.format.map(Format.init(typed:)) ?? Format(named: name) else {
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
}
