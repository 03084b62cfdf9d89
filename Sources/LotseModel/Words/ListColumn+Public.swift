extension ListColumn {
  /// Whether the public reads the column: a public attribute, the number, or "overdue" and the next date, which follow from public ones.
  public var isPublic: Bool {
    switch self {
    case .number, .isOverdue, .due: true
    case .attribute(let attribute): attribute.isPublic
    case .lightProposed, .isStale, .age, .recordedAt, .change: false
    }
  }

  /// The public columns of a city, the number first.
  public static func published(in configuration: CityConfiguration) -> [ListColumn] {
    [ListColumn.number] + configuration.publicAttributes.map(ListColumn.attribute)
  }
}
