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


def duckdb(sql):
    return Runner(lambda k: [sys.executable, "-c", f"import duckdb; duckdb.sql({sql!r}).fetchall()"])


def measure_cities():
    results, loads = {}, []

    def keep(name, *sides, **bounds):
        loads.append(os.getloadavg()[0])
        measure(name, sides, **bounds)
        results[name] = sides

    for cities, rows in (SMALL, LARGE):
        folder = packages(cities, rows)
        land = folder + ".db"
        say(f"{cities:,} cities of {rows}")
        reading = f"read_json('{folder}/*/rows.jsonl')"
        keep(f"roll-up of {cities:,} × {rows}",
             Runner(lambda k: [LOTSE, "rollup", folder, "--audience", "house", "-o", land], most=1 if cities > 1000 else 1000), seconds=20)
        keep(f"total of {cities:,} × {rows}",
             Runner(lambda k: [shutil.which("sqlite3"), land, "SELECT sum(completed), sum(denominator) FROM progress"]),
             duckdb(f"SELECT {COMPLETED}, {WHOLE} FROM {reading}"), seconds=20)
        keep(f"by kind and status of {cities:,} × {rows}",
             Runner(lambda k: [shutil.which("sqlite3"), land, "SELECT kind, status, count(*) FROM sub_project GROUP BY 1, 2"]),
             duckdb(f"SELECT kind, status, count(*) FROM {reading} GROUP BY 1, 2"), seconds=20)
        keep(f"lotse rollup progress of {cities:,} × {rows}",
             Runner(lambda k: [LOTSE, "rollup", "progress", land, "-O", "csv"]), seconds=20)
    return results, loads


def section(results, loads):
    small, large = (results[f"roll-up of {cities:,} × {rows}"][0] for cities, rows in (SMALL, LARGE))
    asked = results[f"total of {LARGE[0]:,} × {LARGE[1]}"][0]

    def goal(name, value, limit, unit):
        return f"| {name} | {limit} {unit} | {number(value, 1)} {unit} | | {verdict(value, limit)} |"

    lines = machine(loads) + [
        "", *GOALS, goal(f"roll-up of {SMALL[0]} × {SMALL[1]}", small.median / 1000, 5, "s"),
        goal(f"roll-up of {LARGE[0]:,} × {LARGE[1]}", large.median / 1000, 60, "s"),
        goal("its memory", large.peak, 1024, "MiB"), goal("a state question to it (SQLite)", asked.median / 1000, 1, "s"),
        "", "| What | lotse or sqlite3 ms | MiB | DuckDB from the packages ms | MiB |", "|---|--:|--:|--:|--:|"]
    for name, sides in results.items():
        other = sides[1] if len(sides) > 1 else None
        lines.append(f"| {name} | {number(sides[0].median)} | {number(sides[0].peak)} | " + (
            "| |" if other is None else f"{number(other.median)} | {number(other.peak)} |"))
    return lines


def run():
    try:
        import duckdb as _
    except ImportError:
        say("skipped: cities, because DuckDB is not set up (make check-tools); run it with .tools/python/bin/python3")
        return
    write("Many cities", section(*measure_cities()))
