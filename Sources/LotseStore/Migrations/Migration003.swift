extension Migration {
  /// Schema 3: sittings, decisions of the council, results of the Smart City Index, and reports that left the house.
  static let council = Migration(
    "003 council",
    #"""
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
    ) STRICT;

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

    CREATE UNIQUE INDEX meeting_version_current ON meeting_version (committee, held_on) WHERE until_change IS NULL;
    CREATE UNIQUE INDEX meeting_version_history ON meeting_version (committee, held_on, from_change);
    CREATE INDEX meeting_version_moment ON meeting_version (ifnull(until_change, 9223372036854775807), from_change);
    CREATE INDEX meeting_version_change ON meeting_version (from_change);
    CREATE TRIGGER meeting_version_is_kept BEFORE DELETE ON meeting_version
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER meeting_version_is_fixed
      BEFORE UPDATE OF id, committee, held_on, cut_off, deadline, part, paper_number, from_change, digest ON \#
    meeting_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER meeting_version_closes_once BEFORE UPDATE OF until_change ON meeting_version
      WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
      BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

    CREATE UNIQUE INDEX decision_version_current ON decision_version (number) WHERE until_change IS NULL;
    CREATE UNIQUE INDEX decision_version_history ON decision_version (number, from_change);
    CREATE INDEX decision_version_moment ON decision_version (ifnull(until_change, 9223372036854775807), from_change);
    CREATE INDEX decision_version_change ON decision_version (from_change);
    CREATE TRIGGER decision_version_is_kept BEFORE DELETE ON decision_version
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER decision_version_is_fixed
      BEFORE UPDATE OF id, number, text, committee, decided_on, due_on, part, sub_projects, done_on, outcome, \#
    from_change, digest ON decision_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER decision_version_closes_once BEFORE UPDATE OF until_change ON decision_version
      WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
      BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

    CREATE UNIQUE INDEX index_result_version_current ON index_result_version (year, area) WHERE until_change IS NULL;
    CREATE UNIQUE INDEX index_result_version_history ON index_result_version (year, area, from_change);
    CREATE INDEX index_result_version_moment ON index_result_version (ifnull(until_change, 9223372036854775807), \#
    from_change);
    CREATE INDEX index_result_version_change ON index_result_version (from_change);
    CREATE TRIGGER index_result_version_is_kept BEFORE DELETE ON index_result_version
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER index_result_version_is_fixed
      BEFORE UPDATE OF id, year, area, rank, cities, points, source, quote, from_change, digest ON index_result_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER index_result_version_closes_once BEFORE UPDATE OF until_change ON index_result_version
      WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
      BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

    CREATE UNIQUE INDEX frozen_report_version_current ON frozen_report_version (number) WHERE until_change IS NULL;
    CREATE UNIQUE INDEX frozen_report_version_history ON frozen_report_version (number, from_change);
    CREATE INDEX frozen_report_version_moment ON frozen_report_version (ifnull(until_change, 9223372036854775807), \#
    from_change);
    CREATE INDEX frozen_report_version_change ON frozen_report_version (from_change);
    CREATE TRIGGER frozen_report_version_is_kept BEFORE DELETE ON frozen_report_version
      BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;
    CREATE TRIGGER frozen_report_version_is_fixed
      BEFORE UPDATE OF id, number, kind, title, subject, parameters, as_of_change, as_of_day, manifest, \#
    archive_sha256, figures, archive, from_change, digest ON frozen_report_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;
    CREATE TRIGGER frozen_report_version_closes_once BEFORE UPDATE OF until_change ON frozen_report_version
      WHEN OLD.until_change IS NOT NULL OR NEW.until_change IS NULL
      BEGIN SELECT RAISE(ABORT, 'a version is closed once'); END;

    PRAGMA user_version = 3;
    """#)
}
