internal import Glibc
internal import LotseBasics
internal import LotseStore

extension WholeFile {
  /// Writes a file piece by piece that is too large to be held; it appears whole, readable by its owner alone, or not at all.
  static func stream<Result>(
    to name: String, force: Bool, _ body: (_ put: ([UInt8]) throws -> Void) throws -> Result
  ) throws -> Result {
    var existing = stat()
    if stat(name, &existing) == 0 {
      guard force, existing.st_mode & S_IFMT == S_IFREG, !Store.isDatabase(name),
        Store.database(keptBesideBy: name) == nil
      else {
        throw Failure(
          .cannotCreate, Phrase("\(name) gibt es schon.", "\(name) is there already."),
          hint: Phrase(
            "Einen anderen Namen nennen, oder ersetzen: --force.", "Name another one, or replace it: --force."))
      }
    }
    let draft = "\(name).\(String(UInt64.random(in: 0 ... .max), radix: 36)).part"
    let file = open(draft, O_CREAT | O_EXCL | O_WRONLY, Readers.owner.file)
    func failure() -> Failure {
      let reason = String(cString: strerror(errno))
      return Failure(
        .cannotCreate,
        Phrase("\(name) lässt sich nicht schreiben (\(reason)).", "\(name) cannot be written (\(reason))."),
        hint: Phrase("Ordner, Rechte und Platz prüfen.", "Check folder, permissions and space."))
    }
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    do {
      let result = try body { bytes in
        guard bytes.withUnsafeBytes({ RawFile.write($0, to: file) }) else { throw failure() }
      }
      guard fsync(file) == 0, rename(draft, name) == 0 else { throw failure() }
      return result
    } catch {
      unlink(draft)
      throw error
    }
  }
}
