internal import Glibc
internal import LotseBasics
internal import LotseStore

/// What a folder lies on.
struct FileSystem {
  /// As the kernel calls it, such as `ext4` or `nfs4`.
  let type: String
  /// What may still be written there, in bytes.
  let room: Int

  init?(of folder: String) {
    var status = statvfs()
    guard statvfs(folder, &status) == 0, let path = realpath(folder, nil) else { return nil }
    defer { free(path) }
    let mounts = (try? WholeFile.read("/proc/self/mountinfo")) ?? ""
    type = FileSystem.type(of: String(cString: path), in: mounts) ?? "?"
    let (bytes, isTooMuch) = Int(status.f_bavail).multipliedReportingOverflow(by: Int(status.f_frsize))
    room = isTooMuch ? .max : bytes
  }

  /// The type of the mount that a path lies on: of those whose point is above it the longest, and of equals the last, which
  /// hides the others. `mounts` is as proc(5) describes mountinfo.
  static func type(of path: String, in mounts: String) -> String? {
    var found: (length: Int, type: String)?
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 4, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else { continue }
      let point = unescaped(words[4])
      let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
      if isAbove, point.utf8.count >= found?.length ?? 0 { found = (point.utf8.count, String(words[dash + 1])) }
    }
    return found?.type
  }

  /// Blanks and the like are written as octal numbers there.
  private static func unescaped(_ word: Substring) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")].reduce(String(word)) {
      $0.replacing($1.0, with: $1.1)
    }
  }

  /// Those whose locks do not hold between machines, or are not known to.
  private static let networks: Set = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "davfs", "glusterfs", "lustre", "vboxsf",
    "vmhgfs",
    "prl_fs", "beegfs", "ncpfs",
  ]

  var isOnNetwork: Bool { FileSystem.networks.contains(type) || type.hasPrefix("fuse.") }

  /// The drafts that killed programs left in a folder.
  static func drafts(in folder: String, olderThan seconds: Int, now: Instant) -> [String] {
    let drafts = (RawFile.names(in: folder) ?? []).filter { $0.hasPrefix(Store.draftPrefix) }
    return drafts.sorted().map { folder == "." ? $0 : "\(folder)/\($0)" }.filter { path in
      var status = stat()
      return stat(path, &status) == 0 && Int(now.milliseconds / 1000) - status.st_mtim.tv_sec > seconds
    }
  }
}

/// A number of bytes as people read it.
struct Size {
  let bytes: Int

  func text(_ language: Language) -> String {
    let steps = ["B", "KiB", "MiB", "GiB", "TiB"]
    var (value, place) = (Double(bytes), 0)
    while value >= 1024, place + 1 < steps.count { (value, place) = (value / 1024, place + 1) }
    let tenths = Int((value * 10).rounded())
    let number = place == 0 ? "\(bytes)" : "\(tenths / 10)\(language(",", "."))\(tenths % 10)"
    return "\(number) \(steps[place])"
  }
}
