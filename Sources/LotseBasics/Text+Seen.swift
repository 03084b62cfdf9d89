/// What cannot be seen never decides: how values are read that people typed, pasted or had in a cell.
extension Text {
  /// A text in form C without what shows nothing at either end: blanks of every width, line breaks, soft hyphens, marks
  /// of bytes and of reading direction. Between other characters they stay.
  public static func trimmed(_ text: String) -> String {
    let normal = normalized(text)
    func isASCIIBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    let (first, last) = (normal.utf8.first, normal.utf8.last)
    let mayShowNothing = { (byte: UInt8?) in isASCIIBlank(byte) || byte.map { $0 >= 0x80 } ?? false }
    guard mayShowNothing(first) || mayShowNothing(last) else { return normal }
    let scalars = normal.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isBlank($0) && !isInvisible($0) }),
      let end = scalars.lastIndex(where: { !isBlank($0) && (!isInvisible($0) || chooses($0)) })
    else { return "" }
    return start > end ? "" : String(scalars[start...end])
  }

  /// Whether a text may hold a tab or something that breaks lines: all of these have one of a few bytes, and most texts none.
  public static func mayBreakLines(_ text: String) -> Bool {
    anyByte(of: text) { (0x09...0x0D).contains($0) || $0 == 0xC2 || $0 == 0xE2 }
  }

  /// The text with every way of breaking a line written as a line feed: those of Windows and old Macs, the vertical tab of
  /// word processors, page breaks, and the separators of Unicode that web pages and PDF have.
  public static func withPlainBreaks(_ text: String) -> String {
    guard mayBreakLines(text) else { return text }
    let lines = text.replacing("\r\n", with: "\n")
    return Text.replacing(in: lines) { scalar in
      switch scalar {
      case "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": "\n"
      default: nil
      }
    }
  }

  /// The same of a text that a copy left something invisible around; blanks alone are left, as somebody typed them.
  public static func withoutUnseen(_ text: String) -> String {
    let isUnseen: (Unicode.Scalar?) -> Bool = { scalar in
      scalar.map { $0.value >= 0xA0 && (isBlank($0) || isInvisible($0) && !chooses($0)) } ?? false
    }
    let isMarked = isUnseen(text.unicodeScalars.first) || isUnseen(text.unicodeScalars.last)
    return isMarked ? trimmed(text) : text
  }

  /// A word of a closed set, a key, a figure or a day as a reader sees it: in form C, all blanks the same, no-break
  /// hyphens as hyphens, nothing invisible, no blanks around it. Line breaks stay.
  public static func seen(_ text: String) -> String {
    if allBytes(of: text, { $0 > 0x20 && $0 < 0x80 }) { return text }
    // Of these nothing but a blank at the ends goes.
    if isOfUsualLetters(text) { return trimmed(text) }
    var seen = String.UnicodeScalarView()
    for scalar in normalized(text).unicodeScalars {
      switch scalar {
      case "\n", "\r": seen.append(scalar)
      case "\u{2010}", "\u{2011}": seen.append("-")
      case _ where isBlank(scalar): seen.append(" ")
      case _ where isInvisible(scalar): continue
      default: seen.append(scalar)
      }
    }
    return trimmed(String(seen))
  }

  /// Blanks of every width and line breaks; the empty braille cell is one to readers. Other control characters are none:
  /// they are refused.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0xA0 { return scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" }
    return scalar.properties.isWhitespace || scalar == "\u{2800}"
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xA0 && scalar.properties.isDefaultIgnorableCodePoint
  }

  /// Whether an invisible scalar belongs to the sign before it: the forms of an emoji, the letters of a flag.
  private static func chooses(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isVariationSelector || (0xE0020...0xE007F).contains(scalar.value)
  }
}
