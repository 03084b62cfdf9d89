/// An address that a cell may lead to: of the web or of a mailbox, with every character that an address cannot hold
/// written as `%XX`.
struct WebAddress: Hashable {
  let beforeFragment: String
  /// What follows `#`.
  let fragment: String?

  /// Nil for anything but `http`, `https` and `mailto`: a published table leads to no file and runs no script.
  init?(_ text: String) {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard ["http", "https", "mailto"].contains(scheme), text.utf8.count > scheme.utf8.count + 1 else { return nil }
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    beforeFragment = WebAddress.encoded(parts[0])
    fragment = parts.count > 1 ? WebAddress.encoded(parts[1]) : nil
  }

  var whole: String { fragment.map { "\(beforeFragment)#\($0)" } ?? beforeFragment }

  /// Bytes beyond ASCII stay: an address may hold them (RFC 3987), and a host name could not be read otherwise.
  private static func encoded(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    var encoded: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      let isEscape = byte == UInt8(ascii: "%") && bytes[(place + 1)...].prefix(2).count(where: isHexadecimal) == 2
      if byte <= 0x20 || byte == 0x7F || "\"<>\\^`{|}[]#".utf8.contains(byte)
        || (byte == UInt8(ascii: "%") && !isEscape)
      {
        encoded += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0xF)]
      } else {
        encoded.append(byte)
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool { Character(UnicodeScalar(byte)).isHexDigit }
}
