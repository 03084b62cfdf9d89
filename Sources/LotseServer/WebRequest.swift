/// A request as a page sees it: read whole, within the limits, and of a method that there is.
public struct WebRequest: Sendable {
  /// HEAD is answered as GET without its body.
  public enum Method: Sendable { case get, post }

  /// Where a request comes from, as the system tells it and no header can.
  public enum Peer: Hashable, Sendable {
    /// This computer, over the network.
    case loopback
    /// A Unix socket: whoever its file lets in.
    case socket
    /// Another computer, by its address.
    case elsewhere(String)
  }

  public let method: Method
  /// The address without its query, decoded, with the stroke that it begins with.
  public let path: String
  public let query: [FormField]
  public let peer: Peer
  public let body: [UInt8]
  private let headers: [String: [String]]

  /// `headers` by their names in small letters.
  public init(
    _ method: Method, path: String, query: [FormField] = [], headers: [String: [String]] = [:], peer: Peer = .loopback,
    body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.peer = peer
    self.body = body
  }

  /// The value of a header that is there once; nil where there is none, or several, which no one could tell apart.
  public func header(_ name: String) -> String? {
    let values = headers[name.lowercased()] ?? []
    return values.count == 1 ? values[0] : nil
  }

  public func has(_ name: String) -> Bool { headers[name.lowercased()] != nil }

  /// What a form sent; nil where the body is of no form that there is.
  public func form() -> [FormField]? {
    guard let type = header("content-type") else { return nil }
    return FormField.fields(body, type: type)
  }
}

/// What is answered.
public struct WebResponse: Sendable {
  public var status: Int
  /// With its charset where it is text.
  public var type: String
  public var body: [UInt8]
  public var headers: [(name: String, value: String)]

  public init(
    _ status: Int = 200, type: String = "text/html; charset=utf-8", _ body: [UInt8] = [],
    headers: [(name: String, value: String)] = []
  ) {
    self.status = status
    self.type = type
    self.body = body
    self.headers = headers
  }

  /// Sends the reader on to another page, to be read there; so a form that was sent is not sent again by going back.
  public static func seeOther(_ address: String) -> WebResponse {
    WebResponse(303, type: "text/plain; charset=utf-8", headers: [("Location", address)])
  }

  /// One plain sentence, for what no page of its own answers.
  public static func plain(_ status: Int, _ sentence: String) -> WebResponse {
    WebResponse(status, type: "text/plain; charset=utf-8", Array((sentence + "\n").utf8))
  }
}
