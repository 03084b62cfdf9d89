/// The forms of the addresses that a published file carries; both are ASCII, as they become URIs.
public enum NetAddress {
  /// A mail address such as `digitalisierung@example.org`. Whether a person reads it cannot be told from its form.
  public static func isMail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, parts[0].utf8.count <= 64 else { return false }
    let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return atoms.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { isAlphanumeric($0) || "_-+".utf8.contains($0) } }
      && isHost(parts[1])
  }

  /// A web address such as `https://www.example.org/daten?thema=1`, without a user and a fragment.
  public static func isWeb(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix), text.utf8.count <= 2000 else {
      return false
    }
    let rest = text.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.first, isHost(name) else { return false }
    if parts.count == 2, !(Int(parts[1]).map { (1...65_535).contains($0) } ?? false) { return false }
    return isPath(Array(rest.dropFirst(host.count).utf8))
  }

  /// A file name or text as it stands in an address.
  public static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      if isAlphanumeric(byte) || "-._~".utf8.contains(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let code = String(byte, radix: 16, uppercase: true)
        encoded += code.utf8.count == 1 ? "%0" + code : "%" + code
      }
    }
    return encoded
  }

  private static func isHost(_ host: Substring) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, host.utf8.count <= 253, let last = labels.last?.utf8.first, isLetter(last) else {
      return false
    }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isPath(_ path: [UInt8]) -> Bool {
    path.indices.allSatisfy { index in
      if path[index] == UInt8(ascii: "%") {
        return index + 2 < path.count && path[(index + 1)...(index + 2)].allSatisfy(isHexadecimal)
      }
      return isAlphanumeric(path[index]) || "-._~/?!$&'()*+,;=:@".utf8.contains(path[index])
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }
}
