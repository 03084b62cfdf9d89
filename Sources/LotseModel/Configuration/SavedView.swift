internal import LotseBasics

/// A filter with columns and an order that the office saved under a name; it is part of the configuration, and so of its
/// history.
public struct SavedView: Hashable, Sendable {
  public let name: String
  /// As it was typed, so that `heute` means the day on which the view is used.
  public let filter: String?
  /// Names of columns, separated by commas.
  public let columns: String?
  public let sort: String?

  /// The keys under which they stand, in the order in which they are written.
  public static let keys = ["where", "columns", "sort"]

  public init(name: String, filter: String?, columns: String?, sort: String?) {
    self.name = name
    self.filter = filter
    self.columns = columns
    self.sort = sort
  }

  /// What is kept of it.
  public var entries: [Entry] {
    zip(SavedView.keys, [filter, columns, sort]).compactMap { key, value in
      value.map { Entry(.view, parent: name, key: key, value: $0) }
    }
  }
}

extension CityConfiguration {
  /// The saved views, in the order in which they were saved first.
  public var views: [SavedView] {
    let entries = entries.of(.view)
    var names: [String] = []
    for entry in entries where !names.contains(entry.parent) { names.append(entry.parent) }
    return names.map { name in
      func value(_ key: String) -> String? { entries.first { $0.parent == name && $0.key == key }?.value }
      return SavedView(name: name, filter: value("where"), columns: value("columns"), sort: value("sort"))
    }
  }

  /// The view of that name; throws `ConfigurationRefusal.unknownView`.
  public func view(named text: String, by exactness: Exactness = .whole) throws(Refusal) -> SavedView {
    let known = views
    return try Glossary(known.map { (Named($0.name, Phrase($0.name, $0.name)), [], $0) }).meaning(
      of: text, Section.view.label, by: exactness
    ) { .configuration(.unknownView(text, known: $0)) }
  }

  /// This configuration with a view in place of the one of that name, or without it.
  public func replacing(view name: String, by view: SavedView?) -> CityConfiguration {
    var views = views
    if let place = views.firstIndex(where: { $0.name == name }) {
      views.replaceSubrange(place...place, with: [view].compactMap { $0 })
    } else if let view {
      views.append(view)
    }
    return CityConfiguration(entries.filter { $0.section != .view } + views.flatMap(\.entries))
  }

  /// What a new sub-project of a field is unless something else is said of it.
  public func defaults(of field: Key<Field>) -> [(Attribute, String)] {
    entries.of(.fieldDefault).filter { $0.parent == field.text }.compactMap { entry in
      guard let attribute = Attribute(rawValue: entry.key), let value = entry.value else { return nil }
      return (attribute, value)
    }
  }

  /// What a field may say of its new sub-projects.
  public static let defaultable: [Attribute] = [
    .kind, .unit, .places, .priority, .reuse, .tags, .visibility, .contact,
  ]

  /// Throws where a default is no value of its attribute here.
  public func checkDefaults() throws(Refusal) {
    for field in fields {
      for (attribute, value) in defaults(of: field.key) { _ = try Assignment(attribute, reading: value, in: self) }
    }
  }
}
