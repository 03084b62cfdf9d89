import Foundation
import TestSupport
import Testing

/// What the office does in the browser beyond reporting: own attributes, views, redactions and the configuration.
@Suite struct OfficePagesTests {
  private static func city() throws -> (Binary, ServedCity) {
    let binary = try Binary.withSmallCity()
    try """
    access:
      roles: [{who: buero, role: office}, {who: rat, role: council}, {who: pilot, units: [FB33]}]
    attributes:
      - {key: lieferant, label: Lieferant, type: text}
      - {key: topf, label: Fördertopf, type: choice, choices: [{key: efre, label: EFRE}, {key: land, label: Land}]}
    """.write(toFile: binary.sandbox.path("stadt.yaml"), atomically: true, encoding: .utf8)
    try binary.must(
      """
      lotse config apply stadt.yaml --yes
      lotse add Wohngeld --field ozg --kind tool --unit FB33 --set "lieferant=Frau Beispiel"
      """)
    return (binary, try ServedCity(binary, "--user-header X-Remote-User"))
  }

  @Test func ownAttributesAreSetByAForm() throws {
    let (binary, city) = try Self.city()
    let page = try city.get("TP-0001", as: "buero")
    #expect(page.text.contains("Fördertopf") && page.text.contains("name=\"set.lieferant\""))
    let fields = page.hidden("update").merging(["set.topf": "land"]) { $1 }
    let shown = try city.post("TP-0001", as: "buero", fields)
    #expect(shown.text.contains("Fördertopf: Land"))
    #expect(try city.post("TP-0001", as: "buero", fields.merging(["step": "record"]) { $1 }).status == 303)
    #expect(try binary.must("lotse list --where topf=land --columns number -O csv").contains("TP-0001"))
    let refused = try city.post("TP-0001", as: "buero", page.hidden("update").merging(["set.topf": "bund"]) { $1 })
    #expect(refused.status == 422 && refused.text.contains("EFRE"))
    // Of a unit the form is not taken.
    #expect(try city.post("TP-0001", as: "pilot", fields.merging(["step": "record"]) { $1 }).status == 404)
  }

  @Test func aListIsKeptAsAView() throws {
    let (binary, city) = try Self.city()
    let page = try city.get("list?where=lieferant&columns=number,lieferant", as: "buero")
    let fields = page.hidden("view-save").merging(["name": "vertraege", "step": "record"]) { $1 }
    #expect(fields["where"] == "lieferant" && fields["columns"] == "number,lieferant")
    #expect(try city.post("list", as: "buero", fields).status == 303)
    #expect(try binary.must("lotse list --view vertraege -O csv").hasPrefix("number,lieferant"))
    #expect(try binary.must("lotse view list -O json").contains("\"where\": \"lieferant\""))
    #expect(try city.get("list?view=vertraege", as: "buero").text.contains("Frau Beispiel"))
    #expect(try city.get("list?view=vertraege", as: "rat").status == 422)
    let removing = try city.get("list", as: "buero").hidden("view-remove")
    #expect(
      try city.post("list", as: "buero", removing.merging(["name": "vertraege", "step": "record"]) { $1 }).status == 303
    )
    #expect(try binary.shell("lotse list --view vertraege").code != 0)
  }

  @Test func aTextGoesForGood() throws {
    let (binary, city) = try Self.city()
    let fields = try city.get("TP-0001", as: "buero").hidden("redact").merging(
      ["attribute": "lieferant", "reason": "Art. 17 DSGVO"]) { $1 }
    #expect(try city.post("TP-0001", as: "buero", fields).text.contains("geschwärzt in 1 Fassung"))
    #expect(try binary.must("lotse show 1").contains("Frau Beispiel"))
    #expect(try city.post("TP-0001", as: "pilot", fields.merging(["step": "record"]) { $1 }).status == 404)
    #expect(try city.post("TP-0001", as: "buero", fields.merging(["step": "record"]) { $1 }).status == 303)
    #expect(try binary.shell("cat strategie.db* | grep -q 'Frau Beispiel'").code == 1)
    #expect(try binary.shell("lotse verify").code == 0)
  }

  @Test func theConfigurationIsShownAndTaken() throws {
    let (binary, city) = try Self.city()
    let page = try city.get("config", as: "buero")
    #expect(page.text.contains("Fördertopf") && page.links.contains("config?format=yaml"))
    for user in ["rat", "pilot"] {
      for address in ["config", "config?format=yaml"] {
        let answer = try city.get(address, as: user)
        #expect(answer.status == 404 && !answer.text.contains("rdertopf"), "\(user) \(address)")
      }
    }
    let yaml = try city.get("config?format=yaml", as: "buero").text
    try yaml.write(toFile: binary.sandbox.path("gezeigt.yaml"), atomically: true, encoding: .utf8)
    #expect(try binary.must("lotse config apply gezeigt.yaml 2>&1").contains("Kein Unterschied"))
    let changed = yaml.replacingOccurrences(of: "label: Fördertopf", with: "label: Topf")
    func send(_ text: String, _ step: [String: String] = [:], as user: String = "buero") throws -> ServedCity.Answer {
      try city.send(
        "config", as: user, file: "stadt.yaml", Array(text.utf8), ["deed": "configuration"].merging(step) { $1 })
    }
    let shown = try send(changed)
    #expect(shown.text.contains("Fördertopf") && shown.text.contains("Topf"))
    #expect(try city.post("config", as: "buero", shown.hidden("record")).status == 303)
    #expect(try binary.must("lotse config show").contains("label: Topf"))
    let wrong = try send("language: fr\n")
    #expect(wrong.status == 500 || wrong.status == 422)
    #expect(wrong.text.contains("stadt.yaml:1:11"))
    #expect(try send(changed, as: "rat").status >= 403)
  }

  /// What goes wrong is told whatever was asked for, and no empty table is handed out.
  @Test(arguments: ["csv", "xlsx", "yaml"])
  func anErrorIsAnErrorInEveryFormat(format: String) throws {
    let (_, city) = try Self.city()
    for (address, user) in [
      ("list?columns=quatsch", "buero"), ("list?field=quatsch", "buero"), ("list?columns=number,lieferant", "rat"),
      ("progress?by=lieferant", "buero"), ("list?where=quatsch", "buero"),
    ] {
      let answer = try city.get("\(address)&format=\(format)", as: user)
      #expect(answer.status == 422, "\(address)")
      #expect(answer.headers["content-type"]?.hasPrefix("text/html") == true)
    }
  }

  @Test func aChoiceCanBeCleared() throws {
    let (binary, city) = try Self.city()
    try binary.must("lotse update 1 --set topf=efre")
    let page = try city.get("TP-0001", as: "buero")
    #expect(page.text.contains(">(leeren)</option>"))
    let fields = page.hidden("update").merging(["set.topf": "-", "step": "record"]) { $1 }
    #expect(try city.post("TP-0001", as: "buero", fields).status == 303)
    #expect(try binary.must("lotse list --where topf=- --columns number -O csv").contains("TP-0001"))
  }
}
