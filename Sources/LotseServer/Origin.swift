/// Whether a form was sent from a page of ours. Nobody is asked for a password here, so a page of somebody else must not
/// be able to send one in a reader's name.
enum Origin {
  /// By `Sec-Fetch-Site`, which browsers set and pages cannot; where an old browser sends none, by `Origin`, which must be
  /// that of the `Host`. Who sends neither cannot be told from a page elsewhere and is refused.
  static func isOurs(_ request: WebRequest) -> Bool {
    if request.has("sec-fetch-site") { return request.header("sec-fetch-site") == "same-origin" }
    guard let origin = request.header("origin"), let host = request.header("host"), !host.isEmpty else { return false }
    return ["http://", "https://"].contains { origin.lowercased() == $0 + host.lowercased() }
  }

  /// Whether the name that the browser asked for is one of this computer itself. A name of somebody else that leads here
  /// would let a page of theirs read what only the person at this computer may.
  static func isThisComputer(_ host: String) -> Bool {
    var name = host[...]
    if let colon = name.lastIndex(of: ":"), name[name.index(after: colon)...].allSatisfy(\.isNumber) {
      name = name[..<colon]
    }
    return ["localhost", "127.0.0.1", "[::1]"].contains(name.lowercased())
  }
}

extension WebRequest {
  /// Whether a form came from a page of ours.
  public var isFromOurPages: Bool { Origin.isOurs(self) }

  /// Whether it was asked for under a name that means this computer.
  public var isForThisComputer: Bool { header("host").map(Origin.isThisComputer) ?? false }

  /// Whether somebody passed it on.
  public var isForwarded: Bool {
    ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"].contains { has($0) }
  }
}
