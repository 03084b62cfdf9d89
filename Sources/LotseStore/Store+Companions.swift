internal import Glibc
internal import Synchronization

extension Store {
  /// Whether the file is a database of SQLite's, by its first bytes.
  public static func isDatabase(_ path: String) -> Bool {
    var status = stat()
    // A pipe would have whoever opens it wait for its other end.
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    if isOpen(status) { return true }
    let file = Glibc.open(path, O_RDONLY)
    guard file >= 0 else { return false }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 16)
    return Glibc.read(file, &head, 16) == 16 && head == Array("SQLite format 3\0".utf8)
  }

  /// What tells a file from all others of the machine while it is there.
  typealias FileIdentity = (device: UInt, number: UInt)

  /// The files that stores of this process have open, once for each. Whoever opens and closes one of them otherwise drops
  /// SQLite's locks on it, as POSIX has it: the next process would take itself for the only one, and delete the changes
  /// that are being written.
  private static let open = Mutex<[FileIdentity]>([])

  private static func isOpen(_ status: stat) -> Bool {
    open.withLock { $0.contains { $0 == identity(status) } }
  }

  private static func identity(_ status: stat) -> FileIdentity { (UInt(status.st_dev), UInt(status.st_ino)) }

  /// To be said once SQLite has the file open; nil for a store in memory.
  static func noteOpen(_ path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let file = identity(status)
    open.withLock { $0.append(file) }
    return file
  }

  static func noteClosed(_ file: FileIdentity) {
    open.withLock { files in
      if let place = files.firstIndex(where: { $0 == file }) { files.remove(at: place) }
    }
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
