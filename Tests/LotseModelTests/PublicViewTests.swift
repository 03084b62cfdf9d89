import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

/// The public reads what was decided to be public, and not a character more.
@Suite struct PublicViewTests {
  /// The decisions once more, written apart from the code: + public, - inside.
  private static let decided = """
    + title summary field kind unit places status status_since coverage_reached coverage_target result light
    + mandatory_norm mandatory_on planned_start planned_end actual_start actual_end milestones ozg_id ozg_keys ozg_types
    + maturity_model maturity_level maturity_on maturity_basis reuse tags links depends_on follows merged_into
    - reason_code reason is_correction held_status decision approved_by scope pilot_place evidence review_on
    - next_step_on rated_on dimension measure decision_needed decision_from rating_reason priority budget_planned
    - budget_spent ozg_not_in_catalogue maturity_reason visibility note contact informed_on external_key
    """

  private static func decided(_ sign: String) -> Set<String> {
    Set(
      decided.split(separator: "\n").filter { $0.hasPrefix(sign) }
        .flatMap { $0.dropFirst(2).split(separator: " ").map(String.init) })
  }

  @Test func everyAttributeIsDecidedOnce() {
    let names = (Attribute.disclosed + Attribute.withheld).flatMap(\.attributes)
    #expect(names.count == Set(names).count)
    #expect(Set(names) == Set(Attribute.allCases))
    #expect(Set(Attribute.published.map(\.rawValue)) == PublicViewTests.decided("+"))
    #expect(Set(Attribute.allCases.filter { !$0.isPublic }.map(\.rawValue)) == PublicViewTests.decided("-"))
  }

  @Test func thePageStatesEveryDecision() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/public.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    func rows(_ disclosures: [Disclosure]) -> String {
      disclosures.map { group in
        let names = group.attributes.map { "`\($0.rawValue)`" }.joined(separator: " ")
        return "| \(names) | \(group.attributes.map(\.label.de).joined(separator: ", ")) | \(group.reason.en) |\n"
      }.joined()
    }
    #expect(text.contains("|---|---|---|\n" + rows(Attribute.disclosed) + "\n"), "\(rows(Attribute.disclosed))")
    #expect(text.contains("|---|---|---|\n" + rows(Attribute.withheld) + "\n"), "\(rows(Attribute.withheld))")
  }

  /// A value that names its attribute, so that a leak says where it came from.
  private static func marker(_ attribute: Attribute, _ owner: String) throws -> Value {
    let text = "MARKER-\(owner)-\(attribute.rawValue)"
    switch attribute.form {
    case .line, .text: return .text(text)
    case .day: return .day(Day("2019-07-13"))
    case .money: return .money(Money(cents: 987_654_321))
    case .count: return .count(3)
    case .flag: return .flag(true)
    case .term(let type): return .text(lastWord(type))
    case .field: return .text("ozg")
    case .unit: return .text("FB33")
    case .places: return .list(["smart-city:mobility"])
    case .number: return .text("TP-0002")
    case .numbers: return .list(["TP-0002", "TP-0003", "TP-0004"])
    case .tags: return .list([text])
    case .links: return .list(["https://example.org/\(text)"])
    case .milestones: return .milestones([Milestone(title: text, due: Day("2027-01-02"))])
    case .ozgID: return .text("10101")
    case .ozgKeys: return .list(["99000000000000"])
    case .ozgTypes: return .list(["2"])
    case .choice(let own): return Value.text(own.choices.last?.key ?? "")
    }
  }

  private static func lastWord(_ type: (some Term).Type) -> String {
    type.allCases.last?.rawValue ?? ""
  }

  private static func item(_ number: Int, _ visibility: Visibility) throws -> SubProject {
    var item = Town.subProject(number)
    for attribute in Town.configuration.attributes { try item.set(attribute, to: marker(attribute, "\(number)")) }
    try item.set(.status, to: .text(Status.implementation.rawValue))
    try item.set(.visibility, to: .text(visibility.rawValue))
    return item
  }

  private static func view(_ items: [SubProject], on day: Day = Day("2026-11-23")) throws -> [SubProject] {
    let moment = Moment(change: 1, day: day)
    return try Snapshot(moment: moment, configuration: Town.configuration, subProjects: items).publicView().subProjects
  }

  @Test func plantedMarkersStayInside() throws {
    let items = try [
      PublicViewTests.item(1, .public), PublicViewTests.item(2, .council), PublicViewTests.item(3, .public),
      PublicViewTests.item(4, .internal),
    ]
    let views = try PublicViewTests.view(items)
    #expect(views.map(\.number) == [Number(1), Number(3)])
    // Everything that a value holds, not only what the attributes tell.
    let everything = String(reflecting: views)
    for attribute in Town.configuration.attributes {
      let isText = PublicViewTests.isText(attribute)
      for owner in 1...4 {
        let marker = "MARKER-\(owner)-\(attribute.rawValue)\""
        let isPublic = attribute.isPublic && (owner == 1 || owner == 3)
        #expect(everything.contains(marker) == (isText && isPublic), "\(marker)")
      }
      if !attribute.isPublic, attribute != .visibility {
        let untouched = Town.subProject(1)[attribute]
        #expect(attribute == .informedOn || views[0][attribute] == untouched, "\(attribute)")
      }
    }
    // The day of the last report is that of the status, which is public.
    #expect(views[0].informedOn == views[0].statusSince)
    #expect(!everything.contains("987654321"))
    #expect(everything.contains("TP-0003") && !everything.contains("TP-0002") && !everything.contains("TP-0004"))
    #expect(views[0].dependsOn == [Number(3)])
    #expect(views[0].follows == nil && views[0].mergedInto == nil)
  }

  private static func isText(_ attribute: Attribute) -> Bool {
    switch attribute.form {
    case .line, .text, .tags, .links, .milestones: true
    default: false
    }
  }

  @Test func referencesToPublicItemsStay() throws {
    let items = try [PublicViewTests.item(1, .public), PublicViewTests.item(2, .public)]
    let view = try #require(try PublicViewTests.view(items).first)
    #expect(view.dependsOn == [Number(2)])
    #expect(view.follows == Number(2) && view.mergedInto == Number(2))
  }

  @Test func theLightIsThatOfTheDay() throws {
    var item = Town.subProject(in: .implementation)
    try item.set(.visibility, to: .text("public"))
    var rating = Rating(.yellow)
    (rating.dimension, rating.measure) = (.cost, "Nachtrag")
    item.plannedEnd = Day("2028-01-01")
    let rated = Day("2026-10-01")
    try item.apply(rating, today: rated)
    let fresh = try #require(try PublicViewTests.view([item], on: rated + 28).first)
    #expect(fresh.lightSet == .yellow)
    #expect(fresh.light(on: rated + 28, expiringAfter: 28) == .yellow)
    let expired = try #require(try PublicViewTests.view([item], on: rated + 29).first)
    #expect(expired.lightSet == .grey)
    #expect(expired.light(on: rated + 29, expiringAfter: 28) == .grey)
    #expect(expired.ratedOn == nil && expired.dimension == nil && expired.measure == nil)
  }

  @Test func aStateWithoutPublicItemsIsEmpty() throws {
    #expect(try PublicViewTests.view([Town.subProject(1), Town.subProject(2, in: .completed)]).isEmpty)
  }
}
