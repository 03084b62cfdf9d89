extension Migration {
  /// Schema 6: what a city records beyond the attributes that all cities have. Of its values a redaction takes texts alone.
  static let ownAttributes = Migration(
    "006 own attributes",
    #"""
    ALTER TABLE sub_project_version ADD COLUMN own TEXT CHECK (own IS NULL OR json_valid(own));

    DROP TRIGGER sub_project_version_is_redacted_only;
    CREATE TRIGGER sub_project_version_is_redacted_only
      BEFORE UPDATE OF title, summary, reason, decision, approved_by, scope, pilot_place, result, evidence, measure, \#
    decision_needed, decision_from, rating_reason, mandatory_norm, milestones, ozg_not_in_catalogue, maturity_reason, \#
    tags, links, note, contact, search_text, external_key, own ON sub_project_version
      WHEN NOT EXISTS (SELECT 1 FROM redaction_version WHERE of_table = 'sub_project_version' AND of_row = OLD.id
        AND from_change > (SELECT max(id) FROM changeset))
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER sub_project_version_own_values_are_kept BEFORE UPDATE OF own ON sub_project_version
      WHEN (SELECT group_concat(fullkey || '=' || atom, char(10)) FROM json_tree(OLD.own)
          WHERE atom IS NOT NULL AND key <> 'text')
        IS NOT (SELECT group_concat(fullkey || '=' || atom, char(10)) FROM json_tree(NEW.own)
          WHERE atom IS NOT NULL AND key <> 'text')
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;

    PRAGMA user_version = 6;
    """#)
}
