extension Outline {
  /// The outline in pieces: what stands before the first heading of the second level, then each of these with what stands
  /// under it.
  public var sections: [Outline] {
    var sections: [[Line]] = [[]]
    for line in lines {
      if case .heading(2, _) = line { sections.append([]) }
      sections[sections.count - 1].append(line)
    }
    return sections.map(Outline.init(lines:))
  }

  /// What stands before the first section, and the sections with one of these parts; the whole where none has any.
  public func leading(_ parts: Set<Part>) -> Outline {
    let chosen = sections.dropFirst().filter { !$0.parts.isDisjoint(with: parts) }
    return chosen.isEmpty ? self : Outline(joining: sections.prefix(1) + chosen)
  }

  public init(joining sections: [Outline]) { self.init(lines: sections.flatMap(\.lines)) }

  /// The parts that it names.
  public var parts: Set<Part> { Set(lines.compactMap { if case .part(let part) = $0 { part } else { nil } }) }
}
