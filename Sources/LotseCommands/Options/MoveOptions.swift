internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

/// Why a sub-project takes a status.
struct MoveOptions: ParsableArguments {
  @Option(
    help: .init(
      help("Grund: \(MoveOptions.codes).", "Reason: \(MoveOptions.codes)."), valueName: "code"))
  var reason: String?
  @Option(help: .init(help("Begründung in Worten.", "The reason in words."), valueName: "text")) var because: String?
  @Option(
    help: .init(help("Aufnehmendes Teilprojekt, beim Zusammenführen.", "The successor, for merged."), valueName: "TP"))
  var into: String?

  private static let codes = vocabulary(ReasonCode.self)

  /// The move to a status with these grounds and the decision that justifies it.
  func move(
    to status: Status, _ work: WorkOptions, on day: String?, _ session: Session, _ configuration: CityConfiguration
  ) throws -> Move {
    func text(_ attribute: Attribute, _ text: String?) throws -> String? {
      try text.flatMap { try Assignment(attribute, reading: $0, in: configuration).value.text }
    }
    guard into == nil || status == .merged else {
      throw Failure(
        .usage, Phrase("--into gehört zu „\(Status.merged.label.de)“.", "--into belongs to \"merged\"."),
        hint: Phrase(
          "Weglassen, oder: lotse status TP… zusammengeführt --into TP-….",
          "Leave it out, or: lotse status TP… merged --into TP-…."))
    }
    var move = Move(to: status)
    move.on = try day.map(session.day)
    move.reasonCode = try reason.map { try ReasonCode(typed: $0) }
    move.reason = try text(.reason, because)
    move.decision = try text(.decision, work.decision)
    move.approvedBy = try text(.approvedBy, work.approvedBy)
    move.successor = try into.map { try Number(parsing: $0) }
    return move
  }
}
