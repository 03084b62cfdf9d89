import Foundation
import LotseBasics
import LotsePapers
import TestSupport
import Testing

/// A mail is read by others as it was meant, and no text can give it lines of its own.
@Suite struct MailTests {
  private static let files = [
    MailMessage.Attachment(name: "Bericht.pdf", type: "application/pdf", bytes: Array(0...255) + Array(0...255)),
    MailMessage.Attachment(
      name: "Übersicht über die Änderungen – „Straße“ und weitere sehr lange Angaben zur Anlage.ods",
      type: "application/vnd.oasis.opendocument.spreadsheet", bytes: []),
  ]
  private static let text =
    "Guten Tag,\n\n.\nFrom hier an: Straße = „Weg“ \n" + String(repeating: "lang ", count: 400) + "\nEnde"

  private static func mail(
    from sender: String? = "stab@stadt.example", to recipients: [String] = ["rat@stadt.example", "b@c.example"],
    subject: String = "Wochenbericht KW 46: Übersicht", text: String = text, files: [MailMessage.Attachment] = files
  ) throws -> String {
    let mail = try MailMessage(
      from: sender, to: recipients, subject: subject, date: SampleDocument.created, text: text,
      html: HTMLDocument.mail(SampleDocument.paper(rows: 30)), attachments: files)
    return String(decoding: mail.bytes, as: UTF8.self)
  }

  @Test func everyLineIsShortAndEndsAsMailLinesDo() throws {
    let mail = try MailTests.mail()
    #expect(mail.utf8.allSatisfy { $0 < 0x80 && $0 != 0 })
    let lines = mail.components(separatedBy: "\r\n")
    for line in lines {
      #expect(line.utf8.count <= 78, "\(line)")
      #expect(!line.unicodeScalars.contains("\n") && !line.unicodeScalars.contains("\r"))
    }
    #expect(lines.last == "")
    #expect(lines.contains("X-Unsent: 1"))
  }

  @Test func aDraftHasNoSender() throws {
    let head = try MailTests.mail(from: nil).components(separatedBy: "\r\n\r\n")[0]
    #expect(!head.contains("From:"))
    #expect(head.hasPrefix("To: rat@stadt.example,\r\n b@c.example\r\n"))
    #expect(head.contains("@stadt.example>"))
  }

  @Test func sameContentSameBytesAndOtherContentAnotherName() throws {
    #expect(try MailTests.mail() == MailTests.mail())
    func name(_ mail: String) -> String? {
      mail.components(separatedBy: "\r\n").first { $0.hasPrefix("Message-ID") }
    }
    #expect(try name(MailTests.mail()) != name(MailTests.mail(text: "anders")))
  }

  @Test(arguments: ["a\r\nBcc: x@y.example", "a\nBcc: x", "a\u{2028}Bcc: x", "\r\n\r\n<b>", "a\u{0}b", ""])
  func noSubjectBeginsALine(subject: String) throws {
    let head = try MailTests.mail(subject: subject).components(separatedBy: "\r\n\r\n")[0]
    let names = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(
      names == ["From", "To", "Subject", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type"])
  }

  @Test(arguments: [
    "", "x", "a@b.example\r\nBcc: c@d.example", "Rat <rat@stadt.example>", "a@b.example, c@d.example", "ä@b.example",
  ])
  func whatIsNoAddressIsRefused(text: String) {
    #expect(throws: MailMessage.Flaw.notAnAddress(text)) { try MailTests.mail(to: [text]) }
    #expect(throws: MailMessage.Flaw.notAnAddress(text)) { try MailTests.mail(from: text) }
  }

  @Test func aMailNeedsARecipientAndTypesOfItsFiles() {
    #expect(throws: MailMessage.Flaw.noRecipient) { try MailTests.mail(to: []) }
    for type in ["", "pdf", "a/b/c", "a/b\r\nX: y", "a/b; x=y"] {
      let file = MailMessage.Attachment(name: "x", type: type, bytes: [])
      #expect(throws: MailMessage.Flaw.notAType(type)) { try MailTests.mail(files: [file]) }
    }
  }

  @Test(arguments: [
    (0, "Thu, 1 Jan 1970 01:00:00 +0100"), (1_795_400_000_000, "Mon, 23 Nov 2026 03:13:20 +0100"),
    (1_774_745_999_000, "Sun, 29 Mar 2026 01:59:59 +0100"), (1_774_746_000_000, "Sun, 29 Mar 2026 03:00:00 +0200"),
  ])
  func theDateIsThatOfAClockInBerlin(milliseconds: Int64, text: String) throws {
    let mail = try MailMessage(
      from: nil, to: ["a@b.example"], subject: "x", date: Instant(milliseconds: milliseconds), text: "", html: "")
    #expect(String(decoding: mail.bytes, as: UTF8.self).contains("\r\nDate: \(text)\r\n"))
  }

  @Test(arguments: SampleDocument.hostile + [String(repeating: "Straße ", count: 60), "=?utf-8?B?eA==?=", "schlicht"])
  func anotherProgramReadsWhatWasWritten(text: String) throws {
    guard try Python.has("email") else { return }
    let file = MailMessage.Attachment(name: text, type: "application/pdf", bytes: Array("abc".utf8))
    let mail = try MailTests.mail(subject: text, text: text, files: [file] + MailTests.files)
    let script = """
      import email, email.policy, json, sys
      message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
      parts = list(message.walk())
      files = list(message.iter_attachments())
      plain = message.get_body(("plain",)).get_content()
      page = message.get_body(("html",)).get_content()
      print(json.dumps({
          "subject": message["Subject"], "to": message["To"], "from": message["From"], "text": plain,
          "types": [part.get_content_type() for part in parts], "names": [file.get_filename() for file in files],
          "sizes": [len(file.get_content()) for file in files], "page": page.strip().endswith("</html>"),
          "defects": [str(defect) for part in parts for defect in part.defects],
          "headers": [str(defect) for name in message.keys() for defect in message[name].defects]}, ensure_ascii=False))
      """
    let answer = try Python.run(script, on: Array(mail.utf8), named: "mail.eml")
    let read = try JSONDecoder().decode(Reading.self, from: Data(answer.text.utf8))
    let line = text.replacing("\n", with: " ")
    #expect(MailTests.trimmed(read.subject) == MailTests.trimmed(line))
    #expect(read.to == "rat@stadt.example, b@c.example")
    #expect(read.from == "stab@stadt.example")
    #expect(read.text == text + "\n" || read.text == text)
    #expect(
      read.types == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf", "application/pdf",
        "application/vnd.oasis.opendocument.spreadsheet",
      ])
    #expect(read.names.map(MailTests.trimmed) == ([line] + MailTests.files.map(\.name)).map(MailTests.trimmed))
    #expect(read.sizes == [3, 512, 0])
    #expect(read.page)
    #expect(read.defects + read.headers == [])
  }

  private struct Reading: Decodable {
    let subject, to, from, text: String
    let types, names, defects, headers: [String]
    let sizes: [Int]
    let page: Bool
  }

  /// The other program takes brackets around a name for quotation marks.
  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: CharacterSet(charactersIn: " <>"))
  }
}
