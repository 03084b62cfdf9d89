internal import Glibc
internal import LotseDocuments
internal import LotseModel

/// The files in which a city says how its reports look; each is looked for where the city keeps its own before the one
/// that comes with Lotse is taken, so that a folder need hold only what it changes.
struct Templates {
  private let folders: [String]

  /// The templates of pages: the web page and the printed one.
  static let pages = ["page.mustache", "report.typ"]

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
}

extension Session {
  func templates() throws -> Templates { try Templates(world) }
}
