import LotseBasics
import LotseModel
import TestSupport
import Testing

/// Every value takes the words of the office as people type them, and no word is ever taken for two things.
@Suite struct GlossaryTests {
  /// One vocabulary, whatever its words mean: the identifier stands for the meaning.
  struct Vocabulary: Sendable, CustomTestStringConvertible {
    let name: String
    let known: [Named]
    let find: @Sendable (String, Exactness) -> [String]
    var testDescription: String { name }

    init<Meaning>(_ name: String, _ glossary: Glossary<Meaning>) {
      self.name = name
      let keyed = Glossary(zip(glossary.known, glossary.meanings).map { ($0.0, [], $0.0.key) })
      known = glossary.known
      find = { text, exactness in
        switch keyed.find(text, exactness) {
        case .one(let key): [key]
        case .several(let candidates): candidates.map(\.key)
        case .none: []
        }
      }
    }

    init(_ term: (some Term).Type) { self.init("\(term)", term.glossary) }
  }

  static let vocabularies: [Vocabulary] = [
    .init(Status.self), .init(StatusGroup.self), .init(Kind.self), .init(TrafficLight.self), .init(Dimension.self),
    .init(ReasonCode.self), .init(Priority.self), .init(Visibility.self), .init(DecisionKind.self), .init(Part.self),
    .init(ReportKind.self), .init(Reuse.self), .init(MaturityBasis.self), .init(MaturityModel.self),
    .init("columns", ListColumn.glossary), .init("groupings", Grouping.glossary(in: Town.configuration)),
  ]

  private static func names(_ named: Named) -> [String] { [named.key, named.label.de, named.label.en] }

  /// As it is typed where there are no umlauts, in any case, with and without hyphens.
  private static func spellings(_ name: String) -> [String] {
    let written = name.replacing("ä", with: "ae").replacing("ö", with: "oe").replacing("ü", with: "ue")
      .replacing("Ü", with: "Ue").replacing("Ö", with: "Oe").replacing("ß", with: "ss")
    let dotless = name.replacing("ä", with: "a").replacing("ö", with: "o").replacing("ü", with: "u")
    return [
      name, written, dotless, name.uppercased(), name.lowercased(), name.replacing("-", with: ""),
      name.replacing(" ", with: "-"), name.replacing(" ", with: ""), " \(name) ",
      String(name.prefix(2)) + "\u{AD}" + name.dropFirst(2),
    ]
  }

  @Test(arguments: vocabularies)
  func everyNameInEverySpellingIsItself(vocabulary: Vocabulary) {
    for named in vocabulary.known {
      for spelling in GlossaryTests.names(named).flatMap(GlossaryTests.spellings) {
        #expect(vocabulary.find(spelling, .typed) == [named.key], "\(spelling)")
        #expect(vocabulary.find(spelling, .whole) == [named.key], "\(spelling)")
      }
    }
  }

  @Test(arguments: vocabularies)
  func aBeginningIsTakenOnlyForTheOneThingThatItBegins(vocabulary: Vocabulary) {
    for named in vocabulary.known {
      for name in GlossaryTests.names(named) {
        for length in 1..<name.count {
          let start = String(name.prefix(length))
          let whole = vocabulary.known.filter { GlossaryTests.names($0).contains { Text.isSameWord($0, start) } }
          let found = vocabulary.find(start, .typed)
          guard whole.isEmpty else {
            #expect(found == whole.map(\.key), "\(start)")
            continue
          }
          #expect(vocabulary.find(start, .whole).isEmpty, "a list takes no beginnings: \(start)")
          let begun = vocabulary.known.filter { named in
            GlossaryTests.names(named).contains { Text.key($0).hasPrefix(Text.key(start)) }
          }
          // Words further back may be begun as well, so more may be meant, but never less.
          if Text.key(start).count > 1, !found.isEmpty {
            #expect(Set(found).isSuperset(of: begun.map(\.key)), "\(start)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("gruen", TrafficLight.green), ("grun", .green), ("gel", .yellow), ("ROT", .red), ("grey", .grey),
  ])
  func lightsAreTakenAsTyped(text: String, light: TrafficLight) throws {
    #expect(try TrafficLight(typed: text) == light)
  }

  @Test(arguments: [
    ("umsetzung", Status.implementation), ("zurueck", .onHold), ("on hold", .onHold), ("pilot", .pilot),
    ("roll", .rollout), ("abgeschl", .completed), ("dauer", .continuous),
  ])
  func statusesAreTakenAsTyped(text: String, status: Status) throws {
    #expect(try Workflow.standard.status(named: text, by: .typed) == status)
    #expect(try Workflow.standard.filterGlossary.meaning(of: text, Status.noun, by: .typed) == [status])
  }

  @Test func examplesOfTheOfficeAreTaken() throws {
    #expect(try Kind(typed: "plattform") == .platform)
    #expect(try Kind(typed: "sicherheit") == .infrastructure)
    #expect(try MaturityBasis(typed: "selbst") == .declared)
    #expect(try Grouping(typed: "feld", in: Town.configuration) == .field)
    #expect(try Grouping(typed: "handlung", in: Town.configuration) == .scheme("smart-city"))
    #expect(try Town.configuration.unit(named: "buerger", by: .typed).key == Key("FB33"))
    #expect(try Town.configuration.committee(named: "wirtschaft", by: .typed).key == Key("WiDi"))
    #expect(try Town.configuration.place(Place(scheme: "handlung", key: "mobil"), by: .typed).key == "mobility")
  }

  @Test func whatFitsSeveralIsRefusedWithThem() {
    #expect(throws: Refusal.value(.ambiguous(TrafficLight.noun, "gr", candidates: [light(.green), light(.grey)]))) {
      try TrafficLight(typed: "gr")
    }
    #expect(throws: Refusal.self) { try Status(typed: "in") }
    #expect(throws: Refusal.self) { try Town.configuration.committee(named: "ausschuss", by: .typed) }
  }

  private func light(_ light: TrafficLight) -> Named { Named(light.rawValue, light.label) }

  @Test func nothingIsGuessed() {
    // The contrary of what is typed, half a number, a single letter.
    #expect(throws: Refusal.self) { try StatusGroup(typed: "begonnen") }
    #expect(throws: Refusal.self) { try Priority(typed: "festgelegt") }
    #expect(throws: Refusal.self) { try Town.configuration.unit(named: "FB3", by: .typed) }
    #expect(throws: Refusal.self) { try Town.configuration.unit(named: "FB5", by: .typed) }
    #expect(throws: Refusal.self) { try TrafficLight(typed: "r") }
    #expect(throws: Refusal.self) { try TrafficLight(typed: "") }
    #expect(throws: Refusal.self) { try TrafficLight(typed: "-") }
  }

  @Test func listsTakeNoBeginnings() {
    #expect(throws: Refusal.self) { try Assignment(.status, reading: "umsetzung", in: Town.configuration) }
    #expect(throws: Refusal.self) { try Assignment(.kind, reading: "platt", in: Town.configuration) }
    #expect(throws: Refusal.self) { try Assignment(.unit, reading: "buerger", in: Town.configuration) }
    #expect(throws: Refusal.self) { try Kind(parsing: "erprob") }
  }

  @Test func whatFirstGoesByANameKeepsIt() throws {
    let glossary = Workflow.standard.filterGlossary
    #expect(try glossary.meaning(of: "in Umsetzung", Status.noun, by: .typed) == [.implementation])
    #expect(try glossary.meaning(of: "underway", Status.noun, by: .typed).count == 4)
    #expect(try glossary.meaning(of: "ruhend", Status.noun, by: .typed) == [.onHold])
    #expect(try glossary.meaning(of: "entf", Status.noun, by: .typed) == [.cancelled, .merged])
  }

  @Test func wordsAreToldInTheLanguageWithTheIdentifierInBrackets() {
    let planned = Named("planned", Status.planned.label)
    #expect(planned.text(.de) == "Geplant (planned)")
    #expect(planned.text(.en) == "Planned")
  }
}
