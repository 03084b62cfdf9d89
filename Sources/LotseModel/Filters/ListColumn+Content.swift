internal import LotseBasics

/// What columns hold, as far as it can be compared.
extension ListColumn {
  /// Whether it is an attribute that says yes or no.
  var isYesOrNo: Bool {
    if case .attribute(let attribute) = self, case .flag = attribute.form { true } else { false }
  }

  /// Whether its days lie behind us.
  var isOfThePast: Bool {
    switch self {
    case .recordedAt: true
    case .attribute(let attribute):
      [.statusSince, .informedOn, .ratedOn, .actualStart, .actualEnd, .maturityOn].contains(attribute)
    default: false
    }
  }

  /// What a column holds, as far as it can be compared.
  enum Content { case identifiers, list, text, day, measure }

  /// Whether every sub-project says something in it.
  var isAlwaysThere: Bool {
    switch self {
    case .number, .age, .recordedAt, .change: true
    case .attribute(let attribute):
      [.title, .field, .kind, .unit, .status, .statusSince, .light, .priority, .visibility, .informedOn].contains(
        attribute)
    case .lightProposed, .isOverdue, .isStale, .due: false
    }
  }

  var content: Content {
    switch self {
    case .number, .age, .change, .isOverdue, .isStale: .measure
    case .lightProposed: .identifiers
    case .due, .recordedAt: .day
    case .attribute(let attribute):
      switch attribute.form {
      case .field, .unit, .term, .choice: .identifiers
      case .places, .numbers, .tags, .links, .ozgKeys, .ozgTypes: .list
      case .line, .text, .milestones, .ozgID: .text
      case .day: .day
      case .money, .count, .number, .flag: .measure
      }
    }
  }
}

extension Value {
  /// By what days, amounts and numbers are compared.
  var order: Int {
    switch self {
    case .day(let day): day.number
    case .money(let money): money.cents
    case .count(let count): count
    default: 0
    }
  }

  /// The next of its kind, or the one before.
  func next(_ step: Int) -> Value {
    switch self {
    case .day(let day): .day(day + step)
    case .money(let money): .money(Money(cents: money.cents + step))
    case .count(let count): .count(count + step)
    default: self
    }
  }
}
