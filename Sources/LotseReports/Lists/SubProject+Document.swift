public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// Everything about one sub-project, for `show`.
public struct SubProjectSheet: Sendable {
  public let item: Recorded
  public let wording: Wording
  public let day: Day
  /// Titles of the sub-projects that this one refers to.
  public let titles: [Number: String]
  /// What was taken out of it.
  public let redactions: [Redaction]

  public init(
    _ item: Recorded, _ wording: Wording, on day: Day, titles: [Number: String], redactions: [Redaction] = []
  ) {
    self.redactions = redactions
    self.item = item
    self.wording = wording
    self.day = day
    self.titles = titles
  }

  /// The sheets one after another.
  public static func document(_ sheets: [SubProjectSheet], _ wording: Wording, on day: Day) -> Document {
    Document(
      wording.language, sheets.flatMap(\.blocks),
      data: ListColumn.table(
        sheets.map(\.item), ListColumn.all(and: wording.configuration.own), wording, on: day))
  }

  private var language: Language { wording.language }

  private var blocks: [Document.Block] {
    let subProject = item.subProject
    var blocks: [Document.Block] = [.heading(1, "\(subProject.number) \(subProject.title)")]
    blocks.append(
      .table(Table([.init(language("Angabe", "Attribute")), .init(language("Wert", "Value"), flexible: true)], rows)))
    if !subProject.milestones.isEmpty {
      blocks += [.heading(2, language("Meilensteine", "Milestones")), .table(milestones)]
    }
    if !redactions.isEmpty {
      blocks += [
        .heading(2, language("Geschwärzt", "Redacted")),
        .list(
          redactions.map { redaction in
            guard case .attribute(_, let attribute) = redaction.place else { return redaction.words(language) }
            return "\(wording.label(attribute)): \(redaction.words(language))"
          }),
      ]
    }
    blocks += [
      .heading(2, language("Mögliche nächste Schritte", "Possible next moves")),
      moves.rows.isEmpty
        ? .paragraph(
          subProject.status != .completed
            ? wording.none
            : language(
              "keine; Weiterführung als neues Teilprojekt mit --folgt-auf \(subProject.number)",
              "none; go on with a new sub-project that --follows \(subProject.number)"))
        : .table(moves),
    ]
    return blocks
  }

  private static let shownElsewhere: [Attribute] = [
    .title, .milestones, .statusSince, .reason, .reasonCode, .isCorrection, .heldStatus, .light, .ratedOn, .informedOn,
    .maturityModel, .maturityLevel, .maturityOn, .maturityBasis, .coverageReached, .coverageTarget,
  ]

  private var rows: [[Table.Cell]] {
    let subProject = item.subProject
    var rows: [[Table.Cell]] = []
    for attribute in wording.configuration.attributes {
      if attribute == .status { rows += status }
      if attribute == .dimension { rows += light }
      if attribute == .ozgTypes, let maturity = subProject.maturity {
        rows.append([.init(Attribute.maturityLevel.label[language]), .init(maturity.text(language))])
      }
      if attribute == .result, let target = subProject.coverageTarget {
        let reached = subProject.coverageReached.map(String.init) ?? "?"
        rows.append([
          .init(language("Abdeckung", "Coverage")),
          .init(language("\(reached) von \(target) Stellen", "\(reached) of \(target) offices")),
        ])
      }
      let value = subProject[attribute]
      guard value != .none, attribute != .status, !Self.shownElsewhere.contains(attribute),
        !isDefault(attribute, value)
      else { continue }
      rows.append([.init(attribute.label[language]), .init(reading(attribute, value))])
    }
    let age = day - subProject.informedOn
    rows.append([
      .init(Attribute.informedOn.label[language]),
      .init(
        age <= 0
          ? language("\(wording.day(subProject.informedOn)), heute", "\(wording.day(subProject.informedOn)), today")
          : language(
            "\(wording.day(subProject.informedOn)), vor \(age == 1 ? "1 Tag" : "\(age) Tagen")",
            "\(wording.day(subProject.informedOn)), \(wording.days(age)) ago"),
        subProject.isStale(on: day, after: wording.configuration.staleAfter) ? .red : .plain),
    ])
    rows.append([
      .init(language("Erfasst", "Recorded")),
      .init(
        language(
          "\(wording.day(item.recordedAt.day)) \(item.recordedAt.clock), Änderung \(item.change)",
          "\(wording.day(item.recordedAt.day)) \(item.recordedAt.clock), change \(item.change)")),
    ])
    return rows
  }

  private func isDefault(_ attribute: Attribute, _ value: Value) -> Bool {
    (attribute == .priority && value == .text(Priority.unset.rawValue))
      || (attribute == .reuse && value == .text(Reuse.unknown.rawValue))
  }

  private func reading(_ attribute: Attribute, _ value: Value) -> CellContent {
    func titled(_ text: String) -> String {
      guard let number = try? Number(parsing: text), let title = titles[number] else { return text }
      return "\(text) \(title)"
    }
    switch attribute {
    case .dependsOn: return .text(value.list.map(titled).joined(separator: "\n"))
    case .follows, .mergedInto: return .text(titled(value.text ?? ""))
    default: return wording.content(attribute, value)
    }
  }

  private var status: [[Table.Cell]] {
    let subProject = item.subProject
    var text = wording.status(subProject.status)
    text += language(" seit \(wording.day(subProject.statusSince))", " since \(wording.day(subProject.statusSince))")
    if subProject.isCorrection { text += language(" (Korrektur)", " (correction)") }
    var rows: [[Table.Cell]] = [[.init(Attribute.status.label[language]), .init(text, .strong)]]
    if subProject.isOverdue(on: day) {
      rows.append([
        .init(""),
        .init(
          language("Termin überschritten, Abschluss nicht gemeldet", "planned end passed, completion not reported"),
          .red),
      ])
    }
    let reason = wording.reason(subProject.reasonCode, subProject.reason)
    if !reason.isEmpty { rows.append([.init(Attribute.reasonCode.label[language]), .init(reason)]) }
    if let held = subProject.heldStatus {
      rows.append([.init(Attribute.heldStatus.label[language]), .init(wording.status(held))])
    }
    return rows
  }

  private var light: [[Table.Cell]] {
    let subProject = item.subProject
    let expiry = wording.configuration.ratingExpiresAfter
    guard let light = subProject.light(on: day, expiringAfter: expiry) else { return [] }
    var text = "\(light.label[language]) (\(light.meaning[language]))"
    if let rated = subProject.ratedOn {
      text = "\(light.label[language]), "
      text +=
        subProject.isRatingExpired(on: day, after: expiry)
        ? language(
          "Bewertung „\(subProject.lightSet.label.de)“ vom \(wording.day(rated)) ist abgelaufen",
          "rating \"\(subProject.lightSet.label.en)\" of \(wording.day(rated)) has expired")
        : language("bewertet am \(wording.day(rated))", "rated on \(wording.day(rated))")
    }
    if let proposed = subProject.proposedLight(on: day), proposed != light {
      text += language("; Vorschlag: \(proposed.label.de)", "; proposed: \(proposed.label.en)")
    }
    return [[.init(Attribute.light.label[language]), .init(text, light.tone)]]
  }

  private var milestones: Table {
    Table(
      [
        .init(language("Nr.", "No."), .right), .init(language("Meilenstein", "Milestone"), flexible: true),
        .init(language("Termin", "Due")), .init(language("Erledigung", "State")),
      ],
      item.subProject.milestones.enumerated().map { index, milestone in
        let state: Table.Cell =
          if let done = milestone.doneOn {
            .init(language("erreicht \(wording.day(done))", "done \(wording.day(done))"), .green)
          } else if milestone.isOverdue(on: day), item.subProject.status.isOpen {
            .init(language("überfällig", "overdue"), .red)
          } else {
            .init(language("offen", "open"))
          }
        return [.init(index + 1), .init(milestone.title), .init(milestone.due), state]
      })
  }

  private var moves: Table {
    let subProject = item.subProject
    let moves = wording.configuration.workflow.moves(from: subProject.status, held: subProject.heldStatus)
    return Table(
      [.init(language("nach", "to")), .init(language("verlangt", "asks for"), flexible: true)],
      moves.map { to, rule in
        [
          .init(wording.status(to)),
          .init(
            rule.requires.filter { $0 != .maturity || subProject.kind == .ozgService }.map { $0.label[language] }
              .joined(separator: "; ")),
        ]
      })
  }

  public var json: JSONValue {
    var object = ListColumn.object(item, wording, on: day)
    let subProject = item.subProject
    object["next_moves"] = .array(
      wording.configuration.workflow.moves(from: subProject.status, held: subProject.heldStatus).map { to, rule in
        .object([
          "to": JSONValue(to), "label": .string(wording.status(to)),
          "requires": .array(rule.requires.map { .string($0.rawValue) }),
        ])
      })
    object["redactions"] = .array(redactions.map(\.json))
    return .object(object)
  }
}

extension Redaction {
  public var json: JSONValue {
    .object([
      "number": place.number.map { JSONValue($0) } ?? .null, "attribute": .string(place.column),
      "versions": .int(versions), "change": .int(changeset.id), "recorded_at": .string(changeset.recordedAt.iso),
      "reason": JSONValue(changeset.message),
    ])
  }
}
