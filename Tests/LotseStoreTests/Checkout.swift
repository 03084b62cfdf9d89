import Foundation
import TestSupport

@testable import LotseStore

/// The folder that the tests were built in.
enum Checkout {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}

extension Sandbox {
  /// A copy of the file that an earlier version left; the end-to-end tests hold what it says.
  func fixture(schema: Int) throws -> Store {
    let url = Checkout.folder.appending(path: "Tests/EndToEndTests/Fixtures/schema-\(schema).db")
    try FileManager.default.copyItem(at: url, to: folder.appending(path: "alt.db"))
    return try Store.open(path("alt.db"))
  }
}
