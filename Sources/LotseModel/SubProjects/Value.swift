public import LotseBasics

/// What an attribute holds, free of what it means: terms, keys and numbers are texts here.
public enum Value: Hashable, Sendable {
  case none
  case text(String)
  case day(Day)
  case money(Money)
  case count(Int)
  case flag(Bool)
  case list([String])
  case milestones([Milestone])

  init(_ text: String?) { self = text.map(Value.text) ?? .none }
  init(_ day: Day?) { self = day.map(Value.day) ?? .none }
  init(_ money: Money?) { self = money.map(Value.money) ?? .none }
  init(_ count: Int?) { self = count.map(Value.count) ?? .none }
  init(_ list: [String]) { self = list.isEmpty ? .none : .list(list) }
  init(_ milestones: [Milestone]) { self = milestones.isEmpty ? .none : .milestones(milestones) }

  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
  public var day: Day? {
    if case .day(let day) = self { day } else { nil }
  }
  public var count: Int? {
    if case .count(let count) = self { count } else { nil }
  }
  public var money: Money? {
    if case .money(let money) = self { money } else { nil }
  }
  public var list: [String] {
    if case .list(let list) = self { list } else { [] }
  }
}
