internal import GRDB
internal import Glibc
internal import LotseBasics
internal import LotseModel

/// One city's strategy with its whole history, in one SQLite file.
public final class Store {
  public let path: String
  let database: DatabaseQueue
  private let file: FileIdentity?
  /// The configuration after the last change that was recorded here, so that who records thousands reads it once.
  var lastConfigured: (change: Int, configuration: CityConfiguration)?

  /// How long a writer waits for another before it gives up with `StoreError.busy`, in seconds.
  static let patience = 20.0

  init(path: String, database: DatabaseQueue) {
    self.path = path
    self.database = database
    file = Store.noteOpen(path)
  }

  deinit { if let file { Store.noteClosed(file) } }

  /// Opens an existing file; only `create` makes one. Throws `StoreError` for a missing, foreign, damaged or newer file.
  public static func open(_ path: String) throws -> Store {
    try open(path, migrator: Schema.migrator, version: Schema.version)
  }

  static func open(_ path: String, migrator: @autoclosure () -> DatabaseMigrator, version: Int) throws -> Store {
    try checkIsSQLite(path)
    return try inOurWords(path) {
      let database = try DatabaseQueue(path: path, configuration: waiting)
      let (application, found, hasHistory) = try database.read { db in
        let row = try Row.fetchOne(db, sql: Store.identity)
        return (row?[0] as Int?, (row?[1] as Int?) ?? 0, (row?[2] as Bool?) ?? false)
      }
      // The mark of another program's file may be ours by chance.
      guard application == Schema.applicationID, hasHistory else { throw StoreError.foreign(path) }
      guard found <= version else { throw StoreError.tooNew(path, schema: found, known: version) }
      if found < version {
        try checkWasMadeHere(path, database, schema: found)
        try withFolderLock(path) { try migrator().migrate(database) }
      }
      return Store(path: path, database: database)
    }
  }

  /// Whose file it is, of which schema, and whether it has a history: in one statement, because every command asks.
  static let identity = """
    SELECT application_id, user_version,
      EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name IN ('changeset', 'grdb_migrations'))
    FROM pragma_application_id, pragma_user_version
    """

  /// A migration writes. Before it does, the file must say in both places that Lotse keeps it in that it is of that schema.
  private static func checkWasMadeHere(_ path: String, _ database: DatabaseQueue, schema: Int) throws {
    let known = Migration.all.prefix(max(0, schema)).map(\.name)
    let passed = try database.read { db in
      try db.tableExists("grdb_migrations")
        ? String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier") : []
    }
    guard schema > 0, passed.starts(with: known) else { throw StoreError.foreign(path) }
  }

  static var waiting: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in db.add(function: SubProjectQuery.key) }
    return configuration
  }

  /// Several processes may find an old file at once, and the migrator is not made for that: one at a time runs it. The
  /// folder is locked, because a lock on the file itself would meddle with SQLite's own.
  private static func withFolderLock(_ path: String, _ body: () throws -> Void) throws {
    let folder = Glibc.open(RawFile.folder(of: path), O_RDONLY)
    guard folder >= 0, flock(folder, LOCK_EX) == 0 else {
      throw StoreError.inputOutput(path, detail: SystemError.words(errno))
    }
    defer { close(folder) }
    try body()
  }

  static func checkIsSQLite(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == EACCES ? StoreError.readOnly(path) : StoreError.noSuchFile(path)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw StoreError.isFolder(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw StoreError.foreign(path) }
    guard access(path, R_OK) == 0 else { throw StoreError.readOnly(path) }
    guard isDatabase(path) else { throw StoreError.foreign(path) }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Store.inOurWords(path) { try database.read(body) }
  }

  /// Runs the body and turns SQLite's errors into `StoreError`; others pass.
  static func inOurWords<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch let error as RowDecodingError {
      throw StoreError.damaged(path, detail: Phrase("eine Zeile ist nicht zu lesen", error.description))
    }
  }
}

extension StoreError {
  init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path)
    case .SQLITE_FULL: self = .full(path)
    // The index of what is not yet in the file cannot grow: on a disk that is full to the last byte.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: self = .full(path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: self = .readOnly(path)
    case .SQLITE_NOTADB: self = .foreign(path)
    case .SQLITE_CORRUPT: self = .damaged(path, detail: StoreError.words(error))
    case .SQLITE_CONSTRAINT: self = .refused(path, table: StoreError.table(writtenBy: error.sql), rule: error.told)
    default: self = .inputOutput(path, detail: StoreError.words(error))
    }
  }

  /// What SQLite says of files; of what is not listed only that it is SQLite's, with its code.
  private static func words(_ error: DatabaseError) -> Phrase {
    let german: String? =
      switch error.resultCode {
      case .SQLITE_CORRUPT: "die Seiten der Datei passen nicht zusammen"
      case .SQLITE_IOERR: "Lesen oder Schreiben schlug fehl"
      case .SQLITE_NOMEM: "der Arbeitsspeicher reicht nicht"
      case .SQLITE_TOOBIG: "ein Wert ist größer, als eine Zeile fassen kann"
      case .SQLITE_INTERRUPT: "abgebrochen"
      case .SQLITE_PROTOCOL: "eine andere Anwendung hält die Datei fest"
      case .SQLITE_SCHEMA: "der Aufbau der Datei änderte sich währenddessen"
      default: nil
      }
    return Phrase(german ?? "SQLite meldet Fehler \(error.extendedResultCode.rawValue)", error.told)
  }
  /// A row whose `column` holds what the model does not know; the row has its `id`.
  init(corrupt column: String, of row: Row, in table: VersionedTable) {
    self.init(corrupt: column, of: row, in: table.name)
  }

  init(corrupt column: String, of row: Row, in table: String) {
    // A query may have asked for the column under another name, or not at all.
    let stored: DatabaseValue = row.hasColumn(column) ? row[column] : .null
    let id: DatabaseValue = row.hasColumn("id") ? row["id"] : .null
    self = .corruptRow(
      table: table, row: Int.fromDatabaseValue(id) ?? 0, column: column, value: StoreError.words(stored))
  }

  /// A stored value as a sentence quotes it.
  static func words(_ stored: DatabaseValue) -> String {
    switch stored.storage {
    case .string(let text): text
    case .int64(let number): String(number)
    default: stored.description
    }
  }

  /// The table that a statement of ours writes to; none where the rule was broken when the change was committed.
  private static func table(writtenBy statement: String?) -> String? {
    let words = (statement ?? "").split { $0 == " " || $0 == "\n" }
    guard let verb = words.firstIndex(where: { $0 == "INTO" || $0 == "UPDATE" }) else { return nil }
    return words.dropFirst(verb + 1).first.map(String.init)
  }
}

extension DatabaseError {
  /// What SQLite says, in its own words.
  fileprivate var told: String { message ?? "\(resultCode)" }
}
