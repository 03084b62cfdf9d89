extension Snapshot {
  /// What some units read of this state: their own sub-projects but for what stays in the office, and of all others what
  /// the council may read. `given` were theirs and are no longer. Throws `Refusal` where a recorded value is damaged.
  public func view(
    forUnits keys: [Key<Unit>], without given: Set<Number> = []
  ) throws(Refusal) -> (snapshot: Snapshot, own: Set<Number>) {
    let theirs = subProjects.filter { keys.contains($0.unit) && !given.contains($0.number) }
    let own = Set(theirs.map(\.number))
    let others = try view(for: .nonpublic).subProjects.filter { !own.contains($0.number) }
    let visible = own.union(others.map(\.number))
    let items = others + theirs.map { $0.withoutWhatStaysInTheOffice(among: visible) }
    let snapshot = Snapshot(
      moment: moment, configuration: configuration, subProjects: items.sorted { $0.number < $1.number })
    return (snapshot, own)
  }
}

extension SubProject {
  /// What the office alone reads, also of a unit's own sub-projects: its note says that it never leaves it.
  public static let staysInTheOffice: [Attribute] = [.note, .externalKey]

  fileprivate func withoutWhatStaysInTheOffice(among visible: Set<Number>) -> SubProject {
    var item = self
    item.note = nil
    item.externalKey = nil
    item.dependsOn = dependsOn.filter(visible.contains)
    if let followed = follows, !visible.contains(followed) { item.follows = nil }
    if let successor = mergedInto, !visible.contains(successor) { item.mergedInto = nil }
    return item
  }
}
