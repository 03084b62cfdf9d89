extension Migration {
  /// The first schema: who changed what when, the configuration, and the sub-projects.
  static let core = Migration(
    "001 core",
    #"""
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
      kind TEXT NOT NULL CHECK (kind IN ('ozg-service', 'internal-service', 'efile', 'platform', 'tool', \#
    'infrastructure', 'trial', 'organisation', 'smart-city', 'framework')),
      unit TEXT NOT NULL CHECK (unit <> ''),
      places TEXT CHECK (places IS NULL OR json_valid(places)),
      status TEXT NOT NULL CHECK (status IN ('proposed', 'planned', 'concept', 'implementation', 'pilot', 'rollout', \#
    'completed', 'continuous', 'on-hold', 'cancelled', 'merged')),
      status_since TEXT NOT NULL CHECK (status_since GLOB '????-??-??'),
      reason_code TEXT CHECK (reason_code IN ('resources', 'budget', 'legal', 'dependency', 'procurement', \#
    'technical', 'priority', 'obsolete', 'correction', 'other')),
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
      light TEXT NOT NULL CHECK (light IN ('green', 'yellow', 'red', 'grey')),
      rated_on TEXT CHECK ((rated_on IS NULL) = (light = 'grey')),
      dimension TEXT CHECK (dimension IN ('schedule', 'result', 'cost', 'resources')),
      measure TEXT,
      decision_needed TEXT,
      decision_from TEXT,
      rating_reason TEXT,
      priority TEXT NOT NULL CHECK (priority IN ('unset', 'low', 'medium', 'high')),
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
      maturity_model TEXT CHECK (maturity_model IN ('1.1', '2.0')),
      maturity_level INTEGER CHECK ((maturity_level IS NULL) = (maturity_model IS NULL)),
      maturity_on TEXT CHECK ((maturity_on IS NULL) = (maturity_model IS NULL)),
      maturity_basis TEXT CHECK ((maturity_basis IS NULL) = (maturity_model IS NULL)),
      maturity_reason TEXT,
      reuse TEXT NOT NULL CHECK (reuse IN ('unknown', 'efa-reuse-clarifying', 'efa-reuse-agreed', 'efa-build-state', \#
    'efa-build-kdn', 'efa-build-clarifying', 'not-efa')),
      tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
      links TEXT CHECK (links IS NULL OR json_valid(links)),
      depends_on TEXT CHECK (depends_on IS NULL OR json_valid(depends_on)),
      follows INTEGER CHECK (follows <> number),
      merged_into INTEGER CHECK ((merged_into IS NOT NULL) = (status = 'merged') AND merged_into IS NOT number),
      visibility TEXT NOT NULL CHECK (visibility IN ('internal', 'council', 'public')),
      note TEXT,
      contact TEXT,
      informed_on TEXT NOT NULL CHECK (informed_on GLOB '????-??-??'),
      search_text TEXT NOT NULL, -- folded; see Text.haystack
      from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
      until_change INTEGER CHECK (until_change > from_change), -- a changeset; NULL for the current version
      digest BLOB NOT NULL
    ) STRICT;

    CREATE UNIQUE INDEX configuration_version_current ON configuration_version (section, parent, key) WHERE \#
    until_change IS NULL;
    CREATE UNIQUE INDEX configuration_version_history ON configuration_version (section, parent, key, from_change);
    CREATE INDEX configuration_version_moment ON configuration_version (ifnull(until_change, 9223372036854775807), \#
    from_change);
    CREATE INDEX configuration_version_change ON configuration_version (from_change);
    CREATE TRIGGER configuration_version_is_kept BEFORE DELETE ON configuration_version
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER configuration_version_is_fixed
      BEFORE UPDATE OF id, section, parent, key, position, label, label_en, value, valid_from, valid_until, \#
    from_change, digest ON configuration_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER configuration_version_closes_once BEFORE UPDATE OF until_change ON configuration_version
      WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
      BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

    CREATE UNIQUE INDEX sub_project_version_current ON sub_project_version (number) WHERE until_change IS NULL;
    CREATE UNIQUE INDEX sub_project_version_history ON sub_project_version (number, from_change);
    CREATE INDEX sub_project_version_moment ON sub_project_version (ifnull(until_change, 9223372036854775807), \#
    from_change);
    CREATE INDEX sub_project_version_change ON sub_project_version (from_change);
    CREATE TRIGGER sub_project_version_is_kept BEFORE DELETE ON sub_project_version
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER sub_project_version_is_fixed
      BEFORE UPDATE OF id, number, title, summary, field, kind, unit, places, status, status_since, reason_code, \#
    reason, is_correction, held_status, decision, approved_by, scope, pilot_place, coverage_reached, coverage_target, \#
    result, evidence, review_on, next_step_on, light, rated_on, dimension, measure, decision_needed, decision_from, \#
    rating_reason, priority, mandatory_norm, mandatory_on, planned_start, planned_end, actual_start, actual_end, \#
    milestones, budget_planned, budget_spent, ozg_id, ozg_keys, ozg_not_in_catalogue, ozg_types, maturity_model, \#
    maturity_level, maturity_on, maturity_basis, maturity_reason, reuse, tags, links, depends_on, follows, \#
    merged_into, visibility, note, contact, informed_on, search_text, from_change, digest ON sub_project_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER sub_project_version_closes_once BEFORE UPDATE OF until_change ON sub_project_version
      WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
      BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

    CREATE INDEX sub_project_version_tally ON sub_project_version (field, status, light, rated_on, planned_end, \#
    until_change)
      WHERE until_change IS NULL;

    CREATE TRIGGER changeset_is_kept BEFORE DELETE ON changeset
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER changeset_is_fixed BEFORE UPDATE ON changeset
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER actor_is_kept BEFORE DELETE ON actor
      BEGIN SELECT RAISE(ABORT, 'an actor may be renamed, not deleted'); END;

    CREATE VIEW sub_projects AS
    SELECT format('TP-%04d', v.number) AS number, v.title, v.field,
      ifnull((SELECT c.label FROM configuration_version c WHERE c.section = 'field' AND c.parent = '' AND c.key = \#
    v.field
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

    PRAGMA application_id = 1280267347;
    PRAGMA user_version = 1;
    """#)
}
