"""Import and export of long lists, beside sqlite3 and openpyxl."""

import os
import subprocess
import sys

from equivalents import sqlite
from generate_list import COLUMNS as LIST_COLUMNS
from results import GOALS, compared, machine, number, ratio, weighed, write
from stopwatch import HERE, LOTSE, WORK, Results, Runner, discard, fresh, say, settle, spawn

ROWS, SHEET_ROWS, FEW = 100_000, 20_000, 360


def openpyxl():
    """A Python that has openpyxl, in a folder of its own; None where it cannot be had."""
    folder = os.path.join(WORK, "venv")
    python = os.path.join(folder, "bin/python")
    try:
        if not os.path.exists(python):
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, stdout=subprocess.DEVNULL)
        if subprocess.run([python, "-c", "import openpyxl"], stderr=subprocess.DEVNULL).returncode:
            subprocess.run([python, "-m", "pip", "install", "--quiet", "openpyxl"], check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return python


def make_list(name, rows, *more, python=sys.executable):
    file = os.path.join(WORK, name)
    if not os.path.exists(file):
        draft = os.path.join(WORK, "draft-" + name)
        subprocess.run([python, os.path.join(HERE, "generate_list.py"), draft, "--rows", str(rows), *more], check=True)
        os.rename(draft, file)
    return file


def list_sql(list_file):
    """What an import of new rows does at least: a table of texts, a changeset, and all versions in one statement."""
    return [
        "PRAGMA foreign_keys = ON; BEGIN IMMEDIATE;"
        f"CREATE TEMP TABLE list ({', '.join(column + ' TEXT' for column in LIST_COLUMNS)});",
        f".import --csv --schema temp --skip 1 {list_file} list",
        f"""INSERT OR IGNORE INTO actor (name) VALUES ('bench');
          INSERT INTO changeset (id, recorded_at, actor, command, previous_hash, hash) SELECT max(id) + 1,
            max(recorded_at, unixepoch() * 1000), (SELECT id FROM actor WHERE name = 'bench'), 'import', hash, randomblob(32)
            FROM changeset;
          INSERT INTO sub_project_version (number, {', '.join(LIST_COLUMNS)}, status, status_since, is_correction, light,
            reuse, visibility, informed_on, search_text, from_change, digest)
          SELECT rowid, external_key, title, nullif(summary, ''), field, kind, unit, priority, planned_start, planned_end,
            nullif(budget_planned, '') * 100, iif(tags = '', NULL, '["' || replace(tags, ', ', '","') || '"]'),
            nullif(note, ''), 'proposed', date(), 0, 'grey', 'unknown', 'internal', date(), lower(title),
            (SELECT max(id) FROM changeset), randomblob(32) FROM list;
          COMMIT;""",
    ]


def measure_lists():
    """Import and export, beside sqlite3 and openpyxl where they do the like."""
    say(f"Lists of {FEW}, {SHEET_ROWS:,} and {ROWS:,} rows: lotse, sqlite3 or openpyxl")
    new, changed = make_list("new.csv", ROWS), make_list("changed.csv", ROWS, "--notes", ", geändert")
    lists = {"city.db": None, "few.db": make_list("few.csv", FEW), "some.db": make_list("some.csv", SHEET_ROWS), "many.db": new}
    base, few, some, many = (os.path.join(WORK, name) for name in lists)
    config = os.path.join(HERE, "../config/krefeld.yaml")
    for file, rows in zip((base, few, some, many), lists.values()):
        discard(file)
        spawn([LOTSE, "init", "--config", config, "--db", file])
        if rows:
            spawn([LOTSE, "import", rows, "--yes", "--db", file], patience=600)
    settle()

    def take(list_file, source):
        return Runner(lambda k: [LOTSE, "import", list_file, "--yes", "--db", fresh(source, "import-lotse.db")])

    results = Results()
    keep = results.keep

    statements = list_sql(new)
    keep(f"import {ROWS:,} new rows, CSV", take(new, base), Runner(
        lambda k: sqlite("-bail", fresh(base, "import-sqlite.db")) + statements))
    keep(f"import {ROWS:,} unchanged rows, CSV", take(new, many))
    keep(f"import {ROWS:,} rows with one column changed, CSV", take(changed, many))
    python = openpyxl()
    if python:
        shared = os.path.join(WORK, "shared.xlsx")
        spawn([LOTSE, "export", "--columns", ",".join(LIST_COLUMNS), "-o", shared, "--db", some])
        inline = make_list("inline.xlsx", SHEET_ROWS, python=python)
        for kind, sheet in (("shared texts", shared), ("texts in the cells", inline)):
            keep(f"read {SHEET_ROWS:,} rows, XLSX, {kind}", Runner(
                lambda k, sheet=sheet: [LOTSE, "import", "--suggest-map", sheet, "--db", base]), Runner(
                lambda k, sheet=sheet: [python, "-c", READ_SHEET, sheet]))
            keep(f"import {SHEET_ROWS:,} rows, XLSX, {kind}, dry run", Runner(
                lambda k, sheet=sheet: [LOTSE, "import", sheet, "--dry-run", "--db", base]))
    else:
        say("skipped: XLSX beside openpyxl, because openpyxl cannot be installed")
    for items, file in ((FEW, few), (ROWS, many)):
        for ending in ("csv", "json", "jsonl", "xlsx", "ods"):
            target = os.path.join(WORK, f"export.{ending}")
            sides = [Runner(lambda k, file=file, target=target: [LOTSE, "export", "-o", target, "--db", file])]
            if items == ROWS and ending in ("csv", "json"):
                sides.append(Runner(lambda k, file=file, form=ending: sqlite(
                    f"-{form}", file, "SELECT v.*, s.recorded_at FROM sub_project_version v JOIN changeset s "
                    "ON s.id = v.from_change WHERE v.until_change IS NULL ORDER BY v.number")))
            keep(f"export {items:,}, {ending.upper()}", *sides)
    return results


READ_SHEET = """
import openpyxl, sys
for row in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True):
    pass
"""


def goals(results):
    name = f"import {ROWS:,} new rows, CSV"
    lines = [*GOALS, compared(name, *results[name], 1.6, "sqlite3"), weighed(name, results[name][0], 300)]
    changed = results[f"import {ROWS:,} rows with one column changed, CSV"][0]
    lines.append(compared(f"import {ROWS:,} rows with one column changed", changed, results[name][0], 1, "the new ones"))
    for ending in ("CSV", "JSON"):
        lines.append(compared(f"export {ROWS:,}, {ending}", *results[f"export {ROWS:,}, {ending}"], 2, "sqlite3"))
    lines.append(compared(
        f"export {ROWS:,}, XLSX", results[f"export {ROWS:,}, XLSX"][0], results[f"export {ROWS:,}, CSV"][0], 6, "CSV"))
    for ending in ("CSV", "JSON", "XLSX"):
        lines.append(weighed(f"export {ROWS:,}, {ending}", results[f"export {ROWS:,}, {ending}"][0], 64))
    return lines + [compared(name, *sides, 1, "openpyxl") for name, sides in results.items() if name.startswith("read ")]


def section(results):
    lines = machine(results.loads) + [""] + goals(results) + [
        "", "| What | lotse ms | fastest | other | other ms | fastest | lotse / other | lotse MiB | other MiB |",
        "|---|--:|--:|---|--:|--:|--:|--:|--:|"]
    for name, (ours, theirs) in results.items():
        other = "" if theirs is None else "openpyxl" if name.startswith("read ") else "sqlite3"
        lines.append(f"| {name} | {number(ours.median)} | {number(ours.fastest)} | {other} | " + (
            "| | | " if theirs is None else f"{number(theirs.median)} | {number(theirs.fastest)} | "
            f"{number(ratio(ours.median, theirs.median), 2)} | ") + f"{number(ours.peak)} | " + (
            "|" if theirs is None else f"{number(theirs.peak)} |"))
    runs = sorted(len(ours.times) for ours, _ in results.values())
    return lines + ["", f"Medians of {runs[0]} to {runs[-1]} runs after a warm-up. What runs: README.md."]


def run():
    write("Import and export", section(measure_lists()))
