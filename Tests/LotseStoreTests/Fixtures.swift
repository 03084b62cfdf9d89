import Foundation

/// Files that earlier versions wrote; the end-to-end tests hold what they say.
enum Fixtures {
  static func url(schema: Int) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "EndToEndTests/Fixtures/schema-\(schema).db")
  }
}
