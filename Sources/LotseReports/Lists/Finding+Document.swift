public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

extension Finding {
  /// How much of what was found, and for how long; then, unless only that is wanted, everything, a table per rule.
  public static func document(
    _ findings: [Finding], summaryOnly: Bool = false, _ wording: Wording, at moment: Moment
  ) -> Document {
    let language = wording.language
    let count = findings.count
    let counts = FindingCount.all(findings)
    let said =
      (count == 1 ? language("1 Befund. ", "1 finding. ") : language("\(count) Befunde. ", "\(count) findings. "))
      + wording.asOf(moment)
    let summary: [Document.Block] =
      counts.count > 1 || summaryOnly
      ? [.table(FindingCount.table(counts, wording, at: moment)), .paragraph(said)] : [.paragraph(said)]
    if summaryOnly { return Document(language, summary) }
    let table = table(findings, wording, at: moment)
    return Document(language, summary + [.table(table)], data: table)
  }

  private static func table(_ findings: [Finding], _ wording: Wording, at moment: Moment) -> Table {
    let language = wording.language
    return Table(
      [
        .data("rule"), .init(language("Befund", "Finding"), for: .people),
        .init(language("Nr.", "No."), key: "number"),
        .init(language("Titel", "Title"), flexible: true, oneLine: true, key: "title"),
        .init(language("Was", "What"), flexible: true, oneLine: true, for: .people),
        .init(language("Einheit", "Unit"), key: "unit"), .init(language("seit", "since"), key: "since"),
        .init(language("Tage", "days"), .right, for: .people), .data("detail"),
      ],
      rows: Table.Rows(findings) { finding in
        [
          .init(finding.rule.rawValue), .init(finding.rule.label[language]), .init(finding.reference),
          .init(finding.title), .init(finding.detail?[language]), .init(finding.unit?.text), .init(finding.since),
          .init(finding.since.map { moment.day - $0 }), .init(finding.detail?[language]),
        ]
      }, caption: language("Befunde", "Findings"), rowHeader: 2, groupedBy: 1)
  }

  public static func json(_ findings: [Finding]) -> JSONValue {
    .array(
      findings.map { finding in
        .object([
          "rule": .string(finding.rule.rawValue), "number": .string(finding.reference), "title": .string(finding.title),
          "unit": JSONValue(finding.unit?.text), "since": JSONValue(finding.since),
          "detail": JSONValue(finding.detail?.en),
        ])
      })
  }
}

/// How often a rule found something, and since when the oldest of it is so.
public struct FindingCount: Hashable, Sendable {
  public let rule: Finding.Rule
  public let count: Int
  public let oldest: Day?

  /// In the order of the rules; of those that found nothing there is none.
  public static func all(_ findings: [Finding]) -> [FindingCount] {
    let byRule = findings.reduce(into: [Finding.Rule: (count: Int, oldest: Day?)]()) { counts, finding in
      let known = counts[finding.rule, default: (0, nil)]
      counts[finding.rule] = (known.count + 1, [known.oldest, finding.since].compactMap(\.self).min())
    }
    return Finding.Rule.allCases.compactMap { rule in
      byRule[rule].map { FindingCount(rule: rule, count: $0.count, oldest: $0.oldest) }
    }
  }

  static func table(_ counts: [FindingCount], _ wording: Wording, at moment: Moment) -> Table {
    let language = wording.language
    return Table(
      [
        .init(language("Befund", "Finding"), flexible: true, for: .people),
        .init(language("Anzahl", "Count"), .right, key: "count"),
        .init(language("ältester seit", "oldest since"), key: "oldest"),
        .init(language("Tage", "days"), .right, for: .people),
        .init(language("Prüfung", "Check"), key: "rule", for: .programs),
      ],
      counts.map { found in
        [
          .init(found.rule.label[language]), .init(found.count), .init(found.oldest),
          .init(found.oldest.map { moment.day - $0 }), .init(found.rule.rawValue),
        ]
      }, caption: language("Befunde, gezählt", "Findings, counted"))
  }

  public static func json(_ counts: [FindingCount]) -> JSONValue {
    .array(
      counts.map {
        .object([
          "rule": .string($0.rule.rawValue), "count": .int($0.count), "oldest": JSONValue($0.oldest),
        ])
      })
  }
}
