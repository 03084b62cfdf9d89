internal import LotseBasics
internal import LotseSheets

/// A text that a print has where the document has another one.
public struct PrintDifference: Hashable, Sendable {
  /// The page that it stands on, or that what is missing should stand on; from 1.
  public let page: Int
  /// Nil where the document's is missing.
  public let printed: String?
  /// Nil where the document has none there.
  public let expected: String?
}

extension Document {
  /// Where the texts of a print are not those of the document, in their order. What a template of one's own says beside them
  /// is passed over unless it has figures.
  public func differences(to print: [PrintedText]) -> [PrintDifference] {
    let printed = print.map { (page: $0.page, text: ReadText($0.text)) }.filter { !$0.text.isEmpty }
    let expected = printedTexts.map { ReadText($0) }.filter { !$0.isEmpty }
    let changes = expected.difference(from: printed.map(\.text)) { $0.matches($1) }
    let removed = Set(changes.removals.map { if case .remove(let offset, _, _) = $0 { offset } else { -1 } })
    let inserted = Set(changes.insertions.map { if case .insert(let offset, _, _) = $0 { offset } else { -1 } })
    let around = frame.map { [$0.letterhead.joined(), $0.marking ?? ""].map { ReadText($0) } } ?? []
    var differences: [PrintDifference] = []
    var (index, place) = (0, 0)
    var page = 1
    while index < printed.count || place < expected.count {
      let isOther = removed.contains(index)
      let isMissing = inserted.contains(place)
      if index < printed.count { page = printed[index].page }
      if isOther || isMissing {
        let other = isOther ? printed[index].text : nil
        let isFree = other.map { text in !text.hasFigures || around.contains { $0.matches(text) } } ?? false
        if isMissing || !isFree {
          differences.append(
            PrintDifference(
              page: page, printed: other?.text, expected: isMissing ? expected[place].text : nil))
        }
      }
      index += isOther || !isMissing ? 1 : 0
      place += isMissing || !isOther ? 1 : 0
    }
    return differences
  }

  /// How many texts of a document a print can be held against.
  public var countOfTexts: Int { printedTexts.filter { !ReadText($0).isEmpty }.count }

  /// The texts in the order in which a page has them.
  private var printedTexts: [String] {
    var text = PageText()
    return pageJSON(&text)["blocks"]?.list.flatMap { block -> [String] in
      func texts(_ key: String) -> [String] { block[key]?.list.compactMap(\.string) ?? [] }
      let pairs = block["fields"]?.list.flatMap { [$0["name"]?.string, $0["value"]?.string] } ?? []
      let cells =
        (block["columns"]?.list.map { $0["title"]?.string } ?? [])
        + (block["rows"]?.list.flatMap { $0.list.map { $0["text"]?.string } } ?? [])
      return [block["text"]?.string, block["title"]?.string, block["caption"]?.string].compactMap { $0 }
        + texts("items") + texts("lines") + (pairs + cells).compactMap { $0 }
    } ?? []
  }
}

/// A text as it can be read back from a page: without blanks, quotes, and hyphens that a line may have got. Of scripts whose
/// glyphs stand in another order than their letters, the figures alone.
private struct ReadText {
  let text: String
  private let letters: String
  private let figures: String
  private let isLoose: Bool

  init(_ text: String) {
    let shown = text.unicodeScalars.filter { $0.properties.generalCategory != .format }
    self.text = String(String.UnicodeScalarView(shown)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    isLoose = shown.contains { scalar in
      scalar == PageText.sign || scalar.properties.generalCategory == .nonspacingMark
        || scalar.value > 0x52F && scalar.properties.isAlphabetic && !(0x1E00...0x1EFF).contains(scalar.value)
    }
    var letters = ""
    let characters = self.text.filter { !$0.isWhitespace }.map { $0 }
    for (index, character) in characters.enumerated() {
      let isSign = "+−±%,.:;/→=<>()&@#*_|".contains(character)
      let isMinus = character == "-" && index + 1 < characters.count && characters[index + 1].isNumber
      if character.isLetter || character.isNumber || isSign || isMinus { letters.append(character) }
    }
    self.letters = letters
    figures = String(text.filter(\.isNumber).sorted())
  }

  var isEmpty: Bool { letters.isEmpty && !isLoose }
  var hasFigures: Bool { !figures.isEmpty }

  func matches(_ other: ReadText) -> Bool {
    isLoose || other.isLoose ? figures == other.figures : letters == other.letters
  }
}
