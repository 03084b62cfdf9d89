internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotsePapers

/// The files in which a city says how its reports look; each is looked for where the city keeps its own before the one
/// that comes with Lotse is taken, so that a folder need hold only what it changes.
struct Templates {
  private let folders: [String]
  /// The folder that `LOTSE_TEMPLATES` names.
  private let named: String?

  /// The templates of pages: the web page, the printed one and that of Word, which does not come with Lotse.
  static let pages = ["page.mustache", "report.typ", wordDocument]
  private static let wordDocument = "report.docx"

  /// `LOTSE_TEMPLATES`, the user's configuration folder, and what was installed with the program.
  init(_ world: World) throws {
    var own: [String] = []
    if let folder = world.environment["LOTSE_TEMPLATES"], !folder.isEmpty {
      guard access(folder + "/.", R_OK) == 0 else {
        throw Failure(
          .notFound,
          Phrase(
            "Den Ordner für Vorlagen „\(folder)“ gibt es nicht.", "There is no folder \"\(folder)\" for templates."),
          hint: Phrase("LOTSE_TEMPLATES prüfen.", "Check LOTSE_TEMPLATES."))
      }
      own.append(folder)
    }
    named = own.first
    if let config = world.environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      own.append(config + "/lotse/templates")
    }
    folders = own + SharedFiles.folders(world).map { $0 + "/config/templates" }
  }

  func path(of name: String) -> String? {
    folders.map { $0 + "/" + name }.first { access($0, R_OK) == 0 }
  }

  /// Where a template lies and what stands in it.
  func read(_ name: String) throws -> (path: String, text: String) {
    guard let path = path(of: name) else {
      let looked = folders.joined(separator: ", ")
      throw Failure(
        .notFound, Phrase("Die Vorlage \(name) ist nicht zu finden.", "The template \(name) cannot be found."),
        hint: Phrase("Gesucht in: \(looked); sonst LOTSE_SHARE setzen.", "Looked in: \(looked); else set LOTSE_SHARE."))
    }
    return (path, try WholeFile.read(path))
  }

  /// The frame of web pages; a flaw in it is named with line and column.
  func page() throws -> PageTemplate {
    let (path, text) = try read("page.mustache")
    do {
      return try PageTemplate(text)
    } catch {
      throw Failure(error, in: path)
    }
  }

  /// Where the template of printed pages lies. One that never speaks of the marking is refused: its pages would not say
  /// that they are not for the public.
  func printedPage() throws -> String {
    let (path, text) = try read(Typst.template)
    guard Typst.names("marking", in: text) else { throw TypstFailure.saysNoMarking(path) }
    return path
  }

  /// The city's own document for Word; nil where there is none.
  func wordDocument() throws -> DOCXTemplate? {
    guard let path = path(of: Templates.wordDocument) else { return nil }
    do {
      // What cannot be read, such as a folder, is a damaged file.
      return try DOCXTemplate((try? WholeFile.bytes(path)) ?? [])
    } catch {
      throw Failure(error, in: path)
    }
  }

  /// The files in `LOTSE_TEMPLATES` that look like an outline or a page and that nothing reads, each with the name that
  /// was probably meant.
  var unread: [(name: String, meant: String?)] {
    guard let named, let names = RawFile.names(in: named) else { return [] }
    let unread = names.filter { name in
      [".md", ".mustache", ".docx", ".dotx"].contains(where: name.hasSuffix) && !Templates.names.contains(name)
        // Word puts such a file beside one that is open.
        && !name.hasPrefix("~$") && !["README.md", "LIESMICH.md"].contains(name)
    }
    return unread.sorted().map { name in
      let meant = Text.suggestion(for: name, among: Templates.names)
      // `council.md` lacks the language.
      return (name, meant ?? Templates.names.first { $0.hasPrefix(name.prefix { $0 != "." } + ".") })
    }
  }

  /// Everything that is looked for; a printed page may use further files beside it.
  private static let names =
    pages + ReportKind.allCases.flatMap { kind in Language.allCases.map { Session.outlineName(kind, $0) } }
}

extension Session {
  func templates() throws -> Templates { try Templates(world) }

  /// What is to be said of files that a city wrote and that decide nothing.
  func remarksOnTemplates() throws -> [String] {
    try templates().unread.map { name, meant in
      language(
        "LOTSE_TEMPLATES: \(name) wird nicht gelesen" + (meant.map { "; gemeint „\($0)“?" } ?? "."),
        "LOTSE_TEMPLATES: \(name) is not read" + (meant.map { "; did you mean \"\($0)\"?" } ?? "."))
    }
  }
}
