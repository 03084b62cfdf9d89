import LotseBasics
import Testing

@testable import LotsePapers
@testable import LotseSheets

/// A city says what its reports hold and how its sections are called; what is wrong in an outline is named with its place.
@Suite struct OutlineTests {
  private enum Part: String, OutlinePart { case summary, list }

  private func outline(_ text: String) throws(OutlineFlaw) -> Outline<Part> {
    try Outline(text, values: ["city", "paper_no", "marking", "notice"])
  }

  private func blocks(_ text: String, _ values: [String: String] = ["city": "Musterstadt"]) throws -> [String] {
    let blocks = try outline(text).blocks(values: values) { part in
      switch part {
      case .summary: [.paragraph("Kurz.")]
      case .list: [.list(["a", "b"])]
      }
    }
    return blocks.map { block in
      switch block {
      case .heading(let level, let text): "h\(level) \(text)"
      case .paragraph(let text): "p \(text)"
      case .notice(let text): "! \(text)"
      case .list(let items): "- \(items.joined(separator: "|"))"
      default: "?"
      }
    }
  }

  @Test func textIsFilledAndPartsArePutIn() throws {
    let text = """
      <!-- a remark for the office
           of two lines -->
      # Bericht {{city}}

      > Achtung {{ city }}

      Erste Zeile
      zweite Zeile\\
      dritte

      {{> summary}}
      - eins
      - zwei {{city}}
      {{> list }}
      """
    #expect(
      try blocks(text) == [
        "h1 Bericht Musterstadt", "! Achtung Musterstadt", "p Erste Zeile zweite Zeile\ndritte", "p Kurz.",
        "- eins|zwei Musterstadt", "- a|b",
      ])
  }

  @Test func whatNamesAMissingValueIsLeftOutAndSoIsAHeadingOverNothing() throws {
    let text = """
      # Titel
      ## Bezug
      Vorlage {{paper_no}}.
      ### Darunter
      Zu {{paper_no}}
      ## Kurz
      ### Teil
      {{> summary}}
      ## Leer
      """
    #expect(try blocks(text) == ["h1 Titel", "h2 Kurz", "h3 Teil", "p Kurz."])
    #expect(try blocks(text, ["paper_no": "V/1"]).contains("h3 Darunter"))
  }

  @Test func aValueIsNeverMarkup() throws {
    #expect(try blocks("# A\nStadt {{city}}", ["city": "# {{> list}}\n- x"]) == ["h1 A", "p Stadt # {{> list}}\n- x"])
  }

  @Test(arguments: [
    // Neither is named.
    ("# Titel\nText", ["h1 Titel", "! Nichtöffentlich", "! Musterdaten", "p Text"]),
    // Both are, one of them in a text of the city's own.
    (
      "# Titel\nText\n\nHinweis: {{notice}}!\n> {{marking}}",
      ["h1 Titel", "p Text", "p Hinweis: Musterdaten!", "! Nichtöffentlich"]
    ),
    // What names them is left out, for want of another value or as a heading over nothing.
    ("# Titel\n{{marking}} {{paper_no}}\n## {{notice}}", ["h1 Titel", "! Nichtöffentlich", "! Musterdaten"]),
    ("# {{paper_no}}\nText", ["! Nichtöffentlich", "! Musterdaten", "p Text"]),
    ("## Vorab\nText\n# Titel", ["h2 Vorab", "p Text", "h1 Titel", "! Nichtöffentlich", "! Musterdaten"]),
  ])
  func noOutlineLeavesOutWhatMustBeSaid(text: String, expected: [String]) throws {
    #expect(try blocks(text, ["marking": "Nichtöffentlich", "notice": "Musterdaten"]) == expected)
    #expect(try !blocks(text, ["marking": "", "city": "Musterstadt"]).contains { $0.hasPrefix("!") })
  }

  @Test(arguments: [
    (
      "a\nb {{stadt}}", 2, 3,
      OutlineFlaw.Reason.unknownValue("stadt", known: ["city", "paper_no", "marking", "notice"])
    ),
    ("  {{> sumary}}", 1, 3, .unknownPart("sumary", known: ["summary", "list"])),
    ("## Über {{city", 1, 9, .unclosed), ("{{> summary", 1, 1, .unclosed),
    ("{{> summary}} und", 1, 1, .partWithinLine("summary")),
    ("# A\nKurz: {{>summary}}", 2, 7, .partWithinLine("summary")),
    ("", 1, 1, .noTitle), ("\n\n", 1, 1, .noTitle), ("## Kurz\n\n{{> summary}}", 1, 1, .noTitle),
  ])
  func flawsAreNamedWithTheirPlace(text: String, line: Int, column: Int, reason: OutlineFlaw.Reason) {
    let flaw = #expect(throws: OutlineFlaw.self) { try outline(text) }
    #expect(flaw?.line == line && flaw?.column == column && flaw?.reason == reason)
  }

  @Test func jsonReadsWhatItWrote() throws {
    let value = JSONValue.object([
      "a": .array([.int(1), .bool(true), .null, .string("ü \"\n\\")]),
      "b": .object(["c": .int(-7), "d": .bool(false)]),
    ])
    #expect(JSONValue(parsing: value.text()) == value)
    #expect(JSONValue(parsing: value.line()) == value)
    #expect(JSONValue(parsing: "{") == nil)
    let other = JSONValue.object(["a": .array([.int(1), .bool(false)]), "b": .object(["c": .int(-7)])])
    #expect(
      value.differences(to: other).map(\.path) == ["a[2]", "a[3]", "a[4]", "b.d"])
    #expect(value.differences(to: value).isEmpty)
    let more = JSONValue.object(["c": .int(1)])
    #expect(JSONValue.object([:]).differences(to: more).isEmpty, "what is said in addition is no difference")
    #expect(JSONValue.array([]).differences(to: .array([more])).map(\.path) == ["[1]"])
  }

  @Test func anArchiveGivesBackItsFiles() throws {
    let files: [(name: String, bytes: [UInt8])] = [
      ("vorlage.pdf", Array("%PDF".utf8)), ("zahlen.json", []), ("Ä.html", (0..<200_000).map { UInt8($0 % 251) }),
    ]
    let archive = try ZipArchive.bytes(files)
    #expect(try ZipArchive.bytes(files) == archive)
    let read = try ZipArchive.files(archive)
    #expect(read.map(\.name) == files.map(\.name))
    #expect(read.map(\.bytes) == files.map(\.bytes))
    #expect(throws: (any Error).self) { try ZipArchive.files(Array(archive.prefix(100))) }
  }
}
