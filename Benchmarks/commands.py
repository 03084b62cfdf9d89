"""What a person waits for: every command on strategies of several sizes, beside sqlite3 and Taskwarrior."""

import datetime
import json
import os
import shutil
import subprocess

from equivalents import queries, sqlite, writing_sql
from results import GOALS, compared, first_line, machine, number, ratio, verdict, weighed, write
from stopwatch import ENVIRONMENT, LOTSE, PATIENCE, SINCE, TODAY, WORK, Runner, asked, fresh, generate, measure, say, settle
from tasks import TASK, Tasks

READING = {
    "--version": ["--version"], "--help": ["--help"], "list": ["list"],
    "list filtered": ["list", "--field", "ozg", "--light", "red"], "show": ["show", "TP-0007"],
    "search": ["search", "wohngeld"], "progress": ["progress"], "progress --since": ["progress", "--since", str(SINCE)],
    "report weekly": ["report", "weekly", "--week", "last"], "log": ["log", "TP-0007"], "check": ["check"],
}
WRITING = ["status", "update", "add", "confirm"]
# How many times what sqlite3 takes is wanted at most.
LIMITS = {"--version": 1.4, "show": 1.6, "progress": 1.6, "log": 1.6, "list": 1.3, "check": 1.5, "report weekly": 2}
LARGE = [(10_000, "list", 0.7, 64), (10_000, "check", 1.2, 64), (100_000, "list", 0.7, 64), (100_000, "check", 1.2, 64),
         (100_000, "report weekly", 1.2, 100)]


def columns_of(file):
    rows = asked(file, "PRAGMA table_info (sub_project_version)")
    return [row[1] for row in rows if row[1] not in ("id", "from_change", "until_change", "digest")]


def movable(file):
    """Numbers of open sub-projects under way that nobody reported on today: each may be put on hold once."""
    return [row[0] for row in asked(
        file, "SELECT number FROM sub_project_version WHERE until_change IS NULL AND status IN "
        "('planned', 'concept', 'implementation', 'pilot', 'rollout') ORDER BY number")]


def writers(name, ours, theirs, columns, numbers, tasks):
    """The three sides of a writing command. Every run takes the next number, so that no run finds its work done."""
    later = TODAY + datetime.timedelta(days=60)
    lotse = {
        "status": lambda n, k: ["status", n, "on-hold", "--reason", "budget", "--review-on", str(later)],
        "update": lambda n, k: ["update", n, "--summary", f"Neue Kurzbeschreibung {k}"],
        "add": lambda n, k: ["add", f"Neues Vorhaben {k}", "--field", "ozg", "--kind", "ozg-service", "--unit", "FB50"],
        "confirm": lambda n, k: ["confirm", n],
    }[name]
    changed = {
        "status": {"status": "'on-hold'", "held_status": "status", "reason_code": "'budget'", "review_on": f"'{later}'"},
        "update": {"summary": "'Neue Kurzbeschreibung'"},
        "add": {"number": "(SELECT max(number) + 1 FROM sub_project_version)"},
        "confirm": {"informed_on": f"'{TODAY}'"},
    }[name]
    task = {
        "status": lambda n: [n, "start"], "update": lambda n: [n, "modify", f"description:Neu {n}"],
        "add": lambda n: ["add", "project:ozg", "Neues Vorhaben"], "confirm": lambda n: [n, "annotate", "unverändert"],
    }[name]

    def next_number(k):
        if k >= len(numbers):
            raise SystemExit(f"{name}: more runs than sub-projects")
        return numbers[k]

    sides = [
        Runner(lambda k: [LOTSE, *lotse(f"TP-{next_number(k)}", k), "--db", ours]),
        Runner(lambda k: sqlite(theirs, writing_sql(columns, changed, next_number(k), is_new=name == "add"))),
    ]
    if tasks:
        sides.append(Runner(lambda k: tasks.command(*task(str(k % tasks.pending + 1))), (0, 1), tasks.environment))
    return sides


def copies(file):
    ours, theirs = fresh(file, "write-lotse.db"), fresh(file, "write-sqlite.db")
    settle()
    return ours, theirs


def measure_size(items):
    file = generate(items, 10)
    say(f"{items} sub-projects, 10 versions each: lotse, sqlite3, task")
    tasks = Tasks(file, items)
    bound = 3 if items > 10_000 else 1000
    results, sql = {}, queries(file)
    for name, words in READING.items():
        is_start = name.startswith("--")
        sides = [
            Runner(lambda k: [LOTSE, *words] + ([] if is_start else ["--db", file]), (0, 1) if name == "check" else (0,)),
            Runner(lambda k: [shutil.which("sqlite3"), "-version" if name == "--version" else "-help"] if is_start
                   else sqlite(file, sql[name]), (0, 1) if is_start else (0,)),
            Runner(lambda k: tasks.command(*TASK[name]), (0, 1), tasks.environment, 1000 if is_start else bound),
        ]
        measure(name, sides)
        results[name] = sides
    ours, theirs = copies(file)
    columns, numbers = columns_of(file), movable(file)
    share = len(numbers) // len(WRITING)
    for place, name in enumerate(WRITING):
        sides = writers(name, ours, theirs, columns, numbers[place * share:(place + 1) * share], tasks)
        sides[2].most = bound
        measure(name, sides, most=min(30, share - 3))
        results[name] = sides
    for copy in (ours, theirs):
        os.remove(copy)
    return results, tasks.way


def measure_growth():
    """What one status, one update and one show cost when everything has 1, 10 or 100 versions."""
    results = {}
    sets = {}
    for versions in (1, 10, 100):
        file = generate(1000, versions)
        copy = fresh(file, f"growth-{versions}.db")
        numbers = movable(file)
        sets[versions] = (file, copy, numbers)
    settle()
    later = TODAY + datetime.timedelta(days=60)
    say("1,000 sub-projects with 1, 10 and 100 versions")
    makes = {
        "show": lambda v, k: [LOTSE, "show", "TP-0007", "--db", sets[v][0]],
        "status": lambda v, k: [LOTSE, "status", f"TP-{sets[v][2][k]}", "on-hold", "--reason", "budget", "--review-on",
                                str(later), "--db", sets[v][1]],
        "update": lambda v, k: [LOTSE, "update", f"TP-{sets[v][2][k + 100]}", "--summary", f"Neu {k}", "--db", sets[v][1]],
    }
    for name, make in makes.items():
        sides = [Runner(lambda k, v=v: make(v, k)) for v in sets]
        measure(name, sides)
        results[name] = {v: side for v, side in zip(sets, sides)}
    for _, copy, _ in sets.values():
        os.remove(copy)
    return results


def table(results):
    lines = ["| Command | lotse ms | sqlite3 ms | task ms | lotse / sqlite3 | task / lotse | lotse MiB | sqlite3 MiB | task MiB |",
             "|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for name, (lotse, sql, task) in results.items():
        slow = f"> {PATIENCE * 1000:,.0f}" if task.is_slow else number(task.median)
        factor = f"> {PATIENCE * 1000 / lotse.median:,.0f}" if task.is_slow else number(ratio(task.median, lotse.median))
        lines.append(f"| {name} | {number(lotse.median)} | {number(sql.median)} | {slow} | "
                     f"{number(ratio(lotse.median, sql.median), 2)} | {factor} | "
                     f"{number(lotse.peak)} | {number(sql.peak)} | {number(task.peak)} |")
    return lines


def goals(sizes, growth):
    lines = list(GOALS)
    small = sizes[360]
    for name, limit in LIMITS.items():
        lotse, sql, _ = small[name]
        lines.append(compared(f"{name} at 360", lotse, sql, limit, "sqlite3"))
        if name != "--version":
            lines.append(weighed(f"{name} at 360", lotse, 32))
    for items, name, limit, most in LARGE:
        if items in sizes:
            lotse, sql, _ = sizes[items][name]
            lines.append(compared(f"{name} at {items:,}", lotse, sql, limit, "sqlite3"))
            lines.append(weighed(f"{name} at {items:,}", lotse, most))
    if 100_000 in sizes:
        lotse, sql, task = sizes[100_000]["progress"]
        lines.append(compared("progress at 100,000 × 10", lotse, sql, 1.5, "sqlite3"))
        times, best = ratio(task.median, lotse.median), ratio(task.fastest, lotse.fastest)
        if task.is_slow:
            times = best = PATIENCE * 1000 / lotse.median
        lines.append(f"| progress at 100,000 × 10 against `task summary` | 10 × faster | {times:.1f} × | {best:.1f} × | "
                     f"{verdict(times, 10, at_least=True)} |")
    for name, sides in growth.items():
        shown = ", ".join(f"{versions}: {side.median:.1f} ms" for versions, side in sides.items())
        times, best = ratio(sides[100].median, sides[1].median), ratio(sides[100].fastest, sides[1].fastest)
        lines.append(f"| {name} with 1, 10, 100 versions each (1,000 items) | 100 at most 1.15 × 1 | {shown} ({times:.2f} ×) | "
                     f"{best:.2f} × | {verdict(times, 1.15)} |")
    return lines


def cross_check(results):
    """The same start-up by hyperfine, so that the stopwatch itself can be doubted."""
    if not shutil.which("hyperfine"):
        return []
    target = os.path.join(WORK, "hyperfine.json")
    subprocess.run(["hyperfine", "-N", "-w", "3", "-r", "30", "--export-json", target, f"{LOTSE} --version"], check=True,
                   env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(target) as file:
        median = json.load(file)["results"][0]["median"] * 1000
    ours = results["--version"][0].median
    return [f"- Cross-check: `hyperfine -N` gives {median:.1f} ms for `lotse --version`, this stopwatch {ours:.1f} ms."]


def mapping():
    lines = ["| Command | lotse | sqlite3 | Taskwarrior |", "|---|---|---|---|"]
    said = {
        "--version": "`-version`", "--help": "`-help`", "list": "the same six columns, same as-of condition, by number",
        "list filtered": "the same with field and light", "show": "all columns of one current version",
        "search": "`instr` on the folded text", "progress": "`GROUP BY` field, status, light, overdue",
        "progress --since": "the `GROUP BY` twice and a join of both states",
        "report weekly": "all current versions, and all opened and closed in the week", "log": "all versions and changesets of one item",
        "check": "ten rules as columns of one query",
    }
    for name, words in READING.items():
        lines.append(f"| {name} | `{' '.join(words)}` | {said[name]} | `task {' '.join(TASK[name])}` |")
    one = "one transaction: changeset, version closed, version opened"
    for name, ours, theirs in [
        ("status", "status TP-… on-hold --reason budget --review-on …", "N start"), ("update", "update TP-… --summary …", "N modify …"),
        ("add", "add … --field … --kind … --unit …", "add …"), ("confirm", "confirm TP-…", "N annotate …"),
    ]:
        lines.append(f"| {name} | `{ours}` | {one if name != 'add' else 'one transaction: changeset, version opened'} | `task {theirs}` |")
    return lines


def section(sizes, ways, growth, loads):
    lines = machine(loads, f"Taskwarrior {first_line([shutil.which('task'), '--version'])}") + cross_check(sizes[360])
    lines += [""] + goals(sizes, growth)
    for items, results in sizes.items():
        runs = sorted(len(sides[0].times) for sides in results.values())
        lines += ["", f"### {items:,} sub-projects, 10 versions each", ""]
        lines += table(results)
        bound = (f" Taskwarrior: at most 3 runs of at most {PATIENCE:.0f} s each, no warm-up." if items > 10_000 else "")
        lines += ["", f"Medians of {runs[0]} to {runs[-1]} runs after a warm-up. Tasks filled by: {ways[items]}.{bound}"]
    lines += ["", "### What ran", ""] + mapping()
    return lines + ["", "Writing commands of lotse and sqlite3 run again and again on one fresh copy of the file each (WAL, "
                    "synchronous FULL, foreign keys on), every run on the next sub-project. Taskwarrior writes to its own data."]


def run(is_quick):
    sizes, ways, loads = {}, {}, []
    for items in [360] if is_quick else [360, 10_000, 100_000]:
        loads.append(os.getloadavg()[0])
        sizes[items], ways[items] = measure_size(items)
    growth = {} if is_quick else measure_growth()
    loads.append(os.getloadavg()[0])
    write("Commands", section(sizes, ways, growth, loads))
