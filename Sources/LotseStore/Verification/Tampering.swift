public import LotseModel

/// Something in the file that does not agree with its own record.
public enum Tampering: Hashable, Sendable {
  /// SQLite itself finds the file damaged, such as an index that does not agree with its table.
  case damage(String)
  /// A table, index, trigger or view is not the one that Lotse made.
  case schema(SchemaObject, SchemaObject.Difference)
  /// A number in the head of the file is not the one that Lotse writes there: the pragma by which it is read.
  case head(String, found: Int, expected: Int)
  /// The list of schemas that the file went through is not the one that Lotse knows.
  case migrations
  /// What was found makes it unsafe or useless to recompute the contents.
  case contentsUnchecked
  case changesetsMissing(ClosedRange<Int>)
  /// The changeset, or which versions belong to it, was changed.
  case changeset(Int)
  /// The message of the changeset was changed.
  case message(Int)
  /// Nobody is recorded under the number of an actor: the number, and the first changeset that it stands in.
  case actorMissing(Int, change: Int)
  /// The content of a version was changed: the thing, and the change that recorded it.
  case version(table: String, thing: String, change: Int)
  /// A version belongs to no changeset.
  case orphan(table: String, thing: String, change: Int)
  /// The rows of a table are numbered in the order of writing, without gaps: the first that is not.
  case renumbered(table: String, row: Int)
  /// A text goes on behind a NUL, where nothing shows it.
  case hiddenText(table: String, row: Int, column: String)
  /// The chain does not pass through a hash that was noted elsewhere.
  case notFrom(Anchor)
}

/// What a verification looked at and what it found.
public struct Verification: Sendable {
  public let changesets: Int
  public let versions: Int
  /// The hash over everything, in hexadecimal: noted elsewhere, it also proves that nothing was cut off at the end.
  public let head: String
  /// The changes whose hashes were noted elsewhere, as far as the chain passes through them, oldest first.
  public let anchored: [Int]
  public internal(set) var findings: [Tampering]
  /// What was taken out of the file, which the digests of the versions no longer prove.
  public let redactions: [Redaction]

  init(
    changesets: Int = 0, versions: Int = 0, head: String = "", anchored: [Int] = [], findings: [Tampering],
    redactions: [Redaction] = []
  ) {
    self.redactions = redactions
    self.changesets = changesets
    self.versions = versions
    self.head = head
    self.anchored = anchored
    self.findings = findings
  }
}
