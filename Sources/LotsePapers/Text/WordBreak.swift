/// Breaks a word that is longer than a line: behind its own hyphens and slashes where it has some, else between letters
/// with a hyphen. An address gets no hyphen, so that it works when it is copied.
struct WordBreak {
  let width: Int

  /// Fewer letters than this look like a mistake at the end or the beginning of a line; three are a syllable.
  private static let fewest = 3
  /// On a line as narrow as this every cell is needed.
  private static let narrow = 4

  func pieces(of word: Substring) -> [String] {
    let isAddress = WordBreak.isAddress(word)
    var pieces: [String] = []
    var piece = ""
    for part in WordBreak.parts(of: word, isAddress: isAddress) {
      if TerminalWidth.of(piece) + TerminalWidth.of(part) <= width {
        piece += part
        continue
      }
      if !piece.isEmpty { pieces.append(piece) }
      var rest = part
      while TerminalWidth.of(rest) > width, rest.count > 1 {
        let count = cut(rest, isAddress: isAddress)
        let isParted = !isAddress && WordBreak.isWithinLetters(rest, count) && width > WordBreak.narrow
        pieces.append(rest.prefix(count) + (isParted ? "-" : ""))
        rest = rest.dropFirst(count)
      }
      piece = String(rest)
    }
    return pieces + [piece]
  }

  private static func isAddress(_ word: Substring) -> Bool {
    // Nearly no word has a slash.
    guard word.utf8.contains(UInt8(ascii: "/")) else { return word.hasPrefix("www.") }
    return word.contains("://") || word.hasPrefix("www.")
      || word.contains("/") && word.prefix { $0 != "/" }.contains(".")
  }

  /// The word parted behind its hyphens, slashes and the points of a day; a part of one or two letters stays with its neighbour.
  private static func parts(of word: Substring, isAddress: Bool) -> [Substring] {
    let ends: [Character] = isAddress ? ["/"] : ["-", "/", "–"]
    var parts: [Substring] = []
    var start = word.startIndex
    for index in word.indices {
      let end = word.index(after: index)
      // Of a day the year goes to the next line.
      let isOfDay = !isAddress && word[index] == "." && word[..<index].last?.isNumber == true
      guard ends.contains(word[index]) || isOfDay else { continue }
      let isLast = end == word.endIndex || !ends.contains(word[end])
      guard isLast, letters(word[start..<end]) >= fewest, letters(word[end...]) >= fewest else { continue }
      parts.append(word[start..<end])
      start = end
    }
    return parts + [word[start...]]
  }

  private static func letters(_ text: Substring) -> Int { text.count { $0.isLetter || $0.isNumber } }

  /// How many characters of a text that is too long go on this line.
  private func cut(_ text: Substring, isAddress: Bool) -> Int {
    var most = 0
    var cells = 0
    for character in text {
      cells += TerminalWidth.of(character: character)
      if cells > width { break }
      most += 1
    }
    most = max(1, most)
    guard !isAddress, width > WordBreak.narrow, WordBreak.isWithinLetters(text, most) else { return most }
    // One cell is for the hyphen.
    most = max(1, most - 1)
    let candidates = (1...most).reversed().filter { count in
      !WordBreak.isWithinLetters(text, count)
        || WordBreak.run(text.prefix(count).reversed()) >= WordBreak.fewest
          && WordBreak.run(text.dropFirst(count)) >= WordBreak.fewest
    }
    // A few cells are given up for a syllable.
    let near = candidates.prefix { $0 > most - WordBreak.reach }
    if let syllable = near.first(where: { WordBreak.beginsSyllable(text, $0) }) { return syllable }
    let whole = candidates.filter { !WordBreak.partsWord(text, $0) }
    return whole.first { !WordBreak.isVowel(text.dropFirst($0).first) } ?? whole.first ?? candidates.first ?? most
  }

  private static let reach = 6

  /// Whether a syllable may begin there: behind the joint of a compound, with a part that begins with a vowel, else with
  /// one sound before a vowel, as German and English mostly have it.
  private static func beginsSyllable(_ text: Substring, _ count: Int) -> Bool {
    guard isWithinLetters(text, count) else { return true }
    let (before, after) = around(text, count)
    if isJoint(before, after) { return true }
    let isInside = sounds.contains { sound in
      (1..<sound.count).contains { before.hasSuffix(sound.prefix($0)) && after.hasPrefix(sound.dropFirst($0)) }
    }
    guard !isInside, !partsWord(text, count) else { return false }
    let sound = sounds.first { after.hasPrefix($0) }?.count ?? 1
    return !isVowel(after.first) && isVowel(after.dropFirst(sound).first)
  }

  /// Whether letters of one part of a compound would go to the other.
  private static func partsWord(_ text: Substring, _ count: Int) -> Bool {
    let (before, after) = around(text, count)
    if isJoint(before, after) { return false }
    let consonants = after.prefix { !isVowel($0) }
    // Behind most consonants an s joins two words, as in Rechtsamt; not so in Ticketsystem.
    if consonants == "s", let last = before.last, !isVowel(last), !"lnrs".contains(last) { return true }
    if (1...3).contains(where: { consonants.count >= $0 && isJoint(before + after.prefix($0), after.dropFirst($0)) }) {
      return true
    }
    let left = before.reversed().prefix { !isVowel($0) }.count
    return (1...3).contains { left >= $0 && isJoint(before.dropLast($0), before.suffix($0) + after) }
  }

  private static func around(_ text: Substring, _ count: Int) -> (before: String, after: String) {
    (text.prefix(count).suffix(8).lowercased(), text.dropFirst(count).prefix(12).lowercased())
  }

  /// Whether two parts of a compound meet there. Ver- and ge- take the consonant that a part would leave to them.
  private static func isJoint(_ before: some StringProtocol, _ after: some StringProtocol) -> Bool {
    if joints.contains(where: before.hasSuffix) || partsWithConsonants.contains(where: after.hasPrefix) { return true }
    guard let last = before.last, !isVowel(last) else { return false }
    return partsWithS.contains(where: after.hasPrefix)
      || last != "v" && !before.hasSuffix("ges") && parts.contains(where: after.hasPrefix)
  }

  static func isVowel(_ letter: Character?) -> Bool { letter.map("aeiouyäöü".contains) ?? false }

  private static func isWithinLetters(_ text: Substring, _ count: Int) -> Bool {
    guard let before = text.prefix(count).last, let after = text.dropFirst(count).first else { return false }
    return takesHyphen(before) && takesHyphen(after)
  }

  private static func run(_ text: some Sequence<Character>) -> Int {
    var count = 0
    for character in text {
      guard takesHyphen(character) else { break }
      count += 1
    }
    return count
  }

  /// Letters of scripts that part words with a hyphen.
  private static func takesHyphen(_ character: Character) -> Bool { character.isLowercase || character.isUppercase }
}
