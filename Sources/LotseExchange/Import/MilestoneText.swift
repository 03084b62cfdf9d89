public import LotseBasics
public import LotseModel

/// Milestones as text that is read back without loss: one to a line, `Titel (31.12.2026, erreicht 15.11.2026)`.
public enum MilestoneText {
  public static func text(_ milestones: [Milestone], _ language: Language) -> String {
    milestones.map { milestone in
      let done = milestone.doneOn.map { language(", erreicht \($0.text(.de))", ", done \($0.text(.en))") } ?? ""
      return "\(milestone.title) (\(milestone.due.text(language))\(done))"
    }.joined(separator: "\n")
  }

  /// Reads what `text` writes in either language. Throws `ValueRefusal.notAMilestone` with the line.
  public static func milestones(_ text: String) throws(Refusal) -> [Milestone] {
    var milestones: [Milestone] = []
    for line in text.split(whereSeparator: \.isNewline) where Text.isReadable(String(line)) {
      guard let milestone = milestone(Text.trimmed(String(line))) else { throw .value(.notAMilestone(String(line))) }
      let title = try Assignment.line(milestone.title, for: .milestones)
      milestones.append(Milestone(title: title, due: milestone.due, doneOn: milestone.doneOn))
    }
    return milestones
  }

  /// The objects of a JSON list as such text; an object that is no milestone stays JSON.
  static func text(_ records: [[String: String]]) -> String {
    records.map { record in
      (try? milestone(record)).map { text([$0], .en) } ?? JSONValue.object(record.mapValues(JSONValue.string)).line()
    }.joined(separator: "\n")
  }

  /// Reads the objects that JSON lists write. Throws `ValueRefusal.notAMilestone` with the object.
  static func milestones(_ records: [[String: String]]) throws(Refusal) -> [Milestone] {
    try records.map { record throws(Refusal) in try milestone(record) }
  }

  private static func milestone(_ record: [String: String]) throws(Refusal) -> Milestone {
    let done = record["done_on"].map { Day(exactly: $0) }
    guard Set(record.keys).isSubset(of: ["title", "due", "done_on"]), let title = record["title"],
      let due = record["due"].flatMap({ Day(exactly: $0) }), done != .some(nil)
    else { throw .value(.notAMilestone(JSONValue.object(record.mapValues(JSONValue.string)).line())) }
    return Milestone(title: try Assignment.line(title, for: .milestones), due: due, doneOn: done ?? nil)
  }

  private static func milestone(_ line: String) -> Milestone? {
    guard line.last == ")", let open = line.lastIndex(of: "("), open > line.startIndex else { return nil }
    let inside = Text.seen(String(line[line.index(after: open)...].dropLast())).split(separator: ",", maxSplits: 1)
    guard let first = inside.first, let due = try? Day(parsing: first) else { return nil }
    var milestone = Milestone(title: String(line[..<open]), due: due)
    guard inside.count == 2 else { return milestone }
    let words = inside[1].split(separator: " ")
    guard words.count == 2, words[0] == "erreicht" || words[0] == "done", let done = Day(exactly: words[1]) else {
      return nil
    }
    milestone.doneOn = done
    return milestone
  }
}
