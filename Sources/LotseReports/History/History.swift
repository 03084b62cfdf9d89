public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

/// The log: changesets and what they did to sub-projects, readable.
public struct History: Sendable {
  public let changesets: [Changeset]
  public let wording: Wording
  private let revisions: [Int: [Revision]]
  private let configurations: [Int: [EntryChange]]
  private let catalogues: [Int: CatalogueChange]
  private let records: [Int: [RecordChange]]
  private let redactions: [Int: [Redaction]]
  private let isOfOne: Bool

  /// `configurations`, `catalogues` and `records` are the changes of configuration, OZG catalogue and records around the
  /// reports by changeset; `isOfOne` leaves out the title, because all revisions are of one sub-project.
  public init(
    _ changesets: [Changeset], _ revisions: [Revision], _ configurations: [Int: [EntryChange]] = [:],
    _ catalogues: [Int: CatalogueChange] = [:], _ records: [Int: [RecordChange]] = [:], _ wording: Wording,
    redactions: [Redaction] = [], isOfOne: Bool
  ) {
    self.redactions = Dictionary(grouping: redactions, by: \.changeset.id)
    self.changesets = changesets
    self.wording = wording
    self.revisions = Dictionary(grouping: revisions, by: \.changeset.id)
    self.configurations = configurations
    self.catalogues = catalogues
    self.records = records
    self.isOfOne = isOfOne
  }

  private static let shownAtMost = 8

  public var document: Document {
    Document(
      wording.language,
      changesets.flatMap { changeset -> [Document.Block] in
        let day = wording.day(changeset.recordedAt.day)
        var head =
          "\(changeset.id)  \(day) \(changeset.recordedAt.clock)  \(changeset.actor.name(wording.language))  \(changeset.command(wording.language))"
        if let undone = changeset.undoes {
          head += wording.language("  (macht \(undone) rückgängig)", "  (undoes \(undone))")
        }
        if let message = changeset.message { head += "  – \(message)" }
        return [.heading(3, head), .list(lines(changeset))]
      }, data: data)
  }

  /// One row per attribute of a sub-project that changed, and per other thing that a changeset did.
  private var data: Table {
    let language = wording.language
    let rows = changesets.flatMap { changeset -> [[Table.Cell]] in
      let at = changeset.recordedAt
      let head: [Table.Cell] = [
        .init(changeset.id), .init(.term(key: at.iso, name: "\(wording.day(at.day)) \(at.clock)")),
        .init(changeset.actor.name(language)), .init(changeset.command), .init(changeset.message),
        .init(changeset.undoes),
      ]
      let done = Happening.rows(
        revisions[changeset.id] ?? [], records[changeset.id] ?? [], configurations[changeset.id] ?? [],
        catalogues[changeset.id], wording)
      return (done.isEmpty ? [Happening.nothing] : done).map { head + $0 }
    }
    return Table(
      [
        .init(language("Änderung", "Change"), .right, key: "change"),
        .init(language("Erfasst", "Recorded"), key: "recorded_at"), .init(language("Wer", "Who"), key: "actor"),
        .init(language("Befehl", "Command"), key: "command"),
        .init(language("Bemerkung", "Remark"), flexible: true, key: "message"),
        .init(language("macht rückgängig", "undoes"), .right, key: "undoes"),
      ] + Happening.columns(language), rows, caption: language("Verlauf", "Log"))
  }

  private func lines(_ changeset: Changeset) -> [String] {
    let touched = revisions[changeset.id] ?? []
    let redacted = (redactions[changeset.id] ?? []).map { redaction in
      wording.language(
        "\(redaction.place.words(.de)): geschwärzt", "\(redaction.place.words(.en)): redacted")
    }
    if isOfOne { return touched.map(line) + redacted }
    if !redacted.isEmpty { return shortened(redacted) }
    let lines =
      touched.isEmpty
      ? (configurations[changeset.id] ?? []).map { $0.words(wording) }
        + (records[changeset.id] ?? []).map { $0.signedLine(wording) } : touched.map(line)
    guard let catalogue = catalogues[changeset.id] else { return shortened(lines) }
    return shortened(lines) + [catalogue.headline(wording.language)] + shortened(catalogue.lines)
  }

  private func shortened(_ lines: [String]) -> [String] {
    let rest = lines.count - History.shownAtMost
    return lines.prefix(History.shownAtMost)
      + (rest > 0 ? [wording.language("… und \(rest) weitere", "… and \(rest) more")] : [])
  }

  private func line(_ revision: Revision) -> String {
    let what = History.what(revision, wording)
    if isOfOne { return what }
    return "\(revision.number) \((revision.after ?? revision.before)?.title ?? ""): \(what)"
  }

  static func what(_ revision: Revision, _ wording: Wording) -> String {
    guard let after = revision.after else { return wording.language("zurückgenommen", "withdrawn") }
    guard revision.before != nil else {
      return wording.language("angelegt, ", "added, ")
        + "\(wording.status(after.status)), \(wording.field(after.field))"
    }
    return wording.changes(revision.changes, after: after).joined(separator: "; ")
  }

  public var json: JSONValue {
    .array(
      changesets.map { changeset in
        .object([
          "change": .int(changeset.id), "recorded_at": .string(changeset.recordedAt.iso),
          "actor": .string(changeset.actor.name(wording.language)), "command": .string(changeset.command),
          "message": JSONValue(changeset.message), "undoes": JSONValue(changeset.undoes),
          "revisions": .array((revisions[changeset.id] ?? []).map(History.json)),
          "records": .array((records[changeset.id] ?? []).map(\.json)),
          "redactions": .array((redactions[changeset.id] ?? []).map(\.json)),
        ])
      })
  }

  static func json(_ revision: Revision) -> JSONValue {
    let kind = revision.before == nil ? "added" : revision.after == nil ? "withdrawn" : "changed"
    return .object([
      "number": JSONValue(revision.number), "title": JSONValue((revision.after ?? revision.before)?.title),
      "kind": .string(kind), "changes": .array(revision.changes.map(\.json)),
    ])
  }
}

/// What differs between two recorded states: two snapshots compared, however many changes lie between.
public struct Difference {
  public let wording: Wording
  private let from: Moment
  private let to: Moment
  private let walk: Walk
  private let configurationChanges: [EntryChange]
  private let catalogue: CatalogueChange
  private let records: [RecordChange]

  /// What it reads of two states besides what differs, and where the status moved.
  public static let attributes: [Attribute] = [.title]
  public static let attributesOfMoves: [Attribute] = [.status, .statusSince, .isCorrection, .reasonCode, .reason]

  /// Goes through the sub-projects that differ, by number, with both states of each.
  public typealias Walk = (_ take: (Revision) throws -> Void) throws -> Void

  /// `walk` is asked anew by whatever is made of it, so that no more is kept than that; `records` are the changes of the
  /// records around the reports, in the order of recording.
  public init(
    _ walk: @escaping Walk, _ configuration: CityConfiguration, _ catalogue: CatalogueChange,
    _ records: [RecordChange],
    _ wording: Wording, from: Moment, to: Moment
  ) {
    self.wording = wording
    self.walk = walk
    self.catalogue = catalogue
    self.records = records.summed
    self.from = from
    self.to = to
    configurationChanges = configuration.changes(to: wording.configuration)
  }

  /// Whether anything differs besides sub-projects.
  public var hasOtherChanges: Bool { !configurationChanges.isEmpty || !catalogue.isEmpty || !records.isEmpty }

  /// The rows for programs, which lists and spreadsheets are made of, where they are asked for. Throws what the walk throws.
  public func document(withRows: Bool) throws -> Document {
    let language = wording.language
    let rows = withRows ? try self.rows() : Table([])
    var (added, withdrawn, changed, confirmed) = ([String](), [String](), [String](), [String]())
    try walk { revision in
      func line() -> String {
        "\(revision.number) \((revision.after ?? revision.before)?.title ?? ""): \(History.what(revision, wording))"
      }
      if revision.before == nil {
        added.append(line())
      } else if revision.after == nil {
        withdrawn.append(line())
      } else if revision.isConfirmation {
        confirmed.append(revision.number.description)
      } else {
        changed.append(line())
      }
    }
    guard hasOtherChanges || ![added, withdrawn, changed, confirmed].allSatisfy(\.isEmpty) else {
      return Document(language, [.paragraph(language("Kein Unterschied.", "No difference."))], data: rows)
    }
    func section(_ german: String, _ english: String, _ lines: [String]) -> [Document.Block] {
      lines.isEmpty ? [] : [.heading(2, "\(language(german, english)) (\(lines.count))"), .list(lines)]
    }
    let title = language(
      "Unterschied von \(wording.day(from.day)) (Änderung \(from.change)) bis \(wording.day(to.day)) (Änderung \(to.change))",
      "Difference from \(wording.day(from.day)) (change \(from.change)) to \(wording.day(to.day)) (change \(to.change))"
    )
    return Document(
      language,
      [.heading(1, title)] + section("Neu", "Added", added)
        + section("Zurückgenommen", "Withdrawn", withdrawn)
        + section("Geändert", "Changed", changed)
        + (confirmed.isEmpty
          ? []
          : [
            .heading(
              2, language("Ohne Änderung bestätigt (\(confirmed.count))", "Confirmed unchanged (\(confirmed.count))")),
            .paragraph(confirmed.joined(separator: ", ")),
          ])
        + (records.isEmpty
          ? []
          : [
            .heading(2, language("Sitzungen, Beschlüsse, Index, Berichte", "Sittings, decisions, index, reports")),
            .list(records.map { $0.signedLine(wording) }),
          ])
        + (configurationChanges.isEmpty
          ? []
          : [
            .heading(2, language("Konfiguration", "Configuration")),
            .list(configurationChanges.map { $0.words(wording) }),
          ])
        + (catalogue.isEmpty
          ? []
          : [.heading(2, language("OZG-Katalog", "OZG catalogue")), .list(catalogueLines)]),
      data: rows)
  }

  private func rows() throws -> Table {
    Table(
      Happening.columns(wording.language),
      Happening.rows(try revisions(), records, configurationChanges, catalogue.isEmpty ? nil : catalogue, wording),
      caption: wording.language("Unterschied", "Difference"))
  }

  private func revisions() throws -> [Revision] {
    var revisions: [Revision] = []
    try walk { revisions.append($0) }
    return revisions
  }

  private var catalogueLines: [String] { [catalogue.headline(wording.language)] + catalogue.lines }

  /// Throws what the walk throws.
  public func json() throws -> JSONValue {
    var told: [JSONValue] = []
    try walk { told.append(History.json($0)) }
    return .object([
      "from": .object(["as_of": JSONValue(from.day), "change": .int(from.change)]),
      "to": .object(["as_of": JSONValue(to.day), "change": .int(to.change)]),
      "sub_projects": .array(told),
      "configuration": .array(configurationChanges.map { .string($0.words(wording)) }),
      "records": .array(records.map(\.json)),
      "ozg_catalogue": .array(catalogue.isEmpty ? [] : catalogueLines.map { .string($0) }),
    ])
  }
}
