internal import Glibc
internal import LotseBasics
internal import LotseModel
internal import LotseStore

/// What `doctor` looks at: whether the file can be read and written safely where it lies, and what works beside it.
struct Checkup {
  struct Finding {
    /// Something is wrong, could be better, or is as it should be.
    enum State { case wrong, advice, sound }

    let state: State
    let said: Phrase
    var remedy: Phrase?
  }

  private(set) var findings: [Finding] = []
  private let path: String
  private let world: World

  init(_ session: Session) throws {
    path = try session.databasePath
    world = session.world
    let store: Store
    do { store = try session.store() } catch let error as StoreError {
      let failure = error.failure
      add(.wrong, failure.message, failure.hint)
      checkFolder()
      checkPrograms(session)
      return
    }
    try checkFile(store)
    try checkClock(store)
    checkFolder()
    checkPrograms(session)
  }

  private mutating func add(_ state: Finding.State, _ said: Phrase, _ remedy: Phrase? = nil) {
    findings.append(Finding(state: state, said: said, remedy: remedy))
  }

  private mutating func checkFile(_ store: Store) throws {
    var status = stat()
    stat(path, &status)
    let size = Size(bytes: Int(status.st_size))
    add(
      .sound,
      Phrase(
        "\(path): \(size.text(.de)), Schema \(Store.schemaVersion)",
        "\(path): \(size.text(.en)), schema \(Store.schemaVersion)"))
    if let damage = try store.quickDamage() {
      add(
        .wrong, Phrase("SQLite findet Schäden: \(damage)", "SQLite finds damage: \(damage)"),
        Phrase("Die letzte Sicherung: lotse restore SICHERUNG.", "The last backup: lotse restore BACKUP."))
    } else {
      add(.sound, Phrase("SQLite findet keine Schäden", "SQLite finds no damage"))
    }
    if status.st_mode & 0o077 != 0 {
      add(
        .advice,
        Phrase(
          "Auch andere Benutzer dieses Rechners dürfen die Datei öffnen.",
          "Other users of this machine may open the file."),
        Phrase("Soll das nicht sein: chmod 600 \(path)", "If that is not meant: chmod 600 \(path)"))
    }
    if status.st_uid != geteuid() {
      add(
        .advice, Phrase("Die Datei gehört einem anderen Benutzer.", "The file belongs to another user."),
        Phrase(
          "Mehrere Schreibende: eine gemeinsame Gruppe mit Schreibrecht auf Datei und Ordner.",
          "For several writers: a common group that may write the file and its folder."))
    }
    if access(path, W_OK) != 0 {
      add(
        .wrong, Phrase("Die Datei darf nicht geschrieben werden.", "The file may not be written."),
        Phrase("Rechte geben: chmod u+w \(path)", "Grant it: chmod u+w \(path)"))
    }
    var journal = stat()
    if stat(path + "-wal", &journal) == 0, journal.st_size > 64 << 20 {
      let size = Size(bytes: Int(journal.st_size))
      add(
        .advice,
        Phrase("\(path)-wal hält \(size.text(.de)) Änderungen.", "\(path)-wal holds \(size.text(.en)) of changes."),
        Phrase(
          "Ein Programm hält die Datei lange offen; endet es, räumt der nächste Befehl auf. Nie löschen.",
          "A program keeps the file open for long; when it ends, the next command clears up. Never delete it."))
    }
  }

  /// The clock stamps what is recorded; a wrong one is wrong for ever.
  private mutating func checkClock(_ store: Store) throws {
    let last = try store.extent().recordedAt
    let ahead = world.now.milliseconds - last.milliseconds
    let (now, then) = (world.now, last)
    if ahead < -60_000 {
      add(
        .wrong,
        Phrase(
          "Die Uhr (\(now.day.text(.de)) \(now.clock)) steht vor der letzten Änderung (\(then.day.text(.de)) \(then.clock)).",
          "The clock (\(now.day) \(now.clock)) is before the last change (\(then.day) \(then.clock))."),
        Phrase("Die Uhr stellen; siehe docs/clock.md.", "Set the clock; see docs/clock.md."))
    } else if ahead > 90 * 86_400_000 {
      add(
        .advice,
        Phrase(
          "Seit mehr als 90 Tagen (\(then.day.text(.de))) hat niemand etwas erfasst, oder die Uhr geht vor.",
          "Nobody recorded anything for more than 90 days (\(then.day)), or the clock is fast."),
        Phrase("Die Uhr prüfen; siehe docs/clock.md.", "Check the clock; see docs/clock.md."))
    } else {
      add(
        .sound,
        Phrase(
          "Uhr: \(now.day.text(.de)) \(now.clock), letzte Änderung \(then.day.text(.de)) \(then.clock)",
          "Clock: \(now.day) \(now.clock), last change \(then.day) \(then.clock)"))
    }
  }

  private mutating func checkFolder() {
    let folder = RawFile.folder(of: path)
    guard access(folder, F_OK) == 0 else { return }
    if access(folder, W_OK | X_OK) != 0 {
      add(
        .wrong,
        Phrase("In den Ordner \(folder) darf nicht geschrieben werden.", "The folder \(folder) may not be written."),
        Phrase(
          "SQLite legt dort Dateien neben die Datei; Schreibrecht geben.",
          "SQLite keeps files beside the file there; grant the right to write."))
    }
    if let system = FileSystem(of: folder), system.isOnNetwork {
      add(
        .wrong,
        Phrase(
          "\(folder) liegt auf einem Netzlaufwerk (\(system.type)); zwei Schreibende können die Datei dort beschädigen.",
          "\(folder) lies on a network file system (\(system.type)); two writers can damage the file there."),
        Phrase(
          "Die Datei auf eine Platte dieses Rechners legen und dort sichern: lotse backup.",
          "Put the file on a disk of this machine, and back it up: lotse backup."))
    } else {
      let name = folder == "." ? Phrase("Der Ordner", "The folder") : Phrase(folder, folder)
      add(.sound, Phrase("\(name.de) liegt auf diesem Rechner", "\(name.en) lies on this machine"))
    }
    if let room = FileSystem(of: folder)?.room {
      var status = stat()
      let needed = max(100 << 20, stat(path, &status) == 0 ? 3 * Int(status.st_size) : 0)
      let size = Size(bytes: room)
      if room < needed {
        add(
          .wrong, Phrase("Frei sind dort nur \(size.text(.de)).", "Only \(size.text(.en)) are free there."),
          Phrase(
            "Platz schaffen: gut sind \(Size(bytes: needed).text(.de)).",
            "Make room: \(Size(bytes: needed).text(.en)) are good."))
      } else {
        add(.sound, Phrase("Frei sind dort \(size.text(.de))", "\(size.text(.en)) are free there"))
      }
    }
    let drafts = FileSystem.drafts(in: folder, olderThan: 3600, now: world.now)
    if !drafts.isEmpty {
      let names = drafts.joined(separator: " ")
      add(
        .advice,
        Phrase(
          "Liegengeblieben nach einem Abbruch: \(drafts.count == 1 ? "ein Entwurf" : "\(drafts.count) Entwürfe").",
          "Left behind by an interruption: \(drafts.count == 1 ? "a draft" : "\(drafts.count) drafts")."),
        Phrase("Löschen: rm \(names)", "Delete: rm \(names)"))
    }
  }

  private mutating func checkPrograms(_ session: Session) {
    add(
      .sound,
      Phrase(
        "Lotse \(Version.current), SQLite \(Store.sqliteVersion)",
        "Lotse \(Version.current), SQLite \(Store.sqliteVersion)"))
    do {
      let typst = try Typst(session.world, templates: "").program.path
      add(.sound, Phrase("PDF: \(typst)", "PDF: \(typst)"))
    } catch {
      let failure = Failure(error)
      add(.advice, failure.message, failure.hint)
    }
  }
}
