public import LotseBasics

/// A field (Themenfeld) of the home scheme.
public struct Field: Hashable, Sendable {
  public let key: Key<Field>
  public let label: Phrase

  public init(key: Key<Field>, label: Phrase) {
    self.key = key
    self.label = label
  }
}

/// A further scheme beside the home scheme, such as the Smart City fields of action.
public struct Scheme: Hashable, Sendable {
  public let key: String
  public let label: Phrase
  public var places: [(key: String, label: Phrase)] { members.map { ($0.key, $0.label) } }
  let members: [Member]

  struct Member: Hashable, Sendable {
    let key: String
    let label: Phrase
  }
}

/// An organisational unit; units are re-cut, so each has a period of validity.
public struct Unit: Hashable, Sendable {
  public let key: Key<Unit>
  public let label: Phrase
  public let validity: Validity
  /// The units that go on with its work once its validity has ended.
  public let successors: [Key<Unit>]
  /// The role mailbox to which its update sheets and reminders go.
  public let mailbox: String?
}

/// The first and last day on which something holds; nil is open.
public struct Validity: Hashable, Sendable {
  public let from: Day?
  public let until: Day?

  public init(from: Day? = nil, until: Day? = nil) {
    self.from = from
    self.until = until
  }

  public func contains(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}

/// A committee of the council.
public struct Committee: Hashable, Sendable {
  public let key: Key<Committee>
  public let label: Phrase
}

/// What a city decides about its strategy, as of some moment. It is kept in the file as entries.
public struct CityConfiguration: Sendable, Equatable {
  public let entries: [Entry]
  public let fields: [Field]
  public let schemes: [Scheme]
  public let units: [Unit]
  public let committees: [Committee]
  /// What the city records of sub-projects beyond what all cities do.
  public let own: [OwnAttribute]
  public let workflow: Workflow
  /// The language of the house; a command may ask for another.
  public let language: Language
  /// Days after which an open item that nobody reported on counts as silent.
  public let staleAfter: Int
  /// Days after which a traffic light counts as grey.
  public let ratingExpiresAfter: Int
  /// Days that the weekly report looks ahead.
  public let lookAhead: Int

  /// The configuration that the entries spell out, in their order.
  public init(_ entries: [Entry]) {
    self.entries = entries
    fields = entries.of(.field).map { Field(key: Key($0.key), label: $0.label) }
    let places = Dictionary(grouping: entries.of(.place), by: \.parent)
    schemes = entries.of(.scheme).map { scheme in
      let members = (places[scheme.key] ?? []).map { Scheme.Member(key: $0.key, label: $0.label) }
      return Scheme(key: scheme.key, label: scheme.label, members: members)
    }
    units = entries.of(.unit).map { entry in
      Unit(
        key: Key(entry.key), label: entry.label, validity: entry.validity,
        successors: entry.successors.map { Key($0) }, mailbox: entry.mailbox)
    }
    committees = entries.of(.committee).map { Committee(key: Key($0.key), label: $0.label) }
    let choices = Dictionary(grouping: entries.of(.choice), by: \.parent)
    own = entries.of(.attribute).compactMap { OwnAttribute($0, choices: choices[$0.key] ?? []) }
    workflow = Workflow(entries) ?? .standard
    language = entries.value(.general, "language").flatMap(Language.init) ?? .de
    // Asked for every item of a list.
    func threshold(_ key: String) -> Int { entries.value(.threshold, key).flatMap { Int($0) } ?? 28 }
    staleAfter = threshold("stale")
    ratingExpiresAfter = threshold("rating-expires")
    lookAhead = threshold("look-ahead")
  }

  public var strategyName: String { value(.strategy, "name") ?? "Lotse" }
  public var strategyDecided: String? { value(.strategy, "decided") }
  /// A line that every output carries, such as that this is sample data.
  public var notice: String? { value(.strategy, "notice") }
  public var organisation: String? { value(.organisation, "name") }
  public var office: String? { value(.organisation, "office") }

  public static let thresholds = ["stale", "rating-expires", "look-ahead"]

  func value(_ section: Section, _ key: String) -> String? { entries.value(section, key) }

  /// What a field is called; its key where it is no longer configured.
  public func label(_ key: Key<Field>) -> Phrase {
    fields.first { $0.key == key }?.label ?? Phrase(key.text, key.text)
  }

  public func label(_ key: Key<Unit>) -> Phrase {
    units.first { $0.key == key }?.label ?? Phrase(key.text, key.text)
  }

  public func label(_ key: Key<Committee>) -> Phrase {
    committees.first { $0.key == key }?.label ?? Phrase(key.text, key.text)
  }

  /// What an area of the Smart City Index is called; nil is the whole index.
  public func label(indexArea area: String?) -> Phrase {
    guard let area else { return Phrase("Gesamt", "Overall") }
    return label(Place(scheme: IndexResult.scheme, key: area))
  }

  public func label(_ place: Place) -> Phrase {
    schemes.first { $0.key == place.scheme }?.members.first { $0.key == place.key }?.label
      ?? Phrase(place.key, place.key)
  }
}
