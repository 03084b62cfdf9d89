internal import Glibc

/// Files packed into one ZIP, and unpacked again.
public enum ZipArchive {
  /// The same files give the same bytes; throws `SpreadsheetFailure`.
  public static func bytes(_ files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
    let zip = try ZipWriter()
    for file in files { try zip.add(file.name, file.bytes) }
    return try zip.finish()
  }

  /// The files in the order in which they were packed. Throws `TableFlaw` where the archive is damaged.
  public static func files(_ archive: [UInt8]) throws -> [(name: String, bytes: [UInt8])] {
    // The reader wants a path; a file without a name has one while it is open.
    guard let file = tmpfile() else { throw TableFlaw(.damagedArchive(part: "")) }
    defer { fclose(file) }
    guard fwrite(archive, 1, archive.count, file) == archive.count, fflush(file) == 0 else {
      throw TableFlaw(.damagedArchive(part: ""))
    }
    let reader = try ZipReader("/proc/self/fd/\(fileno(file))")
    return try reader.names.map { name in (name, try reader.bytes(name, atMost: 1 << 30)) }
  }
}
