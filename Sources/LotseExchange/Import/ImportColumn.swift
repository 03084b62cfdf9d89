public import LotseBasics
public import LotseModel

/// What a column of somebody's list means.
public enum ImportColumn: Hashable, Sendable {
  /// The number by which rows match.
  case number
  case attribute(Attribute)
  /// A cross in it gives the attribute this value, as in a column "online".
  case cross(Attribute, String)
  /// The change that recorded what the row says.
  case change
  /// Something that we count ourselves, such as whether an item is late.
  case derived
  case ignored

  /// `number`, `change`, `ignore`, or the identifier of an attribute, such as `planned_end`, of ours or of the city's own.
  init?(identifier: String, _ own: [OwnAttribute]) {
    switch identifier.replacing("-", with: "_") {
    case "number": self = .number
    case "change": self = .change
    case "ignore": self = .ignored
    case let name:
      guard let attribute = Attribute(key: name, and: own) else { return nil }
      self = .attribute(attribute)
    }
  }

  /// The meaning of a heading that is one of our own names: identifiers, and the labels of either language.
  static func known(_ heading: String) -> ImportColumn? { found(heading, in: table) }

  static func found(_ heading: String, in table: [String: ImportColumn]) -> ImportColumn? {
    // No name of ours is longer, and a cell may hold a megabyte.
    heading.utf8.count <= 200 ? table[ImportMapping.folded(heading)] : nil
  }

  /// The headings of the city's own attributes, folded.
  static func table(of own: [OwnAttribute]) -> [String: ImportColumn] {
    var table: [String: ImportColumn] = [:]
    for attribute in own { add([attribute.key], .attribute(.own(attribute)), to: &table) }
    for attribute in own { add([attribute.label.de, attribute.label.en], .attribute(.own(attribute)), to: &table) }
    return table
  }

  private static func add(_ names: [String], _ column: ImportColumn, to table: inout [String: ImportColumn]) {
    for name in names {
      for written in [name, name.replacing("_", with: "-"), name.replacing("_", with: " ")] {
        table[ImportMapping.folded(written)] = table[ImportMapping.folded(written)] ?? column
      }
    }
  }

  private static let table: [String: ImportColumn] = {
    var table: [String: ImportColumn] = [:]
    func add(_ names: [String], _ column: ImportColumn) { ImportColumn.add(names, column, to: &table) }
    add(["number", "Nr.", "No.", "Nummer", "TP-Nummer", "TP-Nr."], .number)
    for attribute in Attribute.allCases { add([attribute.rawValue], .attribute(attribute)) }
    for attribute in Attribute.allCases { add([attribute.label.de, attribute.label.en], .attribute(attribute)) }
    for (name, column) in ListColumn.derived where column != .number {
      add([name, column.title(.de), column.title(.en)], column == .change ? .change : .derived)
    }
    // What the label of that attribute was; lists that went out with it come back.
    add(["Fremdschlüssel"], .attribute(.externalKey))
    // As set, beside what it is worth on the day: `list` and `export` have both.
    add(["light_set"], .derived)
    for heading in refusal { add([heading], .ignored) }
    return table
  }()

  /// The heading of the column that says why a row was refused; a corrected file may keep it.
  public static let refused = Phrase("Grund der Ablehnung", "Reason of refusal")
  private static let refusal = [refused.de, refused.en, "refused_because"]
}
