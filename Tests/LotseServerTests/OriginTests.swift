import Testing

@testable import LotseServer

/// A form is taken from our own pages alone.
@Suite struct OriginTests {
  private static func request(_ headers: [String: [String]]) -> WebRequest {
    WebRequest(.post, path: "/unit", headers: headers.merging(["host": ["lotse.example"]]) { given, _ in given })
  }

  @Test(arguments: ["cross-site", "same-site", "none", "", "SAME-ORIGIN", "same-origin, cross-site"])
  func anotherSiteIsRefused(site: String) {
    let ours = Self.request(["sec-fetch-site": [site], "origin": ["http://lotse.example"]])
    #expect(!ours.isFromOurPages)
  }

  @Test func theSameOriginIsTaken() {
    #expect(Self.request(["sec-fetch-site": ["same-origin"]]).isFromOurPages)
    #expect(Self.request(["origin": ["https://lotse.example"]]).isFromOurPages)
    #expect(Self.request(["origin": ["http://LOTSE.example"]]).isFromOurPages)
  }

  @Test(arguments: [
    "https://evil.example", "null", "", "https://lotse.example.evil.example", "https://lotse.example@evil.example",
    "lotse.example", "https://lotse.example/", "ftp://lotse.example", "https://lotse.example:8443",
  ])
  func anotherOriginIsRefused(origin: String) { #expect(!Self.request(["origin": [origin]]).isFromOurPages) }

  @Test func whoSaysNothingOrTwoThingsIsRefused() {
    #expect(!Self.request([:]).isFromOurPages)
    #expect(!Self.request(["sec-fetch-site": ["same-origin", "cross-site"]]).isFromOurPages)
    #expect(!Self.request(["origin": ["https://lotse.example", "https://evil.example"]]).isFromOurPages)
    #expect(!WebRequest(.post, path: "/", headers: ["origin": ["https://"], "host": [""]]).isFromOurPages)
  }

  @Test(arguments: [
    ("localhost", true), ("localhost:8086", true), ("127.0.0.1:1", true), ("[::1]:8086", true), ("LOCALHOST", true),
    ("evil.example", false), ("localhost.evil.example", false), ("127.0.0.1.evil.example:80", false), ("", false),
    ("::1", false), ("localhost:", true), ("localhost:80x", false),
  ])
  func onlyNamesOfThisComputerMeanIt(host: String, isOurs: Bool) {
    let request = WebRequest(.get, path: "/", headers: ["host": [host]])
    #expect(request.isForThisComputer == isOurs)
  }
}
