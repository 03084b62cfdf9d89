internal import LotseBasics

/// What a word can be completed to, and what it means.
struct Candidate: Hashable {
  let text: String
  let meaning: String

  init(_ text: String, _ meaning: String = "") {
    self.text = text
    self.meaning = meaning
  }

  /// Whether it can stand on a command line within quotes of any kind: a file that somebody else made could hold words
  /// that a shell would run. A colon in front would be an order to the script.
  var isHarmless: Bool {
    !text.isEmpty && !text.hasPrefix(":")
      && text.unicodeScalars.allSatisfy { !Candidate.isControl($0) && !"\"'`$\\!".unicodeScalars.contains($0) }
  }

  func continues(_ word: String) -> Bool { text.lowercased().hasPrefix(word.lowercased()) }

  /// The line that the shell's script reads.
  func line(after start: String) -> String {
    let meaning = Text.replacing(in: meaning) { Candidate.isControl($0) ? " " : nil }
    return start + text + (meaning.isEmpty ? "" : "\t" + meaning)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
  }
}
