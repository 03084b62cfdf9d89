internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseSheets

/// The sections about days and units: what is late, what is due, who reported, what was put right.
extension WeeklyLayout {
  private func deadlines(_ deadlines: [WeeklyReport.Deadline], _ matter: String, dated: Bool = true) -> Document.Block {
    let rows = Table.Rows(deadlines) { deadline in
      // A milestone's title says what it is; of the others the note says why.
      var what = dated && (deadline.matter != .milestone || deadline.note == nil) ? word(deadline.matter) : ""
      if let note = deadline.note, !note.isEmpty { what += what.isEmpty ? note : ": \(note)" }
      if what.isEmpty { what = wording.status(deadline.status) }
      return [.init(deadline.day)]
        + itemCells(deadline.number, title(deadline.number), deadline.unit, saying: what) + [.init(what)]
    }
    return wording.orNone(
      Table(
        [.init(language("Termin", "Date"))] + itemColumns(withUnit: true)
          + [.init(matter, flexible: true, for: .sheets)], rows: rows, rowHeader: 1))
  }

  private func word(_ matter: WeeklyReport.Deadline.Matter) -> String {
    switch matter {
    case .milestone: language("Meilenstein", "Milestone")
    case .plannedEnd: language("Geplantes Ende", "Planned end")
    case .plannedStart: language("Geplanter Beginn", "Planned start")
    case .review: language("Wiedervorlage", "Review")
    case .nextStep: language("Nächster Schritt", "Next step")
    }
  }

  var overdueMilestones: [Document.Block] {
    [deadlines(report.overdueMilestones, language("Meilenstein", "Milestone"), dated: false)]
  }

  var overdueEnds: [Document.Block] { [deadlines(report.overdueEnds, "Status", dated: false)] }

  var reviews: [Document.Block] { [deadlines(report.reviews, language("Grund", "Reason"), dated: false)] }

  var outlook: [Document.Block] { [deadlines(report.upcoming, language("Was", "What"))] }

  var rollCall: [Document.Block] {
    let rows = report.rollCall.map { call -> [Table.Cell] in
      let answer: Table.Cell =
        switch call.answer {
        case .reported: .init(language("gemeldet", "reported"), .green)
        case .unchanged: .init(language("keine Änderung", "no change"))
        case .silent where report.isRunning: .init(language("noch nicht gemeldet", "not reported yet"))
        case .silent: .init(language("nicht gemeldet", "not reported"), .red)
        }
      return [
        .init(wording.unit(call.unit)), answer, .init(call.openItems),
        .init("\(call.reportedItems)/\(call.confirmedItems)"), .init(call.reportedItems), .init(call.confirmedItems),
        .init(report.cutOff - call.newest), .init(report.cutOff - call.oldest),
      ]
    }
    guard !rows.isEmpty else { return [.paragraph(wording.none)] }
    return [
      .table(
        Table(
          [
            .init(language("Einheit", "Unit"), flexible: true), .init(language("Meldung", "Answer")),
            .init(language("offen", "open"), .right),
            .init(language("neu/unv.", "new/same"), .right, for: .pages),
            .init(language("neu", "new"), .right, for: .sheets), .init(language("unv.", "same"), .right, for: .sheets),
            .init(language("jüngste", "newest"), .right),
            .init(language("älteste", "oldest"), .right),
          ], rows)),
      .paragraph(
        language(
          "neu/unv. = Teilprojekte mit neuer Meldung / ausdrücklich unverändert; jüngste, älteste = Alter der Angaben in Tagen.",
          "new/same = sub-projects reported on / confirmed unchanged; newest, oldest = age of the information in days.")
      ),
    ]
  }

  /// On pages a line per unit, the longest silence first; in spreadsheets a table.
  var silent: [Document.Block] {
    guard !report.silent.isEmpty else { return [.paragraph(wording.none)] }
    let groups = Dictionary(grouping: report.silent, by: \.unit.text)
    let units = report.silent.map(\.unit.text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let lines = units.map { unit in
      "\(unit): "
        + (groups[unit] ?? []).map { item in
          "\(item.number) \(item.title) (\(wording.days(report.cutOff - item.informedOn)))"
        }.joined(separator: ", ")
    }
    return [.list(lines), .table(silentTable)]
  }

  private var silentTable: Table {
    let columns: [Table.Column] = [
      .init(language("Nr.", "No."), for: .sheets), .init(language("Titel", "Title"), flexible: true, for: .sheets),
      .init(language("Einheit", "Unit"), for: .sheets), .init("Status", for: .sheets),
      .init(language("zuletzt", "last"), for: .sheets), .init(language("Tage", "days"), .right, for: .sheets),
    ]
    let rows = Table.Rows(report.silent) { item in
      [
        .init(item.number.description), .init(item.title), .init(item.unit.text), .init(wording.status(item.status)),
        .init(item.informedOn), .init(report.cutOff - item.informedOn, .strong),
      ]
    }
    return Table(columns, rows: rows)
  }

  var corrections: [Document.Block] {
    let items = report.corrections.map { revision -> String in
      let what: String
      if let undone = revision.changeset.undoes {
        what = language("Änderung \(undone) rückgängig gemacht", "change \(undone) undone")
      } else {
        // Why is written for the house; the public reads what became of what.
        what =
          report.audience == .public
          ? "\(wording.status(revision.before?.status)) → \(wording.status(revision.after?.status))"
          : revision.after.map { wording.changes(revision.changes, after: $0).joined(separator: "; ") } ?? ""
      }
      return "\(revision.number) \(title(revision.number)): \(what)"
    }
    let corrected = report.corrected.map { $0.isEmpty ? [] : $0.blocks(wording) } ?? []
    return [items.isEmpty ? .paragraph(wording.none) : .list(items)] + corrected
  }
}
