public import LotseBasics
internal import LotseModel
internal import LotseSheets

extension WeeklyReport {
  /// The shape that docs/json.md describes; the same figures as in every other format.
  public func json(_ language: Language) -> JSONValue {
    var data: [String: JSONValue] = [
      "week": .string(week.description), "from": JSONValue(week.monday), "to": JSONValue(week.sunday),
      "as_of": JSONValue(cutOff), "change": .int(end.change), "change_before": .int(start.change),
      "figures": .object(figures.json), "figures_before": .object(figuresBefore.json),
      "progress": progress.json(language), "recent_quarters": recentQuarters.json, "bridge": bridge.json,
      "completion_bridge": completionBridge.json,
      "moves": .array(moves.map(json)),
      "completed": .array(moves.filter { $0.to == .completed }.map { .string($0.number.description) }),
      "light_changes": .array(lightChanges.map(json)),
      "red": .array(red.map(json)),
      "yellow": .array(yellow.map(json)),
      "expired_ratings": .array(expiredRatings.map(json)),
      "plan_and_pace": planAndPace.json,
      "rated_better_than_proposed": .array(betterThanProposed.map(json)),
      "overdue_milestones": .array(overdueMilestones.map(json)),
      "overdue_ends": .array(overdueEnds.map(json)),
      "reviews": .array(reviews.map(json)),
      "upcoming": .array(upcoming.map(json)),
      "roll_call": .array(rollCall.map { json($0, language) }),
      "silent": .array(
        silent.map { item in
          .object([
            "number": JSONValue(item.number), "title": .string(item.title), "unit": .string(item.unit.text),
            "informed_on": JSONValue(item.informedOn), "age_days": .int(cutOff - item.informedOn),
          ])
        }),
      "corrections": .array(
        corrections.map { revision in
          .object([
            "number": JSONValue(revision.number), "title": JSONValue(titles[revision.number]),
            "change": .int(revision.changeset.id), "undoes": JSONValue(revision.changeset.undoes),
            "from": JSONValue(revision.before?.status), "to": JSONValue(revision.after?.status),
            "reason": audience == .public
              ? .null
              : JSONValue(revision.changeset.undoes == nil ? revision.after?.reason : revision.changeset.message),
          ])
        }),
    ]
    if let corrected, !corrected.isEmpty { data["corrected_figures"] = corrected.json }
    guard audience != .house else { return .object(data) }
    // Who reported and who did not, and what the office reminds itself of, stays in the house.
    for key in ["roll_call", "silent"] { data[key] = nil }
    guard audience == .public else { return .object(data) }
    for key in ["reviews", "rated_better_than_proposed"] { data[key] = nil }
    return JSONValue.object(data).withoutChanges
  }

  /// The figures one to a row, and how much stands in each section that the audience reads.
  var data: Table {
    var figures = FigureTable(
      ("week", .text(week.description)), ("as_of", .day(cutOff)), ("audience", .text(audience.rawValue)),
      ("notice", configuration.notice.map { .text($0) }))
    figures.add("progress", progress)
    figures.add("progress_before", progressBefore)
    figures.add("bridge", "total", bridge.figures)
    figures.add("completion_bridge", "total", completionBridge.figures)
    let counts = [
      ("moves", moves.count), ("completed", moves.count { $0.to == .completed }),
      ("light_changes", lightChanges.count), ("overdue_milestones", overdueMilestones.count),
      ("overdue_ends", overdueEnds.count), ("upcoming", upcoming.count), ("corrections", corrections.count),
    ]
    for (section, troubles) in [("red", red), ("yellow", yellow), ("expired_ratings", expiredRatings)] {
      figures.add(section, "", [("count", troubles.count)])
    }
    figures.add(
      "plan_and_pace", "",
      [("planned", planAndPace.planned), ("completions", planAndPace.total.completions)])
    for (section, count) in counts { figures.add(section, "", [("count", count)]) }
    if audience != .public {
      figures.add("rated_better_than_proposed", "", [("count", betterThanProposed.count)])
      figures.add("reviews", "", [("count", reviews.count)])
    }
    guard audience == .house else { return figures.table }
    figures.add("silent", "", [("count", silent.count)])
    for call in rollCall {
      figures.add(
        "roll_call", call.unit.text,
        [
          ("open", call.openItems), ("reported", call.reportedItems), ("confirmed", call.confirmedItems),
          ("newest_age_days", cutOff - call.newest), ("oldest_age_days", cutOff - call.oldest),
        ])
    }
    return figures.table
  }

  private func json(_ move: StatusMove) -> JSONValue {
    .object([
      "number": JSONValue(move.number), "title": JSONValue(titles[move.number]), "from": JSONValue(move.from),
      "to": JSONValue(move.to), "on": JSONValue(move.on), "reason_code": JSONValue(move.reasonCode),
      "reason": JSONValue(move.reason), "grounds": JSONValue(move.grounds?.text),
      "was_corrected": .bool(move.wasCorrected),
      "merged_into": JSONValue(move.mergedInto),
    ])
  }

  private func json(_ trouble: Trouble) -> JSONValue {
    .object([
      "number": JSONValue(trouble.number), "title": .string(trouble.title), "unit": .string(trouble.unit.text),
      "light": JSONValue(trouble.light), "since": JSONValue(trouble.since), "days_late": .int(trouble.daysLate),
      "dimension": JSONValue(trouble.dimension), "measure": JSONValue(trouble.measure),
      "decision_needed": JSONValue(trouble.decisionNeeded), "decision_from": JSONValue(trouble.decisionFrom),
    ])
  }

  private func json(_ change: LightChange) -> JSONValue {
    .object([
      "number": JSONValue(change.number), "title": JSONValue(titles[change.number]),
      "unit": .string(change.unit.text), "from": JSONValue(change.from), "to": JSONValue(change.to),
      "has_expired": .bool(change.hasExpired), "dimension": JSONValue(change.dimension),
      "measure": JSONValue(change.measure), "decision_needed": JSONValue(change.decisionNeeded),
      "decision_from": JSONValue(change.decisionFrom),
    ])
  }

  private func json(_ item: SubProject) -> JSONValue {
    .object([
      "number": JSONValue(item.number), "title": .string(item.title), "unit": .string(item.unit.text),
      "light": JSONValue(item.lightSet), "proposed": JSONValue(item.proposedLight(on: cutOff)),
      "reason": JSONValue(item.ratingReason),
    ])
  }

  private func json(_ deadline: Deadline) -> JSONValue {
    let matter =
      switch deadline.matter {
      case .milestone: "milestone"
      case .plannedEnd: "planned_end"
      case .plannedStart: "planned_start"
      case .review: "review"
      case .nextStep: "next_step"
      }
    return .object([
      "number": JSONValue(deadline.number), "title": JSONValue(titles[deadline.number]),
      "unit": .string(deadline.unit.text), "status": JSONValue(deadline.status), "matter": .string(matter),
      "day": JSONValue(deadline.day), "note": JSONValue(deadline.note),
    ])
  }

  private func json(_ call: RollCall, _ language: Language) -> JSONValue {
    .object([
      "unit": .string(call.unit.text), "label": .string(configuration.label(call.unit)[language]),
      "answer": .string(call.answer.rawValue), "open": .int(call.openItems), "reported": .int(call.reportedItems),
      "confirmed": .int(call.confirmedItems), "newest": JSONValue(call.newest), "oldest": JSONValue(call.oldest),
      "newest_age_days": .int(cutOff - call.newest), "oldest_age_days": .int(cutOff - call.oldest),
    ])
  }
}
