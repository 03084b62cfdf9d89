public import LotseBasics

/// One line of the configuration as it is kept in the file: everything a city decides is such an entry, so that a
/// difference between two configurations is a difference between two lists.
public struct Entry: Hashable, Sendable {
  public var section: Section
  /// The entry that this one belongs to, such as the scheme of a place; empty where there is none.
  public var parent: String
  public var key: String
  /// What a reader sees; in a section of plain values both are empty.
  public var label: Phrase
  public var value: String?
  public var validity: Validity

  public init(
    _ section: Section, parent: String = "", key: String, label: Phrase = Phrase("", ""), value: String? = nil,
    validity: Validity = Validity()
  ) {
    self.section = section
    self.parent = parent
    self.key = key
    self.label = label
    self.value = value
    self.validity = validity
  }

  /// By what an entry stays the same entry when its content changes.
  public struct Identity: Hashable, Sendable {
    public let section: Section
    public let parent: String
    public let key: String
  }

  public var identity: Identity { Identity(section: section, parent: parent, key: key) }

  /// Its key, with what it stands for where the key is a word of ours and no name that the city gave.
  public var named: Named {
    let words: [String: Phrase] =
      switch section {
      case .general: ["language": Phrase("Sprache", "Language")]
      case .strategy:
        [
          "name": Phrase("Name", "Name"), "decided": Phrase("beschlossen", "decided"),
          "notice": Phrase("Hinweis", "Notice"),
        ]
      case .organisation: ["name": Phrase("Name", "Name"), "office": Phrase("Büro", "Office")]
      case .threshold:
        [
          "stale": Phrase("ohne Meldung nach Tagen", "silent after days"),
          "rating-expires": Phrase("Ampel grau nach Tagen", "light grey after days"),
          "look-ahead": Phrase("Vorschau in Tagen", "days to look ahead"),
        ]
      case .view:
        [
          "where": Phrase("Filter", "Filter"), "columns": Phrase("Spalten", "Columns"),
          "sort": Phrase("Sortierung", "Order"),
        ]
      case .openData:
        [
          "url": Phrase("Adresse", "Address"), "licence": Phrase("Lizenz", "Licence"),
          "contact": Phrase("Kontakt", "Contact"), "publisher": Phrase("Herausgeber", "Publisher"),
          "homepage": Phrase("Webseite", "Homepage"), "attribution": Phrase("Quellenangabe", "Attribution"),
          "contributor": Phrase("Datenbereitsteller", "Contributor"),
          "municipality": Phrase("Gemeindeschlüssel", "Municipality key"),
          "frequency": Phrase("Häufigkeit", "Frequency"), "title": Phrase("Titel", "Title"),
          "description": Phrase("Beschreibung", "Description"),
        ]
      case .fieldDefault:
        Attribute(rawValue: key).map { [key: $0.label] } ?? [:]
      default: [:]
      }
    return Named(key, words[key] ?? Phrase(key, key))
  }
}

/// The parts of the configuration, in the order in which they are written.
public enum Section: String, CaseIterable, Hashable, Sendable {
  case general, strategy, organisation, threshold, field
  case fieldDefault = "field-default"
  case scheme, place, unit, committee, attribute, choice
  case openData = "open-data"
  case report, view, access
  case status, move

  public var label: Phrase {
    switch self {
    case .general: Phrase("Allgemein", "General")
    case .strategy: Phrase("Strategie", "Strategy")
    case .organisation: Phrase("Organisation", "Organisation")
    case .threshold: Phrase("Schwelle", "Threshold")
    case .field: Phrase("Themenfeld", "Field")
    case .fieldDefault: Phrase("Vorbelegung", "Default")
    case .scheme: Phrase("Schema", "Scheme")
    case .place: Phrase("Einordnung", "Place")
    case .unit: Phrase("Einheit", "Unit")
    case .committee: Phrase("Gremium", "Committee")
    case .attribute: Phrase("Eigene Angabe", "Own attribute")
    case .choice: Phrase("Auswahl", "Choice")
    case .openData: Phrase("Offene Daten", "Open data")
    case .report: Phrase("Berichte", "Reports")
    case .view: Phrase("Ansicht", "View")
    case .access: Phrase("Zugang", "Access")
    case .status: Phrase("Status", "Status")
    case .move: Phrase("Übergang", "Move")
    }
  }

  /// The part of the configuration file that the section stands in; a file that lacks it leaves the section alone.
  public var chapter: String {
    switch self {
    case .general: "language"
    case .strategy: "strategy"
    case .organisation: "organisation"
    case .threshold: "thresholds"
    case .field, .fieldDefault: "fields"
    case .scheme, .place: "schemes"
    case .unit: "units"
    case .committee: "committees"
    case .attribute, .choice: "attributes"
    case .openData: "open-data"
    case .report: "reports"
    case .view: "views"
    case .access: "access"
    case .status, .move: "workflow"
    }
  }
}

extension [Entry] {
  func of(_ section: Section) -> [Entry] { filter { $0.section == section } }

  func value(_ section: Section, _ key: String) -> String? {
    first { $0.section == section && $0.key == key && $0.parent.isEmpty }?.value
  }
}

/// A difference between two configurations.
public enum EntryChange: Hashable, Sendable {
  case added(Entry)
  case removed(Entry)
  case changed(from: Entry, to: Entry)
  /// The entries of a section stand in another order.
  case reordered(Section)
}

extension CityConfiguration {
  /// What would have to change for this configuration to become the other, section by section.
  public func changes(to other: CityConfiguration) -> [EntryChange] {
    let old = Dictionary(latest: entries.map { ($0.identity, $0) })
    let new = Dictionary(latest: other.entries.map { ($0.identity, $0) })
    return Section.allCases.flatMap { section -> [EntryChange] in
      var changes: [EntryChange] = entries.of(section).filter { new[$0.identity] == nil }.map(EntryChange.removed)
      for entry in other.entries.of(section) {
        guard let before = old[entry.identity] else {
          changes.append(.added(entry))
          continue
        }
        if before != entry { changes.append(.changed(from: before, to: entry)) }
      }
      let kept = entries.of(section).map(\.identity).filter { new[$0] != nil }
      if kept != other.entries.of(section).map(\.identity).filter({ old[$0] != nil }) {
        changes.append(.reordered(section))
      }
      return changes
    }
  }

  /// This configuration with some chapters replaced by those of a file.
  public func replacing(chapters: Set<String>, with replacement: [Entry]) -> CityConfiguration {
    CityConfiguration(
      Section.allCases.flatMap { section in
        (chapters.contains(section.chapter) ? replacement : entries).of(section)
      })
  }
}
