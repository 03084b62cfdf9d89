internal import LotseBasics
public import LotseModel
internal import LotseSheets

/// The rows of a package, held against its manifest.
public struct HandOverRows: Sendable {
  public let rows: HandedOverRows

  /// Reads all rows and counts them; throws what does not follow from the manifest.
  public init(_ bytes: [UInt8], of handOver: HandOver) throws(HandOverFlaw) {
    try self.init(bytes, of: handOver, isQuick: true)
  }

  /// `isQuick` is whether rows that Lotse wrote itself are read by a reader of their own.
  init(_ bytes: [UInt8], of handOver: HandOver, isQuick: Bool) throws(HandOverFlaw) {
    guard bytes.count == handOver.bytes else { throw .otherSize(said: handOver.bytes, found: bytes.count) }
    guard SHA256.sum(bytes) == handOver.sha256 else { throw .otherHash }
    var reader = Reader(handOver, bytes)
    do {
      try bytes.withUnsafeBufferPointer { bytes in
        try JSONRecords.eachLine(bytes) { line, range in
          if isQuick {
            var quick = HandOverLine(bytes, range)
            if let row = quick.row() { return try reader.take(row, line) }
          }
          guard let members = try JSONRecords.members(bytes, range) else { return }
          try reader.take(members, line)
        }
      }
    } catch let flaw as HandOverFlaw {
      throw flaw
    } catch let flaw as TableFlaw {
      throw .badRow(line: flaw.line ?? 1, "JSON")
    } catch {
      throw .badRow(line: 1, "\(error)")
    }
    try reader.compare()
    rows = reader.rows
  }

  private struct Reader {
    let handOver: HandOver
    let cutOff: String
    let fields: Set<String>
    let units: Set<String>
    var rows: HandedOverRows
    var counts: [String: [String: Int]] = [:]
    var last = 0

    private static let columns = HandOverColumn.all
    private static let required = columns.indices.filter { columns[$0].isRequired }
    private static let field = HandOverColumn.places[Attribute.field.rawValue] ?? 0
    private static let unit = HandOverColumn.places[Attribute.unit.rawValue] ?? 0
    private static let status = HandOverColumn.places[Attribute.status.rawValue] ?? 0

    init(_ handOver: HandOver, _ bytes: [UInt8]) {
      self.handOver = handOver
      cutOff = handOver.cutOff.iso
      fields = Set(handOver.fields.map(\.key))
      units = Set(handOver.units.map(\.key))
      rows = HandedOverRows(in: bytes, about: handOver.stock)
    }

    mutating func take(_ members: [(key: String, value: JSONValue)], _ line: Int) throws(HandOverFlaw) {
      var row = [HandedOverRows.Cell](repeating: .none, count: HandedOverRows.width)
      for (key, value) in members {
        guard let place = HandOverColumn.places[key], let kept = kept(value, place) else {
          throw .badRow(line: line, key)
        }
        row[place] = kept
      }
      try take(row, line)
    }

    mutating func take(_ row: [HandedOverRows.Cell], _ line: Int) throws(HandOverFlaw) {
      for place in Reader.required where row[place] == .none {
        throw .badRow(line: line, Reader.columns[place].name)
      }
      guard rows.text(row[0]) == handOver.municipality else { throw .badRow(line: line, "municipality") }
      guard rows.text(row[1]) == cutOff else { throw .badRow(line: line, "cut_off") }
      guard case .count(let number) = row[2], number > last else { throw .badRow(line: line, "number") }
      last = number
      guard let field = rows.text(row[Reader.field]), fields.contains(field) else { throw .badRow(line: line, "field") }
      guard let unit = rows.text(row[Reader.unit]), units.contains(unit) else { throw .badRow(line: line, "unit") }
      counts[field, default: [:]][rows.text(row[Reader.status]) ?? "", default: 0] += 1
      rows.append(row)
    }

    /// The value as the table holds it; nil where the column has no such.
    private mutating func kept(_ value: JSONValue, _ place: Int) -> HandedOverRows.Cell? {
      switch (Reader.columns[place].form, value) {
      case (_, .null): return HandedOverRows.Cell.none
      case (.text, .string(let text)): return text.utf8.contains(0) ? nil : rows.keep(text)
      case (.day, .string(let text)): return Day(exactly: text)?.iso == text ? rows.keep(text) : nil
      case (.count, .int(let count)): return count >= 0 ? .count(count) : nil
      case (.word(let words), .string(let word)): return words.contains(word) ? rows.keep(word) : nil
      case (.list, .array): return rows.keep(value.line())
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
