public import LotseBasics
public import LotseModel

/// What a row of a list says anew, where it carries the change from which it was written: held against the state of then
/// and that of now. What was left as it was overwrites nothing that somebody changed since.
public struct ListComparison: Sendable {
  /// What is left to be taken over.
  public private(set) var listing: Listing
  public private(set) var conflicts: [MergeConflict]

  /// `since` is every state after `then` that lasted, the present one included.
  public init(
    _ row: Listing, then: SubProject, now: SubProject, since: [SubProject], today: Day,
    _ configuration: CityConfiguration, taking side: MergeSide?
  ) {
    var merge = Merge(taking: side, since: since)
    var listing = row
    func worth(_ item: SubProject) -> Value? {
      item.light(on: today, expiringAfter: configuration.ratingExpiresAfter).map { .text($0.rawValue) }
    }
    for (attribute, value) in row.values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      // A light expires by itself, which nobody reported: a list shows it as set, or grey.
      let isUntouched = value == then[attribute] || (attribute == .light && value == worth(then))
      let isThere = value == now[attribute] || (attribute == .light && value == worth(now))
      let takes =
        !isUntouched && !isThere
        && merge.takes(.attribute(attribute), then: then[attribute], theirs: value, now: now[attribute]) {
          $0[attribute] == value
        }
      if !takes { listing[attribute] = nil }
    }
    // What belongs to a move goes the way of the status.
    if row[.status] != nil, listing[.status] == nil {
      for attribute in Listing.ofMove { listing[attribute] = nil }
    }
    self.listing = listing
    conflicts = merge.conflicts
  }
}
