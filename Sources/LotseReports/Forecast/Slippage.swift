internal import LotseBasics
public import LotseModel
internal import LotsePapers
internal import LotseSheets

/// How often planned ends were moved in the last twelve full months, and by how much: as a whole and per field. No unit is
/// ranked by it.
public struct Slippage: Hashable, Sendable {
  public struct Group: Hashable, Sendable {
    /// How often a planned end was moved.
    public let moves: Int
    /// Of how many sub-projects.
    public let items: Int
    /// To a later day.
    public let later: Int
    /// Days, later is more; the lower of two middle ones; nil without moves.
    public let median: Int?

    init(_ moves: [PlannedEndMove]) {
      let days = moves.map { $0.to - $0.from }.sorted()
      self.moves = days.count
      items = Set(moves.map(\.number)).count
      later = days.count { $0 > 0 }
      median = days.lowerMedian
    }
  }

  public let total: Group
  /// By key of the field, where there were moves.
  public let fields: [String: Group]

  public init(_ moves: [PlannedEndMove], of items: [SubProject]) {
    let moved = Set(moves.map(\.number))
    let fieldOf = Dictionary(latest: items.filter { moved.contains($0.number) }.map { ($0.number, $0.field.text) })
    let own = moves.filter { fieldOf[$0.number] != nil }
    total = Group(own)
    fields = Dictionary(grouping: own, by: { fieldOf[$0.number] ?? "" }).mapValues(Group.init)
  }

  func sentence(_ language: Language) -> String {
    guard let median = total.median else {
      return language(
        "Kein geplantes Ende wurde in den letzten \(PastYear.months) Monaten verlegt.",
        "No planned end was moved in the last \(PastYear.months) months.")
    }
    let days = abs(median)
    let (de, en) = (days == 1 ? "1 Tag" : "\(days) Tage", days == 1 ? "1 day" : "\(days) days")
    let (times, items) = (total.moves, total.items)
    return language(
      "Geplante Enden wurden in den letzten \(PastYear.months) Monaten \(times)-mal verlegt (\(items == 1 ? "1 Teilprojekt" : "\(items) Teilprojekte")), im Median um \(de) \(median < 0 ? "nach vorn" : "nach hinten").",
      "Planned ends were moved \(times == 1 ? "once" : "\(times) times") in the last \(PastYear.months) months (\(items == 1 ? "1 sub-project" : "\(items) sub-projects")), by a median of \(en) \(median < 0 ? "to an earlier day" : "to a later day")."
    )
  }

  func blocks(_ wording: Wording) -> [Document.Block] {
    [.paragraph(sentence(wording.language))] + (table(wording).map { [.table($0)] } ?? [])
  }

  /// One row per field that has moves; nil without any.
  func table(_ wording: Wording) -> Table? {
    guard total.moves > 0 else { return nil }
    let language = wording.language
    func row(_ name: String, _ group: Group) -> [Table.Cell] {
      [
        .init(name), .init(group.moves), .init(group.items), .init(group.later),
        .init(group.median.map { .difference($0) } ?? .dash),
      ]
    }
    let keys = Grouping.field.order(Set(fields.keys), in: wording.configuration)
    return Table(
      [
        .init(language("Themenfeld", "Field"), flexible: true), .init(language("Verlegt", "Moved"), .right),
        .init(language("Teilprojekte", "Sub-projects"), .right), .init(language("Nach hinten", "Later"), .right),
        .init(language("Median, Tage", "Median, days"), .right),
      ], keys.compactMap { key in fields[key].map { row(wording.field(Key(key)), $0) } },
      total: row(language("Gesamt", "Total"), total),
      caption: language(
        "Verlegte geplante Enden, letzte \(PastYear.months) Monate",
        "Planned ends moved, last \(PastYear.months) months"))
  }

  var json: JSONValue {
    func object(_ group: Group) -> JSONValue {
      .object([
        "moves": .int(group.moves), "sub_projects": .int(group.items), "later": .int(group.later),
        "median_days": group.median.map { .int($0) } ?? .null,
      ])
    }
    return .object(["total": object(total), "fields": .object(fields.mapValues(object))])
  }
}
