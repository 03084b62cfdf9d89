/// Bytes made piece by piece while they are written, so that a long output need not lie in memory whole.
public struct Pieces {
  public typealias Taker = ([UInt8]) throws -> Void

  private let make: (Taker) throws -> Void

  /// `make` gives its pieces to the taker, of whatever size and in order; it may be asked more than once.
  public init(_ make: @escaping (Taker) throws -> Void) { self.make = make }

  public init(_ bytes: [UInt8]) { self.init { try $0(bytes) } }

  /// Hands the bytes on, gathered to pieces of about `size` bytes. Throws what making or taking them throws.
  public func each(_ size: Int = 1 << 16, _ take: Taker) throws {
    var gathered: [UInt8] = []
    gathered.reserveCapacity(size + size / 8)
    try make { piece in
      if gathered.isEmpty, piece.count >= size { return try take(piece) }
      gathered += piece
      guard gathered.count >= size else { return }
      try take(gathered)
      gathered.removeAll(keepingCapacity: true)
    }
    if !gathered.isEmpty { try take(gathered) }
  }

  /// All of it.
  public func bytes() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try make { bytes += $0 }
    return bytes
  }
}
