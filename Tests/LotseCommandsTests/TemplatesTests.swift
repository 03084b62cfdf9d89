import Foundation
import LotseBasics
import Testing

@testable import LotseCommands

/// A city's template is taken before the one that Lotse brings, and a broken one is named.
@Suite struct TemplatesTests {
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "lotse-test-\(UUID().uuidString)").path
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
      let file = URL(filePath: path).appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  private static func world(_ environment: [String: String]) -> World {
    World(
      environment: environment, now: Instant(milliseconds: 0), standardOutputIsTerminal: false,
      standardErrorIsTerminal: false, standardInputIsTerminal: false, columns: 80, executable: "/nowhere/bin/lotse")
  }

  private static func failure(_ environment: [String: String]) -> Failure? {
    do {
      _ = try Templates(world(environment)).page()
      return nil
    } catch {
      return error as? Failure
    }
  }

  @Test func theNearestTemplateIsTaken() throws {
    let (share, own) = (Folder(), Folder())
    try share.write("config/templates/page.mustache", "share")
    try share.write("config/templates/report.typ", "share")
    try own.write("page.mustache", "own")
    let templates = try Templates(TemplatesTests.world(["LOTSE_SHARE": share.path, "LOTSE_TEMPLATES": own.path]))
    #expect(try templates.read("page.mustache").text == "own")
    // A folder that does not hold it leaves it to Lotse.
    #expect(try templates.read("report.typ").text == "share")
    #expect(try templates.read("page.mustache").path == own.path + "/page.mustache")
    #expect(templates.path(of: "council.de.md") == nil)
  }

  @Test func whatNothingReadsIsNamed() throws {
    let own = Folder()
    for name in ["council.md", "concil.de.md", "weekly.de.md", "parts.typ", "README.md", "notes.md", "page.mustache"] {
      try own.write(name, "")
    }
    let unread = try Templates(TemplatesTests.world(["LOTSE_TEMPLATES": own.path])).unread
    #expect(unread.map(\.name) == ["concil.de.md", "council.md", "notes.md"])
    #expect(unread.map(\.meant) == ["council.de.md", "council.de.md", nil])
    #expect(try Templates(TemplatesTests.world([:])).unread.isEmpty)
  }

  @Test func aBrokenTemplateIsNamedWithItsPlace() throws {
    let own = Folder()
    try own.write("page.mustache", "{{language}}\n {{titel}}")
    let failure = try #require(TemplatesTests.failure(["LOTSE_TEMPLATES": own.path]))
    #expect(failure.code == .configuration)
    #expect(failure.message.en == "\(own.path)/page.mustache:2:2: There is no name \"titel\" here.")
    #expect(failure.hint?.en.hasPrefix("Did you mean \"title\"?") == true)
  }

  @Test func whatIsNotThereIsSaid() throws {
    #expect(TemplatesTests.failure(["LOTSE_TEMPLATES": "/no/such/folder"])?.code == .notFound)
    #expect(TemplatesTests.failure([:])?.code == .notFound)
  }
}
