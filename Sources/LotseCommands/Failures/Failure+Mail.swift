internal import LotseBasics
internal import LotsePapers

extension Failure {
  /// The sentence for what keeps a mail from being written.
  init(_ flaw: MailMessage.Flaw) {
    switch flaw {
    case .noRecipient:
      self.init(
        .usage, Phrase("Die Mail hat keinen Empfänger.", "The mail has no recipient."),
        hint: Phrase("So: --mail-to ausschuss@example.org.", "Like this: --mail-to committee@example.org."))
    case .notAnAddress(let text):
      self.init(
        .usage, Phrase("„\(text)“ ist keine Mailadresse.", "\"\(text)\" is not a mail address."),
        hint: Phrase(
          "So, ohne Namen: ausschuss@example.org.", "Like this, without a name: committee@example.org."))
    case .notAType(let text):
      self.init(
        .usage, Phrase("„\(text)“ ist keine Art von Datei.", "\"\(text)\" is not a type of file."),
        hint: Phrase("So: application/pdf.", "Like this: application/pdf."))
    }
  }
}
