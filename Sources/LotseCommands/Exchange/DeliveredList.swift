internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets
internal import LotseStore

extension Session {
  /// The list in the format asked for, to a file or to standard output.
  func deliver(
    _ list: ExportedList, _ format: Format, _ profile: CSVProfile, sheetPerField: Bool, _ output: OutputOptions
  ) throws -> Reply {
    var reply = try deliver(
      answer(list, profile, sheetPerField: sheetPerField), format, output,
      for: list.isPublic ? .everyone : .owner)
    if format == .xlsx || format == .ods {
      reply.remarks += try list.remarksOnLongTexts().map { $0[list.wording.language] }
    }
    // A text without room for a notice has it said beside it.
    if format == .csv || format == .jsonLines, let notice = list.wording.configuration.notice {
      reply.remarks.insert(notice, at: 0)
    }
    return reply
  }

  func answer(_ list: ExportedList, _ profile: CSVProfile, sheetPerField: Bool) -> Answer {
    Answer(
      document: {
        let items = ListColumn.table(try list.items.array(), list.columns, list.wording, on: list.moment.day)
        return Document(list.wording.language, [.table(items)])
      }, json: { .null }, notice: list.wording.configuration.notice, rows: { list.objects },
      csv: { list.csv(profile) }, workbook: { try self.workbook(list, sheetPerField: sheetPerField) })
  }

  private func workbook(_ list: ExportedList, sheetPerField: Bool) throws -> Workbook {
    // Of a public list not even the time of the last change is told.
    let created = list.isPublic ? Instant(list.moment.day, hour: 0) : try stamp(list.moment)
    var book = try list.workbook(sheetPerField: sheetPerField, created: created)
    let progress = try Progress(by: .field, at: list.moment, list.wording.configuration) { count in
      try list.items.each(reading: Progress.attributesByField) { count($0.subProject) }
    }
    // Before the legend, which is the last.
    let place = book.sheets.count - 1
    let sheet = progress.worksheet(unlike: book.sheets.map(\.name), at: place, asOf: list.asOf, list.wording)
    book.sheets.insert(sheet, at: place)
    return book
  }

  /// The time that a document carries: when its last change was recorded, not when somebody wrote it.
  func stamp(_ moment: Moment) throws -> Instant {
    try store().changesets(after: moment.change - 1, through: moment.change).first?.recordedAt ?? world.now
  }
}
