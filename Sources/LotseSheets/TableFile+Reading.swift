internal import Glibc
internal import LotseBasics

extension TableFile {
  /// Reads a file of tables; its format is found out from what it holds, of JSON from its ending. Throws `TableFlaw`.
  public static func read(
    _ path: String, _ options: ReadingOptions = ReadingOptions()
  ) throws(TableFlaw) -> TableFile {
    let file = try PlainFile(path)
    if let name = OtherKind.lockedFile(of: path) { throw TableFlaw(.otherKind(.lock(of: name))) }
    if Signature.zip.contains(where: file.head.starts) { return try archive(path) }
    if file.head.starts(with: Signature.compound) {
      // The name of the stream that a workbook is locked in, as the directory of the file writes it.
      let isLocked = try file.bytes(atMost: TableLimits.textFile).holds(
        Array("EncryptedPackage".utf8.flatMap { [$0, 0] }))
      throw TableFlaw(.otherKind(isLocked ? .password : .xls))
    }
    if let reason = Signature.foreign(try file.start()) { throw TableFlaw(reason) }
    return try read(bytes: try file.bytes(atMost: TableLimits.textFile), named: path, options)
  }

  /// Reads a text: JSON if the name ends in `.json`, `.jsonl` or `.ndjson`, else CSV. Throws `TableFlaw`.
  public static func read(
    bytes: [UInt8], named name: String = "", _ options: ReadingOptions = ReadingOptions()
  ) throws(TableFlaw) -> TableFile {
    if bytes.isEmpty { throw TableFlaw(.empty) }
    switch name.split(separator: ".").last?.lowercased() {
    case "json": return try JSONTableReader.read(bytes, isByLine: false)
    case "jsonl", "ndjson": return try JSONTableReader.read(bytes, isByLine: true)
    default: return try CSVReader.read(try DecodedText(bytes, options.encoding), delimiter: options.delimiter)
    }
  }

  private static func archive(_ path: String) throws(TableFlaw) -> TableFile {
    let zip = try ZipReader(path)
    if zip.contains("Index/Document.iwa") || zip.contains("Index.zip") {
      // Of Apple's programs only Numbers has tables by this name.
      let isNumbers = zip.names.contains { $0.hasPrefix("Index/Tables/") } || path.lowercased().hasSuffix(".numbers")
      throw TableFlaw(.otherKind(isNumbers ? .numbers : .document))
    }
    if zip.contains("xl/workbook.bin") { throw TableFlaw(.otherKind(.xlsb)) }
    if zip.contains("word/document.xml") { throw TableFlaw(.otherKind(.document)) }
    if zip.contains("mimetype") || zip.contains("content.xml") { return try ODSReader.read(zip) }
    return try XLSXReader.read(zip)
  }
}

extension OtherKind {
  /// `~$liste.xlsx` of Excel and `.~lock.liste.ods#` of LibreOffice: the file that is open.
  fileprivate static func lockedFile(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    if name.hasPrefix("~$") { return String(name.dropFirst(2)) }
    return name.hasPrefix(".~lock.") && name.hasSuffix("#") ? String(name.dropFirst(7).dropLast()) : nil
  }
}

/// How files begin that are no text.
private enum Signature {
  static let zip: [[UInt8]] = [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6]]
  /// What Excel wrote before 2007, and what it wraps around a workbook with a password.
  static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// Why something is refused that begins like a file of another kind that is often mistaken for a table.
  static func foreign(_ head: [UInt8]) -> TableFlaw.Reason? {
    let binary: [[UInt8]] = [[0x1F, 0x8B], [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], [0x7F, 0x45, 0x4C, 0x46]]
    if binary.contains(where: head.starts) { return .notATable }
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = String(decoding: head.dropFirst(mark), as: UTF8.self).lowercased()
    // `<Projekt>;Titel` is a heading; `<html` and a declaration are none.
    let start = text.drop { $0.isWhitespace }
    if start.hasPrefix("%pdf-") { return .otherKind(.pdf) }
    if start.hasPrefix("{\\rtf") { return .otherKind(.document) }
    if start.hasPrefix("sqlite format 3") { return .notATable }
    if ["<!doctype html", "<html", "<table", "<meta"].contains(where: start.hasPrefix) { return .otherKind(.html) }
    guard start.hasPrefix("<?xml") || start.hasPrefix("<!doctype") || start.hasPrefix("<office:document") else {
      return nil
    }
    if start.contains("opendocument.spreadsheet") || start.contains("<office:document") { return .otherKind(.fods) }
    if start.contains("office:spreadsheet") || start.contains("excel.sheet") { return .otherKind(.xml2003) }
    return start.contains("<html") ? .otherKind(.html) : .notATable
  }
}

extension [UInt8] {
  /// Whether these bytes stand anywhere in it.
  fileprivate func holds(_ wanted: [UInt8]) -> Bool {
    var rest = self[...]
    while let first = wanted.first, let place = rest.firstIndex(of: first) {
      if rest[place...].starts(with: wanted) { return true }
      rest = rest[(place + 1)...]
    }
    return false
  }
}

/// A plain file that can be read; never a pipe, on which opening would wait.
private struct PlainFile {
  let path: String
  let head: [UInt8]

  init(_ path: String) throws(TableFlaw) {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      let error = errno
      throw TableFlaw(error == ENOENT || error == ENOTDIR ? .noSuchFile : .cannotRead(PlainFile.words(error)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw TableFlaw(.notAPlainFile) }
    if status.st_size == 0 { throw TableFlaw(.empty) }
    head = try PlainFile.read(path, count: 16)
  }

  /// The first bytes, by which text of another kind is known.
  func start() throws(TableFlaw) -> [UInt8] { try PlainFile.read(path, count: 2_048) }

  func bytes(atMost limit: Int) throws(TableFlaw) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else { throw TableFlaw(.cannotRead(PlainFile.words(errno))) }
    if status.st_size > limit { throw TableFlaw(.tooLarge(limit / TableLimits.mebibyte)) }
    return try PlainFile.read(path, count: Int(status.st_size))
  }

  private static func read(_ path: String, count: Int) throws(TableFlaw) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw TableFlaw(.cannotRead(words(errno))) }
    defer { close(file) }
    var error: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = Glibc.read(file, buffer.baseAddress.map { $0 + filled }, count - filled)
        if read < 0, errno == EINTR { continue }
        if read < 0 { error = errno }
        if read <= 0 { break }
        filled += read
      }
    }
    if error != 0 { throw TableFlaw(.cannotRead(words(error))) }
    return bytes
  }

  private static func words(_ error: Int32) -> Phrase { SystemError.words(error) }
}
