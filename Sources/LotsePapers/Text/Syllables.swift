/// Where a text may be broken between letters, each of which is looked up once: where parts of a compound meet, else where a
/// syllable may begin.
struct Syllables {
  private let letters: [Character]
  private let isVowel: [Bool]
  private let isCapital: [Bool]
  /// How many letters that a hyphen can part stand before a place without a gap, and how many behind it.
  private let before: [Int]
  private let behind: [Int]
  /// Whether two parts of a compound meet at a place.
  private let isJoint: [Bool]

  /// How many letters are given up for a syllable.
  private static let reach = 6

  init(of text: Substring) {
    let letters = text.map { $0.lowercased().first ?? $0 }
    let isVowel = letters.map { Syllables.vowels.contains($0) }
    var before = Array(repeating: 0, count: letters.count + 1)
    var behind = before
    let isParted = text.map(WordBreak.takesHyphen)
    for place in letters.indices where isParted[place] { before[place + 1] = before[place] + 1 }
    for place in letters.indices.reversed() where isParted[place] { behind[place] = behind[place + 1] + 1 }
    isCapital = text.map(\.isUppercase)
    isJoint = (0...letters.count).map { Syllables.isJoint($0, letters, isVowel) }
    (self.letters, self.isVowel, self.before, self.behind) = (letters, isVowel, before, behind)
  }

  /// The best place of a break, with so many letters before it at most; nil where every one would leave too few letters.
  func place(atMost most: Int) -> Int? {
    let candidates = (1...most).reversed().filter { place in
      !isWithinLetters(place) || before[place] >= WordBreak.fewest && behind[place] >= WordBreak.fewest
    }
    let near = candidates.prefix { $0 > most - Syllables.reach }
    if let syllable = near.first(where: beginsSyllable) { return syllable }
    let whole = candidates.filter { !partsWord($0) }
    // A capital begins a word, whatever letter it is.
    return whole.first { !isVowel[$0] || isCapital[$0] } ?? whole.first ?? candidates.first
  }

  private func isWithinLetters(_ place: Int) -> Bool { before[place] > 0 && behind[place] > 0 }

  /// Whether a syllable may begin there: a part of a compound, else one sound before a vowel, as German and English mostly
  /// have it.
  private func beginsSyllable(_ place: Int) -> Bool {
    guard isWithinLetters(place), !isJoint[place] else { return true }
    let isInside = Syllables.sounds.contains { sound in
      (1..<sound.count).contains { place >= $0 && has(sound, at: place - $0) }
    }
    guard !isInside, !partsWord(place) else { return false }
    let vowel = place + (Syllables.sounds.first { has($0, at: place) }?.count ?? 1)
    return !isVowel[place] && vowel < letters.count && isVowel[vowel]
  }

  /// Whether letters of one part of a compound would go to the other.
  private func partsWord(_ place: Int) -> Bool {
    if isJoint[place] { return false }
    let right = isVowel[place...].prefix { !$0 }.count
    let left = isVowel[..<place].reversed().prefix { !$0 }.count
    // Behind most consonants an s joins two words, as in Rechtsamt; not so in Ticketsystem.
    if right == 1, letters[place] == "s", left > 0, !Syllables.opening.contains(letters[place - 1]) { return true }
    return (1...3).contains { right >= $0 && isJoint[place + $0] || left >= $0 && isJoint[place - $0] }
  }

  private func has(_ part: [Character], at place: Int) -> Bool { letters[place...].starts(with: part) }

  /// Ver- and ge- take the consonant that a part which begins with a vowel would leave to them.
  private static func isJoint(_ place: Int, _ letters: [Character], _ isVowel: [Bool]) -> Bool {
    if joints.contains(where: { letters[..<place].reversed().starts(with: $0) }) { return true }
    guard place < letters.count, parts[letters[place]]?.contains(where: letters[place...].starts) ?? false else {
      return false
    }
    // A part that begins with several consonants is one wherever it stands.
    guard isVowel[place] || place + 1 < letters.count && isVowel[place + 1] else { return true }
    guard place > 0, !isVowel[place - 1] else { return false }
    return !isVowel[place] || letters[place - 1] != "v" && !letters[..<place].reversed().starts(with: "seg")
  }
}
