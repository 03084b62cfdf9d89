extension Migration {
  /// Schema 5: which texts were taken out of which rows. A row may lose a text while the change that says so is being
  /// made, and never else; what is counted cannot change even then.
  static let redactions = Migration(
    "005 redactions",
    #"""
    CREATE TABLE redaction_version (
      id INTEGER PRIMARY KEY,
      of_table TEXT NOT NULL CHECK (of_table IN ('sub_project_version', 'changeset')),
      of_row INTEGER NOT NULL CHECK (of_row > 0), -- its id
      of_column TEXT NOT NULL CHECK (of_column <> ''),
      remaining BLOB NOT NULL, -- the digest of the row without the text
      from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
      until_change INTEGER CHECK (until_change IS NULL), -- what went does not come back
      digest BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX redaction_version_current ON redaction_version (of_table, of_row, of_column) WHERE until_change IS NULL;
    CREATE UNIQUE INDEX redaction_version_history ON redaction_version (of_table, of_row, of_column, from_change);
    CREATE INDEX redaction_version_moment ON redaction_version (ifnull(until_change, 9223372036854775807), from_change);
    CREATE INDEX redaction_version_change ON redaction_version (from_change);
    CREATE TRIGGER redaction_version_is_kept BEFORE DELETE ON redaction_version
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER redaction_version_is_fixed
      BEFORE UPDATE OF id, of_table, of_row, of_column, remaining, from_change, digest ON redaction_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER redaction_version_closes_once BEFORE UPDATE OF until_change ON redaction_version
      WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
      BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

    DROP TRIGGER sub_project_version_is_fixed;
    CREATE TRIGGER sub_project_version_is_fixed
      BEFORE UPDATE OF id, number, field, kind, unit, places, status, status_since, reason_code, is_correction, \#
    held_status, coverage_reached, coverage_target, review_on, next_step_on, light, rated_on, dimension, priority, \#
    mandatory_on, planned_start, planned_end, actual_start, actual_end, budget_planned, budget_spent, ozg_id, ozg_keys, \#
    ozg_types, maturity_model, maturity_level, maturity_on, maturity_basis, reuse, depends_on, follows, merged_into, \#
    visibility, informed_on, from_change, digest ON sub_project_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER sub_project_version_is_redacted_only
      BEFORE UPDATE OF title, summary, reason, decision, approved_by, scope, pilot_place, result, evidence, measure, \#
    decision_needed, decision_from, rating_reason, mandatory_norm, milestones, ozg_not_in_catalogue, maturity_reason, \#
    tags, links, note, contact, search_text, external_key ON sub_project_version
      WHEN NOT EXISTS (SELECT 1 FROM redaction_version WHERE of_table = 'sub_project_version' AND of_row = OLD.id
        AND from_change > (SELECT max(id) FROM changeset))
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;

    DROP TRIGGER changeset_is_fixed;
    CREATE TRIGGER changeset_is_fixed
      BEFORE UPDATE OF id, recorded_at, actor, command, message_digest, undoes, previous_hash, hash ON changeset
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER changeset_is_redacted_only BEFORE UPDATE OF message ON changeset
      WHEN NOT EXISTS (SELECT 1 FROM redaction_version WHERE of_table = 'changeset' AND of_row = OLD.id
        AND from_change > (SELECT max(id) FROM changeset))
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;

    PRAGMA user_version = 5;
    """#)
}
