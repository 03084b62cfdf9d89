internal import LotseBasics
internal import LotseExchange
internal import LotseModel

extension Failure {
  /// The sentences for a file that is no update sheet, or no longer one.
  init(_ flaw: ReturnedSheet.Flaw, in file: String) {
    switch flaw {
    case .notAnUpdateSheet:
      self.init(
        .refused, Phrase("\(file) ist kein Meldebogen.", "\(file) is not an update sheet."),
        hint: Phrase(
          "Meldebögen schreibt „lotse sheet export“; andere Listen liest „lotse import“.",
          "\"lotse sheet export\" writes update sheets; \"lotse import\" reads other lists."))
    case .hasExtra(let column):
      self.init(
        .refused,
        Phrase(
          "\(file): Die Spalte „\(column)“ gehört nicht zum Meldebogen.",
          "\(file): The column \"\(column)\" does not belong to the update sheet."),
        hint: Phrase(
          "Was darin steht, in „Mitteilung“ eintragen und die Spalte löschen.",
          "Enter what it says under \"Message\" and delete the column."))
    case .lacks(let part):
      self.init(
        .refused, Phrase("\(file): Dem Meldebogen fehlt „\(part)“.", "\(file): The update sheet lacks \"\(part)\"."),
        hint: Phrase(
          "Blätter und Spalten bleiben, wie sie waren; die Einheit füllt einen neuen Bogen aus (lotse sheet export).",
          "Sheets and columns stay as they were; the unit fills in a new sheet (lotse sheet export)."))
    }
  }

  /// What is wrong in a row of an update sheet: those who read it can change cells, and know no options.
  init(sheet problem: RowProblem, _ workflow: Workflow) {
    if case .refusal(let refusal) = problem.flaw {
      self.init(sheet: refusal, workflow)
    } else {
      self.init(problem, workflow)
    }
  }

  /// The sentences for what only a row of an update sheet can have wrong; the value is what the cell says.
  init(_ flaw: SheetFlaw, value: String?) {
    let fresh = Phrase(
      "Zurück an die Einheit: Nummern und Titel bleiben, wie sie waren; sonst einen neuen Bogen ausgeben.",
      "Back to the unit: numbers and titles stay as they were; else write a new sheet.")
    switch flaw {
    case .tamperedNumber(let number):
      self.init(
        .refused,
        Phrase(
          "Diese Zeile ging nicht unter der Nummer \(number) hinaus.",
          "This row did not go out with the number \(number)."), hint: fresh)
    case .neitherYesNorNo:
      let text = value ?? ""
      self.init(
        .refused, Phrase("„\(text)“ heißt weder ja noch nein.", "\"\(text)\" means neither yes nor no."),
        hint: Phrase(
          "„ja“ wählen oder die Zelle leeren; Erläuterungen gehören in „Mitteilung“.",
          "Choose \"yes\" or empty the cell; explanations belong under \"Message\"."))
    case .lostNumber:
      self.init(
        .refused, Phrase("Diese Zeile hat keine Nummer.", "This row has no number."),
        hint: Phrase(
          "Die Nummer wiederherstellen oder die Zeile leeren; Neues legt „lotse add“ an.",
          "Restore the number or empty the row; \"lotse add\" adds something new."))
    case .tamperedMilestone(let title):
      self.init(
        .refused,
        Phrase(
          "Mit dieser Nummer ging der Meilenstein „\(title)“ nicht hinaus.",
          "The milestone \"\(title)\" did not go out with this number."), hint: fresh)
    case .contradiction:
      self.init(
        .refused,
        Phrase(
          "Die Zeile sagt „Keine Änderung“ und ändert etwas.", "The row says \"No change\" and changes something."),
        hint: Phrase(
          "Das „ja“ löschen oder die Angaben wieder wie im Bogen; eine Mitteilung ist keine Änderung.",
          "Remove the \"yes\" or restore the cells; a message is not a change."))
    }
  }

  private init(sheet refusal: Refusal, _ workflow: Workflow) {
    let message = Failure(refusal: refusal, workflow).message
    func said(_ de: String, _ en: String) -> Failure { Failure(.refused, message, hint: Phrase(de, en)) }
    switch refusal {
    case .move(.missing(_, _, let requirements)):
      let columns = Failure.columns(requirements)
      self = said("Im Bogen ausfüllen: \(columns.de).", "Fill in in the sheet: \(columns.en).")
    case .rating(.lacks(_, _, let pieces, _)):
      let columns = Failure.names(pieces.map(\.attribute.label))
      self = said("Im Bogen ausfüllen: \(columns.de).", "Fill in in the sheet: \(columns.en).")
    case .move(.forbidden(_, _, _, let allowed, _)):
      let names = Failure.names(allowed.map(workflow.label))
      self = said("Möglich sind jetzt: \(names.de).", "Possible by now: \(names.en).")
    case .move(.beforePreviousStatus):
      self = said(
        "Im Bogen „Neuer Status seit“ berichtigen oder leeren.", "Correct or empty \"New status since\" in the sheet.")
    case .value(.ownedElsewhere(let attribute)):
      self.init(
        .refused,
        Phrase(
          "\(attribute.label.de) gehört zu einem Statuswechsel, und der Status ist derselbe.",
          "\(attribute.label.en) belongs to a status move, and the status is the same."),
        hint: Phrase("Den neuen Status wählen oder die Zelle leeren.", "Choose the new status or empty the cell."))
    case .rating(.closed):
      self = said(
        "Im Bogen Ampel und Angaben dazu wieder wie zuvor.", "Restore the light and its particulars in the sheet.")
    case .value(.unknownTerm):
      self = said("Aus der Liste der Zelle wählen.", "Choose from the list of the cell.")
    case .unreadable(.day):
      self = said("So: 31.12.2026.", "Like this: 2026-12-31 or 31.12.2026.")
    case .unreadable, .value, .configuration, .item, .move, .milestone, .undo, .catalogue, .meeting, .decision, .index,
      .report, .actor:
      self = said("Die Zelle im Bogen berichtigen.", "Correct the cell in the sheet.")
    }
  }

  /// The columns that give what a move asks for.
  private static func columns(_ requirements: [Requirement]) -> (de: String, en: String) {
    names(
      requirements.map { requirement in
        let labels = requirement.columns.map(\.label)
        let isEither = requirement == .decision || requirement == .reason
        return Phrase(
          labels.map(\.de).joined(separator: isEither ? " oder " : ", "),
          labels.map(\.en).joined(separator: isEither ? " or " : ", "))
      })
  }

  private static func names(_ phrases: [Phrase]) -> (de: String, en: String) {
    (phrases.map(\.de).joined(separator: ", "), phrases.map(\.en).joined(separator: ", "))
  }
}
