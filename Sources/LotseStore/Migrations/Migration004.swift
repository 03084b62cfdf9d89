extension Migration {
  /// Schema 4: of what a council asked for its kind, who asked, who is in charge, why it is late, and what became of it.
  static let decisions = Migration(
    "004 decisions",
    #"""
    ALTER TABLE decision_version ADD COLUMN kind TEXT
      CHECK (kind = 'decision' OR kind = 'motion' OR kind = 'question' OR kind = 'review');
    ALTER TABLE decision_version ADD COLUMN applicant TEXT CHECK (applicant <> '');
    ALTER TABLE decision_version ADD COLUMN unit TEXT CHECK (unit <> '');
    ALTER TABLE decision_version ADD COLUMN delay TEXT CHECK (delay <> '');
    ALTER TABLE decision_version ADD COLUMN notes TEXT CHECK (notes IS NULL OR json_valid(notes));
    DROP TRIGGER decision_version_is_fixed;
    CREATE TRIGGER decision_version_is_fixed
      BEFORE UPDATE OF id, number, text, committee, decided_on, due_on, part, sub_projects, done_on, outcome, \#
    from_change, digest, kind, applicant, unit, delay, notes ON decision_version
      BEGIN SELECT RAISE(ABORT, 'history is never overwritten'); END;

    PRAGMA user_version = 4;
    """#)
}
