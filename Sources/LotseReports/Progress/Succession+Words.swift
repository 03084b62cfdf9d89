internal import LotseBasics
internal import LotseModel

extension Succession {
  /// What the units that ended left to others, told wherever one of either is in a table.
  func words(areJoined: Bool, _ language: Language) -> String {
    let units = ended.map { unit in
      let (day, keys) = (unit.validity.until, unit.successors.map(\.text).joined(separator: ", "))
      return language(
        "\(unit.key) bestand bis \(day?.text(.de) ?? "–"), Nachfolge \(keys)",
        "\(unit.key) existed until \(day?.text(.en) ?? "–"), followed by \(keys)")
    }.joined(separator: "; ")
    return units
      + (areJoined
        ? language(": zusammen gezählt.", ": counted together.")
        : language(": getrennt gezählt, zusammen mit --succession.", ": counted apart, together with --succession."))
  }
}
