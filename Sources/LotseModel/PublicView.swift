extension Snapshot {
  /// What the public may read of this state: the public sub-projects with their public attributes, no reference to any
  /// other sub-project, and the light as it counts on the day. Throws `Refusal` where a recorded value is damaged.
  ///
  /// A withheld attribute has the value of a new sub-project; print `Attribute.published` and nothing else.
  public func publicView() throws(Refusal) -> Snapshot {
    let items = subProjects.filter { $0.visibility == .public }
    let numbers = Set(items.map(\.number))
    var views: [SubProject] = []
    views.reserveCapacity(items.count)
    for item in items {
      views.append(
        try item.publicView(among: numbers, on: moment.day, expiringAfter: configuration.ratingExpiresAfter))
    }
    return Snapshot(moment: moment, configuration: configuration, subProjects: views)
  }
}

extension SubProject {
  /// A sub-project made anew from the public attributes, so that nothing else can come along.
  func publicView(among numbers: Set<Number>, on day: Day, expiringAfter days: Int) throws(Refusal) -> SubProject {
    var view = SubProject(number: number, title: title, field: field, kind: kind, unit: unit, proposedOn: statusSince)
    for attribute in Attribute.published { try view.set(attribute, to: self[attribute]) }
    view.lightSet = light(on: day, expiringAfter: days) ?? .grey
    view.dependsOn = dependsOn.filter(numbers.contains)
    if let followed = follows, !numbers.contains(followed) { view.follows = nil }
    if let successor = mergedInto, !numbers.contains(successor) { view.mergedInto = nil }
    view.visibility = .public
    return view
  }
}
