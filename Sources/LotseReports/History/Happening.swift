internal import LotseBasics
internal import LotseModel
internal import LotseSheets

/// What was done to something, as rows of a table that can be filtered: in log and difference.
enum Happening {
  static func columns(_ language: Language) -> [Table.Column] {
    [
      .init(language("Nr.", "No."), key: "number"), .init(language("Titel", "Title"), flexible: true, key: "title"),
      .init(language("Art", "Kind"), key: "kind"), .init(language("Angabe", "Attribute"), key: "attribute"),
      .init(language("vorher", "before"), flexible: true, key: "old"),
      .init(language("nachher", "after"), flexible: true, key: "new"),
      .init(language("in Worten", "in words"), flexible: true, key: "words"),
    ]
  }

  static var nothing: [Table.Cell] { Array(repeating: .init(.empty), count: columns(.de).count) }

  /// One row per changed attribute; what has no attributes is told in words.
  static func rows(
    _ revisions: [Revision], _ records: [RecordChange], _ entries: [EntryChange], _ catalogue: CatalogueChange?,
    _ wording: Wording
  ) -> [[Table.Cell]] {
    func words(_ kind: Kind, _ words: String) -> [Table.Cell] {
      [.init(.empty), .init(.empty), kind.cell(wording.language), .init(.empty), .init(.empty), .init(.empty)]
        + [.init(words)]
    }
    let lines = catalogue.map { [$0.headline(wording.language)] + $0.lines } ?? []
    return revisions.flatMap { rows($0, wording) }
      + records.map { words(Kind(wasThere: $0.before != nil, isThere: $0.after != nil), $0.line(wording)) }
      + entries.map { words(Kind($0), $0.words(wording)) } + lines.map { words(.changed, $0) }
  }

  private static func rows(_ revision: Revision, _ wording: Wording) -> [[Table.Cell]] {
    let kind = Kind(wasThere: revision.before != nil, isThere: revision.after != nil)
    let head: [Table.Cell] = [
      .init(revision.number.description), .init((revision.after ?? revision.before)?.title),
      kind.cell(wording.language),
    ]
    guard kind == .changed else {
      return [head + [.init(.empty), .init(.empty), .init(.empty), .init(History.what(revision, wording))]]
    }
    return revision.changes.map { change in
      let attribute = change.attribute
      return head + [
        .init(.term(key: attribute.rawValue, name: wording.label(attribute))),
        .init(wording.content(attribute, change.old)), .init(wording.content(attribute, change.new)), .init(.empty),
      ]
    }
  }

  private enum Kind: String {
    case added, changed, withdrawn

    init(wasThere: Bool, isThere: Bool) { self = !wasThere ? .added : isThere ? .changed : .withdrawn }

    init(_ change: EntryChange) {
      switch change {
      case .added: self = .added
      case .removed: self = .withdrawn
      case .changed, .reordered: self = .changed
      }
    }

    func cell(_ language: Language) -> Table.Cell {
      let name =
        switch self {
        case .added: language("neu", "added")
        case .changed: language("geändert", "changed")
        case .withdrawn: language("zurückgenommen", "withdrawn")
        }
      return .init(.term(key: rawValue, name: name))
    }
  }
}
