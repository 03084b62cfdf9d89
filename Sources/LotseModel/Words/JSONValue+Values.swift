public import LotseBasics

extension JSONValue {
  public init(_ number: Number?) { self = JSONValue(number?.description) }
  public init<Word: Term>(_ term: Word?) { self = JSONValue(term?.rawValue) }

  /// Money comes as whole cents, milestones as objects, everything else as its plain value.
  public init(_ value: Value) {
    switch value {
    case .none: self = .null
    case .text(let text): self = .string(text)
    case .day(let day): self = .string(day.iso)
    case .money(let money): self = .int(money.cents)
    case .count(let count): self = .int(count)
    case .flag(let flag): self = .bool(flag)
    case .list(let list): self = .array(list.map(JSONValue.string))
    case .milestones(let milestones):
      self = .array(
        milestones.map {
          .object(["title": .string($0.title), "due": JSONValue($0.due), "done_on": JSONValue($0.doneOn)])
        })
    }
  }
}
