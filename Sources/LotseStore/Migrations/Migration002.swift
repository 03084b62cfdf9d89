extension Migration {
  /// Schema 2: the key by which another list knows a sub-project, and the catalogue of OZG services.
  static let exchange = Migration(
    "002 exchange",
    #"""
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

    CREATE UNIQUE INDEX ozg_catalogue_version_current ON ozg_catalogue_version (name) WHERE until_change IS NULL;
    CREATE UNIQUE INDEX ozg_catalogue_version_history ON ozg_catalogue_version (name, from_change);
    CREATE INDEX ozg_catalogue_version_moment ON ozg_catalogue_version (ifnull(until_change, 9223372036854775807), \#
    from_change);
    CREATE INDEX ozg_catalogue_version_change ON ozg_catalogue_version (from_change);
    CREATE TRIGGER ozg_catalogue_version_is_kept BEFORE DELETE ON ozg_catalogue_version
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER ozg_catalogue_version_is_fixed
      BEFORE UPDATE OF id, name, dated_on, source, from_change, digest ON ozg_catalogue_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER ozg_catalogue_version_closes_once BEFORE UPDATE OF until_change ON ozg_catalogue_version
      WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
      BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

    CREATE UNIQUE INDEX ozg_service_version_current ON ozg_service_version (ozg_id) WHERE until_change IS NULL;
    CREATE UNIQUE INDEX ozg_service_version_history ON ozg_service_version (ozg_id, from_change);
    CREATE INDEX ozg_service_version_moment ON ozg_service_version (ifnull(until_change, 9223372036854775807), \#
    from_change);
    CREATE INDEX ozg_service_version_change ON ozg_service_version (from_change);
    CREATE TRIGGER ozg_service_version_is_kept BEFORE DELETE ON ozg_service_version
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER ozg_service_version_is_fixed
      BEFORE UPDATE OF id, ozg_id, name, topic, situation, from_change, digest ON ozg_service_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER ozg_service_version_closes_once BEFORE UPDATE OF until_change ON ozg_service_version
      WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
      BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

    DROP TRIGGER sub_project_version_is_fixed;
    CREATE TRIGGER sub_project_version_is_fixed
      BEFORE UPDATE OF id, number, title, summary, field, kind, unit, places, status, status_since, reason_code, \#
    reason, is_correction, held_status, decision, approved_by, scope, pilot_place, coverage_reached, coverage_target, \#
    result, evidence, review_on, next_step_on, light, rated_on, dimension, measure, decision_needed, decision_from, \#
    rating_reason, priority, mandatory_norm, mandatory_on, planned_start, planned_end, actual_start, actual_end, \#
    milestones, budget_planned, budget_spent, ozg_id, ozg_keys, ozg_not_in_catalogue, ozg_types, maturity_model, \#
    maturity_level, maturity_on, maturity_basis, maturity_reason, reuse, tags, links, depends_on, follows, \#
    merged_into, visibility, note, contact, informed_on, search_text, external_key, from_change, digest ON \#
    sub_project_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;

    PRAGMA user_version = 2;
    """#)
}
