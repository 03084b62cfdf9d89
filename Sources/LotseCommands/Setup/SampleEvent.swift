internal import LotseBasics
internal import LotseModel
internal import LotseSheets
internal import LotseStore

/// One row of the sample's tables: an addition or an action, as somebody recorded it.
struct SampleEvent {
  let file: String
  let line: Int
  let recorded: String
  let actor: String
  let number: String
  let action: String
  let value: String
  let details: [String: String]

  private static let actionColumns = ["recorded", "actor", "number", "action", "value", "details"]

  static func read(_ path: String) throws -> [SampleEvent] {
    let records = try CSVReader.records(try WholeFile.read(path))
    guard let header = records.first?.fields else { return [] }
    return records.dropFirst().map { record in
      let row = Dictionary(zip(header, record.fields), uniquingKeysWith: { first, _ in first })
      var details: [String: String] = [:]
      if header == actionColumns {
        for pair in (row["details"] ?? "").split(separator: "|") {
          let parts = pair.split(separator: "=", maxSplits: 1)
          if parts.count == 2 { details[parts[0].trimmed] = parts[1].trimmed }
        }
      } else {
        details = row.filter { !["recorded", "actor", "number"].contains($0.key) && !$0.value.isEmpty }
      }
      return SampleEvent(
        file: path, line: record.line, recorded: row["recorded"] ?? "", actor: row["actor"] ?? "",
        number: row["number"] ?? "", action: row["action"] ?? "add", value: row["value"] ?? "", details: details)
    }
  }

  var command: String { action.hasPrefix("milestone") ? "milestone" : action }

  func instant(_ shift: Int) -> Instant {
    guard let day = Day(exactly: recorded.prefix(10)), recorded.count == 16,
      let hour = Int(recorded.dropFirst(11).prefix(2)), let minute = Int(recorded.suffix(2))
    else { return Instant(milliseconds: 0) }
    return Instant(day + shift, hour: hour, minute: minute)
  }

  func apply(to recorder: Recorder, shift: Int) throws {
    let values = try assignments(recorder.configuration, shift)
    if action == "add" {
      let expected = try Number(parsing: number)
      let added = try recorder.add { number in
        try SubProject(number: number, proposedOn: recorder.today, values)
      }
      guard added.number == expected else { throw Refusal.value(.notANumber(number)) }
      return
    }
    var item = try recorder.subProject(try Number(parsing: number))
    switch action {
    case "status":
      for assignment in values where assignment.attribute.owner == .update && !isDecision(assignment.attribute) {
        try item.set(assignment.attribute, to: assignment.value)
      }
      try item.apply(
        try move(recorder.configuration, shift), by: recorder.configuration.workflow, today: recorder.today)
    case "rate": try item.apply(try rating(), today: recorder.today)
    case "confirm": item.inform(on: recorder.today)
    case "note":
      item.addNote(value, on: recorder.today)
    case "update":
      for assignment in values { try item.set(assignment.attribute, to: assignment.value) }
      item.inform(on: recorder.today)
    case "milestone-add":
      try item.addMilestone(Milestone(title: value, due: try day("due", shift)))
      item.inform(on: recorder.today)
    case "milestone-done":
      try item.finishMilestone(value, on: try day("on", shift), today: recorder.today)
      item.inform(on: recorder.today)
    case "milestone-move":
      try item.moveMilestone(value, to: try day("to", shift))
      item.inform(on: recorder.today)
    default:
      let known = [
        "status", "rate", "confirm", "note", "update", "milestone-add", "milestone-done", "milestone-move",
      ]
      throw Refusal.value(
        .unknownTerm(Phrase("Aktion", "action"), action, allowed: known.map { Named($0, Phrase($0, $0)) }))
    }
    try recorder.save(item)
  }

  private func isDecision(_ attribute: Attribute) -> Bool { attribute == .decision || attribute == .approvedBy }

  /// The details that are attributes, with their days moved.
  private func assignments(_ configuration: CityConfiguration, _ shift: Int) throws -> [Assignment] {
    try details.keys.sorted().compactMap { key in
      guard let attribute = Attribute(rawValue: key), attribute.owner == .update, let text = details[key] else {
        return nil
      }
      if case .day = attribute.form { return Assignment(attribute, .day(try Day(parsing: text) + shift)) }
      return try Assignment(attribute, reading: text, in: configuration)
    }
  }

  private func day(_ key: String, _ shift: Int) throws -> Day { try Day(parsing: details[key] ?? "") + shift }

  private func move(_ configuration: CityConfiguration, _ shift: Int) throws -> Move {
    var move = Move(to: try configuration.workflow.status(named: value))
    if details["on"] != nil { move.on = try day("on", shift) }
    move.reasonCode = try details["reason"].map { try ReasonCode(parsing: $0) }
    move.reason = details["because"]
    move.decision = details["decision"]
    move.approvedBy = details["approved_by"]
    move.successor = try details["into"].map { try Number(parsing: $0) }
    move.isCorrection = details["correction"] == "yes"
    return move
  }

  private func rating() throws -> Rating {
    var rating = Rating(try TrafficLight(parsing: value))
    rating.dimension = try details["dimension"].map { try Dimension(parsing: $0) }
    rating.measure = details["measure"]
    rating.decisionNeeded = details["decision_needed"]
    rating.decisionFrom = details["decision_from"]
    rating.reason = details["because"]
    return rating
  }
}
