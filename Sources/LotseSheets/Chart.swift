/// A picture of figures, free of any format; a table of the same figures always stands beside it.
public struct Chart: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// Horizontal bars, one per category, the series stacked.
    case stackedBars = "stacked-bars"
    /// Upright columns, one per category, the series stacked; a series without colour lifts those above it (waterfall).
    case stackedColumns = "stacked-columns"
    /// Upright columns, the series side by side.
    case columns
    /// One line per series through the categories, with a mark for every value.
    case line
  }

  public struct Series: Hashable, Sendable {
    public var name: String
    /// One per category; nil where nothing is known.
    public var values: [Int?]
    /// Red, green, blue: `1B7837`; nil for a series that is not drawn and only lifts those above it.
    public var color: String?

    public init(name: String, values: [Int?], color: String?) {
      self.name = name
      self.values = values
      self.color = color
    }

    /// The value of a category; nil where nothing is known.
    public func value(_ index: Int) -> Int? { index < values.count ? values[index] : nil }
  }

  public var kind: Kind
  public var title: String
  /// What is to be seen, for those who do not see it.
  public var description: String
  public var categories: [String]
  public var series: [Series]
  /// Whether small values stand above large ones, as with ranks.
  public var isReversed: Bool

  public init(
    _ kind: Kind, title: String, description: String, categories: [String], series: [Series], isReversed: Bool = false
  ) {
    self.kind = kind
    self.title = title
    self.description = description
    self.categories = categories
    self.series = series
    self.isReversed = isReversed
  }

  /// The series that are to be seen.
  public var drawn: [Series] { series.filter { $0.color != nil } }

  /// Whether there is anything to draw.
  public var hasValues: Bool { !categories.isEmpty && drawn.contains { $0.values.contains { $0 != nil } } }

  /// What the parts to be seen of a category add up to; nothing is drawn below 0.
  public func total(_ index: Int) -> Int { drawn.reduce(0) { $0 + max(0, $1.value(index) ?? 0) } }

  /// The height of the tallest stack, or the largest value where nothing is stacked; at least 0.
  public var maximum: Int {
    switch kind {
    case .stackedBars, .stackedColumns:
      categories.indices.map { index in
        series.reduce(0) { $0 + ($1.value(index) ?? 0) }
      }.max() ?? 0
    case .columns, .line: series.flatMap(\.values).compactMap { $0 }.max() ?? 0
    }
  }
}
