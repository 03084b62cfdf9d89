#!/usr/bin/env python3
"""recount.py LOTSE FILE COUNTING.md: runs the queries of docs/counting.md on a file and compares what they give with
what lotse says, for many states and weeks. Prints each difference; exits with 1 where there is one."""

import datetime
import json
import re
import sqlite3
import subprocess
import sys

LOTSE, DB, PAGE = sys.argv[1:4]


def lotse(*a):
    r = subprocess.run([LOTSE, *a, "-O", "json", "--db", DB], capture_output=True, text=True)
    if r.returncode not in (0, 1):
        raise SystemExit(r.stderr)
    return json.loads(r.stdout)["data"]


text = open(PAGE, encoding="utf-8").read()
secs = re.split(r"^## ", text, flags=re.M)[1:]
Q = {}
for s in secs:
    name = s.split("\n")[0].strip()
    for i, q in enumerate(re.findall(r"```sql\n(.*?)```", s, re.S)):
        Q[name, i] = q
db = sqlite3.connect("file:%s?mode=ro" % DB, uri=True)


def run(name, i=0, **p):
    q = Q[name, i]
    used = set(re.findall(r":(\w+)", re.sub(r"'[^']*'", "", re.sub(r"--.*", "", q))))
    c = db.execute(q, {k: v for k, v in p.items() if k in used})
    cols = [d[0] for d in c.description]
    return [dict(zip(cols, r)) for r in c.fetchall()]


bad = 0


def same(what, a, b):
    global bad
    if a != b:
        bad += 1
        print("DIFF", what, "\n  sql  ", a, "\n  lotse", b)


for asof in [
    None,
    "2026-11-22",
    "2026-06-30",
    "2026-03-28",
    "2026-03-29",
    "2026-10-25",
    "2025-12-31",
    "2023-01-01",
    "2022-02-03",
    "2021-03-01",
    "100",
    "2500",
]:
    a = ["--as-of", asof] if asof else []
    for by, n in [("field", 0), ("unit", 1), ("smart-city", 2), ("kind", 3)]:
        P = lotse("progress", "--by", by, *a)
        p = dict(change=P["change"], day=P["as_of"], scheme="smart-city")
        if asof and "-" in asof:
            same("state", run("Which state", 0, **p), [{"change": P["change"]}])
        rows = run("Completion", n, **p)
        same(
            (asof, by),
            {r["key"]: (r["stock"], r["completed"], r["denominator"], r["percent"]) for r in rows},
            {g["key"]: (g["stock"], g["completed"], g["denominator"], g["percent"]) for g in P["groups"]},
        )
    t = P["total"]
    r = run("Completion", 4, **p)[0]
    same(
        (asof, "total"),
        (r["stock"], r["completed"], r["denominator"], r["percent"]),
        (t["stock"], t["completed"], t["denominator"], t["percent"]),
    )
    groups = {
        "not-begun": ["proposed", "planned"],
        "underway": ["concept", "implementation", "pilot", "rollout"],
        "completed": ["completed"],
        "resting": ["on-hold"],
        "dropped": ["cancelled", "merged"],
        "continuous": ["continuous"],
    }
    want = {g: sum(t["by_status"][s] for s in ss) for g, ss in groups.items()}
    same(
        (asof, "groups"),
        {r["status_group"]: r["count"] for r in run("Status groups", 0, **p)},
        {k: v for k, v in want.items() if v},
    )
    same(
        (asof, "status"),
        {r["status"]: r["count"] for r in run("Status groups", 1, **p)},
        {k: v for k, v in t["by_status"].items() if v},
    )
    same(
        (asof, "lights"),
        {r["light"]: r["count"] for r in run("Traffic lights", 0, **p)},
        {k: v for k, v in t["by_light"].items() if v},
    )
    same((asof, "overdue"), run("Overdue", 0, **p)[0]["count"], t["overdue"])
    C = lotse("check", "--rule", "overdue-milestone", *a)
    same(
        (asof, "overdue ms"),
        [(r["number"], r["due"], r["title"]) for r in run("Overdue", 1, **p)],
        [(c["number"], c["since"], c["detail"]) for c in C],
    )
    C = lotse("check", "--rule", "silent", *a)
    same(
        (asof, "silent"),
        sorted((r["number"], r["informed_on"]) for r in run("Silent items", 0, **p)),
        [(c["number"], c["since"]) for c in C],
    )
for since, asof in [
    ("2026-09-30", None),
    ("2026-01-01", "2026-11-22"),
    ("2021-06-30", None),
    ("2025-12-31", "2026-06-30"),
    ("1", "4000"),
    ("2000", "2001"),
]:
    for by, key in [("field", 1)]:
        P = lotse("progress", "--since", since, *(["--as-of", asof] if asof else []))
        S = P["since"]
        p = dict(since=S["change"], change=P["change"])
        b = S["bridge"]
        rows = {r["step"]: r for r in run("Scope bridge", 0, **p)}
        want = {k: (v if isinstance(v, int) else len(v)) for k, v in b.items()}
        same(
            (since, asof, "bridge"),
            {k: r["count"] for k, r in rows.items()},
            {k: v for k, v in want.items() if v or k in ("start", "end")},
        )
        same(
            (since, asof, "bridge numbers"),
            {k: r["numbers"] for k, r in rows.items() if r["numbers"]},
            {k: ", ".join(v) for k, v in b.items() if isinstance(v, list) and v},
        )
for week in [
    "last",
    "this",
    "2026-W30",
    "2025-W53",
    "2025-W01",
    "2026-W01",
    "2021-W05",
    "2021-W03",
    "2023-W22",
    "2024-W40",
]:
    try:
        W = lotse("report", "weekly", "--week", week)
    except SystemExit as e:
        print(week, e)
        continue
    sd = (datetime.date.fromisoformat(W["from"]) - datetime.timedelta(1)).isoformat()
    p = dict(since=W["change_before"], change=W["change"], day=W["as_of"], since_day=sd)
    same(
        (week, "moves"),
        [
            (
                r["number"],
                r["from_status"],
                r["to_status"],
                r["on_day"],
                r["reason_code"],
                r["reason"],
                bool(r["was_corrected"]),
            )
            for r in run("Weekly moves", 0, **p)
        ],
        [
            (m["number"], m["from"], m["to"], m["on"], m["reason_code"], m["reason"], m["was_corrected"])
            for m in W["moves"]
        ],
    )
    same(
        (week, "corrections"),
        [(r["number"], r["change"], r["undoes"]) for r in run("Weekly moves", 1, **p)],
        [(m["number"], m["change"], m["undoes"]) for m in W["corrections"]],
    )
    same(
        (week, "roll"),
        {
            r["unit"]: tuple(
                r[k] for k in ("answer", "open", "reported", "confirmed", "newest_age_days", "oldest_age_days")
            )
            for r in run("Roll call", 0, **p)
        },
        {
            r["unit"]: tuple(
                r[k] for k in ("answer", "open", "reported", "confirmed", "newest_age_days", "oldest_age_days")
            )
            for r in W["roll_call"]
        },
    )
    same(
        (week, "silent"),
        [(r["number"], r["age_days"]) for r in run("Silent items", 0, **p)],
        [(r["number"], r["age_days"]) for r in W["silent"]],
    )
    same(
        (week, "lightchg"),
        sorted((r["number"], r["light_before"], r["light_now"]) for r in run("Traffic lights", 1, **p)),
        sorted((r["number"], r["from"], r["to"]) for r in W["light_changes"]),
    )
    same(
        (week, "better"),
        sorted(r["number"] for r in run("Traffic lights", 2, **p)),
        sorted(r["number"] for r in W["rated_better_than_proposed"]),
    )
    same(
        (week, "reviews"),
        [(r["number"], r["review_on"]) for r in run("Review dates due", 0, **p)],
        [(r["number"], r["day"]) for r in W["reviews"]],
    )
    same(
        (week, "upcoming"),
        sorted((r["number"], r["matter"], r["day"]) for r in run("Outlook", 0, **p)),
        sorted((r["number"], r["matter"], r["day"]) for r in W["upcoming"]),
    )
    r = {x["step"]: x["count"] for x in run("Scope bridge", 0, **p)}
    same(
        (week, "wb"),
        r,
        {k: (v if isinstance(v, int) else len(v)) for k, v in W["bridge"].items() if k in ("start", "end") or v},
    )
    t = W["figures"]
    r = run("Completion", 4, **p)[0]
    same(
        (week, "tot"),
        (r["stock"], r["completed"], r["denominator"], r["percent"]),
        (t["stock"], t["completed"], t["denominator"], t["percent"]),
    )
FIGURES = ("services", "covered", "percent", "missing", "several", "done")
last = lotse("progress")["change"]
for asof in [last, last - 1]:
    V = lotse("ozg", "coverage", "--as-of", str(asof))
    name = "Coverage of the OZG catalogue"
    p = dict(change=V["change"])
    same(
        (asof, "coverage by topic"),
        {r["topic"]: tuple(r[k] for k in FIGURES) for r in run(name, 0, **p)},
        {t["topic"]: tuple(t[k] for k in FIGURES) for t in V["topics"]},
    )
    r = run(name, 1, **p)[0]
    same((asof, "coverage"), tuple(r[k] for k in FIGURES), tuple(V["total"][k] for k in FIGURES))
    same((asof, "catalogue"), r["dated_on"], V["catalogue"]["dated_on"])
    strangers = [(r["number"], r["ozg_id"], r["title"]) for r in run(name, 2, **p)]
    same((asof, "unknown"), strangers, [(u["number"], u["ozg_id"], u["title"]) for u in V["unknown"]])
    found = lotse("check", "--rule", "unknown-ozg-id", "--as-of", str(asof))
    same((asof, "unknown found"), [s[0] for s in strangers], [f["number"] for f in found])
    if not V["total"]["covered"] or not strangers:
        same((asof, "something to compare"), False, True)
print("queries", len(Q), "differences", bad)
sys.exit(bool(bad))
