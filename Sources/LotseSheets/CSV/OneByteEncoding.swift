/// Encodings of one byte per character that German offices still have: of Windows, of DOS, of old Macs and of Unix.
enum OneByteEncoding {
  /// The characters of the bytes from 0x80 on; U+FFFD where there is none.
  static func upper(_ encoding: TextEncoding) -> [Unicode.Scalar] {
    switch encoding {
    case .utf8: []
    case .windows1252: windows1252
    case .latin9: latin9
    case .cp850: cp850
    case .macRoman: macRoman
    }
  }

  private static func table(_ characters: String) -> [Unicode.Scalar] { Array(characters.unicodeScalars) }

  private static let latin1 = table(
    """
     ¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
    """)

  private static let windows1252 =
    table("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ") + latin1

  private static let latin9: [Unicode.Scalar] = {
    var upper = Array(repeating: Unicode.Scalar(0xFFFD as UInt16) ?? "?", count: 32) + latin1
    let changed: [(Int, Unicode.Scalar)] = [
      (0xA4, "€"), (0xA6, "Š"), (0xA8, "š"), (0xB4, "Ž"), (0xB8, "ž"), (0xBC, "Œ"), (0xBD, "œ"), (0xBE, "Ÿ"),
    ]
    for (byte, scalar) in changed { upper[byte - 0x80] = scalar }
    return upper
  }()

  private static let cp850 = table(
    """
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
    """)

  private static let macRoman = table(
    """
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
    ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
    """)

  /// The encoding that German text in these bytes was most likely written with: Windows, unless there is a byte that it
  /// does not have or another one makes more of German words. `places` are the bytes that matter; without them, all.
  static func likeliest(_ raw: [UInt8], at places: [Int]? = nil) -> TextEncoding {
    let places: [Int] = places ?? raw.indices.filter { raw[$0] >= 0x80 }
    let windows = score(raw, .windows1252, places)
    let lacks = places.contains { windows1252[Int(raw[$0]) - 0x80] == "\u{FFFD}" }
    var best = (encoding: TextEncoding.windows1252, score: lacks ? windows : max(windows, 0))
    for encoding in [TextEncoding.latin9, .cp850, .macRoman] {
      let score = score(raw, encoding, places)
      if score > best.score { best = (encoding, score) }
    }
    return best.encoding
  }

  private static let german = Set("äöüÄÖÜß".unicodeScalars)

  /// German letters beside letters speak for an encoding; signs inside words, and bytes without a character, against it.
  private static func score(_ raw: [UInt8], _ encoding: TextEncoding, _ places: [Int]) -> Int {
    let upper = upper(encoding)
    var score = 0
    var (opened, closed) = (0, 0)
    for next in places.prefix(20_000) {
      let place = next + 1
      let scalar = upper[Int(raw[next]) - 0x80]
      let before = next > 0 ? raw[next - 1] : 0x20
      let after = place < raw.count ? raw[place] : 0x20
      let isInWord = isLetter(before) && isLetter(after)
      let isAtWord = isLetter(before) || isLetter(after)
      if scalar == "\u{FFFD}" {
        score -= 6
      } else if german.contains(scalar) {
        score += isAtWord || before >= 0x80 || after >= 0x80 ? 3 : 0
      } else if "„“”»«‚‘’".unicodeScalars.contains(scalar), !isInWord {
        if isLetter(after) { opened += 1 } else if isLetter(before) { closed += 1 }
      } else if scalar == "¤" {
        score -= 2
      } else if !scalar.properties.isAlphabetic, isInWord, !"’'·–-".unicodeScalars.contains(scalar) {
        score -= 3
      } else if scalar.properties.isAlphabetic, !isAtWord, before < 0x80, after < 0x80 {
        // No word of one letter has an accent.
        score -= 3
      } else if scalar.properties.isAlphabetic, !"éèêáàâçñóôåøæœ".unicodeScalars.contains(scalar) {
        score -= 1
      }
    }
    // A quotation that opens and closes around words is no chance.
    return score + min(opened, closed) * 6
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
