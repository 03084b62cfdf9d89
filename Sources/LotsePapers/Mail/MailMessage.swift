public import LotseBasics

/// A mail ready to be sent or to be opened as a draft (RFC 5322, 2045 to 2047, 2231): text and page side by side, with
/// attachments. It never leaves by itself.
public struct MailMessage: Sendable {
  public struct Attachment: Sendable {
    /// A file name without a folder.
    public let name: String
    /// Such as `application/pdf`.
    public let type: String
    public let bytes: [UInt8]

    public init(name: String, type: String, bytes: [UInt8]) {
      self.name = name
      self.type = type
      self.bytes = bytes
    }
  }

  public enum Flaw: Error, Hashable, Sendable {
    case noRecipient
    case notAnAddress(String)
    case notAType(String)
  }

  private let sender: String?
  private let recipients: [String]
  private let subject: String
  private let date: Instant
  private let text: String
  private let html: String
  private let attachments: [Attachment]

  /// Without a sender the mail is a draft to which the mail program adds its own; throws where an address is none.
  public init(
    from sender: String?, to recipients: [String], subject: String, date: Instant, text: String, html: String,
    attachments: [Attachment] = []
  ) throws(Flaw) {
    guard !recipients.isEmpty else { throw .noRecipient }
    for address in recipients + [sender].compactMap({ $0 }) where !NetAddress.isMail(address) {
      throw .notAnAddress(address)
    }
    for attachment in attachments where !MailMessage.isType(attachment.type) { throw .notAType(attachment.type) }
    self.sender = sender
    self.recipients = recipients
    self.subject = subject
    self.date = date
    self.text = text
    self.html = html
    self.attachments = attachments
  }

  /// The file, with the line ends that mail has. The same content gives the same bytes.
  public var bytes: [UInt8] {
    let parts = alternatives
    var encoded = attachments.map { MailText.base64($0.bytes) }
    let mark = mark(of: parts.map(\.body) + encoded)
    var message = ""
    func line(_ text: String) { message += text + "\r\n" }
    func close(_ boundary: String) { line("--\(boundary)--") }

    if let sender { line("From: \(sender)") }
    line(MailText.folded("To: " + recipients.joined(separator: ", ")))
    line(MailText.header("Subject", subject))
    line("Date: \(MailText.date(date))")
    line("Message-ID: <\(mark)@\(domain)>")
    // Mail programs open a message with this mark for writing instead of reading.
    line("X-Unsent: 1")
    line("MIME-Version: 1.0")
    let (outer, inner) = ("=_files_\(mark)", "=_text_\(mark)")
    if !attachments.isEmpty {
      line("Content-Type: multipart/mixed;\r\n boundary=\"\(outer)\"\r\n")
      line("--\(outer)")
    }
    line("Content-Type: multipart/alternative;\r\n boundary=\"\(inner)\"\r\n")
    for part in parts {
      line("--\(inner)")
      line("Content-Type: \(part.type); charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n")
      line(part.body)
    }
    close(inner)
    for attachment in attachments {
      line("--\(outer)")
      line("Content-Type: \(attachment.type)\r\nContent-Transfer-Encoding: base64")
      line("Content-Disposition: attachment;\(MailText.parameter("filename", attachment.name))\r\n")
      line(encoded.removeFirst())
    }
    if !attachments.isEmpty { close(outer) }
    return Array(message.utf8)
  }

  private var alternatives: [(type: String, body: String)] {
    [("text/plain", MailText.quotedPrintable(text)), ("text/html", MailText.quotedPrintable(html))]
  }

  /// Tells this mail from others and parts its parts: taken from all of it. `=_` cannot stand in quoted-printable text and
  /// `_` not in base64, so that no part can hold a boundary.
  private func mark(of bodies: [String]) -> String {
    var hash = SHA256()
    for text in [sender ?? ""] + recipients + [subject, date.iso] + attachments.map(\.name) + bodies {
      hash.update(Array(text.utf8) + [0])
    }
    return SHA256.hexadecimal(hash.finalize().prefix(12))
  }

  private var domain: String { (sender ?? recipients[0]).split(separator: "@").last.map(String.init) ?? "localhost" }

  /// Two words of letters, digits and a few marks, joined by a stroke.
  private static func isType(_ text: String) -> Bool {
    let words = text.split(separator: "/", omittingEmptySubsequences: false)
    return words.count == 2
      && words.allSatisfy { word in
        (1...100).contains(word.utf8.count)
          && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".+-".contains($0)) }
      }
  }
}
