import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// A picture shows its figures in their proportions, and nothing breaks it.
@Suite struct ChartTests {
  private static func picture(_ chart: Chart) throws -> HTMLPage {
    try HTMLPage(SVGChart.render(chart, id: "x", .de))
  }

  /// The shapes of a series in the plot, without its swatch in the legend.
  private static func shapes(_ page: HTMLPage, _ color: String?) -> [[String: String]] {
    page.all("rect").map(\.attributes).filter {
      $0["width"] != "12" && (color == nil || $0["fill"] == "#\(color ?? "")")
    }
  }

  private static func percent(_ text: String?) -> Double { Double(text?.filter { $0 != "%" } ?? "") ?? -1 }

  @Test func barsAreAsLongAsTheirFigures() throws {
    let chart = SampleDocument.bars
    let page = try ChartTests.picture(chart)
    for series in chart.drawn {
      let widths = ChartTests.shapes(page, series.color).map { ChartTests.percent($0["width"]) }
      let values = series.values.compactMap { $0 }.filter { $0 > 0 }
      #expect(widths.count == values.count)
      for (width, value) in zip(widths, values) { #expect(abs(width - Double(value) * 88 / 25) <= 0.1) }
    }
    // The parts lie behind one another without a gap, to the tenth.
    let first = ChartTests.shapes(page, nil).prefix(3)
    #expect(first.map { ChartTests.percent($0["x"]) } == [0, 42.2, 73.9])
    #expect(abs(first.reduce(0) { $0 + ChartTests.percent($1["width"]) } - 88) < 0.05)
    #expect(page.all("text").map(\.text).filter { Int($0) != nil } == ["12", "9", "4", "25", "4", "7", "11", "0"])
  }

  @Test func columnsAreAsHighAsTheirFigures() throws {
    let page = try ChartTests.picture(SampleDocument.columns)
    for series in SampleDocument.columns.drawn {
      let heights = ChartTests.shapes(page, series.color).map { Int($0["height"] ?? "") ?? -1 }
      #expect(heights == series.values.compactMap { $0 }.map { $0 * 180 / 9 })
    }
    let numbers = page.all("text").compactMap { Int($0.text) }
    #expect(numbers.filter { $0 < 2000 } == [2, 4, 5, 4, 3, 5, 8, 6, 6, 9, 7, 9])
  }

  @Test func whatIsLiftedStandsOnWhatLiftsIt() throws {
    let page = try ChartTests.picture(SampleDocument.waterfall)
    let shapes = ChartTests.shapes(page, nil).map {
      (y: Int($0["y"] ?? "") ?? -1, height: Int($0["height"] ?? "") ?? -1)
    }
    #expect(shapes.count == 5)
    let base = shapes[0].y + shapes[0].height
    // 104, then 9 on it; the end stands on the ground again and is as high as both less what went.
    #expect(shapes[1].y + shapes[1].height == shapes[0].y)
    #expect(shapes[4].y + shapes[4].height == base)
    #expect(shapes[4].height > shapes[0].height && shapes[4].height < shapes[0].height + shapes[1].height)
    #expect(page.all("text").compactMap { Int($0.text) } == [104, 9, 2, 1, 110])
    #expect(page.all("text").map(\.text).contains("zusammengeführt"))
  }

  @Test func aLineHasGapsAndLeadsUpwardsToTheFirstRank() throws {
    let page = try ChartTests.picture(SampleDocument.ranks)
    let lines = page.all("line").filter { $0.attributes["class"] == "ink" }
    #expect(lines.count == 5 + 2)
    #expect(page.all("path").filter { $0.attributes["d"]?.hasPrefix("M0 0H") == false }.count == 6 + 3 + 2)
    let heights = lines.prefix(5).map { Int($0.attributes["y1"] ?? "") ?? -1 }
    #expect(heights == heights.sorted(by: >))
    let numbers = page.all("text").map(\.text)
    for rank in [70, 62, 49, 46, 43, 41, 30, 27, 8] { #expect(numbers.contains(String(rank))) }
    var gap = SampleDocument.ranks
    gap.series = [.init(name: "x", values: [70, nil, 49, nil, 43], color: "1B4F72")]
    #expect(try ChartTests.picture(gap).all("line").allSatisfy { $0.attributes["class"] != "ink" })
  }

  private static let kinds: [Chart.Kind] = [.stackedBars, .stackedColumns, .columns, .line]

  @Test(arguments: kinds)
  func emptyAndZeroChartsArePictures(kind: Chart.Kind) throws {
    func texts(_ categories: [String], _ values: [Int?]?) throws -> [String] {
      let series = values.map { [Chart.Series(name: "x", values: $0, color: "1B4F72")] } ?? []
      let chart = Chart(kind, title: "t", description: "d", categories: categories, series: series)
      #expect(!TextChart(chart: chart, width: 40, language: .de).render().isEmpty)
      return try ChartTests.picture(chart).all("text").map(\.text)
    }
    #expect(try texts([], []) == ["Keine Werte"])
    #expect(try texts(["a"], nil) == ["Keine Werte"])
    #expect(try texts(["a", "b"], [nil, nil]) == ["Keine Werte"])
    #expect(try texts(["a", "b"], [0, 0]).contains("0"))
    #expect(try texts(["a", "b"], [1]).contains("b"))
  }

  @Test(arguments: kinds, [1, 2, 7, 23, 60])
  func everyPlaceLiesWithinThePicture(kind: Chart.Kind, count: Int) throws {
    let series = (0..<4).map { number in
      Chart.Series(name: "Reihe \(number)", values: (0..<count).map { $0 * 7 % 13 + number }, color: "1B4F72")
    }
    let chart = Chart(
      kind, title: "t", description: "d", categories: (0..<count).map { "20\($0 + 10) Q1" }, series: series)
    let text = SVGChart.render(chart, id: "x", .de)
    #expect(text == SVGChart.render(chart, id: "x", .de))
    let page = try HTMLPage(text)
    let height = try #require(page.all("svg")[0].attributes["height"].flatMap { Int($0) })
    for element in page.elements {
      let x = ChartTests.percent(element.attributes["x"] ?? "0")
      let width = ChartTests.percent(element.attributes["width"] ?? "0")
      #expect((0...100).contains(x))
      if element.name == "rect", width != 12 { #expect(x + width <= 100.05) }
      let y = Int(element.attributes["y"] ?? "0") ?? -1
      #expect(y >= 0 && y + (element.name == "rect" ? Int(element.attributes["height"] ?? "") ?? 0 : 0) <= height)
    }
  }

  @Test func aPictureSaysWhatItShows() throws {
    let page = try ChartTests.picture(SampleDocument.bars)
    #expect(page.all("svg")[0].attributes["role"] == "img")
    #expect(page.all("title").map(\.text) == [SampleDocument.bars.title])
    #expect(page.all("desc").map(\.text) == [SampleDocument.bars.description])
    for series in SampleDocument.bars.drawn { #expect(page.all("text").map(\.text).contains(series.name)) }
  }
}

/// Charts in a terminal keep to the page and are read without colour.
@Suite struct TextChartTests {
  private static let charts = [
    SampleDocument.bars, SampleDocument.columns, SampleDocument.waterfall, SampleDocument.ranks,
    Chart(
      .columns, title: "t", description: "d", categories: (0..<23).map { "Q\($0)" },
      series: [.init(name: "abgeschlossen", values: (0..<23).map { $0 * 7 % 13 }, color: "1B4F72")]),
    Chart(
      .stackedBars, title: "t", description: "d", categories: Array(SampleDocument.hostile.prefix(8)),
      series: SampleDocument.hostile.prefix(7).map { .init(name: $0, values: (0..<8).map { $0 * $0 }, color: "1B4F72") }
    ),
  ]

  @Test(arguments: charts.indices, 40...100)
  func everyLineFitsThePage(number: Int, width: Int) {
    let text = TextChart(chart: TextChartTests.charts[number], width: width, language: .de).render()
    for line in text.split(separator: "\n") where number < 5 { #expect(TerminalWidth.of(line) <= width, "\(line)") }
    #expect(!text.contains("\u{1B}"))
  }

  @Test(arguments: [40, 80])
  func everyFigureOfBarsIsWritten(width: Int) {
    func numbers(_ chart: Chart) -> [Int] {
      TextChart(chart: chart, width: width, language: .de).render().split { !$0.isNumber || !$0.isASCII }
        .compactMap { Int($0) }
    }
    #expect(numbers(SampleDocument.bars) == [12, 9, 4, 25, 4, 7, 0, 11, 0, 0, 0, 0])
    #expect(numbers(SampleDocument.waterfall) == [104, 9, 2, 1, 110])
  }

  @Test func aCurveRisesWithRanksThatFall() {
    let text = TextChart(chart: SampleDocument.ranks, width: 80, language: .de).render()
    #expect(
      text == """
        Gesamt      ▁▁▃▃▄▄  2020: 70 → 2025: 41
        Verwaltung  ···▅▅█  2023: 30 → 2025: 8
        Kleine Werte stehen oben.

        """)
  }

  @Test func aReportSaysInWordsOnlyWhatNoBarSays() {
    let text = TextDocument(width: 80, hasColor: false).render(SampleDocument.paper())
    // Every bar has its figures beside it; a curve has only its ends.
    #expect(!text.contains("Mobilität keines von 0."))
    #expect(text.contains("\n█ umgesetzt  ▒ in Umsetzung  ░ noch nicht begonnen\n"))
    #expect(text.contains("Der Rang ging von 70 (2020) auf 41 (2025)"))
    // A heading of the same words stands for the title.
    #expect(text.components(separatedBy: "Stand je Themenfeld\n").count == 2)
  }
}
