import Testing

@testable import LotseServer

/// Forms are read as browsers send them, and as nothing else.
@Suite struct FormFieldTests {
  private static func fields(_ body: String, _ type: String = "application/x-www-form-urlencoded") -> [FormField]? {
    FormField.fields(Array(body.utf8), type: type)
  }

  @Test func namesAndValuesAreDecoded() {
    #expect(
      Self.fields("a=1+2&b=%C3%BC%26%3D&c&d=x=y") == [
        FormField("a", "1 2"), FormField("b", "ü&="), FormField("c", ""), FormField("d", "x=y"),
      ])
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "%c3=1", "a=%C3%28"])
  func whatIsNoTextIsRefused(body: String) { #expect(Self.fields(body) == nil) }

  @Test func anotherTypeIsRefused() {
    #expect(Self.fields("{}", "application/json") == nil)
    #expect(Self.fields("a=1", "text/plain") == nil)
    #expect(Self.fields("a=1", "multipart/form-data") == nil)
  }

  @Test func tooManyFieldsAreRefused() {
    #expect(Self.fields((0..<501).map { "a\($0)=1" }.joined(separator: "&")) == nil)
  }

  @Test func aFileComesByteByByte() throws {
    let bytes: [UInt8] = [0, 13, 10, 45, 45, 255, 13, 10]
    let body =
      Array("--x\r\nContent-Disposition: form-data; name=\"deed\"\r\n\r\nupload\r\n".utf8)
      + Array(
        "--x\r\nContent-Disposition: form-data; name=\"sheet\"; filename=\"FB33.xlsx\"\r\nContent-Type: x/y\r\n\r\n"
          .utf8)
      + bytes + Array("\r\n--x--\r\n".utf8)
    let fields = try #require(FormField.fields(body, type: "multipart/form-data; boundary=x"))
    #expect(fields == [FormField("deed", "upload"), FormField("sheet", "FB33.xlsx", file: bytes)])
  }

  @Test(arguments: [
    "", "--x", "--x\r\n", "--x\r\n\r\n", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
    "--x\r\nA: b\r\n\r\n1\r\n--x--",
  ])
  func abrokenOneIsRefused(body: String) {
    #expect(Self.fields(body, "multipart/form-data; boundary=x") == nil)
  }

  @Test func anEmptyPartIsEmpty() {
    let body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--x--"
    #expect(Self.fields(body, "multipart/form-data; boundary=x") == [FormField("a", "")])
  }
}
