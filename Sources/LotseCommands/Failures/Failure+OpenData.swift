internal import LotseBasics
internal import LotseExchange
internal import LotseModel

extension Failure {
  /// The sentence for metadata that cannot be written, with the chapter to add.
  init(_ lack: OpenData.Lack) {
    let message =
      switch lack {
      case .chapter:
        Phrase(
          "Der Konfiguration fehlt das Kapitel „open-data“, aus dem die Metadaten kommen.",
          "The configuration lacks the chapter \"open-data\", from which the metadata come.")
      case .publisher:
        Phrase(
          "Der Herausgeber der offenen Daten ist nicht genannt.", "The publisher of the open data is not named.")
      }
    let hint =
      switch lack {
      case .chapter:
        Phrase(
          "Mit lotse config apply ergänzen: open-data: {url: \"https://daten.example.org/\", licence: dl-zero-de/2.0, contact: digitalisierung@example.org}.",
          "Add it with lotse config apply: open-data: {url: \"https://daten.example.org/\", licence: dl-zero-de/2.0, contact: digitalisierung@example.org}."
        )
      case .publisher:
        Phrase(
          "„publisher“ unter „open-data“ oder „name“ unter „organisation“ setzen (lotse config apply).",
          "Set \"publisher\" under \"open-data\" or \"name\" under \"organisation\" (lotse config apply).")
      }
    self.init(.configuration, message, hint: hint)
  }

  static func words(_ flaw: OpenDataFlaw) -> (Phrase, Phrase) {
    switch flaw {
    case .notAMailAddress(let text):
      return (
        Phrase("„\(text)“ ist keine Mailadresse.", "\"\(text)\" is not a mail address."),
        Phrase(
          "Ein Funktionspostfach, so: digitalisierung@example.org.",
          "A role mailbox, like this: digitalisierung@example.org.")
      )
    case .notAWebAddress(let text):
      return (
        Phrase("„\(text)“ ist keine Webadresse.", "\"\(text)\" is not a web address."),
        Phrase(
          "So: https://daten.example.org/digitalstrategie/, Umlaute und Leerzeichen kodiert.",
          "Like this: https://daten.example.org/digitalstrategie/, umlauts and blanks encoded.")
      )
    case .unknownLicence(let text, let known):
      return (
        Phrase(
          "„\(text)“ ist keine offene Lizenz der Liste von DCAT-AP.de.",
          "\"\(text)\" is not an open licence of the DCAT-AP.de list."), meant(text, known)
      )
    case .unknownFrequency(let text, let known):
      return (
        Phrase("Eine Häufigkeit „\(text)“ gibt es nicht.", "There is no frequency \"\(text)\"."), meant(text, known)
      )
    case .notAMunicipality(let text):
      return (
        Phrase("„\(text)“ ist kein Gemeindeschlüssel.", "\"\(text)\" is not a municipality key."),
        Phrase("Der amtliche Gemeindeschlüssel hat acht Ziffern.", "The official municipality key has eight digits.")
      )
    case .notAContributor(let text):
      return (
        Phrase(
          "„\(text)“ ist keine Kennung eines Datenbereitstellers.", "\"\(text)\" is not the URI of a contributor."),
        Phrase(
          "So: \(OpenData.contributors)NAME, die Kennung vergibt GovData.",
          "Like this: \(OpenData.contributors)NAME, as assigned by GovData.")
      )
    }
  }
}
