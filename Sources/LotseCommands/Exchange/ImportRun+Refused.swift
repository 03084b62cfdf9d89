internal import Glibc
internal import LotseBasics
internal import LotseExchange
internal import LotseModel
internal import LotseSheets

extension ImportRun {
  /// Leaves the refused rows in a file of the same format, each with the reason; once mended it can be imported.
  func leaveRefused(_ problems: [RowProblem]) throws -> String {
    let language = session.language
    var reasons: [Int: [String]] = [:]
    for problem in problems {
      let failure = Failure(problem, session.workflow)
      let heading = problem.column.map { table.headings[$0] }.flatMap { $0.isEmpty ? nil : "\($0): " } ?? ""
      reasons[problem.line, default: []].append(heading + failure.message(language))
    }
    let rows = table.rows.filter { reasons[$0.line] != nil }
    let refused = RefusedRows(
      headings: table.headings, heading: ImportColumn.refused[language],
      rows: rows.map { ($0.cells, (reasons[$0.line] ?? []).joined(separator: " ")) })
    let path = refusedFile ?? freeName()
    try WholeFile.write(
      try refused.bytes(list.format, title: path, language, created: session.world.now), to: path,
      force: replacesRefused)
    return path
  }

  /// `liste.refused.csv`, or `liste.refused-2.csv` where that exists: nothing is overwritten unasked.
  private func freeName() -> String {
    let point = file.lastIndex(of: ".").flatMap { file[$0...].contains("/") ? nil : $0 } ?? file.endIndex
    let (base, ending) = (file[..<point], file[point...])
    var name = "\(base).refused\(ending)"
    var number = 2
    while access(name, F_OK) == 0 {
      name = "\(base).refused-\(number)\(ending)"
      number += 1
    }
    return name
  }
}
