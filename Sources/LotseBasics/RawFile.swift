internal import Glibc

/// What Linux knows of files and Swift does not: all bytes are written, and a file needs no name until it is whole.
public enum RawFile {
  /// Writes all bytes; false where that fails, with the reason in `errno`.
  public static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = Glibc.write(file, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      offset += count
    }
    return true
  }

  /// Opens a file without a name, of which nothing is left however the process ends; negative where the file system has
  /// none of them.
  public static func nameless(in folder: String, rights: UInt32) -> Int32 {
    open(folder, O_WRONLY | O_DIRECTORY | temporary, rights)
  }

  /// `O_TMPFILE` without `O_DIRECTORY`, of which Swift knows the second only.
  private static let temporary: Int32 = 0o20_000_000

  /// Gives a file that has no name one that is free; false where it is not, with the reason in `errno`.
  public static func link(_ file: Int32, to path: String) -> Bool {
    linkat(AT_FDCWD, "/proc/self/fd/\(file)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
  }

  /// Copies the bytes of a file over those of another one; false where that fails, with the reason in `errno`.
  public static func copy(_ source: String, to target: String) -> Bool {
    let (from, to) = (open(source, O_RDONLY), open(target, O_CREAT | O_WRONLY | O_TRUNC, 0o600))
    defer { for file in [from, to] where file >= 0 { close(file) } }
    guard from >= 0, to >= 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(from, &buffer, buffer.count)
      if count == 0 { return true }
      guard count > 0 || errno == EINTR else { return false }
      guard count < 0 || buffer.withUnsafeBytes({ write(UnsafeRawBufferPointer(rebasing: $0[..<count]), to: to) })
      else {
        return false
      }
    }
  }

  /// The names in a folder, in no order; nil where it cannot be read.
  public static func names(in folder: String) -> [String]? {
    guard let entries = opendir(folder) else { return nil }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names
  }

  /// The folder that a path lies in.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension RawFile {
  /// A path that nobody has: `start`, something by chance and the ending. Process numbers would come again, as in a
  /// container, where a file of an earlier one may have stayed behind.
  public static func freePath(_ start: String, _ ending: String) -> String {
    "\(start)\(String(UInt64.random(in: 0 ... .max), radix: 36)).\(ending)"
  }

  /// Makes a file with such a path that its owner alone can read; its number is negative where that fails, with the reason
  /// in `errno`.
  public static func create(_ start: String, _ ending: String) -> (path: String, file: Int32) {
    let path = freePath(start, ending)
    return (path, open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600))
  }

  /// Whether two paths lead to the same file.
  public static func isSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// Whether a folder has that path.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
