extension Migration {
  /// Schema 7: the words of a vocabulary are compared one by one. For a list of more than two (`x IN (…)`) SQLite builds a
  /// small tree whenever it checks a row, which was a third of an import and half of `verify`.
  static let comparisons = Migration(
    "007 comparisons",
    [
      .reword(
        "sub_project_version",
        as: #"""
          CREATE TABLE sub_project_version (
            id INTEGER PRIMARY KEY,
            number INTEGER NOT NULL CHECK (number > 0),
            title TEXT NOT NULL CHECK (title <> ''),
            summary TEXT,
            field TEXT NOT NULL CHECK (field <> ''),
            kind TEXT NOT NULL CHECK (kind = 'ozg-service' OR kind = 'internal-service' OR kind = 'efile' \#
          OR kind = 'platform' OR kind = 'tool' OR kind = 'infrastructure' OR kind = 'trial' OR kind = 'organisation' \#
          OR kind = 'smart-city' OR kind = 'framework'),
            unit TEXT NOT NULL CHECK (unit <> ''),
            places TEXT CHECK (places IS NULL OR json_valid(places)),
            status TEXT NOT NULL CHECK (status = 'proposed' OR status = 'planned' OR status = 'concept' \#
          OR status = 'implementation' OR status = 'pilot' OR status = 'rollout' OR status = 'completed' \#
          OR status = 'continuous' OR status = 'on-hold' OR status = 'cancelled' OR status = 'merged'),
            status_since TEXT NOT NULL CHECK (status_since GLOB '????-??-??'),
            reason_code TEXT CHECK (reason_code = 'resources' OR reason_code = 'budget' OR reason_code = 'legal' \#
          OR reason_code = 'dependency' OR reason_code = 'procurement' OR reason_code = 'technical' \#
          OR reason_code = 'priority' OR reason_code = 'obsolete' OR reason_code = 'correction' OR reason_code = 'other'),
            reason TEXT,
            is_correction INTEGER NOT NULL CHECK (is_correction = 0 OR is_correction = 1),
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
            light TEXT NOT NULL CHECK (light = 'green' OR light = 'yellow' OR light = 'red' OR light = 'grey'),
            rated_on TEXT CHECK ((rated_on IS NULL) = (light = 'grey')),
            dimension TEXT CHECK (dimension = 'schedule' OR dimension = 'result' OR dimension = 'cost' \#
          OR dimension = 'resources'),
            measure TEXT,
            decision_needed TEXT,
            decision_from TEXT,
            rating_reason TEXT,
            priority TEXT NOT NULL CHECK (priority = 'unset' OR priority = 'low' OR priority = 'medium' \#
          OR priority = 'high'),
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
            maturity_model TEXT CHECK (maturity_model = '1.1' OR maturity_model = '2.0'),
            maturity_level INTEGER CHECK ((maturity_level IS NULL) = (maturity_model IS NULL)),
            maturity_on TEXT CHECK ((maturity_on IS NULL) = (maturity_model IS NULL)),
            maturity_basis TEXT CHECK ((maturity_basis IS NULL) = (maturity_model IS NULL)),
            maturity_reason TEXT,
            reuse TEXT NOT NULL CHECK (reuse = 'unknown' OR reuse = 'efa-reuse-clarifying' \#
          OR reuse = 'efa-reuse-agreed' OR reuse = 'efa-build-state' OR reuse = 'efa-build-kdn' \#
          OR reuse = 'efa-build-clarifying' OR reuse = 'not-efa'),
            tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
            links TEXT CHECK (links IS NULL OR json_valid(links)),
            depends_on TEXT CHECK (depends_on IS NULL OR json_valid(depends_on)),
            follows INTEGER CHECK (follows <> number),
            merged_into INTEGER CHECK ((merged_into IS NOT NULL) = (status = 'merged') AND merged_into IS NOT number),
            visibility TEXT NOT NULL CHECK (visibility = 'internal' OR visibility = 'council' OR visibility = 'public'),
            note TEXT,
            contact TEXT,
            informed_on TEXT NOT NULL CHECK (informed_on GLOB '????-??-??'),
            search_text TEXT NOT NULL, -- folded; see Text.haystack
            from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
            until_change INTEGER CHECK (until_change > from_change), -- a changeset; NULL for the current version
            digest BLOB NOT NULL,
            external_key TEXT CHECK (external_key <> ''),
            own TEXT CHECK (own IS NULL OR json_valid(own))
          ) STRICT
          """#),
      .sql("PRAGMA user_version = 7;"),
    ])
}
