internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotseSheets
internal import LotseStore

extension Session {
  /// What is to be done and said once a text or a name is out: the file is written anew so that no byte of it is left, and
  /// what still holds it is named. The code becomes 1 where somebody kept the file from being written anew.
  func aftermath(of needles: [String], isDry: Bool, _ code: inout Int32) throws -> [String] {
    var remarks: [String] = []
    if !isDry, try !wiped() {
      code = Failure.Code.no.rawValue
      remarks.append(
        language(
          "Andere benutzen die Datei; Reste können noch in ihr oder in -wal stehen. Danach denselben Befehl noch einmal.",
          "Others are using the file; remains may still be in it or in -wal. Give the same command again afterwards."))
    }
    guard !needles.isEmpty else { return remarks }
    remarks += try frozenReports(with: needles).map { report in
      language(
        "Eingefroren und bleibt, wie es ist: \(report) enthält den Text.",
        "Frozen and stays as it is: \(report) holds the text.")
    }
    let backups = try olderCopies()
    remarks.append(
      language(
        "Sicherungen von vorher können es noch enthalten; neben der Datei liegt "
          + (backups.isEmpty ? "keine." : backups.joined(separator: ", ") + ".") + " Andere kennt Lotse nicht.",
        "Backups from before may still hold it; beside the file there is "
          + (backups.isEmpty ? "none." : backups.joined(separator: ", ") + ".") + " Lotse knows of no others."))
    return remarks
  }

  /// False where others keep the file from being written anew, or the disk has no room for it.
  private func wiped() throws -> Bool {
    do {
      return try store().wipe()
    } catch StoreError.busy {
      return false
    }
  }

  /// The frozen reports, as far as they can be read, whose figures or documents hold one of the lines. Those of a PDF are
  /// those of the other documents of its report.
  private func frozenReports(with needles: [String]) throws -> [String] {
    let moment = try latest
    let wanted = needles.flatMap { [$0, $0.inXML, $0.inJSON] }
    func holds(_ bytes: [UInt8]) -> Bool {
      let text = String(decoding: bytes, as: UTF8.self)
      return wanted.contains(where: text.contains)
    }
    return try store().frozenReportTitles(at: moment).filter { number, _ in
      guard let report = try? store().frozenReport(number, at: moment) else { return false }
      if holds(Array(report.figures.utf8)) || holds(Array(report.title.utf8)) { return true }
      let files = (try? ZipArchive.files(store().frozenArchive(number, at: moment))) ?? []
      return files.contains { file in
        let parts = (try? ZipArchive.files(file.bytes)) ?? []
        return parts.isEmpty ? holds(file.bytes) : parts.contains { holds($0.bytes) }
      }
    }.map { "\($0.number) \($0.title)" }
  }

  /// Other files of the same strategy in the folder of the file and those in it: backups, and what a restore kept.
  private func olderCopies() throws -> [String] {
    let path = try databasePath
    let folder = RawFile.folder(of: path)
    guard let origin = try? store().extent().origin else { return [] }
    func names(_ folder: String) -> [String] {
      (RawFile.names(in: folder) ?? []).filter { !$0.hasPrefix(".") }.sorted().map {
        folder == "." ? $0 : "\(folder)/\($0)"
      }
    }
    return names(folder).flatMap { [$0] + names($0) }.filter { other in
      !RawFile.isSame(other, path) && Store.origin(of: other) == origin
    }
  }
}
