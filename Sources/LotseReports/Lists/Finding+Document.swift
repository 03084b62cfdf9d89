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
        .init(what), .init(finding.number.description), .init(finding.title), .init(finding.unit.text),
        .init(wording.day(finding.since)), .init(finding.since.map { String(moment.day - $0) } ?? "–"),
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
              .init(language("seit", "since")), .init(language("Tage", "days"), .right),
            ], rows)),
        .paragraph(
          (findings.count == 1
            ? language("1 Befund. ", "1 finding. ")
            : language("\(findings.count) Befunde. ", "\(findings.count) findings. ")) + wording.asOf(moment)),
        .list(counts),
      ])
  }

  /// One row per finding, for programs.
  public static func csv(_ findings: [Finding], _ language: Language) -> String {
    CSVTable.render(
      header: ["rule", "number", "title", "unit", "since", "detail"],
      rows: findings.map { finding in
        [
          finding.rule.rawValue, finding.number.description, CSVTable.defused(finding.title), finding.unit.text,
          finding.since?.iso ?? "", CSVTable.defused(finding.detail?[language] ?? ""),
        ]
      })
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
