public import LotseBasics
public import LotseSheets

/// A workbook with everything that a workbook can hold.
public enum SampleWorkbook {
  public static let created = Instant(milliseconds: 1_795_400_000_000)

  public static let hostile = [
    "=1+1", "+49 2151 86-0", "-5", "@SUM(A1)", "\tTab", "=HYPERLINK(\"http://x\")", "<b>&\"'", " two  blanks ",
    "\u{1}\u{1F}",
    "_x0041_", "_x000D_ und _xZZZZ_", "a\nb\n\nc", "\r", "\u{FFFE}\u{FFFF}", "e\u{301}", "é", "日本 🚦 Straße", "]]>",
    "\u{85}\u{2028}",
    "0012", "1.5.2026", "   ", "'quoted", "\n", "_", "_x", "x_x0041", "a\tb",
  ]

  public static func book(_ language: Language = .de) -> Workbook {
    Workbook(
      title: "Fortschritt & Stand <1>", language: language, organisation: "Stadt Musterhausen, Stabsstelle",
      created: created,
      sheets: [overview(language), items(language), form(language), texts(), legend()])
  }

  public static let fields = [
    "Umsetzung Onlinezugangsgesetz (OZG)", "Moderne Technologien", "Bildung & Teilhabe", "Mobilität",
  ]
  public static let series: [(String, [Int], String)] = [
    ("umgesetzt", [120, 30, 4, 0], "1B7837"), ("in Umsetzung", [90, 41, 7, 3], "2166AC"),
    ("noch nicht begonnen", [41, 5, 0, 9], "BDBDBD"),
  ]

  private static func overview(_ language: Language) -> Worksheet {
    var sheet = Worksheet(
      name: "Fortschritt",
      columns: [
        .init(width: 38), .init(width: 14), .init(width: 14), .init(width: 20), .init(width: 10), .init(width: 16),
      ])
    sheet.rows = [
      [.init(.text("Fortschritt je Themenfeld"), .title)],
      [.init(.text("Stichtag 24.11.2026, gezählt nach Regel 1"), .faint)],
      [
        .init(
          .text(
            "Umgesetzt heißt: abgeschlossen und belegt. Nicht gezählt werden eingestellte und zusammengeführte Teilprojekte sowie Daueraufgaben; eine Planung, deren Termin verstrichen ist, zählt nicht als Fortschritt."
          ), .text, span: 6)
      ] + Array(repeating: .init(), count: 5),
      [],
      ["Themenfeld", "umgesetzt", "in Umsetzung", "noch nicht begonnen", "Anteil", "Budget"].map {
        .init(.text($0), .heading)
      },
    ]
    for (index, field) in fields.enumerated() {
      sheet.rows.append(
        [.init(.text(field), .text)] + series.map { .init(.count($0.1[index])) } + [
          .init(.percent(index * 25)), .init(.money(Money(cents: index * 12_345_678 - 500))),
        ])
    }
    sheet.rows.append(
      [.init(.text("Summe"), .strong)] + series.map { .init(.count($0.1.reduce(0, +)), .strong) } + [
        .init(.percent(47), .strong), .init(.money(Money(cents: 74_071_568)), .strong),
      ])
    sheet.headerRow = 4
    let chart = Chart(
      .stackedBars, title: "Stand je Themenfeld",
      description: "Gestapelte Balken: OZG 120 von 251 umgesetzt, \"Mobilität\" 0 von 12.", categories: fields,
      series: series.map { .init(name: $0.0, values: $0.1, color: $0.2) })
    sheet.charts = [
      .init(
        chart, sheet: 0, headerRow: 4, categoryColumn: 0, seriesColumns: [1, 2, 3], row: 11, column: 0, width: 230,
        height: 110)
    ]
    return sheet
  }

  private static func items(_ language: Language) -> Worksheet {
    var sheet = Worksheet(
      name: "Teilprojekte",
      columns: [
        .init(width: 9), .init(width: 40), .init(width: 14), .init(width: 12), .init(width: 12), .init(width: 12),
        .init(width: 8, isHidden: true), .init(width: 30),
      ])
    sheet.rows = [
      ["Nr.", "Titel", "Ampel", "Planende", "Budget", "Pflicht", "Stand", "Nachweis"].map { .init(.text($0), .heading) }
    ]
    let lights: [(String, Worksheet.Style)] = [
      ("im Plan", .green), ("gefährdet", .yellow), ("außer Plan", .red), ("nicht bewertet", .grey),
    ]
    for number in 0..<60 {
      let light = lights[number % 4]
      sheet.rows.append([
        .init(.text("TP-00\(number + 10)")),
        .init(.text("Wohngeld online beantragen, Ausbaustufe \(number) mit Anbindung an das Fachverfahren"), .text),
        .init(.text(light.0), light.1),
        .init(.day(Day(number: 20_000 + number * 17))), .init(.money(Money(cents: number * 1_234_567))),
        .init(.flag(number % 3 == 0)), .init(.count(number)),
        number % 5 == 0
          ? .init(.text("https://example.org/a b?x=ü#teil 2"), .text, link: "https://example.org/a b?x=ü#teil 2")
          : .init(),
      ])
    }
    sheet.headerRow = 0
    sheet.frozenColumns = 2
    sheet.hasFilter = true
    return sheet
  }

  public static let words = ["In Umsetzung", "In Pilotierung", "Zurückgestellt"]
  public static let longWords = (0..<40).map { "Wort, mit Komma und \"Zitat\" \($0)" }

  private static func form(_ language: Language) -> Worksheet {
    var sheet = Worksheet(
      name: "Meldung",
      columns: [
        .init(width: 9), .init(width: 34), .init(width: 18), .init(width: 18), .init(width: 14), .init(width: 10),
        .init(width: 40),
      ])
    sheet.rows = [
      [.init(.text("Meldebogen FB 33"), .title)], [.init(.text("Bitte nur die gelben Felder ausfüllen."), .faint)], [],
      ["Nr.", "Titel", "Status neu", "Grund", "Planende neu", "Quote", "Bemerkung"].map { .init(.text($0), .heading) },
    ]
    for number in 0..<12 {
      sheet.rows.append(
        [.init(.text("TP-00\(number + 10)")), .init(.text("Wohngeld online, Stufe \(number)"), .text)]
          + (0..<3).map { _ in .init(.empty, .input, isUnlocked: true) } + [
            .init(.count(number), .input, isUnlocked: true), .init(.empty, .input, isUnlocked: true),
          ])
    }
    sheet.headerRow = 3
    sheet.frozenColumns = 1
    sheet.isProtected = true
    func rule(_ column: Int, _ rule: Worksheet.Validation.Rule, _ title: String) -> Worksheet.Validation {
      .init(
        rows: 4...15, columns: column...column, rule, promptTitle: title, prompt: "Zeile 1\nmit \"Zitat\" & <Zeichen>",
        complaint: "So geht es nicht.")
    }
    let from = Day(number: 19_723)
    sheet.validations = [
      rule(2, .oneOf(words), "Status"), rule(3, .oneOf(longWords), "Grund"),
      rule(4, .day(from: from, until: from + 3_652), "Planende"),
      rule(5, .count(from: 0, until: 100), "Quote"), rule(6, .text(atMost: 500), "Bemerkung"),
    ]
    return sheet
  }

  private static func texts() -> Worksheet {
    Worksheet(name: "It's a [test]: 50 %", columns: [.init(width: 30)], rows: hostile.map { [.init(.text($0))] })
  }

  private static func legend() -> Worksheet {
    var sheet = Worksheet(
      name: "Verborgen",
      rows: [
        [.init(.text("verborgen"))],
        [.init(.count(Int.max)), .init(.count(-42)), .init(.percent(-7)), .init(.money(Money(cents: -5)))],
        [
          .init(.day(Day(number: -25_567))), .init(.day(Day(number: -25_509))), .init(.day(Day(number: -25_508))),
          .init(.day(Day(number: -30_000))),
        ],
      ])
    sheet.isHidden = true
    sheet.isLandscape = false
    return sheet
  }
}
