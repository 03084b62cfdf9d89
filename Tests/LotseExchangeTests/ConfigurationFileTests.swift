import LotseBasics
import LotseExchange
import LotseModel
import TestSupport
import Testing

/// A configuration file is read whole or refused with line, column and reason, and written back without a difference.
@Suite struct ConfigurationFileTests {
  /// What the parser of YAML finds is told in German where German is spoken, and where it is.
  @Test(arguments: [
    ("a: b: c", 1), ("a:\n  - b\n c: d", 3), ("a: @b", 1), ("a: [b", 2), ("a: {b", 2), ("a: \"b", 1), ("a: \"\\q\"", 1),
    ("a: *b", 1), ("a: &", 1), ("\ta: b", 1), ("a: |0\n b", 1), ("a\nb: c", 2), ("a: - b", 1), ("%A\na: b", 1),
    ("a: !b!c d", 1), ("- a\nb: c", 2), ("a: \"\\xz\"", 1), ("a: b\n---\nc: d", 2), ("a: |b", 1), ("a: !<b", 1),
    ("a: 'b\n---\n'", 2), ("a: `b`", 1), ("a: b\nc: \u{1}d", 2), ("a: ]", 1),
    ("%YAML 3.0\n---\na: b", 1), ("a: \"\\ud800x\"", 1), ("a: %", 1), ("a: ,", 1),
    ("a:\n\t- b", 2), ("a: 'b\nc: d\n", 1), ("# äöü\n# ß\r\na: \u{1}", 3), ("%YAML 1.1\n%YAML 1.1\n---\na: b", 2),
  ])
  func theParserIsToldInGerman(text: String, line: Int) {
    let flaw = #expect(throws: ConfigurationFlaw.self) { try ConfigurationFile(text) }
    guard let flaw, case .syntax(let problem) = flaw.reason else {
      Issue.record("\(String(describing: flaw))")
      return
    }
    #expect(flaw.line == line, "\(flaw)")
    #expect(problem.de != problem.en && problem.de != "die Schreibweise stimmt nicht", "\(problem)")
  }

  private static let flaws: [(String, Int, Int, ConfigurationFlaw.Reason)] = [
    ("felder: []", 1, 1, .unknownKey("felder", known: [])),
    ("fields:\n  - {key: a}\n", 2, 5, .missingKey("label")),
    ("fields:\n  - {key: a, label: A}\n  - {key: A, label: B}\n", 3, 11, .repeated("A")),
    ("fields: {a: b}", 1, 9, .notAList),
    ("strategy: [a]", 1, 11, .notAMapping),
    ("language: fr", 1, 11, .notALanguage("fr")),
    ("thresholds:\n  stale: bald\n", 2, 10, .notANumberOfDays("stale: bald")),
    ("thresholds:\n  stale: 0\n", 2, 10, .notANumberOfDays("stale: 0")),
    ("units:\n  - {key: A, label: B, until: morgen}\n", 2, 31, .notADay("morgen")),
    ("units:\n  - {key: A, label: B, from: 2026-01-02, until: 2026-01-01}\n", 2, 5, .validityReversed),
    ("units:\n  - {key: 'A B', label: B}\n", 2, 5, .notAKey("A B")),
    ("[a, b]: c", 1, 1, .notAText),
    ("strategy: {name: ''}", 1, 18, .notAText),
    ("strategy: {name: ~}", 1, 18, .notAText),
    ("# nichts\n", 1, 1, .notAMapping),
    ("attributes: [{key: Ende, label: E, type: day}]", 1, 20, .notAnAttributeKey("Ende")),
    ("attributes: [{key: 1st, label: E, type: day}]", 1, 20, .notAnAttributeKey("1st")),
    ("attributes: [{key: titel, label: E, type: day}]", 1, 20, .takenName("titel", named("title"))),
    ("attributes: [{key: a, label: Planned end, type: day}]", 1, 30, .takenName("Planned end", named("planned_end"))),
    ("attributes: [{key: a, label: A, en: open, type: day}]", 1, 37, .takenName("open", named("open"))),
    ("attributes: [{key: light_set, label: A, type: day}]", 1, 20, .takenName("light_set", named("light_set"))),
    ("attributes: [{key: jahr, label: A, type: day}]", 1, 20, .takenName("jahr", named("year"))),
    ("attributes: [{key: a, label: und, type: day}]", 1, 30, .takenName("und", named("und"))),
    ("attributes: [{key: a, label: \"-\", type: day}]", 1, 30, .notAWord("-")),
    ("attributes: [{key: a, label: A=B, type: day}]", 1, 30, .notAWord("A=B")),
    ("attributes: [{key: a, label: A, type: choice, choices: [{key: b, label: \"-\"}]}]", 1, 57, .notAWord("-")),
    ("attributes: [{key: a, label: A, type: choice, choices: [{key: total, label: B}]}]", 1, 57, .notAWord("total")),
    (
      "attributes: [{key: a, label: A, type: choice, choices: [{key: b, label: X}, {key: c, label: x}]}]", 1, 77,
      .repeated("x")
    ),
    ("attributes: [{key: a, label: A, type: date}]", 1, 39, .unknownType("date", known: [])),
    ("attributes: [{key: a, label: A}]", 1, 14, .missingKey("type")),
    ("attributes: [{key: a, label: A, type: choice}]", 1, 14, .missingKey("choices")),
    ("attributes: [{key: a, label: A, type: choice, choices: []}]", 1, 56, .notAList),
    ("attributes: [{key: a, label: A, type: day, choices: [{key: b, label: B}]}]", 1, 53, .choicesOfNoChoice("a")),
    ("attributes: [{key: a, label: A, type: day, public: 2}]", 1, 52, .notYesOrNo("2")),
    ("attributes: [{key: a, label: A, type: day}, {key: b, label: a, type: day}]", 1, 61, .repeated("a")),
    ("views: [{key: a, columns: 'number,contract_end'}]", 1, 27, .unknownColumn("contract_end", known: [])),
    ("workflow:\n  statuses: []\n", 2, 3, .missingKey("moves")),
    ("workflow:\n  statuses:\n    - {status: fertig}\n  moves: []\n", 3, 16, .unknownStatus("fertig", known: [])),
    (
      "workflow:\n  statuses:\n    - {status: proposed}\n    - {status: completed}\n  moves:\n    - {from: proposed, to: completed, requires: [segen]}\n",
      6, 50, .unknownRequirement("segen", known: [])
    ),
    (
      "workflow:\n  statuses:\n    - {status: proposed}\n    - {status: planned}\n    - {status: completed}\n  moves:\n    - {from: proposed, to: completed}\n",
      4, 7, .workflow(.unreachable(.planned))
    ),
    (
      "workflow:\n  statuses:\n    - {status: proposed}\n    - {status: planned}\n    - {status: completed}\n  moves:\n    - {from: proposed, to: completed}\n    - {from: proposed, to: planned}\n",
      4, 7, .workflow(.noWayOut(.planned))
    ),
  ]

  @Test(arguments: ConfigurationFileTests.flaws.indices)
  func everyFlawIsNamedWithItsPlace(row: Int) throws {
    let (text, line, column, reason) = ConfigurationFileTests.flaws[row]
    do {
      _ = try ConfigurationFile(text)
      Issue.record("taken: \(text)")
    } catch let flaw as ConfigurationFlaw {
      #expect(ConfigurationFileTests.bare(flaw.reason) == reason)
      #expect((flaw.line, flaw.column) == (line, column), "\(text)")
    }
  }

  private static func named(_ key: String) -> Named { Named(key, Phrase("", "")) }

  /// A view may show what is declared in the same file, or was before.
  @Test func aViewKnowsTheAttributesOfTheCity() throws {
    let views = "views: [{key: a, columns: 'number,contract_end'}]"
    _ = try ConfigurationFile(views, Town.configuration.own)
    _ = try ConfigurationFile(views + "\nattributes: [{key: contract_end, label: Ende, type: day}]")
  }

  /// What the city declared is written so that it is read as the same.
  @Test func ownAttributesComeBack() throws {
    let text = try ConfigurationFile.text(Town.configuration)
    let entries = try ConfigurationFile(text).entries
    #expect(
      entries.filter { $0.section == .attribute || $0.section == .choice }
        == Town.configuration.entries.filter { $0.section == .attribute || $0.section == .choice })
    #expect(CityConfiguration(entries).own.map(\.kind) == [.day, .number, .money, .flag, .choice, .text, .text])
  }

  /// The reason without the list of known words.
  private static func bare(_ reason: ConfigurationFlaw.Reason) -> ConfigurationFlaw.Reason {
    switch reason {
    case .unknownKey(let key, _): .unknownKey(key, known: [])
    case .unknownStatus(let word, _): .unknownStatus(word, known: [])
    case .unknownType(let word, _): .unknownType(word, known: [])
    case .unknownColumn(let word, _): .unknownColumn(word, known: [])
    case .takenName(let word, let taken): .takenName(word, named(taken.key))
    case .unknownRequirement(let word, _): .unknownRequirement(word, known: [])
    default: reason
    }
  }

  @Test func brokenYAMLIsNamedWithItsPlace() {
    #expect(throws: ConfigurationFlaw.self) { try ConfigurationFile("fields:\n  - {key: a\nunits: [") }
    #expect(throws: ConfigurationFlaw.self) { try ConfigurationFile("fields: []\nfields: []\n") }
  }

  @Test func whatIsWrittenIsReadWithoutADifference() throws {
    var entries = Town.configuration.entries + Workflow.standard.entries
    entries.append(Entry(.general, key: "language", value: "en"))
    entries.append(Entry(.organisation, key: "name", value: "Stadt: \"Köln\" #1 – 2026-01-01, ja & nein"))
    entries.append(Entry(.committee, key: "A-1", label: Phrase("123", "yes")))
    let configuration = CityConfiguration(entries)
    let text = try ConfigurationFile.text(configuration)
    let read = try ConfigurationFile(text)
    let again = CityConfiguration([]).replacing(chapters: read.chapters, with: read.entries)
    #expect(configuration.changes(to: again).isEmpty, "\(configuration.changes(to: again)) \(text)")
    #expect(again.workflow == .standard)
  }

  @Test func chaptersThatAFileLacksStay() throws {
    let file = try ConfigurationFile("fields:\n  - {key: neu, label: Neu}\n")
    let changed = Town.configuration.replacing(chapters: file.chapters, with: file.entries)
    #expect(changed.units == Town.configuration.units)
    #expect(changed.fields.map(\.key.text) == ["neu"])
  }
}
