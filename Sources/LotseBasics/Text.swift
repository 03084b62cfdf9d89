internal import Foundation

/// How Lotse treats text from outside: NFC on the way in, one folding for search and one order for sorting.
public enum Text {
  /// The text in Unicode normal form C.
  public static func normalized(_ text: String) -> String {
    // Below U+0300, before the byte 0xCC, every text is in form C already, and nearly all German text lies there.
    text.utf8.allSatisfy { $0 < 0xCC } ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Lower case without diacritics, ß as ss (DIN 5007, variant 1): `Straße` and `STRASSE` fold to the same.
  public static func folded(_ text: String) -> String { folded(text, simple) ?? thoroughlyFolded(text) }

  private static func thoroughlyFolded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "ß", "ẞ": folded.append(contentsOf: "ss".unicodeScalars)
      case "æ", "Æ": folded.append(contentsOf: "ae".unicodeScalars)
      case "œ", "Œ": folded.append(contentsOf: "oe".unicodeScalars)
      case "ø", "Ø": folded.append("o")
      case "ł", "Ł": folded.append("l")
      default:
        guard scalar.properties.generalCategory != .nonspacingMark else { continue }
        folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded)
  }

  /// Folds a text of ASCII, Latin-1 and the usual dashes, quotes and dots, in which nothing combines with what stands
  /// before it; nil for any other. `latin` has the foldings from U+00A0 on.
  private static func folded(_ text: String, _ latin: [[UInt8]]) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: folded.append(UInt8(scalar.value) + 0x20)
      case ..<0x80: folded.append(UInt8(scalar.value))
      case 0xA0...0xFF: folded += latin[Int(scalar.value) - 0xA0]
      case 0x2010...0x2026, 0x20AC: folded += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      default: return nil
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  private static let simple = latin { thoroughlyFolded($0) }
  private static let spelled = latin { thoroughlyFolded(spelledOut($0)) }

  private static func latin(_ fold: (String) -> String) -> [[UInt8]] {
    (0xA0...0xFF).map { Array(fold(String(Character(Unicode.Scalar($0)))).utf8) }
  }

  /// What search looks in: the folded text, and the text folded with umlauts written out (`Bürger` as `buerger`).
  public static func haystack(_ parts: [String]) -> String {
    let text = parts.joined(separator: "\n")
    let folded = folded(text)
    let spelled = Text.folded(text, spelled) ?? thoroughlyFolded(spelledOut(text))
    return folded == spelled ? folded : folded + "\n" + spelled
  }

  private static func spelledOut(_ text: String) -> String {
    var spelled = ""
    for character in text {
      switch character {
      case "ä", "Ä": spelled += "ae"
      case "ö", "Ö": spelled += "oe"
      case "ü", "Ü": spelled += "ue"
      default: spelled.append(character)
      }
    }
    return spelled
  }

  /// The first control character that may not stand in the text; line breaks and tabs may where `multiline`.
  public static func forbiddenScalar(in text: String, multiline: Bool) -> Unicode.Scalar? {
    text.unicodeScalars.first { scalar in
      if multiline, scalar == "\n" || scalar == "\t" { return false }
      if scalar.value < 0x2000 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) }
      // Line and paragraph separators, marks that turn the reading direction of what follows, and code points that are
      // no characters and that no document can hold (U+FFFE …) count as well.
      if scalar.properties.isNoncharacterCodePoint { return true }
      let turns = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      return turns || scalar.value == 0x2028 || scalar.value == 0x2029
    }
  }

  /// Whether the text is a word for the term, compared without case, diacritics, blanks and hyphens.
  public static func isSameWord(_ left: String, _ right: String) -> Bool { bare(left) == bare(right) }

  private static func bare(_ text: String) -> String {
    folded(text).filter { $0 != " " && $0 != "-" && $0 != "_" }
  }

  /// The candidate that the text was most likely meant to be: at most two edits away, or starting with it.
  public static func suggestion(for text: String, among candidates: [String]) -> String? {
    let wanted = Array(bare(text))
    guard wanted.count > 1 else { return nil }
    if wanted.count > 2, let longer = candidates.first(where: { bare($0).hasPrefix(String(wanted)) }) { return longer }
    let ranked = candidates.map { candidate in (candidate, distance(wanted, Array(bare(candidate)))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= min(2, wanted.count / 2) else { return nil }
    return best.0
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let step = min(row[j + 1] + 1, row[j] + 1, diagonal + (character == other ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = step
      }
    }
    return row[right.count]
  }
}

extension Text {
  /// Whether the text holds no control characters but line breaks and tabs.
  public static func isPrintable(_ text: String) -> Bool { forbiddenScalar(in: text, multiline: true) == nil }
}

extension Text {
  /// The text with other words in place of single scalars, where `words` has some. By scalars and not by characters,
  /// because a mark of markup that an accent follows is another character to Swift and the same mark to every reader.
  public static func replacing(in text: String, _ words: (Unicode.Scalar) -> String?) -> String {
    var replaced = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let word = words(scalar) { replaced.append(contentsOf: word.unicodeScalars) } else { replaced.append(scalar) }
    }
    return String(replaced)
  }

  /// Whether there is anything to read: more than blanks of all kinds and characters that show nothing.
  public static func isReadable(_ text: String) -> Bool {
    if text.utf8.contains(where: { (0x21..<0x7F).contains($0) }) { return true }
    return text.unicodeScalars.contains { scalar in
      // The empty braille cell is no blank to Unicode, but is one to readers.
      !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{2800}"
    }
  }

  /// A line from outside in form C, without blanks around it; throws `Unreadable.line` where it is empty, longer than
  /// `limit` characters or holds line breaks or control characters.
  public static func line(_ text: String, _ what: Phrase, limit: Int = 200) throws(Unreadable) -> String {
    let normal = normalized(text)
    guard isReadable(normal), let start = normal.firstIndex(where: { $0 != " " }),
      let end = normal.lastIndex(where: { $0 != " " }),
      forbiddenScalar(in: normal, multiline: false) == nil, normal[start...end].count <= limit
    else { throw .line(what, limit: limit) }
    return String(normal[start...end])
  }
}

extension String {
  /// With a capital first letter, as the heading of a column has it.
  public var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
