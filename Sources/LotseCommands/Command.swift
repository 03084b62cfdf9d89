internal import ArgumentParser

/// A command is its arguments plus one function from the session to what it says.
protocol Command: ParsableCommand {
  var common: CommonOptions { get }
  func reply(in session: Session) throws -> Reply
}

extension Command {
  func run() throws { throw Unanswered() }

  /// Runs in a world and gives the exit code; whatever fails is told in one sentence and one hint.
  func answer(in world: World) -> Int32 {
    let session = Session(world, common)
    do {
      try session.checkOptions()
      let reply = try reply(in: session)
      guard reply.bytes.map(world.say) ?? world.say(reply.data) else { throw Failure.noOutput }
      for remark in reply.remarks { world.tell(remark + "\n") }
      return reply.code
    } catch {
      let failure = Failure(error, session.workflow)
      world.tell(failure.text(session.language))
      return failure.code.rawValue
    }
  }
}

/// Commands are answered by `Lotse.main`, never run by the parser.
struct Unanswered: Error {}
