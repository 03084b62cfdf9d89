"""Whatever somebody writes into the file past Lotse, no command may end by a signal or without end, and `verify` says
that it was touched."""

import os
import re
import sqlite3
import time

import pages as tree
from subject import Folder

READERS = [
    "list", "list -O csv", "list --status planned --count", "show 2", "log", "log 2", "log --all -O json", "progress",
    "progress --by year", "progress --since 2026-06-30", "report weekly", "report weekly --public -O html",
    "report council DigA --nonpublic --as-of 2026-11-20", "report council DigA --as-of 2026-11-20 -O json",
    "report list", "report verify", "report show R-0001 -O json", "check", "search hunde", "forecast",
    "bridge --from 2026-06-30", "diff --from 40", "export -O csv", "export --public -O json", "ozg coverage",
    "ozg missing", "meeting list", "decision list", "ranking show", "fields", "units", "workflow", "config show",
    "sheet export --all-units -o sheets",
]
WRITERS = [
    "undo --yes", "undo 48 --yes", "update 2 --title New", "add New --field ozg --kind tool --unit FB33", "confirm 2",
    "meeting add DigA 2027-03-01 --cutoff 2027-02-01", "report freeze weekly --week 2026-W47 --without-pdf",
    "status 2 on-hold --reason budget --review-on 2027-02-01", "decision done B/11 --outcome done",
]
NUMBERS = [-1, 0, 2**63 - 1, -(2**63), 10**12, 1.5, "x", None]
TEXTS = ["", "x", "\0", "abc\0def", "2026-02-30", "9" * 40, "[1,", "[99999999999999999999]", "[-1]", "{}", "\U0001F6A6", 7, None]
BYTES = [b"", b"\xff\0", b"PK\x05\x06" + bytes(18), "x", None]
# The names of actors are in no hash, so that they can give way to pseudonyms (docs/schema.md).
UNCHAINED = {("actor", "name")}
# An actor whom no change names is no part of the record, and the list of schemas has no order.
UNRECORDED = {("actor", "doubled"), ("actor", "exchanged"), ("grdb_migrations", "exchanged")}


class OpenFile:
    """The file with every defence of it down: triggers, checks, types; afterwards they stand as before."""

    def __init__(self, folder, table):
        self.db = sqlite3.connect(os.path.join(folder, "strategie.db"), isolation_level=None)
        self.table = table

    def __enter__(self):
        run = self.db.execute
        run("PRAGMA foreign_keys = OFF")
        run("PRAGMA ignore_check_constraints = ON")
        self.triggers = run("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid").fetchall()
        for name, _ in self.triggers:
            run(f"DROP TRIGGER {name}")
        [self.definition] = run("SELECT sql FROM sqlite_schema WHERE name = ?", [self.table]).fetchone()
        self.define(re.sub(r"(TEXT|INTEGER|BLOB) NOT NULL", r"\1", self.definition.replace(") STRICT", ")")))
        return self.db

    def define(self, sql):
        self.db.execute("PRAGMA writable_schema = ON")
        self.db.execute("UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?", [sql, self.table])
        self.db.execute("PRAGMA writable_schema = RESET")

    def __exit__(self, *_):
        self.define(self.definition)
        for _, sql in self.triggers:
            self.db.execute(sql)
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.db.close()


def asked(fixture, sql):
    db = sqlite3.connect(f"file:{fixture}?mode=ro&immutable=1", uri=True)
    rows = db.execute(sql).fetchall()
    db.close()
    return rows


def tables(fixture):
    return [name for [name] in asked(
        fixture, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]


def observe(subject, folder, dice, readers=3, must_be_found=True):
    """`verify`, a few readers and one writer look at a file that somebody touched. Whether `verify` said so."""
    code, output, _ = subject.run(["verify"], folder)
    if must_be_found and code == 0:
        subject.find("lotse verify calls the file sound")
    if code == 1 and not output.strip():
        subject.find("lotse verify names nothing")
    for command in dice.sample(READERS, readers) + dice.sample(WRITERS, min(readers, 1)):
        subject.run(command.split(), folder)
    return code != 0


def columns_of_every_table(subject, fixture, dice, until):
    """Every column of every table once at least, then again with other values until the time is over."""
    places = [
        (table, row[1], row[2]) for table in tables(fixture) for row in asked(fixture, f"PRAGMA table_info({table})")]
    dice.shuffle(places)
    reached, altered, named = set(), 0, 0
    rounds = 0
    while rounds == 0 or time.monotonic() < until:
        for table, column, kind in places:
            if rounds > 0 and time.monotonic() >= until:
                break
            values = {"INTEGER": NUMBERS, "BLOB": BYTES}.get(kind, TEXTS)
            value = values[rounds % len(values)] if rounds < len(values) else dice.choice(values)
            with Folder(fixture) as folder:
                subject.about = f"{table}.{column} = {value!r}"
                if not alter(folder, table, column, value, dice):
                    continue
                reached.add((table, column))
                altered += 1
                named += observe(
                    subject, folder, dice, readers=3 if rounds else 1, must_be_found=(table, column) not in UNCHAINED)
        rounds += 1
        if rounds > 500:
            break
    return f"{len(reached)} of {len(places)} columns, {altered} alterations, {named} found by verify"


def alter(folder, table, column, value, dice):
    """Writes the value into one row; false where it stood there already or an index does not let it in."""
    with OpenFile(folder, table) as db:
        rows = [row for [row] in db.execute(f"SELECT rowid FROM {table}")]
        if not rows:
            return False
        row = dice.choice(rows)
        def stands(row):
            return db.execute(f"SELECT quote({column}) FROM {table} WHERE rowid = ?", [row]).fetchone()
        before = stands(row)
        try:
            db.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", [value, row])
        except (sqlite3.Error, OverflowError):
            return False
        return stands(row) != before


def rows(subject, fixture, dice, until):
    """A row of every table is taken out, doubled, or changes places with another."""
    done = {"taken out": 0, "doubled": 0, "exchanged": 0}
    rounds = 0
    while rounds == 0 or time.monotonic() < until:
        for table in tables(fixture):
            for deed in done:
                if rounds > 0 and time.monotonic() >= until:
                    break
                with Folder(fixture) as folder:
                    subject.about = f"{table}: a row is {deed}"
                    with OpenFile(folder, table) as db:
                        if not touch(db, table, deed, dice):
                            continue
                    done[deed] += 1
                    observe(subject, folder, dice, must_be_found=(table, deed) not in UNRECORDED)
        rounds += 1
    return ", ".join(f"{count} {deed}" for deed, count in done.items())


def touch(db, table, deed, dice):
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    rows = [row for [row] in db.execute(f"SELECT rowid FROM {table}")]
    if len(rows) < (2 if deed == "exchanged" else 1):
        return False
    row = dice.choice(rows)
    before = db.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
    rest = ", ".join(name for name in columns if name != "id")
    # Of one thing one version can hold: the double has ended already, with the last change.
    [last] = db.execute("SELECT max(id) FROM changeset").fetchone()
    doubled = re.sub(r"\b(from|until)_change\b", str(last), rest)
    try:
        if deed == "taken out":
            db.execute(f"DELETE FROM {table} WHERE rowid = ?", [row])
        elif deed == "doubled":
            db.execute(f"INSERT INTO {table} ({rest}) SELECT {doubled} FROM {table} WHERE rowid = ?", [row])
        else:
            other = dice.choice([one for one in rows if one != row])
            db.execute(f"UPDATE {table} SET rowid = -1 WHERE rowid = {row}")
            db.execute(f"UPDATE {table} SET rowid = {row} WHERE rowid = {other}")
            db.execute(f"UPDATE {table} SET rowid = {other} WHERE rowid = -1")
    except sqlite3.Error:
        return False
    return db.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() != before


def indexes(subject, fixture, dice, until):
    """A value in one entry of every index, and every two indexes of a table exchanged; the tables stay as they are."""
    names = asked(
        fixture, """SELECT name, tbl_name, rootpage FROM sqlite_schema WHERE type = 'index'
          AND tbl_name IN (SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%')""")
    pairs = [(one, other) for one in names for other in names if one[1] == other[1] and one[0] < other[0]]
    dice.shuffle(pairs)
    reached, flipped, exchanged = set(), 0, 0
    while not reached or time.monotonic() < until:
        for name, _, root in names:
            if flipped >= len(names) and time.monotonic() >= until:
                break
            with Folder(fixture) as folder:
                subject.about = f"a byte of index {name}"
                if not tree.flip_entry(os.path.join(folder, "strategie.db"), root, dice):
                    continue
                reached.add(name)
                flipped += 1
                observe(subject, folder, dice, readers=2)
        for one, other in pairs[exchanged:exchanged + 15]:
            if exchanged > 0 and time.monotonic() >= until:
                break
            exchanged += 1
            with Folder(fixture) as folder:
                subject.about = f"indexes {one[0]} and {other[0]} exchanged"
                db = sqlite3.connect(os.path.join(folder, "strategie.db"), isolation_level=None)
                db.execute("PRAGMA writable_schema = ON")
                for name, root in [(one[0], other[2]), (other[0], one[2])]:
                    db.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = ?", [root, name])
                db.execute("PRAGMA writable_schema = RESET")
                db.close()
                # Two empty indexes answer alike.
                holds = [tree.entries(os.path.join(folder, "strategie.db"), root) for root in (one[2], other[2])]
                observe(subject, folder, dice, readers=2, must_be_found=holds[0] != holds[1])
    return f"{len(reached)} of {len(names)} indexes, {flipped} entries, {exchanged} of {len(pairs)} pairs"


DEFINITIONS = [
    "DROP TRIGGER {trigger}", "DROP VIEW {view}", "DROP INDEX {index}", "CREATE TABLE other (a)",
    "CREATE VIEW other AS SELECT 1", "CREATE INDEX other ON {table} (rowid + 0)" , "ALTER TABLE {table} ADD COLUMN other TEXT",
    "CREATE TRIGGER other AFTER INSERT ON {table} BEGIN SELECT 1; END", "PRAGMA user_version = {number}",
    "PRAGMA application_id = {number}", "DELETE FROM grdb_migrations WHERE rowid = 1",
    "ALTER TABLE {table} RENAME TO aside; CREATE VIEW {table} AS SELECT * FROM aside",
    "CREATE TEMP TABLE t AS SELECT * FROM {table}; DROP TABLE {table}; CREATE TABLE {table} AS SELECT * FROM t",
    "DROP VIEW {view}; CREATE VIEW {view} AS SELECT 1 AS number",
]


def definitions(subject, fixture, dice, until):
    """Tables, indexes, triggers and views that are not those that Lotse made."""
    done = 0
    known = {kind: [name for [name] in asked(
        fixture, f"SELECT name FROM sqlite_schema WHERE type = '{kind}' AND name NOT LIKE 'sqlite_%'")]
        for kind in ("trigger", "view", "index", "table")}
    while done < len(DEFINITIONS) or time.monotonic() < until:
        words = {kind: dice.choice(names) for kind, names in known.items()}
        sql = DEFINITIONS[done % len(DEFINITIONS)].format(**words, number=dice.choice([-1, 0, 1, 2, 99, 2**31 - 1]))
        done += 1
        with Folder(fixture) as folder:
            subject.about = sql
            db = sqlite3.connect(os.path.join(folder, "strategie.db"), isolation_level=None)
            head = "SELECT (SELECT user_version FROM pragma_user_version), (SELECT application_id FROM pragma_application_id)"
            before = db.execute(head).fetchone()
            try:
                db.executescript("PRAGMA foreign_keys = OFF; " + sql)
            except sqlite3.Error:
                db.close()
                continue
            must_be_found = not sql.startswith("PRAGMA") or db.execute(head).fetchone() != before
            # An older number has the file brought up to date again, or refused.
            must_be_found = must_be_found and not ("user_version" in sql and db.execute(head).fetchone()[0] in (1, 2))
            db.close()
            observe(subject, folder, dice, readers=2, must_be_found=must_be_found)
    return f"{done} definitions"


def pages(subject, fixture, dice, until):
    """Bytes anywhere in the file, and pages of a tree that lead back into it: nothing runs for ever."""
    done = found = 0
    while done == 0 or time.monotonic() < until:
        done += 1
        with Folder(fixture) as folder:
            path = os.path.join(folder, "strategie.db")
            subject.about = tree.damage(path, dice)
            # A byte that nothing uses is nothing to be found.
            found += observe(subject, folder, dice, must_be_found=False)
    return f"{done} damaged files, {found} found by verify or refused"


def ends(subject, fixture, dice, until):
    """A tail that was cut off is sound by itself, and told by a hash that was noted before."""
    done = 0
    [[last]] = asked(fixture, "SELECT max(id) FROM changeset")
    [[head]] = asked(fixture, "SELECT lower(hex(hash)) FROM changeset ORDER BY id DESC LIMIT 1")
    while done == 0 or time.monotonic() < until:
        done += 1
        kept = dice.randrange(2, last)
        with Folder(fixture) as folder:
            subject.about = f"cut off after change {kept}"
            for table in tables(fixture):
                if table.endswith("_version"):
                    with OpenFile(folder, table) as db:
                        db.execute(f"DELETE FROM {table} WHERE from_change > {kept}")
                        db.execute(f"UPDATE {table} SET until_change = NULL WHERE until_change > {kept}")
            with OpenFile(folder, "changeset") as db:
                db.execute(f"DELETE FROM changeset WHERE id > {kept}")
            if subject.changes(folder) != kept:
                subject.find("a file that was cut off cleanly is not sound by itself")
            code, _, _ = subject.run(["verify", "--expect", f"{last}:{head[:32]}"], folder)
            if code != 1:
                subject.find(f"lotse verify --expect: code {code}")
    return f"{done} tails"
