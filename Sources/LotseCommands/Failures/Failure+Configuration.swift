internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets
internal import LotseStore

extension Failure {
  /// The sentence for a flaw in a configuration file: file, line, column, value and reason.
  init(_ flaw: ConfigurationFlaw, in file: String) {
    let place = "\(file):\(flaw.line):\(flaw.column): "
    let (message, hint) = Failure.words(flaw.reason)
    self.init(.configuration, Phrase(place + message.de, place + message.en), hint: hint)
  }

  private static func words(_ reason: ConfigurationFlaw.Reason) -> (Phrase, Phrase) {
    let example = Phrase(
      "Muster: config/krefeld.yaml und docs/configuration.md.",
      "Example: config/krefeld.yaml and docs/configuration.md.")
    switch reason {
    case .syntax(let problem):
      return (
        Phrase("Das ist kein gültiges YAML: \(problem.de).", "This is not valid YAML: \(problem.en)."),
        Phrase("Einrückung und Anführungszeichen prüfen.", "Check indentation and quotes.")
      )
    case .unknownKey(let key, let known):
      return (
        Phrase("Einen Eintrag „\(key)“ gibt es hier nicht.", "There is no entry \"\(key)\" here."), meant(key, known)
      )
    case .missingKey(let key):
      return (Phrase("Hier fehlt „\(key)“.", "\"\(key)\" is missing here."), example)
    case .notAMapping:
      return (Phrase("Hier werden Paare „Name: Wert“ erwartet.", "Pairs \"name: value\" are expected here."), example)
    case .notAList:
      return (
        Phrase("Hier wird eine Liste erwartet (Zeilen mit „- “).", "A list is expected here (lines with \"- \")."),
        example
      )
    case .notAText:
      return (
        Phrase("Hier wird ein nicht leerer Text erwartet.", "A text that is not empty is expected here."), example
      )
    case .notAKey(let key):
      return (
        Phrase("„\(key)“ taugt nicht als Kürzel.", "\"\(key)\" will not do as a key."),
        Phrase(
          "Buchstaben, Ziffern und - _ / . verwenden, ohne Leerzeichen.",
          "Use letters, digits and - _ / . without blanks.")
      )
    case .notADay(let text):
      return (
        Phrase("„\(text)“ ist kein Datum.", "\"\(text)\" is not a date."),
        Phrase("So: 2026-11-23.", "Like this: 2026-11-23.")
      )
    case .notANumberOfDays(let text):
      return (
        Phrase("„\(text)“ ist keine Zahl von Tagen (1 bis 3650).", "\"\(text)\" is not a number of days (1 to 3650)."),
        Phrase("So: stale: 28.", "Like this: stale: 28.")
      )
    case .tooLarge(let limit):
      return (
        Phrase("Die Datei ist größer als \(limit) KiB.", "The file is larger than \(limit) KiB."),
        Phrase("Kürzen: so lang ist keine, die Menschen schreiben.", "Shorten it: none that people write is that long.")
      )
    case .tooManyReferences:
      return (
        Phrase("Die Datei verweist zu oft auf sich selbst (*name).", "The file refers to itself too often (*name)."),
        Phrase(
          "Ausschreiben, worauf verwiesen wird; Text mit * in Anführungszeichen und ohne Blank davor.",
          "Write out what is referred to; text with * in quotes and without a blank before it.")
      )
    case .notALanguage(let text):
      return (
        Phrase("Die Sprache „\(text)“ gibt es nicht.", "There is no language \"\(text)\"."),
        allowed(Language.allCases.map(\.rawValue))
      )
    case .notAFilter(let text):
      return (
        Phrase("„\(text)“ ist kein Filter.", "\"\(text)\" is not a filter."),
        Phrase(
          "So: feld=ozg und nicht überfällig; siehe lotse help filters.",
          "Like this: field=ozg and not overdue; see lotse help filters.")
      )
    case .repeated(let key):
      return (
        Phrase("„\(key)“ steht hier zweimal.", "\"\(key)\" stands here twice."),
        Phrase("Eines umbenennen oder entfernen.", "Rename or remove one.")
      )
    case .unknownAttribute(let text, let known):
      return (
        Phrase("Eine Angabe „\(text)“ gibt es nicht.", "There is no attribute \"\(text)\"."), meant(text, known)
      )
    case .notAnAttributeKey(let text):
      return (
        Phrase("„\(text)“ ist kein Schlüssel einer eigenen Angabe.", "\"\(text)\" is not the key of an own attribute."),
        Phrase(
          "Kleine Buchstaben ohne Umlaute, Ziffern und _, am Anfang ein Buchstabe: vertragsende.",
          "Lowercase letters of ASCII, digits and _, a letter first: contract_end.")
      )
    case .takenName(let text, let taken):
      return (
        Phrase(
          "„\(text)“ heißt schon etwas anderes: \(taken.text(.de)).",
          "\"\(text)\" is the name of something else: \(taken.text(.en))."),
        Phrase("Die eigene Angabe anders nennen.", "Give the own attribute another name.")
      )
    case .notAWord(let text):
      return (
        Phrase("„\(text)“ lässt sich nicht als Wort gebrauchen.", "\"\(text)\" cannot be used as a word."),
        Phrase("Anders nennen, mit Buchstaben und ohne =.", "Name it otherwise, with letters and without =.")
      )
    case .unknownType(let text, let known):
      return (
        Phrase("Eine Form „\(text)“ gibt es nicht.", "There is no type \"\(text)\"."), meant(text, known)
      )
    case .choicesOfNoChoice(let key):
      return (
        Phrase("„\(key)“ ist keine Auswahl und hat keine Wörter.", "\"\(key)\" is not a choice and has no words."),
        Phrase("Die Wörter entfernen, oder type: choice.", "Remove the words, or type: choice.")
      )
    case .notYesOrNo(let text):
      return (
        Phrase("„\(text)“ ist weder yes noch no.", "\"\(text)\" is neither yes nor no."),
        Phrase("So: public: yes.", "Like this: public: yes.")
      )
    case .notAnEncoding(let text):
      return (
        Phrase("Die Kodierung „\(text)“ gibt es nicht.", "There is no encoding \"\(text)\"."),
        allowed(TextEncoding.allCases.map(\.rawValue))
      )
    case .notADelimiter(let text):
      return (
        Phrase("„\(text)“ ist kein Trennzeichen.", "\"\(text)\" is not a delimiter."),
        Phrase("Möglich: ; , | tab.", "Possible: ; , | tab.")
      )
    case .notARow(let text):
      return (
        Phrase("„\(text)“ ist keine Zeilennummer ab 1.", "\"\(text)\" is not the number of a row from 1."),
        Phrase("So: header_row: 3.", "Like this: header_row: 3.")
      )
    case .notAFactor(let text):
      return (
        Phrase("„\(text)“ ist keine Einheit von Beträgen.", "\"\(text)\" is not a unit of amounts."),
        Phrase("So: 1000, T€ oder Mio. €.", "Like this: 1000, T€ or Mio. €.")
      )
    case .unknownStatus(let text, let known):
      return (Phrase("Einen Status „\(text)“ gibt es nicht.", "There is no status \"\(text)\"."), meant(text, known))
    case .unknownGroup(let text, let known):
      return (
        Phrase("Eine Statusgruppe „\(text)“ gibt es nicht.", "There is no status group \"\(text)\"."),
        meant(text, known)
      )
    case .unknownRequirement(let text, let known):
      return (
        Phrase("Eine Voraussetzung „\(text)“ gibt es nicht.", "There is no requirement \"\(text)\"."),
        meant(text, known)
      )
    case .unknownColumn(let text, let known):
      return (
        Phrase("Eine Spalte „\(text)“ hat der Katalog nicht.", "The catalogue has no column \"\(text)\"."),
        meant(text, known)
      )
    case .validityReversed:
      return (
        Phrase("„until“ liegt vor „from“.", "\"until\" lies before \"from\"."),
        Phrase("Beide Daten prüfen.", "Check both dates.")
      )
    case .unknownSuccessor(let key, let known):
      return (
        Phrase("Eine Einheit „\(key)“ steht nicht in der Liste.", "No unit \"\(key)\" is in the list."),
        meant(key, known)
      )
    case .successorWithoutEnd:
      return (
        Phrase("Eine Einheit mit Nachfolge braucht „until“.", "A unit with successors needs \"until\"."),
        Phrase("Den letzten Tag nennen: until: 2026-09-30.", "Name its last day: until: 2026-09-30.")
      )
    case .successionCircle(let key):
      return (
        Phrase("„\(key)“ folgte auf sich selbst.", "\"\(key)\" would follow itself."),
        Phrase("Die Nachfolge der Einheiten prüfen.", "Check the successors of the units.")
      )
    case .unknownRole(let text, let known):
      return (
        Phrase("Eine Rolle „\(text)“ gibt es nicht.", "There is no role \"\(text)\"."),
        Failure.meant(text, known)
      )
    case .roleAndUnits:
      return (
        Phrase("„role“ oder „units“, nicht beides.", "\"role\" or \"units\", not both."),
        Phrase("Einheiten so: units: [FB33].", "Units like this: units: [FB33].")
      )
    case .workflow(let flaw): return words(flaw)
    case .openData(let flaw): return words(flaw)
    }
  }

  private static func words(_ flaw: Workflow.Flaw) -> (Phrase, Phrase) {
    let table = Phrase("Der geltende Ablauf: lotse workflow.", "The table in force: lotse workflow.")
    switch flaw {
    case .unused(let status, _):
      return (
        Phrase(
          "Der Übergang nennt „\(status.rawValue)“, das nicht unter „statuses“ steht.",
          "The move names \"\(status.rawValue)\", which \"statuses\" does not list."),
        Phrase("Den Status aufnehmen oder den Übergang streichen.", "List the status or drop the move.")
      )
    case .leavesFinal(let status, _):
      return (
        Phrase(
          "Aus „\(status.rawValue)“ führt kein Weg: Abgeschlossenes bleibt abgeschlossen.",
          "Nothing leads out of \"\(status.rawValue)\": what is closed stays closed."),
        Phrase(
          "Ein Folgevorhaben ist ein neues Teilprojekt (--follows).", "A follow-up is a new sub-project (--follows).")
      )
    case .pointless(let status, _):
      return (
        Phrase(
          "Der Übergang führt von „\(status.rawValue)“ nach „\(status.rawValue)“.",
          "The move leads from \"\(status.rawValue)\" to itself."), table
      )
    case .repeated: return (Phrase("Diesen Übergang gibt es schon.", "This move exists already."), table)
    case .unreachable(let status):
      return (
        Phrase(
          "„\(status.rawValue)“ ist von „proposed“ aus nicht erreichbar.",
          "\"\(status.rawValue)\" cannot be reached from \"proposed\"."),
        Phrase("Einen Übergang dorthin ergänzen oder den Status streichen.", "Add a move to it or drop the status.")
      )
    case .noWayOut(let status):
      return (
        Phrase(
          "Aus „\(status.rawValue)“ führt kein Weg zu einem Ende.",
          "No way leads from \"\(status.rawValue)\" to an end."),
        Phrase(
          "Einen Übergang nach completed, cancelled oder merged ergänzen.",
          "Add a move towards completed, cancelled or merged.")
      )
    case .missing(let status):
      return (
        Phrase(
          "Der Status „\(status.rawValue)“ fehlt; die Zählregeln brauchen ihn.",
          "The status \"\(status.rawValue)\" is missing; the rules of counting need it."),
        table
      )
    }
  }
}
