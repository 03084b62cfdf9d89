internal import Glibc

/// Bytes as a file, for readers that want a path; it has no name, and is gone with this.
final class NamelessFile {
  private let file: UnsafeMutablePointer<FILE>

  init(_ bytes: [UInt8]) throws(TableFlaw) {
    guard let file = tmpfile() else { throw TableFlaw(.damagedArchive(part: "")) }
    self.file = file
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else {
      throw TableFlaw(.damagedArchive(part: ""))
    }
  }

  deinit { fclose(file) }

  var path: String { "/proc/self/fd/\(fileno(file))" }
}
