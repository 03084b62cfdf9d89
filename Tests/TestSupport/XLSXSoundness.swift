/// What must hold of every XLSX package whatever is in it, as a script for `Python.run`.
public enum XLSXSoundness {
  /// Every part is well-formed and declared, every relation leads to a part, children stand in the order of the schema.
  public static let script = #"""
    import sys, zipfile, posixpath, xml.etree.ElementTree as E
    z = zipfile.ZipFile(sys.argv[1]); names = z.namelist()
    def bad(*what): print("BAD", *what)
    if len(set(names)) != len(names): bad("twice")
    trees = {n: E.fromstring(z.read(n)) for n in names}
    local = lambda e: e.tag.split("}")[1]
    types = trees["[Content_Types].xml"]
    declared = {e.get("PartName")[1:] for e in types if local(e) == "Override"}
    for n in names:
      if not n.endswith(".rels") and n != "[Content_Types].xml" and n not in declared: bad("undeclared", n)
    for n in declared - set(names): bad("missing", n)
    R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for n, tree in trees.items():
      if n.endswith(".rels"):
        base = posixpath.dirname(posixpath.dirname(n))
        for r in tree:
          if r.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(base, r.get("Target")))
            if target not in names: bad("relation", n, target)
      else:
        rels = posixpath.join(posixpath.dirname(n), "_rels", posixpath.basename(n) + ".rels")
        known = {r.get("Id") for r in trees[rels]} if rels in trees else set()
        for e in tree.iter():
          if e.get(R) and e.get(R) not in known: bad("id", n, e.get(R))
    orders = {
      "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter ignoredErrors drawing",
      "workbook": "fileVersion workbookPr bookViews sheets definedNames calcPr",
      "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles",
      "chartSpace": "date1904 lang roundedCorners chart",
      "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
      "plotArea": "layout barChart lineChart catAx valAx",
      "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
      "lineChart": "grouping varyColors ser marker axId", "marker": "symbol size spPr",
      "legend": "legendPos legendEntry overlay", "headerFooter": "oddHeader oddFooter",
      "dLbls": "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
      "ser": "idx order tx spPr invertIfNegative marker dLbls cat val smooth",
      "catAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
      "valAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit",
      "scaling": "logBase orientation max min", "font": "b i u sz color name family", "xf": "alignment protection",
      "border": "left right top bottom diagonal", "dataValidation": "formula1 formula2", "c": "f v is",
    }
    for n, tree in trees.items():
      for e in tree.iter():
        if local(e) in orders and len(e):
          order = orders[local(e)].split()
          kids = [local(k) for k in e]
          if any(k not in order for k in kids): bad("child", n, local(e), kids)
          elif kids != sorted(kids, key=order.index): bad("order", n, local(e), kids)
    for e in trees["xl/styles.xml"].iter():
      if e.get("count") and int(e.get("count")) != len(e): bad("count", local(e), e.get("count"), len(e))
    S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    looks = len(trees["xl/styles.xml"].find(S + "cellXfs"))
    strings = trees["xl/sharedStrings.xml"]
    if int(strings.get("uniqueCount")) != len(strings): bad("strings")
    uses = 0
    for n in names:
      if n.startswith("xl/worksheets/sheet"):
        seen = []
        for c in trees[n].iter(S + "c"):
          seen.append(c.get("r"))
          if int(c.get("s", 0)) >= looks: bad("style", n, c.get("r"))
          if c.get("t") == "s":
            uses += 1
            if int(c.find(S + "v").text) >= len(strings): bad("string", n, c.get("r"))
        if len(set(seen)) != len(seen): bad("cells", n)
    if uses != int(strings.get("count")): bad("uses", uses)
    print("checked", len(names))
    """#
}
