import Foundation
import LotseBasics
import LotseModel
import TestSupport
import Testing

/// The public site and fact sheets hold what the public may read, lead nowhere else, and are the same twice.
@Suite struct SiteTests {
  @Test func theSiteIsTheSameTwiceAndLeadsNowhereElse() throws {
    let binary = try Binary()
    try binary.must(
      """
      lotse init --sample
      lotse update 2 --visibility public && lotse note 2 GEHEIMEINTERNENOTIZ && lotse update 2 --contact geheim@example.org
      lotse site a && lotse site b && diff -r a b && lotse site en --lang en
      """)
    let folder = binary.sandbox.folder.appending(path: "a")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let published = Int(try binary.must("lotse list --visibility public --count").trimmingCharacters(in: .newlines))
    #expect(names.filter { $0.hasPrefix("tp-") }.count == published)
    for name in names {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(!text.contains("GEHEIMEINTERNENOTIZ") && !text.contains("geheim@example.org"), "\(name)")
      guard name.hasSuffix(".html") else { continue }
      let page = try HTMLPage(text)
      for link in page.elements.compactMap({ $0.attributes["href"] }) where !link.hasPrefix("#") {
        #expect(names.contains(link), "\(name): \(link)")
      }
      #expect(!text.contains("src=\"") && text.contains("default-src &#39;none&#39;"), "\(name)")
    }
    // Nothing of who is internal: every number on the start page is that of a public sub-project.
    let start = try String(contentsOf: folder.appending(path: "index.html"), encoding: .utf8)
    for match in start.matches(of: /TP-\d{4}/) {
      #expect(names.contains("\(match.output.lowercased()).html"), "\(match.output)")
    }
    #expect(try binary.must("grep -c 'Overview' en/tp-0002.html") == "1\n")
  }

  /// What is public no longer leaves the folder; what a person wrote there stays.
  @Test func aPageThatIsNoLongerPublicGoes() throws {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      for n in 1 2; do lotse add "Dienst $n" --field ozg --kind ozg-service --unit FB50 --visibility public; done
      lotse site s && test -f s/tp-0002.html
      lotse update 2 --visibility internal
      """)
    let answer = try binary.shell("lotse site s --lang en && ls s/tp-*")
    #expect(answer.output == "s/tp-0001.html\n")
    #expect(answer.error.contains("Removed: 1 page no longer part of the site."))
    try binary.must("echo mine > s/tp-0009.html && echo mine > s/readme.txt")
    let refused = try binary.shell("lotse site s")
    #expect(refused.code == 73 && refused.error.contains("tp-0009.html"))
    try binary.must("rm s/tp-0009.html && echo mine >> s/index.html")
    #expect(try binary.shell("lotse site s").code == 73)
    try binary.must("lotse site s --force && grep -q mine s/readme.txt && ! grep -q mine s/index.html")
  }

  @Test func whatWasUndoneOrCorrectedIsNoHistory() throws {
    var trail = StatusTrail()
    trail.add(.init(.proposed, since: Day("2026-01-01")), isCorrection: false)
    trail.add(.init(.planned, since: Day("2026-02-01")), isCorrection: false)
    trail.add(.init(.implementation, since: Day("2026-03-01")), isCorrection: false)
    trail.add(.init(.planned, since: Day("2026-02-01")), isCorrection: false)
    #expect(trail.steps.map(\.status) == [.proposed, .planned])
    trail.add(.init(.completed, since: Day("2026-04-01")), isCorrection: false)
    trail.add(.init(.pilot, since: Day("2026-04-02")), isCorrection: true)
    #expect(trail.steps.map(\.status) == [.proposed, .planned, .pilot])
  }

  @Test func aFactSheetHasNoInternalNote() throws {
    let binary = try Binary.withSmallCity()
    try binary.must(
      """
      lotse add Dienst --field ozg --kind ozg-service --unit FB50 && lotse note 1 GEHEIMNOTIZ
      lotse rate 1 yellow --dimension resources --measure ZWEITESTEAM
      lotse show 1 -o haus.html && lotse show 1 -o haus.odt && lotse show 1 -o haus.docx
      """)
    let house = try binary.must("cat haus.html")
    #expect(house.contains("ZWEITESTEAM") && !house.contains("GEHEIMNOTIZ"))
    let refused = try binary.shell("lotse show 1 --public -o blatt.html")
    #expect(refused.code == 65 && refused.error.contains("nicht öffentlich"))
    try binary.must("lotse update 1 --visibility public && lotse show 1 --public -o blatt.html")
    let open = try binary.must("cat blatt.html")
    #expect(!open.contains("ZWEITESTEAM") && !open.contains("GEHEIMNOTIZ") && open.contains("Dienst"))
    #expect(try binary.shell("lotse show 1 --public").code == 64)
  }
}
