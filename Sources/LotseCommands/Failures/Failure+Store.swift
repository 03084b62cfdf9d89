internal import LotseBasics
internal import LotseModel
internal import LotseStore

extension StoreError {
  /// The sentence for what went wrong with the file.
  var failure: Failure {
    switch self {
    case .noSuchFile(let path):
      Failure(
        .notFound, Phrase("Die Datei \(path) gibt es nicht.", "There is no file \(path)."),
        hint: Phrase(
          "Pfad prüfen (--db, LOTSE_DB) oder anlegen: lotse init --db \(path).",
          "Check the path (--db, LOTSE_DB) or create it: lotse init --db \(path)."))
    case .noSuchFolder(let path):
      Failure(
        .cannotCreate, Phrase("Den Ordner \(path) gibt es nicht.", "There is no folder \(path)."),
        hint: Phrase("Anlegen: mkdir -p \(path).", "Create it: mkdir -p \(path)."))
    case .alreadyExists(let path):
      Failure(
        .cannotCreate,
        Phrase(
          "\(path) gibt es schon; nichts wurde überschrieben.", "\(path) exists already; nothing was overwritten."),
        hint: Phrase("Einen anderen Namen wählen: --db ANDERE.db.", "Choose another name: --db OTHER.db."))
    case .companion(let path, let database):
      Failure(
        .cannotCreate,
        Phrase(
          "\(path) gehört zur Datenbank \(database), die dort ihre letzten Änderungen haben kann.",
          "\(path) belongs to the database \(database), which may keep its last changes there."),
        hint: Phrase("Einen anderen Namen wählen.", "Choose another name."))
    case .isFolder(let path):
      Failure(
        .notFound, Phrase("\(path) ist ein Ordner, keine Datei.", "\(path) is a folder, not a file."),
        hint: Phrase("Die Datei nennen: --db \(path)/lotse.db.", "Name the file: --db \(path)/lotse.db."))
    case .foreign(let path) where Rollup.isRollup(path):
      Failure(
        .refused,
        Phrase(
          "\(path) ist eine Zusammenführung vieler Kommunen, keine Strategie.",
          "\(path) is a roll-up of many municipalities, not a strategy."),
        hint: Phrase("So: lotse rollup progress \(path).", "Like this: lotse rollup progress \(path)."))
    case .foreign(let path):
      Failure(
        .refused, Phrase("\(path) ist keine Datei von Lotse.", "\(path) is not a Lotse file."),
        hint: Phrase("Eine neue anlegen: lotse init --db ANDERE.db.", "Create a new one: lotse init --db OTHER.db."))
    case .tooNew(let path, let schema, let known):
      Failure(
        .refused,
        Phrase(
          "\(path) hat eine neuere Lotse-Version geschrieben (Schema \(schema), bekannt bis \(known)).",
          "\(path) was written by a newer version of Lotse (schema \(schema), known up to \(known))."),
        hint: Phrase("Lotse aktualisieren; die Datei bleibt unverändert.", "Update Lotse; the file stays as it is."))
    case .clockAhead(let last):
      Failure(
        .usage,
        Phrase(
          "Die Uhr steht mehr als 90 Tage nach der letzten Änderung (\(last.day.text(.de))).",
          "The clock is more than 90 days after the last change (\(last.day))."),
        hint: Phrase(
          "Die Uhr prüfen; stimmt sie: --clock-is-right.", "Check the clock; if it is right: --clock-is-right."))
    case .damaged(let path, let detail):
      Failure(
        .inputOutput, Phrase("\(path) ist beschädigt (\(detail.de)).", "\(path) is damaged (\(detail.en))."),
        hint: Phrase(
          "Die letzte Sicherung: lotse restore SICHERUNG; „lotse verify“ zeigt mehr.",
          "The last backup: lotse restore BACKUP; \"lotse verify\" shows more."))
    case .corruptRow(let table, let row, let column, let value):
      Failure(
        .inputOutput,
        Phrase(
          "Zeile \(row) in \(table) ist unlesbar: in \(column) steht „\(shown(value))“.",
          "Row \(row) of \(table) cannot be read: \(column) holds \"\(shown(value))\"."),
        hint: Phrase(
          "„lotse verify“ nennt, was von außen verändert wurde.",
          "\"lotse verify\" names what was changed from outside."))
    case .refused(let path, let table, let rule):
      Failure(
        .refused,
        Phrase(
          "Eine Regel in \(path) lässt die Änderung\(table.map { " an \($0)" } ?? "") nicht zu: \(shown(rule, 300)); nichts wurde geschrieben.",
          "A rule in \(path) does not allow the change\(table.map { " of \($0)" } ?? ""): \(shown(rule, 300)); nothing was written."
        ),
        hint: Phrase(
          "Womöglich hat ein anderes Programm oder eine andere Version die Datei verändert: „lotse verify“ prüft sie; bitte melden.",
          "Another program or version may have changed the file: \"lotse verify\" checks it; please report."))
    case .busy(let path):
      Failure(
        .busy, Phrase("Jemand anderes schreibt gerade in \(path).", "Someone else is writing to \(path)."),
        hint: Phrase(
          "Gleich noch einmal versuchen; nichts wurde geschrieben.", "Try again in a moment; nothing was written."))
    case .full(let path):
      Failure(
        .inputOutput,
        Phrase(
          "Kein Platz mehr für \(path); nichts wurde geschrieben.", "No space left for \(path); nothing was written."),
        hint: Phrase("Platz schaffen und wiederholen.", "Make room and try again."))
    case .readOnly(let path):
      Failure(
        .inputOutput,
        Phrase(
          "\(path) lässt sich nicht öffnen: Datei oder Ordner ist schreibgeschützt oder gesperrt.",
          "\(path) cannot be opened: the file or its folder is write-protected or locked."),
        hint: Phrase(
          "Lotse braucht auch zum Lesen Schreibrecht im Ordner; sonst eine Kopie lesen.",
          "Lotse needs write access to the folder even for reading; otherwise read a copy."))
    case .inputOutput(let path, let detail):
      Failure(
        .inputOutput,
        Phrase("Ein-/Ausgabefehler bei \(path): \(detail.de).", "Input/output error at \(path): \(detail.en)."),
        hint: Phrase(
          "Datenträger und Rechte prüfen; nichts wurde geschrieben.", "Check disk and permissions; nothing was written."
        ))
    case .beforeFirstChange(let day):
      Failure(
        .notFound, Phrase("Bis zum \(day.text(.de)) war noch nichts erfasst.", "Nothing was recorded up to \(day)."),
        hint: Phrase("Den Anfang zeigt: lotse log --all.", "See the beginning: lotse log --all."))
    case .noSuchChange(let id):
      Failure(refusal: .undo(.unknown(id)))
    }
  }

  /// What somebody else wrote, as a part of one line.
  private func shown(_ text: String, _ limit: Int = 60) -> String {
    let line = Text.replacing(in: String(text.prefix(limit))) { scalar in
      scalar == "\n" ? " " : Text.isPrintable(String(scalar)) ? nil : "\u{FFFD}"
    }
    return text.count > limit ? line + "…" : line
  }
}
