import LotseBasics
import LotseModel
import TestSupport
import Testing

/// Text is in one normal form, found without umlauts and inside compounds, and guessed when mistyped.
@Suite struct TextTests {
  @Test(arguments: [("u\u{308}", "ü"), ("A\u{30A}", "Å"), ("ü", "ü"), ("한", "한"), ("plain", "plain")])
  func textIsComposed(written: String, kept: String) {
    #expect(Array(Text.normalized(written).unicodeScalars) == Array(kept.unicodeScalars))
  }

  @Test(arguments: [
    ("Straße", "strasse"), ("STRASSE", "strasse"), ("Ärzte", "arzte"), ("Čeština", "cestina"), ("Æsir", "aesir"),
    ("ẞ", "ss"), ("ŁÓDŹ", "lodz"),
  ])
  func foldingForgetsCaseAndDiacritics(text: String, folded: String) {
    #expect(Text.folded(text) == folded)
  }

  @Test(arguments: ["strasse", "STRASSE", "Straße", "wohngeld", "burger", "buerger", "bürger"])
  func searchFindsInsideCompoundsAndWithoutUmlauts(word: String) {
    let haystack = Text.haystack(["Hauptstraße: Bürgerbüro", "Wohngeldantrag"])
    #expect(haystack.contains(Text.folded(word)))
  }

  @Test func foldingDoesNotDependOnWhatElseATextHolds() {
    for value in Array(0x20..<0x300) + Array(0x2010...0x2026) + [0x20AC] {
      guard let text = Unicode.Scalar(UInt32(value)).map({ "Ax\($0)x" }) else { continue }
      // A Greek letter leaves the short way that texts in German take.
      #expect(Text.folded(text) + "\nω" == Text.folded(text + "\nΩ"))
      let found = Text.haystack([text]).split(separator: "\n").map { $0 + "\nω" }.joined(separator: "\n")
      #expect(found == Text.haystack([text + "\nΩ"]))
    }
  }

  @Test func aMistypedWordIsGuessed() {
    let words = ["proposed", "planned", "concept", "implementation"]
    #expect(Text.suggestion(for: "planed", among: words) == "planned")
    #expect(Text.suggestion(for: "impl", among: words) == "implementation")
    #expect(Text.suggestion(for: "xyz", among: words) == nil)
    #expect(Text.suggestion(for: "titel", among: ["site", "title"]) == "title")
  }

  @Test(arguments: ["in umsetzung", "In-Umsetzung", "implementation", "IMPLEMENTATION", "In implementation"])
  func statusesAreReadByIdentifierAndLabel(text: String) throws {
    #expect(try Workflow.standard.status(named: text) == .implementation)
    #expect(try Status(parsing: text) == .implementation)
  }

  @Test(arguments: ["TP-0042", "TP42", "tp-42", "42", "TP-000042"])
  func numbersAreReadInEveryWriting(text: String) throws {
    #expect(try Number(parsing: text).description == "TP-0042")
  }

  @Test(arguments: ["", "TP-", "TP-0", "-42", "KR-0042", "TP-42a", "12345678901"])
  func whatIsNoNumberIsRefused(text: String) {
    #expect(throws: Refusal.value(.notANumber(text))) { try Number(parsing: text) }
  }

  @Test(arguments: [
    "\u{A0}", "\u{200B}\u{200D}", "\u{2003} \u{3000}", "\u{AD}", "\u{FEFF}", "\u{2800}", "\u{3164}", "\u{E0041}", "",
  ])
  func aTextThatShowsNothingIsEmpty(text: String) throws {
    #expect(!Text.isReadable(text))
    #expect(throws: Refusal.value(.cannotBeEmpty(.title))) {
      try Assignment(.title, reading: text, in: Town.configuration)
    }
    #expect(throws: Refusal.value(.cannotBeEmpty(.milestones))) { try Assignment.line(text, for: .milestones) }
    #expect(throws: Unreadable.line(Meeting.paperNumberLabel, limit: 9)) {
      try Text.line(text, Meeting.paperNumberLabel, limit: 9)
    }
    // Beside a tag it is none, as a blank is none.
    #expect(try Assignment(.tags, reading: "\(text),Netz", in: Town.configuration).value == .list(["Netz"]))
  }

  @Test(arguments: ["a", ".", "Ä", "\u{301}", "a\u{A0}a", "日", "🚦", "\u{E000}", "\u{FFFC}"])
  func whateverShowsIsKept(text: String) throws {
    #expect(Text.isReadable(text))
    #expect(try Assignment(.title, reading: text, in: Town.configuration).value == .text(text))
  }
}

/// One folding for every comparison of words by people.
@Suite struct FoldingTests {
  /// Pairs that are one word to people, and what a search for one finds in the other.
  @Test(arguments: [
    ("Ämter", "ämter"), ("Ämter", "AEMTER"), ("Führerschein", "Fuehrerschein"), ("E-Akte", "eakte"),
    ("eAkte", "e-akte"), ("Straße", "STRASSE"), ("Bürger\u{AD}büro", "Buergerbuero"), ("E\u{2011}Akte", "E–Akte"),
    ("Ki\u{200B}ta", "kita"), ("Open\u{A0}Data", "open data"), ("„Smart“", "smart"), ("Ｋｉｔａ", "kita"),
    ("Café", "CAFE\u{301}"), ("m²", "m2"), ("ﬁt", "fit"), ("Ärzte", "arzte"),
  ])
  func areOneWord(left: String, right: String) {
    #expect(Text.isSameWord(left, right))
    for (text, query) in [(left, right), (right, left)] where !(text, query).0.lowercased().hasPrefix("arz") {
      let haystack = Text.haystack([text])
      #expect(Text.needles(query).allSatisfy { $0.contains { haystack.contains($0) } }, "\(query) in \(text)")
    }
  }

  @Test(arguments: [("Bauerlaubnis", "erlaubnis"), ("Neueinheit", "einheit"), ("Steuererklärung", "erklaerung")])
  func partsOfCompoundsAreFound(text: String, part: String) {
    let haystack = Text.haystack([text])
    #expect(Text.needles(part).allSatisfy { $0.contains { haystack.contains($0) } })
  }

  @Test(arguments: [("Amt", "Samt"), ("Netz", "Netze"), ("TP-1", "TP-11")])
  func otherWordsStayOther(left: String, right: String) { #expect(!Text.isSameWord(left, right)) }

  @Test func aQueryOfNothingAsksForNothing() {
    #expect(Text.needles(" \u{A0} \u{200B} ") == [])
    #expect(Text.needles("-") == [["-"]])
    #expect(Text.needles("Wohngeld\u{A0}online") == [["wohngeld"], ["online"]])
  }
}
