internal import LotseBasics
public import LotseModel
public import LotseSheets
internal import Yams

/// How the columns and words of somebody's list are to be read: a YAML file, see config/import-example.yaml.
public struct ImportMapping: Sendable {
  public var sheet: String?
  /// The row of the column headings, counted from 1; nil is found out.
  public var headerRow: Int?
  /// How many rows the headings stand in; nil is found out.
  public var headerRows: Int?
  public var reading = ReadingOptions()
  /// What clears a value.
  public var clear = Assignment.clearingMark
  /// Folded heading, or letter of the column → what it means.
  public var columns: [String: ImportColumn] = [:]
  /// Rows that are left out.
  var skipped: [RowPattern] = []
  /// Folded headings, or letters, of columns whose empty cells have the value above.
  var filledDown: Set<String> = []
  /// What a row with nothing but a section's name says of the rows below it.
  var sections: Attribute?
  /// Folded heading, or letter of a column of amounts → how many euros its 1 is.
  var factors: [String: Int] = [:]
  /// Headings of the city's own attributes, folded → what they mean.
  private let own: [String: ImportColumn]
  /// What every new sub-project of the list has.
  public var constants: [Attribute: String] = [:]
  /// Attribute → folded word of the list → word of ours; an empty one leaves the value alone.
  public var words: [Attribute: [String: String]] = [:]
  /// The same for words that belong to another attribute: a key that says why there is none.
  var moved: [Attribute: [String: Assigned]] = [:]

  /// A value of an attribute as it is written.
  struct Assigned: Hashable, Sendable {
    let attribute: Attribute
    let text: String
  }

  /// What is known without a file; `own` are the attributes that the city declared.
  public init(_ own: [OwnAttribute] = []) { self.own = ImportColumn.table(of: own) }

  /// The meaning of a heading that is a name of ours or of the city's.
  func known(_ heading: String) -> ImportColumn? {
    if !own.isEmpty, let found = ImportColumn.found(heading, in: own) { return found }
    return ImportColumn.known(heading)
  }

  private static let keys = [
    "sheet", "header_row", "header_rows", "encoding", "delimiter", "clear", "columns", "ignore", "skip_rows",
    "sections",
    "fill_down", "factors", "crosses", "constants", "values",
  ]

  /// Reads the text of a mapping file. Throws `ConfigurationFlaw` with line and column.
  public init(_ text: String, _ own: [OwnAttribute] = []) throws {
    self.init(own)
    let reader = ConfigurationReader()
    // A chapter whose lines are all comments still says nothing.
    let mapping = try reader.mapping(try ConfigurationFile.root(text), allowing: ImportMapping.keys)
      .filter { !ImportMapping.isNothing($0.value) }
    sheet = try mapping["sheet"].map { try reader.text($0) }
    headerRow = try mapping["header_row"].map { try ImportMapping.row($0, reader) }
    headerRows = try mapping["header_rows"].map { min(try ImportMapping.row($0, reader), 5) }
    reading.encoding = try mapping["encoding"].map { node in
      let text = try reader.word(node)
      guard let encoding = TextEncoding(named: text) else { throw ConfigurationFlaw(node, .notAnEncoding(text)) }
      return encoding
    }
    reading.delimiter = try mapping["delimiter"].map { node in
      let text = node.string ?? ""
      guard let delimiter = ReadingOptions.delimiter(named: text) else {
        throw ConfigurationFlaw(node, .notADelimiter(text))
      }
      return delimiter
    }
    if let node = mapping["clear"] { clear = try reader.text(node) }
    for (heading, node) in try ImportMapping.pairs(mapping["columns"]) {
      columns[ImportMapping.folded(heading)] = try ImportMapping.column(node, own)
    }
    for node in try mapping["ignore"].map(reader.items) ?? [] {
      columns[ImportMapping.folded(try reader.text(node))] = .ignored
    }
    try readRows(mapping, reader, own)
    for (name, node) in try ImportMapping.attributes(mapping["constants"], own) {
      constants[name] = try reader.text(node)
    }
    for (name, node) in try ImportMapping.attributes(mapping["values"], own) {
      for (word, ours) in try ImportMapping.pairs(node) {
        if case .mapping = ours {
          guard let (attribute, node) = try ImportMapping.attributes(ours, own).first else {
            throw ConfigurationFlaw(ours, .notAText)
          }
          let assigned = Assigned(attribute: attribute, text: try reader.text(node))
          moved[name, default: [:]][ImportMapping.folded(word)] = assigned
          continue
        }
        guard case .scalar(let scalar) = ours else { throw ConfigurationFlaw(ours, .notAText) }
        let isEmpty = scalar.string.isEmpty || (scalar.style == .plain && ["~", "null"].contains(scalar.string))
        words[name, default: [:]][ImportMapping.folded(word)] = isEmpty ? "" : Text.trimmed(scalar.string)
      }
    }
  }

  /// What is said about rows and about the reading of cells.
  private mutating func readRows(_ mapping: [String: Node], _ reader: ConfigurationReader, _ own: [OwnAttribute]) throws
  {
    for node in try mapping["skip_rows"].map(reader.items) ?? [] {
      guard case .scalar(let scalar) = node else { throw ConfigurationFlaw(node, .notAText) }
      if scalar.style == .plain, let line = Int(scalar.string), line > 0 {
        skipped.append(.line(line))
      } else {
        skipped.append(RowPattern(try reader.text(node)))
      }
    }
    for node in try mapping["fill_down"].map(reader.items) ?? [] {
      filledDown.insert(ImportMapping.folded(try reader.text(node)))
    }
    if let node = mapping["sections"] {
      guard case .attribute(let attribute) = try ImportMapping.column(node, own) else {
        throw ConfigurationFlaw(
          node, .unknownAttribute(node.string ?? "", known: ImportMapping.names(own)))
      }
      sections = attribute
    }
    for (heading, node) in try ImportMapping.pairs(mapping["factors"]) {
      let text = try reader.word(node)
      guard let factor = ListedMoney.factor(named: text) else { throw ConfigurationFlaw(node, .notAFactor(text)) }
      factors[ImportMapping.folded(heading)] = factor
    }
    for (attribute, node) in try ImportMapping.attributes(mapping["crosses"], own) {
      for (heading, word) in try ImportMapping.pairs(node) {
        columns[ImportMapping.folded(heading)] = .cross(attribute, try reader.text(word))
      }
    }
  }

  private static func row(_ node: Node, _ reader: ConfigurationReader) throws -> Int {
    let text = try reader.word(node)
    guard let row = Int(text), row > 0 else { throw ConfigurationFlaw(node, .notARow(text)) }
    return row
  }

  private static func isNothing(_ node: Node) -> Bool {
    if case .scalar(let scalar) = node {
      scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    } else {
      false
    }
  }

  /// By what two headings or words are the same: case, accents and the number of blanks do not matter.
  static func folded(_ text: String) -> String {
    let folded = Text.folded(text)
    // Nearly every word is ASCII once it is folded.
    if folded.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: Array(folded.utf8.split { $0 <= 0x20 }.joined(separator: [0x20])), as: UTF8.self)
    }
    // By scalars: CRLF is one character to Swift, and an accent makes a blank before it another one.
    return folded.unicodeScalars.split { $0.properties.isWhitespace || $0.value < 0x20 }.map { String($0) }
      .joined(separator: " ")
  }

  private static func column(_ node: Node, _ own: [OwnAttribute]) throws -> ImportColumn {
    let name = Text.seen(node.string ?? "")
    guard let column = ImportColumn(identifier: name, own) else {
      throw ConfigurationFlaw(node, .unknownAttribute(name, known: ["number"] + names(own)))
    }
    return column
  }

  private static func names(_ own: [OwnAttribute]) -> [String] {
    Attribute.allCases.map(\.rawValue) + own.map(\.key)
  }

  private static func attributes(_ node: Node?, _ own: [OwnAttribute]) throws -> [(Attribute, Node)] {
    guard let node else { return [] }
    guard case .mapping(let mapping) = node else { throw ConfigurationFlaw(node, .notAMapping) }
    return try mapping.map { key, value in
      guard case .attribute(let attribute)? = ImportColumn(identifier: Text.seen(key.string ?? ""), own) else {
        throw ConfigurationFlaw(key, .unknownAttribute(key.string ?? "", known: names(own)))
      }
      return (attribute, value)
    }
  }

  private static func pairs(_ node: Node?) throws -> [(String, Node)] {
    guard let node else { return [] }
    guard case .mapping(let mapping) = node else { throw ConfigurationFlaw(node, .notAMapping) }
    return mapping.map { ($0.string ?? "", $1) }
  }
}

extension TextEncoding {
  /// The encoding of that name, such as `utf8`, `cp1252` or `latin-1` (which offices say and Windows means).
  public init?(named name: String) {
    switch Text.seen(name).lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8", "utf8sig": self = .utf8
    case "windows1252", "cp1252", "ansi", "latin1", "iso88591": self = .windows1252
    case "iso885915", "latin9": self = .latin9
    case "cp850", "ibm850", "dos", "oem", "cp437": self = .cp850
    case "macroman", "macintosh", "mac": self = .macRoman
    default: return nil
    }
  }
}

extension ReadingOptions {
  /// `;`, `,`, `|` or `tab`.
  public static func delimiter(named name: String) -> UInt8? {
    switch name == "\t" ? name : Text.seen(name) {
    case ";": UInt8(ascii: ";")
    case ",": UInt8(ascii: ",")
    case "|": UInt8(ascii: "|")
    case "\t", "\\t", "tab": UInt8(ascii: "\t")
    default: nil
    }
  }
}
