internal import LotseBasics

/// What a command says: data for standard output, remarks for standard error, and whether the answer is no.
struct Reply {
  var data = ""
  /// Data that is no text, such as a spreadsheet, or that is made while it is written, instead.
  var pieces: Pieces?
  var remarks: [String] = []
  /// Which change it was and how to undo it, which is told last.
  var trace: String?
  var code: Int32 = 0

  init(_ data: String = "", remarks: [String] = [], code: Int32 = 0) {
    self.data = data
    self.remarks = remarks
    self.code = code
  }

  /// What is told where a change is recorded and its answer could not be written.
  static let unsaid = Phrase(
    "Die Ausgabe ließ sich nicht schreiben; die Änderung ist aufgezeichnet.",
    "The output could not be written; the change is recorded.")
}

extension Session {
  /// The answer of a command that records no change but writes a file: what it did, or what it would do.
  func reply(
    _ trial: TrialOptions, _ remarks: [String], notice: String? = nil, json: [String: JSONValue]
  ) throws -> Reply {
    let dry = language("Probelauf: nichts geschrieben.", "Dry run: nothing written.")
    var reply = Reply(remarks: remarks + (trial.dryRun ? [dry] : []))
    if try wantsJSON(trial) { reply.data = JSONValue.envelope(.object(json), notice: notice).text() }
    return reply
  }

  /// Whether such an answer is for programs. Throws wrong usage for other formats, so it is asked before anything is done.
  @discardableResult
  func wantsJSON(_ trial: TrialOptions) throws -> Bool {
    try format(OutputOptions(format: trial.format, output: nil), among: [.text, .json]) == .json
  }

  /// Says what a command has to say, page by page where a terminal is too small for it. What was recorded is no reading.
  func say(_ reply: Reply) throws -> World.Said {
    if let pieces = reply.pieces { return try world.say(pieces) }
    if !options.noPager, recorded == nil, Pager(world)?.show(reply.data) == true { return .whole }
    return world.say(reply.data)
  }

  /// Tells a remark, in German with the German names of commands and options.
  func tell(_ remark: String) {
    let remark = language == .de ? GermanOptions.spoken(remark) : remark
    // What is set in columns stays as it is.
    guard let width = World.errorColumns, !remark.hasPrefix(" ") else { return world.tell(remark + "\n") }
    world.tell(Failure.wrapped(remark, to: width))
  }

  /// Writes what is rendered where the options say.
  func deliver(
    _ rendered: Rendered, _ output: OutputOptions, for readers: WholeFile.Readers = .owner
  ) throws -> Reply {
    var reply: Reply
    switch rendered.content {
    case .text(let text): reply = try deliver(text, output, for: readers)
    case .data(let data): reply = try deliver(data: data, output, for: readers)
    case .pieces(let pieces): reply = try deliver(pieces, output, for: readers)
    }
    reply.remarks = rendered.remarks + reply.remarks
    return reply
  }

  /// Writes data that is no text, which a terminal cannot show.
  func deliver(
    data: Pieces, _ output: OutputOptions, for readers: WholeFile.Readers = .owner
  ) throws -> Reply {
    let isFile = output.output.map { $0 != "-" } ?? false
    guard isFile || !world.standardOutputIsTerminal else {
      throw Failure(
        .usage, Phrase("Das Terminal kann das nicht zeigen.", "The terminal cannot show this."),
        hint: Phrase("Eine Datei nennen: -o DATEI.", "Name a file: -o FILE."))
    }
    return try deliver(data, output, for: readers)
  }

  /// Writes the data where the options say: to standard output, or to a file that appears whole or not at all.
  func deliver(
    _ data: String, _ output: OutputOptions, for readers: WholeFile.Readers = .owner
  ) throws -> Reply {
    guard let path = output.output, path != "-" else { return Reply(data) }
    try WholeFile.write(data, to: path, for: readers, force: output.force)
    return Reply(remarks: written(path, output))
  }

  /// Writes a text that is made while it is written.
  private func deliver(_ pieces: Pieces, _ output: OutputOptions, for readers: WholeFile.Readers) throws -> Reply {
    if let path = output.output, path != "-" {
      try WholeFile.write(pieces, to: path, for: readers, force: output.force)
      return Reply(remarks: written(path, output))
    }
    var reply = Reply()
    reply.pieces = pieces
    return reply
  }

  /// That the file is written; where its ending means another format than `-O`, which holds, that is said as well.
  private func written(_ path: String, _ output: OutputOptions) -> [String] {
    let written = language("Geschrieben: \(path)", "Written: \(path)")
    guard let asked = output.format.flatMap(Format.init(typed:)), let ending = output.ending,
      let meant = Format(named: ending), meant != asked
    else { return [written] }
    return [
      written,
      language(
        "Der Inhalt ist \(asked.rawValue), wie -O sagt, nicht .\(ending).",
        "It holds \(asked.rawValue), as -O says, not .\(ending)."),
    ]
  }
}
