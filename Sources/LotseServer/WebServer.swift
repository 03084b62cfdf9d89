internal import Dispatch
internal import Glibc
internal import HTTPTypes
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Answers requests until it is told to stop: one function from a request to its answer, on threads of its own.
public final class WebServer: Sendable {
  public typealias Answer = @Sendable (WebRequest) -> WebResponse

  private let limits: Limits
  private let answer: Answer
  private let threads: NIOThreadPool
  private let connections = Mutex<[ObjectIdentifier: any Channel]>([:])
  private let waiting = Atomic(0)
  private let isStopping = Atomic(false)

  public init(_ limits: Limits = Limits(), answer: @escaping Answer) {
    self.limits = limits
    self.answer = answer
    threads = NIOThreadPool(numberOfThreads: limits.threads)
  }

  /// Listens and answers until SIGTERM or SIGINT; those under way are answered first. `ready` is told the port, where
  /// there is one. Throws `Listening.Flaw`.
  public func run(_ listening: Listening, ready: @escaping @Sendable (Int?) -> Void) throws {
    let (socket, port) = try listening.open()
    let signals = WebServer.holdSignals()
    let isDone = DispatchSemaphore(value: 0)
    let failure = Mutex<(any Error)?>(nil)
    Task {
      do { try await serve(socket, until: signals) { ready(port) } } catch { failure.withLock { $0 = error } }
      isDone.signal()
    }
    isDone.wait()
    if case .path(let path) = listening { unlink(path) }
    if let failure = failure.withLock({ $0 }) { throw failure }
  }

  private func serve(_ socket: Int32, until signals: sigset_t, ready: @Sendable () -> Void) async throws {
    threads.start()
    let channel = HTTP1Channel(
      responder: { [self] request, writer, channel in try await respond(request, writer, channel) },
      configuration: .init(
        additionalChannelHandlers: [Deadlines(self.limits)],
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headers / 2, maxHeaderListSize: limits.headers, maxHeaderFieldCount: 100)))
    let logger = Logger(label: "lotse") { _ in SwiftLogNoOpLogHandler() }
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .bind(socket) { child in channel.setup(channel: child, logger: logger) }
    stop(listener.channel, on: signals)
    ready()
    await withDiscardingTaskGroup { group in
      try? await listener.executeThenClose { inbound in
        for try await child in inbound {
          guard admit(child.channel) else {
            child.channel.close(promise: nil)
            continue
          }
          group.addTask { [self] in
            await channel.handle(value: child, logger: logger)
            connections.withLock { $0[ObjectIdentifier(child.channel)] = nil }
          }
        }
      }
    }
    try await threads.shutdownGracefully()
  }

  private func admit(_ channel: any Channel) -> Bool {
    connections.withLock { open in
      guard open.count < limits.connections else { return false }
      open[ObjectIdentifier(channel)] = channel
      return true
    }
  }

  /// SIGTERM and SIGINT, which wait from here on in every thread that is started until somebody asks for them: none is lost
  /// while the server starts.
  private static func holdSignals() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGTERM, SIGINT] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return signals
  }

  /// Waits for a signal on a thread of its own. Another one then ends the program at once.
  private func stop(_ listener: any Channel, on signals: sigset_t) {
    DispatchQueue.global().async { [self] in
      var (signals, number) = (signals, Int32(0))
      pthread_sigmask(SIG_BLOCK, &signals, nil)
      sigwait(&signals, &number)
      stop(listener)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
  }

  /// Nothing new is taken; connections close once what they asked for is answered, or when time is up.
  private func stop(_ listener: any Channel) {
    isStopping.store(true, ordering: .relaxed)
    listener.close(promise: nil)
    for channel in connections.withLock({ Array($0.values) }) {
      channel.eventLoop.execute { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(limits.secondsToStop)) { [self] in
      for channel in connections.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }
  }

  // MARK: One request

  private func respond(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
    var response: WebResponse
    var closes = isStopping.load(ordering: .relaxed)
    switch await read(request, channel) {
    case .success(let read):
      response = await answered(read)
    case .failure(let refused):
      response = refused.response
      closes = true
    }
    if response.status == 503 { response.headers.append(("Retry-After", "2")) }
    var fields = HTTPFields()
    for (name, value) in WebServer.always + response.headers {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    fields[.contentType] = response.type
    fields[.contentLength] = String(response.body.count)
    if closes { fields[.connection] = "close" }
    let isHead = request.method == .head
    try await writer.write(
      response: HTTPResponse(status: .init(code: response.status), headerFields: fields),
      body: isHead ? .init() : .init(byteBuffer: ByteBuffer(bytes: response.body)))
    if closes { channel.close(mode: .input, promise: nil) }
  }

  /// What every answer carries. Pages say themselves which style and script they have; nothing is kept anywhere.
  private static let always: [(name: String, value: String)] = [
    ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
      "Content-Security-Policy",
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
  ]

  private func answered(_ request: WebRequest) async -> WebResponse {
    let busy = WebResponse.plain(503, "Busy; please try again in a moment. / Ausgelastet; bitte gleich noch einmal.")
    guard waiting.add(1, ordering: .relaxed).oldValue < limits.waiting else {
      waiting.subtract(1, ordering: .relaxed)
      return busy
    }
    defer { waiting.subtract(1, ordering: .relaxed) }
    return (try? await threads.runIfActive { [answer] in answer(request) }) ?? busy
  }

  private struct Refused: Error {
    let response: WebResponse
    init(_ status: Int, _ sentence: String, _ headers: [(name: String, value: String)] = []) {
      var response = WebResponse.plain(status, sentence)
      response.headers = headers
      self.response = response
    }
  }

  private func read(_ request: Request, _ channel: any Channel) async -> Result<WebRequest, Refused> {
    let method: WebRequest.Method
    switch request.method {
    case .get, .head: method = .get
    case .post: method = .post
    default: return .failure(Refused(405, "Only GET, HEAD and POST.", [("Allow", "GET, HEAD, POST")]))
    }
    let target = Array((request.head.path ?? "/").utf8)
    let parts = target.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    guard target.first == UInt8(ascii: "/"), let path = FormField.decoded(parts[0]),
      let query = FormField.fields(ofQuery: parts.count > 1 ? parts[1] : [])
    else { return .failure(Refused(400, "The address cannot be read.")) }
    var headers: [String: [String]] = [:]
    for field in request.headers { headers[field.name.canonicalName, default: []].append(field.value) }
    if let host = request.head.authority { headers["host"] = [host] }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.body {
      return .failure(WebServer.tooLarge)
    }
    let body: [UInt8]
    do {
      body = Array(buffer: try await request.body.collect(upTo: limits.body))
    } catch is NIOTooManyBytesError {
      return .failure(WebServer.tooLarge)
    } catch {
      return .failure(Refused(400, "The request ended early."))
    }
    return .success(
      WebRequest(method, path: path, query: query, headers: headers, peer: WebServer.peer(of: channel), body: body))
  }

  private static let tooLarge = Refused(413, "Too large. / Zu groß.")

  private static func peer(of channel: any Channel) -> WebRequest.Peer {
    guard let address = channel.remoteAddress else { return .elsewhere("?") }
    switch address {
    case .unixDomainSocket: return .socket
    case .v4, .v6:
      let ip = address.ipAddress ?? "?"
      let plain = ip.lowercased().hasPrefix("::ffff:") ? String(ip.dropFirst(7)) : ip
      return plain == "::1" || plain.hasPrefix("127.") ? .loopback : .elsewhere(plain)
    }
  }
}
