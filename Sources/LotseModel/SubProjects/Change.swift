/// One attribute that differs between two states.
public struct Change: Hashable, Sendable {
  public let attribute: Attribute
  public let old: Value
  public let new: Value
}

extension SubProject {
  /// What differs from an earlier state of the same sub-project, in the order of the attributes.
  public func changes(from earlier: SubProject) -> [Change] {
    if self == earlier { return [] }
    return SubProject.attributes(of: earlier, self).compactMap { attribute in
      let (old, new) = (earlier[attribute], self[attribute])
      return old == new ? nil : Change(attribute: attribute, old: old, new: new)
    }
  }
}
