public import LotseBasics

extension Wording {
  /// What completion is counted of, printed beside every figure of it.
  public var definition: String { Wording.definition[language] }

  public static let definition = Phrase(
    "Umgesetzt = abgeschlossen, von allen außer den eingestellten, zusammengeführten und zur Daueraufgabe gewordenen; Prozente abgerundet.",
    "Completed = those completed, out of all but the cancelled, merged and continuous ones; percentages are rounded down."
  )

  /// `Stand 22.11.2026, Änderung 3412`.
  public func asOf(_ moment: Moment) -> String {
    language(
      "Stand \(day(moment.day)), Änderung \(moment.change)", "As of \(day(moment.day)), change \(moment.change)")
  }

  /// The same for an audience: the public reads the day alone.
  public func asOf(_ moment: Moment, for audience: Audience) -> String {
    audience == .public ? language("Stand \(day(moment.day))", "As of \(day(moment.day))") : asOf(moment)
  }

  /// What every page says that is not for the public.
  public func marking(_ audience: Audience) -> String? {
    audience == .nonpublic
      ? language("Nichtöffentlich – nur für den dienstlichen Gebrauch", "Non-public – for official use only") : nil
  }

  /// What the colours mean; every report prints it.
  public var lightLegend: [String] {
    TrafficLight.allCases.map { "\($0.label[language]) = \($0.meaning[language])" }
  }

  /// What must be said beside groups that an item may belong to several of.
  public var groupsOverlap: String {
    language(
      "Ein Teilprojekt kann mehreren Gruppen angehören; die Summe der Gruppen ist nicht die Gesamtzahl.",
      "A sub-project may belong to several groups; the groups do not add up to the total.")
  }

  public var none: String { language("keine", "none") }
}
