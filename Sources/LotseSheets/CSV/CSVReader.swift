/// Reads comma-separated values.
public enum CSVReader {
  public struct Record: Sendable, Equatable {
    /// The line on which the record begins, counted from 1.
    public let line: Int
    public let fields: [String]
  }

  /// The records of a text; empty lines are none. Throws `TableFlaw`.
  public static func records(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) throws -> [Record] {
    var text = text
    return try text.withUTF8 { bytes in
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      var scanner = CSVScanner(bytes, delimiter, from: bytes.starts(with: mark) ? mark.count : 0)
      var records: [Record] = []
      while !scanner.isAtEnd {
        let (line, start) = (scanner.line, scanner.index)
        var fields: [String] = []
        var end: CSVScanner.End
        repeat {
          end = try scanner.next()
          fields.append(scanner.field)
        } while end == .delimiter
        let isEmptyLine = fields == [""] && bytes[start] != UInt8(ascii: "\"")
        if !isEmptyLine { records.append(Record(line: line, fields: fields)) }
      }
      return records
    }
  }

  /// Reads a text whose delimiter is given, named in a first line such as `sep=;`, or found out.
  static func read(_ text: DecodedText, delimiter: UInt8?) throws(TableFlaw) -> TableFile {
    try text.withBytes { (bytes) throws(TableFlaw) in
      let named = CSVDelimiter.named(in: bytes)
      let start = named?.end ?? 0
      let delimiter =
        delimiter ?? named?.delimiter ?? CSVDelimiter.found(in: UnsafeBufferPointer(rebasing: bytes[start...]))
      var scanner = CSVScanner(bytes, delimiter, from: start, line: named == nil ? 1 : 2)
      var rows = TableRows()
      var width = 0
      while !scanner.isAtEnd {
        let line = scanner.line
        var cells: [ReadCell] = []
        cells.reserveCapacity(width)
        var end: CSVScanner.End
        repeat {
          end = try scanner.next()
          cells.append(scanner.isEmpty ? .empty : .text(scanner.field))
          try TableLimits.check(columns: cells.count, line: line)
        } while end == .delimiter
        width = cells.count
        try rows.add(cells, line: line)
      }
      let sheet = ReadSheet(name: "", rows: rows.takeSheet())
      if sheet.rows.isEmpty { throw TableFlaw(.empty) }
      var file = TableFile(format: .csv(delimiter: delimiter, encoding: text.encoding), sheets: [sheet])
      file.assumption = text.assumption
      return file
    }
  }
}
