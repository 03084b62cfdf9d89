import LotseBasics
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// The template for pages gets plain texts that it can show, in a structure that PDF/UA takes.
@Suite struct PageJSONTests {
  private static func json(_ document: Document) -> String {
    var text = PageText()
    return document.pageJSON(&text).line()
  }

  private static func blocks(_ blocks: [Document.Block]) -> String {
    let json = json(Document(.de, blocks))
    return json.firstRange(of: "\"blocks\":[").map { String(json[$0.upperBound...].prefix { $0 != "]" }) } ?? ""
  }

  /// The name of a group stands once, over its rows.
  @Test func aGroupedTableIsDivided() {
    let table = Table(
      [.init("Nr."), .init("Feld"), .init("Stand")],
      [("1", "A"), ("2", "A"), ("3", "B")].map { [.init($0), .init($1), .init("offen")] }, groupedBy: 1)
    var text = PageText()
    let json = Document(.de, [.heading(1, "Liste"), .table(table)]).pageJSON(&text).line()
    let parts = json.split(separator: "\"type\":\"")
    #expect(parts.dropFirst().map { $0.prefix { $0 != "\"" } } == ["heading", "heading", "table", "heading", "table"])
    #expect(json.contains("\"level\":2,\"text\":\"A\"") && json.contains("\"level\":2,\"text\":\"B\""))
    #expect(!json.contains("Feld"))
  }

  /// Every page has it in its head.
  @Test func theMarkingIsNoNoticeOnceMore() {
    var frame = Document.Frame(title: "T", marking: "Intern", asOf: "", created: Instant(milliseconds: 0))
    func notices() -> Int {
      PageJSONTests.json(Document(.de, [.notice("Intern"), .notice("Muster")], frame: frame)).split(
        separator: "\"notice\""
      ).count - 1
    }
    #expect(notices() == 1)
    frame.marking = nil
    #expect(notices() == 2)
  }

  @Test func everythingStandsUnderItsName() {
    let frame = Document.Frame(
      title: "Sachstand", organisation: "Stadt Musterhausen", letterhead: ["Stadt", "Stab"], marking: nil,
      asOf: "Stand 13.11.2026", created: Instant(milliseconds: 1_795_400_001_999))
    let document = Document(
      .en,
      [
        .heading(1, "Titel"), .list(["a", "b"]), .fields([.init("Nr.", "V/1\nV/2")]), .signature(["Krefeld"]),
        .chart(
          Chart(
            .stackedColumns, title: "Brücke", description: "Von 1 auf 3.", categories: ["Anfang", "Ende"],
            series: [
              .init(name: "Sockel", values: [1, nil], color: nil), .init(name: "neu", values: [2, 0], color: "1B4F72"),
            ])),
        .table(
          Table(
            [.init("Feld", flexible: true), .init("Zahl", .right)], [],
            total: [.init("OZG", .strong), .init(3, .red)], caption: "Stand")),
      ], frame: frame)
    #expect(
      PageJSONTests.json(document) == """
        {"blocks":[{"level":1,"text":"Titel","type":"heading"},{"items":["a","b"],"type":"list"},\
        {"fields":[{"name":"Nr.","value":"V/1\\nV/2"}],"type":"fields"},{"lines":["Krefeld"],"type":"signature"},\
        {"categories":["Anfang","Ende"],"description":"Von 1 auf 3.","kind":"stacked-columns","maximum":3,\
        "reversed":false,"series":[{"color":null,"name":"Sockel","values":[1,null]},\
        {"color":"1B4F72","name":"neu","values":[2,0]}],"title":"Brücke","type":"chart"},\
        {"caption":"Stand","columns":[{"alignment":"left","flexible":true,"title":"Feld"},\
        {"alignment":"right","flexible":false,"title":"Zahl"}],"has_total":true,"is_directory":false,"row_header":0,\
        "rows":[[{"text":"OZG","tone":"strong"},{"text":"3","tone":"red"}]],"type":"table"}],\
        "frame":{"as_of":"Stand 13.11.2026","contents":true,"created":{"day":23,"hour":2,"minute":13,"month":11,"second":21,\
        "year":2026},"dense":false,"letterhead":["Stadt","Stab"],"marking":null,"organisation":"Stadt Musterhausen",\
        "title":"Sachstand"},"language":"en"}
        """)
  }

  @Test func headingsNeverSkipALevel() {
    let json = PageJSONTests.blocks([.heading(3, "a"), .heading(1, "b"), .heading(4, "c"), .heading(4, "d")])
    let levels = json.split(separator: "{").map { $0.prefix(9) }
    #expect(levels == ["\"level\":1", "\"level\":1", "\"level\":2", "\"level\":3"])
  }

  @Test func whatSaysNothingIsLeftOut() {
    let nothing: [Document.Block] = [
      .heading(1, " \u{200B}"), .paragraph(""), .notice("\n"), .list([]), .fields([]), .signature([]),
      .table(Table([])),
    ]
    #expect(PageJSONTests.blocks(nothing) == "")
    let chart = Chart(.line, title: " ", description: "", categories: [], series: [])
    #expect(PageJSONTests.json(Document(.de, [.chart(chart)])).contains("\"description\":\"line\""))
  }

  @Test(arguments: [Language.de, .en]) func aDocumentAlwaysHasATitle(language: Language) {
    #expect(PageJSONTests.json(Document(language)).contains("\"title\":\"\(language("Bericht", "Report"))\""))
    let unnamed = Document.Frame(title: " ", asOf: "", created: Instant(milliseconds: 0))
    let document = Document(language, [.paragraph("x"), .heading(2, "Stand")], frame: unnamed)
    #expect(PageJSONTests.json(document).contains("\"title\":\"Stand\""))
  }

  @Test func barsAreNotDrawnOnPages() {
    let bar = Table.Cell(Table.Bar(done: 1, underway: 1, all: 3))
    let table = Table(
      [.init("Balken", for: .screens), .init("Feld"), .init("Zahl")], [[bar, .init("OZG"), .init("3")]], rowHeader: 1)
    let json = PageJSONTests.json(Document(.de, [.table(table)]))
    #expect(!json.contains("Balken"))
    #expect(json.contains("\"row_header\":0"))
    var headless = table
    headless.rowHeader = 0
    #expect(PageJSONTests.json(Document(.de, [.table(headless)])).contains("\"row_header\":null"))
  }

  @Test func theSamplePaperIsWholeAndCountsWhatCannotBeShown() {
    var text = PageText()
    let json = SampleDocument.paper(rows: SampleDocument.hostile.count).pageJSON(&text).text()
    #expect(text.replaced == ["\u{10FFFD}": 1, "\u{E000}": 1])
    for hostile in [
      "#set page(width: 1pt)", "\\\\ Rückstrich", "<script>alert(1)</script>", "🚦 Ampel", "مرحبا بالعالم", "𝔘𝔫𝔦",
    ] {
      #expect(json.contains(hostile))
    }
  }
}

/// Texts on pages: nothing invisible, nothing that runs off the page, and nothing else changed.
@Suite struct PageTextTests {
  @Test(arguments: [
    ("a\r\nb\rc\nd\u{2028}e\u{85}f", "a\nb\nc\nd\ne\nf"), ("a\tb", "a b"), ("\u{FEFF}a", "a"),
    ("a\u{7}b", "a\u{FFFD}b"),
    ("\u{9B}31m", "\u{FFFD}31m"), ("\u{E000}\u{10FFFD}\u{FFFE}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("Straße", "Straße"),
    ("👩‍👩‍👧 e\u{301} \u{202E}x", "👩‍👩‍👧 e\u{301} \u{202E}x"),
  ]) func showsWhatItCan(given: String, shown: String) {
    var text = PageText()
    #expect(Array(text(given).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func replacesWhatNoFontHas() {
    var text = PageText(missing: ["☃"])
    #expect(text("☃ und ☃☃ im Tal") == "\u{FFFD} und \u{FFFD}\u{FFFD} im Tal")
    #expect(text.replaced == ["☃": 3])
    var plain = PageText(isPlain: true)
    #expect(plain("Straße – „日本“ Ωж €\nx") == "Straße – „\u{FFFD}\u{FFFD}“ Ωж €\nx")
    #expect(plain.replaced == ["日": 1, "本": 1])
  }

  @Test(arguments: [
    ("kurz", "kurz"), ("Rinderkennzeichnungsfleischetikettierung", "Rinderkennzeichnungsfleischetikettierung"),
    ("siehe https://stadt.example/a-b?c=1&d=2 und", "siehe https:|/|/|stadt.|example/|a-|b?|c=|1&|d=|2 und"),
    ("0123456789abcdef0123456789abcdef", "0|1|2|3|4|5|6|7|8|9|a|b|c|d|e|f|0|1|2|3|4|5|6|7|8|9|a|b|c|d|e|f"),
    ("Sieben Wörter,\nkeines davon so lang, dass", "Sieben Wörter,\nkeines davon so lang, dass"),
  ]) func letsLongWordsBreak(given: String, broken: String) {
    var text = PageText()
    #expect(text.breakable(given).replacing("\u{200B}", with: "|") == broken)
  }

  @Test func longTextsStayTheSameButForBreaks() {
    var text = PageText()
    let title = String(repeating: "w", count: 5000)
    #expect(text.breakable(title).unicodeScalars.count { $0 == "\u{200B}" } == 4999)
    for given in [
      title, "  zwei  Leerzeichen und 0123456789abcdef0123456789abcdef  ", String(repeating: "e\u{301}", count: 90),
    ] {
      #expect(text.breakable(given).replacing("\u{200B}", with: "") == given)
    }
  }
}
