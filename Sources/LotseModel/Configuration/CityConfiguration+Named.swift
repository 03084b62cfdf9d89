public import LotseBasics

/// What a city has configured, looked up by its key or its label in either language.
extension CityConfiguration {
  /// The field of that key or label; throws `ConfigurationRefusal.unknownField`.
  public func field(named text: String, by exactness: Exactness = .whole) throws(Refusal) -> Field {
    if let exact = fields.first(where: { $0.key.text == text }) { return exact }
    return try fieldGlossary.meaning(of: text, Section.field.label, by: exactness) {
      .configuration(.unknownField(text, known: $0))
    }
  }

  /// The unit of that key or label; throws `ConfigurationRefusal.unknownUnit`.
  public func unit(named text: String, by exactness: Exactness = .whole) throws(Refusal) -> Unit {
    if let exact = units.first(where: { $0.key.text == text }) { return exact }
    return try unitGlossary.meaning(of: text, Section.unit.label, by: exactness) {
      .configuration(.unknownUnit(text, known: $0))
    }
  }

  /// The committee of that key or label; throws `ConfigurationRefusal.unknownCommittee`.
  public func committee(named text: String, by exactness: Exactness = .whole) throws(Refusal) -> Committee {
    try committeeGlossary.meaning(of: text, Section.committee.label, by: exactness) {
      .configuration(.unknownCommittee(text, known: $0))
    }
  }

  func committee(_ key: Key<Committee>) throws(Refusal) -> Committee {
    guard let found = committees.first(where: { $0.key == key }) else {
      throw .configuration(.unknownCommittee(key.text, known: committeeGlossary.known))
    }
    return found
  }

  /// The areas of the Smart City Index: the places of the scheme `index`.
  public var indexAreas: [(key: String, label: Phrase)] {
    schemes.first { $0.key == IndexResult.scheme }?.places ?? []
  }

  /// The words for these areas.
  var areaGlossary: Glossary<String> { Glossary(indexAreas.map { (Named($0.key, $0.label), [], $0.key) }) }

  /// The key of the area of that key or label; throws `ConfigurationRefusal.unknownArea`.
  public func indexArea(named text: String, by exactness: Exactness = .whole) throws(Refusal) -> String {
    try areaGlossary.meaning(of: text, Phrase("Bereich", "area"), by: exactness) {
      .configuration(.unknownArea(text, known: $0))
    }
  }

  public func scheme(named text: String, by exactness: Exactness = .whole) throws(Refusal) -> Scheme {
    let glossary = Glossary(schemes.map { (Named($0.key, $0.label), [], $0) })
    return try glossary.meaning(of: text, Section.scheme.label, by: exactness) {
      .configuration(.unknownScheme(text, known: $0))
    }
  }

  /// The place itself where scheme and key are configured; throws `ConfigurationRefusal.unknownScheme` or
  /// `.unknownPlace`.
  public func place(_ place: Place, by exactness: Exactness = .whole) throws(Refusal) -> Place {
    let scheme = try scheme(named: place.scheme, by: exactness)
    let glossary = Glossary(scheme.places.map { (Named($0.key, $0.label), [], $0.key) })
    let key = try glossary.meaning(of: place.key, Section.place.label, by: exactness) {
      .configuration(.unknownPlace(place, known: $0))
    }
    return Place(scheme: scheme.key, key: key)
  }

  private var fieldGlossary: Glossary<Field> { Glossary(fields.map { (Named($0.key.text, $0.label), [], $0) }) }
  private var unitGlossary: Glossary<Unit> { Glossary(units.map { (Named($0.key.text, $0.label), [], $0) }) }
  private var committeeGlossary: Glossary<Committee> {
    Glossary(committees.map { (Named($0.key.text, $0.label), [], $0) })
  }
}
