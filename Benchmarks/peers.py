"""Peers beside the counting commands: hledger, which keeps a journal as Lotse keeps changes, and DuckDB, which aggregates columns."""

import collections
import csv
import datetime
import os
import shutil
import subprocess
import sys

from equivalents import LIGHT, OVERDUE
from results import first_line, machine, number, ratio, write
from stopwatch import ENVIRONMENT, LOTSE, UNTIL, Results, Runner, asked, generate, say

SIZES = [360, 10_000, 100_000]
# A journal of a million transactions takes hledger minutes and gigabytes.
MOST_TRANSACTIONS = 100_000
TALLY = f"SELECT v.field, v.status, {LIGHT} AS lit, {OVERDUE} AS late, count(*) FROM version v WHERE v.until_change IS NULL GROUP BY ALL"


def versions(file):
    """What both peers are given of each version, in the order of recording."""
    return asked(
        file, "SELECT v.number, v.from_change, v.until_change, date(s.recorded_at / 1000, 'unixepoch', 'localtime') AS day, v.field, "
        "v.status, v.light, v.rated_on, v.planned_end FROM sub_project_version v JOIN changeset s ON s.id = v.from_change "
        "ORDER BY v.from_change, v.number")


def journal(file):
    """One transaction per version: out of the account of the field and status before, into that of those now."""
    target = file.removesuffix(".db") + ".journal"
    if not os.path.exists(target):
        before = {}
        with open(target + ".draft", "w") as out:
            for row in versions(file):
                account = f"{row[4]}:{row[5]}"
                out.write(f"{row[3]} TP-{row[0]}\n    {account}  1\n    {before.get(row[0], 'recorded')}  -1\n\n")
                before[row[0]] = account
        os.rename(target + ".draft", target)
    return target


def columns(file, duckdb):
    """The same as a table of DuckDB."""
    target = file.removesuffix(".db") + ".duckdb"
    if not os.path.exists(target):
        rows = target + ".csv"
        found = versions(file)
        with open(rows, "w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow([column[0] for column in found.description])
            writer.writerows(found)
        duckdb.connect(target).execute(f"CREATE TABLE version AS SELECT * FROM read_csv('{rows}', all_varchar = false, "
                                       "types = {'rated_on': 'VARCHAR', 'planned_end': 'VARCHAR'})").close()
        os.remove(rows)
    return target


def counted(rows):
    """How many by field and status, as each counts it."""
    found = collections.Counter()
    for field, status, count in rows:
        if count:
            found[field, status] += int(count)
    return found


def of_hledger(ledger):
    told = subprocess.run(["hledger", "-f", ledger, "balance", "--flat", "-O", "csv", "not:recorded"], capture_output=True, text=True,
                          check=True, env=ENVIRONMENT).stdout
    return counted((*row[0].split(":"), row[1]) for row in csv.reader(told.splitlines()) if ":" in row[0])


def measure_peers(duckdb):
    results = Results()
    for items in SIZES:
        file = generate(items, 10)
        say(f"{items:,} sub-projects, 10 versions each: lotse beside hledger and DuckDB")
        ours = {"progress": ["progress"], "report weekly": ["report", "weekly", "--week", "last"]}
        ours = {name: Runner(lambda k, words=words: [LOTSE, *words, "--db", file]) for name, words in ours.items()}
        whole = counted(asked(
            file, "SELECT field, status, count(*) FROM sub_project_version WHERE until_change IS NULL GROUP BY 1, 2"))
        if shutil.which("hledger") and items * 10 <= MOST_TRANSACTIONS:
            ledger = journal(file)
            assert of_hledger(ledger) == whole, "hledger counts otherwise"
            balance = [shutil.which("hledger"), "-f", ledger, "balance", "--flat"]
            week = ["-b", str(UNTIL - datetime.timedelta(days=6)), "-e", str(UNTIL + datetime.timedelta(days=1))]
            results.keep(f"progress at {items:,} beside hledger", ours["progress"], Runner(lambda k: [*balance, "not:recorded"]))
            results.keep(f"report weekly at {items:,} beside hledger", ours["report weekly"], Runner(lambda k: [*balance, *week]))
        if duckdb:
            table = columns(file, duckdb)
            rows = duckdb.connect(table, read_only=True).execute(TALLY).fetchall()
            assert counted((row[0], row[1], row[4]) for row in rows) == whole, "DuckDB counts otherwise"
            code = f"import duckdb; duckdb.connect({table!r}, read_only=True).execute({TALLY!r}).fetchall()"
            results.keep(f"progress at {items:,} beside DuckDB", Runner(ours["progress"].make),
                         Runner(lambda k: [sys.executable, "-c", code]))
    return results


def section(results):
    lines = machine(results.loads, *([f"hledger {first_line([shutil.which('hledger'), '--version']).split()[1].rstrip(',')}"]
                                     if shutil.which("hledger") else []))
    lines += ["", "| What | lotse ms | other ms | other / lotse | lotse MiB | other MiB |", "|---|--:|--:|--:|--:|--:|"]
    for name, (ours, theirs) in results.items():
        lines.append(f"| {name} | {number(ours.median)} | {number(theirs.median)} | {number(ratio(theirs.median, ours.median), 2)} | "
                     f"{number(ours.peak)} | {number(theirs.peak)} |")
    return lines + [
        "", "hledger reads a journal of one transaction per version and gives balances: of all accounts by field and status, and of what "
        "changed in the week. DuckDB groups a table of its own by field, status, light and overdue; the start of Python is in its time. "
        "What both count by field and status is held against the file first."]


def run():
    try:
        import duckdb
    except ImportError:
        duckdb = None
        say("skipped: DuckDB, because this Python has none (make bench sets one up in .tools/python)")
    if not shutil.which("hledger"):
        say("skipped: hledger, because it is not installed (apt-get install hledger)")
    if duckdb or shutil.which("hledger"):
        write("Peers", section(measure_peers(duckdb)))
