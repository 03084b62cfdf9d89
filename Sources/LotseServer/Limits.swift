/// What the server puts up with before it lets a connection go, so that one that sends little, slowly or without end takes
/// nothing from the others.
public struct Limits: Sendable {
  /// All headers of a request together, in bytes.
  public var headers = 16 * 1024
  /// The body of a form, in bytes: a returned sheet, written in letters, fits.
  public var body = 4 * 1024 * 1024
  /// Until the headers are there, and until the next request comes, in seconds.
  public var secondsForHeaders = 15
  /// Until the body is there, in seconds.
  public var secondsForBody = 30
  /// Until a reader has taken an answer, in seconds.
  public var secondsForAnswer = 60
  /// How many connections are open at once; more are closed as they come.
  public var connections = 512
  /// How many requests wait for one of the threads; more are asked to come again.
  public var waiting = 256
  /// How many requests are answered at once.
  public var threads = 4
  /// How long those under way have when the server is to stop, in seconds.
  public var secondsToStop = 10

  public init() {}
}
