internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseStore

/// What a printed report carries so that it proves itself: what it was made with, what it counted, and the head of the chain.
/// States are named by the hash of the chain at them, because the number of a change tells how much was recorded inside.
enum PaperProof {
  static let figures = "lotse.json"
  static let queries = "lotse.sql"

  /// Why there is no report that a proof could be held against.
  enum Flaw: Error {
    case unreadable
    /// The hash of a state that this file does not have.
    case unknownState(String)
    case unknownRules(Int)
  }
}

extension Session {
  /// The report with what its PDF carries.
  func proven(_ report: FinishedReport) -> FinishedReport {
    var proven = report
    proven.attachments = { try self.proofs(of: report) }
    return proven
  }

  /// The proof of a report, as its PDF carries it.
  func proof(of report: FinishedReport) throws -> JSONValue {
    let looks = try templateHashes(report).filter { $0.key.hasSuffix(".md") || $0.key == Typst.template }
    return .object([
      "title": .string(report.title), "kind": .string(report.kind.rawValue),
      "chain": .string(try store().hash(at: report.moment)), "parameters": try published(report.parameters),
      "figures": report.json(),
      "made_with": .object(["lotse": .string(Lotse.configuration.version), "templates": .object(looks)]),
    ])
  }

  private func proofs(of report: FinishedReport) throws -> [PDFAttachment] {
    let language = report.document.language
    let figures = PDFAttachment(
      name: PaperProof.figures, type: "application/json",
      description: language(
        "Die Zahlen, und woraus sie gezählt sind: lotse report verify",
        "The figures, and what they were counted from: lotse report verify"), text: try proof(of: report).text())
    guard report.kind == .council else { return [figures] }
    return [
      figures,
      PDFAttachment(
        name: PaperProof.queries, type: "application/sql",
        description: language("Die Abfragen, die sie nachrechnen", "The queries that recount them"),
        text: try queries(of: report)),
    ]
  }

  func queries(of report: FinishedReport) throws -> String {
    let made = try published(report.parameters)
    func text(_ value: JSONValue?) -> String {
      value?.string.map { "'\($0.replacing("'", with: "''"))'" } ?? "NULL"
    }
    func change(_ state: String) -> String {
      made[state]?["chain"]?.string.map { "(SELECT id FROM changeset WHERE hash = x'\($0)')" } ?? "NULL"
    }
    return CouncilQueries.script(
      [
        ("audience", text(made["audience"])), ("committee", text(made["committee"])), ("change", change("end")),
        ("day", text(made["end"]?["day"])), ("since", change("start")), ("since_day", text(made["start"]?["day"])),
        ("records", change("records")), ("permitted", change("permitted")),
        ("permitted_before", change(made["permitted_before"] == nil ? "start" : "permitted_before")),
      ], report.document.language)
  }

  // MARK: States

  private static let states = ["start", "end", "records", "permitted", "permitted_before"]

  /// The parameters as everybody may read them: a state by the hash of the chain, a frozen report by that of its documents.
  private func published(_ parameters: JSONValue) throws -> JSONValue {
    guard case .object(var made) = parameters else { return parameters }
    for name in Session.states {
      guard let moment = parameters[name].flatMap(Moment.init) else { continue }
      let chain = moment.change == 0 ? nil : try store().hash(at: moment)
      let day =
        switch name {
        case "records": try dayOfRecords(moment, parameters)
        // What is permitted, the change tells alone.
        case "permitted": parameters["end"].flatMap(Moment.init)?.day ?? moment.day
        default: moment.day
        }
      made[name] = .object(["chain": JSONValue(chain), "day": JSONValue(day)])
    }
    if let number = parameters["corrects"]?.integer {
      let frozen = try store().frozenReports(at: latest).first { $0.number.value == number }
      made["corrects"] = JSONValue(frozen?.archiveHash)
    }
    return .object(made)
  }

  /// A day on which the sittings looked the same, so that the day on which a paper is made is not in its bytes: that of the
  /// last one of the committee before that of the paper, else that of the state that it shows.
  private func dayOfRecords(_ records: Moment, _ parameters: JSONValue) throws -> Day {
    let end = parameters["end"].flatMap(Moment.init)?.day ?? records.day
    let sitting = parameters["meeting"]?.string.flatMap { Day(exactly: $0) } ?? end
    let held = try store().meetings(at: records).filter { $0.committee.text == parameters["committee"]?.string }
      .map(\.heldOn).filter { $0 <= records.day && $0 < sitting }.max()
    return held ?? min(records.day, end)
  }

  /// The report that a proof speaks of, counted anew; throws `PaperProof.Flaw`.
  func recounted(_ proof: JSONValue) throws -> FinishedReport {
    guard case .object(var made)? = proof["parameters"], let kind = proof["kind"]?.string.flatMap(ReportKind.init)
    else { throw PaperProof.Flaw.unreadable }
    for name in Session.states {
      guard let state = made[name], state != .null else { continue }
      guard let day = state["day"] else { throw PaperProof.Flaw.unreadable }
      let change = try state["chain"]?.string.map { hash in
        guard let change = try store().change(withHash: hash) else { throw PaperProof.Flaw.unknownState(hash) }
        return change
      }
      made[name] = .object(["change": .int(change ?? 0), "day": day])
    }
    if let hash = made["corrects"]?.string {
      guard let frozen = try store().frozenReports(at: latest).first(where: { $0.archiveHash == hash }) else {
        throw PaperProof.Flaw.unknownState(hash)
      }
      made["corrects"] = .int(frozen.number.value)
    }
    if let version = made["rules"]?.integer, CountingRules(rawValue: version) == nil {
      throw PaperProof.Flaw.unknownRules(version)
    }
    switch kind {
    case .weekly:
      // No figure hangs on this day where nothing happened on it.
      guard let parameters = WeeklyParameters(.object(made)), parameters.start.day == parameters.week.previous.sunday
      else { throw PaperProof.Flaw.unreadable }
      return try weekly(parameters)
    case .council:
      guard let parameters = CouncilParameters(.object(made)) else { throw PaperProof.Flaw.unreadable }
      return try council(parameters)
    }
  }
}
