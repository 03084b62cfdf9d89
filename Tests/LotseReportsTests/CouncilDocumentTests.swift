import LotseBasics
import LotseModel
import LotseSheets
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseReports

/// What a committee reads of a council report: every word that a list needs to be understood, and no word too many.
@Suite struct CouncilDocumentTests {
  private let day = Day("2026-11-13")

  private func document(
    _ audience: Audience, _ items: [SubProject], from earlier: [SubProject]? = nil, index: [IndexResult] = [],
    _ language: Language = .de, outline: String? = nil
  ) throws -> Document {
    try report(audience, items, from: earlier, index: index).document(
      language, self.outline(language, outline))
  }

  private func outline(_ language: Language, _ text: String? = nil) throws -> Outline<CouncilPart> {
    try Outline(text ?? ReportKind.council.standardOutline(language), values: CouncilReport.outlineValues)
  }

  private func report(
    _ audience: Audience, _ items: [SubProject], from earlier: [SubProject]? = nil, index: [IndexResult] = []
  ) throws -> CouncilReport {
    func snapshot(_ items: [SubProject], on day: Day) -> Snapshot {
      Snapshot(moment: Moment(change: 2, day: day), configuration: Town.configuration, subProjects: items)
    }
    let committee = try Town.configuration.committee(named: "AVOS")
    return try CouncilReport(
      .init(committee: committee, meeting: nil, earlier: []), for: audience,
      from: earlier.map { snapshot($0, on: day - 90) }, to: snapshot(items, on: day),
      .init(decisionsBefore: [], decisions: [], index: index, corrections: nil))
  }

  private func item(_ number: Int, _ status: Status) -> SubProject {
    var item = Town.subProject(number, in: status)
    item.visibility = .public
    return item
  }

  /// The blocks under a heading, up to the next one.
  private func section(_ title: String, of document: Document) -> [Document.Block] {
    let rest = document.blocks.drop { if case .heading(_, title) = $0 { false } else { true } }.dropFirst()
    return Array(rest.prefix { if case .heading = $0 { false } else { true } })
  }

  /// A section with all its parts.
  private func chapter(_ title: String, of document: Document) -> [Document.Block] {
    let rest = document.blocks.drop { if case .heading(_, title) = $0 { false } else { true } }.dropFirst()
    return Array(rest.prefix { if case .heading(...2, _) = $0 { false } else { true } })
  }

  private func texts(_ blocks: [Document.Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text), .notice(let text), .heading(_, let text): [text]
      case .list(let items): items
      case .table(let table):
        table.read(by: .papers).columns.isEmpty ? [] : told(table.read(by: .papers))
      case .fields(let fields): fields.map { "\($0.name): \($0.value)" }
      case .chart, .signature, .contents: []
      }
    }
  }

  private func told(_ table: Table) -> [String] {
    [told(table.columns.map(\.title))] + table.lines.map { told($0.map { $0.content.text(.de) }) }
  }

  private func told(_ cells: [String]) -> String { cells.joined(separator: " | ") }

  // MARK: Deviations

  @Test func aDeviationSaysWhatWasMissedAndWhyItIsRatedBetter() throws {
    var item = item(1, .implementation)
    item.plannedEnd = day + 30
    item.milestones = [Milestone(title: "Abnahmetest bestanden", due: Day("2026-11-09"))]
    var rating = Rating(.green)
    (rating.dimension, rating.reason) = (.schedule, "Ein Rest")
    try item.apply(rating, today: day)
    let inside = texts(chapter("Abweichungen", of: try document(.nonpublic, [item])))
    #expect(inside[0].hasPrefix("Aufgeführt ist jedes offene Teilprojekt"))
    #expect(inside[1...2] == ["Nur Termine verstrichen 1", "Nur Termine verstrichen (1)"])
    let facts =
      "TP-0001 Probe (FB33); Ampel Grün; Vorschlag Gelb; Meilenstein „Abnahmetest bestanden“ war am 09.11.2026 fällig."
    #expect(inside[3] == facts + " Betrifft: Termin. Besser bewertet, weil: Ein Rest.")
    let outside = texts(chapter("Abweichungen", of: try document(.public, [item])))
    #expect(outside[3] == facts)
    #expect(outside[4].hasSuffix("stehen im nichtöffentlichen Teil."))
    #expect(outside.count == 5, "the table is for spreadsheets")
  }

  @Test func measureAndDecisionAreToldApart() throws {
    var item = item(1, .implementation)
    item.plannedEnd = day - 1
    var rating = Rating(.red)
    (rating.dimension, rating.measure) = (.cost, "Nachverhandeln")
    (rating.decisionNeeded, rating.decisionFrom) = ("Mittel", "Rat")
    try item.apply(rating, today: day)
    let told = texts(chapter("Abweichungen", of: try document(.nonpublic, [item])))
    #expect(
      told.dropFirst() == [
        "Rot 1", "Entscheidungen nötig", "TP-0001 Probe: Mittel (Rat)", "Rot (1)",
        "TP-0001 Probe (FB33); geplantes Ende 12.11.2026 seit 1 Tag überschritten. Betrifft: Kosten. Maßnahme: Nachverhandeln. Nötig: Mittel (Rat).",
      ])
  }

  // MARK: Texts to paste

  /// The fields together say what the paper says, but its head, who signs and the lists of the annex.
  @Test(arguments: [(Audience.public, Language.de), (.public, .en), (.nonpublic, .de), (.nonpublic, .en)])
  func theFieldsOfAPaperSayWhatItSays(audience: Audience, language: Language) throws {
    var red = item(3, .implementation)
    red.plannedEnd = day - 1
    var rating = Rating(.red)
    (rating.dimension, rating.measure) = (.cost, "Nachverhandeln")
    (rating.decisionNeeded, rating.decisionFrom) = ("Mittel", "Rat")
    try red.apply(rating, today: day)
    let earlier = [item(1, .implementation), item(2, .completed)]
    let report = try report(audience, [item(1, .completed), item(2, .completed), red], from: earlier)
    let outline = try outline(language)
    let fields = report.fields(language, outline)
    #expect(fields.map(\.field) == CouncilField.allCases)
    let pasted = Dictionary(uniqueKeysWithValues: fields.map { ($0.field, PastedText.render($0.document)) })
    let all = pasted.values.joined()
    var blocks = report.document(language, outline).blocks
    let end = blocks.firstIndex { if case .heading(2, let title) = $0 { title.contains("1: ") } else { false } }
    blocks.removeSubrange(try #require(end)...)
    for case .paragraph(let text) in blocks { #expect(all.contains(text)) }
    for case .heading(3, let text) in blocks { #expect(pasted[.facts]?.contains(text + "\n") == true) }
    for case .list(let items) in blocks { for item in items { #expect(all.contains("• \(item)\n")) } }
    for case .table(let table) in blocks {
      for cell in table.read(by: .papers).lines.joined() {
        let said = cell.content.spoken ?? cell.content.text(language)
        #expect(all.contains(said.replacing("\n", with: "; ")))
      }
    }
    #expect(pasted[.proposal]?.contains("Mittel") == (audience == .nonpublic))
    #expect(pasted[.annexes]?.contains("TP-") == false)
    let marking = audience.marked("", language)
    #expect(pasted[.subject]?.hasPrefix(marking) == true)
    for (field, text) in pasted where field != .subject && audience == .nonpublic {
      #expect(text.hasPrefix(Wording(language, Town.configuration).marking(audience) ?? "–"), "\(field)")
    }
  }

  /// An outline that has none of the sections gives every field; what it does not say is none.
  @Test func anOutlineOfOnesOwnIsDividedToo() throws {
    let outline = try Outline<CouncilPart>(
      "# {{title}}\n\nVorweg.\n\n## Geld\n\n{{> finances}}\n\n## Rest\n\n- Punkt\n", values: CouncilReport.outlineValues
    )
    let fields = try report(.public, [item(1, .completed)]).fields(.de, outline)
    let texts = fields.map { PastedText.render($0.document) }
    #expect(texts[1] == "keine\n" && texts[4] == "keine\n")
    #expect(texts[2] == "Vorweg.\n\nRest\n• Punkt\n")
    #expect(texts[3].hasPrefix("Öffentlich wird eine Summe"))
  }

  // MARK: Counts and money

  @Test func openSaysWhatItIncludes() throws {
    let items = [item(1, .implementation), item(2, .continuous), item(3, .onHold), item(4, .completed)]
    let own = "# Lage\n\n## Ampel der offenen Teilprojekte\n\n{{> lights}}\n"
    let texts = texts(section("Ampel der offenen Teilprojekte", of: try document(.public, items, outline: own)))
    #expect(texts.contains { $0.hasPrefix("Gesamt | 0 | 0 | 0 | 3 | 3 |") })
    #expect(texts.last?.contains("einschließlich Zurückgestellt (1) und Daueraufgabe (1)") == true)
    let fields = self.texts(section("Stand je Themenfeld", of: try document(.public, items)))
    #expect(fields.contains("Im Bestand, aber nicht in der Gesamtzahl: Daueraufgabe 1."))
    let plain = self.texts(section("Stand je Themenfeld", of: try document(.public, [items[0]])))
    #expect(!plain.contains { $0.hasPrefix("Im Bestand") }, "nothing is said of nothing")
  }

  @Test func thePublicReadsOneSumInASentence() throws {
    let items = (1...6).map { number in
      var item = item(number, .implementation)
      if number > 1 { item.budgetPlanned = Money(cents: 1_000_00) }
      return item
    }
    let outside = section("Finanzielle Auswirkungen", of: try document(.public, items))
    #expect(outside.allSatisfy { if case .table = $0 { false } else { true } })
    #expect(texts(outside).last?.contains("(5 von 6)") == true)
    #expect(texts(outside).last?.contains("Zusammen geplant: 5.000,00 €, verausgabt: 0,00 €.") == true)
    let inside = texts(section("Finanzielle Auswirkungen", of: try document(.nonpublic, items)))
    #expect(inside.last == "Gesamt | 5 | 5.000,00 € | 0,00 €")
    let few = texts(section("Finanzielle Auswirkungen", of: try document(.public, Array(items.prefix(3)))))
    #expect(few.last?.contains("mindestens 5 Teilprojekte") == true)
    let none = texts(section("Finanzielle Auswirkungen", of: try document(.nonpublic, [items[0]])))
    #expect(none.last == "Mittel sind für keines der gezeigten Teilprojekte erfasst.")
  }

  // MARK: Small papers

  @Test func sectionsWithoutContentSayNone() throws {
    var service = item(1, .implementation)
    let empty = try document(.public, [service])
    #expect(texts(section("Beschlusskontrolle", of: empty)) == ["keine"])
    #expect(texts(section("Anlage 1: Liste der Teilprojekte", of: try document(.public, []))) == ["keine"])
    #expect(texts(section("Reifegrad der OZG-Leistungen", of: empty)) == ["keine"])
    service.kind = .ozgService
    let one = try document(.public, [service])
    #expect(texts(section("Reifegrad der OZG-Leistungen", of: one)) == ["Nicht bewertet: 1."])
  }

  @Test func aPaperHasOneTitle() throws {
    let paper = try document(.nonpublic, [item(1, .implementation)])
    let title = "Sachstand Probe.Digital zum 13.11.2026"
    #expect(paper.title == title)
    #expect(texts(paper.blocks).first == title)
    #expect(texts(paper.blocks).contains("Betreff: \(title)"))
    #expect(texts(paper.blocks).contains("Stichtag: 13.11.2026, Änderung 2"))
    #expect(texts(try document(.public, [item(1, .implementation)]).blocks).contains("Stichtag: 13.11.2026"))
  }

  @Test func codesOfUnitsAreExplained() throws {
    let legend = texts(section("Zählweise und Legende", of: try document(.public, [item(1, .implementation)])))
    #expect(legend.last == "Einheiten: FB33 Bürgerservice.")
  }

  // MARK: Lists

  @Test func theListSaysWhatItsEndsAre() throws {
    var (done, dropped, open) = (
      item(1, .completed), item(3, .cancelled), item(1002, .implementation)
    )
    done.actualEnd = Day("2026-03-02")
    dropped.plannedEnd = Day("2026-12-31")
    open.plannedEnd = Day("2026-12-31")
    open.field = Key("tools")
    // Of the two that were merged one went into what the public does not read.
    let items = [done, item(2, .merged), dropped, item(4, .merged), open]
    let list = section("Anlage 1: Liste der Teilprojekte", of: try document(.public, items))
    let rows = texts(list).dropFirst(2).map { $0.split(separator: " | ").last.map(String.init) }
    #expect(rows == ["02.03.2026", "→ TP-1002", "–", "–", "31.12.2026"])
    #expect(texts(list).first?.hasPrefix("Ende = ") == true)
    // Pages have the field once, as a heading over its rows.
    let pages = try document(.public, items).divided
    #expect(texts(section("Onlinedienste", of: pages))[0] == "Nr. | Titel | Einheit | Status | Ampel | Ende")
    #expect(texts(section("Onlinedienste", of: pages)).count == 5)
    #expect(texts(section("Werkzeuge", of: pages)).count == 2)
  }

  @Test func theBridgePerFieldAddsUpToATotal() throws {
    let items = [item(1, .implementation), item(2, .completed), item(3, .planned)]
    let changes = section(
      "Veränderungen seit dem 15.08.2026", of: try document(.public, items, from: Array(items.prefix(1))))
    #expect(texts(changes).contains("Gesamt | 1 | +2 | 3"), "\(texts(changes))")
  }

  @Test func quotesAreQuotedAndHaveNoRow() throws {
    func result(_ year: Int, _ area: String?, _ rank: Int?, quote: String? = nil) -> IndexResult {
      IndexResult(
        year: year, area: area, rank: rank, cities: rank.map { _ in 83 }, source: "https://example.org/\(year)",
        quote: quote)
    }
    let paper = try document(
      .public, [item(1, .implementation)],
      index: [result(2025, nil, 41), result(2023, "mobility", nil, quote: "Mobilität (+9)")])
    let results = texts(section("Smart City Index", of: paper))
    #expect(results.prefix(2) == ["Jahr | Rang | Punkte", "2025 | 41 von 83 | –"])
    #expect(results.last?.hasPrefix("Rang und Punkte sind relativ") == true && results.count == 3)
    let quotes = texts(section("Wörtlich aus der Quelle", of: paper))
    #expect(quotes.count == 1 && quotes.first?.hasSuffix(": „Mobilität (+9)“") == true)
    #expect(texts(section("Quellen", of: paper)).count == 2)
  }

  @Test(arguments: [
    ([Day("2025-02-01")], "am meisten in 2025-Q1: 1."),
    ([Day("2025-02-01"), Day("2025-05-01")], "am meisten in 2025-Q1 und 2025-Q2: 1."),
    (
      [Day("2025-02-01"), Day("2025-05-01"), Day("2025-08-01"), Day("2025-11-01")],
      "am meisten in 2025-Q1, 2025-Q2, 2025-Q3 und 2025-Q4: 1."
    ),
    (
      [Day("2025-02-01"), Day("2025-05-01"), Day("2025-08-01"), Day("2025-11-01"), Day("2026-02-01")],
      "am meisten in 2025-Q1, 2025-Q2, 2025-Q3 und 2 weiteren: 1."
    ),
  ])
  func quartersThatTieAreNamed(days: [Day], end: String) throws {
    let items = days.enumerated().map { index, day in
      var item = item(index + 1, .completed)
      item.actualEnd = day
      return item
    }
    let blocks = section("Abschlüsse je Quartal", of: try document(.public, items))
    let charts = blocks.compactMap { if case .chart(let chart) = $0 { chart.description } else { nil } }
    #expect(charts.count == 1 && charts[0].hasSuffix(end))
    #expect(texts(blocks).last?.hasSuffix("2026-Q4 ist am Stichtag erst angebrochen.") == true)
  }
}
