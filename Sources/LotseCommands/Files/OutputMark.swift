internal import CXattr
internal import Glibc

/// By what Lotse knows a file again that it wrote: the hash of what it wrote, as an attribute of the file itself. A copy
/// without it, or a file that somebody changed since, is not Lotse's to replace.
enum OutputMark {
  private static let name = "user.lotse.sha256"

  /// What a file is to Lotse.
  enum Finding {
    /// As it was written.
    case own
    /// Written by Lotse, and changed since.
    case changed
    /// Not written by Lotse.
    case foreign
    /// The file system keeps no attributes.
    case unknown
  }

  /// Marks an open file that holds bytes of this sum. Where the file system cannot, there is no mark.
  static func set(on file: Int32, _ sum: String) {
    let mark = Array(sum.utf8)
    _ = fsetxattr(file, name, mark, mark.count, 0)
  }

  /// What the file of that path is, which holds bytes of this sum.
  static func find(at path: String, holding sum: String) -> Finding {
    var mark = [UInt8](repeating: 0, count: 64)
    let count = getxattr(path, name, &mark, mark.count)
    guard count >= 0 || errno == ERANGE else { return errno == ENOTSUP ? .unknown : .foreign }
    return count == mark.count && mark.elementsEqual(sum.utf8) ? .own : .changed
  }
}
