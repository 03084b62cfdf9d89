internal import LotseExchange
internal import LotseModel
internal import LotseSheets
internal import LotseStore

/// Takes the rows of a list one after another into a change that is being recorded.
struct RowTaker {
  enum Fate {
    /// A new sub-project, and what it likely repeats.
    case added(SubProject, Duplicates.Match?)
    /// Whether it was held against what changed since the row was written.
    case changed(Edit, isCompared: Bool)
    case unchanged, skipped
    /// Both sides changed since the change from which the row is.
    case conflicts(since: Int, [ItemConflict])
    case problems([RowProblem])
  }

  private let run: ImportRun
  private let recorder: Recorder
  private var reader: RowReader
  private let constants: [Assignment]
  /// The highest number that was given before this import.
  private let lastNumber: Int
  /// What was there before this import, and what it added; only where it adds anything.
  private var duplicates: Duplicates
  private var linesOfNumbers: [Number: Int] = [:]
  private var linesOfKeys: [String: Int] = [:]

  init(_ run: ImportRun, _ recorder: Recorder) throws {
    self.run = run
    self.recorder = recorder
    reader = RowReader(run.table, run.list.format, run.mapping, recorder.configuration)
    constants = try reader.constants()
    lastNumber = recorder.lastNumber
    duplicates = run.takesNew ? try recorder.duplicates() : Duplicates()
  }

  /// What the mapping left without a value.
  var passedOver: [Attribute: [String: Int]] { reader.passedOver }

  /// The sub-projects that the rows so far were of.
  var numbers: Set<Number> { Set(linesOfNumbers.keys) }

  /// The line that a sub-project of this import stands in.
  func line(of number: Number) -> Int { linesOfNumbers[number] ?? 0 }

  mutating func take(_ row: ReadRow) throws -> Fate {
    var listed = reader.read(row)
    let existing = try match(&listed)
    if existing != nil, !run.takesExisting { return .skipped }
    let isNew = existing == nil && !listed.hasWrongNumber
    if isNew {
      guard run.takesNew else { return .skipped }
      complete(&listed)
    }
    guard listed.problems.isEmpty else { return .problems(listed.problems) }
    do {
      return try existing.map { try change($0, listed) } ?? add(listed)
    } catch let refusal as Refusal {
      let index = refusal.attribute.flatMap { self.column(.attribute($0)) }
      let value = index.flatMap { $0 < row.cells.count ? row.cells[$0].plainText : nil }
      return .problems([RowProblem(.refusal(refusal), line: row.line, column: index, value: value)])
    }
  }

  // MARK: Matching

  /// The sub-project that a row belongs to: by its number, else by the external key; nil is a new one.
  private mutating func match(_ listed: inout ListedRow) throws -> SubProject? {
    if let key = listed.listing[.externalKey]?.text {
      if let earlier = linesOfKeys[key] {
        listed.refuse(.repeated(line: earlier), column(.attribute(.externalKey)), key)
      }
      linesOfKeys[key] = listed.line
      if listed.number == nil, let number = try recorder.number(externalKey: key) { listed.number = number }
    }
    guard let number = listed.number else { return nil }
    if let earlier = linesOfNumbers[number] {
      listed.refuse(.repeated(line: earlier), column(.number), number.description)
      return nil
    }
    linesOfNumbers[number] = listed.line
    if number.value <= lastNumber {
      if let item = try recorder.existing(number) { return item }
      if try recorder.wasGiven(number) {
        listed.refuse(.withdrawnNumber(number), column(.number), number.description)
        return nil
      }
    }
    if !run.keepsNumbers { listed.refuse(.unknownNumber(number), column(.number), number.description) }
    return nil
  }

  private func column(_ column: ImportColumn) -> Int? { run.table.column(of: column) }

  /// Gives a new row what every new sub-project of the list has, and names what it still lacks.
  private func complete(_ listed: inout ListedRow) {
    for constant in constants where listed.listing[constant.attribute] == nil {
      listed.listing[constant.attribute] = constant.value
    }
    let failed = Set(listed.problems.compactMap { $0.column.map { run.table.columns[$0] } })
    let lacking = Attribute.allCases.filter { attribute in
      attribute.isRequired && listed.listing[attribute] == nil && !failed.contains(.attribute(attribute))
    }
    if !lacking.isEmpty { listed.refuse(.lacks(lacking), nil, nil) }
  }

  // MARK: Taking

  private func change(_ item: SubProject, _ listed: ListedRow) throws -> Fate {
    var after = item
    var listing = listed.listing
    // The changes of another file are none of this one's.
    let change = run.keepsNumbers ? nil : listed.change
    if let change {
      guard let past = try recorder.past(of: item, since: change) else {
        return .problems([
          RowProblem(
            .unknownChange(change, item.number), line: listed.line, column: column(.change), value: String(change))
        ])
      }
      if !past.since.isEmpty {
        let comparison = ListComparison(
          listing, then: past.then, now: item, since: past.since, today: recorder.today, recorder.configuration,
          taking: run.sides[item.number])
        guard comparison.conflicts.isEmpty else {
          return .conflicts(
            since: change, comparison.conflicts.map { .init(number: item.number, title: item.title, what: $0) })
        }
        listing = comparison.listing
      }
    }
    do {
      try after.adopt(listing, run.grounds, in: recorder.configuration, today: recorder.today)
    } catch {
      if item.status == .merged { return merged(item, listed) }
      throw error
    }
    if after == item { return .unchanged }
    if item.status == .merged { return merged(item, listed) }
    try recorder.save(after)
    return .changed(Edit(before: item, after: after), isCompared: change != nil)
  }

  private func merged(_ item: SubProject, _ listed: ListedRow) -> Fate {
    .problems([
      RowProblem(
        .mergedItem(item.number, into: item.mergedInto), line: listed.line, column: column(.number))
    ])
  }

  private mutating func add(_ listed: ListedRow) throws -> Fate {
    let today = recorder.today
    let since = listed.listing[.statusSince]?.day ?? today
    guard since <= today else { throw Refusal.item(.inTheFuture(.statusSince, since)) }
    func make(_ number: Number) throws(Refusal) -> SubProject {
      var item = SubProject(
        number: number, title: "", field: Key(""), kind: .framework, unit: Key(""), proposedOn: since)
      try item.adopt(listed.listing, run.grounds, isNew: true, in: recorder.configuration, today: today)
      return item
    }
    do {
      let added = try recorder.add(as: listed.number, asRecord: run.grounds.isRecord, make)
      linesOfNumbers[added.number] = listed.line
      let match = Duplicates.Traits(added).flatMap { duplicates.insert($0, line: listed.line) }
      return .added(added, match)
    } catch let refusal as Refusal {
      // What is refused got no number; the sentence must not speak of one.
      _ = try make(.none)
      throw refusal
    }
  }
}

extension ListedRow {
  /// Whether it names a sub-project that it cannot mean.
  fileprivate var hasWrongNumber: Bool {
    problems.contains { problem in
      switch problem.flaw {
      case .foreignNumber, .unknownNumber, .withdrawnNumber, .repeated: true
      default: false
      }
    }
  }

  fileprivate mutating func refuse(_ flaw: RowProblem.Flaw, _ column: Int?, _ value: String?) {
    problems.append(RowProblem(flaw, line: line, column: column, value: value))
  }
}
