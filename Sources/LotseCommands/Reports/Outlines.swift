internal import ArgumentParser
internal import LotseBasics
internal import LotseModel
internal import LotsePapers
internal import LotseReports
internal import LotseStore

extension Session {
  /// The outline of a report: the city's own where there is one, else the standard one. Throws a failure that names
  /// file, line and column of what is wrong in it.
  func outline<Part>(_ kind: ReportKind, _ language: Language, values: [String]) throws -> Outline<Part> {
    let (text, path) = try outlineText(kind, language)
    do {
      return try Outline(text, values: values)
    } catch {
      throw Failure(error, in: path ?? Session.outlineName(kind, language))
    }
  }

  /// The text of the outline in force, and the file that it stands in; no file stands for the standard one.
  func outlineText(_ kind: ReportKind, _ language: Language) throws -> (text: String, path: String?) {
    guard let path = try templates().path(of: Session.outlineName(kind, language)) else {
      return (kind.standardOutline(language), nil)
    }
    return (try WholeFile.read(path), path)
  }

  /// The hashes of what decides how a report looks, by name.
  func templateHashes(_ report: FinishedReport) throws -> [String: JSONValue] {
    let language = report.document.language
    var hashes = [
      Session.outlineName(report.kind, language): JSONValue.string(
        SHA256.sum(Array(try outlineText(report.kind, language).text.utf8)))
    ]
    for name in Templates.pages {
      if let path = try templates().path(of: name) {
        hashes[name] = .string(SHA256.sum(try WholeFile.bytes(path)))
      }
    }
    return hashes
  }

  static func outlineName(_ kind: ReportKind, _ language: Language) -> String {
    "\(kind.rawValue).\(language.rawValue).md"
  }
}

struct ShowOutline: Command {
  static let configuration = CommandConfiguration(
    leaf: "outline",
    abstract: help("Die Gliederung eines Berichts, zum Ändern.", "The outline of a report, to be changed."),
    discussion: help(
      """
      lotse report outline gremium -o config/templates/council.de.md

      Überschriften, Reihenfolge und feste Texte sind Markdown; {{name}} setzt einen Wert ein, {{> name}} einen Abschnitt.
      Die geänderte Datei gilt, wenn sie im Ordner der Vorlagen liegt (LOTSE_TEMPLATES); siehe docs/reports.md.
      """,
      """
      lotse report outline council -o config/templates/council.en.md

      Headings, order and fixed texts are Markdown; {{name}} puts in a value, {{> name}} a section. The changed file holds
      where it lies in the folder of templates (LOTSE_TEMPLATES); see docs/reports.md.
      """), aliases: ["gliederung"])

  @Argument(
    help: .init(help("Wochenbericht oder Vorlage.", "weekly or council."), valueName: help("bericht", "report")))
  var kind: String
  @Flag(
    help: .init(
      help("Die mitgelieferte statt der geltenden.", "The one that comes with Lotse instead of that in force.")))
  var standard = false
  @Option(
    name: [.short, .long],
    help: .init(help("In eine Datei schreiben.", "Write to a file."), valueName: help("datei", "file")))
  var output: String?
  @Flag(help: .force) var force = false
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let kind = try ReportKind(typed: kind)
    let language = session.language
    let text = standard ? kind.standardOutline(language) : try session.outlineText(kind, language).text
    var reply = try session.deliver(text, OutputOptions(format: nil, output: output, force: force))
    reply.remarks = try session.remarksOnTemplates() + reply.remarks
    return reply
  }
}
