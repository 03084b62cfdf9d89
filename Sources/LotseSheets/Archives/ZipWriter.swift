internal import CMinizip
public import LotseBasics

/// A ZIP archive written in memory, part after part; every part has the same date, so that the same content gives the
/// same bytes.
public final class ZipWriter {
  /// What minizip writes into; it goes back to fill in sizes once a part is complete. In blocks, because an array that
  /// grows is copied, and stands in memory twice meanwhile.
  private final class Memory {
    private(set) var blocks: [[UInt8]] = []
    private(set) var count = 0
    var position = 0

    private static let block = 1 << 20

    func write(_ bytes: UnsafeRawBufferPointer) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let (number, offset) = position.quotientAndRemainder(dividingBy: Memory.block)
        if number == blocks.count {
          blocks.append([])
          blocks[number].reserveCapacity(Memory.block)
        }
        let part = rest.prefix(Memory.block - offset)
        let end = min(offset + part.count, blocks[number].count)
        blocks[number].replaceSubrange(offset..<end, with: part)
        position += part.count
        rest = rest.dropFirst(part.count)
      }
      count = max(count, position)
    }
  }

  /// How much of a part may stand uncompressed in memory, in bytes.
  public static let chunk = 1 << 16

  private let memory = Memory()
  private var zip: zipFile?
  private var part = ""
  private var size = 0

  public init() throws(SpreadsheetFailure) {
    var functions = ZipWriter.functions
    functions.opaque = Unmanaged.passUnretained(memory).toOpaque()
    zip = zipOpen2_64("", APPEND_STATUS_CREATE, nil, &functions)
    guard zip != nil else { throw .archive(part: "") }
  }

  deinit { if let zip { zipClose(zip, nil) } }

  /// Adds a whole part; a stored one is neither compressed nor has it an extra field.
  public func add(_ name: String, _ text: XMLText, isStored: Bool = false) throws(SpreadsheetFailure) {
    var text = text
    try open(name, isStored: isStored)
    try write(&text)
    try close()
  }

  public func open(_ name: String, isStored: Bool = false) throws(SpreadsheetFailure) {
    part = name
    size = 0
    var details = zip_fileinfo()
    // 1980-01-01, the first day that the format knows.
    details.dosDate = 0x0021_0000
    let method = isStored ? 0 : Z_DEFLATED
    try check(zipOpenNewFileInZip(zip, name, &details, nil, 0, nil, 0, nil, method, ZipWriter.level))
  }

  /// Hands the text over to the open part and empties it.
  public func write(_ text: inout XMLText) throws(SpreadsheetFailure) {
    size += text.bytes.count
    guard size < Int(UInt32.max), text.bytes.count < Int(UInt32.max) else { throw .archive(part: part) }
    let answer = text.bytes.withUnsafeBytes { zipWriteInFileInZip(zip, $0.baseAddress, UInt32($0.count)) }
    try check(answer)
    text.removeAll()
  }

  /// Adds a whole part of bytes.
  public func add(_ name: String, _ bytes: [UInt8]) throws(SpreadsheetFailure) {
    try open(name)
    try write(bytes)
    try close()
  }

  /// Adds bytes to the open part.
  func write(_ bytes: [UInt8]) throws(SpreadsheetFailure) {
    guard bytes.count < Int(UInt32.max) else { throw .archive(part: part) }
    try check(bytes.withUnsafeBytes { zipWriteInFileInZip(zip, $0.baseAddress, UInt32($0.count)) })
  }

  public func close() throws(SpreadsheetFailure) { try check(zipCloseFileInZip(zip)) }

  /// Ends the archive and gives it.
  public func finish() throws(SpreadsheetFailure) -> Pieces {
    let answer = zipClose(zip, nil)
    zip = nil
    try check(answer)
    let blocks = memory.blocks
    return Pieces { take in for block in blocks { try take(block) } }
  }

  private func check(_ answer: Int32) throws(SpreadsheetFailure) {
    guard answer == ZIP_OK else { throw .archive(part: part) }
  }

  /// Faster than zlib's usual 6 by half, and hardly larger for tables.
  private static let level: Int32 = 4

  private static func memory(_ pointer: UnsafeMutableRawPointer?) -> Memory? {
    pointer.map { Unmanaged<Memory>.fromOpaque($0).takeUnretainedValue() }
  }

  private static var functions: zlib_filefunc64_def {
    var functions = zlib_filefunc64_def()
    functions.zopen64_file = { opaque, _, _ in opaque }
    functions.zread_file = { _, _, _, _ in 0 }
    functions.zwrite_file = { opaque, _, source, count in
      guard let memory = ZipWriter.memory(opaque), let source else { return 0 }
      memory.write(UnsafeRawBufferPointer(start: source, count: Int(count)))
      return count
    }
    functions.ztell64_file = { opaque, _ in ZPOS64_T(ZipWriter.memory(opaque)?.position ?? 0) }
    functions.zseek64_file = { opaque, _, offset, origin in
      guard let memory = ZipWriter.memory(opaque) else { return -1 }
      let start =
        switch origin {
        case ZLIB_FILEFUNC_SEEK_CUR: memory.position
        case ZLIB_FILEFUNC_SEEK_END: memory.count
        default: 0
        }
      let target = start + Int(offset)
      guard (0...memory.count).contains(target) else { return -1 }
      memory.position = target
      return 0
    }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { _, _ in 0 }
    return functions
  }
}
