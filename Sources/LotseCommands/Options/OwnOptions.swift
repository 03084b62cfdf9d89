internal import ArgumentParser
internal import LotseBasics
internal import LotseModel

/// What is recorded of the city's own attributes.
struct OwnOptions: ParsableArguments {
  @Option(
    help: .init(
      help(
        "Eine Angabe, die die Stadt selbst festgelegt hat, auch mehrere: vertragsende=31.12.2027.",
        "An attribute that the city declared itself, also several: contract_end=2027-12-31."),
      valueName: help("angabe=wert", "attribute=value")))
  var set: [String] = []

  /// What was given, by attribute. Throws where there is none of that name, or one is given twice.
  func given(in configuration: CityConfiguration) throws -> [(Attribute, String)] {
    var seen = Set<OwnAttribute>()
    return try set.map { text in
      guard let sign = text.firstIndex(of: "=") else {
        throw Failure(
          .usage, Phrase("--set \(text): was ist der Wert?", "--set \(text): what is the value?"),
          hint: Phrase("So: --set angabe=wert.", "Like this: --set attribute=value."))
      }
      let attribute = try configuration.own(named: String(text[..<sign]))
      guard seen.insert(attribute).inserted else {
        throw Failure(
          .usage,
          Phrase("--set \(attribute.key) steht zweimal da.", "--set \(attribute.key) is given twice."),
          hint: Phrase("Einen Wert nennen.", "Give one value."))
      }
      return (.own(attribute), String(text[text.index(after: sign)...]))
    }
  }
}
