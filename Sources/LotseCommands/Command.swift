internal import ArgumentParser
internal import LotseBasics

/// A command is its arguments plus one function from the session to what it says.
protocol Command: ParsableCommand {
  var common: CommonOptions { get }
  /// The options that choose sub-projects, which the parser does not know.
  static var filters: [FilterOption] { get }
  /// Its flags that have a value in other commands with a filter.
  static var flags: Set<String> { get }
  /// What stands over the filter in the help.
  static var filterTitle: String { get }
  func reply(in session: Session) throws -> Reply
}

extension Command {
  static var filters: [FilterOption] { [] }
  static var flags: Set<String> { [] }
  static var filterTitle: String { help("Filter", "Filter") }

  func run() throws { throw Unanswered() }

  /// Runs in a world and gives the exit code; whatever fails is told in one sentence and one hint.
  func answer(in world: World, _ filter: GivenFilters = GivenFilters()) -> Int32 {
    let session = Session(world, common, filter)
    do {
      try session.checkOptions()
      let reply = try reply(in: session)
      switch try session.say(reply) {
      case .whole: break
      // Whoever records something wants to know its number, and would record it twice if it seemed to have failed.
      case .unread where session.recorded != nil, .failed where session.recorded != nil:
        world.tell(reply.data)
        world.tell(Reply.unsaid[session.language] + "\n")
      // As `lotse list | head` ends: whoever read had enough.
      case .unread: return World.unreadCode
      case .failed: throw Failure.noOutput
      }
      session.tellUnderstood()
      session.forgetDraft()
      for remark in reply.remarks { session.tell(remark) }
      if let trace = reply.trace { world.tell(trace + "\n") }
      return reply.code
    } catch {
      session.tellUnderstood()
      let failure = Failure(error, session.workflow)
      world.tell(failure.text(session.language, width: World.errorColumns))
      guard let recorded = session.recorded else {
        session.tellDraft()
        return failure.code.rawValue
      }
      session.forgetDraft()
      world.tell(session.trace(recorded)[session.language] + "\n")
      return 0
    }
  }
}

/// Commands are answered by `Lotse.main`, never run by the parser.
struct Unanswered: Error {}
