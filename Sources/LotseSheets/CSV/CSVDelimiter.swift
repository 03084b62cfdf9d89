/// Finds out what separates the fields of a text.
enum CSVDelimiter {
  /// Semicolon first, as German offices write it; a comma is last, because it also stands in numbers.
  static let candidates: [UInt8] = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), UInt8(ascii: ",")]

  /// What a first line such as `sep=;` names, and where the line after it begins.
  static func named(in bytes: UnsafeBufferPointer<UInt8>) -> (delimiter: UInt8, end: Int)? {
    let isQuoted = bytes.first == UInt8(ascii: "\"")
    var place = isQuoted ? 1 : 0
    guard bytes.dropFirst(place).starts(with: "sep=".utf8), place + 4 < bytes.count else { return nil }
    let delimiter = bytes[place + 4]
    guard delimiter < 0x80, delimiter > 0x20 || delimiter == UInt8(ascii: "\t") else { return nil }
    place += 5
    if isQuoted {
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
      place += 1
    }
    guard place < bytes.count else { return (delimiter, place) }
    if bytes[place] == UInt8(ascii: "\r") {
      let isPair = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n")
      return (delimiter, place + (isPair ? 2 : 1))
    }
    return bytes[place] == UInt8(ascii: "\n") ? (delimiter, place + 1) : nil
  }

  /// The candidate by which most of the first records have the same number of fields, more than one.
  static func found(in bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var best = (delimiter: candidates[0], share: 0.0)
    for candidate in candidates {
      let counts = fieldCounts(of: bytes, candidate)
      var frequency: [Int: Int] = [:]
      for count in counts where count > 1 { frequency[count, default: 0] += 1 }
      guard let usual = frequency.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
      // A comma here and there in the only column separates nothing.
      let isTable = usual.value * 2 >= counts.count || (usual.key > 2 && usual.value > 1)
      let share = Double(usual.value) / Double(counts.count)
      if isTable, share > best.share { best = (candidate, share) }
    }
    return best.delimiter
  }

  /// How many fields each of the first records has; empty lines are none.
  private static func fieldCounts(of bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8) -> [Int] {
    let sample = UnsafeBufferPointer(rebasing: bytes.prefix(TableLimits.mebibyte))
    var scanner = CSVScanner(sample, delimiter)
    var counts: [Int] = []
    while !scanner.isAtEnd, counts.count < 100 {
      var count = 0
      var isBlank = true
      var end: CSVScanner.End
      repeat {
        // A quote that stays open, perhaps because this is the wrong delimiter: the sample ends here.
        guard let next = try? scanner.next() else { return counts + [count + 1] }
        end = next
        count += 1
        isBlank = isBlank && scanner.isEmpty
      } while end == .delimiter
      if scanner.isAtEnd, sample.count < bytes.count { break }
      if !isBlank || count > 1 { counts.append(count) }
    }
    return counts
  }
}
