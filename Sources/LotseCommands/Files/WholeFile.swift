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

  /// Writes a text; `force` replaces also what is not Lotse's own, unchanged since.
  static func write(
    _ text: String, to name: String, for readers: Readers = .owner, force: Bool, isDry: Bool = false
  ) throws {
    try write([(name, Array(text.utf8))], for: readers, force: force, isDry: isDry)
  }

  static func write(_ bytes: [UInt8], to name: String, for readers: Readers = .owner, force: Bool) throws {
    try write([(name, bytes)], for: readers, force: force)
  }

  /// Writes files one after another. Before the first is written all can be, or none is; tried out, that is all.
  static func write(
    _ files: [(name: String, bytes: [UInt8])], for readers: Readers, force: Bool, isDry: Bool = false
  ) throws {
    for (name, bytes) in files { try check(name, from: bytes, force: force) }
    if isDry { return }
    for (name, bytes) in files { try write(Pieces(bytes), to: name, for: readers, force: true) }
  }

  /// Throws what writing it would throw before its first byte.
  private static func check(_ name: String, from bytes: [UInt8], force: Bool) throws {
    let folder = RawFile.folder(of: try target(name).path)
    guard access(folder, F_OK) == 0 else { throw failure(name, errno) }
    guard RawFile.isFolder(folder) else { throw failure(name, ENOTDIR) }
    guard access(folder, W_OK) == 0 else { throw failure(name, errno) }
    if !force { try keepForeign(name, from: bytes) }
  }

  /// The file that a name leads to, and what is there. Throws where it is not to be replaced.
  private static func target(_ name: String) throws -> (path: String, existing: stat?) {
    let path = realPath(name) ?? name
    var status = stat()
    let existing = stat(path, &status) == 0 ? status : nil
    for name in name == path ? [name] : [name, path] {
      try refuse(name, existing.map { $0.st_mode & S_IFMT } ?? S_IFREG)
    }
    return (path, existing)
  }

  /// Throws where a file stands there that is neither Lotse's own, unchanged since, nor empty, nor the same already.
  static func keepForeign(_ name: String, from bytes: [UInt8]) throws {
    try keepForeign(name) { SHA256.sum(bytes) }
  }

  /// The same of bytes that have the sum.
  private static func keepForeign(_ name: String, from sum: () -> String) throws {
    var existing = stat()
    guard stat(name, &existing) == 0, existing.st_mode & S_IFMT == S_IFREG, existing.st_size > 0,
      !Store.isDatabase(name), Store.database(keptBesideBy: name) == nil, let held = try? WholeFile.sum(name)
    else { return }
    let found = OutputMark.find(at: name, holding: held)
    if found != .own, held == sum() { return }
    let said: Phrase
    switch found {
    case .own: return
    case .changed:
      said = Phrase(
        "\(name) wurde geändert, seit Lotse sie geschrieben hat.", "\(name) was changed since Lotse wrote it.")
    case .foreign:
      said = Phrase(
        "\(name) gibt es schon und ist nicht die letzte Ausgabe von Lotse.",
        "\(name) is there already and is not the last output of Lotse.")
    case .unknown:
      said = Phrase(
        "\(name) gibt es schon; ob sie noch so ist, wie Lotse sie schrieb, ist hier nicht zu sehen.",
        "\(name) is there already; whether it still is as Lotse wrote it cannot be seen here.")
    }
    throw Failure(
      .cannotCreate, said,
      hint: Phrase("Einen anderen Namen nennen, oder ersetzen: --force.", "Name another one, or replace it: --force."))
  }

  /// Writes bytes while they are made; a symbolic link stays one, and the rights of a file that is replaced stay as they
  /// were.
  static func write(_ pieces: Pieces, to name: String, for readers: Readers, force: Bool) throws {
    let (path, existing) = try target(name)
    func fill(_ file: Int32) throws {
      if let existing { fchmod(file, existing.st_mode & 0o7777) }
      var hash = SHA256()
      try pieces.each { bytes in
        hash.update(bytes)
        guard bytes.withUnsafeBytes({ RawFile.write($0, to: file) }) else { throw failure(name, errno) }
      }
      guard fsync(file) == 0 else { throw failure(name, errno) }
      let sum = SHA256.hexadecimal(hash.finalize())
      if !force { try keepForeign(name) { sum } }
      OutputMark.set(on: file, sum)
    }
    let draft = RawFile.freePath("\(path).", "part")
    // A file without a name leaves nothing behind, however this process ends; not every file system has them.
    let nameless = RawFile.nameless(in: RawFile.folder(of: path), rights: readers.file)
    if nameless >= 0 {
      defer { close(nameless) }
      try fill(nameless)
      if existing == nil, RawFile.link(nameless, to: path) { return }
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
    guard let bytes = try? bytes(path, atMost: limit) else { throw Failure.unreadable(path, errno) }
    // What is cut off may end inside of a character; nobody looks at its end.
    if bytes.count == limit { return String(decoding: bytes, as: UTF8.self) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .refused, Phrase("\(path) ist kein UTF-8-Text.", "\(path) is not UTF-8 text."),
        hint: Phrase("Als UTF-8 speichern.", "Save it as UTF-8."))
    }
    return text
  }

  /// The SHA-256 of a file.
  static func sum(_ path: String) throws -> String {
    var hash = SHA256()
    try each(path) { hash.update($0) }
    return SHA256.hexadecimal(hash.finalize())
  }

  /// All of standard input, or its beginning.
  static func standardInput(atMost limit: Int) throws -> [UInt8] {
    guard let bytes = try? bytes("/dev/stdin", atMost: limit) else {
      throw Failure(
        .notFound, Phrase("Die Standardeingabe lässt sich nicht lesen.", "Standard input cannot be read."),
        hint: Phrase("So: … | lotse import -", "Like this: … | lotse import -"))
    }
    return bytes
  }

  static func bytes(_ path: String, atMost limit: Int = .max) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try each(path, atMost: limit) { bytes += $0 }
    return bytes
  }

  private static func each(_ path: String, atMost limit: Int = .max, _ take: (ArraySlice<UInt8>) -> Void) throws {
    guard let file = fopen(path, "r") else { throw Failure(.notFound, Phrase("", "")) }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var left = limit
    while left > 0, case let count = fread(&buffer, 1, min(buffer.count, left), file), count > 0 {
      take(buffer[..<count])
      left -= count
    }
    guard ferror(file) == 0 else { throw Failure(.notFound, Phrase("", "")) }
  }

  private static func failure(_ path: String, _ error: Int32) -> Failure {
    let reason = SystemError.words(error)
    return Failure(
      .cannotCreate,
      Phrase("\(path) lässt sich nicht schreiben (\(reason.de)).", "\(path) cannot be written (\(reason.en))."),
      hint: Phrase(
        "Ordner, Rechte und Platz prüfen; eine vorhandene Datei ist unverändert.",
        "Check folder, permissions and space; an existing file is unchanged."))
  }
}

extension Failure {
  /// A file that the system does not let be read.
  static func unreadable(_ path: String, _ error: Int32) -> Failure {
    let reason = SystemError.words(error)
    return Failure(
      .notFound, Phrase("\(path) lässt sich nicht lesen (\(reason.de)).", "\(path) cannot be read (\(reason.en))."),
      hint: Phrase("Pfad und Rechte prüfen.", "Check path and permissions."))
  }
}

extension Audience {
  /// Who may read a file that is made for this audience.
  var readers: WholeFile.Readers { self == .public ? .everyone : .owner }
}
