internal import Glibc

extension Store {
  /// Whether the file is a database of SQLite's, by its first bytes.
  public static func isDatabase(_ path: String) -> Bool {
    var status = stat()
    // A pipe would have whoever opens it wait for its other end.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let file = Glibc.open(path, O_RDONLY)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 16)
    return Glibc.read(file, &head, 16) == 16 && head == Array("SQLite format 3\0".utf8)
  }

  /// The database whose changes SQLite keeps, or would keep, under this name; nil for any other name. A file of another
  /// kind there would be taken for changes, or take their place.
  public static func database(keptBesideBy path: String) -> String? {
    for ending in ["-wal", "-shm", "-journal"] where path.hasSuffix(ending) {
      let database = String(path.dropLast(ending.count))
      return isDatabase(database) ? database : nil
    }
    return nil
  }
}
