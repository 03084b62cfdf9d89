internal import Foundation
internal import GRDB
internal import LotseBasics

/// Makes marks that only this file makes: what comes back with another mark was changed on the way or comes from another
/// file. It guards against slips, not against people who know how it is made.
public struct Seal: Sendable {
  private let birth: String

  init(birth: Data) { self.birth = SHA256.hexadecimal(birth) }

  /// Twelve hexadecimal digits over texts; over none they stand for the file itself.
  public func mark(_ texts: [String] = []) -> String {
    SHA256.hexadecimal(SHA256.digest(of: ([birth] + texts).joined(separator: "\u{1F}")).prefix(6))
  }
}

extension Store {
  /// The seal of this file, from the hash of its creation, which no other file has.
  public func seal() throws -> Seal {
    Seal(birth: try read { db in try Data.fetchOne(db, sql: "SELECT hash FROM changeset WHERE id = 1") } ?? Data())
  }
}
