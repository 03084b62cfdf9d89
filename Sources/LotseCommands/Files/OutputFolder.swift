internal import Glibc
internal import LotseBasics

/// A folder that a command fills.
struct OutputFolder {
  struct File {
    let name: String
    let bytes: [UInt8]
  }

  let path: String
  let readers: WholeFile.Readers
  /// Whether it replaces also what is not Lotse's own, unchanged since.
  let force: Bool

  /// Takes the path as it was given; strokes at its end say no more.
  init(_ path: String, for readers: WholeFile.Readers, force: Bool) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.readers = readers
    self.force = force
  }

  func path(of file: File) -> String { "\(path)/\(file.name)" }

  /// Writes the files, each whole or not at all, in their order, and makes the folder if need be; other files there are
  /// left alone. Tried out, it writes nothing and throws what would be thrown before the first is written.
  func write(_ files: [File], isDry: Bool = false) throws {
    guard !files.isEmpty else { return }
    guard path != "-", access(path, F_OK) != 0 || RawFile.isFolder(path) else { throw noFolder }
    if isDry, access(path, F_OK) != 0 { return try lookAbove() }
    if !isDry, mkdir(path, readers.folder) != 0, errno != EEXIST { throw failure(errno) }
    try WholeFile.write(files.map { (path(of: $0), $0.bytes) }, for: readers, force: force, isDry: isDry)
  }

  /// Throws where the folder cannot be made.
  private func lookAbove() throws {
    let above = RawFile.folder(of: path)
    guard !path.isEmpty, access(above, F_OK) == 0 else { throw failure(ENOENT) }
    guard RawFile.isFolder(above) else { throw failure(ENOTDIR) }
    guard access(above, W_OK) == 0 else { throw failure(errno) }
    // A link that leads nowhere stands in the way.
    var status = stat()
    if lstat(path, &status) == 0 { throw failure(EEXIST) }
  }

  private var noFolder: Failure {
    Failure(
      .cannotCreate, Phrase("„\(path)“ ist kein Ordner.", "\"\(path)\" is not a folder."),
      hint: Phrase("Einen anderen Ordner nennen.", "Name another folder."))
  }

  private func failure(_ error: Int32) -> Failure {
    let reason = SystemError.words(error)
    return Failure(
      .cannotCreate,
      Phrase(
        "Der Ordner \(path) lässt sich nicht anlegen (\(reason.de)).",
        "The folder \(path) cannot be made (\(reason.en))."),
      hint: Phrase(
        "Einen anderen Ordner nennen, oder den übergeordneten und seine Rechte prüfen.",
        "Name another folder, or check the one above and its permissions."))
  }
}

extension Session {
  /// Fills a folder and says so.
  func deliver(_ files: [OutputFolder.File], to folder: OutputFolder, isDry: Bool = false) throws -> Reply {
    try folder.write(files, isDry: isDry)
    let (count, path) = (files.count, folder.path)
    let files = count == 1 ? language("1 Datei", "1 file") : language("\(count) Dateien", "\(count) files")
    return Reply(remarks: ["\(written(isDry: isDry)): \(files) in \(path)"])
  }

  /// What is said before what was written, or would be.
  func written(isDry: Bool) -> String {
    isDry ? language("Würde geschrieben", "Would write") : language("Geschrieben", "Written")
  }
}
