import Foundation
import LotseBasics
import Testing

/// The hashes are those of everybody else: the examples of FIPS 180-4, and the same in pieces.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func examples(text: String, sum: String) {
    #expect(SHA256.sum(Array(text.utf8)) == sum)
    #expect(SHA256.hexadecimal(SHA256.digest(of: text)) == sum)
  }

  @Test func piecesAreTheSameAsTheWhole() {
    let text = (0..<500).map { "Größe \($0)" }
    var hash = SHA256()
    for piece in text { hash.update(piece) }
    #expect(hash.finalize() == SHA256.digest(of: text.joined()))
    #expect(hash.finalize() == SHA256.digest(of: ""), "the state begins anew")
  }
}
