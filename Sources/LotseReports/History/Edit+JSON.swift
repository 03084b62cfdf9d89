public import LotseBasics
public import LotseModel

extension Edit {
  /// As the log has it; an addition also says what it states, and has no number yet.
  public var json: [String: JSONValue] {
    [
      "number": after.number == .none ? .null : JSONValue(after.number), "title": .string(after.title),
      "kind": .string(before == nil ? "added" : "changed"), "changes": .array(changes.map(\.json)),
    ]
  }
}

extension Change {
  var json: JSONValue {
    .object(["attribute": .string(attribute.rawValue), "old": JSONValue(old), "new": JSONValue(new)])
  }
}

extension EntryChange {
  /// What it does to which entry; of an order only the section is known.
  public var json: JSONValue {
    let (kind, section, before, after): (String, Section, Entry?, Entry?) =
      switch self {
      case .added(let entry): ("added", entry.section, nil, entry)
      case .removed(let entry): ("removed", entry.section, entry, nil)
      case .changed(let old, let new): ("changed", new.section, old, new)
      case .reordered(let section): ("reordered", section, nil, nil)
      }
    return .object([
      "kind": .string(kind), "section": .string(section.rawValue), "key": JSONValue((after ?? before)?.key),
      "parent": JSONValue((after ?? before)?.parent.nonEmpty), "old": before?.json ?? .null,
      "new": after?.json ?? .null,
    ])
  }
}

extension Entry {
  fileprivate var json: JSONValue {
    .object([
      "label": JSONValue(label.de.nonEmpty), "en": JSONValue(label.en.nonEmpty), "value": JSONValue(value),
      "valid_from": JSONValue(validity.from), "valid_until": JSONValue(validity.until),
    ])
  }
}

extension CatalogueChange {
  /// The two catalogues in short, and every service that is new, changed or gone.
  public var json: JSONValue {
    .object([
      "before": before?.json ?? .null, "after": after?.json ?? .null, "added": .array(added.map(\.json)),
      "changed": .array(changed.map { .object(["old": $0.before.json, "new": $0.after.json]) }),
      "removed": .array(removed.map(\.json)),
    ])
  }
}

extension OZGCatalogue {
  fileprivate var json: JSONValue {
    .object(["dated_on": JSONValue(datedOn), "source": JSONValue(source), "services": .int(services.count)])
  }
}

extension OZGService {
  fileprivate var json: JSONValue {
    .object([
      "ozg_id": .string(id), "name": .string(name), "topic": JSONValue(topic), "situation": JSONValue(situation),
    ])
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
