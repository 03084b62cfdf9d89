import LotseBasics
import Testing

/// Numbers that are written as bytes are those that a text of them spells.
@Suite struct DigitsTests {
  @Test func bytesSpellTheNumber() {
    var numbers = [0, 7, 10, 99, 100, 1_000_001, Int.max, -1, -10, -987, Int.min]
    numbers += (0..<62).flatMap { [1 << $0, (1 << $0) - 1, -(1 << $0)] }
    for number in numbers {
      var bytes = Array("x".utf8)
      Digits.write(number, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == "x\(number)")
    }
  }
}
