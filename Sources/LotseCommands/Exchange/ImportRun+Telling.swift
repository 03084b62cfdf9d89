internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets

/// What an import says while it goes: what is new and changed, what is refused and why, and what came of it.
extension ImportRun {
  /// `neu, Zeile 7: Wohngeld online (OZG, FB50, Geplant)`.
  func line(_ item: SubProject, row: Int, _ wording: Wording) -> String {
    let place = [wording.field(item.field), item.unit.text, wording.status(item.status)].joined(separator: ", ")
    return session.language("neu, Zeile \(row)", "new, row \(row)") + ": \(item.title) (\(place))\n"
  }

  var remarks: [Phrase] {
    var remarks: [Phrase] = []
    if !table.otherSheets.isEmpty {
      let names = table.otherSheets.joined(separator: ", ")
      remarks.append(
        Phrase(
          "Gelesen wird Blatt „\(table.sheet.name)“; nicht gelesen: \(names).",
          "Reading sheet \"\(table.sheet.name)\"; not reading: \(names)."))
    }
    if !table.hiddenSheets.isEmpty {
      let names = table.hiddenSheets.joined(separator: ", ")
      remarks.append(Phrase("Ausgeblendete Blätter: \(names).", "Hidden sheets: \(names)."))
    }
    return remarks
  }

  func tell(_ problems: [RowProblem]) {
    guard !problems.isEmpty else { return }
    session.world.tell(
      Failure.lines(problems, in: ListPlace(file, list.format, table), session.language, session.workflow))
  }

  /// What is new and changed, as much of it as a person reads.
  func show(_ plan: ImportPlan) {
    let most = 40
    var text = plan.lines.prefix(most).joined()
    if plan.lines.count > most {
      text += session.language(
        "… und \(plan.lines.count - most) weitere; alle: --dry-run\n",
        "… and \(plan.lines.count - most) more; all: --dry-run\n")
    }
    session.world.tell(text + summary(plan) + "\n")
  }

  private func summary(_ plan: ImportPlan) -> String {
    var parts = [
      session.language("\(plan.added) neu", "\(plan.added) new"),
      session.language("\(plan.changed) geändert", "\(plan.changed) changed"),
      session.language("\(plan.unchanged) unverändert", "\(plan.unchanged) unchanged"),
    ]
    if plan.skipped > 0 { parts.append(session.language("\(plan.skipped) übergangen", "\(plan.skipped) left out")) }
    parts.append(
      session.language("\(plan.refusedLines.count) abgelehnt", "\(plan.refusedLines.count) refused"))
    return parts.joined(separator: ", ") + "."
  }

  func refuse(_ plan: ImportPlan) throws {
    guard !mayRecord(plan) else { return }
    let (bad, all) = (plan.refusedLines.count, table.rows.count)
    throw Failure(
      .refused,
      Phrase(
        "\(bad) von \(all) Zeilen abgelehnt; nichts wurde geschrieben.",
        "\(bad) of \(all) rows refused; nothing was written."),
      hint: Phrase(
        "Die Liste berichtigen, Wörter zuordnen (--suggest-map, --map) oder nur die guten Zeilen nehmen (--skip-bad).",
        "Correct the list, map its words (--suggest-map, --map) or take the good rows only (--skip-bad)."))
  }

  /// Dry or not, a list with refused rows is refused.
  func dryRun(_ plan: ImportPlan) -> Reply {
    let dry = session.language("Probelauf: nichts geschrieben.", "Dry run: nothing written.")
    return Reply(
      plan.lines.joined(), remarks: [summary(plan), dry], code: mayRecord(plan) ? 0 : Failure.Code.refused.rawValue)
  }

  func reply(_ outcome: Outcome) -> Reply {
    var reply = Reply(remarks: [summary(outcome.plan)])
    if let changeset = outcome.changeset { reply.remarks.append(session.trace(changeset)) }
    if let refused = outcome.refused {
      reply.remarks.append(session.language("Abgelehnte Zeilen: \(refused)", "Refused rows: \(refused)"))
      reply.code = Failure.Code.no.rawValue
    }
    return reply
  }
}
