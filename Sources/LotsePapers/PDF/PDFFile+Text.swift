/// What a printed page says, element by element.
public struct PrintedText: Hashable, Sendable {
  /// From 1.
  public let page: Int
  public let text: String

  public init(page: Int, text: String) {
    self.page = page
    self.text = text
  }
}

extension PDFFile {
  /// The texts of the document in the order in which they are read: headings, paragraphs, items, cells. Pictures, the table
  /// of contents, and what stands on every page are none of them.
  public func texts() throws(Flaw) -> [PrintedText] {
    let pages = try pages()
    var numbers: [Int: Int] = [:]
    var marked: [[Int: String]] = []
    for (index, page) in pages.enumerated() {
      numbers[page] = index
      marked.append(try markedTexts(try resolved(.reference(page))))
    }
    var walk = Walk(texts: [], numbers: numbers, marked: marked)
    try collect(try resolved(catalog["StructTreeRoot"])["K"], &walk, depth: 0)
    return walk.texts
  }

  private struct Walk {
    var texts: [PrintedText]
    /// Of pages by their objects.
    let numbers: [Int: Int]
    let marked: [[Int: String]]
  }

  private static let blocks: Set<String> = [
    "P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "Lbl", "LBody", "Caption",
  ]
  private static let skipped: Set<String> = ["Figure", "TOC"]

  private func collect(_ value: PDFValue?, _ walk: inout Walk, depth: Int) throws(Flaw) {
    guard depth < 64 else { throw .notUnderstood("StructTreeRoot") }
    for entry in value?.list ?? [value ?? .null] {
      let element = try resolved(entry)
      guard let kind = element["S"]?.name, !PDFFile.skipped.contains(kind) else { continue }
      if PDFFile.blocks.contains(kind) {
        var block = (page: -1, text: "")
        try gather(element, walk, &block, depth: depth)
        if block.page >= 0 { walk.texts.append(PrintedText(page: block.page + 1, text: block.text)) }
      } else {
        try collect(element["K"], &walk, depth: depth + 1)
      }
    }
  }

  /// The whole text of an element, with that of the elements in it.
  private func gather(
    _ element: PDFValue, _ walk: Walk, _ block: inout (page: Int, text: String), depth: Int
  ) throws(Flaw) {
    guard depth < 64 else { throw .notUnderstood("StructElem") }
    for entry in element["K"]?.list ?? [element["K"] ?? .null] {
      let kid = try resolved(entry)
      let isMark = kid["Type"]?.name == "MCR"
      guard let mark = kid.integer ?? (isMark ? kid["MCID"]?.integer : nil) else {
        if let kind = kid["S"]?.name, !PDFFile.skipped.contains(kind) {
          try gather(kid, walk, &block, depth: depth + 1)
        }
        continue
      }
      guard case .reference(let object)? = isMark ? kid["Pg"] ?? element["Pg"] : element["Pg"],
        let page = walk.numbers[object]
      else { throw .notUnderstood("Pg") }
      if block.page < 0 { block.page = page }
      // Every line is a piece of its own.
      block.text += (walk.marked[page][mark] ?? "") + " "
    }
  }

  /// The texts of a page by the numbers that its elements refer to.
  private func markedTexts(_ page: PDFValue) throws(Flaw) -> [Int: String] {
    var fonts: [String: [Int: String]] = [:]
    if case .dictionary(let named) = try resolved(resolved(page["Resources"])["Font"]) {
      for (name, font) in named {
        let font = try resolved(font)
        if font["ToUnicode"] != nil { fonts[name] = PDFFile.characters(try stream(font["ToUnicode"])) }
      }
    }
    var scanner = PDFScanner(try stream(page["Contents"]))
    var operands: [PDFValue] = []
    var marks: [(number: Int?, actual: String?)] = []
    var font: [Int: String] = [:]
    var texts: [Int: String] = [:]
    while let value = scanner.value() {
      guard case .word(let word) = value else {
        operands.append(value)
        continue
      }
      switch word {
      case "BDC":
        let properties = operands.last
        marks.append((properties?["MCID"]?.integer, properties?["ActualText"]?.text))
        if let text = properties?["ActualText"]?.text, let number = marks.last(where: { $0.number != nil })?.number {
          texts[number, default: ""] += text
        }
      case "BMC": marks.append((nil, nil))
      case "EMC": _ = marks.popLast()
      case "Tf": font = operands.first?.name.flatMap { fonts[$0] } ?? [:]
      case "Tj", "TJ":
        guard let number = marks.last(where: { $0.number != nil })?.number, !marks.contains(where: { $0.actual != nil })
        else { break }
        for case .string(let bytes) in operands.first?.list ?? operands {
          texts[number, default: ""] += PDFFile.text(bytes, font)
        }
      default: break
      }
      operands = []
    }
    return texts
  }

  /// The glyphs of a text in two bytes each, as the font names their characters.
  private static func text(_ bytes: [UInt8], _ font: [Int: String]) -> String {
    stride(from: 0, to: bytes.count - 1, by: 2).map { font[Int(bytes[$0]) << 8 | Int(bytes[$0 + 1])] ?? "\u{FFFD}" }
      .joined()
  }

  /// What a font says its glyphs stand for.
  static func characters(_ map: [UInt8]) -> [Int: String] {
    var characters: [Int: String] = [:]
    var scanner = PDFScanner(map)
    var operands: [PDFValue] = []
    func code(_ value: PDFValue) -> Int? { value.bytes.map { $0.reduce(0) { $0 << 8 | Int($1) } } }
    while let value = scanner.value() {
      guard case .word(let word) = value else {
        operands.append(value)
        continue
      }
      if word == "endbfchar" {
        for index in stride(from: 0, to: operands.count - 1, by: 2) {
          if let glyph = code(operands[index]), let text = operands[index + 1].bytes {
            characters[glyph] = PDFValue.utf16(text)
          }
        }
      } else if word == "endbfrange" {
        for index in stride(from: 0, to: operands.count - 2, by: 3) {
          guard let first = code(operands[index]), let last = code(operands[index + 1]), first <= last, last < 65_536,
            let start = code(operands[index + 2])
          else { continue }
          for glyph in first...last {
            characters[glyph] = Unicode.Scalar(UInt32(start + glyph - first)).map { String($0) }
          }
        }
      }
      operands = []
    }
    return characters
  }
}
