import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange
@testable import LotseSheets

/// A sheet that comes back as it went out says nothing new, and one that was not made by Lotse is refused.
@Suite struct UpdateSheetTests {
  static let today = Day("2026-11-23")

  static func mark(_ texts: [String]) -> String { texts.joined(separator: "|") }

  static func sheet(_ items: [SubProject], _ language: Language = .de) -> UpdateSheet {
    let origin = UpdateSheet.Origin(
      file: "abc", moment: Moment(change: 7, day: today), unit: Key("FB33"), language: language)
    let recorded = items.map { Recorded($0, change: 7, recordedAt: Instant(today)) }
    return UpdateSheet(origin, recorded.map { .init($0, origin, mark: mark) }, Town.configuration)
  }

  static func bytes(_ items: [SubProject], _ language: Language, _ format: String) throws -> [UInt8] {
    let book = sheet(items, language).workbook(created: SampleWorkbook.created)
    return try format == "xlsx" ? XLSXDocument.bytes(book) : ODSDocument.bytes(book)
  }

  /// Items in every open status with hard texts, rated or not, late or not.
  static func items(_ seed: Int, without word: String = "") -> [SubProject] {
    var dice = Dice(seed)
    let words = [
      "=1+1", "+49 2151 86-0", "-5", "@SUM(A1)", "a\tb", "'zitiert", "<b>&\"'", "_x0041_", "zwei  Blanke", "0012",
      "1.5.2026", "–", "ja", "ü, é und e\u{301}".precomposedStringWithCanonicalMapping, "日本 🚦 Straße", "]]>", "WAHR",
      "https://example.org/a?b=c&d", String(repeating: "lang ", count: 300) + "Ende", "1,5", "50 %", "#NV",
    ].filter { $0 != word }
    func line() -> String? {
      dice.chance(60) ? dice.pick(words.filter { !$0.contains("\t") }) : nil
    }
    func text() -> String? { dice.chance(60) ? dice.pick(words + ["a\nb\n\nc", "\u{A7} 1\n=2"]) : nil }
    func day() -> Day? { dice.chance(50) ? today + Int.random(in: -400...900, using: &dice) : nil }
    let open = Status.allCases.filter(\.isOpen)
    return (1...12).map { number in
      var item = Town.subProject(number, in: dice.pick(open))
      item.title = dice.pick(words)
      (item.scope, item.result, item.evidence) = (text(), text(), text())
      (item.pilotPlace, item.decision, item.approvedBy) = (line(), line(), line())
      (item.plannedEnd, item.actualStart, item.actualEnd) = (day(), day(), day())
      (item.reviewOn, item.nextStepOn) = (day(), day())
      item.coverageTarget = dice.chance(50) ? Int.random(in: 0...99_999, using: &dice) : nil
      item.coverageReached = dice.chance(50) ? Int.random(in: 0...99_999, using: &dice) : nil
      if dice.chance(70) {
        var rating = Rating(dice.pick(TrafficLight.allCases))
        (rating.dimension, rating.measure) = (dice.pick(Dimension.allCases), dice.pick(["–", "=A1", "Mehr"]))
        (rating.decisionNeeded, rating.decisionFrom, rating.reason) = ("Stellen", "Rat", "Weil")
        rating.on = today - Int.random(in: 0...60, using: &dice)
        try? item.apply(rating, today: today)
      }
      for title in words.shuffled(using: &dice).prefix(3) where !title.contains("\t") {
        let doneOn = dice.chance(30) ? today - 3 : nil
        try? item.addMilestone(Milestone(title: title, due: day() ?? today, doneOn: doneOn))
      }
      if dice.chance(40) {
        item.kind = .ozgService
        (item.maturityModel, item.maturityLevel) = (.version1, dice.pick([0, 3]))
        (item.maturityOn, item.maturityBasis) = (today - 9, .checked)
        item.maturityReason = line()
      }
      item.note = text()
      return item
    }
  }

  /// What the returned file says about the items that is new, wrong or missing.
  static func news(_ path: String, _ items: [SubProject]) throws -> [String] {
    let returned = try ReturnedSheet(try TableFile.read(path), Town.configuration)
    var news: [String] = []
    if returned.rows.map(\.listed.number) != items.map(\.number) { news.append("other numbers") }
    news += returned.milestoneProblems.map { "\($0)" }
    for row in returned.milestones
    where row.seal != mark(returned.origin.marks(of: row.number, milestone: row.title)) {
      news.append("milestone \(row.number) \(row.title): seal \(row.seal)")
    }
    let milestones = Dictionary(grouping: returned.milestones, by: \.number)
    let open = items.reduce(0) { $0 + $1.milestones.count { $0.doneOn == nil } }
    if returned.milestones.count != open { news.append("\(returned.milestones.count) of \(open) milestones") }
    for (row, item) in zip(returned.rows, items) {
      news += row.listed.problems.map { "\(item.number): \($0)" }
      if row.seal != mark(returned.origin.marks(of: item.number)) { news.append("\(item.number): seal \(row.seal)") }
      let result = RowComparison(
        row, milestones[item.number] ?? [], then: item, now: item, since: [], madeOn: today, today: today + 3,
        Town.configuration, taking: nil)
      news += result.listing.values.map { "\(item.number): \($0.key) \($0.value), was \(item[$0.key])" }
      if let message = result.message { news.append("\(item.number): message \(message)") }
      if result.confirms { news.append("\(item.number): confirms") }
    }
    return news
  }

  @Test(arguments: ["xlsx", "ods"], Language.allCases)
  func anUneditedSheetSaysNothingNew(format: String, language: Language) throws {
    let sandbox = try Sandbox()
    let path = sandbox.path("a.\(format)")
    for seed in 1...20 {
      let items = UpdateSheetTests.items(seed)
      try Data(UpdateSheetTests.bytes(items, language, format)).write(to: URL(filePath: path))
      let news = try UpdateSheetTests.news(path, items)
      #expect(news.isEmpty, "seed \(seed): \(news.prefix(3))")
    }
  }

  /// The same after openpyxl loaded and saved it, which keeps less of a file than any spreadsheet program.
  @Test func anotherLibrarySavesIt() throws {
    guard try Python.has("openpyxl") else { return }
    let sandbox = try Sandbox()
    let path = sandbox.path("a.xlsx")
    for (seed, language) in zip(1...6, [Language.de, .en, .de, .en, .de, .en]) {
      // openpyxl reads what is escaped and does not escape it again.
      let items = UpdateSheetTests.items(seed, without: "_x0041_")
      try Data(UpdateSheetTests.bytes(items, language, "xlsx")).write(to: URL(filePath: path))
      let script = "import sys, openpyxl; b = openpyxl.load_workbook(sys.argv[1]); b.save(sys.argv[1])"
      let answer = try Python.run("python3", ["-W", "ignore", "-c", script, path])
      #expect(answer.code == 0, "\(answer.text)")
      let news = try UpdateSheetTests.news(path, items)
      #expect(news.isEmpty, "seed \(seed): \(news.prefix(3))")
    }
  }

  // MARK: What is no sheet

  @Test func readsItsOrigin() throws {
    let sandbox = try Sandbox()
    let path = sandbox.path("a.ods")
    for language in Language.allCases {
      let sheet = UpdateSheetTests.sheet([Town.subProject()], language)
      try Data(ODSDocument.bytes(sheet.workbook(created: SampleWorkbook.created))).write(to: URL(filePath: path))
      #expect(try ReturnedSheet(try TableFile.read(path), Town.configuration).origin == sheet.origin)
    }
  }

  @Test func refusesWhatIsNoSheet() throws {
    let book = UpdateSheetTests.sheet([Town.subProject()]).workbook(created: SampleWorkbook.created)
    func flaw(_ change: (inout [Worksheet]) -> Void) throws -> ReturnedSheet.Flaw? {
      var changed = book
      change(&changed.sheets)
      let sandbox = try Sandbox()
      let path = sandbox.path("a.xlsx")
      try Data(XLSXDocument.bytes(changed)).write(to: URL(filePath: path))
      let file = try TableFile.read(path)
      do throws(ReturnedSheet.Flaw) {
        _ = try ReturnedSheet(file, Town.configuration)
        return nil
      } catch {
        return error
      }
    }
    #expect(try flaw { _ in } == nil)
    #expect(try flaw { $0.removeLast() } == .notAnUpdateSheet)
    #expect(try flaw { $0[3].rows[0][0].content = .text("x") } == .notAnUpdateSheet)
    #expect(try flaw { $0[3].rows[2][1].content = .text("viele") } == .notAnUpdateSheet)
    #expect(try flaw { $0.remove(at: 0) } == .lacks("Meldebogen"))
    #expect(try flaw { $0.remove(at: 1) } == .lacks("Meilensteine"))
    #expect(try flaw { $0[0].rows[3][3].content = .text("Bemerkung") } == .lacks("Keine Änderung"))
    #expect(try flaw { $0[0].rows[3].append(.init(.text("Bemerkung"))) } == .hasExtra("Bemerkung"))
    #expect(try flaw { $0[0].rows[3].removeLast() } == .lacks("Prüfzeichen"))
  }

  @Test(arguments: [
    ("ja", true), ("Ja", true), (" x ", true), ("yes", true), ("Keine Änderung", true), ("", false), ("nein", false),
    ("No", false), ("–", false), ("vielleicht", nil), ("ja, bis auf das Ende", nil),
  ])
  func readsYesAndNo(text: String, meaning: Bool?) { #expect(ReturnedSheet.isYes(text) == meaning) }
}
