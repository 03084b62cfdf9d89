internal import GRDB
internal import LotseModel

/// Today's schema: the first, and what was added to it. It defends itself: strict tables, checks, and triggers that let nothing be overwritten.
enum Schema {
  /// "LOTS", by which the file is told from other SQLite files.
  static let applicationID = 0x4C4F_5453
  /// The schema that this version writes.
  static let version = 3

  /// What `until_change` of a current version counts as when moments are compared.
  static let never = "9223372036854775807"

  static let core = """
    CREATE TABLE actor (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (name <> '')
    ) STRICT;

    CREATE TABLE changeset (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      recorded_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
      actor INTEGER NOT NULL REFERENCES actor,
      command TEXT NOT NULL,
      message TEXT,
      message_digest BLOB,
      undoes INTEGER REFERENCES changeset CHECK (undoes < id),
      previous_hash BLOB NOT NULL,
      hash BLOB NOT NULL UNIQUE
    ) STRICT;
    CREATE INDEX changeset_recorded_at ON changeset (recorded_at);

    CREATE TABLE configuration_version (
      id INTEGER PRIMARY KEY,
      section TEXT NOT NULL,
      parent TEXT NOT NULL,
      key TEXT NOT NULL CHECK (key <> ''),
      position INTEGER NOT NULL,
      label TEXT NOT NULL,
      label_en TEXT NOT NULL,
      value TEXT,
      valid_from TEXT CHECK (valid_from GLOB '????-??-??'),
      valid_until TEXT CHECK (valid_until GLOB '????-??-??'),
      from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
      until_change INTEGER CHECK (until_change > from_change), -- a changeset; NULL for the current version
      digest BLOB NOT NULL
    ) STRICT;

    CREATE TABLE sub_project_version (
      id INTEGER PRIMARY KEY,
      number INTEGER NOT NULL CHECK (number > 0),
      title TEXT NOT NULL CHECK (title <> ''),
      summary TEXT,
      field TEXT NOT NULL CHECK (field <> ''),
      kind TEXT NOT NULL CHECK (kind IN (\(words(Kind.self)))),
      unit TEXT NOT NULL CHECK (unit <> ''),
      places TEXT CHECK (places IS NULL OR json_valid(places)),
      status TEXT NOT NULL CHECK (status IN (\(words(Status.self)))),
      status_since TEXT NOT NULL CHECK (status_since GLOB '????-??-??'),
      reason_code TEXT CHECK (reason_code IN (\(words(ReasonCode.self)))),
      reason TEXT,
      is_correction INTEGER NOT NULL CHECK (is_correction IN (0, 1)),
      held_status TEXT CHECK ((held_status IS NOT NULL) = (status = 'on-hold')),
      decision TEXT,
      approved_by TEXT,
      scope TEXT,
      pilot_place TEXT,
      coverage_reached INTEGER CHECK (coverage_reached >= 0),
      coverage_target INTEGER CHECK (coverage_target >= 0),
      result TEXT,
      evidence TEXT,
      review_on TEXT CHECK (review_on GLOB '????-??-??'),
      next_step_on TEXT CHECK (next_step_on GLOB '????-??-??'),
      light TEXT NOT NULL CHECK (light IN (\(words(TrafficLight.self)))),
      rated_on TEXT CHECK ((rated_on IS NULL) = (light = 'grey')),
      dimension TEXT CHECK (dimension IN (\(words(Dimension.self)))),
      measure TEXT,
      decision_needed TEXT,
      decision_from TEXT,
      rating_reason TEXT,
      priority TEXT NOT NULL CHECK (priority IN (\(words(Priority.self)))),
      mandatory_norm TEXT,
      mandatory_on TEXT CHECK (mandatory_on GLOB '????-??-??'),
      planned_start TEXT CHECK (planned_start GLOB '????-??-??'),
      planned_end TEXT CHECK (planned_end GLOB '????-??-??'),
      actual_start TEXT CHECK (actual_start GLOB '????-??-??'),
      actual_end TEXT CHECK (actual_end GLOB '????-??-??'),
      milestones TEXT CHECK (milestones IS NULL OR json_valid(milestones)),
      budget_planned INTEGER, -- cents
      budget_spent INTEGER, -- cents
      ozg_id TEXT CHECK (ozg_id GLOB '[0-9][0-9][0-9][0-9][0-9]'),
      ozg_keys TEXT CHECK (ozg_keys IS NULL OR json_valid(ozg_keys)),
      ozg_not_in_catalogue TEXT,
      ozg_types TEXT CHECK (ozg_types IS NULL OR json_valid(ozg_types)),
      maturity_model TEXT CHECK (maturity_model IN (\(words(MaturityModel.self)))),
      maturity_level INTEGER CHECK ((maturity_level IS NULL) = (maturity_model IS NULL)),
      maturity_on TEXT CHECK ((maturity_on IS NULL) = (maturity_model IS NULL)),
      maturity_basis TEXT CHECK ((maturity_basis IS NULL) = (maturity_model IS NULL)),
      maturity_reason TEXT,
      reuse TEXT NOT NULL CHECK (reuse IN (\(words(Reuse.self)))),
      tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
      links TEXT CHECK (links IS NULL OR json_valid(links)),
      depends_on TEXT CHECK (depends_on IS NULL OR json_valid(depends_on)),
      follows INTEGER CHECK (follows <> number),
      merged_into INTEGER CHECK ((merged_into IS NOT NULL) = (status = 'merged') AND merged_into IS NOT number),
      visibility TEXT NOT NULL CHECK (visibility IN (\(words(Visibility.self)))),
      note TEXT,
      contact TEXT,
      informed_on TEXT NOT NULL CHECK (informed_on GLOB '????-??-??'),
      search_text TEXT NOT NULL, -- folded; see Text.haystack
      from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
      until_change INTEGER CHECK (until_change > from_change), -- a changeset; NULL for the current version
      digest BLOB NOT NULL
    ) STRICT;
    """

  /// Schema 2: the key by which another list knows a sub-project, and the catalogue of OZG services.
  static let exchange = """
    ALTER TABLE sub_project_version ADD COLUMN external_key TEXT CHECK (external_key <> '');
    CREATE INDEX sub_project_version_external_key ON sub_project_version (external_key)
      WHERE until_change IS NULL AND external_key IS NOT NULL;

    CREATE TABLE ozg_catalogue_version (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL CHECK (name <> ''),
      dated_on TEXT NOT NULL CHECK (dated_on GLOB '????-??-??'),
      source TEXT,
      from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
      until_change INTEGER CHECK (until_change > from_change),
      digest BLOB NOT NULL
    ) STRICT;

    CREATE TABLE ozg_service_version (
      id INTEGER PRIMARY KEY,
      ozg_id TEXT NOT NULL CHECK (ozg_id GLOB '[0-9][0-9][0-9][0-9][0-9]'),
      name TEXT NOT NULL CHECK (name <> ''),
      topic TEXT,
      situation TEXT,
      from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
      until_change INTEGER CHECK (until_change > from_change),
      digest BLOB NOT NULL
    ) STRICT;
    """

  /// Indexes and triggers that every table of versions has: one current version per identity, reads as of a moment and
  /// by change without a scan, and no other update than closing a version.
  static func defence(of table: VersionedTable) -> String {
    let identity = table.identity.joined(separator: ", ")
    return """
      CREATE UNIQUE INDEX \(table.name)_current ON \(table.name) (\(identity)) WHERE until_change IS NULL;
      CREATE UNIQUE INDEX \(table.name)_history ON \(table.name) (\(identity), from_change);
      CREATE INDEX \(table.name)_moment ON \(table.name) (ifnull(until_change, \(never)), from_change);
      CREATE INDEX \(table.name)_change ON \(table.name) (from_change);
      CREATE TRIGGER \(table.name)_is_kept BEFORE DELETE ON \(table.name)
        BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
      \(fixing(table, table.fixedFromTheStart))
      CREATE TRIGGER \(table.name)_closes_once BEFORE UPDATE OF until_change ON \(table.name)
        WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
        BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;
      """
  }

  private static func fixing(_ table: VersionedTable, _ columns: [String]) -> String {
    """
    CREATE TRIGGER \(table.name)_is_fixed
      BEFORE UPDATE OF id, \(columns.joined(separator: ", ")), from_change, digest ON \(table.name)
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    """
  }

  /// Progress per field of the present state is answered from this index alone.
  static let tallyIndex = """
    CREATE INDEX sub_project_version_tally ON sub_project_version (field, status, light, rated_on, planned_end, until_change)
      WHERE until_change IS NULL;
    """

  static let changesetDefence = """
    CREATE TRIGGER changeset_is_kept BEFORE DELETE ON changeset
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER changeset_is_fixed BEFORE UPDATE ON changeset
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER actor_is_kept BEFORE DELETE ON actor
      BEGIN SELECT RAISE(ABORT, 'an actor may be renamed, not deleted'); END;
    """

  /// Views for people who read the file with other tools; documented in docs/schema.md and kept stable.
  static let views = """
    CREATE VIEW sub_projects AS
    SELECT format('TP-%04d', v.number) AS number, v.title, v.field,
      ifnull((SELECT c.label FROM configuration_version c WHERE c.section = 'field' AND c.parent = '' AND c.key = v.field
        AND c.until_change IS NULL), v.field) AS field_label,
      v.kind, v.unit, v.status, v.status_since,
      CASE WHEN v.status IN ('completed', 'cancelled', 'merged') THEN NULL ELSE v.light END AS light, v.rated_on,
      v.priority, v.mandatory_norm, v.planned_start, v.planned_end, v.actual_start, v.actual_end,
      v.budget_planned / 100.0 AS budget_planned, v.budget_spent / 100.0 AS budget_spent,
      v.ozg_id, v.maturity_model, v.maturity_level, v.visibility, v.informed_on,
      v.from_change AS change, strftime('%Y-%m-%dT%H:%M:%SZ', s.recorded_at / 1000, 'unixepoch') AS recorded_at
    FROM sub_project_version v JOIN changeset s ON s.id = v.from_change
    WHERE v.until_change IS NULL;

    CREATE VIEW field_progress AS
    SELECT field, field_label, count(*) AS stock,
      count(*) FILTER (WHERE status = 'completed') AS completed,
      count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
      count(*) FILTER (WHERE status = 'merged') AS merged,
      count(*) FILTER (WHERE status = 'continuous') AS continuous,
      count(*) FILTER (WHERE status NOT IN ('cancelled', 'merged', 'continuous')) AS denominator,
      count(*) FILTER (WHERE status = 'completed') * 100
        / nullif(count(*) FILTER (WHERE status NOT IN ('cancelled', 'merged', 'continuous')), 0) AS percent
    FROM sub_projects GROUP BY field;
    """

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("001 core") { db in
      try db.execute(sql: core)
      for table in VersionedTable.all where table.since == 1 { try db.execute(sql: defence(of: table)) }
      try db.execute(sql: tallyIndex)
      try db.execute(sql: changesetDefence)
      try db.execute(sql: views)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    migrator.registerMigration("002 exchange") { db in
      try db.execute(sql: exchange)
      for table in VersionedTable.all where table.since == 2 { try db.execute(sql: defence(of: table)) }
      let items = VersionedTable.subProject
      try db.execute(sql: "DROP TRIGGER \(items.name)_is_fixed; \(fixing(items, items.columns))")
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    migrator.registerMigration("003 council") { db in
      try db.execute(sql: council)
      for table in VersionedTable.all where table.since == 3 { try db.execute(sql: defence(of: table)) }
      try db.execute(sql: "PRAGMA user_version = 3")
    }
    return migrator
  }

  static func words<Word: Term>(_ type: Word.Type) -> String {
    Word.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }
}
