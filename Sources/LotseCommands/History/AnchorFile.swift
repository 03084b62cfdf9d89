internal import Glibc
internal import LotseBasics
internal import LotseStore

/// Hashes of the chain noted from time to time, one a line: change, hash and day. It proves something only where whoever
/// may write the strategy may not write it.
struct AnchorFile {
  let path: String
  private let text: String
  /// What was noted earlier, oldest first.
  let anchors: [Anchor]

  /// Reads the file; one that does not exist yet has nothing noted. Throws a failure that names the line.
  init(_ path: String) throws {
    self.path = path
    if let database = Store.database(keptBesideBy: path) { throw StoreError.companion(path, of: database) }
    guard access(path, F_OK) == 0 else {
      (text, anchors) = ("", [])
      return
    }
    let text = try WholeFile.read(path)
    self.text = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
    anchors = try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      let words = line.split { $0 == " " || $0 == "\t" }
      guard let first = words.first, !first.hasPrefix("#") else { return nil }
      guard (2...3).contains(words.count), let anchor = Anchor("\(first):\(words[1])") else {
        throw Failure(
          .refused,
          Phrase(
            "\(path):\(index + 1): Hier steht keine Prüfsumme einer Änderung.",
            "\(path):\(index + 1): This is not the hash of a change."),
          hint: Phrase(
            "Zeilen sind so: Änderung, Prüfsumme, Tag; andere beginnen mit #.",
            "Lines are like this: change, hash, day; others begin with #."))
      }
      return anchor
    }
  }

  /// Adds the present head of the chain; one that is noted last already is not noted twice.
  func note(_ change: Int, _ hash: String, on day: Day) throws -> Bool {
    guard let anchor = Anchor("\(change):\(hash)"), anchors.last != anchor else { return false }
    // It is what stood there, and a line more.
    try WholeFile.write("\(text)\(change) \(hash) \(day)\n", to: path, force: true)
    return true
  }
}
