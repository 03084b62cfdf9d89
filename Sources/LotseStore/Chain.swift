internal import Foundation
internal import GRDB
internal import LotseBasics

/// Digests of versions and the hashes that tie the changesets into a chain.
enum Chain {
  static let start = Data(repeating: 0, count: 32)

  /// The digest of a version: of every column that has a value, by name, so that a column added later changes nothing.
  static func digest(_ columns: [String], _ values: some Sequence<DatabaseValue>) -> Data {
    var digest = Digest()
    for (column, value) in zip(columns, values) {
      switch value.storage {
      case .null: continue
      case .int64(let number): digest.add(column, number)
      case .double(let number): digest.add(column, number)
      case .string(var text): text.withUTF8 { digest.add(column, text: UnsafeRawBufferPointer($0)) }
      case .blob(let data): data.withUnsafeBytes { digest.add(column, blob: $0) }
      }
    }
    return digest.finish()
  }

  /// Builds the digest of one version, column by column. The bytes are gathered and hashed at once: thousands of versions
  /// are hashed one after another, and a call for each piece would take longer than the hash itself.
  struct Digest {
    private var hash = SHA256()
    private var bytes: [UInt8] = []

    mutating func add(_ column: String, _ number: Int64) {
      begin(column, "i")
      append(Int(number))
      bytes.append(Digest.end)
    }

    mutating func add(_ column: String, _ number: Double) {
      begin(column, "d")
      bytes += number.description.utf8
      bytes.append(Digest.end)
    }

    /// A text as UTF-8, to its last byte.
    mutating func add(_ column: String, text: UnsafeRawBufferPointer) {
      begin(column, "t")
      append(text.count)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: text)
      bytes.append(Digest.end)
    }

    mutating func add(_ column: String, blob: UnsafeRawBufferPointer) {
      begin(column, "b")
      append(blob.count)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: blob)
    }

    /// The digest; the next version begins.
    mutating func finish() -> Data {
      hash.update(bytes)
      bytes.removeAll(keepingCapacity: true)
      return hash.finalize()
    }

    private static let end: UInt8 = 0x1E

    private mutating func begin(_ column: String, _ type: Unicode.Scalar) {
      bytes += column.utf8
      bytes.append(0x1F)
      bytes.append(UInt8(ascii: type))
    }

    private mutating func append(_ number: Int) { Digits.write(number, to: &bytes) }
  }

  /// What a changeset says of itself. The actor goes in as a number only, so that a name can give way to a pseudonym,
  /// and the message as its digest, so that a later version can redact a text and keep the chain.
  struct Header {
    let id: Int64
    let recordedAt: Int64
    let actor: Int64
    let command: String
    let messageDigest: Data?
    let undoes: Int64?
    let previousHash: Data
  }

  /// Builds the hash of one changeset: header, then for each table the digests it opened and the versions it closed.
  struct Link {
    private var hash = SHA256()
    private var unnamed: String?

    init(_ header: Header) {
      hash.update("lotse 1\n")
      hash.update(header.previousHash)
      hash.update("\(header.id)\n\(header.recordedAt)\n\(header.actor)\n\(header.command)\n")
      hash.update(header.messageDigest ?? Data())
      hash.update("\n\(header.undoes.map(String.init) ?? "")\n")
    }

    /// What follows is of this table; one that came with a later schema is named only where something follows.
    mutating func table(_ table: VersionedTable) {
      unnamed = table.name
      if table.since == 1 { name() }
    }

    mutating func opened(_ digest: UnsafeRawBufferPointer) {
      name()
      hash.update(digest)
    }

    mutating func closed(_ version: Int64) {
      name()
      hash.update("-\(version)\n")
    }

    mutating func finish() -> Data { hash.finalize() }

    private mutating func name() {
      if let unnamed { hash.update("\(unnamed)\n") }
      unnamed = nil
    }
  }
}
