/// Whole numbers as dates, amounts and numbers of things carry them: decimal digits and nothing else.
public enum Digits {
  /// The number that the bytes spell, or nil where there are none, one is no digit, or it is too large.
  @inlinable
  public static func value(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var number = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }

  /// Writes a number behind the bytes, without a text of its own: files and hashes hold them by the million.
  public static func write(_ number: Int, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    if bytes.count > start + 1 { bytes[start...].reverse() }
  }

  /// The number with zeros before it, up to a width.
  public static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    let missing = width - text.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + text : text
  }

  /// Decimal digits in groups of three.
  public static func grouped(_ digits: String, by separator: String) -> String {
    var text = ""
    for (offset, digit) in digits.reversed().enumerated() {
      if offset > 0, offset % 3 == 0 { text = separator + text }
      text = String(digit) + text
    }
    return text
  }

  /// `+3`, `−2` or `±0`.
  public static func signed(_ number: Int) -> String {
    number > 0 ? "+\(number)" : number < 0 ? "−\(-number)" : "±0"
  }

  /// `71.4`: a number in hundredths with at least one decimal; not below 0.
  public static func decimal(hundredths: Int, point: String = ".") -> String {
    let decimals = hundredths % 100
    return "\(hundredths / 100)\(point)" + (decimals % 10 == 0 ? String(decimals / 10) : padded(decimals, 2))
  }
}
