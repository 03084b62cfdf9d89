import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

@testable import LotseExchange
@testable import LotseSheets

/// The sheet as a form, seen by a reader that is not ours.
@Suite struct UpdateSheetFormTests {
  /// Prints one line per fact: sheets, locked and unlocked cells with their rule.
  private static let script = #"""
    import sys, re, zipfile, xml.etree.ElementTree as E
    z = zipfile.ZipFile(sys.argv[1])
    S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    strings = ["".join(t.text or "" for t in s.iter(S + "t")) for s in E.fromstring(z.read("xl/sharedStrings.xml"))]
    xfs = E.fromstring(z.read("xl/styles.xml")).find(S + "cellXfs")
    locked = [x.find(S + "protection") is None or x.find(S + "protection").get("locked") != "0" for x in xfs]
    book = E.fromstring(z.read("xl/workbook.xml"))
    def value(c):
      v = c.find(S + "v")
      if v is None: return "".join(t.text or "" for t in c.iter(S + "t"))
      return strings[int(v.text)] if c.get("t") == "s" else v.text
    def inside(ref, area):
      def place(r):
        m = re.match(r"([A-Z]+)(\d+)$", r); n = 0
        for l in m[1]: n = n * 26 + ord(l) - 64
        return n, int(m[2])
      a, _, b = area.partition(":")
      (c, r), (c1, r1), (c2, r2) = place(ref), place(a), place(b or a)
      return c1 <= c <= c2 and r1 <= r <= r2
    trees = {s.get("name"): E.fromstring(z.read(f"xl/worksheets/sheet{i}.xml"))
      for i, s in enumerate(book.find(S + "sheets"), 1)}
    def words(formula):
      if formula.startswith('"'): return formula[1:-1].split(",")
      name, area = formula.replace("$", "").rsplit("!", 1)
      cells = {c.get("r"): value(c) for c in trees[name.strip("'")].iter(S + "c")}
      return [v for r, v in cells.items() if v and inside(r, area)]
    for i, s in enumerate(book.find(S + "sheets"), 1):
      name, tree = s.get("name"), trees[s.get("name")]
      p = tree.find(S + "sheetProtection")
      print("sheet", name, s.get("state", "visible"), "protected" if p is not None and p.get("sheet") == "1" else "open",
        "password" if p is not None and (p.get("password") or p.get("hashValue")) else "free", sep="|")
      hidden = [c.get("min") + "-" + c.get("max") for c in tree.iter(S + "col") if c.get("hidden") == "1"]
      print("hidden", name, *hidden, sep="|")
      rules = [(v.get("sqref"), v) for v in tree.iter(S + "dataValidation")]
      for c in tree.iter(S + "c"):
        rule = [v for a, v in rules if inside(c.get("r"), a)]
        told = ""
        if rule:
          v = rule[0]; told = v.get("type")
          if told == "list": told += "=" + ",".join(words(v.find(S + "formula1").text))
          if not v.get("prompt") or not v.get("error") or v.get("showErrorMessage") != "1": told += "!silent"
        print("cell", name, c.get("r"), "locked" if locked[int(c.get("s", 0))] else "unlocked", told,
          value(c).replace("\n", " "), len(rule), sep="|")
    """#

  private struct Cell {
    let isLocked: Bool
    let rule: String
    let value: String
    let rules: Int
  }

  private static func look(_ items: [SubProject], _ language: Language) throws -> (
    facts: [String], cells: [String: Cell]
  ) {
    let bytes = try UpdateSheetTests.bytes(items, language, "xlsx")
    let answer = try Python.run(script, on: bytes, named: "a.xlsx")
    #expect(answer.code == 0, "\(answer.text)")
    var cells: [String: Cell] = [:]
    for line in answer.lines where line.hasPrefix("cell|") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      cells[parts[1] + "!" + parts[2]] = Cell(
        isLocked: parts[3] == "locked", rule: parts[4], value: parts[5], rules: Int(parts[6]) ?? -1)
    }
    return (answer.lines.filter { !$0.hasPrefix("cell|") }, cells)
  }

  private static let open = Status.allCases.filter(\.isOpen)

  @Test(arguments: Language.allCases) func theSheetsAndWhatIsHidden(language: Language) throws {
    let facts = try UpdateSheetFormTests.look([Town.subProject(1, in: .pilot)], language).facts
    let (form, milestones, guide) = (
      UpdateSheet.name[language], UpdateSheet.milestones[language], UpdateSheet.guide[language]
    )
    #expect(
      facts.filter { $0.hasPrefix("sheet|") }.prefix(4) == [
        "sheet|\(form)|visible|protected|free", "sheet|\(milestones)|visible|protected|free",
        "sheet|\(guide)|visible|protected|free", "sheet|lotse|hidden|protected|free",
      ])
    let last = UpdateSheet.columns.count
    #expect(facts.contains("hidden|\(form)|\(last)-\(last)") && facts.contains("hidden|\(milestones)|6-6"))
    #expect(facts.contains("hidden|\(guide)"))
  }

  /// In every cell of every open status: locked where it stands for the item, else unlocked, with the rule of its column.
  @Test(arguments: Language.allCases) func everyCellHasItsRule(language: Language) throws {
    let items = UpdateSheetFormTests.open.enumerated().map { Town.subProject($0 + 1, in: $1) }
    let cells = try UpdateSheetFormTests.look(items, language).cells
    let name = UpdateSheet.name[language]
    var lists = 0
    for (row, item) in items.enumerated() {
      for (index, column) in UpdateSheet.columns.enumerated() {
        let place = "\(name)!\(Area.columnName(index))\(row + 5)"
        let cell = try #require(cells[place], "\(place)")
        #expect(cell.rules <= 1 && !cell.rule.hasSuffix("!silent"), "\(place)")
        switch column {
        case .number:
          #expect(cell.isLocked && cell.value == item.number.description)
        case .title: #expect(cell.isLocked && cell.value == item.title)
        case .hints, .seal: #expect(cell.isLocked && !cell.value.isEmpty)
        case .unchanged: #expect(!cell.isLocked && cell.rule == "list=" + language("ja", "yes"))
        case .attribute(.status):
          let allowed = Workflow.standard.moves(from: item.status, held: item.heldStatus).map(\.to)
          let words = ([item.status] + allowed.filter { $0 != .merged }).map { $0.label[language] }
          #expect(!cell.isLocked && cell.value == item.status.label[language])
          #expect(cell.rule == "list=" + words.joined(separator: ","), "\(place)")
          lists += 1
        case .attribute(let attribute):
          #expect(cell.isLocked == (UpdateSheet.isForOZG(attribute) && item.kind != .ozgService), "\(place)")
          switch attribute.form {
          case .day: #expect(cell.rule == "date", "\(place)")
          case .count: #expect(cell.rule == "whole", "\(place)")
          case .term(let type):
            #expect(cell.rule == "list=" + type.allCases.map { $0.label[language] }.joined(separator: ","), "\(place)")
          default: #expect(cell.rule.isEmpty, "\(place)")
          }
        }
      }
    }
    #expect(lists == UpdateSheetFormTests.open.count)
  }

  @Test func milestonesTakeOnlyDays() throws {
    var item = Town.subProject(1, in: .pilot)
    item.milestones = [
      Milestone(title: "Offen", due: Day("2026-12-01")),
      Milestone(title: "Fertig", due: Day("2026-10-01"), doneOn: Day("2026-10-02")),
    ]
    let cells = try UpdateSheetFormTests.look([item], .de).cells
    let rules = ["A", "B", "C", "D", "E", "F"].map { column in
      cells["Meilensteine!\(column)5"].map { "\($0.isLocked ? "locked" : "open") \($0.rule)" }
    }
    #expect(rules == ["locked ", "locked ", "locked ", "open date", "open date", "locked "])
    #expect(cells["Meilensteine!C5"]?.value == "Offen" && cells["Meilensteine!C6"] == nil)
  }

  /// The guide names a column of the form for everything that a move asks for.
  @Test(arguments: Language.allCases) func theGuideNamesTheColumns(language: Language) {
    let titles = UpdateSheet.columns.map { UpdateSheet.title($0, language) }
    for requirement in Requirement.allCases where requirement != .successor {
      #expect(!requirement.columns.isEmpty)
      for attribute in requirement.columns {
        #expect(titles.contains(UpdateSheet.title(.attribute(attribute), language)))
        #expect(UpdateSheet.ask(requirement, language).contains(attribute.label[language]))
      }
    }
  }
}
