import Foundation
import TestSupport
import Testing

/// The pages in the browser: what they show to whom, what they take from whom, and what they put up with.
@Suite struct ServingTests {
  /// A city with hidden words in everything that some role may not read, and roles.
  private static func city() throws -> Binary {
    let binary = try Binary.withSmallCity()
    try """
    access:
      roles:
        - who: buero
          role: office
        - who: pilot33
          units: [FB33]
        - who: pilot50
          units: [FB50]
        - who: rat
          role: council
    attributes:
      - {key: lieferant, label: Lieferant, type: text}
      - {key: hinweis, label: Hinweis, type: text, public: yes}
    """.write(toFile: binary.sandbox.path("zugang.yaml"), atomically: true, encoding: .utf8)
    try binary.must("lotse config apply zugang.yaml --yes")
    for (place, (unit, visibility)) in [
      ("FB33", "internal"), ("FB33", "council"), ("FB33", "public"), ("FB50", "internal"), ("FB50", "council"),
      ("FB50", "public"),
    ].enumerated() {
      let mark = "\(unit)\(visibility)"
      try binary.must(
        """
        lotse add "Titel\(mark)" --field ozg --kind tool --unit \(unit) --visibility \(visibility) \
          --summary "Kurz\(mark)" --note "Notiz\(mark)" --contact "kontakt\(mark)@example.org" --decision "V/\(mark)" \
          --external-key "Extern\(mark)" --budget-planned 12\(place)45 --approved-by "Rolle\(mark)" --planned-end 2027-06-30 \
          --scope "Umfang\(mark)" \
          --set "lieferant=Lieferung\(mark)" --set "hinweis=Hinweis\(mark)" -m "Bemerkung\(mark)"
        """)
    }
    return binary
  }

  /// Which of the planted words each role may read.
  private static func mayRead(_ word: String, _ user: String?) -> Bool {
    let isOwn = user == "pilot33" && word.contains("FB33") || user == "pilot50" && word.contains("FB50")
    let stays = ["Notiz", "Extern", "Bemerkung"].contains { word.hasPrefix($0) }
    let isPublic = word.hasSuffix("public")
    let isSeen = ["Titel", "Kurz", "Hinweis"].contains { word.hasPrefix($0) }
    if user == "buero" { return true }
    if isOwn { return !stays }
    if user == nil || user == "fremd" { return isPublic && isSeen }
    // The council and the units.
    return !word.hasSuffix("internal") && !stays && !word.hasPrefix("kontakt") && !word.hasPrefix("Lieferung")
  }

  @Test func noRoleReadsWhatIsHiddenFromIt() throws {
    let city = try ServedCity(try Self.city(), "--user-header X-Remote-User")
    let words = ["FB33", "FB50"].flatMap { unit in
      ["internal", "council", "public"].flatMap { visibility in
        ["Titel", "Kurz", "Notiz", "kontakt", "V/", "Extern", "Rolle", "Umfang", "Bemerkung", "Lieferung", "Hinweis"]
          .map {
            "\($0)\(unit)\(visibility)"
          }
      }
    }
    let addresses =
      [
        "", "progress", "progress?by=unit", "progress?by=visibility", "list", "reports", "whoami", "unit", "week",
        "check",
        "decisions", "log", "add", "unit?unit=FB33", "unit?unit=FB50", "nix", "R-0001",
        "list?format=csv", "list?format=xlsx", "list?columns=number,title,note", "list?columns=all",
        "list?columns=contact",
        "list?columns=number,title,change", "list?search=Notiz", "list?search=Bemerkung", "list?search=Kurz",
        "list?sort=note", "list?stale=1", "list?visibility=internal", "list?priority=high", "list?unit=FB33",
        "list?columns=number,lieferant", "list?columns=number,hinweis", "list?sort=lieferant", "list?where=lieferant",
        "list?search=Lieferung", "config", "config?format=yaml", "progress?by=lieferant",
        "list?as-of=1", "list?as-of=9", "progress?as-of=9&format=csv", "list?overdue=1", "list?lang=en",
      ]
      + (1...9).flatMap { number in
        ["TP-000\(number)", "TP-000\(number)?as-of=12", "TP-000\(number)?format=csv", "TP-000\(number)?done=12"]
      }
    var checked = 0
    var leaks: [String] = []
    for user in [nil, "fremd", "rat", "pilot33", "pilot50"] {
      for address in addresses {
        let text = try city.get(address, as: user).text
        for word in words where !Self.mayRead(word, user) {
          checked += 1
          // What was searched for stands in the field again.
          if text.contains(word) { leaks.append("\(user ?? "–") \(address) \(word)") }
        }
      }
    }
    #expect(leaks.isEmpty, "\(leaks)")
    #expect(checked > 10_000)
    // The test would be worth nothing if nobody saw anything.
    #expect(try city.get("list", as: "rat").text.contains("TitelFB50council"))
    #expect(try city.get("list", as: "pilot33").text.contains("TitelFB33internal"))
    #expect(try city.get("list", as: nil).text.contains("TitelFB33public"))
    #expect(try city.get("list", as: "buero").text.contains("TitelFB50internal"))
  }

  @Test func aHiddenSubProjectAnswersLikeNone() throws {
    let binary = try Self.city()
    let city = try ServedCity(binary, "--user-header X-Remote-User")
    let number = try binary.must("lotse list --search TitelFB50internal --columns number -O csv").split(
      separator: "\n")[1]
    let hidden = try city.get(String(number), as: nil)
    let none = try city.get("TP-9999", as: nil)
    #expect(hidden.status == 404)
    #expect(hidden.text.replacingOccurrences(of: number, with: "TP-9999") == none.text)
  }

  @Test func readingWritesNothing() throws {
    let binary = try Self.city()
    let city = try ServedCity(binary)
    let before = try binary.must("sha256sum strategie.db")
    var (seen, next): (Set<String>, [String]) = ([], [""])
    while let address = next.popLast(), seen.count < 150 {
      guard seen.insert(address).inserted else { continue }
      let answer = try city.get(address.replacingOccurrences(of: " ", with: "%20"))
      #expect(answer.status == 200, "\(address)")
      for link in answer.links {
        #expect(!link.hasPrefix("/") && !link.contains("://"), "\(link)")
        if !seen.contains(link) { next.append(link) }
      }
    }
    #expect(seen.count > 30)
    #expect(try binary.must("sha256sum strategie.db") == before)
  }

  @Test func aFormOfAnotherSiteIsRefused() throws {
    let binary = try Self.city()
    let city = try ServedCity(binary)
    let before = try binary.must("sha256sum strategie.db")
    let form = ["deed": "note", "text": "Fremd", "step": "record"]
    for headers in [
      [:], ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"],
      ["Origin": "https://evil.example"], ["Origin": "null"],
      ["Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:\(city.port)"],
      ["Referer": "http://localhost:\(city.port)/"],
    ] {
      #expect(try city.post("TP-0001", form, headers).status == 403, "\(headers)")
    }
    #expect(try city.post("TP-0001", form, ["Sec-Fetch-Site": "same-origin", "Host": "evil.example"]).status == 421)
    #expect(try city.get("list", ["Host": "evil.example"]).status == 421)
    #expect(try binary.must("sha256sum strategie.db") == before)
  }

  @Test func aFormShowsThenRecordsAndIsOneChangeOfTheUnit() throws {
    let binary = try Self.city()
    let city = try ServedCity(binary, "--user-header X-Remote-User")
    let number = try Self.number("TitelFB33internal", binary)
    let changes = try Self.changes(binary)
    var form = try city.get(number, as: "pilot33").hidden("note")
    form["text"] = "--help <b>läuft</b>"
    let shown = try city.post(number, as: "pilot33", form)
    #expect(shown.status == 200)
    #expect(shown.text.contains("--help &lt;b&gt;läuft&lt;/b&gt;"))
    #expect(try Self.changes(binary) == changes)
    let recorded = try city.post(number, as: "pilot33", shown.hidden("record"))
    #expect(recorded.status == 303)
    #expect(try Self.changes(binary) == changes + 1)
    #expect(try binary.must("lotse log -l 1").contains("  FB33  "))
    // Sent twice, it is not recorded twice.
    #expect(try city.post(number, as: "pilot33", shown.hidden("record")).status == 409)
    let page = try city.get(try #require(recorded.headers["location"]), as: "pilot33")
    #expect(try city.post(number, as: "pilot33", page.hidden("undo")).status == 303)
    #expect(try !binary.must("lotse show \(number)").contains("läuft"))
  }

  /// One button confirms what is open of the unit, and nothing of another.
  @Test func noChangeIsSaidForAllOfAUnit() throws {
    var binary = try Self.city()
    binary.environment["LOTSE_NOW"] = "2026-11-30T08:00:00Z"
    let city = try ServedCity(binary, "--user-header X-Remote-User")
    let changes = try Self.changes(binary)
    let form = try city.get("unit", as: "pilot33").hidden("confirm-FB33")
    #expect(form["unit"] == "FB33")
    #expect(try city.post("unit", as: "pilot33", form).status == 303)
    #expect(try Self.changes(binary) == changes + 1)
    let confirmed = try binary.must("lotse list --informed-on-since heute --columns einheit -O csv")
    #expect(confirmed == "Einheit\nFB33\nFB33\nFB33\n" || confirmed == "unit\nFB33\nFB33\nFB33\n")
  }

  @Test func whatIsNotTheirsIsNotTaken() throws {
    let binary = try Self.city()
    let city = try ServedCity(binary, "--user-header X-Remote-User")
    let (own, other) = (try Self.number("TitelFB33public", binary), try Self.number("TitelFB50public", binary))
    let before = try Self.changes(binary)
    let note = ["deed": "note", "text": "x", "step": "record"]
    for (user, address, form, status) in [
      ("pilot33", other, note, 403), ("rat", own, note, 403), ("fremd", own, note, 403),
      ("pilot33", own, ["deed": "update", "title": "x", "step": "record"], 404),
      ("pilot33", "add", ["deed": "add", "title": "x", "field": "ozg", "kind": "tool", "unit": "FB33"], 404),
      ("pilot33", "unit", ["deed": "confirm-unit", "unit": "FB50"], 404),
      ("pilot33", own, ["deed": "undo", "change": "\(before)"], 404),
      ("pilot33", own, ["deed": "nix"], 404), ("pilot33", own, [:], 404),
    ] {
      #expect(try city.post(address, as: user, form).status == status, "\(user) \(form)")
    }
    #expect(try Self.changes(binary) == before)
    let readOnly = try ServedCity(binary, "--read-only")
    #expect(try readOnly.post(own, note).status == 403)
    #expect(try Self.changes(binary) == before)
  }

  @Test func aRefusalStandsBesideItsField() throws {
    let binary = try Self.city()
    let city = try ServedCity(binary)
    let number = try Self.number("TitelFB33public", binary)
    var form = try city.get(number).hidden("rate")
    form["light"] = "red"
    let answer = try city.post(number, form)
    #expect(answer.status == 422)
    #expect(answer.text.contains("verlangt noch: Dimension, Maßnahme"))
    #expect(answer.text.contains("id=\"rate-measure\" name=\"measure\" aria-invalid=\"true\""))
  }

  @Test func whatSomebodyElseChangedIsShownAndNotOverwritten() throws {
    let binary = try Self.city()
    let city = try ServedCity(binary)
    let number = try Self.number("TitelFB33public", binary)
    var form = try city.get(number).hidden("update")
    form["planned-end"] = "2028-01-31"
    try binary.must("lotse update \(number) --planned-end 2027-12-31")
    form["step"] = "record"
    let answer = try city.post(number, form)
    #expect(answer.status == 409)
    #expect(answer.text.contains("30.06.2027 → 31.12.2027"))
    #expect(try binary.must("lotse show \(number)").contains("31.12.2027"))
  }

  /// What was read once is not shown when anybody has changed it since, taken it out of the past, or put another file there.
  @Test func noPageIsOlderThanTheFile() throws {
    let binary = try Self.city()
    let city = try ServedCity(binary)
    let number = try Self.number("TitelFB33public", binary)
    try binary.must("lotse backup vorher.db")
    let change = try Self.changes(binary)
    func shows(_ word: String) throws -> [Bool] {
      try ["list", number, "\(number)?as-of=\(change)"].map { try city.get($0).text.contains(word) }
    }
    #expect(try shows("TitelFB33public") == [true, true, true])
    try binary.must("lotse update \(number) --title Umbenannt")
    #expect(try shows("TitelFB33public") == [false, true, true])
    #expect(try shows("Umbenannt") == [true, true, false])
    try binary.must("lotse redact \(number) title --reason Bitte --yes; true")
    #expect(try shows("Umbenannt") == [false, false, false])
    #expect(try shows("TitelFB33public") == [false, false, false])
    try binary.must("lotse restore vorher.db --force")
    #expect(try shows("TitelFB33public") == [true, true, true])
    try binary.must("lotse update \(number) --title Anders")
    #expect(try shows("Anders") == [true, true, false])
  }

  @Test func manyPilotsAtOnceLoseNothing() async throws {
    let binary = try Self.city()
    let city = try ServedCity(binary, "--user-header X-Remote-User")
    let numbers = try ["FB33internal", "FB33council", "FB33public", "FB50internal", "FB50council", "FB50public"].map {
      try Self.number("Titel\($0)", binary)
    }
    let before = try Self.changes(binary)
    let port = city.port
    let taken = try await withThrowingTaskGroup(of: Int.self) { group in
      for (place, number) in numbers.enumerated() {
        for round in 0..<5 {
          group.addTask {
            let body = "deed=note&step=record&text=Runde-\(place)-\(round)"
            let socket = try RawSocket(port)
            socket.send(
              "POST /\(number) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Remote-User: buero\r\n"
                + "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            return socket.readToEnd().hasPrefix("HTTP/1.1 303") ? 1 : 0
          }
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(taken == 30)
    #expect(try Self.changes(binary) == before + 30)
    let notes = try numbers.map { try binary.must("lotse show \($0)") }.joined()
    for place in 0..<6 { for round in 0..<5 { #expect(notes.contains("Runde-\(place)-\(round)")) } }
    try binary.must("lotse verify")
  }

  @Test func rudeClientsTakeNothingFromOthers() throws {
    let city = try ServedCity(try Self.city())
    // Headers that never end, too large, and nonsense.
    let slow = try RawSocket(city.port)
    slow.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    let large = try RawSocket(city.port)
    large.send(
      "GET / HTTP/1.1\r\nHost: localhost\r\n"
        + String(repeating: "X-A: \(String(repeating: "a", count: 900))\r\n", count: 40) + "\r\n")
    #expect(!large.readToEnd().hasPrefix("HTTP/1.1 200"))
    let nonsense = try RawSocket(city.port)
    nonsense.send("\u{16}\u{3}\u{1}nonsense\r\n\r\n")
    #expect(!nonsense.readToEnd().hasPrefix("HTTP/1.1 200"))
    // A body that is announced too large, and one that ends early.
    let huge = try RawSocket(city.port)
    huge.send(
      "POST /unit HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 99999999999\r\n\r\n")
    huge.finishSending()
    #expect(huge.readToEnd().contains(" 413 "))
    let short = try RawSocket(city.port)
    short.send(
      "POST /unit HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 100\r\n\r\nabc")
    short.finishSending()
    #expect(!short.readToEnd().contains(" 200 "))
    // Who has said everything and no longer sends is still answered.
    let half = try RawSocket(city.port)
    half.send("GET /whoami HTTP/1.1\r\nHost: localhost\r\n\r\n")
    half.finishSending()
    #expect(half.readToEnd().hasPrefix("HTTP/1.1 200"))
    for method in ["PUT", "DELETE", "OPTIONS", "TRACE"] {
      let other = try RawSocket(city.port)
      other.send("\(method) / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      #expect(other.readToEnd().contains(" 405 "), "\(method)")
    }
    #expect(try city.get("whoami").status == 200)
    #expect(slow.readToEnd() == "")
    #expect(city.stop() == 0)
  }

  @Test func theHeaderCountsOnlyWhereItIsAskedFor() throws {
    let binary = try Self.city()
    let local = try ServedCity(binary)
    #expect(try local.get("whoami", as: "rat").text.contains("Büro"))
    // What a proxy passed on is not the person at this computer.
    for name in ["X-Forwarded-For", "Forwarded", "Via"] {
      #expect(try local.get("whoami", [name: "10.0.0.1"]).text.contains("Öffentlichkeit"))
    }
    let proxied = try ServedCity(binary, "--user-header X-Remote-User")
    #expect(try proxied.get("whoami", as: "PILOT33").text.contains("Einheit FB33"))
    #expect(try proxied.get("whoami").text.contains("Öffentlichkeit"))
    let twice = try RawSocket(proxied.port)
    twice.send(
      "GET /whoami HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Remote-User: fremd\r\nX-Remote-User: buero\r\n\r\n")
    #expect(!twice.readToEnd().contains("Büro</dd>"))
  }

  private static func number(_ title: String, _ binary: Binary) throws -> String {
    String(
      try binary.must("lotse list --search \(title) --columns number -O csv 2>/dev/null").split(separator: "\n")[1])
  }

  private static func changes(_ binary: Binary) throws -> Int {
    Int(
      try binary.must("sqlite3 strategie.db 'SELECT max(id) FROM changeset'").trimmingCharacters(
        in: .whitespacesAndNewlines)) ?? 0
  }
}
