internal import CBuild
internal import LotseBasics
internal import LotseStore

/// The number of this release; it stands nowhere else (docs/releasing.md).
enum Version {
  static let current = "0.2.0"

  /// Commit and its day, as the Makefile gave them to the build; nil where nobody did.
  static let build: (commit: String, day: String)? = build(of: String(cString: lotse_build()))

  static func build(of text: String) -> (commit: String, day: String)? {
    let parts = text.split(separator: " ").map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  /// What `--version` says; its first line is the number alone.
  static func text(_ build: (commit: String, day: String)? = build) -> String {
    let parts =
      ["Schema \(Store.schemaVersion)", "SQLite \(Store.sqliteVersion)"]
      + (build.map { ["Commit \($0.commit) (\($0.day))"] } ?? [])
    return current + "\n" + parts.joined(separator: ", ")
  }
}
