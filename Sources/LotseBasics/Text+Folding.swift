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
    let plain = allBytes(of: text) { $0 < 0x80 } ? key : plainKey(text)
    return (plain == key ? [key] : [key, plain]).filter { !$0.isEmpty }
  }

  private static func plainKey(_ text: String) -> String {
    folded(text, bareWithoutDots) ?? bare(folded(text), blanks: false)
  }

  /// What search looks in: the text as people would type it, and the same with umlauts written out.
  public static func haystack(_ parts: [String]) -> String {
    let text = parts.joined(separator: "\n")
    let plain = folded(text, apartWithoutDots) ?? bare(folded(text))
    if allBytes(of: text, { $0 < 0x80 }) { return plain }
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

  /// What the scalars of a text fold to, one by one: those of ASCII, those from U+00A0 to U+00FF and from U+2010 to U+2026.
  private struct Foldings {
    /// Of each byte of ASCII the one byte that it folds to; `nothing` where it is left out.
    let plain: [UInt8]
    let words: [[UInt8]]

    /// No byte of a text.
    static let nothing: UInt8 = 0xFF

    init(words: [[UInt8]], leavesOut: (UInt8) -> Bool = { _ in false }) {
      self.words = words
      plain = (0..<0x80).map { byte in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : leavesOut(byte) ? Foldings.nothing : byte
      }
    }
  }

  /// Folds a text of ASCII, Latin-1 and the usual dashes, quotes and dots, in which nothing combines with what stands
  /// before it; nil for any other.
  private static func folded(_ text: String, _ foldings: Foldings) -> String? {
    text.utf8.withContiguousStorageIfAvailable { folded($0, foldings) } ?? folded(Array(text.utf8), foldings)
  }

  private static func folded<Bytes: RandomAccessCollection<UInt8>>(
    _ bytes: Bytes, _ foldings: Foldings
  ) -> String? where Bytes.Index == Int {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count + bytes.count / 8)
    var index = bytes.startIndex
    /// The scalar that a leading byte begins with the bits of the next ones.
    func scalar(_ byte: UInt8, _ length: Int) -> Int {
      (1..<length).reduce(Int(byte) & (0x7F >> length)) { $0 << 6 | Int(bytes[index + $1]) & 0x3F }
    }
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case ..<0x80:
        let plain = foldings.plain[Int(byte)]
        if plain != Foldings.nothing { folded.append(plain) }
        index += 1
      case 0xC2, 0xC3:
        let scalar = scalar(byte, 2)
        guard scalar >= 0xA0 else { return nil }
        folded += foldings.words[scalar - 0xA0]
        index += 2
      case 0xE2:
        let scalar = scalar(byte, 3)
        switch scalar {
        case 0x2010...0x2026: folded += foldings.words[scalar - 0x2010 + 0x60]
        case 0x20AC: folded += bytes[index..<index + 3]
        default: return nil
        }
        index += 3
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
      })
  }

  /// The same without what `bare` leaves out.
  private static func bare(_ foldings: Foldings, blanks: Bool) -> Foldings {
    func bared(_ bytes: [UInt8]) -> [UInt8] { Array(bare(String(decoding: bytes, as: UTF8.self), blanks: blanks).utf8) }
    return Foldings(words: foldings.words.map(bared)) { bared([$0]).isEmpty }
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
