internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotseReports
internal import LotseStore

/// What a role may read of a state. Every page is made of this and of nothing else, so that none can show more.
struct Reading {
  let role: Role
  let moment: Moment
  let wording: Wording
  /// The sub-projects with the attributes that the role may read; the others have the value of a new sub-project.
  let snapshot: Snapshot
  /// Those that the role reads in full, but for the internal note.
  let own: Set<Number>
  private let store: Store

  init(_ session: Session, for role: Role, asOf: String?) throws {
    self.role = role
    (moment, wording) = try session.view(asOf)
    store = try session.store()
    var state = try session.snapshot(at: moment)
    let latest = try session.latest
    // Of a state of the past, a role reads what it might have read then and may still read today.
    var given: Set<Number> = []
    if role != .office, latest.change != moment.change {
      let now = Dictionary(
        latest: try session.snapshot(at: latest, reading: [.visibility, .unit]).subProjects.map { ($0.number, $0) })
      state = Snapshot(
        moment: moment, configuration: state.configuration,
        subProjects: state.subProjects.compactMap { item in
          guard let today = now[item.number] else { return nil }
          if item.unit != today.unit { given.insert(item.number) }
          var item = item
          if today.visibility.position < item.visibility.position { item.visibility = today.visibility }
          return item
        })
    }
    switch role {
    case .office: (snapshot, own) = (state, Set(state.subProjects.map(\.number)))
    case .council: (snapshot, own) = (try state.view(for: .nonpublic), [])
    case .public: (snapshot, own) = (try state.view(for: .public), [])
    case .units(let keys): (snapshot, own) = try state.view(forUnits: keys, without: given)
    }
  }

  var audience: Audience {
    switch role {
    case .office, .units: .house
    case .council: .nonpublic
    case .public: .public
    }
  }

  /// The attributes that the role reads of some sub-projects at least.
  var attributes: [Attribute] {
    switch role {
    case .office: wording.configuration.attributes
    case .units: wording.configuration.attributes.filter { !SubProject.staysInTheOffice.contains($0) }
    case .council: wording.configuration.councilAttributes
    case .public: wording.configuration.publicAttributes
    }
  }

  func item(_ number: Number) throws -> SubProject {
    guard let item = snapshot.subProjects.first(where: { $0.number == number }) else {
      throw Refusal.item(.unknown(number))
    }
    return item
  }

  // MARK: Filters

  /// The words of an address that filter: those with a value, and those without.
  static let filters = [
    "field", "status", "kind", "unit", "light", "priority", "visibility", "tag", "place", "search",
  ]
  static let flags = ["open", "mandatory", "overdue", "stale"]
  /// Those that may ask for any column, so for whoever may read them all.
  static let officeFilters = ["view", "where", "due-before", "due-after", "changed-since", "changed-before"]

  /// The filters that tell nobody more than they may read.
  var mayFilter: Set<String> {
    let open: Set = [
      "field", "status", "kind", "unit", "light", "tag", "place", "search", "open", "mandatory", "overdue",
    ]
    switch role {
    case .public: return open
    case .council, .units: return open.union(["priority", "visibility", "stale"])
    case .office: return open.union(["priority", "visibility", "stale"] + Reading.officeFilters)
    }
  }

  /// The sub-projects that fit; what is searched for words is only what the role reads.
  func items(
    _ filter: AskedFilter, _ session: Session
  ) throws -> (items: [SubProject], selection: Selection) {
    let selection = try session.selection(filter, in: wording.configuration)
    var (asked, words) = (Selection(), [String]())
    for criterion in selection.criteria {
      // The office reads whatever the file is searched for.
      if case .search(let found) = criterion, role != .office {
        words += found
      } else {
        asked.criteria.append(criterion)
      }
    }
    var items = snapshot.subProjects
    if !asked.isEverything {
      let numbers = Set(
        try store.states(asked, at: moment, snapshot.configuration, reading: []).map(\.number))
      items = items.filter { numbers.contains($0.number) }
    }
    let needles = words.flatMap { Text.needles($0) }
    if !needles.isEmpty {
      items = items.filter { item in
        let parts = [item.number.description, item.title, item.summary ?? ""] + item.tags + item.ozgKeys
        let text = Text.haystack(parts)
        return needles.allSatisfy { $0.contains { text.contains($0) } }
      }
    }
    return (items, selection)
  }
}
