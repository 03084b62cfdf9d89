public import LotseBasics
public import LotseModel
internal import LotsePapers
internal import LotseSheets

/// Of which roll-up something is told: its cut-off date, who reported for it, and whose words it speaks.
public struct RollupView: Sendable {
  public let cutOff: Day
  public let participation: [Participation]
  public let audience: Audience
  /// The notices of the packages, such as that this is sample data.
  public let notices: [String]
  public let language: Language
  let fields: [String: Phrase]

  public init(
    _ cutOff: Day, _ participation: [Participation], _ packages: [RolledUpPackage], fields: [String: Phrase],
    _ language: Language
  ) {
    self.cutOff = cutOff
    self.participation = participation
    self.fields = fields
    self.language = language
    audience = packages.first?.audience ?? .public
    notices = Set(packages.compactMap(\.notice)).sorted()
  }

  func municipalities(_ state: Participation.State) -> [Municipality] {
    participation.filter { $0.state == state }.map(\.municipality)
  }

  func name(_ key: String) -> String {
    participation.first { $0.municipality.key == key }.map { "\(key) \($0.municipality.name)" } ?? key
  }

  func label(_ key: String, _ grouping: RollupGrouping) -> String {
    switch grouping {
    case .municipality: name(key)
    case .field: fields[key]?[language] ?? key
    case .kind: Kind(rawValue: key)?.label[language] ?? key
    case .status: Status(rawValue: key)?.label[language] ?? key
    }
  }

  /// Who reported of whom, and who did not, by name: no figure fills a gap.
  public var sentences: [String] {
    let (reported, refused, silent) = (
      municipalities(.reported), municipalities(.refused), municipalities(.silent)
    )
    let day = cutOff.text(language)
    let isListed = participation.contains { $0.municipality.isExpected }
    let all = isListed ? participation.count : nil
    var sentences = [
      all.map {
        language(
          "Stichtag \(day): gemeldet \(reported.count) von \($0) Kommunen.",
          "Cut-off date \(day): \(reported.count) of \($0) municipalities reported.")
      }
        ?? language(
          "Stichtag \(day): gemeldete Kommunen: \(reported.count). Wer fehlt, sagt erst eine Liste (zusammenfuehren --erwartete).",
          "Cut-off date \(day): municipalities reported: \(reported.count). Only a list (rollup load --expected) tells who is missing."
        )
    ]
    func names(_ municipalities: [Municipality]) -> String {
      let shown = municipalities.prefix(10).map { "\($0.key) \($0.name)" }.joined(separator: ", ")
      let rest = municipalities.count - 10
      return shown + (rest > 0 ? language(" und \(rest) weitere", " and \(rest) more") : "")
    }
    if !silent.isEmpty {
      sentences.append(
        language("Nichts gemeldet (\(silent.count)): ", "Silent (\(silent.count)): ") + names(silent) + ".")
    }
    if !refused.isEmpty {
      sentences.append(
        language("Abgelehnt (\(refused.count)): ", "Refused (\(refused.count)): ") + names(refused) + ".")
    }
    return sentences
  }

  /// Of what all figures speak.
  var scope: String {
    let who =
      switch audience {
      case .public: language("die öffentlichen Teilprojekte", "the public sub-projects")
      case .nonpublic:
        language("die öffentlichen und nichtöffentlichen Teilprojekte", "the public and non-public sub-projects")
      case .house: language("alle Teilprojekte", "all sub-projects")
      }
    return language(
      "Gezählt sind \(who) der Kommunen, die gemeldet haben; nichts ist ergänzt, nichts gemittelt.",
      "Counted are \(who) of the municipalities that reported; nothing is filled in, nothing averaged.")
  }

  func document(_ title: String, _ blocks: [Document.Block], asOf: String? = nil) -> Document {
    let asOf = asOf ?? language("Stichtag \(cutOff.text(.de))", "Cut-off date \(cutOff)")
    return Document(
      language, [.heading(1, title)] + notices.map { .notice($0) } + blocks,
      frame: Document.Frame(title: title, asOf: asOf, created: Instant(cutOff, hour: 12)))
  }

  /// Who reported, for programs.
  var participationJSON: JSONValue {
    .array(
      participation.map {
        .object([
          "municipality": .string($0.municipality.key), "name": .string($0.municipality.name),
          "expected": .bool($0.municipality.isExpected), "state": .string($0.state.rawValue),
        ])
      })
  }
}
