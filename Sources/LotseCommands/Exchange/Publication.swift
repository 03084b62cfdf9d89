internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets
internal import LotseStore

/// The metadata of a public list, beside the file that they describe.
struct Publication {
  private let metadata: String
  private let file: String
  private let format: Format
  private let issued: Day
  private let session: Session

  /// Metadata describe a file; without one there is nothing to describe.
  init(to metadata: String, of file: String?, _ format: Format, issued: Day, _ session: Session) throws {
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
    let bytes = try session.render(session.answer(list, profile, sheetPerField: sheetPerField), format).bytes
    let described = OpenDataSet.File(
      name: file.split(separator: "/").last.map(String.init) ?? file,
      format: OpenDataSet.Format(rawValue: format.rawValue) ?? .csv, byteSize: bytes.count,
      sha256: SHA256.sum(bytes))
    let set = try OpenDataSet(
      [described], as: list.moment, list.wording.configuration, in: list.wording.language,
      issued: issued, modified: list.moment.day)
    try WholeFile.write(set.json.text(), to: metadata, for: .everyone)
    var reply = reply
    reply.remarks.append(session.language("Geschrieben: \(metadata)", "Written: \(metadata)"))
    return reply
  }
}

extension Session {
  /// The list in the format asked for, to a file or to standard output.
  func deliver(
    _ list: ExportedList, _ format: Format, _ profile: CSVProfile, sheetPerField: Bool, _ output: OutputOptions
  ) throws -> Reply {
    var reply = try deliver(
      answer(list, profile, sheetPerField: sheetPerField), format, output,
      for: list.isPublic ? .everyone : .owner)
    if format == .xlsx || format == .ods {
      reply.remarks += list.remarksOnLongTexts.map { $0[list.wording.language] }
    }
    // A text without room for a notice has it said beside it.
    if format == .csv || format == .jsonLines, let notice = list.wording.configuration.notice {
      reply.remarks.insert(notice, at: 0)
    }
    return reply
  }

  fileprivate func answer(_ list: ExportedList, _ profile: CSVProfile, sheetPerField: Bool) -> Answer {
    Answer(
      document: {
        let items = ListColumn.table(list.items, list.columns, list.wording, on: list.moment.day)
        return Document(list.wording.language, [.table(items)])
      }, json: { .array(list.objects) }, notice: list.wording.configuration.notice, csv: { list.csv(profile) },
      workbook: { try self.workbook(list, sheetPerField: sheetPerField) })
  }

  private func workbook(_ list: ExportedList, sheetPerField: Bool) throws -> Workbook {
    // Of a public list not even the time of the last change is told.
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

  /// The time that a document carries: when its last change was recorded, not when somebody wrote it.
  func stamp(_ moment: Moment) throws -> Instant {
    try store().changesets(after: moment.change - 1, through: moment.change).first?.recordedAt ?? world.now
  }
}
