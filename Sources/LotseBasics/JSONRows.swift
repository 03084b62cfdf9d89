/// JSON objects that all have the same keys, written one after another as they come.
public struct JSONRows {
  /// The values of one object, in the order of the keys that were given.
  public typealias Taker = ([JSONValue]) throws -> Void

  private let keys: [String]
  private let each: (Taker) throws -> Void

  /// Keys that come twice count once, as first given. `each` goes through all objects, anew whenever it is asked.
  public init(_ keys: [String], each: @escaping (Taker) throws -> Void) {
    self.keys = keys
    self.each = each
  }

  /// The bytes of `JSONValue.envelope` with these objects as its data.
  public func envelope(notice: String?, filter: JSONValue? = nil) -> Pieces {
    Pieces { take in
      var bytes = Array("{\n  \"data\": [".utf8)
      var index = 0
      let row = JSONRow(keys, depth: 2)
      try each { values in
        JSONValue.begin(index, 1, &bytes)
        index += 1
        row.write(values, to: &bytes)
        try take(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      if index > 0 { JSONValue.indent(1, &bytes) }
      // Of all keys of an envelope this is the first.
      let rest = JSONValue.envelope(.null, notice: notice, filter: filter).text().dropFirst(
        "{\n  \"data\": null".utf8.count)
      try take(bytes + "]".utf8 + rest.utf8)
    }
  }

  /// One object to a line.
  public var lines: Pieces {
    Pieces { take in
      var bytes: [UInt8] = []
      let row = JSONRow(keys, depth: nil)
      try each { values in
        row.write(values, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        try take(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
  }
}

/// What is the same in every object: the keys as they are written, sorted once.
private struct JSONRow {
  private let members: [(head: [UInt8], place: Int)]
  private let depth: Int?

  init(_ keys: [String], depth: Int?) {
    let places = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    members = places.sorted { $0.key < $1.key }.enumerated().map { index, member in
      var head: [UInt8] = []
      JSONValue.begin(index, depth, &head)
      JSONValue.write(member.key, to: &head)
      head += (depth == nil ? ":" : ": ").utf8
      return (head, member.value)
    }
    self.depth = depth
  }

  func write(_ values: [JSONValue], to bytes: inout [UInt8]) {
    guard !members.isEmpty else { return bytes += "{}".utf8 }
    bytes.append(UInt8(ascii: "{"))
    for (head, place) in members {
      bytes += head
      values[place].write(to: &bytes, depth: depth.map { $0 + 1 })
    }
    JSONValue.indent(depth, &bytes)
    bytes.append(UInt8(ascii: "}"))
  }
}
