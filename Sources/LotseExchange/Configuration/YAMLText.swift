/// What of a YAML text has to be known before it is parsed.
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
  static func isOfName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D || byte == 0x5F
  }
}
