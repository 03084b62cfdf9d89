internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotseStore

/// Files that appear whole or not at all; one that exists is replaced only when the new one is complete.
enum WholeFile {
  /// Who may read a new file, as far as `umask` lets them: what is not made for the public holds what the database holds,
  /// which is its owner's alone.
  enum Readers {
    case owner, everyone

    var file: mode_t { self == .owner ? 0o600 : 0o644 }
    var folder: mode_t { self == .owner ? 0o700 : 0o755 }
  }

  static func write(_ text: String, to name: String, for readers: Readers = .owner) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0), to: name, for: readers) }
  }

  static func write(_ bytes: [UInt8], to name: String, for readers: Readers = .owner) throws {
    try bytes.withUnsafeBytes { try write($0, to: name, for: readers) }
  }

  /// Writes the bytes; a symbolic link stays one, and the rights of a file that is replaced stay as they were.
  private static func write(_ bytes: UnsafeRawBufferPointer, to name: String, for readers: Readers) throws {
    let path = realPath(name) ?? name
    var existing = stat()
    let exists = stat(path, &existing) == 0
    for name in name == path ? [name] : [name, path] { try refuse(name, exists ? existing.st_mode & S_IFMT : S_IFREG) }
    func fill(_ file: Int32) throws {
      if exists { fchmod(file, existing.st_mode & 0o7777) }
      guard RawFile.write(bytes, to: file), fsync(file) == 0 else { throw failure(name, errno) }
    }
    // Process numbers come again, as in a container, where a file of an earlier one may have stayed behind.
    let draft = "\(path).\(String(UInt64.random(in: 0 ... .max), radix: 36)).part"
    // A file without a name leaves nothing behind, however this process ends; not every file system has them.
    let nameless = RawFile.nameless(in: RawFile.folder(of: path), rights: readers.file)
    if nameless >= 0 {
      defer { close(nameless) }
      try fill(nameless)
      if !exists, RawFile.link(nameless, to: path) { return }
      if RawFile.link(nameless, to: draft) { return try replace(path, with: draft, name) }
    }
    let file = open(draft, O_CREAT | O_EXCL | O_WRONLY, readers.file)
    guard file >= 0 else { throw failure(name, errno) }
    defer { close(file) }
    do { try fill(file) } catch {
      unlink(draft)
      throw error
    }
    try replace(path, with: draft, name)
  }

  private static func replace(_ path: String, with draft: String, _ name: String) throws {
    guard rename(draft, path) != 0 else { return }
    let error = errno
    unlink(draft)
    throw failure(name, error)
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// A database is never replaced by a report, nor anything that is not a plain file.
  private static func refuse(_ path: String, _ kind: mode_t) throws {
    guard !path.isEmpty, kind == S_IFREG else {
      throw Failure(
        .cannotCreate,
        Phrase(
          "„\(path)“ ist keine Datei, die ersetzt werden kann.", "\"\(path)\" is not a file that can be replaced."),
        hint: Phrase("Etwa: -o bericht.md; Standardausgabe: -o -.", "Such as: -o report.md; standard output: -o -."))
    }
    if Store.isDatabase(path) {
      throw Failure(
        .cannotCreate,
        Phrase("\(path) ist eine Datenbank und bleibt, wie sie ist.", "\(path) is a database and stays as it is."),
        hint: Phrase("Einen anderen Namen für die Ausgabe wählen.", "Choose another name for the output."))
    }
    if let database = Store.database(keptBesideBy: path) {
      throw StoreError.companion(path, of: database).failure
    }
  }

  /// The text of a file, or its beginning; throws a failure that says why it cannot be read.
  static func read(_ path: String, atMost limit: Int = .max) throws -> String {
    guard let bytes = try? bytes(path, atMost: limit) else {
      let reason = String(cString: strerror(errno))
      throw Failure(
        .notFound, Phrase("\(path) lässt sich nicht lesen (\(reason)).", "\(path) cannot be read (\(reason))."),
        hint: Phrase("Pfad und Rechte prüfen.", "Check path and permissions."))
    }
    // What is cut off may end inside of a character; nobody looks at its end.
    if bytes.count == limit { return String(decoding: bytes, as: UTF8.self) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .refused, Phrase("\(path) ist kein UTF-8-Text.", "\(path) is not UTF-8 text."),
        hint: Phrase("Als UTF-8 speichern.", "Save it as UTF-8."))
    }
    return text
  }

  private static func bytes(_ path: String, atMost limit: Int = .max) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw Failure(.notFound, Phrase("", "")) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit, case let count = fread(&buffer, 1, min(buffer.count, limit - bytes.count), file),
      count > 0
    {
      bytes += buffer[..<count]
    }
    guard ferror(file) == 0 else { throw Failure(.notFound, Phrase("", "")) }
    return bytes
  }

  private static func failure(_ path: String, _ error: Int32) -> Failure {
    let reason = String(cString: strerror(error))
    return Failure(
      .cannotCreate,
      Phrase("\(path) lässt sich nicht schreiben (\(reason)).", "\(path) cannot be written (\(reason))."),
      hint: Phrase(
        "Ordner, Rechte und Platz prüfen; eine vorhandene Datei ist unverändert.",
        "Check folder, permissions and space; an existing file is unchanged."))
  }
}

extension Audience {
  /// Who may read a file that is made for this audience.
  var readers: WholeFile.Readers { self == .public ? .everyone : .owner }
}
