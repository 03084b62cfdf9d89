internal import ArgumentParser
internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotseStore

struct Restore: Command {
  static let configuration = CommandConfiguration(
    leaf: "restore",
    abstract: help(
      "Eine Sicherung an die Stelle der Datei setzen.", "Put a backup in the place of the file."),
    discussion: help(
      """
      lotse restore /sicherung/strategie-2026-11-29T101500Z.db

      Die Sicherung wird vorher ganz nachgerechnet und selbst nicht verändert. Was an ihrer Stelle stand, bleibt
      daneben liegen, mit Tag und Uhrzeit im Namen. Ist es neuer, anders oder nicht lesbar, geschieht nichts ohne --force.
      Wo noch keine Datei ist, wird sie angelegt.
      """,
      """
      lotse restore /backup/strategy-2026-11-29T101500Z.db

      The backup is recomputed as a whole before, and is not changed itself. What stood in its place stays beside it, with
      day and time in its name. Where that is newer, another one or cannot be read, nothing happens without --force. Where
      there is no file yet, it is made.
      """), aliases: ["wiederherstellen"])

  @Argument(help: .init(help("Die Sicherung.", "The backup."), valueName: help("sicherung", "backup")))
  var source: String
  @Flag(
    help: .init(
      help(
        "Auch etwas ersetzen, das neuer, anders oder nicht lesbar ist.",
        "Also replace what is newer, another one or cannot be read.")))
  var force = false
  @OptionGroup var trial: TrialOptions
  @OptionGroup var common: CommonOptions

  func reply(in session: Session) throws -> Reply {
    try session.wantsJSON(trial)
    let path = try session.databasePath
    guard !RawFile.isSame(source, path) else {
      throw Failure(
        .usage, Phrase("\(source) ist die Datei selbst.", "\(source) is the file itself."),
        hint: Phrase("Eine Sicherung nennen.", "Name a backup."))
    }
    guard access(source, F_OK) == 0 else {
      throw Failure(
        .notFound, Phrase("Die Sicherung \(source) gibt es nicht.", "There is no backup \(source)."),
        hint: Phrase("Den Pfad prüfen.", "Check the path."))
    }
    return try Store.withCopy(of: source, besides: path) { backup in
      let extent = try sound(backup, session)
      let isDry = trial.dryRun
      let restored =
        isDry
        ? session.language(
          "Würde wiederhergestellt: \(path), \(session.told(extent))",
          "Would restore: \(path), \(session.told(extent))")
        : session.language(
          "Wiederhergestellt: \(path), \(session.told(extent))", "Restored: \(path), \(session.told(extent))")
      func reply(_ remarks: [String], kept: String? = nil) throws -> Reply {
        try session.reply(
          trial, remarks,
          json: [
            "file": .string(path), "changes": .int(extent.changes), "hash": .string(extent.head),
            "kept": JSONValue(kept),
          ])
      }
      guard access(path, F_OK) == 0 else {
        if !isDry { try backup.copy(to: path) }
        return try reply([restored])
      }
      let kept = keptName(path, session)
      guard let present = try Present(path, against: backup, extent) else {
        guard force else { throw unreadable(path) }
        if !isDry {
          try setAside(path, as: kept)
          try backup.copy(to: path)
        }
        return try reply([restored, told(kept, session)], kept: kept)
      }
      guard present.extent != extent else {
        return try reply([
          session.language("\(path) ist schon auf diesem Stand.", "\(path) is at this state already.")
        ])
      }
      if !force { try present.refuse(path, extent, session) }
      let known = Set(try backup.redactions().map(\.changeset))
      let lost = try present.store.redactions().filter { !known.contains($0.changeset) }
      if !isDry { try backup.replace(present.store) { try keep($0, as: kept, unlessOther: present.extent) } }
      return try reply(
        [restored, told(kept, session)]
          + lost.map { redaction in
            let place = redaction.place.words(session.language)
            return session.language(
              "Wieder da, obwohl danach geschwärzt: \(place). Noch einmal: lotse redact.",
              "Back again although redacted later: \(place). Once more: lotse redact.")
          }, kept: kept)
    }
  }

  /// How far the backup goes. Throws where it does not hold when it is recomputed.
  private func sound(_ backup: Store, _ session: Session) throws -> HistoryExtent {
    let progress = ProgressLine(session.world, session.language("Prüfe Änderung", "Checking change"))
    let findings = try backup.verify { progress.show($0, of: $1) }.findings
    progress.clear()
    guard let finding = findings.first else { return try backup.extent() }
    throw Failure(
      .refused,
      Phrase(
        "\(source) hält der Nachrechnung nicht stand: \(finding.words.de)",
        "\(source) does not hold when it is recomputed: \(finding.words.en)"),
      hint: Phrase(
        "Eine ältere Sicherung nehmen; alles sagt: lotse verify --db \(source).",
        "Take an older backup; for all of it: lotse verify --db \(source)."))
  }

  /// Keeps what stands there as another file. Somebody else may have recorded something since it was looked at.
  private func keep(_ store: Store, as kept: String, unlessOther seen: HistoryExtent) throws {
    guard try force || store.extent() == seen else { throw StoreError.busy(store.path) }
    try store.copy(to: kept)
  }

  /// What cannot be opened keeps its bytes under another name, with what SQLite has beside it.
  private func setAside(_ path: String, as kept: String) throws {
    for ending in ["", "-wal", "-shm", "-journal"] where access(path + ending, F_OK) == 0 {
      guard rename(path + ending, kept + ending) == 0 else {
        throw StoreError.inputOutput(path, detail: SystemError.words(errno))
      }
    }
  }

  /// `strategie.db.2026-11-29T101500Z`: ends otherwise than a database, so that nobody takes it for the present one.
  private func keptName(_ path: String, _ session: Session) -> String {
    BackupFolder.freeName(path + ".", at: session.world.now)
  }

  private func told(_ kept: String, _ session: Session) -> String {
    trial.dryRun
      ? session.language("Was dort steht, läge dann in \(kept)", "What stands there would be in \(kept)")
      : session.language("Was dort stand, liegt in \(kept)", "What stood there is in \(kept)")
  }

  private func unreadable(_ path: String) -> Failure {
    Failure(
      .cannotCreate,
      Phrase(
        "\(path) lässt sich nicht lesen und kann neuer sein als die Sicherung.",
        "\(path) cannot be read and may be newer than the backup."),
      hint: Phrase(
        "Ersetzen, wobei die Bytes daneben liegen bleiben: --force.", "Replace it, its bytes stay beside it: --force."))
  }
}

/// What stands where a backup is to go.
private struct Present {
  let store: Store
  let extent: HistoryExtent
  /// Whether the backup has the same history up to the last change of this, or this up to the last of the backup.
  private let isEarlier: Bool
  private let isLater: Bool

  /// Nil where it cannot be read.
  init?(_ path: String, against backup: Store, _ end: HistoryExtent) throws {
    do {
      store = try Store.open(path)
      extent = try store.extent()
      isLater = try store.hash(of: end.changes) == end.head
      isEarlier = try backup.hash(of: extent.changes) == extent.head
    } catch StoreError.damaged, StoreError.foreign, StoreError.inputOutput, StoreError.corruptRow {
      return nil
    }
  }

  /// Throws where what stands there would be lost without anybody having said so.
  func refuse(_ path: String, _ backup: HistoryExtent, _ session: Session) throws {
    let hint = Phrase(
      "Ersetzen, wobei es daneben liegen bleibt: --force.", "Replace it, it stays beside it: --force.")
    if isLater {
      let count = extent.changes - backup.changes
      throw Failure(
        .cannotCreate,
        Phrase(
          "\(path) ist neuer als die Sicherung: \(count) \(count == 1 ? "Änderung" : "Änderungen") mehr.",
          "\(path) is newer than the backup: \(count) more \(count == 1 ? "change" : "changes")."), hint: hint)
    }
    guard !isEarlier else { return }
    let isOther = extent.origin != backup.origin
    throw Failure(
      .cannotCreate,
      isOther
        ? Phrase("\(path) ist die Datei einer anderen Strategie.", "\(path) is the file of another strategy.")
        : Phrase(
          "\(path) und die Sicherung gehen auseinander: Beide haben Änderungen, die der anderen fehlen.",
          "\(path) and the backup part: each has changes that the other lacks."), hint: hint)
  }
}
