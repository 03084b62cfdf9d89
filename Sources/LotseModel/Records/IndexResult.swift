public import LotseBasics

/// What the Smart City Index said of the city in one year, as a whole or in one of its areas. Year and area identify it.
/// The index measures against the best city and changes its indicators every year: what is not in the source stays
/// unknown, and nothing is computed from it (rule of counting 10).
public struct IndexResult: Hashable, Sendable {
  public let year: Int
  /// The key of a place of the scheme `index`; nil for the whole index.
  public let area: String?
  public var rank: Int?
  /// How many cities were ranked.
  public var cities: Int?
  public var points: Points?
  /// Where it is published: an address or a title.
  public var source: String
  /// What the source says of changes, word for word; nothing is derived from it.
  public var quote: String?

  /// Points of the index, 0 to 100, in hundredths.
  public struct Points: Hashable, Comparable, Sendable {
    public let hundredths: Int

    public init(hundredths: Int) { self.hundredths = hundredths }

    /// Reads `71,4` or `71.4`, with at most two decimals; throws `IndexRefusal.notPoints` for anything else.
    public init(parsing text: String) throws(Refusal) {
      let parts = Text.seen(text).split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
      let decimals = parts.count == 2 ? parts[1] + (parts[1].count == 1 ? "0" : "") : "00"
      guard (1...2).contains(parts.count), parts[0].utf8.count <= 3, decimals.utf8.count == 2,
        let whole = Digits.value(parts[0].utf8), let rest = Digits.value(decimals.utf8), whole * 100 + rest <= 10_000
      else { throw .index(.notPoints(text)) }
      hundredths = whole * 100 + rest
    }

    public static func < (left: Points, right: Points) -> Bool { left.hundredths < right.hundredths }

    /// `71.4`, for programs; at least one decimal.
    public var plain: String { Digits.decimal(hundredths: hundredths) }

    /// `71,4` in German, `71.4` in English.
    public func text(_ language: Language) -> String {
      Digits.decimal(hundredths: hundredths, point: language(",", "."))
    }
  }

  public init(
    year: Int, area: String? = nil, rank: Int? = nil, cities: Int? = nil, points: Points? = nil, source: String,
    quote: String? = nil
  ) {
    self.year = year
    self.area = area
    self.rank = rank
    self.cities = cities
    self.points = points
    self.source = source
    self.quote = quote
  }

  /// The scheme of the configuration whose places are the areas of the index.
  public static let scheme = "index"
  public static let name = "Smart City Index"
  public static let yearLabel = Phrase("Jahr", "Year")
  public static let rankLabel = Phrase("Rang", "Rank")
  public static let citiesLabel = Phrase("Städte", "Cities")
  public static let pointsLabel = Phrase("Punkte", "Points")
  public static let sourceLabel = Phrase("Quelle", "Source")
  public static let quoteLabel = Phrase("Zitat", "Quotation")

  /// Throws `ConfigurationRefusal.unknownArea`, `IndexRefusal.notAYear`, `.empty`, `.notARank` or
  /// `Refusal.unreadable`.
  public func validate(in configuration: CityConfiguration, today: Day) throws(Refusal) {
    let areas = configuration.areaGlossary
    if let area, !areas.meanings.contains(area) { throw .configuration(.unknownArea(area, known: areas.known)) }
    guard (2000...today.year).contains(year) else { throw .index(.notAYear(String(year), upTo: today.year)) }
    guard rank != nil || points != nil || quote != nil else { throw .index(.empty) }
    for number in [rank, cities].compactMap({ $0 }) where !(1...99_999).contains(number) {
      throw .index(.notARank(number, of: cities))
    }
    if let rank, let cities, rank > cities { throw .index(.notARank(rank, of: cities)) }
    _ = try Refusal.line(source, IndexResult.sourceLabel, limit: 500)
    if let quote { _ = try Refusal.line(quote, IndexResult.quoteLabel, limit: 2000) }
  }
}
