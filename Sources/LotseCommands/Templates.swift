internal import Glibc
internal import LotseModel

/// The files in which a city says how its reports look; each is looked for where the city keeps its own before the ones
/// that come with Lotse are taken.
struct Templates {
  private let folders: [String]

  /// The templates of pages: the web page and the printed one.
  static let pages = ["page.mustache", "report.typ"]

  /// `LOTSE_TEMPLATES`, the user's configuration folder, and what was installed with the program.
  init(_ world: World) {
    let own = [
      world.environment["LOTSE_TEMPLATES"], world.environment["XDG_CONFIG_HOME"].map { $0 + "/lotse/templates" },
    ].compactMap { $0 }.filter { !$0.isEmpty }
    folders = own + SharedFiles.folders(world).map { $0 + "/config/templates" }
  }

  func path(of name: String) -> String? {
    folders.map { $0 + "/" + name }.first { access($0, R_OK) == 0 }
  }
}

extension Session {
  var templates: Templates { Templates(world) }
}
