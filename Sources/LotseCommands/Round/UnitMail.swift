internal import LotseBasics
internal import LotseModel
internal import LotsePapers

/// A message to one unit, ready to be sent by a person: Lotse sends nothing.
struct UnitMail {
  let unit: Unit
  let subject: String
  let document: Document
  var attachments: [MailMessage.Attachment] = []

  /// The file; nil where the unit has no mailbox.
  func bytes(_ configuration: CityConfiguration, at instant: Instant) throws -> [UInt8]? {
    guard let mailbox = unit.mailbox else { return nil }
    return try MailMessage(
      from: configuration.reports.sender, to: [mailbox], subject: subject, date: instant,
      text: TextDocument(width: 72, hasColor: false).render(document), html: HTMLDocument.mail(document),
      attachments: attachments
    ).bytes
  }

  /// What is said of units whose messages cannot be addressed.
  static func withoutMailbox(_ units: [Unit]) -> Phrase? {
    guard !units.isEmpty else { return nil }
    let keys = units.map(\.key.text).joined(separator: ", ")
    return Phrase(
      "Ohne Postfach, deshalb ohne Nachricht: \(keys). In der Konfiguration ergänzen: mailbox (docs/configuration.md).",
      "Without a mailbox, therefore without a message: \(keys). Add it to the configuration: mailbox (docs/configuration.md)."
    )
  }
}

extension Session {
  /// What a message to a unit begins and ends with.
  func greeting(_ paragraphs: [Document.Block], _ configuration: CityConfiguration) -> Document {
    let office = configuration.office ?? configuration.strategyName
    return Document(
      language,
      [.paragraph(language("Guten Tag,", "Good morning,"))] + paragraphs + [
        .paragraph(language("Mit freundlichen Grüßen", "Kind regards")), .paragraph(office),
      ])
  }
}
