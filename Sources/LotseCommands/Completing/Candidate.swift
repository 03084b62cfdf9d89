internal import LotseBasics

/// What a word can be completed to, and what it means.
struct Candidate: Hashable {
  let text: String
  /// Other words for the same, for who has begun to type one.
  let others: [String]
  let meaning: String

  init(_ text: String, _ meaning: String = "", others: [String] = []) {
    self.text = text
    self.others = others
    self.meaning = meaning
  }

  /// Those that go on with what is typed, in one word each: the first where it fits any of them, else another.
  static func fitting(_ word: String, among all: [Candidate]) -> [Candidate] {
    let word = word.lowercased()
    func goesOn(_ text: String) -> Bool { text.lowercased().hasPrefix(word) }
    let first = all.filter { goesOn($0.text) }
    if !first.isEmpty { return first.filter(\.isHarmless) }
    return all.compactMap { candidate in candidate.others.first(where: goesOn).map { Candidate($0, candidate.meaning) }
    }
    .filter(\.isHarmless)
  }

  /// Whether it can stand on a command line within quotes of any kind: a file that somebody else made could hold words
  /// that a shell would run. A colon in front would be an order to the script.
  private var isHarmless: Bool {
    !text.isEmpty && !text.hasPrefix(":")
      && text.unicodeScalars.allSatisfy { !Candidate.isControl($0) && !"\"'`$\\!".unicodeScalars.contains($0) }
  }

  /// The line that the shell's script reads; what stands before in the same word stays.
  func line(after start: String = "") -> String {
    let meaning = Text.replacing(in: meaning) { Candidate.isControl($0) ? " " : nil }
    return start + text + (meaning.isEmpty ? "" : "\t" + meaning)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
  }
}
