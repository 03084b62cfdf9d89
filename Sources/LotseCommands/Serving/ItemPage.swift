internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseSheets
internal import LotseStore

extension Visit {
  /// One sub-project: facts, next moves, milestones, history, and what its readers may record.
  func item(_ number: Number, _ reading: Reading) throws -> Page {
    let item = try reading.item(number)
    let titles = try titles(of: item, reading)
    guard reading.own.contains(number) else {
      return page(reading.sheet(of: item, titles), reading)
    }
    let recorded = try session.store().subProject(number, at: reading.moment)
    let shown = Recorded(item, change: recorded.change, recordedAt: recorded.recordedAt)
    let redactions =
      visitor.role == .office
      ? try session.store().redactions(through: reading.moment.change).filter { $0.place.number == number } : []
    let day = reading.moment.day
    let sheet = SubProjectSheet(shown, reading.wording, on: day, titles: titles, redactions: redactions)
    var document = SubProjectSheet.document([sheet], reading.wording, on: day)
    document.blocks += [
      .heading(2, language("Verlauf", "History")), .list(try history(of: number, reading)),
    ]
    var page = page(document, reading)
    if mayWrite, visitor.owns(item) {
      page.below = Deed.forms(for: item, reading, self)
      page.heading = language("Melden", "Report")
    }
    return page
  }

  /// Titles of those that the item refers to, as far as they may be read.
  private func titles(of item: SubProject, _ reading: Reading) throws -> [Number: String] {
    let referred = Set(item.dependsOn + [item.follows, item.mergedInto].compactMap { $0 })
    return Dictionary(
      latest: reading.snapshot.subProjects.filter { referred.contains($0.number) }.map { ($0.number, $0.title) })
  }

  /// What was recorded, newest first; the office's note and remarks stay with the office.
  private func history(of number: Number, _ reading: Reading) throws -> [String] {
    let wording = reading.wording
    let revisions = try session.store().revisions(of: number, through: reading.moment.change)
    return revisions.reversed().prefix(40).map { revision in
      let at = revision.changeset.recordedAt
      var head = "\(wording.day(at.day)) \(at.clock), \(revision.changeset.actor.name(language))"
      if visitor.role == .office, let message = revision.changeset.message { head += " – \(message)" }
      guard let after = revision.after else { return head + ": " + language("zurückgenommen", "withdrawn") }
      guard revision.before != nil else {
        return head + ": " + language("angelegt, ", "added, ") + wording.status(after.status)
      }
      return head + ": " + words(of: revision, after, wording)
    }
  }

  /// What a change did to a sub-project, as far as this visitor reads it.
  func words(of revision: Revision, _ after: SubProject, _ wording: Wording) -> String {
    let isOffice = visitor.role == .office
    let told = revision.changes.filter { isOffice || !SubProject.staysInTheOffice.contains($0.attribute) }
    let hides = told.count < revision.changes.count
    // What a note brings along says nothing of its own.
    let lines = hides && told.allSatisfy { $0.attribute == .informedOn } ? [] : wording.changes(told, after: after)
    return (lines + (hides ? [language("Angaben für das Büro", "Facts for the office")] : [])).joined(separator: "; ")
  }

  /// What was just recorded, where the address names it and it is theirs.
  func done() -> (text: String, isProblem: Bool)? {
    guard let change = doneChange else { return nil }
    return (
      language(
        "Aufgezeichnet als Änderung \(change.id).", "Recorded as change \(change.id)."), false
    )
  }

  private var doneChange: Changeset? {
    guard let id = asked("done").flatMap(Changeset.number),
      let change = try? session.store().changesets(after: id - 1, through: id).first,
      visitor.role == .office || (visitor.units ?? []).contains(where: { .named($0.text) == change.actor })
    else { return nil }
    return change
  }

  /// One undo for what was just recorded.
  func undoing() -> [Form] {
    guard let change = doneChange else { return [] }
    var form = Form(
      "undo", "", to: address, hidden: [("deed", "undo"), ("change", String(change.id)), ("step", "record")],
      submit: language("Änderung \(change.id) zurücknehmen", "Undo change \(change.id)"))
    form.isFolded = false
    return [form]
  }
}

extension Reading {
  /// What a role reads of a sub-project that is not its own: the attributes that are allowed, and nothing that follows
  /// from others.
  fileprivate func sheet(of item: SubProject, _ titles: [Number: String]) -> Document {
    let language = wording.language
    let hidden: Set<Attribute> = [.title, .milestones, .statusSince, .visibility]
    func words(_ attribute: Attribute) -> String {
      let numbers: [Number]
      switch attribute {
      case .dependsOn: numbers = item.dependsOn
      case .follows: numbers = [item.follows].compactMap { $0 }
      case .mergedInto: numbers = [item.mergedInto].compactMap { $0 }
      default: return wording.value(attribute, item[attribute])
      }
      return numbers.map { "\($0) \(titles[$0] ?? "")" }.joined(separator: "\n")
    }
    let rows = attributes.filter { !hidden.contains($0) && item[$0] != .none }.map { attribute -> [Table.Cell] in
      let text =
        attribute == .status
        ? language(
          "\(words(.status)) seit \(wording.day(item.statusSince))",
          "\(words(.status)) since \(wording.day(item.statusSince))") : words(attribute)
      return [.init(wording.label(attribute)), .init(text)]
    }
    var blocks: [Document.Block] = [
      .heading(1, "\(item.number) \(item.title)"),
      .table(
        Table(
          [.init(language("Angabe", "Attribute")), .init(language("Wert", "Value"), flexible: true)], rows,
          caption: language("Angaben", "Facts"))),
    ]
    if !item.milestones.isEmpty {
      blocks += [
        .heading(2, language("Meilensteine", "Milestones")),
        .table(
          Table(
            [
              .init(language("Meilenstein", "Milestone"), flexible: true), .init(language("Termin", "Due")),
              .init(language("Erreicht", "Done")),
            ], item.milestones.map { [.init($0.title), .init($0.due), .init($0.doneOn)] })),
      ]
    }
    return Document(language, blocks)
  }
}
