"""Every column of every table, every row, every index: whatever somebody writes into the file past Lotse, no command may
end by a signal or without end, and `verify` names what was changed."""

import os
import re
import shutil
import sqlite3

from subject import Folder

READERS = [
    "list", "list -O csv", "show 2", "log", "log 2", "log --all -O json", "progress", "progress --by year",
    "progress --since 2026-06-30", "report weekly", "report council DigA --nonpublic --as-of 2026-11-20",
    "report council DigA --as-of 2026-11-20 -O json", "report list", "report verify", "report show R-0001 -O json",
    "check", "search hunde", "forecast", "bridge --from 2026-06-30", "diff --from 40", "export -O csv", "ozg coverage",
    "meeting list", "decision list", "ranking show", "fields", "units", "config show", "verify",
]
WRITERS = [
    "undo", "update 2 --title Neu", "add Neu --field ozg --kind tool --unit FB33", "confirm 2",
    "meeting add DigA 2027-03-01 --cutoff 2027-02-01", "report freeze weekly --week 2026-W47 --without-pdf",
]
NUMBERS = [-1, 0, 2**63 - 1, -(2**63), 10**12]
TEXTS = ["", "x", "\0", "abc\0def", "2026-02-30", "9" * 40, "[1,", "[99999999999999999999]", "[-1]", "{}", "\U0001F6A6"]


def columns(db):
    """The columns of every table of Lotse's with their types."""
    tables = [row[0] for row in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'")]
    return [(table, row[1], row[2]) for table in tables for row in db.execute(f"PRAGMA table_info({table})")]


def alter(path, table, column, value, dice):
    """Writes a value into one row, or all, with every defence of the file taken down and put up again."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("PRAGMA ignore_check_constraints = ON")
    triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    db.execute("PRAGMA writable_schema = ON")
    [definition] = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    loose = re.sub(r"(TEXT|INTEGER|BLOB) NOT NULL", r"\1", definition.replace(") STRICT", ")"))
    db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [loose, table])
    db.execute("PRAGMA writable_schema = RESET")
    rows = [row[0] for row in db.execute(f"SELECT id FROM {table}")]
    chosen = [dice.choice(rows), dice.choice(rows)] if rows else []
    try:
        for row in chosen[: dice.choice([1, 2])]:
            db.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", [value, row])
    except sqlite3.Error:
        pass  # a unique index, or a row id that must be a number: nothing was written
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [definition, table])
    db.execute("PRAGMA writable_schema = RESET")
    for _, sql in triggers:
        db.execute(sql)
    changed = db.total_changes
    db.close()
    return changed


def attempt(subject, fixture, table, column, value, dice, commands):
    with Folder() as folder:
        path = os.path.join(folder, "strategie.db")
        shutil.copy(fixture, path)
        alter(path, table, column, value, dice)
        before = len(subject.findings)
        for command in commands:
            subject.run(command.split(), folder)
        for finding in range(before, len(subject.findings)):
            subject.findings[finding] += f" [{table}.{column} = {value!r}]"
            print(f"  {table}.{column} = {value!r}", flush=True)


def run(subject, fixture, dice, attempts, commands=None):
    """So many alterations, each seen by a few commands; numbers first, which is where programs trap."""
    db = sqlite3.connect(f"file:{fixture}?mode=ro&immutable=1", uri=True)
    places = columns(db)
    db.close()
    numbers = [place for place in places if place[2] == "INTEGER"]
    for _ in range(attempts):
        table, column, kind = dice.choice(numbers if dice.random() < 0.5 else places)
        value = dice.choice(dice.choice([NUMBERS, TEXTS, [None, 1.5, b"\xff\0"]]))
        chosen = commands or dice.sample(READERS, 6) + [dice.choice(WRITERS), "verify"]
        attempt(subject, fixture, table, column, value, dice, chosen)


def everything(subject, fixture, dice):
    """Every column with every number and a few texts, seen by every command."""
    db = sqlite3.connect(f"file:{fixture}?mode=ro&immutable=1", uri=True)
    places = columns(db)
    db.close()
    for table, column, kind in places:
        for value in NUMBERS + ["x", None] if kind == "INTEGER" else [2**63 - 1, "abc\0def", "[99999999999999999999]", None]:
            attempt(subject, fixture, table, column, value, dice, READERS + WRITERS)
