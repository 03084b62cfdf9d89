import ArgumentParser
import Foundation
import LotseBasics
import LotseModel
import LotseSheets
import TestSupport
import Testing

@testable import LotseCommands
@testable import LotsePapers

/// A paper proves itself: untouched ones hold, and whatever somebody changes of figures, attachment or bytes is named.
@Suite(.serialized) struct PaperProofTests {
  private static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private let sandbox: Sandbox
  private let hasTypst = FileManager.default.isExecutableFile(atPath: checkout + "/.tools/typst")

  init() throws {
    sandbox = try Sandbox()
    guard hasTypst else {
      print("skipped: no typesetter in .tools; see make tools")
      return
    }
    try run("init --config \(PaperProofTests.checkout)/config/krefeld.yaml", on: "2026-08-03")
    for number in 1...12 {
      let visibility = number % 3 == 0 ? "council" : "public"
      try run(
        "add Dienst-\(number) --field \(number % 2 == 0 ? "ozg" : "efile") --kind tool --unit FB33 --visibility \(visibility)"
          + " --planned-end 2026-1\(number % 3)-15 --budget-planned \(number)2345", on: "2026-08-04")
      try run("status \(number) planned --decision V/\(number)", on: "2026-08-05")
    }
    try run("meeting add AVOS 2026-09-03 --cutoff 2026-08-14 --paper-no V/1", on: "2026-08-06")
    try run("meeting add AVOS 2026-12-03 --cutoff 2026-11-20 --paper-no V/2", on: "2026-08-06")
    for number in [1, 2, 4] {
      try run("status \(number) implementation --actual-start 2026-09-01", on: "2026-09-01")
    }
    try run(
      "rate 1 red --dimension cost --measure Nachverhandeln --decision-needed Mittel --decision-from Rat",
      on: "2026-11-17")
    try run("status 2 completed --actual-end 2026-11-10 --result Da --evidence Akte", on: "2026-11-18")
    for (name, options) in PaperProofTests.papers {
      try run("report \(options) -o \(sandbox.path(name))", on: "2026-11-23", typst: true)
    }
  }

  private static let papers = [
    ("a.pdf", "council AVOS"), ("b.pdf", "council AVOS --nonpublic --lang en"), ("c.pdf", "weekly --week 2026-W47"),
    ("d.pdf", "weekly --public --lang en --week 2026-W47"),
  ]

  /// How many forgeries of each kind are tried; `LOTSE_ROUNDS=5` tries a thousand.
  private static let rounds = Rounds.of(200)

  @discardableResult
  private func run(_ words: String, on day: String, typst: Bool = false) throws -> Reply {
    let environment = [
      "LOTSE_SHARE": PaperProofTests.checkout, "LOTSE_DB": sandbox.path("strategie.db"), "LOTSE_ACTOR": "stabsstelle",
      "LOTSE_TYPST": typst ? PaperProofTests.checkout + "/.tools/typst" : "/nirgends", "PATH": "/usr/bin:/bin",
    ]
    let world = World(
      environment: environment, now: try Instant(parsing: day + "T08:00:00Z"), standardOutputIsTerminal: false,
      standardErrorIsTerminal: false, standardInputIsTerminal: false, columns: 80, executable: "/nirgends/bin/lotse")
    let parsed = try Lotse.parseAsRoot(words.split(separator: " ").map(String.init))
    let command = try #require(parsed as? any Command)
    return try command.reply(in: Session(world, command.common))
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: sandbox.path(name))))
  }

  private func session() throws -> Session {
    let environment = [
      "LOTSE_SHARE": PaperProofTests.checkout, "LOTSE_DB": sandbox.path("strategie.db"), "LOTSE_TYPST": "/nirgends",
    ]
    return Session(World.bare(environment), try CommonOptions.parse([]))
  }

  private func proof(_ name: String) throws -> JSONValue {
    let text = try #require(try PDFFile(bytes(name)).attachments()[PaperProof.figures])
    return try #require(JSONValue(parsing: String(decoding: text, as: UTF8.self)))
  }

  /// The paper as it is counted anew.
  private func document(_ name: String) throws -> Document { try session().recounted(proof(name)).document }

  /// Whether what a paper carries is not what it is recounted to.
  private func isNamed(_ proof: JSONValue) throws -> Bool {
    let session = try session()
    do { return try !proof.differences(to: session.proof(of: session.recounted(proof))).isEmpty } catch { return true }
  }

  private func numberOf(_ page: Int, in file: PDFFile) throws -> Int {
    let index = try file.pages().firstIndex(of: page)
    return try #require(index) + 1
  }

  /// What is said of a paper with these bytes; nil where it is refused.
  private func verified(_ bytes: [UInt8], typst: Bool = false) throws -> Reply? {
    try Data(bytes).write(to: URL(filePath: sandbox.path("x.pdf")))
    do { return try run("report verify \(sandbox.path("x.pdf"))", on: "2031-01-01", typst: typst) } catch is Failure {
      return nil
    }
  }

  @Test func untouchedPapersHold() throws {
    guard hasTypst else { return }
    for (name, _) in PaperProofTests.papers {
      let paper = try bytes(name)
      let reply = try #require(try verified(paper))
      #expect(reply.code == 0, "\(name): \(reply.data)")
      let document = try document(name)
      for _ in 0..<(PaperProofTests.rounds / 4) {
        #expect(PDFSeal.state(of: paper) == .intact)
        #expect(try document.differences(to: PDFFile(paper).texts()).isEmpty)
      }
      let proven = try #require(try verified(paper, typst: true))
      #expect(proven.code == 0 && proven.data.contains("Byte für Byte gleich"), "\(proven.data)")
    }
  }

  /// Also those that change nothing on a page, such as a day in its properties.
  @Test func everyChangedByteIsNamed() throws {
    guard hasTypst else { return }
    var dice = Dice(12)
    for round in 0..<PaperProofTests.rounds {
      var paper = try bytes(PaperProofTests.papers[round % 4].0)
      let place = Int.random(in: 0..<paper.count, using: &dice)
      paper[place] ^= UInt8.random(in: 1...255, using: &dice)
      #expect(PDFSeal.state(of: paper) != .intact, "\(place)")
      guard round % 20 == 0 else { continue }
      let reply = try verified(paper)
      #expect(reply.map { $0.code == 1 && $0.data.contains("die Bytes sind nicht mehr die") } ?? true, "\(place)")
    }
    for round in 0..<40 {
      let paper = try bytes(PaperProofTests.papers[round % 4].0)
      let place = Int.random(in: 0..<paper.count, using: &dice)
      let cut = Array(paper[..<place])
      let longer: [UInt8] = cut + [0x20] + paper[place...]
      for other: [UInt8] in [cut, longer, paper + [0x0A]] {
        #expect(PDFSeal.state(of: other) != .intact, "\(place)")
      }
    }
  }

  /// A figure on a page is another one, and the hash in the file is made to fit: page, print and recount are told.
  @Test func everyForgedFigureOnAPageIsNamed() throws {
    guard hasTypst else { return }
    var dice = Dice(13)
    let documents = try Dictionary(
      uniqueKeysWithValues: PaperProofTests.papers.map { ($0.0, try document($0.0)) })
    let files = try PaperProofTests.papers.map { try PDFFile(bytes($0.0)) }
    let texts = try files.map { try $0.texts() }
    var forgeries = 0
    while forgeries < PaperProofTests.rounds {
      let file = files[forgeries % 4]
      let page = dice.pick(try file.pages())
      guard case .reference(let contents)? = try file.resolved(.reference(page))["Contents"],
        let forged = try withAnotherDigit(file, page, &dice)
      else { continue }
      let bytes = try #require(Forgery.replacing(contents, with: forged, in: file.bytes))
      // Pictures and what stands at the edge of a page are seen where it is set anew.
      guard case let told = try PDFFile(bytes).texts(), told != texts[forgeries % 4] else { continue }
      forgeries += 1
      #expect(PDFSeal.state(of: bytes) == .intact)
      let number = try numberOf(page, in: file)
      let name = PaperProofTests.papers[(forgeries - 1) % 4].0
      // A text that goes on to another page is named with the one that it begins on.
      let differences = documents[name]?.differences(to: told) ?? []
      #expect(
        differences.contains { (number - 1...number).contains($0.page) },
        "\(name), page \(number): \(differences)")
      guard forgeries % 20 == 1 else { continue }
      let reply = try #require(try verified(bytes))
      #expect(reply.code == 1 && reply.data.contains(": gedruckt „"), "\(reply.data)")
    }
  }

  @Test func aForgedPictureIsSeenWhereThePageIsSetAnew() throws {
    guard hasTypst else { return }
    var dice = Dice(14)
    var forgeries = 0
    while forgeries < 8 {
      let paper = try bytes(PaperProofTests.papers[forgeries % 4].0)
      let file = try PDFFile(paper)
      let page = dice.pick(try file.pages())
      guard case .reference(let contents)? = try file.resolved(.reference(page))["Contents"] else { continue }
      let drawing = try file.stream(.reference(contents))
      let bytes = try #require(
        Forgery.replacing(contents, with: drawing + Array("\n0 0 m 9 9 l S".utf8) as [UInt8], in: paper))
      forgeries += 1
      let number = try numberOf(page, in: file)
      let reply = try #require(try verified(bytes, typst: true))
      #expect(reply.code == 1 && reply.data.contains("  Seite \(number): anders gezeichnet"), "\(reply.data)")
      #expect(try verified(bytes)?.data.contains("nicht verglichen, weil Typst fehlt") == true)
    }
  }

  /// A figure, a day, a hash or a word in what it carries is another one, and the hash in the file is made to fit.
  @Test func everyForgedAttachmentIsNamed() throws {
    guard hasTypst else { return }
    var dice = Dice(15)
    var forgeries = 0
    while forgeries < PaperProofTests.rounds {
      let paper = try bytes(PaperProofTests.papers[forgeries % 4].0)
      let file = try PDFFile(paper)
      let attached = try #require(try file.resolved(file.catalog["AF"]).list?.first)
      guard case .reference(let stream)? = try file.resolved(attached)["EF"]?["F"] else { break }
      var text = try file.stream(.reference(stream))
      // What it was made with is told, not recounted.
      let made = String(decoding: text, as: UTF8.self).firstRange(of: "\"made_with\"")
      let place = Int.random(in: 0..<text.count, using: &dice)
      let start = made.map { String(decoding: text, as: UTF8.self)[..<$0.lowerBound].utf8.count } ?? 0
      guard text[place] >= 0x30, text[place] <= 0x39, !(start..<(start + 500)).contains(place) else { continue }
      text[place] = text[place] == 0x39 ? 0x31 : text[place] + 1
      forgeries += 1
      let bytes = try #require(Forgery.replacing(stream, with: text, in: paper))
      #expect(PDFSeal.state(of: bytes) == .intact)
      let forged = try #require(JSONValue(parsing: String(decoding: text, as: UTF8.self)))
      // What has no bearing on any figure, such as when earlier papers were looked up, the print tells.
      if try isNamed(forged), forgeries % 20 != 1 { continue }
      let reply = try #require(try verified(bytes))
      #expect(reply.code == 1, "\(reply.data)")
    }
  }

  /// The drawing of a page with one digit of its texts replaced by another one of the same font; nil where it has none.
  private func withAnotherDigit(_ file: PDFFile, _ page: Int, _ dice: inout Dice) throws -> [UInt8]? {
    var drawing = try file.stream(file.resolved(.reference(page))["Contents"])
    let fonts = try file.resolved(file.resolved(file.resolved(.reference(page))["Resources"])["Font"])
    guard case .dictionary(let named) = fonts, let name = named.keys.sorted().randomElement(using: &dice) else {
      return nil
    }
    let characters = try PDFFile.characters(file.stream(file.resolved(named[name])["ToUnicode"]))
    let digits = characters.filter { $0.value.count == 1 && $0.value.first?.isWholeNumber == true }.keys.sorted()
    guard digits.count > 1 else { return nil }
    // Glyphs of digits stand as four hexadecimal digits of an escape, or as two bytes in brackets.
    var places: [Int] = []
    var isInFont = false
    var isInText = false
    for index in drawing.indices.dropLast(3) {
      if drawing[index] == UInt8(ascii: "/"), !isInText {
        let word = String(decoding: drawing[(index + 1)...].prefix { $0 > 0x20 }, as: UTF8.self)
        if word.hasPrefix("f"), Int(word.dropFirst()) != nil { isInFont = word == name }
      }
      if drawing[index] == UInt8(ascii: "("), drawing[index - 1] != UInt8(ascii: "\\") { isInText = true }
      if drawing[index] == UInt8(ascii: ")"), drawing[index - 1] != UInt8(ascii: "\\") { isInText = false }
      // `\000x`: a glyph of one printed letter.
      let isGlyph =
        drawing[index...].starts(with: Array("\\000".utf8)) && index + 4 < drawing.count
        && digits.contains(Int(drawing[index + 4]))
      if isInFont, isInText, isGlyph { places.append(index + 4) }
    }
    guard let place = places.randomElement(using: &dice) else { return nil }
    let plain = digits.filter { (0x2A...0x7E).contains($0) && $0 != Int(drawing[place]) && $0 != 0x5C }
    guard let other = plain.randomElement(using: &dice) else { return nil }
    drawing[place] = UInt8(other)
    return drawing
  }
}
