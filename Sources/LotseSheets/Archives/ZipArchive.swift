internal import LotseBasics

/// Files packed into one ZIP, and unpacked again.
public enum ZipArchive {
  /// The same files give the same bytes; throws `SpreadsheetFailure`.
  public static func bytes(_ files: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
    let zip = try ZipWriter()
    for file in files { try zip.add(file.name, file.bytes) }
    return try zip.finish().bytes()
  }

  /// The files in the order in which they were packed. Throws `TableFlaw` where the archive is damaged.
  public static func files(_ archive: [UInt8]) throws -> [(name: String, bytes: [UInt8])] {
    let file = try NamelessFile(archive)
    let reader = try ZipReader(file.path)
    defer { withExtendedLifetime(file) {} }
    return try reader.names.map { name in (name, try reader.bytes(name, atMost: 1 << 30)) }
  }
}
