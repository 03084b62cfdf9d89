internal import CMinizip

/// Reads the entries of a zip archive, one at a time, as a stream: nothing is unpacked further than it is read, nor
/// beyond the size and the ratio that tables have.
final class ZipReader {
  private let archive: unzFile
  private var places: [String: unz64_file_pos] = [:]
  /// The names of the entries in the order in which they are listed.
  private(set) var names: [String] = []
  /// What all entries together may still unpack to.
  private var budget = 1_536 * TableLimits.mebibyte

  /// Opens an archive and lists it; throws where it is damaged.
  init(_ path: String) throws(TableFlaw) {
    guard let archive = unzOpen64(path) else { throw TableFlaw(.damagedArchive(part: "")) }
    self.archive = archive
    var name = [CChar](repeating: 0, count: 1_024)
    var status = unzGoToFirstFile(archive)
    while status == UNZ_OK {
      var information = unz_file_info64()
      var place = unz64_file_pos()
      guard
        unzGetCurrentFileInfo64(archive, &information, &name, UInt(name.count), nil, 0, nil, 0) == UNZ_OK,
        unzGetFilePos64(archive, &place) == UNZ_OK
      else { throw TableFlaw(.damagedArchive(part: "")) }
      let length = min(Int(information.size_filename), name.count)
      let text = String(decoding: name[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
      places[ZipReader.key(text)] = places[ZipReader.key(text)] ?? place
      names.append(text)
      guard places.count <= 10_000 else { throw TableFlaw(.bomb(part: text)) }
      status = unzGoToNextFile(archive)
    }
    guard status == UNZ_END_OF_LIST_OF_FILE else { throw TableFlaw(.damagedArchive(part: "")) }
  }

  deinit { unzClose(archive) }

  func contains(_ part: String) -> Bool { places[ZipReader.key(part)] != nil }

  /// Names of parts are the same in capitals and small letters (ECMA-376-2, 6.2.2.3).
  private static func key(_ part: String) -> String {
    String(part.lowercased().map { $0 == "\\" ? "/" : $0 })
  }

  /// Opens an entry that may unpack to so many bytes; the one opened before is closed.
  func open(_ part: String, atMost limit: Int) throws(TableFlaw) -> Entry {
    unzCloseCurrentFile(archive)
    var information = unz_file_info64()
    guard var place = places[ZipReader.key(part)], unzGoToFilePos64(archive, &place) == UNZ_OK,
      unzGetCurrentFileInfo64(archive, &information, nil, 0, nil, 0, nil, 0) == UNZ_OK
    else { throw TableFlaw(.damagedArchive(part: part)) }
    if information.flag & 1 != 0 { throw TableFlaw(.otherKind(.password)) }
    let entry = Entry(
      zip: self, part: part, limit: limit, packed: Int(clamping: information.compressed_size))
    try entry.check(Int(clamping: information.uncompressed_size))
    guard unzOpenCurrentFile(archive) == UNZ_OK else { throw TableFlaw(.damagedArchive(part: part)) }
    return entry
  }

  /// An entry that is open.
  final class Entry {
    private let zip: ZipReader
    let part: String
    private let limit: Int
    private let packed: Int
    private var unpacked = 0
    private var isAtEnd = false

    fileprivate init(zip: ZipReader, part: String, limit: Int, packed: Int) {
      self.zip = zip
      self.part = part
      self.limit = limit
      self.packed = packed
    }

    /// Unpacks the next bytes; 0 at the end, where the checksum is compared.
    func read(_ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) throws(TableFlaw) -> Int {
      if isAtEnd { return 0 }
      let read = Int(unzReadCurrentFile(zip.archive, buffer, UInt32(clamping: count)))
      guard read > 0 else {
        guard read == 0, unzCloseCurrentFile(zip.archive) == UNZ_OK else {
          throw TableFlaw(.damagedArchive(part: part))
        }
        isAtEnd = true
        return 0
      }
      unpacked += read
      zip.budget -= read
      try check(unpacked)
      if zip.budget < 0 { throw TableFlaw(.bomb(part: part)) }
      return read
    }

    /// Tables pack to a tenth or a fiftieth; only what is made to grow packs to less than a two-hundredth.
    fileprivate func check(_ size: Int) throws(TableFlaw) {
      let isSwollen = size > 16 * TableLimits.mebibyte && size / 200 > packed
      if size > limit || isSwollen { throw TableFlaw(.bomb(part: part)) }
    }
  }

  /// The whole of a small entry.
  func bytes(_ part: String, atMost limit: Int) throws(TableFlaw) -> [UInt8] {
    let entry = try open(part, atMost: limit)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try buffer.withUnsafeMutableBufferPointer { (buffer) throws(TableFlaw) in
        guard let base = buffer.baseAddress else { return 0 }
        return try entry.read(base, buffer.count)
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
