internal import Glibc
internal import LotseBasics
internal import LotseExchange
internal import LotseModel

/// A folder that a city handed over, as far as its manifest can be read.
struct HandedOverFolder: Sendable {
  /// The folder as it is told.
  let path: String
  let manifest: Result<HandOver, HandOverFlaw>
  /// The hash of the manifest: of two of one city and day it says whether they are the same.
  let hash: String

  /// More than any city has; beyond it nobody means a package.
  private static let longestManifest = 16 << 20
  private static let longestRows = 1 << 30

  init(_ path: String) {
    self.path = path
    var hash = ""
    do {
      let bytes = try HandedOverFolder.bytes(path, HandOver.manifest, HandedOverFolder.longestManifest)
      hash = SHA256.sum(bytes)
      manifest = .success(try HandOver(manifest: bytes))
    } catch {
      let isArchive = error == .missing(HandOver.manifest) && path.lowercased().hasSuffix(".zip")
      manifest = .failure(isArchive ? .packed : error)
    }
    self.hash = hash
  }

  /// The rows, held against the manifest.
  func rows(of handOver: HandOver) -> Result<HandOverRows, HandOverFlaw> {
    do {
      return .success(
        try HandOverRows(HandedOverFolder.bytes(path, HandOver.rows, HandedOverFolder.longestRows), of: handOver))
    } catch let flaw {
      return .failure(flaw)
    }
  }

  private static func bytes(_ folder: String, _ name: String, _ most: Int) throws(HandOverFlaw) -> [UInt8] {
    let path = "\(folder)/\(name)"
    var status = stat()
    guard stat(path, &status) == 0 else { throw .missing(name) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= most, let bytes = try? WholeFile.bytes(path) else {
      throw .unreadable(name, SystemError.words(errno))
    }
    return bytes
  }

  /// The packages that folders name: each is one itself, or holds some. Of a folder of packages every folder and archive
  /// counts, so that none is passed over in silence. Throws where a folder cannot be read.
  static func paths(in folders: [String]) throws -> [String] {
    var found: [String] = []
    for folder in folders {
      let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
      guard let names = RawFile.names(in: folder) else {
        throw Failure(
          .notFound, Phrase("Den Ordner \(folder) gibt es nicht.", "There is no folder \(folder)."),
          hint: Phrase("Den Ordner nennen, in dem die Pakete liegen.", "Name the folder in which the packages lie."))
      }
      if names.contains(HandOver.manifest) || names.contains(HandOver.rows) {
        found.append(folder)
        continue
      }
      let inside = names.filter { name in
        !name.hasPrefix(".") && (RawFile.isFolder("\(folder)/\(name)") || name.lowercased().hasSuffix(".zip"))
      }
      guard !inside.isEmpty else {
        throw Failure(
          .notFound, Phrase("In \(folder) liegt kein Paket.", "There is no package in \(folder)."),
          hint: Phrase(
            "Ein Paket macht: lotse export --hand-over -o ORDNER.",
            "A package is made by: lotse export --hand-over -o FOLDER."
          ))
      }
      found += inside.sorted().map { "\(folder)/\($0)" }
    }
    var known: Set<String> = []
    return found.filter { path in
      guard let real = realpath(path, nil) else { return true }
      defer { free(real) }
      return known.insert(String(cString: real)).inserted
    }
  }
}
