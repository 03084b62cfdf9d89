-- Schema 1 of a roll-up of many municipalities in SQLite; docs/rollup.md says what it means. PostgreSQL has
-- the same tables with date, bigint and jsonb, and sub_project in partitions. A test keeps it true.

CREATE TABLE municipality (
  municipality TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  is_expected INTEGER NOT NULL
) STRICT;
CREATE TABLE package (
  municipality TEXT NOT NULL,
  cut_off TEXT NOT NULL,
  name TEXT NOT NULL,
  audience TEXT NOT NULL,
  change INTEGER NOT NULL,
  chain TEXT NOT NULL,
  stock INTEGER NOT NULL,
  completed INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  notice TEXT,
  source TEXT NOT NULL,
  PRIMARY KEY (municipality, cut_off)
) STRICT;
CREATE TABLE refused (
  source TEXT NOT NULL PRIMARY KEY,
  municipality TEXT,
  cut_off TEXT,
  flaw TEXT NOT NULL,
  said TEXT NOT NULL
) STRICT;
CREATE TABLE label (
  municipality TEXT NOT NULL,
  cut_off TEXT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  de TEXT NOT NULL,
  en TEXT NOT NULL,
  PRIMARY KEY (municipality, cut_off, kind, key)
) STRICT;
CREATE TABLE sub_project (
  municipality TEXT NOT NULL,
  cut_off TEXT NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  summary TEXT,
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit TEXT NOT NULL,
  places TEXT,
  status TEXT NOT NULL,
  status_since TEXT NOT NULL,
  coverage_reached INTEGER,
  coverage_target INTEGER,
  result TEXT,
  light TEXT,
  mandatory_norm TEXT,
  mandatory_on TEXT,
  planned_start TEXT,
  planned_end TEXT,
  actual_start TEXT,
  actual_end TEXT,
  milestones TEXT,
  ozg_id TEXT,
  ozg_keys TEXT,
  ozg_types TEXT,
  maturity_model TEXT,
  maturity_level INTEGER,
  maturity_on TEXT,
  maturity_basis TEXT,
  reuse TEXT,
  tags TEXT,
  links TEXT,
  depends_on TEXT,
  follows INTEGER,
  merged_into INTEGER,
  PRIMARY KEY (municipality, cut_off, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX sub_project_counted ON sub_project (cut_off, municipality, field, kind, status, light, planned_end);
CREATE VIEW progress AS
  SELECT municipality, cut_off, count(*) FILTER (WHERE status = 'completed') AS completed,
  count(*) FILTER (WHERE status NOT IN ('continuous', 'cancelled', 'merged')) AS denominator,
  count(*) AS stock,
  count(*) FILTER (WHERE status IN ('proposed', 'planned', 'concept', 'implementation', 'pilot', 'rollout') AND planned_end < cut_off) AS overdue
  FROM sub_project GROUP BY municipality, cut_off;
CREATE VIEW field_progress AS
  SELECT municipality, cut_off, field, count(*) FILTER (WHERE status = 'completed') AS completed,
  count(*) FILTER (WHERE status NOT IN ('continuous', 'cancelled', 'merged')) AS denominator,
  count(*) AS stock,
  count(*) FILTER (WHERE status IN ('proposed', 'planned', 'concept', 'implementation', 'pilot', 'rollout') AND planned_end < cut_off) AS overdue
  FROM sub_project GROUP BY municipality, cut_off, field;
CREATE VIEW participation AS
  SELECT d.cut_off, m.municipality, m.name, m.is_expected,
    CASE WHEN p.municipality IS NOT NULL THEN 'reported'
      WHEN EXISTS (SELECT 1 FROM refused r WHERE r.municipality = m.municipality
        AND (r.cut_off IS NULL OR r.cut_off = d.cut_off)) THEN 'refused'
      ELSE 'silent' END AS state
  FROM municipality m
  CROSS JOIN (SELECT DISTINCT cut_off FROM package) d
  LEFT JOIN package p ON p.municipality = m.municipality AND p.cut_off = d.cut_off
  WHERE p.municipality IS NOT NULL OR m.is_expected = 1
    OR EXISTS (SELECT 1 FROM refused r WHERE r.municipality = m.municipality
      AND (r.cut_off IS NULL OR r.cut_off = d.cut_off));
