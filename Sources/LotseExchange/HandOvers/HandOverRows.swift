public import LotseBasics
public import LotseModel
internal import LotseSheets

/// The rows of a package, held against its manifest.
public struct HandOverRows: Sendable {
  /// The values of each row in the order of all columns; lists are JSON texts.
  public let values: [[JSONValue]]

  /// Reads all rows and counts them; throws what does not follow from the manifest.
  public init(_ bytes: [UInt8], of handOver: HandOver) throws(HandOverFlaw) {
    guard bytes.count == handOver.bytes else { throw .otherSize(said: handOver.bytes, found: bytes.count) }
    guard SHA256.sum(bytes) == handOver.sha256 else { throw .otherHash }
    var reader = Reader(handOver)
    do {
      try bytes.withUnsafeBufferPointer { bytes in
        try JSONRecords.each(bytes) { line, members in try reader.take(members, line) }
      }
    } catch let flaw as HandOverFlaw {
      throw flaw
    } catch let flaw as TableFlaw {
      throw .badRow(line: flaw.line ?? 1, "JSON")
    } catch {
      throw .badRow(line: 1, "\(error)")
    }
    try reader.compare()
    values = reader.rows
  }

  private struct Reader {
    let handOver: HandOver
    let fields: Set<String>
    let units: Set<String>
    var rows: [[JSONValue]] = []
    var counts: [String: [String: Int]] = [:]
    var last = 0

    private static let columns = HandOverColumn.all
    private static let field = HandOverColumn.places[Attribute.field.rawValue] ?? 0
    private static let unit = HandOverColumn.places[Attribute.unit.rawValue] ?? 0
    private static let status = HandOverColumn.places[Attribute.status.rawValue] ?? 0
    private static let words = columns.map { column in
      if case .word(let words) = column.form { Set(words) } else { Set<String>() }
    }

    init(_ handOver: HandOver) {
      self.handOver = handOver
      fields = Set(handOver.fields.map(\.key))
      units = Set(handOver.units.map(\.key))
      rows.reserveCapacity(handOver.stock)
    }

    mutating func take(_ members: [(key: String, value: JSONValue)], _ line: Int) throws(HandOverFlaw) {
      var row = [JSONValue](repeating: .null, count: Reader.columns.count)
      for (key, value) in members {
        guard let place = HandOverColumn.places[key] else { throw .badRow(line: line, key) }
        guard let kept = Reader.kept(value, place) else { throw .badRow(line: line, key) }
        row[place] = kept
      }
      for (place, column) in Reader.columns.enumerated() where column.isRequired && row[place] == .null {
        throw .badRow(line: line, column.name)
      }
      guard row[0] == .string(handOver.municipality) else { throw .badRow(line: line, "municipality") }
      guard row[1] == .string(handOver.cutOff.iso) else { throw .badRow(line: line, "cut_off") }
      guard let number = row[2].integer, number > last else { throw .badRow(line: line, "number") }
      last = number
      guard let field = row[Reader.field].string, fields.contains(field) else { throw .badRow(line: line, "field") }
      guard let unit = row[Reader.unit].string, units.contains(unit) else { throw .badRow(line: line, "unit") }
      counts[field, default: [:]][row[Reader.status].string ?? "", default: 0] += 1
      rows.append(row)
    }

    /// The value as the table holds it; nil where the column has no such.
    private static func kept(_ value: JSONValue, _ place: Int) -> JSONValue? {
      switch (columns[place].form, value) {
      case (_, .null): return .null
      case (.text, .string(let text)): return text.utf8.contains(0) ? nil : value
      // A day of eleven bytes and more, or parted by points, is written otherwise.
      case (.day, .string(let text)):
        return text.utf8.count == 10 && text.utf8.dropFirst(4).first == UInt8(ascii: "-") && Day(exactly: text) != nil
          ? value : nil
      case (.count, .int(let count)): return count >= 0 ? value : nil
      case (.word, .string(let word)): return words[place].contains(word) ? value : nil
      case (.list, .array): return .string(value.line())
      default: return nil
      }
    }

    /// Whether the rows add up to what the manifest says, by field and status.
    func compare() throws(HandOverFlaw) {
      var found = counts
      for count in handOver.counts {
        let counted = found[count.field]?.removeValue(forKey: count.status.rawValue) ?? 0
        guard counted == count.count else {
          throw .otherCount(
            field: count.field, status: count.status.rawValue, said: count.count, found: counted)
        }
      }
      for (field, rest) in found.sorted(by: { $0.key < $1.key }) {
        if let (status, counted) = rest.sorted(by: { $0.key < $1.key }).first {
          throw .otherCount(field: field, status: status, said: 0, found: counted)
        }
      }
    }
  }
}
