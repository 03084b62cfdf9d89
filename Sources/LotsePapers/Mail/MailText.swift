internal import Foundation
internal import LotseBasics

/// How texts are written in a mail, which may hold nothing but ASCII in short lines.
enum MailText {
  /// A header line; what is not ASCII becomes encoded words (RFC 2047), and no text can begin a line of its own.
  static func header(_ name: String, _ text: String) -> String {
    let line = oneLine(text)
    let isPlain = line.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !line.contains("=?")
    guard !isPlain || name.count + line.count > 74 else { return "\(name): \(line)" }
    // An encoded word is at most 75 characters long and holds whole characters.
    var words: [String] = []
    var word: [UInt8] = []
    for scalar in line.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if word.count + bytes.count > 39 {
        words.append(encodedWord(word))
        word = []
      }
      word += bytes
    }
    return "\(name): " + (words + [encodedWord(word)]).joined(separator: "\r\n ")
  }

  private static func encodedWord(_ bytes: [UInt8]) -> String { "=?utf-8?B?\(Data(bytes).base64EncodedString())?=" }

  /// A list of addresses broken at its commas.
  static func folded(_ line: String) -> String { line.replacing(", ", with: ",\r\n ") }

  /// A parameter of a header: as it is where it is plain, else in the extended form of RFC 2231, in pieces.
  static func parameter(_ name: String, _ text: String) -> String {
    let line = oneLine(text)
    // Some programs decode or strip what stands in quotation marks, so only plain names do.
    let isPlain = line.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " ._-".contains($0)) }
    if isPlain, line.utf8.count < 60 { return "\r\n \(name)=\"\(line)\"" }
    var pieces = ["utf-8''"]
    for scalar in line.unicodeScalars {
      let code = NetAddress.encoded(String(scalar))
      if pieces[pieces.count - 1].count + code.count > 60 { pieces.append("") }
      pieces[pieces.count - 1] += code
    }
    if pieces.count == 1 { return "\r\n \(name)*=\(pieces[0])" }
    return pieces.enumerated().map { "\r\n \(name)*\($0)*=\($1)" }.joined(separator: ";")
  }

  /// `Fri, 13 Nov 2026 12:00:00 +0100`, as a clock in Europe/Berlin shows it.
  static func date(_ instant: Instant) -> String {
    let day = instant.day
    let (year, month, number) = day.civil
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday - 1]
    let seconds = Int(instant.milliseconds / 1000 % 60)
    let hours = (Int(instant.clock.prefix(2)) ?? 0) - Int(instant.milliseconds / 3_600_000 % 24)
    return "\(weekday), \(number) \(names[month - 1]) \(year) \(instant.clock):\(seconds < 10 ? "0" : "")\(seconds) "
      + "+0\((hours + 24) % 24)00"
  }

  /// Lines of at most 76 characters in ASCII (RFC 2045, 6.7).
  static func quotedPrintable(_ text: String) -> String {
    var encoded: [UInt8] = []
    var column = 0
    let bytes = Array(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").utf8)
    for (place, byte) in bytes.enumerated() {
      if byte == 0x0A {
        encoded += [0x0D, 0x0A]
        column = 0
        continue
      }
      let isLast = place + 1 == bytes.count || bytes[place + 1] == 0x0A
      if column + 3 > 75 {
        encoded += [UInt8(ascii: "="), 0x0D, 0x0A]
        column = 0
      }
      // A blank at the end would be lost; a point alone ends a mail, and `From` begins one in a mailbox.
      let isPlain =
        switch byte {
        case UInt8(ascii: "="): false
        case UInt8(ascii: "."), UInt8(ascii: "F"): column > 0
        case 0x21...0x7E: true
        case 0x20, 0x09: !isLast
        default: false
        }
      if isPlain {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "="), digit(byte >> 4), digit(byte & 15)]
      }
      column += isPlain ? 1 : 3
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

  /// Lines of 76 characters (RFC 2045, 6.8).
  static func base64(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
  }

  /// A text in one line, without controls.
  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}
