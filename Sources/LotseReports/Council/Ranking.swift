public import LotseBasics
public import LotseModel
public import LotsePapers
public import LotseSheets

/// The results of the Smart City Index known at a moment, as a table and a curve (rule of counting 10).
public struct Ranking: Sendable {
  public let moment: Moment
  /// The whole index by year, then its areas.
  public let results: [IndexResult]

  public init(_ results: [IndexResult], at moment: Moment) {
    self.moment = moment
    self.results = results
  }

  /// Those with rank or points; what is only told in a quotation has no row of its own.
  private var measured: [IndexResult] { results.filter { $0.rank != nil || $0.points != nil || $0.quote == nil } }
  private var overall: [IndexResult] { measured.filter { $0.area == nil } }
  private var ofAreas: [IndexResult] { measured.filter { $0.area != nil } }

  public func document(_ wording: Wording) -> Document {
    let language = wording.language
    var blocks: [Document.Block] = [.heading(1, IndexResult.name), .paragraph(wording.asOf(moment))]
    if let chart = chart(wording) { blocks.append(.chart(chart)) }
    blocks.append(wording.orNone(table(overall, wording)))
    if !ofAreas.isEmpty {
      blocks += [.heading(2, language("Bereiche", "Areas")), .table(table(ofAreas, wording))]
    }
    blocks += quotes(wording, level: 2)
    if !results.isEmpty { blocks += [.heading(2, language("Quellen", "Sources")), .list(sources(wording))] }
    return Document(language, blocks + [.paragraph(Ranking.caveat(language))], data: data)
  }

  /// The same for a report, under a heading of its own.
  func section(_ wording: Wording) -> [Document.Block] {
    let language = wording.language
    return (chart(wording).map { [.chart($0)] } ?? []) + [wording.orNone(table(overall, wording))]
      + (ofAreas.isEmpty ? [] : [.table(table(ofAreas, wording))])
      + [.paragraph(Ranking.caveat(language))] + quotes(wording, level: 4)
      + [.heading(4, language("Quellen", "Sources")), .list(sources(wording))]
  }

  /// What a source says in words, as it says it.
  private func quotes(_ wording: Wording, level: Int) -> [Document.Block] {
    let language = wording.language
    let quoted = results.compactMap { result in
      result.quote.map { name(result, wording) + ": " + language("„\($0)“", "\"\($0)\"") }
    }
    guard !quoted.isEmpty else { return [] }
    return [
      .heading(level, language("Wörtlich aus der Quelle", "Word for word from the source")), .list(quoted),
    ]
  }

  /// What must be said wherever a result is printed.
  public static func caveat(_ language: Language) -> String {
    language(
      """
      Rang und Punkte sind relativ: 100 Punkte hat, wer in einem Indikator die beste Stadt ist, und die Indikatoren ändern sich jedes Jahr. „?“ und „–“ = in der Quelle nicht genannt; aus Zitaten ist nichts berechnet.
      """,
      """
      Rank and points are relative: 100 points go to the city that is best in an indicator, and the indicators change every year. "?" and "–" = not given by the source; nothing is computed from quotations.
      """)
  }

  private func name(_ result: IndexResult, _ wording: Wording) -> String {
    "\(result.year)"
      + (result.area == nil ? "" : " \(wording.configuration.label(indexArea: result.area)[wording.language])")
  }

  /// One row per year, of areas with their name.
  public func table(_ results: [IndexResult], _ wording: Wording) -> Table {
    let language = wording.language
    let isOfAreas = results.contains { $0.area != nil }
    let (rank, points) = (IndexResult.rankLabel[language], IndexResult.pointsLabel[language])
    return Table(
      [.init(IndexResult.yearLabel[language])]
        + (isOfAreas ? [.init(language("Bereich", "Area"), flexible: true)] : [])
        + [
          .init(rank, .right, for: .pages), .init(rank, .right, for: .sheets),
          .init(language("von Städten", "of cities"), .right, for: .sheets), .init(points, .right),
        ],
      results.map { result in
        [.init(String(result.year))]
          + (isOfAreas ? [.init(wording.configuration.label(indexArea: result.area)[language])] : [])
          + [
            .init(Ranking.rank(result, language)), .init(result.rank), .init(result.cities), Ranking.points(result),
          ]
      }, caption: isOfAreas ? language("Bereiche", "Areas") : language("Gesamt", "Overall"))
  }

  /// `41 von 83`; a rank is never told without of how many.
  public static func rank(_ result: IndexResult, _ language: Language) -> String {
    guard let rank = result.rank else {
      return result.cities.map { language("– von \($0)", "– of \($0)") } ?? "–"
    }
    let cities = result.cities.map(String.init) ?? "?"
    return language("\(rank) von \(cities)", "\(rank) of \(cities)")
  }

  private static func points(_ result: IndexResult) -> Table.Cell {
    .init(result.points.map { .hundredths($0.hundredths) } ?? .dash)
  }

  /// The sources, each with what it says.
  func sources(_ wording: Wording) -> [String] {
    var order: [String] = []
    for result in results where !order.contains(result.source) { order.append(result.source) }
    return order.map { source in
      results.filter { $0.source == source }.map { name($0, wording) }.joined(separator: ", ") + ": " + source
    }
  }

  /// The rank over the years, of the whole index and of each area that has ranks; nil where no rank is known.
  public func chart(_ wording: Wording) -> Chart? {
    let language = wording.language
    let ranked = results.filter { $0.rank != nil }
    guard let first = ranked.map(\.year).min(), let last = ranked.map(\.year).max() else { return nil }
    let years = Array(first...last)
    let areas = wording.configuration.indexAreas.map(\.key).filter { key in ranked.contains { $0.area == key } }
    let shades = ["1B4F72", "B9770E", "5DADE2", "7D3C98", "1E8449", "85929E"]
    let series = ([nil] + areas.map { $0 }).enumerated().map { index, area in
      Chart.Series(
        name: wording.configuration.label(indexArea: area)[language],
        values: years.map { year in ranked.first { $0.year == year && $0.area == area }?.rank },
        color: shades[index % shades.count])
    }.filter { $0.values.contains { $0 != nil } }
    let told = series.map { line in
      let known = zip(years, line.values).compactMap { year, rank in rank.map { "\(year) \($0)" } }
      return "\(line.name): " + known.joined(separator: ", ")
    }
    return Chart(
      .line, title: language("Rang im \(IndexResult.name)", "Rank in the \(IndexResult.name)"),
      description: language("Rang je Jahr, 1 ist der beste. ", "Rank per year, 1 is best. ")
        + told.joined(separator: "; ") + ".",
      categories: years.map(String.init), series: series, isReversed: true)
  }

  /// One row per result.
  private var data: Table {
    Table(
      ["year", "area", "rank", "cities", "points", "source", "quote"].map { .data($0) },
      results.map { result in
        [
          .init(result.year), .init(result.area), .init(result.rank), .init(result.cities), Ranking.points(result),
          .init(result.source), .init(result.quote),
        ]
      })
  }

  /// The shape that docs/json.md describes.
  public var json: JSONValue {
    .object([
      "as_of": JSONValue(moment.day), "change": .int(moment.change), "results": .array(results.map(\.json)),
    ])
  }
}

extension IndexResult {
  /// Points in hundredths.
  public var json: JSONValue {
    .object([
      "year": .int(year), "area": JSONValue(area), "rank": JSONValue(rank), "cities": JSONValue(cities),
      "points_hundredths": JSONValue(points?.hundredths), "source": .string(source), "quote": JSONValue(quote),
    ])
  }
}
