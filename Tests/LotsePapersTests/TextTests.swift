import LotseBasics
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// Terminal tables line up, whatever the script, and never leave the page.
@Suite struct TerminalTests {
  /// Widths as the terminals' common library (wcwidth) has them.
  @Test(arguments: [
    ("Straße", 6), ("日本", 4), ("🚦", 2), ("👩‍💻", 2), ("e\u{301}", 1), ("한글", 4), ("ｆ", 2), ("…", 1), ("🇩🇪", 2), ("☎", 1),
    ("☎\u{FE0F}", 2), ("\u{200B}", 0), ("ﬁ", 1), ("مرحبا", 5), ("—", 1), ("█▒░", 3), ("", 0), ("a\u{AD}b", 3),
  ])
  func aTextTakesItsCells(text: String, cells: Int) { #expect(TerminalWidth.of(text) == cells) }

  private static let words = [
    "Straße", "日本語", "🚦", "Datenschutzfolgenabschätzungsverfahren", "a", "", "👩‍💻 Team", "Ein längerer Titel mit Wörtern",
    "https://example.org/sehr/lange/adresse/ohne/leerzeichen", "مرحبا", "e\u{301}e\u{301}", "12.345,67 €",
  ]

  @Test(arguments: 40...120)
  func everyLineOfATableFitsThePage(width: Int) {
    let table = Table(
      [.init("Nr."), .init("Titel", flexible: true), .init("Einheit", flexible: true), .init("Zahl", .right)],
      TerminalTests.words.enumerated().map { index, word in
        [.init("TP-000\(index)"), .init(word), .init(TerminalTests.words.reversed()[index]), .init("\(index * 1000)")]
      })
    let text = TextDocument(width: width, hasColor: false).render(Document(.de, [.table(table)]))
    let lines = text.split(separator: "\n").map(String.init)
    for line in lines { #expect(TerminalWidth.of(line) <= width, "\(line)") }
    // Nothing is lost: every letter of every cell is still there, hyphens at breaks aside.
    let letters = text.filter { $0.isLetter }.count
    let expected = table.lines.joined().map { $0.content.text(.de) }.joined().filter(\.isLetter).count
    #expect(letters - "NrTitelEinheitZahl".count == expected)
  }

  @Test(arguments: 9...30)
  func noLineHoldsTheLastTwoLettersOfAWord(width: Int) {
    let word = "Onlinezugangsgesetzumsetzung"
    let lines = TerminalWidth.wrap(word, to: width)
    #expect(lines.joined().filter { $0 != "-" } == word)
    for line in lines { #expect(line.count <= width && line.count >= 3) }
  }

  /// Most texts take the short way; what comes out must be what the long one says.
  @Test(arguments: 1...40)
  func aPlainTextIsBrokenLikeAnyOther(seed: Int) {
    var dice = Dice(seed)
    let words = [
      "Straße", "–", "„Amt“", "a", "Datenschutzfolgenabschätzungsverfahren", "41", "%", "€", "57.000", "Ende-zu-Ende",
      "https://example.org/sehr/lange/adresse", "", "  ", "\n", "\r\n", "x\u{AD}y", "日本", "e\u{301}", "→", "█▒░", "\t",
      "½",
    ]
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 0...9, using: &dice)).map { _ in dice.pick(words) }.joined(separator: " ")
      for width in [0, 1, 5, 12, 24, 60] {
        #expect(TerminalWidth.wrap(text, to: width) == TerminalWidth.wrapClosely(text, to: width), "\(text)")
      }
      guard let plain = PlainText.measures(of: text) else { continue }
      let lines = text.split(separator: "\n")
      let own = lines.flatMap { TerminalWidth.words(of: $0) }
      #expect(plain.line == lines.map { $0.reduce(0) { $0 + TerminalWidth.of(character: $1) } }.max() ?? 0, "\(text)")
      #expect(plain.word == own.map { $0.reduce(0) { $0 + TerminalWidth.of(character: $1) } }.max() ?? 0, "\(text)")
    }
  }

  /// A word is broken behind its own hyphens first, then where a syllable begins; an address stays an address.
  @Test(arguments: [
    ("(Ende-zu-Ende)", 11, ["(Ende-", "zu-Ende)"]),
    ("Dienstleistungs-/Dokumentenportal", 18, ["Dienstleistungs-/", "Dokumentenportal"]),
    ("Kommunikationsangebot", 18, ["Kommunikationsan-", "gebot"]),
    ("Informationssicherheit", 18, ["Informationssi-", "cherheit"]),
    ("Themenfeld", 8, ["Themen-", "feld"]), ("Eingestellt", 9, ["Einge-", "stellt"]),
    ("31.12.2026", 8, ["31.12.", "2026"]),
    ("Datenschutzfolgenabschätzung", 23, ["Datenschutzfolgenab-", "schätzung"]),
    ("Abgeschlossen", 10, ["Abge-", "schlossen"]), ("日本語日本語", 6, ["日本語", "日本語"]),
    ("https://example.org/ein-langer-weg/zum-ziel", 24, ["https://example.org/", "ein-langer-weg/zum-ziel"]),
    ("https://example.org/einsehrlangerwegohneende", 12, ["https://", "example.org/", "einsehrlange", "rwegohneende"]),
    ("Antrag 57 von 136 (41 %)", 10, ["Antrag 57", "von 136", "(41 %)"]), ("rund 12.345 €", 8, ["rund", "12.345 €"]),
  ])
  func wordsBreakWhereReadersExpectIt(text: String, width: Int, lines: [String]) {
    #expect(TerminalWidth.wrap(text, to: width) == lines)
  }

  /// Where two words were put together no letter of one goes to the other, however narrow the line is.
  @Test(arguments: [
    "Beschäftigungs|erlaubnis", "Genehmigungs|antrag", "Gesundheits|amt", "Tätigkeits|anzeige", "Liegenschafts|amt",
    "Informations|anspruch", "Qualitäts|sicherung", "Jugendlings|ausweis", "Eigentums|anteil", "Arbeits|erlaubnis",
    "Geburts|urkunde", "Aufenthalts|erlaubnis", "Verkehrs|ordnung", "Betriebs|anmeldung", "Berufs|an|erkennung",
    "Verkehrs|an|ordnung",
    "Ticket|system", "Grund|satz|papier", "Wohngeld|antrag", "Kindergeld|antrag", "Standes|amt", "Rechts|amt",
    "Hunde|anmeldung", "Gewerbe|anzeige",
    "Sperrmüll|abfall", "Personal|ausweis", "Melderegister|auskunft", "Führerschein|antrag", "Wohnsitz|anmeldung",
    "Verwaltungs|gebühren", "Wirt|schafts|förderung", "Liegen|schafts|kataster", "Unterrichts|ausfall",
    "Passwort|rück|setzung", "Personal|abteilung", "Jahres|abschluss", "Volks|hochschule", "Namens|änderung",
    "Kassen|automat", "Kirchen|austritt", "Umwelt|informations|system", "Feuerwehr|einsatz", "Stadt|planungs|amt",
    "Arbeits|platz|wechsel", "Amts|blatt", "Ausgleichs|zahlung", "Bau|leit|planung", "Grund|stücks|fläche",
    "Rettungs|dienst|leit|stelle", "Parkraum|bewirtschaftungs|ausweis", "Bildungs|angelegenheit",
    "Sondernutzungs|erlaubnis",
  ])
  func compoundsBreakBetweenTheirParts(word: String) {
    let parts = word.split(separator: "|")
    let joints = parts.indices.dropLast().map { parts[...$0].map(\.count).reduce(0, +) }
    let plain = parts.joined()
    for width in 8..<plain.count {
      var place = 0
      for line in TerminalWidth.wrap(plain, to: width).dropLast() {
        place += line.count - 1
        #expect(!joints.contains { abs($0 - place) == 1 }, "\(width): \(TerminalWidth.wrap(plain, to: width))")
      }
    }
  }

  /// What looks like a joint, and is none.
  @Test(arguments: [
    ("Bevölkerungsverteilung", 17, "Bevölkerungsver-"), ("Versicherungsnummer", 16, "Versicherungs-"),
    ("Gesamtabschluss", 13, "Gesamtab-"),
    ("Datenverarbeitung", 12, "Datenverar-"), ("Verfassungsschutz", 10, "Verfas-"), ("Entsorgung", 8, "Entsor-"),
  ])
  func syllablesStaySyllables(word: String, width: Int, first: String) {
    #expect(TerminalWidth.wrap(word, to: width).first == first)
  }

  /// What goes on stands under the beginning; no word is lost or told twice where blanks or lines were between them.
  @Test(arguments: [
    ("eins zwei", "eins zwei\n"), ("eins  zwei", "eins  zwei\n"), ("eins  zwei drei", "eins zwei\n  drei\n"),
    ("TP-0001   Status: a b c d", "TP-0001\n  Status: a\n  b c d\n"), ("eins\nzwei", "eins\n  zwei\n"), ("", "\n"),
  ])
  func whatGoesOnHangs(text: String, lines: String) {
    #expect(TerminalWidth.hanging(text, to: 12) == lines)
  }

  /// On a narrow page headings give way before figures do.
  @Test func figuresStayWhole() {
    let table = Table(
      [
        .init("Themenfeld", flexible: true), .init("Umgesetzt", .right), .init("Umsetzung", .right),
        .init("Noch nicht begonnen", .right),
        .init("Zurückgestellt", .right),
      ],
      [
        [
          .init("Digitale Unterstützung interner Arbeitsabläufe"), .init("57 von 136 (41 %)"), .init("28"), .init("23"),
          .init("4"),
        ]
      ])
    let text = TextDocument(width: 60, hasColor: false).render(Document(.de, [.table(table)]))
    #expect(text.contains("57 von 136 (41 %)"))
    for heading in ["Themenfeld", "Umgesetzt"] { #expect(text.contains(heading)) }
  }

  @Test func colourIsOnlyWhereItIsWanted() {
    let document = Document(.de, [.heading(1, "Titel"), .table(Table([.init("Ampel")], [[.init("Rot", .red)]]))])
    #expect(!TextDocument(width: 80, hasColor: false).render(document).contains("\u{1B}"))
    #expect(TextDocument(width: 80, hasColor: true).render(document).contains("\u{1B}[31mRot"))
  }

  /// Whether its rows stand ready or come one by one, a table is the same, and so is its text in one piece or in many.
  @Test(arguments: [40, 60, 200], [false, true])
  func aTableWhoseRowsComeOneByOneIsTheSame(width: Int, hasColor: Bool) throws {
    let columns: [Table.Column] = [
      .init("Nr."), .init("Titel", flexible: true), .init("Was", flexible: true, oneLine: true), .init("Tage", .right),
    ]
    let rows: [[Table.Cell]] = (0..<3_000).map { row in
      [
        .init("TP-\(row)"), .init(String(repeating: "Wohngeld über ", count: row % 7)),
        .init(row % 3 == 0 ? "日本\nzwei" : "Meilenstein \(row)", row % 5 == 0 ? .red : .plain), .init(row),
      ]
    }
    let page = TextDocument(width: width, hasColor: hasColor)
    let whole = page.render(Document(.de, [.notice("Beispieldaten"), .table(Table(columns, rows))]))
    var table = TextTable(columns, on: page, .de)
    for row in rows { table.add(row) }
    #expect(table.count == rows.count)
    var pieces: [[UInt8]] = []
    try page.pieces(Document(.de, [.notice("Beispieldaten")]), table).each { pieces.append($0) }
    #expect(pieces.count > 1 && String(decoding: pieces.joined(), as: UTF8.self) == whole)
  }

  /// What stands beside a bar goes on under its beginning.
  @Test(arguments: [false, true]) func aRowWithABarKeepsItsColumns(hasColor: Bool) throws {
    let table = Table(
      [.init("Feld", flexible: true), .init("Stand"), .init("Bemerkung", flexible: true)],
      [
        [
          .init("Umsetzung des Onlinezugangsgesetzes"), .init(.init(done: 1, underway: 1, all: 4)),
          .init("Die Leistungen der ersten Stufe, dann alle anderen"),
        ]
      ])
    let text = TextDocument(width: 60, hasColor: hasColor).render(Document(.de, [.table(table)]))
    let plain = text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    let lines = plain.split(separator: "\n").map(Array.init)
    let start = try #require(lines[0].firstIndex(of: "B"))
    #expect(lines.count > 3)
    for line in lines.dropFirst(2) where line.count > start {
      #expect(line[start] != " " && line[start - 1] == " ", "\(String(line))")
    }
  }

  @Test func aTableWithoutColumnsIsNothing() {
    #expect(TextDocument(width: 80, hasColor: false).render(Document(.de, [.table(Table([], [[]]))])).isEmpty)
  }
}

/// Text from people stays text in every format.
@Suite struct EscapingTests {
  @Test(arguments: [
    ("# kein Titel", "\\# kein Titel"), ("a|b", "a\\|b"), ("<script>", "\\<script\\>"), ("*fett*", "\\*fett\\*"),
    ("[x](y)", "\\[x\\](y)"), ("a & b", "a &amp; b"), ("1 - 2", "1 - 2"), ("- Punkt", "\\- Punkt"),
    ("`code`", "\\`code\\`"), ("a|\u{301}b", "a\\|\u{301}b"), ("<\u{338}", "\\<\u{338}"),
    ("2. Bürgermeisterin", "2\\. Bürgermeisterin"), ("10) x", "10\\) x"), ("a 1. b", "a 1. b"), ("1.5", "1.5"),
    ("23.11.2026", "23.11.2026"), ("2.", "2\\."), ("2024", "2024"), ("#\u{301}", "\\#\u{301}"),
  ])
  func markdownIsEscaped(text: String, escaped: String) {
    #expect(MarkdownDocument.render(Document(.de, [.paragraph(text)])) == escaped + "\n")
  }

  @Test func aTableCellStaysOneCell() {
    let table = Table([.init("A"), .init("B")], [[.init("eins\nzwei"), .init("a|b")]])
    let text = MarkdownDocument.render(Document(.de, [.table(table)]))
    #expect(text == "| A | B |\n| :--- | :--- |\n| eins<br>zwei | a\\|b |\n")
  }

  @Test(arguments: ["=1+1", "+49", "-5", "@x", "\tx", "\rx"])
  func aFormulaIsDefused(text: String) { #expect(CSVTable.defused(text) == "'" + text) }

  @Test(arguments: ["", "a", "a,b", "a\"b", "a\nb", "a\r\nb", "\"", ",", "ä;ö", "日本🚦", " a ", "a\rb"])
  func csvIsReadAsItWasWritten(text: String) throws {
    let written = CSVTable.render(header: ["x", "y"], rows: [[text, "1"], ["2", text]])
    let read = try CSVReader.records(written)
    #expect(read.map(\.fields) == [["x", "y"], [text, "1"], ["2", text]])
  }

  @Test func csvKnowsEveryLineEnding() throws {
    let records = try CSVReader.records(
      "\u{FEFF}a;b\r\n1;\"x\r\ny\"\r2;\"\"\n\n3;rohr 5\" lang\n", delimiter: UInt8(ascii: ";"))
    #expect(records.map(\.fields) == [["a", "b"], ["1", "x\r\ny"], ["2", ""], ["3", "rohr 5\" lang"]])
    #expect(records.map(\.line) == [1, 2, 4, 6])
    #expect(throws: TableFlaw(.unclosedQuote, line: 2, column: 1)) { try CSVReader.records("a\n\"b\nc") }
  }
}
