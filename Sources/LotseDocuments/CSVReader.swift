/// Reads comma-separated values byte by byte: quoted fields with doubled quotes and line breaks, CR, LF and CRLF, rows
/// of any length. A quote inside an unquoted field is a character like any other.
public struct CSVReader {
  public struct Record: Sendable, Equatable {
    /// The line on which the record begins, counted from 1.
    public let line: Int
    public let fields: [String]
  }

  /// A quoted field that began on this line never ends.
  public struct UnclosedQuote: Error, Equatable {
    public let line: Int

    public init(line: Int) { self.line = line }
  }

  /// The records of a text; empty lines are none. Throws `UnclosedQuote`.
  public static func records(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) throws -> [Record] {
    var text = text
    return try text.withUTF8 { try records($0, delimiter) }
  }

  private static func records(_ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) throws -> [Record] {
    let (quote, newline, carriage) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var records: [Record] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var line = 1
    var start = 1
    var isQuoted = false
    var hasContent = false
    var index = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0

    func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
    func endRecord() {
      if hasContent || !fields.isEmpty {
        endField()
        records.append(Record(line: start, fields: fields))
        fields.removeAll(keepingCapacity: true)
      }
      hasContent = false
    }

    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if isQuoted {
        if byte == quote, next == quote {
          field.append(quote)
          index += 1
        } else if byte == quote {
          isQuoted = false
        } else {
          if byte == newline || (byte == carriage && next != newline) { line += 1 }
          field.append(byte)
        }
      } else if byte == quote, field.isEmpty {
        isQuoted = true
        if !hasContent, fields.isEmpty { start = line }
        hasContent = true
      } else if byte == delimiter {
        if !hasContent, fields.isEmpty { start = line }
        hasContent = true
        endField()
      } else if byte == newline || byte == carriage {
        endRecord()
        if byte == carriage, next == newline { index += 1 }
        line += 1
      } else {
        if !hasContent, fields.isEmpty { start = line }
        hasContent = true
        field.append(byte)
      }
      index += 1
    }
    if isQuoted { throw UnclosedQuote(line: start) }
    endRecord()
    return records
  }
}
