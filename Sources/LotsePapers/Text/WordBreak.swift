/// Breaks a word that is longer than a line: behind its own hyphens and slashes where it has some, else between letters
/// with a hyphen. An address gets no hyphen, so that it works when it is copied.
struct WordBreak {
  let width: Int

  /// Fewer letters than this look like a mistake at the end or the beginning of a line; three are a syllable.
  static let fewest = 3
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
    return Syllables(of: text).place(atMost: most) ?? most
  }

  private static func isWithinLetters(_ text: Substring, _ count: Int) -> Bool {
    guard let before = text.prefix(count).last, let after = text.dropFirst(count).first else { return false }
    return takesHyphen(before) && takesHyphen(after)
  }

  /// Letters of scripts that part words with a hyphen.
  static func takesHyphen(_ character: Character) -> Bool { character.isLowercase || character.isUppercase }
}
