internal import Glibc

/// Finds the files that come with Lotse and that people may change: configuration, seeds.
enum SharedFiles {
  /// The folders that are looked in: `LOTSE_SHARE`, the user's configuration folder, the installed share folder, and
  /// for a build inside a checkout the folders above the program.
  static func folders(_ world: World) -> [String] {
    var folders: [String] = []
    if let share = world.environment["LOTSE_SHARE"], !share.isEmpty { folders.append(share) }
    if let config = world.environment["XDG_CONFIG_HOME"], config.hasPrefix("/") { folders.append(config + "/lotse") }
    var folder = parent(world.executable)
    folders.append(parent(folder) + "/share/lotse")
    while folder.contains("/.build") {
      folder = parent(folder)
      folders.append(folder)
    }
    return folders
  }

  static func find(_ name: String, _ world: World) -> String? {
    folders(world).map { $0 + "/" + name }.first { access($0, R_OK) == 0 }
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
