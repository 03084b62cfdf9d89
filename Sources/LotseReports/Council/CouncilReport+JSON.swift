public import LotseBasics
internal import LotseModel
internal import LotseSheets

extension CouncilReport {
  /// The shape that docs/json.md describes; the same figures as in every other format.
  public func json(_ language: Language) -> JSONValue {
    var data: [String: JSONValue] = [
      "kind": .string("council"), "committee": .string(committee.key.text), "audience": .string(audience.rawValue),
      "meeting": meeting.map(\.json) ?? .null, "previous_meeting": previous.map(\.json) ?? .null,
      "as_of": JSONValue(end.day), "since": JSONValue(start?.day), "is_provisional": .bool(isProvisional),
      "change": .int(end.change), "change_before": JSONValue(start?.change), "stock_shown": .int(stock.shown),
      "stock_all": .int(stock.all),
      "progress": progress.json(language), "recent_quarters": recentQuarters.json, "bridge": bridge?.json ?? .null,
      "bridges": .object(bridges.mapValues(\.json)),
      "completion_bridge": completionBridge?.json ?? .null,
      "completion_bridges": .object(completionBridges.mapValues(\.json)),
      "completed": .array(transitions(to: [.completed]).map { $0.json }),
      "left": .array(transitions(to: [.onHold, .cancelled, .merged, .continuous]).map { $0.json }),
      "started": .array(started.map { $0.json }), "resumed": .array(resumed.map { $0.json }),
      "light_changes": .array(
        lightChanges.map { change in
          .object([
            "number": JSONValue(change.number), "from": JSONValue(change.from), "to": JSONValue(change.to),
            "has_expired": .bool(change.hasExpired),
          ])
        }),
      "added": .array(added.map { .string($0.number.description) }),
      "deviations": .array(deviations.map { json($0) }),
      "decisions": .object(decisions.json),
      "plan_and_pace": planAndPace.json, "quality": quality.json(isPublic: audience == .public),
      "maturity": .object([
        "levels": .array(
          maturity.levels.map {
            .object(["model": .string($0.model.rawValue), "level": .int($0.level), "count": .int($0.count)])
          }), "unassessed": .int(maturity.unassessed),
      ]),
      "index": .array(index.map(\.json)),
      "curve": .array(
        curve.points.map {
          .object([
            "quarter": .string($0.quarter.description), "completed": .int($0.completed), "planned": .int($0.planned),
          ])
        }),
      "curve_undated": .int(curve.undated),
      "outlook": .array(upcoming.map { json(upcoming: $0) }),
      "horizon": JSONValue(horizon),
      "budget": budget.total.map { $0.json } ?? .null,
      "budget_by_field": .object(
        Dictionary(budget.lines.map { ($0.field.text, $0.total.json) }, uniquingKeysWith: { first, _ in first })),
      "items": .array(items.map { json(item: $0, language) }),
    ]
    if let progressBefore { data["progress_before"] = progressBefore.json(language) }
    if let corrections, !corrections.isEmpty { data["corrections"] = corrections.json }
    return audience == .public ? JSONValue.object(data).withoutChanges : .object(data)
  }

  private func json(_ deviation: Deviation) -> JSONValue {
    var object: [String: JSONValue] = [
      "number": JSONValue(deviation.item.number), "title": .string(deviation.item.title),
      "light": JSONValue(deviation.light), "light_proposed": JSONValue(deviation.proposed),
      "is_overdue": .bool(deviation.isOverdue),
      "planned_end": JSONValue(deviation.item.plannedEnd),
      "overdue_milestones": .array(
        deviation.overdueMilestones.map { .object(["title": .string($0.title), "due": JSONValue($0.due)]) }),
    ]
    if audience != .public {
      object["dimension"] = JSONValue(deviation.item.dimension)
      object["measure"] = JSONValue(deviation.item.measure)
      object["decision_needed"] = JSONValue(deviation.item.decisionNeeded)
      object["decision_from"] = JSONValue(deviation.item.decisionFrom)
      object["rating_reason"] = JSONValue(deviation.item.ratingReason)
    }
    return .object(object)
  }

  private func json(upcoming item: SubProject) -> JSONValue {
    .object([
      "number": JSONValue(item.number), "title": .string(item.title), "planned_end": JSONValue(item.plannedEnd),
      "status": JSONValue(item.status),
    ])
  }

  private func json(item: SubProject, _ language: Language) -> JSONValue {
    .object([
      "number": JSONValue(item.number), "title": .string(item.title), "field": .string(item.field.text),
      "unit": .string(item.unit.text), "status": JSONValue(item.status),
      "light": JSONValue(item.light(on: end.day, expiringAfter: configuration.ratingExpiresAfter)),
      "planned_end": JSONValue(item.plannedEnd), "actual_end": JSONValue(item.actualEnd),
    ])
  }

  /// The figures one to a row.
  var data: Table {
    var figures = FigureTable(
      ("as_of", .day(end.day)), ("since", start.map { .day($0.day) }), ("committee", .text(committee.key.text)),
      ("audience", .text(audience.rawValue)), ("notice", configuration.notice.map { .text($0) }))
    figures.add("progress", progress)
    if let progressBefore { figures.add("progress_before", progressBefore) }
    if let bridge { figures.add("bridge", "total", bridge.figures) }
    for (key, bridge) in bridges.sorted(by: { $0.key < $1.key }) { figures.add("bridge", key, bridge.figures) }
    if let completionBridge { figures.add("completion_bridge", "total", completionBridge.figures) }
    for (key, bridge) in completionBridges.sorted(by: { $0.key < $1.key }) {
      figures.add("completion_bridge", key, bridge.figures)
    }
    for point in curve.points {
      figures.add("curve", point.quarter.description, [("completed", point.completed), ("planned", point.planned)])
    }
    for level in maturity.levels {
      figures.add("maturity", level.model.rawValue, [("level_\(level.level)", level.count)])
    }
    return figures.table
  }
}

extension CouncilReport.Transition {
  fileprivate var json: JSONValue {
    .object([
      "number": JSONValue(item.number), "title": .string(item.title), "from": JSONValue(from), "to": JSONValue(to),
      "on": JSONValue(item.statusSince), "result": JSONValue(item.result), "reason_code": JSONValue(item.reasonCode),
      "reason": JSONValue(item.reason), "merged_into": JSONValue(item.mergedInto),
    ])
  }
}

extension BudgetTotals.Total {
  fileprivate var json: JSONValue {
    .object(["count": .int(count), "planned": .int(planned.cents), "spent": .int(spent.cents)])
  }
}
