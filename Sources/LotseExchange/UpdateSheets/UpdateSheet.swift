public import LotseBasics
public import LotseModel
internal import LotseSheets

/// The update sheet (Meldebogen) of one unit: its open items, what Lotse knows of them, and cells to fill in.
public struct UpdateSheet: Sendable {
  /// Where a sheet comes from: it carries this in a hidden sheet, so that it can be compared when it returns.
  public struct Origin: Hashable, Sendable {
    /// The mark of the file that made it; see `Store.seal`.
    public let file: String
    public let moment: Moment
    public let unit: Key<Unit>
    public let language: Language

    public init(file: String, moment: Moment, unit: Key<Unit>, language: Language) {
      self.file = file
      self.moment = moment
      self.unit = unit
      self.language = language
    }

    /// What the mark of a row stands for: this change, this unit, this number, and of a milestone its title.
    public func marks(of number: Number, milestone: String? = nil) -> [String] {
      [String(moment.change), unit.text, number.description] + (milestone.map { [$0] } ?? [])
    }
  }

  /// One open item with the marks that its row and those of its milestones carry.
  public struct Item: Sendable {
    let recorded: Recorded
    let seal: String
    let milestones: [(milestone: Milestone, seal: String)]

    /// `mark` makes a mark over texts; see `Store.seal`.
    public init(_ recorded: Recorded, _ origin: Origin, mark: ([String]) -> String) {
      self.recorded = recorded
      seal = mark(origin.marks(of: recorded.number))
      milestones = recorded.milestones.filter { $0.doneOn == nil }.map {
        ($0, mark(origin.marks(of: recorded.number, milestone: $0.title)))
      }
    }
  }

  public let origin: Origin
  public let items: [Item]
  let wording: Wording

  public init(_ origin: Origin, _ items: [Item], _ configuration: CityConfiguration) {
    self.origin = origin
    self.items = items
    wording = Wording(origin.language, configuration)
  }

  // MARK: Columns

  /// A column of the sheet, in the order in which they stand.
  enum Column: Hashable {
    case number, title, hints, seal
    /// Reported without a change.
    case unchanged
    case attribute(Attribute)
  }

  /// What a unit reports every time.
  static let usual: [Attribute] = [
    .status, .light, .dimension, .measure, .plannedEnd, .note,
  ]
  /// What some moves and colours ask for; empty unless one is made.
  static let perMove: [Attribute] = [
    .statusSince, .reasonCode, .reason, .decision, .approvedBy, .decisionNeeded, .decisionFrom, .ratingReason,
    .actualStart, .scope, .pilotPlace, .coverageReached, .coverageTarget, .actualEnd, .result, .evidence, .reviewOn,
    .nextStepOn, .maturityModel, .maturityLevel, .maturityOn, .maturityBasis, .maturityReason,
  ]
  /// What belongs to the move that is reported, not to the item: such a cell starts out empty.
  static let fresh: Set<Attribute> = [.statusSince, .reasonCode, .reason, .decision, .approvedBy, .note]

  /// What cannot be said without a move.
  static let ofMove: Set<Attribute> = [.statusSince, .reasonCode, .reason]

  /// Whether only an OZG service has it.
  static func isForOZG(_ attribute: Attribute) -> Bool {
    [.maturityModel, .maturityLevel, .maturityOn, .maturityBasis, .maturityReason].contains(attribute)
  }

  static let columns: [Column] =
    [.number, .title, .hints, .unchanged] + (usual + perMove).map(Column.attribute) + [.seal]

  static func title(_ column: Column, _ language: Language) -> String {
    switch column {
    case .number: language("Nr.", "No.")
    case .title: Attribute.title.label[language]
    case .hints: language("Was Lotse weiß", "What Lotse knows")
    case .seal: language("Prüfzeichen", "Mark")
    case .unchanged: unchanged[language]
    case .attribute(.note): language("Mitteilung", "Message")
    case .attribute(.statusSince): language("Neuer Status seit", "New status since")
    case .attribute(let attribute): attribute.label[language]
    }
  }

  /// What the sheet shows of an item in a column that can be filled in.
  static func value(_ attribute: Attribute, of item: SubProject, on day: Day, _ configuration: CityConfiguration)
    -> Value
  {
    if fresh.contains(attribute) { return .none }
    if case .text(let text) = item[attribute], attribute != .light {
      // LibreOffice drops the tabs of an ODS, and nobody can type one into a cell.
      return .text(shortened(text.replacing("\t", with: " ")))
    }
    guard attribute == .light else { return item[attribute] }
    let light = item.light(on: day, expiringAfter: configuration.ratingExpiresAfter)
    return light.map { .text($0.rawValue) } ?? .none
  }

  /// Of a text that no cell holds its beginning; its cell is locked, so that the rest is not lost.
  private static func shortened(_ text: String) -> String {
    guard isTooLong(text) else { return text }
    var start = String(text.prefix(Worksheet.longestText - 100))
    while start.utf16.count > Worksheet.longestText - 100 { start = String(start.dropLast(start.count / 10 + 1)) }
    return start + " […]"
  }

  static func isTooLong(_ text: String) -> Bool {
    text.utf8.count > Worksheet.longestText - 10 && text.utf16.count > Worksheet.longestText - 10
  }

  static let unchanged = Phrase("Keine Änderung", "No change")
  static let name = Phrase("Meldebogen", "Update sheet")
  static let milestones = Phrase("Meilensteine", "Milestones")
  static let guide = Phrase("Anleitung", "Guide")
  /// The hidden sheet with the origin, and its first word.
  static let originName = "lotse"
  static let signature = "lotse update sheet 1"
}
