internal import ArgumentParser
internal import LotseBasics

/// What other programs, and people, call what Lotse has under another name. Left the words, right what is meant; all of
/// them without umlauts, and commands and options by the names in the program.
enum Synonyms {
  /// Words for commands.
  private static let commands: [(words: String, meant: String)] = [
    ("ls dir overview table uebersicht tabelle anzeigen alle projects projekte teilprojekte items", "list"),
    ("view get cat info describe open details oeffnen ansehen anschauen detail", "show"),
    ("find grep query finden suchen", "search"), ("new create insert hinzufuegen anlage erstellen erfassen", "add"),
    ("edit set modify change write bearbeiten editieren setzen korrigieren", "update"),
    ("mv move transition state zustand wechsel verschieben status-setzen", "status"),
    ("close finish complete done resolve fertig abschliessen erledigen", "status TP-… completed"),
    ("light traffic-light color colour farbe bewerten rating", "rate"),
    ("ok touch no-change keine-aenderung weiter", "confirm"), ("comment remark kommentar bemerkung vermerk", "note"),
    ("stats statistics dashboard summary stand-der-dinge statistik kennzahlen quote", "progress"),
    ("history blame changes historie protokoll chronik", "log"), ("compare vergleich vergleichen", "diff"),
    ("revert rollback reset restore-change zurueck zuruecknehmen", "undo"), ("fsck audit validate", "verify"),
    ("lint todo health inbox issues", "check"), ("load read einlesen laden upload", "import"),
    ("dump download save-as ausgeben csv xlsx excel", "export"), ("save copy snapshot speichern kopie", "backup"),
    ("setup start einrichten beginnen", "init"), ("settings configure preferences einstellungen", "config"),
    ("departments units-list fachbereiche aemter amt", "units"), ("themenfelder themes", "fields"),
    ("weekly wochenbericht week woche print drucken", "report weekly"),
    ("paper vorlage council", "report council AVOS"),
    ("freeze publish einfrieren", "report freeze"), ("session sitzungen termin", "meeting"),
    ("antrag motion beschluesse", "decision"), ("states statuses moves ablauf", "workflow"),
    ("predict estimate", "forecast"), ("repair diagnose-datei", "doctor"), ("completion", "completions"),
    ("man manual handbuch topics themen ?", "help"), ("version", "--version"),
  ]

  /// Words for what Lotse does otherwise.
  private static let answers: [(words: String, answer: Phrase)] = [
    (
      "rm delete del remove drop erase loeschen entfernen",
      Phrase(
        "Gelöscht wird nichts: lotse undo nimmt zurück, lotse status TP-… eingestellt beendet.",
        "Nothing is deleted: lotse undo takes back, lotse status TP-… cancelled ends it.")
    ),
    (
      "commit push pull sync stage save-changes",
      Phrase(
        "Jeder Befehl zeichnet selbst auf; was war, zeigt lotse log.",
        "Every command records by itself; see what was with lotse log.")
    ),
    (
      "login logout user users passwd benutzer anmelden",
      Phrase(
        "Anmelden gibt es nicht: Es gelten die Rechte der Datei, und LOTSE_ACTOR sagt, wer schreibt.",
        "There is no login: the rights of the file hold, and LOTSE_ACTOR says who writes.")
    ),
  ]

  /// Words for options, and what may be meant; of several the first that the command takes.
  private static let options: [(words: String, meant: String)] = [
    ("json", "-O=json"), ("csv", "-O=csv"), ("xlsx excel", "-O=xlsx"), ("ods calc", "-O=ods"),
    ("markdown md", "-O=markdown"), ("html", "-O=html"), ("pdf", "-O=pdf"), ("docx word", "-O=docx"),
    ("odt writer", "-O=odt"), ("txt plain", "-O=text"), ("out save export-to write file-out", "--output"),
    ("file path database strategy", "--db"), ("language locale lang-code", "--lang"),
    ("limit hoechstens max top head first n number-of lines max-count", "--limit"), ("how-many size", "--count"),
    ("dry simulate preview noop no-op what-if whatif test trial", "--dry-run"),
    ("assume-yes non-interactive no-confirm confirm noconfirm y", "--yes"), ("overwrite replace", "--force --replace"),
    ("comment msg remark description beschreibung kommentar", "--message --summary --note"),
    ("date at when datum", "--on --due --date"), ("asof snapshot at-day zum", "--as-of"),
    ("start begin beginn", "--planned-start --from --since"), ("after", "--since --from"),
    ("before until ende end deadline frist due-date termin", "--planned-end --due --to --until --deadline"),
    ("filter query grep match contains", "--search --where"), ("order order-by sort-by sortby ordnen", "--sort"),
    ("fields cols column select show", "--columns"), ("group group-by groupby gruppiert", "--by"),
    ("department dept owner assignee fachbereich amt abteilung referat", "--unit"),
    ("state zustand phase", "--status"), ("type category typ kategorie", "--kind"),
    ("theme scope-field bereich", "--field --area"), ("colour no-color no-colour colors", "--color"),
    ("traffic-light rag", "--light"), ("label labels tags keyword", "--tag --tags"),
    ("late delayed verspaetet", "--overdue"), ("silent old inactive", "--stale"), ("todo active only-open", "--open"),
    ("title-text name subject betreff", "--title"), ("why cause ursache", "--because --reason"),
    ("proof beleg", "--evidence"), ("no-pdf", "--without-pdf"), ("everything", "--all"),
    ("pager no-less", "--no-pager"),
  ]

  /// Words for options that there are none for.
  private static let optionAnswers: [(words: String, answer: Phrase)] = [
    (
      "limit hoechstens max top head first n number-of lines max-count",
      Phrase(
        "Es wird alles gezeigt; am Terminal blättert Lotse, ein Skript kürzt mit „| head“.",
        "Everything is shown; at a terminal Lotse pages it, a script shortens it with \"| head\".")
    ),
    (
      "quiet silent verbose debug q v",
      Phrase(
        "Daten gehen zur Standardausgabe, alles andere zur Fehlerausgabe (2>/dev/null).",
        "Data goes to standard output, all else to standard error (2>/dev/null).")
    ),
    (
      "password user login",
      Phrase("Es gelten die Rechte der Datei: lotse help safety.", "The rights of the file hold: lotse help safety.")
    ),
  ]

  private static func entry<Meant>(_ word: String, _ table: [(words: String, Meant)]) -> Meant? {
    let word = GermanOptions.spelled(word)
    return table.first { $0.words.split(separator: " ").contains { $0 == word } }?.1
  }

  /// What somebody may mean who types a word in place of a command.
  static func hint(command word: String) -> Phrase? {
    if let answer = entry(word, answers.map { ($0.words, $0.answer) }) { return answer }
    return entry(word, commands.map { ($0.words, $0.meant) }).map { Failure.meant("lotse " + $0) }
  }

  /// The same of an option, `--json`; only what the command takes is meant.
  static func hint(option: String, of parameters: [Parameter]) -> Phrase? {
    let word = String(option.drop { $0 == "-" })
    let taken = parameters.filter { $0.kind != .positional }.flatMap { $0.names ?? [] }.map(\.text)
    for meant in entry(word, options.map { ($0.words, $0.meant) })?.split(separator: " ") ?? [] {
      let parts = meant.split(separator: "=")
      if taken.contains(String(parts[0])) { return Failure.meant(parts.joined(separator: " ")) }
    }
    if let answer = entry(word, optionAnswers.map { ($0.words, $0.answer) }) { return answer }
    let names = taken.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) }
    let german = names.flatMap { GermanOptions.names(of: $0) }
    return Text.suggestion(for: word, among: names + german).map {
      Failure.meant("--" + (GermanOptions.option($0) ?? $0))
    }
  }

  /// What the tables name, for the tests; a word stands for one command and for one option at most.
  static var named: (commands: [String], options: [String], words: [String]) {
    func words(_ start: String, _ texts: [String]) -> [String] {
      texts.flatMap { $0.split(separator: " ").map { start + $0 } }
    }
    return (
      commands.map(\.meant), options.flatMap { $0.meant.split(separator: " ").map(String.init) },
      words("", commands.map(\.words) + answers.map(\.words)) + words("--", options.map(\.words))
    )
  }
}

extension Failure {
  /// `Gemeint „lotse list“?`
  static func meant(_ words: String) -> Phrase { Phrase("Gemeint „\(words)“?", "Did you mean \"\(words)\"?") }
}
