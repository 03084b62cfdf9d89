internal import LotseBasics

/// Who reads what is made of a state.
public enum Audience: String, Hashable, Sendable, CaseIterable {
  /// The office and the units: everything.
  case house
  /// A committee in its non-public part: what the council may read, public or not.
  case nonpublic
  case `public`
}

extension Snapshot {
  /// What an audience may read of this state. Throws `Refusal` where a recorded value is damaged.
  public func view(for audience: Audience) throws(Refusal) -> Snapshot {
    switch audience {
    case .house: self
    case .nonpublic: try councilView()
    case .public: try publicView()
    }
  }

  /// The same state under the permissions of another moment: visibility is a permission to publish and no fact of the
  /// state (rule of counting 11). What does not exist at that moment is internal; nil leaves the state's own.
  public func permitted(by permissions: [Number: Visibility]?) -> Snapshot {
    guard let permissions else { return self }
    let items = subProjects.map { item in
      var item = item
      item.visibility = permissions[item.number] ?? .internal
      return item
    }
    return Snapshot(moment: moment, configuration: configuration, subProjects: items)
  }

  /// What the public may read of this state: the public sub-projects with their public attributes, no reference to any
  /// other sub-project, and the light as it counts on the day. Throws `Refusal` where a recorded value is damaged.
  ///
  /// A withheld attribute has the value of a new sub-project; print `CityConfiguration.publicAttributes` and nothing else.
  public func publicView() throws(Refusal) -> Snapshot {
    let expiry = configuration.ratingExpiresAfter
    return try view(where: { $0.visibility == .public }) { item, numbers throws(Refusal) in
      try item.publicView(configuration.publicAttributes, among: numbers, on: moment.day, expiringAfter: expiry)
    }
  }

  private func councilView() throws(Refusal) -> Snapshot {
    try view(where: { $0.visibility != .internal }) { item, numbers throws(Refusal) in
      try item.view(of: configuration.councilAttributes, among: numbers)
    }
  }

  private func view(
    where isShown: (SubProject) -> Bool, _ view: (SubProject, Set<Number>) throws(Refusal) -> SubProject
  ) throws(Refusal) -> Snapshot {
    let items = subProjects.filter(isShown)
    let numbers = Set(items.map(\.number))
    var views: [SubProject] = []
    views.reserveCapacity(items.count)
    for item in items { views.append(try view(item, numbers)) }
    return Snapshot(moment: moment, configuration: configuration, subProjects: views)
  }
}

extension SubProject {
  /// A sub-project made anew from the public attributes, so that nothing else can come along.
  func publicView(
    _ attributes: [Attribute], among numbers: Set<Number>, on day: Day, expiringAfter days: Int
  ) throws(Refusal) -> SubProject {
    var view = try view(of: attributes, among: numbers)
    view.lightSet = light(on: day, expiringAfter: days) ?? .grey
    view.visibility = .public
    return view
  }

  /// A sub-project made anew from some attributes, with references only to those that are shown.
  fileprivate func view(of attributes: [Attribute], among numbers: Set<Number>) throws(Refusal) -> SubProject {
    var view = SubProject(number: number, title: title, field: field, kind: kind, unit: unit, proposedOn: statusSince)
    for attribute in attributes { try view.set(attribute, to: self[attribute]) }
    view.dependsOn = dependsOn.filter(numbers.contains)
    if let followed = follows, !numbers.contains(followed) { view.follows = nil }
    if let successor = mergedInto, !numbers.contains(successor) { view.mergedInto = nil }
    return view
  }
}
