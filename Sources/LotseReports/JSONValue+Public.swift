internal import LotseBasics

extension JSONValue {
  /// Without the numbers of changes, at any depth: they tell what was recorded when, and the public reads the day alone.
  var withoutChanges: JSONValue {
    switch self {
    case .object(let object):
      .object(
        object.filter { !["change", "change_before", "undoes"].contains($0.key) }.mapValues(\.withoutChanges))
    case .array(let values): .array(values.map(\.withoutChanges))
    default: self
    }
  }
}
