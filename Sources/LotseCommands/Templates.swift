internal import Glibc
internal import LotseDocuments
internal import LotseModel

/// Finds and reads the templates that a city may change.
enum Templates {
  /// The frame of web pages: `page.mustache` from the folder, else from `LOTSE_TEMPLATES`, else the one that Lotse
  /// brings. A folder need hold only what it changes.
  static func page(from folder: String? = nil, _ world: World) throws -> PageTemplate {
    let (path, text) = try read("page.mustache", from: folder, world)
    do {
      return try PageTemplate(text)
    } catch {
      throw Failure(error, in: path)
    }
  }

  /// Where a template lies and what stands in it, as Typst, Mustache and Markdown templates alike are found.
  static func read(_ name: String, from folder: String? = nil, _ world: World) throws -> (path: String, text: String) {
    if let folder = folder ?? world.environment["LOTSE_TEMPLATES"], !folder.isEmpty {
      guard access(folder + "/.", R_OK) == 0 else {
        throw Failure(
          .notFound,
          Phrase(
            "Den Ordner für Vorlagen „\(folder)“ gibt es nicht.", "There is no folder \"\(folder)\" for templates."),
          hint: Phrase(
            "Schreibweise prüfen (auch in LOTSE_TEMPLATES).", "Check the spelling (also in LOTSE_TEMPLATES)."))
      }
      let path = folder + "/" + name
      if access(path, F_OK) == 0 { return (path, try WholeFile.read(path)) }
    }
    guard let path = SharedFiles.find("config/templates/" + name, world) else {
      let folders = SharedFiles.folders(world).joined(separator: ", ")
      throw Failure(
        .notFound, Phrase("Die Vorlage \(name) ist nicht zu finden.", "The template \(name) cannot be found."),
        hint: Phrase(
          "Gesucht in: \(folders); sonst LOTSE_SHARE setzen.", "Looked in: \(folders); else set LOTSE_SHARE."))
    }
    return (path, try WholeFile.read(path))
  }
}
