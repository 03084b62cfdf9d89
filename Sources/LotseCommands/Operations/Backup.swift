internal import ArgumentParser
internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Backup: Command {
  static let configuration = CommandConfiguration(
    leaf: "backup",
    abstract: help(
      "Die Datei sichern, während andere weiterarbeiten.", "Back the file up while others go on working."),
    discussion: help(
      """
      lotse backup /sicherung/
      lotse backup /sicherung/ --keep 30
      lotse backup vor-der-umstellung.db

      Die Sicherung ist der Stand eines Augenblicks, wird ganz nachgerechnet wie mit „lotse verify“ und hat erst dann
      ihren Namen. In einem Ordner trägt sie Tag und Uhrzeit; --keep löscht dort die ältesten Sicherungen derselben
      Strategie, wenn die neue geschrieben ist. Eine Datei wird nie überschrieben.
      """,
      """
      lotse backup /backup/
      lotse backup /backup/ --keep 30
      lotse backup before-the-change.db

      The backup is the state of one moment, is recomputed as a whole as by "lotse verify", and only then has its name. In a
      folder it is named by day and time; --keep deletes the oldest backups of the same strategy there when the new one
      is written. No file is ever overwritten.
      """), aliases: ["sichern"])

  @Argument(
    help: .init(
      help(
        "Ein Ordner, den es gibt, oder der Name der neuen Datei.",
        "A folder that is there, or the name of the new file."),
      valueName: help("ziel", "destination")))
  var destination: String
  @Option(
    help: .init(
      help("In dem Ordner so viele Sicherungen behalten.", "Keep this many backups in the folder."),
      valueName: help("anzahl", "count")))
  var keep: Int?
  @OptionGroup var trial: TrialOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    let folder = BackupFolder(destination, of: try session.databasePath)
    if let keep {
      guard keep >= 1 else {
        throw Failure(
          .usage, Phrase("--keep ist mindestens 1.", "--keep is at least 1."),
          hint: Phrase("Die neue Sicherung zählt mit.", "The new backup counts."))
      }
      guard folder != nil else {
        throw Failure(
          .usage, Phrase("--keep gilt für einen Ordner.", "--keep is for a folder."),
          hint: Phrase("Einen Ordner nennen, den es gibt.", "Name a folder that is there."))
      }
    }
    try session.wantsJSON(trial)
    let store = try session.store()
    let path = folder?.name(at: session.world.now) ?? destination
    let extent: HistoryExtent
    do {
      if trial.dryRun, access(path, F_OK) == 0 { throw StoreError.alreadyExists(path) }
      extent = try trial.dryRun ? store.extent() : session.copy(store, to: path)
    } catch let error as StoreError {
      guard case .alreadyExists = error else { throw error }
      throw Failure(
        .cannotCreate, error.failure.message,
        hint: Phrase(
          "Einen anderen Namen nennen, oder einen Ordner: lotse backup ORDNER/.",
          "Name another one, or a folder: lotse backup FOLDER/."))
    }
    var remarks = [
      trial.dryRun
        ? session.language(
          "Würde gesichert: \(path), \(session.told(extent))", "Would back up: \(path), \(session.told(extent))")
        : session.language(
          "Gesichert: \(path), \(session.told(extent))", "Backed up: \(path), \(session.told(extent))"),
      session.language("Prüfsumme \(extent.head)", "Hash \(extent.head)"),
    ]
    // The one that was just made, or would be, counts and stays, whatever the clock says.
    let old =
      try keep.map { keep in
        try folder?.backups(of: extent.origin).filter { $0 != path }.dropLast(keep - 1) ?? []
      } ?? []
    if trial.dryRun {
      remarks += old.map { session.language("Würde gelöscht: \($0)", "Would delete: \($0)") }
    } else {
      remarks += old.map { old in
        guard unlink(old) == 0 else {
          let reason = SystemError.words(errno)
          return session.language("Nicht gelöscht (\(reason.de)): \(old)", "Not deleted (\(reason.en)): \(old)")
        }
        return session.language("Gelöscht: \(old)", "Deleted: \(old)")
      }
    }
    return try session.reply(
      trial, remarks,
      json: [
        "file": .string(path), "changes": .int(extent.changes), "hash": .string(extent.head),
        "deleted": .array(old.map { .string($0) }),
      ])
  }
}

/// The backups of one strategy in a folder, by their names: the file's, day and time, such as
/// `strategie-2026-11-29T101500Z.db`.
struct BackupFolder {
  private let path: String
  private let stem: String

  /// Nil where the destination is no folder.
  init?(_ destination: String, of database: String) {
    var status = stat()
    guard stat(destination, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    path = destination.hasSuffix("/") ? destination : destination + "/"
    let file = database.split(separator: "/").last.map(String.init) ?? database
    stem = file.hasSuffix(".db") ? String(file.dropLast(3)) : file
  }

  func name(at instant: Instant) -> String { BackupFolder.freeName(path + stem + "-", at: instant, ".db") }

  /// A name with day and time that is free: two of one second are told apart by a number.
  static func freeName(_ start: String, at instant: Instant, _ ending: String = "") -> String {
    let time = instant.iso.prefix(19).filter { $0 != ":" } + "Z"
    let names = ([""] + (2...99).map { "-\($0)" }).map { start + time + $0 + ending }
    return names.first { access($0, F_OK) != 0 } ?? names[0]
  }

  /// Those of the strategy that begins with this hash, oldest first.
  func backups(of origin: String) throws -> [String] {
    guard let names = RawFile.names(in: path) else { throw StoreError.readOnly(path) }
    let times = names.filter { name in
      name.hasPrefix(stem + "-") && name.hasSuffix(".db") && isTime(name.dropFirst(stem.count + 1).dropLast(3))
    }.map { (name: $0, time: $0.dropFirst(stem.count + 1).dropLast(3)) }
    // Of one second the number behind the time tells which came later.
    return times.sorted { left, right in
      let (first, second) = (left.time.prefix(18), right.time.prefix(18))
      return first == second ? BackupFolder.number(left.time) < BackupFolder.number(right.time) : first < second
    }.map { path + $0.name }.filter { Store.origin(of: $0) == origin }
  }

  private static func number(_ time: Substring) -> Int { Int(time.dropFirst(19)) ?? 1 }

  /// `2026-11-29T101500Z`, also with a number behind.
  private func isTime(_ text: Substring) -> Bool {
    let shape = "0000-00-00T000000Z"
    let isShaped = zip(text, shape).allSatisfy { $1 == "0" ? $0.isASCII && $0.isNumber : $0 == $1 }
    let rest = text.dropFirst(shape.count)
    return text.count >= shape.count && isShaped
      && (rest.isEmpty || rest.first == "-" && Int(rest.dropFirst()) != nil)
  }
}

extension Session {
  /// Copies a file and recomputes the copy before it has its name.
  func copy(_ store: Store, to path: String) throws -> HistoryExtent {
    var extent: HistoryExtent?
    let progress = ProgressLine(world, language("Prüfe Änderung", "Checking change"))
    do {
      try store.copy(to: path) { copy in
        extent = try copy.extent()
        return try copy.verify { progress.show($0, of: $1) }.findings.isEmpty
      }
      progress.clear()
    } catch is Store.NotSound {
      progress.clear()
      throw Failure(
        .no,
        Phrase(
          "Die Kopie von \(store.path) hält der Nachrechnung nicht stand; es wurde keine geschrieben und keine alte gelöscht.",
          "The copy of \(store.path) does not hold when it is recomputed; none was written, and no old one deleted."),
        hint: Phrase("Was nicht stimmt, sagt: lotse verify.", "See what is wrong: lotse verify."))
    }
    guard let extent else { throw StoreError.damaged(path, detail: Phrase("leer", "empty")) }
    return extent
  }

  /// How far a file goes, in words.
  func told(_ extent: HistoryExtent) -> String {
    let (count, moment) = (extent.changes, extent.recordedAt)
    return language(
      "\(count) \(count == 1 ? "Änderung" : "Änderungen") bis \(moment.day.text(.de)) \(moment.clock)",
      "\(count) \(count == 1 ? "change" : "changes") up to \(moment.day) \(moment.clock)")
  }
}
