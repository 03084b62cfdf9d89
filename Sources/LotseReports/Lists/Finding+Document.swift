public import LotseBasics
public import LotseModel
public import LotsePapers
internal import LotseSheets

extension Finding {
  /// One table of everything found, by rule.
  public static func document(_ findings: [Finding], _ wording: Wording, at moment: Moment) -> Document {
    let language = wording.language
    let rows = findings.map { finding -> [Table.Cell] in
      let what = finding.rule.label[language] + (finding.detail.map { ": \($0[language])" } ?? "")
      return [
        .init(finding.rule.rawValue), .init(what), .init(finding.number.description), .init(finding.title),
        .init(finding.unit.text), .init(finding.since), .init(finding.since.map { moment.day - $0 }),
        .init(finding.detail?[language]),
      ]
    }
    let counts = Rule.allCases.compactMap { rule -> String? in
      let count = findings.filter { $0.rule == rule }.count
      return count == 0 ? nil : "\(rule.label[language]): \(count)"
    }
    return Document(
      language,
      [
        .table(
          Table(
            [
              .data("rule"), .init(language("Befund", "Finding"), flexible: true, for: .people),
              .init(language("Nr.", "No."), key: "number"),
              .init(language("Titel", "Title"), flexible: true, key: "title"),
              .init(language("Einheit", "Unit"), key: "unit"), .init(language("seit", "since"), key: "since"),
              .init(language("Tage", "days"), .right, for: .people), .data("detail"),
            ], rows, caption: language("Befunde", "Findings"), rowHeader: 1)),
        .paragraph(
          (findings.count == 1
            ? language("1 Befund. ", "1 finding. ")
            : language("\(findings.count) Befunde. ", "\(findings.count) findings. ")) + wording.asOf(moment)),
        .list(counts),
      ])
  }

  public static func json(_ findings: [Finding]) -> JSONValue {
    .array(
      findings.map { finding in
        .object([
          "rule": .string(finding.rule.rawValue), "number": JSONValue(finding.number), "title": .string(finding.title),
          "unit": .string(finding.unit.text), "since": JSONValue(finding.since),
          "detail": JSONValue(finding.detail?.en),
        ])
      })
  }
}
