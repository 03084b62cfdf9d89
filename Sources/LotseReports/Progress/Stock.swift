/// How many of all sub-projects a report counts: the public part says of how many it speaks.
public struct Stock: Hashable, Sendable {
  public let shown: Int
  public let all: Int

  public init(shown: Int, all: Int) {
    self.shown = shown
    self.all = all
  }
}
