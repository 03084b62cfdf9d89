internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseReports
internal import LotseSheets
internal import LotseStore

/// The metadata of a public list, beside the file that they describe.
struct Publication {
  private let metadata: String
  private let file: String
  private let format: TableFormat
  private let issued: Day
  private let session: Session

  /// Metadata describe a file; without one there is nothing to describe.
  init(to metadata: String, of file: String?, _ format: TableFormat, issued: Day, _ session: Session) throws {
    guard let file, file != "-" else {
      throw Failure(
        .usage, Phrase("--metadata braucht eine Datei (-o).", "--metadata needs a file (-o)."),
        hint: Phrase(
          "So: lotse export --public -o offen.csv --metadata offen.jsonld.",
          "Like this: lotse export --public -o open.csv --metadata open.jsonld."))
    }
    self.metadata = metadata
    self.file = file
    self.format = format
    self.issued = issued
    self.session = session
  }

  func write(_ list: ExportedList, _ profile: CSVProfile, sheetPerField: Bool, after reply: Reply) throws -> Reply {
    let bytes = try session.bytes(of: list, format, profile, sheetPerField: sheetPerField)
    let described = OpenDataSet.File(
      name: file.split(separator: "/").last.map(String.init) ?? file,
      format: OpenDataSet.Format(rawValue: format.rawValue) ?? .csv, byteSize: bytes.count,
      sha256: SHA256.sum(bytes))
    let set = try OpenDataSet(
      [described], as: list.moment, list.wording.configuration, in: list.wording.language,
      issued: Instant(issued, hour: 0), modified: Instant(list.moment.day, hour: 0))
    try WholeFile.write(set.json.text(), to: metadata)
    var reply = reply
    reply.remarks.append(session.language("Geschrieben: \(metadata)", "Written: \(metadata)"))
    return reply
  }
}

extension Session {
  /// The list in the format asked for, to a file or to standard output.
  func deliver(
    _ list: ExportedList, _ format: TableFormat, _ profile: CSVProfile, sheetPerField: Bool, _ output: OutputOptions
  ) throws -> Reply {
    var reply: Reply
    switch format {
    case .csv, .json, .jsonLines:
      let text = try bytes(of: list, format, profile, sheetPerField: sheetPerField)
      reply = try deliver(String(decoding: text, as: UTF8.self), output)
    case .xlsx, .ods: reply = try deliver(bytes(of: list, format, profile, sheetPerField: sheetPerField), output)
    }
    if format == .xlsx || format == .ods {
      reply.remarks += list.remarksOnLongTexts.map { $0[list.wording.language] }
    }
    let notice = list.wording.configuration.notice
    // A text without room for a notice has it said beside it.
    if format == .csv || format == .jsonLines, let notice { reply.remarks.insert(notice, at: 0) }
    return reply
  }

  func bytes(
    of list: ExportedList, _ format: TableFormat, _ profile: CSVProfile, sheetPerField: Bool
  ) throws -> [UInt8] {
    // Of a public list not even the time of the last change is told.
    func workbook() throws -> Workbook {
      let created = list.isPublic ? Instant(list.moment.day, hour: 0) : try stamp(list.moment)
      var book = list.workbook(sheetPerField: sheetPerField, created: created)
      let items = list.items.map(\.subProject)
      let snapshot = Snapshot(moment: list.moment, configuration: list.wording.configuration, subProjects: items)
      // Before the legend, which is the last.
      let place = book.sheets.count - 1
      let progress = Progress(snapshot, by: .field)
        .worksheet(unlike: book.sheets.map(\.name), at: place, asOf: list.asOf, list.wording)
      book.sheets.insert(progress, at: place)
      return book
    }
    switch format {
    case .csv: return Array(list.csv(profile).utf8)
    case .json:
      let notice = list.wording.configuration.notice
      return Array(JSONValue.envelope(.array(list.objects), notice: notice).text().utf8)
    case .jsonLines: return Array(list.objects.map { $0.line() + "\n" }.joined().utf8)
    case .xlsx: return try XLSXDocument.bytes(workbook())
    case .ods: return try ODSDocument.bytes(workbook())
    }
  }

  /// The time that a document carries: when its last change was recorded, not when somebody wrote it.
  func stamp(_ moment: Moment) throws -> Instant {
    try store().changesets(after: moment.change - 1, through: moment.change).first?.recordedAt ?? world.now
  }
}
