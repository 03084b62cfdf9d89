import Foundation
import Testing

/// Every command that a document shows is one that the program takes; README's are transcripts of their own.
@Suite struct DocumentedCommandTests {
  /// A command with what it needs: the words between `lotse` and a remark or a pipe.
  private struct Shown: Hashable {
    let document: String
    let words: String
    /// Whether it stands in a block, to be typed as it is.
    let isWhole: Bool
  }

  private func shown() throws -> [Shown] {
    let docs = Binary.checkout.appending(path: "docs")
    let generated = ["befehle.md", "commands.md", "exit-codes.md", "decisions.md"]
    let pages =
      try FileManager.default.contentsOfDirectory(atPath: docs.path).filter {
        $0.hasSuffix(".md") && !generated.contains($0)
      }.map { "docs/" + $0 } + ["README.md", "LIESMICH.md", "CONTRIBUTING.md", "SECURITY.md"]
    return try pages.sorted().flatMap { page in
      let text = try String(contentsOf: Binary.checkout.appending(path: page), encoding: .utf8)
      var isInside = false
      return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [Shown] in
        if line.hasPrefix("```") { isInside.toggle() }
        if isInside {
          guard line.hasPrefix("lotse ") else { return [] }
          let command = line.split(separator: " #")[0]
          return [Shown(document: page, words: String(command.dropFirst(6)), isWhole: true)]
        }
        return line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 1 && $0.element.hasPrefix("lotse ") }
          .map { Shown(document: page, words: String($0.element.dropFirst(6)), isWhole: false) }
      }
      // A server runs until it is stopped; ServingTests runs it.
      .filter { !$0.words.hasPrefix("serve") || $0.words == "serve --help" }
    }
  }

  /// What the documents speak of: a sub-project TP-0042, a sitting, a motion A/17, a frozen report, saved views, lists,
  /// configurations and backups.
  private func city() throws -> Binary {
    let binary = try Binary()
    try binary.must(
      """
      sed 's/^open-data:/&\\n  municipality: "05114000"/' "$LOTSE_SHARE/config/krefeld.yaml" >muster.yaml
      LOTSE_NOW=2026-06-29T08:00:00Z lotse init --config muster.yaml
      printf 'number,title,field,kind,unit\nTP-0042,Wohngeld,ozg,ozg-service,FB33\n' >eins.csv
      LOTSE_NOW=2026-09-20T08:00:00Z lotse import eins.csv --keep-numbers --yes
      cat >eigene.yaml <<'E'
      attributes:
        - {key: contract_end, label: Vertragsende, type: day}
        - {key: funding, label: Förderprogramm, type: choice, choices: [{key: efre, label: EFRE}, {key: erdf, label: ERDF}]}
      E
      LOTSE_NOW=2026-09-21T08:00:00Z lotse config apply eigene.yaml --yes
      LOTSE_NOW=2026-11-10T08:00:00Z lotse meeting add AVOS 2026-12-03 --cutoff 2026-11-13
      LOTSE_NOW=2026-11-10T08:30:00Z lotse decision add "Kosten nennen" --kind motion --committee AVOS --date 2026-09-03 \
        --number A/17
      lotse report freeze council AVOS --without-pdf
      lotse view save spaet --overdue; lotse view save bald --due-before +4w
      lotse config show -o city.yaml && lotse config show -o stadt.yaml && lotse export -o liste.xlsx
      lotse export --everything -o history.jsonl
      lotse export -o stand.jsonl && cp liste.xlsx list.xlsx
      lotse import --suggest-map liste.xlsx -o map.yaml
      mkdir inbox && lotse sheet export --all-units -o inbox
      mkdir incoming && printf 'key,name\n05114000,Krefeld\n' >municipalities.csv
      lotse export --hand-over --as-of 2026-09-30 -o incoming/krefeld && lotse rollup incoming -o state-q3.db
      lotse export --hand-over --as-of 2026-11-20 -o incoming/krefeld && lotse rollup incoming -o state-q4.db
      cp state-q4.db state.db
      mkdir backups && lotse backup backups/before.db
      cp strategie.db basis.db
      """)
    return binary
  }

  /// Whether it stands for many commands: `lotse status … --correction`, `lotse help COMMAND`, a line with a pipe.
  private func isPattern(_ command: Shown) -> Bool {
    command.words.contains { "…⟨|>".contains($0) }
      || command.words.split(separator: " ").contains {
        $0 != "AVOS" && $0.count > 3 && $0.allSatisfy { $0.isUppercase }
      }
  }

  @Test func everyCommandIsOneThatTheProgramTakes() throws {
    let binary = try city()
    var seen = Set<Shown>()
    let commands = try shown().filter { seen.insert($0).inserted && !isPattern($0) }
    #expect(commands.count > 90)
    for command in commands {
      try binary.must("cp basis.db strategie.db")
      let answer = try binary.shell("lotse \(command.words)")
      let said = Comment(rawValue: "\(command.document): lotse \(command.words)\n\(answer.error)")
      // A command that a sentence names by its name alone lacks what it works on, and nobody is there to be asked.
      let isName = !command.isWhole && !command.words.contains("-")
      let isAllowed =
        answer.code != 64 || answer.error.contains("Ohne Bestätigung") || isName
        || (!command.isWhole && answer.error.contains("Es fehlt"))
      #expect(isAllowed, said)
      #expect(answer.code < 128, said)
      if command.isWhole {
        let isDone = [0, 1].contains(answer.code) || answer.error.contains("Ohne Bestätigung")
        // The report of this city is frozen without PDF, so that no other program is needed.
        #expect(isDone || ["gibt es schon", "ohne pdf"].contains { answer.error.contains($0) }, said)
      }
    }
  }
}
