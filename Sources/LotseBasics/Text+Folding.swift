internal import Foundation

/// One folding for every comparison of words by people: search, filters, tags, headings, names of things, duplicates.
extension Text {
  /// Lower case without diacritics, ß as ss (DIN 5007, variant 1): `Straße` and `STRASSE` fold to the same. What nobody
  /// sees is left out, and what is only set differently is the same: no-break blanks, full-width letters, ligatures.
  public static func folded(_ text: String) -> String { folded(text, withoutDots) ?? thoroughlyFolded(text) }

  /// The same with umlauts written out: `Ämter` and `Aemter` fold to the same.
  private static func spelled(_ text: String) -> String {
    folded(text, writtenOut) ?? thoroughlyFolded(spelledOut(text))
  }

  /// By what two words are the same to people: without blanks, dashes and quotes, umlauts written out.
  public static func key(_ text: String) -> String {
    folded(text, bareWrittenOut) ?? bare(spelled(text), blanks: false)
  }

  /// Whether two words are the same to people, with umlauts in either spelling or without their dots.
  public static func isSameWord(_ left: String, _ right: String) -> Bool {
    key(left) == key(right) || plainKey(left) == plainKey(right)
  }

  /// The keys of a word: two words that share one are the same to people. None of a word that nobody reads.
  public static func keys(_ text: String) -> [String] {
    let key = key(text)
    // Only letters beyond ASCII have two spellings.
    let plain = text.utf8.allSatisfy { $0 < 0x80 } ? key : plainKey(text)
    return (plain == key ? [key] : [key, plain]).filter { !$0.isEmpty }
  }

  private static func plainKey(_ text: String) -> String {
    folded(text, bareWithoutDots) ?? bare(folded(text), blanks: false)
  }

  /// What search looks in: the text as people would type it, and the same with umlauts written out.
  public static func haystack(_ parts: [String]) -> String {
    let text = parts.joined(separator: "\n")
    let plain = folded(text, apartWithoutDots) ?? bare(folded(text))
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plain }
    let written = folded(text, apartWrittenOut) ?? bare(spelled(text))
    return plain == written ? plain : plain + "\n" + written
  }

  /// The words that somebody searches for, each in the spellings of which a haystack holds one where it has the word.
  public static func needles(_ query: String) -> [[String]] {
    query.split(whereSeparator: \.isWhitespace).map { word in
      let (plain, spelled) = (bare(folded(String(word))), bare(spelled(String(word))))
      // Of a word of nothing but dashes and quotes these are what is asked for.
      if plain.isEmpty { return [folded(String(word))] }
      return plain == spelled ? [plain] : [plain, spelled]
    }.filter { $0 != [""] }
  }

  /// A folded text without hyphens, dashes, quotes and underscores; on request also without blanks.
  private static func bare(_ folded: String, blanks: Bool = true) -> String {
    func goes(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar {
      case "-", "_", "'", "\"", "`", "´", "−": true
      case " ": !blanks
      default:
        switch scalar.value < 0x80 ? .control : scalar.properties.generalCategory {
        case .dashPunctuation, .initialPunctuation, .finalPunctuation: true
        case .openPunctuation: scalar == "„" || scalar == "‚"
        default: false
        }
      }
    }
    guard folded.unicodeScalars.contains(where: goes) else { return folded }
    return String(String.UnicodeScalarView(folded.unicodeScalars.filter { !goes($0) }))
  }

  private static func thoroughlyFolded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar {
      case "ß", "ẞ": folded.append(contentsOf: "ss".unicodeScalars)
      case "æ", "Æ": folded.append(contentsOf: "ae".unicodeScalars)
      case "œ", "Œ": folded.append(contentsOf: "oe".unicodeScalars)
      case "ø", "Ø": folded.append("o")
      case "ł", "Ł": folded.append("l")
      default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark: continue
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: folded.append(" ")
        default:
          if scalar.properties.isDefaultIgnorableCodePoint { continue }
          folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
      }
    }
    return String(folded)
  }

  /// What the scalars of a text fold to, one by one: those from U+00A0 to U+00FF and from U+2010 to U+2026, and those of
  /// ASCII that are left out.
  private struct Foldings {
    let words: [[UInt8]]
    let without: [UInt8]
  }

  /// Folds a text of ASCII, Latin-1 and the usual dashes, quotes and dots, in which nothing combines with what stands
  /// before it; nil for any other.
  private static func folded(_ text: String, _ foldings: Foldings) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A: folded.append(UInt8(scalar.value))
      case 0x41...0x5A: folded.append(UInt8(scalar.value) + 0x20)
      case ..<0x80: if !foldings.without.contains(UInt8(scalar.value)) { folded.append(UInt8(scalar.value)) }
      case 0xA0...0xFF: folded += foldings.words[Int(scalar.value) - 0xA0]
      case 0x2010...0x2026: folded += foldings.words[Int(scalar.value) - 0x2010 + 0x60]
      case 0x20AC: folded += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      default: return nil
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  private static let withoutDots = foldings { thoroughlyFolded($0) }
  private static let writtenOut = foldings { thoroughlyFolded(spelledOut($0)) }

  private static let bareWithoutDots = bare(withoutDots, blanks: false)
  private static let bareWrittenOut = bare(writtenOut, blanks: false)
  private static let apartWithoutDots = bare(withoutDots, blanks: true)
  private static let apartWrittenOut = bare(writtenOut, blanks: true)

  private static func foldings(_ fold: (String) -> String) -> Foldings {
    Foldings(
      words: (Array(0xA0...0xFF) + Array(0x2010...0x2026)).map { value in
        Unicode.Scalar(UInt32(value)).map { Array(fold(String(Character($0))).utf8) } ?? []
      }, without: [])
  }

  /// The same without what `bare` leaves out.
  private static func bare(_ foldings: Foldings, blanks: Bool) -> Foldings {
    func bared(_ bytes: [UInt8]) -> [UInt8] { Array(bare(String(decoding: bytes, as: UTF8.self), blanks: blanks).utf8) }
    return Foldings(words: foldings.words.map(bared), without: (0..<0x80).filter { bared([$0]).isEmpty })
  }

  /// With umlauts and ß as they are written where a keyboard lacks them; capital umlauts become small.
  public static func spelledOut(_ text: String) -> String {
    var spelled = ""
    for character in text.precomposedStringWithCanonicalMapping {
      switch character {
      case "ä", "Ä": spelled += "ae"
      case "ö", "Ö": spelled += "oe"
      case "ü", "Ü": spelled += "ue"
      case "ß", "ẞ": spelled += "ss"
      default: spelled.append(character)
      }
    }
    return spelled
  }
}
