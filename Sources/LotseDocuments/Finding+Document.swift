public import LotseModel
public import LotseReports

extension Finding {
  /// One table of everything found, by rule.
  public static func document(_ findings: [Finding], _ wording: Wording, at moment: Moment) -> Document {
    let language = wording.language
    let rows = findings.map { finding -> [Table.Cell] in
      let days = finding.since.map { " (\(wording.days(moment.day - $0)))" } ?? ""
      return [
        .init(finding.rule.label[language]), .init(finding.number.description), .init(finding.title),
        .init(finding.unit.text),
        .init(finding.since.map { wording.day($0) + days } ?? finding.detail?[language] ?? "–"),
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
              .init(language("Befund", "Finding"), flexible: true), .init(language("Nr.", "No.")),
              .init(language("Titel", "Title"), flexible: true), .init(language("Einheit", "Unit")),
              .init(language("seit", "since"), flexible: true),
            ], rows)),
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
