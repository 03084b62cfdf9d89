internal import Foundation
public import LotseSheets
import Testing

/// The charts of a written file as a stranger reads them: every figure out of the cells that the chart refers to.
public enum ReadCharts {
  private struct Read: Decodable {
    struct Series: Decodable {
      var name: String
      var values: [Int?]
      var color: String?
    }

    var kind: String
    var title: String
    var description: String
    var categories: [String]
    var series: [Series]
    var isReversed: Bool
  }

  public static func of(_ bytes: [UInt8], named name: String) throws -> [Chart] {
    let answer = try Python.run(start + (name.hasSuffix(".xlsx") ? xlsx : odf), on: bytes, named: name)
    return try JSONDecoder().decode([Read].self, from: Data(answer.text.utf8)).map { read in
      Chart(
        try #require(Chart.Kind(rawValue: read.kind)), title: read.title, description: read.description,
        categories: read.categories,
        series: read.series.map { .init(name: $0.name, values: $0.values, color: $0.color) },
        isReversed: read.isReversed)
    }
  }

  private static let start = #"""
    import sys, zipfile, json, re, posixpath, xml.etree.ElementTree as E
    z = zipfile.ZipFile(sys.argv[1]); out = []
    def cells(address):
      sheet, area = re.match(r"'?(.*?)'?[!.]([$A-Z0-9:.]+)$", address.split(":")[0]).groups()
      corners = re.findall(r"\$?([A-Z]+)\$?(\d+)", address.split("!")[-1] if "!" in address else re.sub(r"'[^']*'", "", address).replace("local-table", ""))
      number = lambda letters: sum((ord(c) - 64) * 26 ** i for i, c in enumerate(reversed(letters)))
      (c1, r1), (c2, r2) = corners[0], corners[-1]
      return sheet, [(r, c) for r in range(int(r1), int(r2) + 1) for c in range(number(c1), number(c2) + 1)]

    """#

  private static let xlsx = #"""
    C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"; A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    strings = ["".join(t.text or "" for t in si.iter(S + "t")) for si in E.fromstring(z.read("xl/sharedStrings.xml"))]
    sheets = {}
    for i, s in enumerate(E.fromstring(z.read("xl/workbook.xml")).iter(S + "sheet")):
      grid = sheets[s.get("name")] = {}
      for c in E.fromstring(z.read("xl/worksheets/sheet%d.xml" % (i + 1))).iter(S + "c"):
        letters, row = re.match(r"([A-Z]+)(\d+)", c.get("r")).groups()
        v = c.find(S + "v")
        if v is not None: grid[cells("x!" + c.get("r"))[1][0]] = strings[int(v.text)] if c.get("t") == "s" else v.text
    def ref(e):
      f = e.find(".//" + C + "f").text
      sheet, places = cells(f)
      values = [sheets[sheet].get(p) for p in places]
      cache = {int(p.get("idx")): p.find(C + "v").text for p in e.iter(C + "pt")}
      assert [cache.get(i) for i in range(len(values))] == values, (f, cache, values)
      assert int(e.find(".//" + C + "ptCount").get("val")) == len(values)
      return values
    frames = []
    for n in sorted(n for n in z.namelist() if re.match(r"xl/drawings/drawing\d+.xml", n)):
      frames += [e for e in E.fromstring(z.read(n)).iter() if e.tag.endswith("}cNvPr")]
    for i, frame in enumerate(frames):
      c = E.fromstring(z.read("xl/charts/chart%d.xml" % (i + 1)))
      bar = c.find(".//" + C + "barChart")
      grouping = next(c.iter(C + "grouping")).get("val")
      kind = "line" if bar is None else {("bar", "stacked"): "stacked-bars", ("col", "stacked"): "stacked-columns", ("col", "clustered"): "columns"}[bar.find(C + "barDir").get("val"), grouping]
      assert (bar is None) == (c.find(".//" + C + "lineChart") is not None)
      silent = {e.find(C + "idx").get("val") for e in c.iter(C + "legendEntry") if e.find(C + "delete").get("val") == "1"}
      series = []
      for s in c.iter(C + "ser"):
        color = s.find(C + "spPr").find(".//" + A + "srgbClr")
        if s.find(C + "spPr").find(A + "noFill") is not None: color = None
        assert (color is None) == (s.find(C + "idx").get("val") in silent) == (s.find(C + "dLbls") is None)
        assert kind != "line" or s.find(C + "marker").find(C + "symbol").get("val") != "none"
        values = [None if v is None else int(v) for v in ref(s.find(C + "val"))]
        series.append({"name": ref(s.find(C + "tx"))[0], "values": values, "color": color is not None and color.get("val") or None})
      value, category = c.find(".//" + C + "valAx"), c.find(".//" + C + "catAx")
      turned = value.find(C + "scaling").find(C + "orientation").get("val") == "maxMin"
      assert not turned or category.find(C + "crosses").get("val") == "max"
      out.append({"kind": kind, "title": next(c.iter(A + "t")).text, "description": frame.get("descr"), "isReversed": turned,
        "categories": ref(next(c.iter(C + "ser")).find(C + "cat")), "series": series})
    print(json.dumps(out))
    """#

  private static let odf = #"""
    N = {p: "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}" % n for p, n in [("office", "office"), ("table", "table"), ("text", "text"),
      ("style", "style"), ("draw", "drawing"), ("svg", "svg-compatible"), ("chart", "chart")]}
    q = lambda name: N[name.split(":")[0]] + name.split(":")[1]
    def grid(table):
      found, row = {}, 1
      for r in table.iter(q("table:table-row")):
        column = 1
        for c in r:
          value = c.get(q("office:value"))
          if value is None and c.find(q("text:p")) is not None: value = "\n".join("".join(p.itertext()) for p in c.findall(q("text:p"))) or None
          if value is not None: found[row, column] = value
          column += int(c.get(q("table:number-columns-repeated"), 1))
        row += int(r.get(q("table:number-rows-repeated"), 1))
      return found
    content = E.fromstring(z.read("content.xml"))
    outer = {t.get(q("table:name")): grid(t) for t in content.iter(q("table:table"))}
    for frame in content.iter(q("draw:frame")):
      object = frame.find(q("draw:object")).get("{http://www.w3.org/1999/xlink}href")[2:]
      c = E.fromstring(z.read(object + "/content.xml"))
      own = grid(next(c.iter(q("table:table"))))
      tables = dict(outer, **{"local-table": own})
      get = lambda address: [tables[cells(address)[0]].get(p) for p in cells(address)[1]]
      style = {s.get(q("style:name")): s for s in c.iter(q("style:style"))}
      properties = lambda name: style[name].find(q("style:chart-properties"))
      plot = properties("plot")
      chart = next(c.iter(q("chart:chart")))
      kind = {("chart:line", None, None): "line", ("chart:bar", "true", "true"): "stacked-bars", ("chart:bar", "false", "true"): "stacked-columns",
        ("chart:bar", "false", None): "columns"}[chart.get(q("chart:class")), plot.get(q("chart:vertical")), plot.get(q("chart:stacked"))]
      series = []
      for i, s in enumerate(c.iter(q("chart:series"))):
        look = style[s.get(q("chart:style-name"))]
        graphic = look.find(q("style:graphic-properties"))
        color = graphic.get(q("draw:fill-color")) if graphic.get(q("draw:fill")) != "none" else None
        label = look.find(q("style:chart-properties"))
        assert (color is not None) == (label is not None and label.get(q("chart:data-label-number")) == "value")
        values = get(s.get(q("chart:values-cell-range-address")))
        assert values == [own.get((r + 2, i + 2)) for r in range(len(values))]
        assert sum(int(p.get(q("chart:repeated"), 1)) for p in s.iter(q("chart:data-point"))) == len(values)
        name = get(s.get(q("chart:label-cell-address")))[0]
        series.append({"name": name, "values": [None if v is None else int(v) for v in values], "color": color and color[1:]})
      turned = properties("values").get(q("chart:reverse-direction")) == "true"
      assert not turned or properties("categories").get(q("chart:axis-position")) == "end"
      out.append({"kind": kind, "title": "".join(next(c.iter(q("chart:title"))).itertext()), "description": "".join(frame.find(q("svg:desc")).itertext()),
        "categories": get(next(c.iter(q("chart:categories"))).get(q("table:cell-range-address"))), "series": series, "isReversed": turned})
    print(json.dumps(out))
    """#
}
