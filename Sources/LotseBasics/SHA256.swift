internal import CNettle
public import Foundation

/// SHA-256 (FIPS 180-4) as Nettle computes it, with the instructions that the processor has for it.
public struct SHA256: Sendable {
  private var state = sha256_ctx()

  public init() { nettle_sha256_init(&state) }

  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    nettle_sha256_update(&state, bytes.count, start.assumingMemoryBound(to: UInt8.self))
  }

  public mutating func update(_ bytes: some ContiguousBytes) { bytes.withUnsafeBytes { update($0) } }

  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The 32 bytes of the digest; the state begins anew.
  public mutating func finalize() -> Data {
    var digest = Data(count: Int(SHA256_DIGEST_SIZE))
    digest.withUnsafeMutableBytes { bytes in
      guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
      nettle_sha256_digest(&state, bytes.count, start)
    }
    return digest
  }

  public static func digest(of text: String) -> Data {
    var hash = SHA256()
    hash.update(text)
    return hash.finalize()
  }

  public static func digest(of bytes: some ContiguousBytes) -> Data {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// The digest as `sha256sum` prints it.
  public static func sum(_ bytes: some ContiguousBytes) -> String { hexadecimal(digest(of: bytes)) }

  /// `0f…`: two lower-case digits per byte.
  public static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
