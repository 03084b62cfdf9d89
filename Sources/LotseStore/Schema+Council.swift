internal import LotseModel

extension Schema {
  /// Schema 3: sittings, decisions of the council, results of the Smart City Index, and reports that left the house.
  static let council = """
    CREATE TABLE meeting_version (
      id INTEGER PRIMARY KEY,
      committee TEXT NOT NULL CHECK (committee <> ''),
      held_on TEXT NOT NULL CHECK (held_on GLOB '????-??-??'),
      cut_off TEXT NOT NULL CHECK (cut_off GLOB '????-??-??' AND cut_off <= held_on),
      deadline TEXT CHECK (deadline GLOB '????-??-??' AND deadline BETWEEN cut_off AND held_on),
      part TEXT NOT NULL CHECK (part IN (\(words(Part.self)))),
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
      part TEXT NOT NULL CHECK (part IN (\(words(Part.self)))),
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
      kind TEXT NOT NULL CHECK (kind IN (\(words(ReportKind.self)))),
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
    """
}
