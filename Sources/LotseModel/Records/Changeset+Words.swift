public import LotseBasics

extension Changeset {
  /// What recorded it, by the name of the command in a language; a word that is none of a command stays as it is.
  public func command(_ language: Language) -> String {
    guard language == .de else { return command }
    if command == Changeset.returnedSheet { return "meldebogen einlesen" }
    return command.split(separator: " ").map { Changeset.german[String($0)] ?? String($0) }.joined(separator: " ")
  }

  /// The second names of the commands that record, word by word.
  private static let german = [
    "init": "anlegen", "add": "neu", "update": "ändern", "status": "stand", "rate": "ampel", "confirm": "bestätigen",
    "note": "notiz", "milestone": "meilenstein", "undo": "rückgängig", "remove": "entfernen", "done": "erledigt",
    "config": "konfiguration", "apply": "anwenden", "import": "importieren",
    "import-catalogue": "katalog-einlesen", "ozg": "ozg-katalog", "meeting": "sitzung",
    "decision": "beschluss", "ranking": "index", "view": "ansicht", "save": "speichern",
    "report": "bericht", "freeze": "einfrieren",
  ]
}
