internal import LotseBasics
internal import LotseModel

extension HandOverFlaw {
  /// Why a package is not counted, in one sentence.
  var sentence: Phrase {
    switch self {
    case .missing(let name): Phrase("\(name) fehlt.", "\(name) is missing.")
    case .unreadable(let name, let reason):
      Phrase("\(name) lässt sich nicht lesen (\(reason.de)).", "\(name) cannot be read (\(reason.en)).")
    case .packed:
      Phrase(
        "Es ist noch ein Archiv; entpacken und als Ordner nennen.",
        "It is still an archive; unpack it and name the folder.")
    case .notAManifest:
      Phrase("manifest.json ist kein Verzeichnis einer Übergabe.", "manifest.json is not the manifest of a hand-over.")
    case .newerSchema(let schema):
      Phrase(
        "Eine neuere Lotse-Version hat es geschrieben (Schema \(schema), bekannt bis \(HandOver.schema)).",
        "A newer version of Lotse wrote it (schema \(schema), known up to \(HandOver.schema)).")
    case .badValue(let key):
      Phrase(
        "Die Angabe „\(key)“ in manifest.json ergibt keinen Sinn.",
        "The value \"\(key)\" in manifest.json makes no sense.")
    case .unexpected:
      Phrase(
        "Die Kommune steht nicht auf der Liste der erwarteten.",
        "The municipality is not on the list of those expected.")
    case .otherAudience(let audience):
      Phrase(
        "Es ist für andere Leser bestimmt (\(audience.rawValue)).",
        "It is made for other readers (\(audience.rawValue)).")
    case .otherSize(let said, let found):
      Phrase(
        "rows.jsonl hat \(found) Bytes, laut manifest.json \(said).",
        "rows.jsonl has \(found) bytes, \(said) by manifest.json.")
    case .otherHash:
      Phrase(
        "rows.jsonl wurde geändert: die Prüfsumme ist nicht die von manifest.json.",
        "rows.jsonl was changed: its hash is not that of manifest.json.")
    case .badRow(let line, let what):
      Phrase("rows.jsonl:\(line): „\(what)“ folgt nicht.", "rows.jsonl:\(line): \"\(what)\" does not follow.")
    case .otherCount("", let key, let said, let found):
      Phrase(
        "manifest.json sagt \(said) für „\(key)“, seine Zahlen ergeben \(found).",
        "manifest.json says \(said) for \"\(key)\", its counts give \(found).")
    case .otherCount(let field, let status, let said, let found):
      Phrase(
        "Nachgezählt \(found) statt \(said): Themenfeld „\(field)“, Status „\(status)“.",
        "Recounted \(found), not \(said): field \"\(field)\", status \"\(status)\".")
    case .twice(let other):
      Phrase(
        "Für diese Kommune und diesen Stichtag liegt ein anderes Paket vor: \(other).",
        "There is another package for this municipality and cut-off date: \(other).")
    }
  }
}

extension Failure {
  static let noMunicipality = Failure(
    .configuration,
    Phrase(
      "Der Konfiguration fehlt der Gemeindeschlüssel („municipality“ im Kapitel „open-data“).",
      "The configuration lacks the municipality key (\"municipality\" in the chapter \"open-data\")."),
    hint: Phrase(
      "Mit lotse config apply im Kapitel open-data ergänzen, in Anführungszeichen: open-data: {…, municipality: \"01234567\"}.",
      "Add it with lotse config apply in the chapter open-data, in quotes: open-data: {…, municipality: \"01234567\"}.")
  )
}
