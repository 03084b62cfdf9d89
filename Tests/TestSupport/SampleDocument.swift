public import LotseBasics
public import LotsePapers
public import LotseSheets

/// A paper with everything that a document can hold.
public enum SampleDocument {
  public static let created = Instant(milliseconds: 1_795_400_000_000)

  /// A text as XML keeps it: what it cannot hold is U+FFFD, and a line ends with a line feed.
  public static func kept(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isLost = scalar.value < 0x20 && !["\t", "\n", "\r"].contains(scalar) || scalar.value & 0xFFFE == 0xFFFE
      kept.append(isLost ? "\u{FFFD}" : scalar == "\r" ? "\n" : scalar)
    }
    return String(kept)
  }

  /// Texts that a format may take for its own markup, or has no glyphs for.
  public static let hostile = [
    "#set page(width: 1pt)", "$ x $", "\\ Rückstrich", "<script>alert(1)</script>", "{{title}} {{{body}}}", "]]>",
    "*fett* _kursiv_ `code` @ref <label>", "🚦 Ampel", "مرحبا بالعالم", "日本語", "a\nb\n\nc", "e\u{301}",
    "\u{10FFFD}\u{E000}",
    "& \" ' < >", "=1+1", "   ", "//", "/* */", "Straße – „Anführung“", "\u{AD}\u{200B}\u{200D}", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
  ]

  public static func paper(_ language: Language = .de, marking: String? = nil, rows: Int = 12) -> Document {
    Document(
      language,
      [
        .heading(1, language("Sachstand der Digitalstrategie", "State of the digital strategy")),
        .notice("Musterdaten (sample data): frei erfunden."),
        .fields([
          .init("Vorlage-Nr.", "V/1234"), .init("Betreff", "Sachstand der Digitalstrategie zum 13.11.2026"),
          .init("Beratungsfolge", "Ausschuss für Verwaltung, Ordnung und Sicherheit, 03.12.2026\nRat, 10.12.2026"),
        ]),
        .heading(2, "Kurzfassung"),
        .paragraph("Umgesetzt: 48 von 110 (43 %).\nStand 13.11.2026, Änderung 3412."),
        .list(["Erster Punkt", "Zweiter Punkt mit einem langen Text, der über das Ende einer Zeile hinausgeht. "]),
        .heading(2, "Stand je Themenfeld"), .chart(bars), .table(fields),
        .heading(3, "Abschlüsse je Quartal"), .chart(columns), .chart(waterfall), .chart(ranks), .table(empty),
        .heading(2, "Anlage"), .table(items(rows)), .signature(["Krefeld, den 20.11.2026", "Leitung der Stabsstelle"]),
      ],
      frame: Document.Frame(
        title: "Sachstand der Digitalstrategie", organisation: "Stadt Musterhausen",
        letterhead: ["Stadt Musterhausen", "Stabsstelle Digitalisierung"], marking: marking,
        asOf: "Stand 13.11.2026", created: created))
  }

  public static let bars = Chart(
    .stackedBars, title: "Stand je Themenfeld",
    description: "Gestapelte Balken: OZG 12 von 25 umgesetzt, Elektronische Akte 4 von 11, Mobilität keines von 0.",
    categories: ["Umsetzung Onlinezugangsgesetz (OZG)", "Elektronische Akte", "Mobilität"],
    series: [
      .init(name: "umgesetzt", values: [12, 4, 0], color: "1B4F72"),
      .init(name: "in Umsetzung", values: [9, 7, 0], color: "5DADE2"),
      .init(name: "noch nicht begonnen", values: [4, 0, 0], color: "D6DBDF"),
    ])
  public static let columns = Chart(
    .columns, title: "Abgeschlossen je Quartal", description: "Säulen je Quartal: zuletzt 7 abgeschlossen, 9 geplant.",
    categories: ["2025 Q1", "2025 Q2", "2025 Q3", "2025 Q4", "2026 Q1", "2026 Q2"],
    series: [
      .init(name: "abgeschlossen", values: [2, 5, 3, 8, 6, 7], color: "1B4F72"),
      .init(name: "geplant", values: [4, 4, 5, 6, 9, 9], color: "F5B041"),
    ])
  public static let waterfall = Chart(
    .stackedColumns, title: "Nenner-Brücke", description: "Von 104 auf 110: 9 neu, 2 zusammengeführt, 1 eingestellt.",
    categories: ["Anfang", "neu", "zusammengeführt", "eingestellt", "Ende"],
    series: [
      .init(name: "Sockel", values: [0, 104, 111, 110, 0], color: nil),
      .init(name: "Nenner", values: [104, 0, 0, 0, 110], color: "1B4F72"),
      .init(name: "dazu", values: [0, 9, 0, 0, 0], color: "5DADE2"),
      .init(name: "davon ab", values: [0, 0, 2, 1, 0], color: "F5B041"),
    ])
  public static let ranks = Chart(
    .line, title: "Rang im Smart City Index", description: "Der Rang ging von 70 (2020) auf 41 (2025) zurück.",
    categories: ["2020", "2021", "2022", "2023", "2024", "2025"],
    series: [
      .init(name: "Gesamt", values: [70, 62, 49, 46, 43, 41], color: "1B4F72"),
      .init(name: "Verwaltung", values: [nil, nil, nil, 30, 27, 8], color: "B9770E"),
    ], isReversed: true)

  public static let fields = Table(
    [
      .init("Themenfeld", flexible: true), .init("Umgesetzt", .right, for: .pages),
      .init("Umgesetzt", .right, for: .sheets), .init("von", .right, for: .sheets), .init("%", .right, for: .sheets),
      .init("Rot", .right), .init("Bestand", .right),
    ],
    [
      [.init("Umsetzung Onlinezugangsgesetz (OZG)")] + share("12 von 25 (48 %)", 12, 25, .percent(48))
        + [.init(3, .red), .init(28)],
      [.init("Elektronische Akte")] + share("4 von 11 (36 %)", 4, 11, .percent(36)) + [.init(0), .init(11)],
      [.init("Mobilität")] + share("–", 0, 0, .dash) + [.init(0), .init(0)],
    ], total: [.init("Gesamt")] + share("16 von 36 (44 %)", 16, 36, .percent(44)) + [.init(3, .red), .init(39)],
    caption: "Stand je Themenfeld")
  private static func share(_ text: String, _ part: Int, _ whole: Int, _ percent: CellContent) -> [Table.Cell] {
    [.init(text), .init(part), .init(whole), .init(percent)]
  }

  public static let empty = Table([.init("Nr."), .init("Titel", flexible: true)], [], caption: "Leere Tabelle")

  private static let end = Day(number: 20_818)

  public static func items(_ count: Int) -> Table {
    Table(
      [.init("Nr."), .init("Titel", flexible: true), .init("Ampel"), .init("Ende"), .init("Umfang", .right)],
      (0..<count).map { index in
        let light: (String, Table.Tone) = [("Grün", .green), ("Gelb", .yellow), ("Rot", .red), ("Grau", .faint)][
          index % 4]
        return [
          .init("TP-\(1000 + index)"), .init(hostile[index % hostile.count]), .init(light.0, light.1),
          .init(index % 5 == 0 ? .empty : .day(end)), .init(index * 7),
        ]
      }, caption: "Liste der Teilprojekte", rowHeader: 0, isDirectory: true)
  }
}
