internal import LotseBasics

/// The table of contents of a long paper: a link for every section.
struct PaperContents {
  let title: String
  let headings: [(number: Int, text: String)]
  /// Whether the document says where it stands.
  let isPlaced: Bool

  /// Fewer sections than this are found without it.
  private static let fewest = 8
  /// Sections, not their parts, so that it stays on the first page.
  static let deepest = 2

  /// Nil where the document is short.
  init?(_ document: Document) {
    title = document.language("Inhalt", "Contents")
    var headings: [(number: Int, text: String)] = []
    var number = 0
    for case .heading(let level, let text) in document.blocks {
      if level == PaperContents.deepest { headings.append((number, text)) }
      number += 1
    }
    guard headings.count >= PaperContents.fewest else { return nil }
    self.headings = headings
    isPlaced = document.blocks.contains { if case .contents = $0 { true } else { false } }
    guard isPlaced || document.frame?.hasContents != false else { return nil }
  }

  static func name(_ heading: Int) -> String { "section\(heading)" }

  /// Where the document does not say so, it stands before the first section, after the head of the paper.
  func isBefore(heading: Int) -> Bool { !isPlaced && heading == headings.first?.number }
}
