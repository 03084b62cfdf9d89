import Foundation
import TestSupport
import Testing

/// Every command has an example in its help, and each of them runs as it stands; so do those of the topics.
@Suite struct HelpExampleTests {
  /// What the help of the words says.
  private func help(_ words: [String], _ language: String, in binary: Binary) throws -> String {
    try binary.must("LOTSE_LANG=\(language) lotse \(words.joined(separator: " ")) --help")
  }

  /// The examples of a command and of all below it.
  private func examples(_ words: [String], _ language: String, in binary: Binary) throws -> [String] {
    let page = try help(words, language, in: binary)
    let own = page.split(separator: "\n").filter { $0.hasPrefix("  lotse ") }.map { String($0.dropFirst(2)) }
    #expect(!own.isEmpty, "lotse \(words.joined(separator: " ")) has no example")
    guard page.contains(language == "de" ? " BEFEHL\n" : " COMMAND\n") else { return own }
    let commands = page.firstRange(of: /\n(OPTION|THEMEN|TOPICS)/).map { page[..<$0.lowerBound] } ?? page[...]
    let below = commands.matches(of: /^  ([a-z][a-z-]*), [a-z]/.anchorsMatchLineEndings()).map { String($0.1) }
    #expect(!below.isEmpty)
    return try own + below.flatMap { try examples(words + [$0], language, in: binary) }
  }

  /// Cities in which an example may make sense: one that has everything, one that has next to nothing, and none.
  private func cities() throws -> [Binary] {
    try ["full", "bare", "none"].map { name in
      let binary = try Binary()
      try binary.must(
        """
        mkdir -p .local/share/bash-completion/completions
        mkdir sicherung sicherungen backup backups laufwerk-der-revision audit srv inbox eingang meldungen config config/templates
        cp "$LOTSE_SHARE/config/krefeld.yaml" config/
        LOTSE_NOW=2026-06-29T08:00:00Z lotse init --config config/krefeld.yaml
        printf 'number,title,field,kind,unit\nTP-0042,Wohngeld,ozg,ozg-service,FB33\n' >eins.csv
        LOTSE_NOW=2026-09-20T08:00:00Z lotse import eins.csv --keep-numbers --yes
        for name in stadt city; do lotse config show -o $name.yaml; done
        for name in liste list; do lotse export -o $name.xlsx; done
        for name in zuordnung map; do lotse import --suggest-map liste.xlsx -o $name.yaml; done
        printf 'OZG-ID;OZG-Leistung;Themenfeld;Lage\n10001;Wohngeld;Umwelt;Bauen\n' >katalog.csv && cp katalog.csv catalogue.csv
        for folder in eingang inbox; do lotse sheet export --all-units -o $folder; done
        for name in vorlage paper; do lotse report weekly -o $name.html; done
        lotse backup sicherung/strategie-2026-11-29T101500Z.db
        cp sicherung/strategie-*.db backup/strategy-2026-11-29T101500Z.db
        cp strategie.db probe.db && cp strategie.db trial.db
        cp strategie.db srv/ && cp strategie.db srv/strategy.db
        """)
      guard name == "full" else {
        if name == "none" { try binary.must("rm strategie.db probe.db trial.db") }
        return binary
      }
      try binary.must(
        """
        lotse ozg import-catalogue katalog.csv --dated 2023-06-30 --yes
        lotse milestone add 42 Vergabe --due 2026-11-20 && lotse milestone add 42 Tender --due 2026-11-20
        lotse update 42 --tags alt,old && lotse update 42 --ozg-id 10001
        lotse status 42 planned --decision V/1 --planned-end 2027-01-31
        for name in beispiel example; do LOTSE_ACTOR=erika.$name lotse note 42 Rückruf -m "wegen Erika"; done
        lotse update 42 --visibility public
        for name in spaet late; do lotse view save $name --overdue; done
        lotse meeting add AVOS 2026-12-03 --cutoff 2026-11-13
        for number in V/1187 A/17; do
          lotse decision add "Berichten" --committee AVOS --date 2026-09-03 --number $number
        done
        for year in 2024 2025; do lotse ranking add $year --rank 43 --of 82 --source https://example.org; done
        for week in 45 46 47; do lotse report freeze weekly --week $week --without-pdf; done
        """)
      return binary
    }
  }

  /// What stands elsewhere on a real machine is beside the file here, and PDF needs another program.
  private func adapted(_ example: String) -> String {
    let paths = ["/sicherung/", "/backup/", "/laufwerk-der-revision/", "/audit/", "/srv/lotse/"]
    let local = paths.reduce(example) { line, path in
      line.replacing(" " + path, with: " " + (path == "/srv/lotse/" ? "srv/" : String(path.dropFirst())))
    }
    return local.replacing(".pdf", with: ".html").replacing("…", with: "example.org").replacing(" 412 ", with: " 6 ")
      .split(separator: "  ")[0].trimmingCharacters(in: .whitespaces)
  }

  @Test(arguments: ["de", "en"]) func eachRuns(language: String) throws {
    let cities = try cities()
    let topics = [
      "workflow", "counting", "dates", "filters", "formats", "recording", "safety", "arbeitsablauf", "zählung", "tage",
      "filter", "formate", "erfassen", "sicherheit",
    ]
    var all = try examples([], language, in: cities[0])
    for topic in topics {
      let page = try cities[0].must("LOTSE_LANG=\(language) lotse help \(topic)")
      all += page.split(separator: "\n").filter { $0.hasPrefix("  lotse ") }.map { String($0.dropFirst(2)) }
    }
    #expect(all.count > 100)
    for city in cities { try city.must("cp -a . '\(city.sandbox.folder.path)-b'") }
    defer { for city in cities { try? FileManager.default.removeItem(atPath: city.sandbox.folder.path + "-b") } }
    // Run by tests of their own: a server, which runs until it is stopped; packages of many cities; papers as PDF.
    let others = [
      "serve", "seiten", "rollup", "zusammenfuehren", "export --hand-over", "exportieren --uebergabe",
      "report verify paper", "bericht nachrechnen vorlage",
    ].map { "lotse " + $0 }
    for example in Set(all.map(adapted)).sorted() where !others.contains(where: example.hasPrefix) {
      var errors = ""
      let runs = try cities.contains { city in
        let answer = try city.shell("LOTSE_LANG=\(language) \(example)")
        try city.must("find . -mindepth 1 -delete; cp -a '\(city.sandbox.folder.path)-b/.' .")
        errors += answer.error
        return [0, 1].contains(answer.code)
          || ["Ohne Bestätigung", "without consent", "ohne-pdf", "without-pdf"].contains { answer.error.contains($0) }
      }
      #expect(runs, "\(example)\n\(errors)")
    }
  }
}
