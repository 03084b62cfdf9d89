import Foundation
import TestSupport
import Testing

/// What the program answers to the scripts of the shells.
@Suite struct CompletionTests {
  /// A small city with two sub-projects that have not begun, one that is being carried out, and one decision.
  static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      set -e
      lotse add 'Wohngeld digital' --field ozg --kind ozg-service --unit FB33 --tags pilot,Portal
      lotse add 'E-Akte Personal' --field efile --kind efile --unit FB10
      lotse status 2 planned --decision V/1 --planned-end 2027-06-30
      lotse status 2 implementation --actual-start 2026-11-23
      lotse milestone add 2 'Erste Akten' --due 2027-01-31
      lotse decision add 'Zu berichten.' --committee AVOS --number V/77 --date 2026-11-01 --due 2026-12-01
      """)
    return binary
  }

  /// The first words of the answers' lines, or all where they are few.
  static let answers: [(line: String, isWhole: Bool, candidates: [String])] = [
    ("''", false, ["neu", "aendern", "stand"]), ("li", true, ["liste"]), ("lis", true, ["liste"]),
    ("sho", true, ["show"]),
    ("bericht ''", false, ["woche", "gremium"]), ("bericht we", true, ["weekly"]), ("help beri", true, ["bericht"]),
    ("liste --fel", true, ["--feld"]), ("liste --feld=oz", true, ["--feld=ozg"]),
    ("liste --fi", true, ["--field"]), ("liste --field oz", true, ["ozg"]), ("liste --field=oz", true, ["--field=ozg"]),
    ("liste --field efile,oz", true, ["efile,ozg"]), ("liste --sort -planned_s", true, ["-planned_start"]),
    ("liste --columns nummer,tit", true, ["nummer,titel"]), ("liste -O j", true, ["json"]),
    ("liste --db ''", true, [":files"]), ("liste -o ''", true, [":files"]), ("import ''", true, [":files"]),
    ("bericht gremium AVOS --package ''", true, [":folders"]), ("liste --tag P", true, ["Portal", "pilot"]),
    ("zeigen ''", true, ["TP-0001", "TP-0002"]), ("zeigen tp-0002", true, ["TP-0002"]),
    ("stand 1 ''", true, ["geplant", "daueraufgabe", "zurueckgestellt", "eingestellt", "zusammengefuehrt"]),
    (
      "stand TP-0002 ''", true,
      [
        "in-pilotierung", "im-rollout", "abgeschlossen", "daueraufgabe", "zurueckgestellt", "eingestellt",
        "zusammengefuehrt",
      ]
    ),
    ("stand 1 2 ''", true, ["daueraufgabe", "zurueckgestellt", "eingestellt", "zusammengefuehrt"]),
    ("stand 1 plan", true, ["planned"]), ("stand 1 tp-0002", true, ["TP-0002"]), ("stand 1 geplant ''", true, []),
    ("stand 9 ''", true, []), ("stand 1 --correction in-p", true, ["in-pilotierung"]),
    ("ampel 1 g", true, ["gruen", "gelb", "grau"]), ("ampel 1 re", true, ["red"]),
    ("ampel 1 --dimension t", true, ["termin"]),
    ("neu x --kind werk", true, ["werkzeug-einfuehrung"]), ("neu x --unit FB3", false, ["FB32", "FB33"]),
    ("neu x --visibility ''", true, ["intern", "nichtoeffentlich", "oeffentlich"]),
    ("beschluss neu x --kind ''", true, ["beschluss", "antrag", "anfrage", "pruefauftrag"]),
    ("beschluss erledigt ''", true, ["V/77"]), ("meilenstein erreicht 2 ''", true, ["Erste Akten"]),
    ("bericht gremium ''", true, ["AVOS", "WiDi"]), ("bericht woche --week ''", false, ["2026-W48", "2026-W47"]),
    ("rueckgaengig ''", false, ["7", "6"]), ("fortschritt --by j", true, ["jahr"]),
    (
      "liste --place smart-city:mob", true,
      ["smart-city:mobility"]
    ), ("neu x --planned-end h", true, ["heute"]),
    (
      "vervollstaendigung ''", true,
      [
        "zsh", "bash",
        "fish",
      ]
    ), ("unsinn ''", true, []), ("liste --unsinn=x", true, []), ("neu x --summary ''", true, []),
    ("--lang en list --field ''", true, []), ("list --lang en --light y", true, ["yellow"]),
    ("list --light y --lang=en --light r", true, ["red"]),
    (
      "pruefen --rule missing-m", true,
      [
        "missing-measure", "missing-milestone",
        "missing-maturity",
      ]
    ),
  ]

  private static func words(_ answer: String) -> [String] {
    answer.split(separator: "\n").map { String($0.split(separator: "\t")[0]) }
  }

  @Test func aLineIsAnswered() throws {
    let binary = try CompletionTests.city()
    for (line, isWhole, candidates) in CompletionTests.answers {
      let answer = try binary.shell("lotse __complete -- \(line)")
      let found = CompletionTests.words(answer.output)
      #expect((isWhole ? found : Array(found.prefix(candidates.count))) == candidates, "\(line)")
      #expect(answer.code == 0 && answer.error.isEmpty, "\(line)")
    }
    #expect(try binary.must("lotse __complete -- zeigen TP-0002") == "TP-0002\tE-Akte Personal\n")
    #expect(try binary.must("lotse __complete -- ampel 1 gru") == "gruen\tGrün\n")
  }

  /// In English commands and words are English, and the German ones are for who types them.
  @Test func theAnswerIsInTheLanguageInForce() throws {
    var binary = try CompletionTests.city()
    binary.environment["LOTSE_LANG"] = "en"
    for (line, expected) in [
      ("lis", ["list"]), ("zei", ["zeigen"]), ("rate 1 ''", ["green", "yellow", "red", "grey"]),
      ("status 1 pl", ["planned"]), ("status 1 gep", []), ("show ''", ["TP-0001", "TP-0002"]),
      ("import ''", [":files"]),
      ("report council AV", ["AVOS"]), ("report council AVOS --fields ''", [":folders"]),
      ("list --columns tit", ["title"]), ("decision done ''", ["V/77"]), ("milestone move 2 ''", ["Erste Akten"]),
      ("add x --planned-end tod", ["today"]), ("report weekly --week 2026-W48", ["2026-W48"]), ("undo 7", ["7"]),
    ] {
      #expect(try CompletionTests.words(binary.must("lotse __complete -- \(line)")) == expected, "\(line)")
    }
  }

  /// A key that is pressed writes nothing, migrates nothing, makes no file, and nobody is told of what is wrong.
  @Test func aFileIsLeftAsItIs() throws {
    let binary = try CompletionTests.city()
    let fixtures = Binary.checkout.appending(path: "Tests/EndToEndTests/Fixtures")
    try FileManager.default.copyItem(
      at: fixtures.appending(path: "schema-1.db"), to: URL(filePath: binary.sandbox.path("alt.db")))
    try binary.must("echo kein SQLite > fremd.db && mkdir ordner && cp strategie.db 'mit leer 100% ä?#.db'")
    let before = try binary.must("sha256sum *.db; ls -lA")
    for file in ["strategie.db", "alt.db", "fremd.db", "ordner", "nirgends.db", "nirgends/x.db", "''"] {
      let answer = try binary.shell("LOTSE_DB=\(file) lotse __complete -- zeigen ''")
      #expect(answer.code == 0 && answer.error.isEmpty, "\(file)")
      #expect(CompletionTests.words(answer.output).isEmpty == (file != "strategie.db"), "\(file)")
    }
    let found = try binary.must("lotse __complete -- zeigen --db \"'mit leer 100% ä?#.db'\" ''")
    #expect(CompletionTests.words(found).count == 2)
    #expect(try binary.must("sha256sum *.db; ls -lA") == before)
  }

  /// What somebody else is writing just now is read through the files in which it is kept.
  @Test func aFileThatIsWrittenToIsRead() throws {
    let binary = try CompletionTests.city()
    let answer = try binary.must(
      """
      (echo 'SELECT count(*) FROM changeset;'; sleep 0.5; lotse neu 'Ganz neu' --field ozg --kind tool --unit FB33 >&2
        lotse __complete -- zeigen TP-0003 >&2; ls strategie.db-wal >&2) 2>antwort | sqlite3 strategie.db >zahl; cat antwort
      """)
    #expect(answer.contains("TP-0003\tGanz neu\n"), "\(answer)")
    #expect(answer.contains("strategie.db-wal"))
  }

  @Test func theSampleIsAnsweredBeforeAnybodyNotices() throws {
    let binary = try Binary()
    try binary.must("lotse init --sample")
    // Of the processor, because other tests run beside it.
    let time = "bash -c 'TIMEFORMAT=\"%3U %3S\"; time lotse __complete -- zeigen \"\" >antwort' 2>&1"
    let times = try (0..<5).map { _ in
      try binary.must(time).split(whereSeparator: \.isWhitespace).compactMap { Double($0) }.reduce(0, +)
    }
    #expect(try CompletionTests.words(binary.must("cat antwort")).count > 300)
    // The debug build takes twice to three times as long as the one that is installed, for which 0.05 is the promise.
    #expect(times.min() ?? 1 < 0.15, "\(times)")
  }

  /// All three scripts are installed where the shells look, and nothing of them stays.
  @Test func theScriptsAreInstalledAndTakenAway() throws {
    let binary = try Binary()
    let make = "make -s -C '\(Binary.checkout.path)' -o build LOTSE='\(Binary.folder.path)/lotse' DESTDIR=$PWD/ziel"
    try binary.must("\(make) install")
    for (shell, file) in [
      ("bash", "bash-completion/completions/lotse"), ("zsh", "zsh/site-functions/_lotse"),
      ("fish", "fish/vendor_completions.d/lotse.fish"),
    ] {
      #expect(
        try binary.must("cat ziel/usr/local/share/\(file)") == binary.must("lotse completions \(shell)"), "\(shell)")
    }
    try binary.must("\(make) uninstall")
    #expect(try binary.must("find ziel -type f -o -type l") == "")
  }
}
