internal import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// One sub-project on a page to hand out, with what its readers may read of it and nothing of how it is kept.
public struct FactSheet: Sendable {
  /// The sub-project as the audience reads it.
  public let item: SubProject
  public let trail: StatusTrail
  public let moment: Moment
  public let audience: Audience
  public let wording: Wording
  /// Titles of the sub-projects that this one refers to, as far as the audience reads of them.
  public let titles: [Number: String]
  /// Where their pages are, on a site.
  public let address: @Sendable (Number) -> String?

  public init(
    _ item: SubProject, _ trail: StatusTrail, at moment: Moment, for audience: Audience, _ wording: Wording,
    titles: [Number: String], address: @escaping @Sendable (Number) -> String? = { _ in nil }
  ) {
    self.item = item
    self.trail = trail
    self.moment = moment
    self.audience = audience
    self.wording = wording
    self.titles = titles
    self.address = address
  }

  private var language: Language { wording.language }

  /// The attributes that a house page has beside those of the council: none is the internal note.
  private var shown: Set<Attribute> {
    let configuration = wording.configuration
    return switch audience {
    case .public: Set(configuration.publicAttributes)
    case .nonpublic: Set(configuration.councilAttributes)
    case .house: Set(configuration.councilAttributes + [.contact] + configuration.own.map(Attribute.own))
    }
  }

  public var document: Document {
    var blocks: [Document.Block] = [.heading(1, "\(item.number) \(item.title)")]
    if let notice = wording.configuration.notice { blocks.append(.notice(notice)) }
    if let summary = item.summary { blocks.append(.paragraph(summary)) }
    blocks += section(
      language("Stand", "State"),
      [status, light, overdue]
        + facts([.plannedStart, .plannedEnd, .actualStart, .actualEnd]) + [coverage])
    if let result = item.result { blocks += [.heading(2, Attribute.result.label[language]), .paragraph(result)] }
    blocks += section(
      language("Zuordnung", "Where it belongs"),
      facts([.field, .kind, .unit, .places, .tags, .priority, .mandatoryNorm, .mandatoryOn, .contact]))
    blocks += section(
      language("Steuerung", "Steering"),
      facts([
        .dimension, .measure, .decisionNeeded, .decisionFrom, .ratingReason, .reviewOn, .nextStepOn, .decision,
        .approvedBy, .scope, .pilotPlace, .evidence, .budgetPlanned, .budgetSpent,
      ]))
    blocks += section(
      language("Onlinezugang", "Online access"),
      [maturity] + facts([.ozgID, .ozgKeys, .ozgTypes, .reuse]))
    blocks += section(
      language("Weitere Angaben", "Further facts"), facts(wording.configuration.own.map(Attribute.own)))
    if !item.milestones.isEmpty {
      blocks += [.heading(2, language("Meilensteine", "Milestones")), .table(milestones)]
    }
    if !trail.steps.isEmpty { blocks += [.heading(2, language("Verlauf", "History")), .table(history)] }
    if !references.isEmpty {
      blocks += [.heading(2, language("Bezüge", "References")), .table(referenceTable)]
    }
    if !item.links.isEmpty { blocks += [.heading(2, Attribute.links.label[language]), .list(item.links)] }
    blocks.append(.paragraph(foot))
    var frame = wording.frame(title: "\(item.number) \(item.title)", at: moment, for: audience)
    frame.hasContents = false
    return Document(language, blocks, frame: frame)
  }

  private func section(_ title: String, _ fields: [Document.Field?]) -> [Document.Block] {
    let fields = fields.compactMap { $0 }
    return fields.isEmpty ? [] : [.heading(2, title), .fields(fields)]
  }

  private func facts(_ attributes: [Attribute]) -> [Document.Field?] {
    attributes.map { attribute in
      let value = item[attribute]
      let isUnset =
        value == .none || (attribute == .priority && item.priority == .unset)
        || (attribute == .reuse && item.reuse == .unknown)
      guard shown.contains(attribute), !isUnset else { return nil }
      return Document.Field(wording.label(attribute), wording.value(attribute, value))
    }
  }

  private var status: Document.Field? {
    var text = wording.status(item.status)
    text += language(" seit \(wording.day(item.statusSince))", " since \(wording.day(item.statusSince))")
    if shown.contains(.reason) {
      let reason = wording.reason(item.reasonCode, item.reason)
      if !reason.isEmpty { text += language(", weil: \(reason)", ", because: \(reason)") }
    }
    return Document.Field(wording.label(.status), text)
  }

  private var light: Document.Field? {
    let expiry = wording.configuration.ratingExpiresAfter
    return item.light(on: moment.day, expiringAfter: expiry).map { light in
      Document.Field(wording.label(.light), "\(light.label[language]) (\(light.meaning[language]))")
    }
  }

  private var overdue: Document.Field? {
    item.isOverdue(on: moment.day)
      ? Document.Field(
        language("Termin", "Planned end"),
        language("überschritten, Abschluss nicht gemeldet", "passed, completion not reported")) : nil
  }

  private var coverage: Document.Field? {
    item.coverageTarget.map { target in
      let reached = item.coverageReached.map(String.init) ?? "?"
      return Document.Field(
        language("Abdeckung", "Coverage"),
        language("\(reached) von \(target) Stellen", "\(reached) of \(target) offices"))
    }
  }

  private var maturity: Document.Field? {
    item.maturity.map { Document.Field(wording.label(.maturityLevel), $0.text(language)) }
  }

  private var milestones: Table {
    Table(
      [
        .init(language("Meilenstein", "Milestone"), flexible: true), .init(language("Termin", "Due")),
        .init(language("Erledigung", "State")),
      ],
      item.milestones.map { milestone in
        let state: Table.Cell =
          if let done = milestone.doneOn {
            .init(language("erreicht \(wording.day(done))", "done \(wording.day(done))"), .green)
          } else if milestone.isOverdue(on: moment.day), item.status.isOpen {
            .init(language("überfällig", "overdue"), .red)
          } else {
            .init(language("offen", "open"))
          }
        return [.init(milestone.title), .init(milestone.due), state]
      }, caption: language("Meilensteine", "Milestones"))
  }

  private var history: Table {
    Table(
      [.init(language("seit", "since")), .init(wording.label(.status), flexible: true)],
      trail.steps.map { [.init($0.since), .init(wording.status($0.status))] }, caption: language("Verlauf", "History"))
  }

  private var references: [(Attribute, Number)] {
    item.dependsOn.map { (.dependsOn, $0) }
      + [(.follows, item.follows), (.mergedInto, item.mergedInto)]
      .compactMap { attribute, number in number.map { (attribute, $0) } }
  }

  private var referenceTable: Table {
    Table(
      [.init(language("Bezug", "Reference")), .init(language("Teilprojekt", "Sub-project"), flexible: true)],
      references.map { attribute, number in
        let words = titles[number].map { "\(number) \($0)" } ?? number.description
        return [.init(wording.label(attribute)), .init(.text(words), link: address(number))]
      }, caption: language("Bezüge", "References"))
  }

  private var foot: String {
    let strategy = wording.configuration.strategyName
    let asOf = wording.asOf(moment, for: audience)
    return language(
      "\(asOf). Teilprojekt der Strategie \(strategy).", "\(asOf). Sub-project of the strategy \(strategy).")
  }
}
