"""Many cities: packages of the sample, one per municipality, rolled up into one file and asked state questions."""

import hashlib
import json
import os
import shutil
import subprocess
import sys

from results import GOALS, machine, number, verdict, write
from stopwatch import LOTSE, WORK, Runner, measure, say

SMALL, LARGE = (427, 387), (11_000, 575)
COMPLETED = "count(*) FILTER (WHERE status = 'completed')"
WHOLE = "count(*) FILTER (WHERE status NOT IN ('cancelled', 'merged', 'continuous'))"


def sample():
    """The sample, handed over whole."""
    base = os.path.join(WORK, "city")
    if os.path.exists(os.path.join(base, "package/rows.jsonl")):
        return os.path.join(base, "package")
    shutil.rmtree(base, ignore_errors=True)
    os.makedirs(base)
    with open(os.path.join(base, "city.yaml"), "w") as file:
        file.write('organisation: {name: Musterstadt}\nopen-data: {url: "https://daten.example.org/", licence: dl-zero-de/2.0, '
                   'contact: digitalisierung@example.org, municipality: "01001000"}\n')
    for words in (["init", "--sample"], ["config", "apply", "city.yaml", "--yes"], ["export", "--hand-over", "--audience", "house", "-o", "package"]):
        subprocess.run([LOTSE, *words, "--db", "city.db"], cwd=base, check=True, capture_output=True)
    return os.path.join(base, "package")


def packages(cities, rows):
    """A folder of packages that hold what their manifests say."""
    folder = os.path.join(WORK, f"cities-{cities}x{rows}")
    if os.path.exists(folder + "/made"):
        return folder
    say(f"Making {cities:,} packages of {rows} ...")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    base = sample()
    with open(os.path.join(base, "manifest.json")) as file:
        manifest = json.load(file)
    with open(os.path.join(base, "rows.jsonl")) as file:
        own = [json.loads(line) for line in file]
    lines, counts = [], {}
    for place in range(rows):
        row = dict(own[place % len(own)], number=place + 1)
        for reference in ("follows", "merged_into", "depends_on"):
            if place >= len(own):
                row.pop(reference, None)
        counts[row["field"], row["status"]] = counts.get((row["field"], row["status"]), 0) + 1
        lines.append(json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True))
    text = "\n".join(lines) + "\n"
    manifest["counts"] = [{"field": field, "status": status, "count": count} for (field, status), count in counts.items()]
    uncounted = ("cancelled", "merged", "continuous")
    manifest["total"] = {"rows": rows, "completed": sum(n for (_, status), n in counts.items() if status == "completed"),
                         "denominator": sum(n for (_, status), n in counts.items() if status not in uncounted)}
    for city in range(cities):
        key = f"{city % 16 + 1:02}{city:06}"
        here = os.path.join(folder, key)
        os.mkdir(here)
        content = text.replace('"municipality":"01001000"', f'"municipality":"{key}"').encode()
        manifest["rows"].update(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
        told = json.dumps(manifest, ensure_ascii=False).replace("01001000", key)
        with open(os.path.join(here, "rows.jsonl"), "wb") as file:
            file.write(content)
        with open(os.path.join(here, "manifest.json"), "w") as file:
            file.write(told)
    open(folder + "/made", "w").close()
    return folder


def python(code):
    return Runner(lambda k: [sys.executable, "-c", "import duckdb\n" + code])


def once(name, runner):
    """What takes minutes is run twice: for its time, and for its memory."""
    runner.run()
    runner.weigh()
    say(f"  {name:28}{number(runner.median)} ms {number(runner.peak)} MiB")


def measure_cities():
    results, loads = {}, []
    for cities, rows in (SMALL, LARGE):
        folder = packages(cities, rows)
        land, ducks = folder + ".db", folder + ".duckdb"
        say(f"{cities:,} cities of {rows}")
        loads.append(os.getloadavg()[0])
        columns = ", ".join(f"{name}: '{kind}'" for name, kind in [
            ("municipality", "VARCHAR"), ("cut_off", "DATE"), ("number", "BIGINT"), ("title", "VARCHAR"), ("field", "VARCHAR"),
            ("kind", "VARCHAR"), ("unit", "VARCHAR"), ("status", "VARCHAR"), ("light", "VARCHAR"), ("planned_end", "DATE")])
        load = Runner(lambda k: [LOTSE, "rollup", folder, "--audience", "house", "-o", land])
        duck = python(f"duckdb.connect('{ducks}').execute(\"CREATE OR REPLACE TABLE sub_project AS SELECT * FROM "
                      f"read_json('{folder}/*/rows.jsonl', format = 'newline_delimited', columns = {{{columns}}})\")")

        def asked(sql, view=None):
            return (Runner(lambda k: [shutil.which("sqlite3"), land, view or sql]),
                    python(f"duckdb.connect('{ducks}', read_only=True).execute({sql!r}).fetchall()"))

        name = f"{cities:,} × {rows}"
        if cities > 1000:
            once(f"loading {name}", load)
            once(f"  by DuckDB", duck)
        else:
            measure(f"loading {name}", (load, duck), seconds=20)
        results[f"loading {name}"] = (load, duck)
        for what, sides in {
            "the total": asked(f"SELECT {COMPLETED}, {WHOLE} FROM sub_project", "SELECT sum(completed), sum(denominator) FROM progress"),
            "by kind and status": asked("SELECT kind, status, count(*) FROM sub_project GROUP BY 1, 2"),
            "by municipality": asked(f"SELECT municipality, {COMPLETED}, {WHOLE} FROM sub_project GROUP BY 1", "SELECT * FROM progress"),
        }.items():
            measure(f"{what} of {name}", sides, seconds=10)
            results[f"{what} of {name}"] = sides
    return results, loads


def section(results, loads):
    def goal(name, value, limit, unit):
        return f"| {name} | {limit} {unit} | {number(value, 1)} {unit} | | {verdict(value, limit)} |"

    small = results[f"loading {SMALL[0]:,} × {SMALL[1]}"][0]
    large = f"{LARGE[0]:,} × {LARGE[1]}"
    ours, ducks = results[f"loading {large}"]
    asked = results[f"the total of {large}"]
    lines = machine(loads) + [
        "", *GOALS, goal(f"roll-up of {SMALL[0]} × {SMALL[1]}, recounted", small.median / 1000, 5, "s"),
        goal(f"{large} loaded by DuckDB", ducks.median / 1000, 60, "s"), goal("its memory", ducks.peak, 1024, "MiB"),
        goal("a state question to it", asked[1].median / 1000, 1, "s"),
        goal(f"{large} rolled up in SQLite, recounted", ours.median / 1000, 60, "s"), goal("its memory", ours.peak, 1024, "MiB"),
        goal("a state question to it", asked[0].median / 1000, 1, "s"),
        "", "| What | lotse, sqlite3: ms | MiB | DuckDB: ms | MiB |", "|---|--:|--:|--:|--:|"]
    for name, (left, right) in results.items():
        lines.append(f"| {name} | {number(left.median)} | {number(left.peak)} | {number(right.median)} | {number(right.peak)} |")
    return lines + ["", "Lotse recounts every package and refuses what does not follow from its manifest; DuckDB reads ten columns as "
                    "they lie. A question to DuckDB has the start of Python in it."]


def run():
    try:
        import duckdb as _
    except ImportError:
        say("skipped: cities, because this Python has no DuckDB (make bench sets one up in .tools/python)")
        return
    write("Many cities", section(*measure_cities()))
