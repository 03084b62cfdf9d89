internal import LotseBasics

/// A part of a report that an outline may name, such as `{{> summary}}`: the cases of one kind of report, by their names.
/// Its layout writes every one of them, which the compiler sees to.
public protocol OutlinePart: CaseIterable, CustomStringConvertible, Hashable, RawRepresentable<String>, Sendable {
  /// The part that names every section in which nothing stands; an outline that has it shows none of them.
  static var nothing: Self? { get }
}

extension OutlinePart {
  public var description: String { rawValue }
  public static var nothing: Self? { nil }
}

/// The skeleton of a report as a city may change it: Markdown with headings, fixed texts, values such as `{{committee}}`
/// and parts such as `{{> summary}}`, which stand on a line of their own.
///
/// A paragraph that names a value which is not there is left out, and so is a heading under which nothing remains. What
/// a report must say stands in it whatever the outline does.
public struct Outline<Part: OutlinePart>: Sendable {
  enum Line {
    case heading(Int, Text)
    case paragraph(Text)
    case notice(Text)
    case item(Text)
    case part(Part)
  }

  /// A text with the values that it names, in order.
  struct Text {
    fileprivate let pieces: [Piece]
    var names: [String] { pieces.compactMap { if case .value(let name) = $0 { name } else { nil } } }
  }

  fileprivate enum Piece {
    case words(String)
    case value(String)
  }

  let lines: [Line]

  /// The values that no outline can leave out: that the report is not for the public, and the notice of the
  /// configuration.
  private static var always: [String] { ["marking", "notice"] }

  /// Reads an outline. Throws `OutlineFlaw` for a name or part that the report does not have, and for want of a title.
  public init(_ text: String, values: [String]) throws(OutlineFlaw) {
    var lines: [Line] = []
    var paragraph: [(number: Int, text: Substring)] = []
    var isComment = false

    func flush() throws(OutlineFlaw) {
      guard !paragraph.isEmpty else { return }
      var pieces: [Piece] = []
      for (index, line) in paragraph.enumerated() {
        let breaks = line.text.hasSuffix("\\")
        pieces += try Outline.text(breaks ? line.text.dropLast() : line.text, line.number, values).pieces
        if index < paragraph.count - 1 { pieces.append(.words(breaks ? "\n" : " ")) }
      }
      lines.append(.paragraph(Text(pieces: pieces)))
      paragraph = []
    }

    for (index, raw) in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let number = index + 1
      let line = raw.drop { $0 == " " }
      if isComment || line.hasPrefix("<!--") {
        isComment = !line.contains("-->")
        continue
      }
      if line.isEmpty {
        try flush()
      } else if line.hasPrefix("{{>") {
        try flush()
        lines.append(.part(try Outline.part(line, number, column: raw.count - line.count + 1)))
      } else if let level = Outline.level(of: line) {
        try flush()
        lines.append(.heading(level, try Outline.text(line.dropFirst(level + 1), number, values, after: level + 1)))
      } else if line.hasPrefix("> ") {
        try flush()
        lines.append(.notice(try Outline.text(line.dropFirst(2), number, values, after: 2)))
      } else if line.hasPrefix("- ") {
        try flush()
        lines.append(.item(try Outline.text(line.dropFirst(2), number, values, after: 2)))
      } else {
        paragraph.append((number, line))
      }
    }
    try flush()
    guard lines.contains(where: { if case .heading(1, _) = $0 { true } else { false } }) else {
      throw OutlineFlaw(line: 1, column: 1, .noTitle)
    }
    self.lines = lines
  }

  init(lines: [Line]) { self.lines = lines }

  private static func level(of line: Substring) -> Int? {
    let level = line.prefix { $0 == "#" }.count
    return (1...3).contains(level) && line.dropFirst(level).hasPrefix(" ") ? level : nil
  }

  private static func part(_ line: Substring, _ number: Int, column: Int) throws(OutlineFlaw) -> Part {
    guard let end = line.firstRange(of: "}}") else { throw OutlineFlaw(line: number, column: column, .unclosed) }
    let name = line[line.startIndex..<end.lowerBound].dropFirst(3).trimming
    guard line[end.upperBound...].allSatisfy({ $0 == " " }) else {
      throw OutlineFlaw(line: number, column: column, .partWithinLine(name))
    }
    guard let part = Part(rawValue: name) else {
      throw OutlineFlaw(line: number, column: column, .unknownPart(name, known: Part.allCases.map(\.rawValue)))
    }
    return part
  }

  private static func text(
    _ text: Substring, _ number: Int, _ known: [String], after offset: Int = 0
  ) throws(OutlineFlaw) -> Text {
    var pieces: [Piece] = []
    var rest = text
    while let start = rest.firstRange(of: "{{") {
      let column = offset + text.distance(from: text.startIndex, to: start.lowerBound) + 1
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
        throw OutlineFlaw(line: number, column: column, .unclosed)
      }
      let name = rest[start.upperBound..<end.lowerBound].trimming
      if name.hasPrefix(">") {
        throw OutlineFlaw(line: number, column: column, .partWithinLine(name.dropFirst().trimming))
      }
      guard known.contains(name) else {
        throw OutlineFlaw(line: number, column: column, .unknownValue(name, known: known))
      }
      if start.lowerBound > rest.startIndex { pieces.append(.words(String(rest[..<start.lowerBound]))) }
      pieces.append(.value(name))
      rest = rest[end.upperBound...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    return Text(pieces: pieces)
  }

  /// The blocks of the report: values that are not there and parts without blocks leave out what names them. What must
  /// be said and is named in no paragraph of the outline stands under the title. A part that says `none` alone is empty:
  /// where the outline names the empty ones together, `naming` writes that from their headings.
  public func blocks(
    values: [String: String], none: String? = nil, naming: ([String]) -> [Document.Block] = { _ in [] },
    _ written: (Part) -> [Document.Block]
  ) -> [Document.Block] {
    let namesEmpty = lines.contains { if case .part(let part) = $0 { part == Part.nothing } else { false } }
    var place: Int?
    var empty: [String] = []
    func isEmpty(_ blocks: [Document.Block]) -> Bool {
      guard namesEmpty, blocks.count == 1, case .paragraph(let text)? = blocks.first else { return false }
      return text == none
    }
    func filled(_ text: Text) -> String? {
      var filled = ""
      for piece in text.pieces {
        switch piece {
        case .words(let words): filled += words
        case .value(let name):
          guard let value = values[name], !value.isEmpty else { return nil }
          filled += value
        }
      }
      return filled
    }
    var blocks: [Document.Block] = []
    var items: [String] = []
    var said: Set<String> = []
    func say(_ text: Text, _ block: (String) -> Document.Block) {
      guard let words = filled(text) else { return }
      blocks.append(block(words))
      said.formUnion(text.names)
    }
    for line in lines {
      if case .item(let text) = line {
        if let item = filled(text) { items.append(item) }
        continue
      }
      if !items.isEmpty { blocks.append(.list(items)) }
      items = []
      switch line {
      case .heading(let level, let text): if let text = filled(text) { blocks.append(.heading(level, text)) }
      case .paragraph(let text): say(text) { .paragraph($0) }
      case .notice(let text): say(text) { .notice($0) }
      case .part(let part) where part == Part.nothing: place = blocks.count
      case .part(let part):
        let section = written(part)
        if isEmpty(section) {
          if case .heading(_, let title)? = blocks.last { empty.append(title) }
        } else {
          blocks += section
        }
      case .item: break
      }
    }
    if !items.isEmpty { blocks.append(.list(items)) }
    if let place {
      // Headings before it that nothing stands under do not stand for what it says.
      blocks =
        Outline.withoutEmptySections(Array(blocks[..<place])) + (empty.isEmpty ? [] : naming(empty)) + blocks[place...]
    }
    let unsaid = Outline.always.filter { !said.contains($0) }.compactMap { values[$0] }.filter { !$0.isEmpty }
    let title = blocks.firstIndex { if case .heading(1, _) = $0 { true } else { false } }
    blocks.insert(contentsOf: unsaid.map { .notice($0) }, at: title.map { $0 + 1 } ?? 0)
    return Outline.withoutEmptySections(blocks)
  }

  /// Without headings under which nothing stands before the next of their rank.
  private static func withoutEmptySections(_ blocks: [Document.Block]) -> [Document.Block] {
    var kept: [Document.Block] = []
    var lowest = 0
    for block in blocks.reversed() {
      if case .heading(let level, _) = block {
        if lowest == 0 || lowest <= level, level > 1 { continue }
        lowest = level
      } else if case .contents = block {
        // It stands under no heading.
      } else {
        lowest = Int.max
      }
      kept.append(block)
    }
    return kept.reversed()
  }
}

/// What is wrong with an outline, and where.
public struct OutlineFlaw: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// Nothing says what the report is called.
    case noTitle
    case unclosed
    /// A part stands in the middle of a text.
    case partWithinLine(String)
    case unknownValue(String, known: [String])
    case unknownPart(String, known: [String])
  }

  public let line: Int
  public let column: Int
  public let reason: Reason

  init(line: Int, column: Int, _ reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }
}

extension Substring {
  fileprivate var trimming: String { split(separator: " ").joined(separator: " ") }
}
