"""What is done once, seldom or by many at once: start, proof, freezing, comparing, update sheets, and a million."""

import math
import os
import statistics
import subprocess
import threading
import time

from equivalents import sqlite
from results import GOALS, compared, machine, number, ratio, verdict, weighed, write
from stopwatch import ENVIRONMENT, LOTSE, SINCE, WORK, Results, Runner, Slow, asked, discard, fresh, generate, peak, say, settle, spawn

ITEMS, MANY, MOST = 10_000, 100_000, 1_000_000
READERS, WRITERS, SPAN = 16, 4, 60
WRITING = {"add", "confirm", "note"}
# Each once at a million: words, and what else than 0 it may end with.
EVERY = {
    "list": (["list"], ()), "list filtered": (["list", "--field", "ozg", "--light", "red"], ()), "show": (["show", "TP-0007"], ()),
    "search": (["search", "wohngeld"], ()), "progress": (["progress"], ()), "progress --since": (["progress", "--since", str(SINCE)], ()),
    "bridge": (["bridge", "--from", str(SINCE)], ()), "forecast": (["forecast"], (1,)), "log": (["log", "TP-0007"], ()),
    "diff": (["diff", "--from", str(SINCE)], (1,)), "check": (["check"], (1,)), "report weekly": (["report", "weekly", "--week", "last"], ()),
    "export CSV": (["export", "-O", "csv"], ()), "export JSON": (["export", "-O", "json"], ()), "verify": (["verify"], ()),
    "add": (["add", "Hundesteuer anmelden", "--field", "ozg", "--kind", "ozg-service", "--unit", "FB50"], ()),
    "confirm": (["confirm", "TP-0005"], ()), "note": (["note", "TP-0004", "Abgestimmt"], ()),
}


def wide_list():
    """A list of 1,000 columns, as a system exports it that nobody asked what of it is wanted."""
    file = os.path.join(WORK, "wide.csv")
    with open(file, "w") as target:
        target.write(";".join(f"Merkmal {column} der Erhebung" for column in range(1_000)) + "\n")
        for row in range(30):
            target.write(";".join(f"{row * column % 97}" for column in range(1_000)) + "\n")
    return file


def newest(file):
    """The number of the last change, which was to another sub-project than those before it."""
    return asked(file, "SELECT max(id) FROM changeset").fetchone()[0]


def measure_operations():
    file = generate(ITEMS, 10)
    say(f"Operations on {ITEMS:,} sub-projects, 10 versions each")
    results = Results()
    keep = results.keep

    def sample(k):
        target = os.path.join(WORK, "sample.db")
        discard(target)
        return [LOTSE, "init", "--sample", "--db", target]

    keep("init --sample", Runner(sample))
    keep("verify", Runner(lambda k: [LOTSE, "verify", "--db", file]), Runner(lambda k: sqlite(
        file, "PRAGMA quick_check; SELECT * FROM sub_project_version;")))
    frozen = fresh(file, "operations-frozen.db")
    weekly = ["report", "freeze", "weekly", "--week", "last", "--without-pdf"]
    keep("report freeze weekly", Runner(lambda k: [LOTSE, *weekly, "--db", fresh(file, "operations-freeze.db")]),
         Runner(lambda k: [LOTSE, "report", "weekly", "--week", "last", "--db", file]))
    spawn([LOTSE, *weekly, "--db", frozen], patience=300)
    keep("report verify", Runner(lambda k: [LOTSE, "report", "verify", "--db", frozen]))
    changed = fresh(file, "operations-changed.db")
    last = newest(changed)
    keep("undo", Runner(lambda k: [LOTSE, "undo", str(last - k), "--yes", "--db", changed]))
    keep("diff", Runner(lambda k: [LOTSE, "diff", "--from", str(SINCE), "--db", file], (0, 1)))
    keep("bridge", Runner(lambda k: [LOTSE, "bridge", "--from", str(SINCE), "--by", "field", "--db", file]))
    keep("forecast", Runner(lambda k: [LOTSE, "forecast", "--by", "field", "--db", file], (0, 1)))
    sheets = os.path.join(WORK, "sheets")
    keep("sheet export", Runner(lambda k: [LOTSE, "sheet", "export", "--all-units", "--force", "-o", sheets, "--db", file]))
    keep("sheet import", Runner(lambda k: [LOTSE, "sheet", "import", sheets, "--dry-run", "--db", file], (0, 1)))
    wide = wide_list()
    keep("import --suggest-map, 1,000 columns", Runner(lambda k: [LOTSE, "import", "--suggest-map", wide, "--db", file], (0, 65)))
    for name in ("frozen", "freeze", "changed"):
        discard(os.path.join(WORK, f"operations-{name}.db"))
    return results


def measure_crowd():
    """Readers and writers at once, without a pause: what failed, and how long a reader waits with and without writers."""
    file = generate(ITEMS, 10)
    copy = fresh(file, "crowd.db")
    settle()
    say(f"{READERS} readers, then with {WRITERS} writers, {SPAN} s each")
    words = [["list", "--field", "ozg"], ["progress"], ["show", "TP-0007"], ["log", "TP-0009"]]
    outcome = {}
    for writers in (0, WRITERS):
        until, waits, failed, done = time.monotonic() + SPAN, [], [], [0]

        def run(command):
            begin = time.perf_counter()
            ended = subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            if ended.returncode:
                failed.append(f"{' '.join(command)}: {ended.stderr.strip()[:200]}")
            return (time.perf_counter() - begin) * 1000

        def read(place):
            while time.monotonic() < until:
                waits.append(run([LOTSE, *words[place % len(words)], "--db", copy]))

        def change(place):
            while time.monotonic() < until:
                done[0] += 1
                run([LOTSE, "note", f"TP-{place * 2_000 + done[0] % 2_000 + 1}", "Abgestimmt", "--db", copy])

        crowd = [threading.Thread(target=read, args=(place,)) for place in range(READERS)]
        crowd += [threading.Thread(target=change, args=(place,)) for place in range(writers)]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        cuts = statistics.quantiles(waits, n=100)
        outcome[writers] = {"reads": len(waits), "writes": done[0], "p50": cuts[49], "p99": cuts[98], "failed": failed}
        for line in failed[:5]:
            say(f"  failed: {line}")
    spawn([LOTSE, "verify", "--db", copy], patience=300)
    discard(copy)
    return outcome


def measure_million():
    """Every command once on a million with two versions, and on a tenth of it: what it takes, and how that grows."""
    files = {items: generate(items, 2) for items in (MANY, MOST)}
    found = {}
    for name, (words, codes) in EVERY.items():
        sides = {}
        for items, file in files.items():
            command = [LOTSE, *words, "--db", file]
            try:
                if name not in WRITING:
                    spawn(command, (0, *codes), patience=600)
                times = [spawn(command, (0, *codes), patience=600) for _ in range(1 if items == MOST else 3)]
                sides[items] = min(cpu for _, cpu in times), min(wall for wall, _ in times), peak(command, (0, *codes))
            except Slow:
                sides[items] = None
        found[name] = sides
        say(f"  {name:28}" + "  ".join("slow" if side is None else f"{side[0]:,.0f} ms {side[2]:,.0f} MiB" for side in sides.values()))
    return found


def exponent(sides):
    few, many = sides[MANY], sides[MOST]
    return None if few is None or many is None else math.log(many[0] / few[0]) / math.log(MOST / MANY)


def goals(results, crowd, million):
    start, _ = results["init --sample"]
    lines = [*GOALS, f"| init --sample: time of processors | 2 s | {start.work / 1000:.2f} s | | {verdict(start.work, 2_000)} |",
             compared(f"verify of {ITEMS:,} × 10", *results["verify"], 1.2, "quick_check and one scan"),
             compared(f"report freeze weekly at {ITEMS:,}", *results["report freeze weekly"], 3, "the report"),
             weighed(f"report freeze weekly at {ITEMS:,}", results["report freeze weekly"][0], 150)]
    wide, _ = results["import --suggest-map, 1,000 columns"]
    lines.append(f"| import --suggest-map, 1,000 columns × 30 | 0.2 s | {wide.median / 1000:.2f} s | {wide.fastest / 1000:.2f} s | "
                 f"{verdict(wide.median, 200)} |")
    failed = sum(len(side["failed"]) for side in crowd.values())
    lines.append(f"| {READERS} readers and {WRITERS} writers, {SPAN} s at {ITEMS:,} | 0 errors | {failed} | | {verdict(failed, 0.5)} |")
    for name, sides in million.items():
        growth, weight = exponent(sides), sides[MOST] and sides[MOST][2]
        lines.append(f"| {name} at {MOST:,} × 2: growth, memory | n^1.05, 256 MiB | n^{number(growth, 2)}, {number(weight)} MiB | | "
                     f"{verdict(growth, 1.05)}, {verdict(weight, 256)} |")
    return lines


def section(results, crowd, million):
    lines = machine(results.loads) + [""] + goals(results, crowd, million) + [
        "", "| What | lotse ms | of processors | fastest | other | other ms | lotse / other | lotse MiB | other MiB |",
        "|---|--:|--:|--:|---|--:|--:|--:|--:|"]
    for name, (ours, theirs) in results.items():
        other = "" if theirs is None else "sqlite3" if name == "verify" else "the report"
        lines.append(f"| {name} | {number(ours.median)} | {number(ours.work)} | {number(ours.fastest)} | {other} | " + (
            "| | " if theirs is None else f"{number(theirs.median)} | {number(ratio(ours.median, theirs.median), 2)} | ")
            + f"{number(ours.peak)} | " + ("|" if theirs is None else f"{number(theirs.peak)} |"))
    lines += ["", f"On {ITEMS:,} sub-projects with 10 versions each, medians after a warm-up.", "",
              f"| {READERS} readers at {ITEMS:,}, {SPAN} s | reads | writes | p50 ms | p99 ms | failed |", "|---|--:|--:|--:|--:|--:|"]
    for writers, side in crowd.items():
        lines.append(f"| with {writers} writers | {side['reads']:,} | {side['writes']:,} | {number(side['p50'])} | {number(side['p99'])} | "
                     f"{len(side['failed'])} |")
    lines += ["", f"| 2 versions each | {MANY:,}: ms of processors | MiB | {MOST:,}: ms of processors | wall ms | MiB | growth |",
              "|---|--:|--:|--:|--:|--:|--:|"]
    for name, sides in million.items():
        few, many = (sides[items] or (None, None, None) for items in (MANY, MOST))
        lines.append(f"| {name} | {number(few[0])} | {number(few[2])} | {number(many[0])} | {number(many[1])} | {number(many[2])} | "
                     f"n^{number(exponent(sides), 2)} |")
    return lines


def run():
    write("Operations", section(measure_operations(), measure_crowd(), measure_million()))
