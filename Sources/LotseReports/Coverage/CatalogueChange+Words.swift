public import LotseBasics
public import LotseModel

extension CatalogueChange {
  /// The change in one line: `OZG-Katalog: Stand 30.06.2023 → 31.12.2024, Leistungen 557 → 560`.
  public func headline(_ language: Language) -> String {
    let name = language("OZG-Katalog", "OZG catalogue")
    guard let after else { return language("\(name): keiner mehr", "\(name): none any more") }
    let day = after.datedOn.text(language)
    let from = after.source.map { language(", Quelle: \($0)", ", source: \($0)") } ?? ""
    guard let before else {
      let count = after.services.count
      return "\(name): "
        + (count == 1
          ? language("1 Leistung, Stand \(day)", "1 service as of \(day)")
          : language("\(count) Leistungen, Stand \(day)", "\(count) services as of \(day)")) + from
    }
    var parts: [String] = []
    if before.datedOn != after.datedOn {
      parts.append(language("Stand \(before.datedOn.text(language)) → \(day)", "as of \(before.datedOn) → \(day)"))
    } else {
      parts.append(language("Stand \(day)", "as of \(day)"))
    }
    let (old, new) = (before.services.count, after.services.count)
    parts.append(
      language(
        old == new ? "\(new) Leistungen" : "Leistungen \(old) → \(new)",
        old == new ? "\(new) services" : "services \(old) → \(new)"))
    if !added.isEmpty { parts.append(language("\(added.count) neu", "\(added.count) new")) }
    if !changed.isEmpty { parts.append(language("\(changed.count) geändert", "\(changed.count) changed")) }
    if !removed.isEmpty { parts.append(language("\(removed.count) entfallen", "\(removed.count) gone")) }
    return "\(name): " + parts.joined(separator: ", ")
      + (before.source == after.source ? "" : from.isEmpty ? language(", ohne Quelle", ", no source") : from)
  }

  /// One line for every service that is new, changed or gone; none where there was no catalogue before or is none now.
  public var lines: [String] {
    guard before != nil, after != nil else { return [] }
    return added.map { "+ \($0.id) \(CatalogueChange.words($0))" }
      + changed.map { pair in
        let isRenamed = pair.before.name != pair.after.name
        let places = [pair.before, pair.after].map { CatalogueChange.place($0) }
        if places[0] == places[1] { return "~ \(pair.after.id) \(pair.before.name) → \(pair.after.name)" }
        return isRenamed
          ? "~ \(pair.after.id) \(CatalogueChange.words(pair.before)) → \(CatalogueChange.words(pair.after))"
          : "~ \(pair.after.id) \(pair.after.name): \(places[0]) → \(places[1])"
      } + removed.map { "− \($0.id) \(CatalogueChange.words($0))" }
  }

  private static func words(_ service: OZGService) -> String {
    let place = place(service)
    return place == "–" ? service.name : "\(service.name) (\(place))"
  }

  private static func place(_ service: OZGService) -> String {
    let parts = [service.topic, service.situation].compactMap { $0 }
    return parts.isEmpty ? "–" : parts.joined(separator: ", ")
  }
}
