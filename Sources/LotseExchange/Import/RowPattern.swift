internal import LotseBasics

/// A row that is left out: by its line, or by what stands in its first cell or under the title; `Stand: *` is a start.
enum RowPattern: Hashable, Sendable {
  case line(Int)
  case text(String)
  case start(String)

  init(_ text: String) {
    let folded = ImportMapping.folded(text)
    self = folded.last == "*" && folded.count > 1 ? .start(String(folded.dropLast()).trimmedEnd) : .text(folded)
  }

  func matches(line: Int, texts: [String]) -> Bool {
    switch self {
    case .line(let number): number == line
    case .text(let text): texts.contains(text)
    case .start(let start): texts.contains { $0.hasPrefix(start) }
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
