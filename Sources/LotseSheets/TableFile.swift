public import LotseBasics

/// A file of tables as it was read: sheets of rows of cells, free of what the cells mean.
public struct TableFile: Sendable {
  /// The kind of file, and for text how it was written.
  public enum Format: Hashable, Sendable {
    case csv(delimiter: UInt8, encoding: TextEncoding)
    case xlsx, ods
    /// The objects of `export` or `list`, as one text or one to a line.
    case json, jsonLines
  }

  public let format: Format
  public let sheets: [ReadSheet]
  /// What was assumed of a text that does not say how it is written.
  public var assumption: ReadingAssumption?

  public init(format: Format, sheets: [ReadSheet]) {
    self.format = format
    self.sheets = sheets
  }
}

/// The encodings of text that German offices write.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  /// Latin 1 with the euro.
  case latin9 = "iso-8859-15"
  /// Of DOS.
  case cp850 = "cp850"
  /// Of Macs before OS X.
  case macRoman = "macroman"
}

/// One sheet of a file; a text file has one without a name.
public struct ReadSheet: Sendable {
  public let name: String
  public let isHidden: Bool
  public let rows: [ReadRow]
  /// Cells that are joined to one; rows and columns are counted from 0.
  public var merged: [Area] = []
  /// Columns that a person does not see, counted from 0.
  public var hiddenColumns: [ClosedRange<Int>] = []

  public init(name: String, isHidden: Bool = false, rows: [ReadRow]) {
    self.name = name
    self.isHidden = isHidden
    self.rows = rows
  }
}

/// One row with its cells from the first column on; rows without any content are left out.
public struct ReadRow: Hashable, Sendable {
  /// The row of a sheet or the line of a text on which it begins, counted from 1.
  public let line: Int
  public var cells: [ReadCell]
  /// What a person sees in cells whose number format shows something else than their number or day: `80 %`, `12/2026`.
  public var shown: [Int: String]
  /// Whether a person does not see the row, because it is hidden or filtered out.
  public var isHidden: Bool

  public init(line: Int, cells: [ReadCell], shown: [Int: String] = [:], isHidden: Bool = false) {
    self.line = line
    self.cells = cells
    self.shown = shown
    self.isHidden = isHidden
  }
}

/// What a cell holds; text files hold texts only. Of a formula it is the value that was kept with it.
public enum ReadCell: Hashable, Sendable {
  case empty
  case text(String)
  case number(Double)
  case day(Day)
  /// A day with a time, in seconds since its start.
  case time(Day, seconds: Int)
  case flag(Bool)
  /// An error of the spreadsheet, such as `#REF!`.
  case error(String)
  case list([String])
  /// Flat objects of a JSON list.
  case records([[String: String]])
}

/// What a person may say about how a file is to be read; nil is found out.
public struct ReadingOptions: Sendable {
  public var delimiter: UInt8?
  public var encoding: TextEncoding?

  public init(delimiter: UInt8? = nil, encoding: TextEncoding? = nil) {
    self.delimiter = delimiter
    self.encoding = encoding
  }
}

/// Files that people take for a list and that need a step before they are one.
public enum OtherKind: Hashable, Sendable {
  /// The binary format of Excel before 2007.
  case xls
  /// The binary format of Excel since 2007.
  case xlsb
  case password
  case numbers
  /// OpenDocument as one XML text.
  case fods
  /// Excel's XML of 2003.
  case xml2003
  case html, pdf
  /// A text document: DOCX, ODT, RTF, Pages.
  case document
  /// What a spreadsheet program leaves beside a file that is open: the name of that file.
  case lock(of: String)
}

/// Why a file cannot be read as tables, and where in it.
public struct TableFlaw: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case noSuchFile
    /// Not a plain file: a folder, a pipe, a device.
    case notAPlainFile
    case cannotRead(Phrase)
    /// Larger than so many MiB.
    case tooLarge(Int)
    case empty
    /// A file of another kind that people take for a list.
    case otherKind(OtherKind)
    /// A zip archive or other binary file that is neither XLSX nor ODS.
    case notATable
    /// The part is empty where the archive as a whole is meant.
    case damagedArchive(part: String)
    /// A part of the archive grows beyond every table that people make.
    case bomb(part: String)
    case notXML(part: String)
    /// The XML declares entities, which a table never needs.
    case entities(part: String)
    /// Bytes that the encoding does not have.
    case notInEncoding(TextEncoding, byte: UInt8? = nil)
    case nulByte
    case unclosedQuote
    /// The text that cannot stand where it does, empty at the end.
    case notJSON(String)
    /// JSON, but not the list of objects that `export` writes.
    case notAList
    /// A cell holds more than so many KiB.
    case cellTooLong(Int)
    /// More rows or columns than so many.
    case tooManyRows(Int), tooManyColumns(Int)
  }

  public let reason: Reason
  public let sheet: String?
  /// The row or line, counted from 1.
  public let line: Int?
  /// The column, counted from 1.
  public let column: Int?

  public init(_ reason: Reason, sheet: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.reason = reason
    self.sheet = sheet
    self.line = line
    self.column = column
  }
}

extension ReadCell {
  /// A number without superfluous digits.
  public static func text(_ number: Double) -> String {
    guard number == number.rounded(), abs(number) < 9_007_199_254_740_992 else { return "\(number)" }
    return String(Int(number))
  }
}
