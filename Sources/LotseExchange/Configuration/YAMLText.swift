internal import LotseBasics

/// YAML as text: what has to be known of it before it is parsed, and what is written into it.
enum YAMLText {
  /// A few references are a convenience; of sixteen, even if each holds the one before three times, nothing grows that
  /// could not be read.
  private static let mostReferences = 16

  /// The line of the first reference (`*name`) that is one too many, counted from 1.
  static func lineOfTooManyReferences(_ text: String) -> Int? {
    var count = 0
    var line = 1
    var before = UInt8(ascii: "\n")
    var isAtReference = false
    for byte in text.utf8 {
      if isAtReference, isOfName(byte) {
        count += 1
        if count > mostReferences { return line }
      }
      // In front of one stands a blank, a line break or the beginning of a list or mapping.
      isAtReference = byte == UInt8(ascii: "*") && (before <= 0x20 || "[{,:?-".utf8.contains(before))
      if byte == UInt8(ascii: "\n") { line += 1 }
      before = byte
    }
    return nil
  }

  /// What the parser takes for a name: letters and digits of ASCII, hyphen and underscore.
  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D || byte == 0x5F
  }

  /// A text as a comment has it: on one line, and without the mark of a reference.
  static func commented(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Text.replacing(in: words) { scalar in
      scalar == "*" ? "∗" : isPlain(scalar) ? nil : "\u{FFFD}"
    }
  }

  /// Whether YAML takes the character as it is (1.2.2, 5.1), and everybody sees it.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD: true
    default: scalar.value >= 0x10000
    }
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && isOfName(UInt8(scalar.value)) }

  /// A YAML scalar that is what it is, whatever it holds.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      // Many of them would look like references.
      case "*" where place + 1 < scalars.count && isOfName(scalars[place + 1]): quoted += "\\x2A"
      default:
        if isPlain(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
      }
    }
    return quoted + "\""
  }
}
