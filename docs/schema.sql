-- Schema 7 of a file of Lotse, whole; docs/schema.md says what it means. A test keeps it true.

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;
CREATE TRIGGER actor_is_kept BEFORE DELETE ON actor
  BEGIN SELECT RAISE(ABORT, 'an actor may be renamed, not deleted'); END;

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
CREATE TRIGGER changeset_is_kept BEFORE DELETE ON changeset
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER changeset_is_fixed
  BEFORE UPDATE OF id, recorded_at, actor, command, message_digest, undoes, previous_hash, hash ON changeset
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
CREATE TRIGGER changeset_is_redacted_only BEFORE UPDATE OF message ON changeset
  WHEN NOT EXISTS (SELECT 1 FROM redaction_version WHERE of_table = 'changeset' AND of_row = OLD.id
    AND from_change > (SELECT max(id) FROM changeset))
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;

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
CREATE UNIQUE INDEX configuration_version_current ON configuration_version (section, parent, key) WHERE until_change IS NULL;
CREATE UNIQUE INDEX configuration_version_history ON configuration_version (section, parent, key, from_change);
CREATE INDEX configuration_version_moment ON configuration_version (ifnull(until_change, 9223372036854775807), from_change);
CREATE INDEX configuration_version_change ON configuration_version (from_change);
CREATE TRIGGER configuration_version_is_kept BEFORE DELETE ON configuration_version
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER configuration_version_is_fixed
  BEFORE UPDATE OF id, section, parent, key, position, label, label_en, value, valid_from, valid_until, from_change, digest ON configuration_version
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
CREATE TRIGGER configuration_version_closes_once BEFORE UPDATE OF until_change ON configuration_version
  WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
  BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

CREATE TABLE ozg_catalogue_version (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  dated_on TEXT NOT NULL CHECK (dated_on GLOB '????-??-??'),
  source TEXT,
  from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
  until_change INTEGER CHECK (until_change > from_change),
  digest BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX ozg_catalogue_version_current ON ozg_catalogue_version (name) WHERE until_change IS NULL;
CREATE UNIQUE INDEX ozg_catalogue_version_history ON ozg_catalogue_version (name, from_change);
CREATE INDEX ozg_catalogue_version_moment ON ozg_catalogue_version (ifnull(until_change, 9223372036854775807), from_change);
CREATE INDEX ozg_catalogue_version_change ON ozg_catalogue_version (from_change);
CREATE TRIGGER ozg_catalogue_version_is_kept BEFORE DELETE ON ozg_catalogue_version
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER ozg_catalogue_version_is_fixed
  BEFORE UPDATE OF id, name, dated_on, source, from_change, digest ON ozg_catalogue_version
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
CREATE TRIGGER ozg_catalogue_version_closes_once BEFORE UPDATE OF until_change ON ozg_catalogue_version
  WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
  BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

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
CREATE UNIQUE INDEX ozg_service_version_current ON ozg_service_version (ozg_id) WHERE until_change IS NULL;
CREATE UNIQUE INDEX ozg_service_version_history ON ozg_service_version (ozg_id, from_change);
CREATE INDEX ozg_service_version_moment ON ozg_service_version (ifnull(until_change, 9223372036854775807), from_change);
CREATE INDEX ozg_service_version_change ON ozg_service_version (from_change);
CREATE TRIGGER ozg_service_version_is_kept BEFORE DELETE ON ozg_service_version
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER ozg_service_version_is_fixed
  BEFORE UPDATE OF id, ozg_id, name, topic, situation, from_change, digest ON ozg_service_version
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
CREATE TRIGGER ozg_service_version_closes_once BEFORE UPDATE OF until_change ON ozg_service_version
  WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
  BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

CREATE TABLE meeting_version (
  id INTEGER PRIMARY KEY,
  committee TEXT NOT NULL CHECK (committee <> ''),
  held_on TEXT NOT NULL CHECK (held_on GLOB '????-??-??'),
  cut_off TEXT NOT NULL CHECK (cut_off GLOB '????-??-??' AND cut_off <= held_on),
  deadline TEXT CHECK (deadline GLOB '????-??-??' AND deadline BETWEEN cut_off AND held_on),
  part TEXT NOT NULL CHECK (part IN ('public', 'nonpublic')),
  paper_number TEXT CHECK (paper_number <> ''),
  from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
  until_change INTEGER CHECK (until_change > from_change),
  digest BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX meeting_version_current ON meeting_version (committee, held_on) WHERE until_change IS NULL;
CREATE UNIQUE INDEX meeting_version_history ON meeting_version (committee, held_on, from_change);
CREATE INDEX meeting_version_moment ON meeting_version (ifnull(until_change, 9223372036854775807), from_change);
CREATE INDEX meeting_version_change ON meeting_version (from_change);
CREATE TRIGGER meeting_version_is_kept BEFORE DELETE ON meeting_version
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER meeting_version_is_fixed
  BEFORE UPDATE OF id, committee, held_on, cut_off, deadline, part, paper_number, from_change, digest ON meeting_version
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
CREATE TRIGGER meeting_version_closes_once BEFORE UPDATE OF until_change ON meeting_version
  WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
  BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

CREATE TABLE decision_version (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL CHECK (number <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
  committee TEXT NOT NULL CHECK (committee <> ''),
  decided_on TEXT NOT NULL CHECK (decided_on GLOB '????-??-??'),
  due_on TEXT CHECK (due_on GLOB '????-??-??' AND due_on >= decided_on),
  part TEXT NOT NULL CHECK (part IN ('public', 'nonpublic')),
  sub_projects TEXT NOT NULL CHECK (json_valid(sub_projects)),
  done_on TEXT CHECK (done_on GLOB '????-??-??' AND done_on >= decided_on),
  outcome TEXT CHECK (outcome IS NULL OR done_on IS NOT NULL),
  from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
  until_change INTEGER CHECK (until_change > from_change),
  digest BLOB NOT NULL
, kind TEXT
  CHECK (kind = 'decision' OR kind = 'motion' OR kind = 'question' OR kind = 'review'), applicant TEXT CHECK (applicant <> ''), unit TEXT CHECK (unit <> ''), delay TEXT CHECK (delay <> ''), notes TEXT CHECK (notes IS NULL OR json_valid(notes))) STRICT;
CREATE UNIQUE INDEX decision_version_current ON decision_version (number) WHERE until_change IS NULL;
CREATE UNIQUE INDEX decision_version_history ON decision_version (number, from_change);
CREATE INDEX decision_version_moment ON decision_version (ifnull(until_change, 9223372036854775807), from_change);
CREATE INDEX decision_version_change ON decision_version (from_change);
CREATE TRIGGER decision_version_is_kept BEFORE DELETE ON decision_version
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER decision_version_closes_once BEFORE UPDATE OF until_change ON decision_version
  WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
  BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;
CREATE TRIGGER decision_version_is_fixed
  BEFORE UPDATE OF id, number, text, committee, decided_on, due_on, part, sub_projects, done_on, outcome, from_change, digest, kind, applicant, unit, delay, notes ON decision_version
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;

CREATE TABLE index_result_version (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL CHECK (year >= 2000),
  area TEXT NOT NULL, -- empty for the whole index
  rank INTEGER CHECK (rank > 0),
  cities INTEGER CHECK (cities > 0 AND ifnull(rank, 0) <= cities),
  points INTEGER CHECK (points BETWEEN 0 AND 10000), -- hundredths
  source TEXT NOT NULL CHECK (source <> ''),
  quote TEXT CHECK (coalesce(quote, rank, points) IS NOT NULL),
  from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
  until_change INTEGER CHECK (until_change > from_change),
  digest BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX index_result_version_current ON index_result_version (year, area) WHERE until_change IS NULL;
CREATE UNIQUE INDEX index_result_version_history ON index_result_version (year, area, from_change);
CREATE INDEX index_result_version_moment ON index_result_version (ifnull(until_change, 9223372036854775807), from_change);
CREATE INDEX index_result_version_change ON index_result_version (from_change);
CREATE TRIGGER index_result_version_is_kept BEFORE DELETE ON index_result_version
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER index_result_version_is_fixed
  BEFORE UPDATE OF id, year, area, rank, cities, points, source, quote, from_change, digest ON index_result_version
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
CREATE TRIGGER index_result_version_closes_once BEFORE UPDATE OF until_change ON index_result_version
  WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
  BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

CREATE TABLE frozen_report_version (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('weekly', 'council')),
  title TEXT NOT NULL CHECK (title <> ''),
  subject TEXT NOT NULL CHECK (subject <> ''),
  parameters TEXT NOT NULL CHECK (json_valid(parameters)),
  as_of_change INTEGER NOT NULL REFERENCES changeset,
  as_of_day TEXT NOT NULL CHECK (as_of_day GLOB '????-??-??'),
  manifest TEXT NOT NULL CHECK (json_valid(manifest)),
  archive_sha256 TEXT NOT NULL CHECK (length(archive_sha256) = 64),
  from_change INTEGER NOT NULL REFERENCES changeset DEFERRABLE INITIALLY DEFERRED,
  until_change INTEGER CHECK (until_change > from_change),
  digest BLOB NOT NULL,
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  archive BLOB NOT NULL -- a ZIP file; the last, so that nobody reads past it for the others
) STRICT;
CREATE UNIQUE INDEX frozen_report_version_current ON frozen_report_version (number) WHERE until_change IS NULL;
CREATE UNIQUE INDEX frozen_report_version_history ON frozen_report_version (number, from_change);
CREATE INDEX frozen_report_version_moment ON frozen_report_version (ifnull(until_change, 9223372036854775807), from_change);
CREATE INDEX frozen_report_version_change ON frozen_report_version (from_change);
CREATE TRIGGER frozen_report_version_is_kept BEFORE DELETE ON frozen_report_version
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER frozen_report_version_is_fixed
  BEFORE UPDATE OF id, number, kind, title, subject, parameters, as_of_change, as_of_day, manifest, archive_sha256, figures, archive, from_change, digest ON frozen_report_version
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
CREATE TRIGGER frozen_report_version_closes_once BEFORE UPDATE OF until_change ON frozen_report_version
  WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
  BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

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

CREATE TABLE sub_project_version (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL CHECK (number > 0),
  title TEXT NOT NULL CHECK (title <> ''),
  summary TEXT,
  field TEXT NOT NULL CHECK (field <> ''),
  kind TEXT NOT NULL CHECK (kind = 'ozg-service' OR kind = 'internal-service' OR kind = 'efile' OR kind = 'platform' OR kind = 'tool' OR kind = 'infrastructure' OR kind = 'trial' OR kind = 'organisation' OR kind = 'smart-city' OR kind = 'framework'),
  unit TEXT NOT NULL CHECK (unit <> ''),
  places TEXT CHECK (places IS NULL OR json_valid(places)),
  status TEXT NOT NULL CHECK (status = 'proposed' OR status = 'planned' OR status = 'concept' OR status = 'implementation' OR status = 'pilot' OR status = 'rollout' OR status = 'completed' OR status = 'continuous' OR status = 'on-hold' OR status = 'cancelled' OR status = 'merged'),
  status_since TEXT NOT NULL CHECK (status_since GLOB '????-??-??'),
  reason_code TEXT CHECK (reason_code = 'resources' OR reason_code = 'budget' OR reason_code = 'legal' OR reason_code = 'dependency' OR reason_code = 'procurement' OR reason_code = 'technical' OR reason_code = 'priority' OR reason_code = 'obsolete' OR reason_code = 'correction' OR reason_code = 'other'),
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
  dimension TEXT CHECK (dimension = 'schedule' OR dimension = 'result' OR dimension = 'cost' OR dimension = 'resources'),
  measure TEXT,
  decision_needed TEXT,
  decision_from TEXT,
  rating_reason TEXT,
  priority TEXT NOT NULL CHECK (priority = 'unset' OR priority = 'low' OR priority = 'medium' OR priority = 'high'),
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
  reuse TEXT NOT NULL CHECK (reuse = 'unknown' OR reuse = 'efa-reuse-clarifying' OR reuse = 'efa-reuse-agreed' OR reuse = 'efa-build-state' OR reuse = 'efa-build-kdn' OR reuse = 'efa-build-clarifying' OR reuse = 'not-efa'),
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
) STRICT;
CREATE UNIQUE INDEX sub_project_version_current ON sub_project_version (number) WHERE until_change IS NULL;
CREATE UNIQUE INDEX sub_project_version_history ON sub_project_version (number, from_change);
CREATE INDEX sub_project_version_moment ON sub_project_version (ifnull(until_change, 9223372036854775807), from_change);
CREATE INDEX sub_project_version_change ON sub_project_version (from_change);
CREATE TRIGGER sub_project_version_is_kept BEFORE DELETE ON sub_project_version
  BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
CREATE TRIGGER sub_project_version_closes_once BEFORE UPDATE OF until_change ON sub_project_version
  WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
  BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;
CREATE INDEX sub_project_version_tally ON sub_project_version (field, status, light, rated_on, planned_end, until_change)
  WHERE until_change IS NULL;
CREATE INDEX sub_project_version_external_key ON sub_project_version (external_key)
  WHERE until_change IS NULL AND external_key IS NOT NULL;
CREATE TRIGGER sub_project_version_is_fixed
  BEFORE UPDATE OF id, number, field, kind, unit, places, status, status_since, reason_code, is_correction, held_status, coverage_reached, coverage_target, review_on, next_step_on, light, rated_on, dimension, priority, mandatory_on, planned_start, planned_end, actual_start, actual_end, budget_planned, budget_spent, ozg_id, ozg_keys, ozg_types, maturity_model, maturity_level, maturity_on, maturity_basis, reuse, depends_on, follows, merged_into, visibility, informed_on, from_change, digest ON sub_project_version
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
CREATE TRIGGER sub_project_version_is_redacted_only
  BEFORE UPDATE OF title, summary, reason, decision, approved_by, scope, pilot_place, result, evidence, measure, decision_needed, decision_from, rating_reason, mandatory_norm, milestones, ozg_not_in_catalogue, maturity_reason, tags, links, note, contact, search_text, external_key, own ON sub_project_version
  WHEN NOT EXISTS (SELECT 1 FROM redaction_version WHERE of_table = 'sub_project_version' AND of_row = OLD.id
    AND from_change > (SELECT max(id) FROM changeset))
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
CREATE TRIGGER sub_project_version_own_values_are_kept BEFORE UPDATE OF own ON sub_project_version
  WHEN (SELECT group_concat(fullkey || '=' || atom, char(10)) FROM json_tree(OLD.own)
      WHERE atom IS NOT NULL AND key <> 'text')
    IS NOT (SELECT group_concat(fullkey || '=' || atom, char(10)) FROM json_tree(NEW.own)
      WHERE atom IS NOT NULL AND key <> 'text')
  BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;

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
