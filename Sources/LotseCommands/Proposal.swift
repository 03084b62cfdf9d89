internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseStore

/// What a command would record, planned inside a transaction from what the file says then. It is a value, so that what is
/// recorded after a question can be held against what was shown before it.
protocol Proposal: Equatable {
  /// Whether it changes nothing; then nobody is asked.
  var isEmpty: Bool { get }
  /// What is said where it changes nothing.
  var nothing: Phrase? { get }
  /// What is asked before it is recorded; nil where nobody need be asked.
  var question: Phrase? { get }
  /// Why it is not recorded as it stands, such as refused rows.
  var refusal: Failure? { get }
  /// What stands against parts of it; told before all else.
  func problems(_ wording: Wording) -> String
  /// What is told beside the refusal.
  func refused(_ wording: Wording) -> [String]
  /// Whether its lines are what scripts wait for, such as a number: they are given also to who was asked before.
  var isAnswer: Bool { get }
  /// What it does, a line each.
  func lines(_ wording: Wording) -> [String]
  /// The same in short.
  func summary(_ wording: Wording) -> [String]
  /// What is told before the question.
  func shown(_ wording: Wording) -> [String]
  /// What it does, for programs: docs/json.md.
  func json(_ wording: Wording) -> [String: JSONValue]
}

extension Proposal {
  var isEmpty: Bool { false }
  var nothing: Phrase? { Phrase("Nichts zu ändern.", "Nothing to change.") }
  var question: Phrase? { nil }
  var refusal: Failure? { nil }
  var isAnswer: Bool { false }
  func problems(_ wording: Wording) -> String { "" }
  func refused(_ wording: Wording) -> [String] { [] }
  func summary(_ wording: Wording) -> [String] { [] }
  func shown(_ wording: Wording) -> [String] { lines(wording) + summary(wording) }
  func json(_ wording: Wording) -> [String: JSONValue] { [:] }
}

/// How far a command may go with what it proposes, and how it answers.
struct Consent {
  enum Given { case always, onceAsked, never }
  var given = Given.always
  var format: String?

  var wantsJSON: Bool { format.flatMap(Format.init(typed:)) == .json }
}

/// Thrown while planning by who knows more by now: nothing of the plan is kept, and it is made again.
struct PlanningAnew: Error {}

extension Session {
  /// The one way in which a command writes: what it proposes is planned in a transaction, which records it where nobody
  /// need be asked. Else it is shown and asked about, planned anew, and recorded only if it comes out the same.
  ///
  /// What `besides` does has to succeed, too. Throws the refusal of the proposal, and `Failure.changedMeanwhile` where
  /// what was shown is not what would be recorded.
  func settle<Plan: Proposal>(
    _ command: String, _ recording: RecordingOptions, _ consent: Consent = Consent(),
    besides: (Plan) throws -> Void = { _ in },
    _ plan: (Recorder) throws -> Plan
  ) throws -> Reply {
    guard options.today == nil else { throw Failure.todayWhenRecording }
    let consent = terms.map { Consent(given: $0.given, format: consent.format) } ?? consent
    let format = try format(OutputOptions(format: consent.format, output: nil), among: [Format.text, .json])
    let isDry = consent.given == .never
    var intent = intent(command, recording)
    intent.clockIsRight = intent.clockIsRight || isDry
    func attempt(
      if isWanted: (Planned<Plan>) -> Bool, _ plan: (Recorder) throws -> Plan
    ) throws -> Planned<Plan> {
      func mayRecord(_ planned: Planned<Plan>) throws -> Bool {
        guard isWanted(planned) else { return false }
        try besides(planned.plan)
        return true
      }
      while true {
        do {
          return try record(intent, if: mayRecord) { recorder in
            let planned = try plan(recorder)
            try terms?.check(recorder)
            return planned
          }
        } catch is PlanningAnew { continue }
      }
    }
    func asks(_ plan: Plan) -> Bool { consent.given == .onceAsked && !plan.isEmpty && plan.question != nil }

    func begin() throws -> Planned<Plan> {
      try attempt(if: { !isDry && $0.plan.refusal == nil && !asks($0.plan) }, plan)
    }

    let first: Planned<Plan>
    do {
      first = try begin()
    } catch let error as StoreError {
      guard case .clockAhead = error, isAsked else { throw error }
      let doubt = error.failure.message
      try ask(Phrase("\(doubt.de) Stimmt sie?", "\(doubt.en) Is it right?"))
      intent.clockIsRight = true
      first = try begin()
    }
    let proposal = first.plan
    let wording = Wording(language, try configuration(Moment(change: first.on, day: world.now.day)))
    if !isDry || format == .text { world.tell(proposal.problems(wording)) }
    if !isDry, let refusal = proposal.refusal {
      tell(proposal.refused(wording))
      throw refusal
    }
    guard asks(proposal), let question = proposal.question else {
      return reply(to: proposal, first.changeset, isDry: isDry, format, wording)
    }
    tell(proposal.shown(wording))
    try ask(question)
    let second = try attempt(if: { $0.on == first.on || $0.plan == proposal }) { recorder in
      do {
        return try plan(recorder)
      } catch  where recorder.base != first.on && !(error is StoreError) && !(error is PlanningAnew) {
        // What can be planned no more is not what was shown.
        throw Failure.changedMeanwhile
      }
    }
    guard second.changeset != nil else { throw Failure.changedMeanwhile }
    return reply(to: proposal, second.changeset, wasShown: true, format, wording)
  }

  private func reply(
    to proposal: some Proposal, _ changeset: Changeset?, isDry: Bool = false, wasShown: Bool = false, _ format: Format,
    _ wording: Wording
  ) -> Reply {
    let summary = proposal.summary(wording)
    let nothing = proposal.isEmpty && !(isDry && !summary.isEmpty) ? proposal.nothing : nil
    let dry = isDry ? Phrase("Probelauf: nichts geschrieben.", "Dry run: nothing written.") : nil
    var reply = Reply(
      remarks: summary + [changeset.flatMap { _ in remarkOnClock }].compactMap { $0 }
        + (changeset == nil ? [nothing ?? dry].compactMap { $0?[language] } : []))
    reply.trace = changeset.map { trace($0)[language] }
    if format == .json {
      let json = proposal.json(wording).merging(["change": JSONValue(changeset?.id)]) { $1 }
      reply.data = JSONValue.envelope(.object(json), notice: wording.configuration.notice).text()
    } else if !wasShown || proposal.isAnswer, !proposal.isEmpty {
      reply.data = proposal.lines(wording).map(line).joined()
    }
    if isDry, let refusal = proposal.refusal { reply.code = refusal.code.rawValue }
    return reply
  }

  /// A line of what is recorded; in a terminal its words are kept whole.
  private func line(_ text: String) -> String {
    world.standardOutputIsTerminal ? TerminalWidth.hanging(text, to: world.columns) : text + "\n"
  }

  private func tell(_ lines: [String]) { for line in lines { tell(line) } }

  /// `Änderung 413; rückgängig: lotse rueckgaengig 413`.
  func trace(_ changeset: Changeset) -> Phrase {
    let id = changeset.id
    if changeset.isFinal { return Phrase("Änderung \(id); endgültig.", "Change \(id); for good.") }
    return Phrase("Änderung \(id); rückgängig: lotse rueckgaengig \(id)", "Change \(id); to undo: lotse undo \(id)")
  }

  /// Asks people and takes a script at its word.
  func consent(_ trial: TrialOptions) -> Consent {
    Consent(given: trial.dryRun ? .never : isAsked ? .onceAsked : .always, format: trial.format)
  }

  /// Whether somebody sits there who can be asked.
  private var isAsked: Bool { world.standardInputIsTerminal && world.standardErrorIsTerminal }

  /// Asks before something is recorded; without a terminal only `--yes` will do.
  private func ask(_ question: Phrase) throws {
    guard isAsked else {
      throw Failure(
        .usage,
        Phrase("\(question.de) Ohne Bestätigung geschieht nichts.", "\(question.en) Nothing happens without consent."),
        hint: Phrase("In Skripten: --yes; nur ansehen: --dry-run.", "In scripts: --yes; only to look: --dry-run."))
    }
    guard world.ask(question[language] + language(" [j/N] ", " [y/N] ")) else {
      throw Failure(.no, Phrase("Nicht ausgeführt; nichts wurde geschrieben.", "Not done; nothing was written."))
    }
  }
}

extension Array {
  /// As many lines as a person reads, and one that says how many more there are.
  func lines(atMost count: Int, _ line: (Element) -> String, more: (Int) -> String) -> [String] {
    prefix(count).map(line) + (self.count > count ? [more(self.count - count)] : [])
  }
}

extension Failure {
  fileprivate static let changedMeanwhile = Failure(
    .busy,
    Phrase(
      "Inzwischen hat sich etwas geändert; nichts wurde geschrieben.",
      "Something changed meanwhile; nothing was written."),
    hint: Phrase("Noch einmal ausführen und neu ansehen.", "Run it again and look anew."))
}
