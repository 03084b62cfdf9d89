import Foundation
import LotseBasics
import TestSupport
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// Every kind of chart is drawn natively in every format, from figures that stand in the file.
@Suite struct ChartDrawingTests {
  private static let charts = [
    SampleDocument.bars, SampleDocument.columns, SampleDocument.waterfall, SampleDocument.ranks,
  ]

  /// With the name that a series has which is not drawn.
  private func charts(undrawn: (String) -> String) -> [Chart] {
    ChartDrawingTests.charts.map { chart in
      var chart = chart
      for index in chart.series.indices where chart.series[index].color == nil {
        chart.series[index].name = undrawn(chart.series[index].name)
      }
      return chart
    }
  }

  @Test(arguments: Language.allCases) func spreadsheets(language: Language) throws {
    let book = SampleDocument.paper(language).workbook()
    let named = charts { $0 + language(" (nicht gezeichnet)", " (not drawn)") }
    #expect(try ReadCharts.of(XLSXDocument.bytes(book), named: "a.xlsx") == named)
    // Its legend has no way to leave a series out, and shows a blank instead.
    let blank = charts { _ in "\u{A0}" }
    #expect(try ReadCharts.of(ODSDocument.bytes(book), named: "a.ods") == blank)
  }

  @Test(arguments: Language.allCases) func textDocuments(language: Language) throws {
    let bytes = try ODTDocument.bytes(SampleDocument.paper(language))
    #expect(try ReadCharts.of(bytes, named: "a.odt") == charts { _ in "\u{A0}" })
  }

  @Test func openpyxlReadsTheKinds() throws {
    guard try Python.has("openpyxl") else { return }
    let script = #"""
      import sys, openpyxl
      for sheet in openpyxl.load_workbook(sys.argv[1]):
        for c in sheet._charts:
          kind = type(c).__name__ + ("" if type(c).__name__ == "LineChart" else " " + c.barDir) + " " + c.grouping
          print(kind, c.y_axis.scaling.orientation, [[int(p.v) for p in s.val.numRef.numCache.pt] for s in c.ser])
      """#
    let answer = try Python.run(
      script, on: XLSXDocument.bytes(SampleDocument.paper().workbook()), named: "a.xlsx")
    #expect(
      answer.lines == [
        "BarChart bar stacked minMax [[12, 4, 0], [9, 7, 0], [4, 0, 0]]",
        "BarChart col clustered minMax [[2, 5, 3, 8, 6, 7], [4, 4, 5, 6, 9, 9]]",
        "BarChart col stacked minMax [[0, 104, 111, 110, 0], [104, 0, 0, 0, 110], [0, 9, 0, 0, 0], [0, 0, 2, 1, 0]]",
        "LineChart standard maxMin [[70, 62, 49, 46, 43, 41], [30, 27, 8]]",
      ])
  }

  /// A part of a stack too thin for its figure has none; neither has a part of nothing.
  @Test func onlyReadableFiguresAreWritten() throws {
    let chart = Chart(
      .stackedBars, title: "Stand", description: "", categories: ["a", "b", "c"],
      series: [
        .init(name: "x", values: [190, 0, 5], color: "1B4F72"),
        .init(name: "y", values: [10, 4, nil], color: "D6DBDF"),
      ])
    #expect(chart.leastLabelled == 5)
    let book = Document(.de, [.heading(1, "Stand"), .chart(chart)]).workbook()
    let script = #"""
      import sys, zipfile, re
      z = zipfile.ZipFile(sys.argv[1]); n = [n for n in z.namelist() if "chart1.xml" in n or n == "Object 1/content.xml"][0]
      text = z.read(n).decode()
      print(re.findall("formatCode=\"(\\[.*?)\"", text) or re.findall("<chart:data-point( .*?)/>", text))
      """#
    #expect(
      try Python.run(script, on: XLSXDocument.bytes(book), named: "a.xlsx").lines == [
        "['[&gt;=5]#,##0;', '[&gt;=5]#,##0;']"
      ])
    #expect(
      try Python.run(script, on: ODSDocument.bytes(book), named: "a.ods").lines == [
        "[' chart:repeated=\"1\"', ' chart:style-name=\"silent\" chart:repeated=\"2\"', "
          + "' chart:style-name=\"silent\" chart:repeated=\"3\"']"
      ])
  }

  /// On paper figures have room beside each other, and a rank begins at the first.
  @Test func figuresOfAnObjectHaveRoom() {
    func content(_ chart: Chart) -> String {
      let writer = ODFChartWriter(chart: chart, width: 165, height: 80, showsNumbers: true, source: .ownTable)
      return String(decoding: writer.content.bytes, as: UTF8.self)
    }
    func quarters(_ count: Int) -> Chart {
      Chart(
        .columns, title: "", description: "", categories: (1...count).map { "Q\($0)" },
        series: ["a", "b"].map { .init(name: $0, values: Array(repeating: 12, count: count), color: "1B4F72") })
    }
    #expect(content(quarters(8)).contains("chart:data-label-number=\"value\""))
    #expect(!content(quarters(24)).contains("chart:data-label-number=\"value\""))
    let bars = Chart(
      .stackedBars, title: "", description: "", categories: ["a"],
      series: [
        .init(name: "x", values: [97], color: "1B4F72"), .init(name: "y", values: [4], color: "D6DBDF"),
        .init(name: "z", values: [10], color: "F5B041"),
      ])
    // 97 and 10 have room, 4 has none.
    #expect(content(bars).split(separator: "chart:style-name=\"silent\"").count == 2)
    #expect(content(SampleDocument.ranks).contains("chart:minimum=\"1\""))
    #expect(content(SampleDocument.columns).contains("chart:minimum=\"0\""))
  }

  @Test(arguments: [
    ("1B4F72", "FFFFFF"), ("5DADE2", "000000"), ("D6DBDF", "000000"), ("F5B041", "000000"), ("7D3C98", "FFFFFF"),
    ("1B7837", "FFFFFF"),
  ]) func figuresStandOut(color: String, ink: String) { #expect(SampleDocument.bars.labelInk(on: color) == ink) }

  /// Counts have no halves on their axis.
  @Test func smallCountsHaveWholeSteps() {
    func chart(_ value: Int) -> Chart {
      Chart(
        .columns, title: "", description: "", categories: ["a"],
        series: [.init(name: "x", values: [value], color: "1B4F72")])
    }
    #expect([0, 1, 5, 6].map { chart($0).wholeSteps } == [1, 1, 1, nil])
  }

  /// LibreOffice, where it is installed, understands the same charts, whichever format they come in.
  @Test(arguments: ["xlsx", "ods"]) func libreOfficeReadsTheKinds(format: String) throws {
    guard try Python.run("soffice", ["--version"]).code == 0 else { return print("skipped: soffice is not installed") }
    let sandbox = try Sandbox()
    let book = SampleDocument.paper().workbook()
    let bytes = try format == "xlsx" ? XLSXDocument.bytes(book) : ODSDocument.bytes(book)
    try Data(bytes).write(to: URL(filePath: sandbox.path("a.\(format)")))
    _ = try Python.run(
      "soffice",
      [
        "--headless", "-env:UserInstallation=file://\(sandbox.path("profile"))", "--convert-to", "xlsx", "--outdir",
        sandbox.path("out"), sandbox.path("a.\(format)"),
      ])
    let script = #"""
      import sys, zipfile, re, xml.etree.ElementTree as E
      z = zipfile.ZipFile(sys.argv[1]); C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
      get = lambda e, *names: [x.get("val") for n in names for x in list(e.iter(C + n))[:1]]
      for n in sorted(n for n in z.namelist() if re.match(r"xl/charts/chart\d+.xml", n)):
        c = E.fromstring(z.read(n))
        print(get(c, "barDir", "grouping"), get(c.find(".//" + C + "valAx"), "orientation"),
          [[p.find(C + "v").text for p in s.find(C + "val").iter(C + "pt")] for s in c.iter(C + "ser")])
      """#
    let answer = try Python.run("python3", ["-c", script, sandbox.path("out/a.xlsx")])
    // LibreOffice numbers the charts as it likes.
    #expect(
      answer.lines.sorted() == [
        "['bar', 'stacked'] ['minMax'] [['12', '4', '0'], ['9', '7', '0'], ['4', '0', '0']]",
        "['col', 'clustered'] ['minMax'] [['2', '5', '3', '8', '6', '7'], ['4', '4', '5', '6', '9', '9']]",
        "['col', 'stacked'] ['minMax'] [['0', '104', '111', '110', '0'], ['104', '0', '0', '0', '110'], "
          + "['0', '9', '0', '0', '0'], ['0', '0', '2', '1', '0']]",
        "['standard'] ['maxMin'] [['70', '62', '49', '46', '43', '41'], ['30', '27', '8']]",
      ])
  }
}
