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


def past_year(what, told, audience, change, day, permitted=None):
    """What came in the last twelve full months, and how planned ends were moved."""
    next_day = datetime.date.fromisoformat(day) + datetime.timedelta(1)
    month_end = next_day.replace(day=1) - datetime.timedelta(1)
    year_before = (month_end.replace(year=month_end.year - 1) + datetime.timedelta(1) if month_end.month != 2 else
                   datetime.date(month_end.year - 1, 3, 1)) - datetime.timedelta(1)
    changes = [(run("Which state", 0, day=str(d)) or [{}])[0].get("change") for d in (year_before, month_end)]
    if not changes[0]:
        same((what, "no past year"), (told["added"], told["slippage"]), (None, None))
        return
    p = dict(audience=audience, change=change, permitted=permitted or change, year_before=changes[0], month_end=min(changes[1], change))
    same((what, "added in a year"), run("Pace", 3, **p)[0]["added"], told["added"])
    fields = {}
    for r in run("Pace", 4, **p):
        for key in (r["field"], None):
            fields.setdefault(key, []).append((r["number"], int(r["days"])))

    def figures(moves):
        days = sorted(d for _, d in moves)
        return dict(moves=len(days), sub_projects=len({n for n, _ in moves}), later=sum(d > 0 for d in days),
                    median_days=days[(len(days) - 1) // 2] if days else None)

    same((what, "slippage"), figures(fields.pop(None, [])), told["slippage"]["total"])
    same((what, "slippage by field"), {k: figures(m) for k, m in fields.items()}, told["slippage"]["fields"])
    global moved_ends
    moved_ends += told["slippage"]["total"]["moves"]


def recent_quarters(what, told, audience, change, day, permitted=None):
    """What was completed in the last eight quarters that are over, by field."""
    next_day = datetime.date.fromisoformat(day) + datetime.timedelta(1)
    number = next_day.year * 4 + (next_day.month - 1) // 3
    starts = [datetime.date(n // 4, n % 4 * 3 + 1, 1) for n in range(number - 8, number + 1)]
    names = [f"{d.year}-Q{(d.month + 2) // 3}" for d in starts[:-1]]
    p = dict(audience=audience, change=change, permitted=permitted or change, first=str(starts[0]), last=str(starts[-1] - datetime.timedelta(1)))
    fields = {}
    for r in run("Pace", 7, **p):
        fields.setdefault(r["field"], [0] * 8)[names.index(r["quarter"])] = r["completed"]
    same((what, "quarters"), names, told["quarters"])
    same((what, "completed by quarter and field"), fields, told["completed_by_field"])
    same((what, "completed by quarter"), [sum(f[i] for f in fields.values()) for i in range(8)], told["completed"])


moved_ends = 0
bad = 0


def same(what, a, b):
    global bad
    if a != b:
        bad += 1
        print("DIFF", what, "\n  sql  ", a, "\n  lotse", b)


def completion_bridge(what, p, total, fields=None, query=0):
    """Holds the bridges of the completed against their query."""
    mine = {
        (r["place"], r["step"]): r["count"] if r["step"] in ("start", "end") else r["numbers"]
        for r in run("Completion bridge", query, **p)
        if fields is not None or r["bridge"] == "total"
    }
    theirs = {
        (place, step): value if isinstance(value, int) else ", ".join(value)
        for place, steps in [("total", total), *(fields or {}).items()]
        for step, value in steps.items()
        if value
    }
    same((what, "completion bridge"), mine, theirs)


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
    for by, n in [("field", 0), ("unit", 1), ("unit --succession", 2), ("smart-city", 3), ("kind", 4)]:
        P = lotse("progress", "--by", *by.split(), *a)
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
    r = run("Completion", 5, **p)[0]
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
        completion_bridge((since, asof), p, S["completion_bridge"])
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
            for r in run("Roll call", 0, rules=3, **p)
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
        (week, "red and yellow"),
        sorted((r["number"], r["light"], bool(r["has_expired"]), r["since"], r["days_late"]) for r in run("Traffic lights", 3, **p)),
        sorted(
            (r["number"], r["light"], expired, r["since"], r["days_late"])
            for key, expired in [("red", False), ("yellow", False), ("expired_ratings", True)]
            for r in W[key]
        ),
    )
    same((week, "planned"), run("Pace", 2, **p)[0]["planned"], W["plan_and_pace"]["planned"])
    past_year(week, W["plan_and_pace"], "house", p["change"], p["day"])
    recent_quarters(week, W["recent_quarters"], "house", p["change"], p["day"])
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
    completion_bridge(week, p, W["completion_bridge"])
    t = W["figures"]
    r = run("Completion", 5, **p)[0]
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
STEPS = ("start", "added", "reopened", "moved_in", "moved_out", "merged", "cancelled", "made_continuous", "withdrawn", "end")
for start, end in [("2026-08-31", None), ("2024-12-31", "2025-06-30"), ("2021-06-30", None)]:
    V = lotse("bridge", "--from", start, "--by", "field", *(["--to", end] if end else []))
    rows = run("Scope bridge", 1, since=V["from"]["change"], change=V["to"]["change"])
    mine = {(r["field"], r["step"]): r["numbers"] if r["step"] not in ("start", "end") else r["count"] for r in rows}
    theirs = {}
    for group in V["groups"]:
        for step in STEPS:
            value = group["bridge"][step]
            if value:
                theirs[group["key"], step] = value if step in ("start", "end") else ", ".join(value)
    same((start, "bridge by field"), mine, theirs)
    states = dict(since=V["from"]["change"], change=V["to"]["change"])
    completion_bridge(start, states, V["completion_total"], {g["key"]: g["completion_bridge"] for g in V["groups"]})


def splitmix(state):
    mask = 2**64 - 1
    while True:
        state = state + 0x9E3779B97F4A7C15 & mask
        z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
        yield (z ^ z >> 31) >> 32


def forecast(pace, remaining, ahead):
    numbers, finished, ends = splitmix(2021), [], []
    for _ in range(10_000):
        done = month = by_then = 0
        while month < max(120, ahead) and done < remaining:
            done += pace[next(numbers) * len(pace) >> 32]
            month += 1
            if month <= ahead:
                by_then = done
        finished.append(min(by_then, remaining))
        ends.append(121 if done < remaining else min(month, 121))
    return [[sorted(values)[place] for place in (1000, 5000, 9000)] for values in (finished, ends)]


def month_number(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


for day, months in [("2026-11-22", 12), ("2024-05-31", 24)]:
    V = lotse("forecast", "--as-of", day, "--months", str(months))
    p = dict(change=V["change"], day=V["as_of"])
    T = V["total"]
    past_year(("forecast", day), V["plan_and_pace"], "house", p["change"], p["day"])
    same((day, "remaining"), run("Pace", 0, **p)[0]["remaining"], T["remaining"])
    counts = {month_number(r["month"]): r["completed"] for r in run("Pace", 1, **p)}
    last = month_number(V["last_month"])
    window = range(max(min(counts), last - months + 1), last + 1)
    same((day, "pace"), [counts.get(m, 0) for m in window], T["pace"])
    finished, ends = forecast(T["pace"], T["remaining"], V["months_ahead"])
    same((day, "finished"), dict(zip(("low", "median", "high"), finished)), T["outlook"]["finished"])
    told = [None if e > 120 else "%04d-%02d" % divmod(month_number(day) + e, 12) for e in ends]
    told = [t and t[:5] + "%02d" % (int(t[5:]) + 1) for t in told]
    same((day, "end"), dict(zip(("low", "median", "high"), told)), T["outlook"]["end"])
for asof in [None, "2026-11-22", "4614"]:
    more = ["--as-of", asof] if asof else []
    V = lotse("decision", "list", *more)
    p = dict(change=V["change"], day=V["as_of"])
    rows = run("Decisions", 0, **p)
    keys = ("number", "committee", "decided_on", "due_on", "part", "done_on")
    same((asof, "decisions"), [[r[k] for k in keys] for r in rows], [[d[k] for k in keys] for d in V["decisions"]])
    moves = [(d["number"], m["from"], m["to"]) for d in V["decisions"] for m in d["deadline_moves"]]
    same((asof, "deadlines"), sorted((r["number"], r["was_due_on"], r["is_due_on"]) for r in run("Decisions", 1, **p)), sorted(moves))
    same((asof, "due"), (sum(r["open"] for r in rows), sum(r["due"] for r in rows)), (V["open"], V["due"]))
    same((asof, "sittings"), run("Sittings", 0, **p), lotse("meeting", "list", *more)["meetings"])
    same(
        (asof, "index"),
        [{**r, "area": r["area"] or None, "points": r["points"] and round(r["points"] * 100)} for r in run("Smart City Index", 0, **p)],
        [{**{k: v for k, v in r.items() if k != "points_hundredths"}, "points": r["points_hundredths"]} for r in lotse("ranking", "show", *more)["results"]],
    )
if not moved_ends:
    same("moved ends to compare", False, True)
if not lotse("decision", "list")["due"]:
    same("decisions to compare", False, True)
def council(audience, since, asof):
    """Everything that a council paper counts, by the queries of the chapter on it."""
    more = ["--since", since] if since else []
    V = lotse("report", "council", "AVOS", "--" + audience, *more, *(["--as-of", asof] if asof else []))
    what, name = (audience, since, asof), "Council papers"
    last = db.execute("SELECT max(id) FROM changeset").fetchone()[0]

    def change(day):
        return run("Which state", 0, day=day)[0]["change"] if day else None

    p = dict(audience=audience, committee="AVOS", day=V["as_of"], since_day=V["since"], records=last, permitted=last)
    # The public reads days; where a state is named by its day, the query finds its change.
    p["change"] = V.get("change") or change(V["as_of"])
    p["since"] = p["permitted_before"] = V.get("change_before") or change(V["since"])
    same((what, "stock"), run(name, 0, **p), [{"shown": V["stock_shown"], "stock": V["stock_all"]}])

    def figures(group):
        lights = [group["by_light"][light] for light in ("red", "yellow", "green", "grey")]
        return [group[k] for k in ("stock", "completed", "denominator", "percent", "open", "overdue")] + lights

    keys = ("stock", "completed", "denominator", "percent", "open", "overdue", "red", "yellow", "green", "grey")
    fields = {r["key"]: [r[k] for k in keys] for r in run(name, 1, **p)}
    same((what, "fields"), fields, {g["key"]: figures(g) for g in V["progress"]["groups"]})
    sums = [sum(column) for n, column in enumerate(zip(*fields.values())) if n != 3]
    same((what, "total"), sums, [n for i, n in enumerate(figures(V["progress"]["total"])) if i != 3])
    same((what, "undated"), run(name, 10, **p)[0]["undated"], V["curve_undated"])
    if V["since"]:
        mine = {}
        for r in run(name, 2, **p):
            mine[r["bridge"], r["place"], r["step"]] = r["count"] if r["step"] in ("start", "end") else r["numbers"]
        theirs = {}
        for bridge, place, steps in [("total", "total", V["bridge"])] + [("field", k, b) for k, b in V["bridges"].items()]:
            for step, value in steps.items():
                if value:
                    theirs[bridge, place, step] = ", ".join(value) if isinstance(value, list) else value
        same((what, "bridge"), mine, theirs)
        completion_bridge(what, p, V["completion_bridge"], V["completion_bridges"], query=1)
        same(
            (what, "lights"),
            [(r["number"], r["light_before"], r["light_now"]) for r in run(name, 11, **p)],
            sorted((c["number"], c["from"], c["to"]) for c in V["light_changes"]),
        )
        rows = run(name, 3, **p)
        moved = [(r["number"], r["from_status"], r["to_status"]) for r in rows if r["from_status"]]
        told = [(t["number"], t["from"], t["to"]) for t in V["completed"] + V["left"]]
        ends = ("completed", "on-hold", "cancelled", "merged", "continuous")
        same((what, "moved"), sorted(m for m in moved if m[2] in ends), sorted(told))
        same((what, "added"), [r["number"] for r in rows if not r["from_status"]], V["added"])
    past_year(what, V["plan_and_pace"], audience, p["change"], p["day"], p["permitted"])
    recent_quarters(what, V["recent_quarters"], audience, p["change"], p["day"], p["permitted"])
    quality = V["quality"]
    for r in quality["revisions"]:
        year, quarter = int(r["quarter"][:4]), int(r["quarter"][-1])
        first = datetime.date(year, quarter * 3 - 2, 1)
        last = datetime.date(year + quarter // 4, quarter * 3 % 12 + 1, 1) - datetime.timedelta(1)
        span = dict(p, quarter_first=str(first), quarter_last=str(last))
        then = change(str(last))
        same((what, r["quarter"], "then"), then and run("Pace", 5, quarter_change=then, **span)[0]["completed"], r["then"])
        same((what, r["quarter"], "now"), run("Pace", 5, quarter_change=p["change"], **span)[0]["completed"], r["now"])
    if audience != "public":
        rows = run("Pace", 6, **p)
        same((what, "answering"), (len({r["unit"] for r in rows}), len({r["unit"] for r in rows if r["age"] <= 28})), (quality["units"], quality["answering"]))
        same((what, "ages"), (rows[(len(rows) - 1) // 2]["age"], rows[-1]["age"]), (quality["median_age_days"], quality["greatest_age_days"]))
    levels = {(r["model"], r["level"]): r["count"] for r in run(name, 4, **p)}
    same((what, "unassessed"), levels.pop((None, None), 0), V["maturity"]["unassessed"])
    same((what, "maturity"), levels, {(l["model"], l["level"]): l["count"] for l in V["maturity"]["levels"] if l["count"]})
    curve = [(c["quarter"], c["completed"], c["planned"]) for c in V["curve"]]
    same((what, "curve"), [tuple(r.values()) for r in run(name, 5, **p)], [c for c in curve if c[1] or c[2]])
    same(
        (what, "deviations"),
        [(r["number"], r["light"], r["proposed"], bool(r["is_overdue"])) for r in run(name, 6, **p)],
        [(d["number"], d["light"], d["light_proposed"], d["is_overdue"]) for d in V["deviations"]],
    )
    outlook = [(r["number"], r["planned_end"]) for r in run(name, 7, **p)]
    same((what, "outlook"), outlook, [(o["number"], o["planned_end"]) for o in V["outlook"]])
    budget = {r["field"]: [int(r[k]) for k in ("count", "planned", "spent")] for r in run(name, 8, **p)}
    total = [sum(column) for column in zip(*budget.values())] or [0, 0, 0]
    told = V["budget"] and [V["budget"][k] for k in ("count", "planned", "spent")]
    same((what, "budget"), None if audience == "public" and total[0] < 5 else total, told)
    by_field = {k: [b[n] for n in ("count", "planned", "spent")] for k, b in V["budget_by_field"].items() if b["count"]}
    same((what, "budget by field"), {} if audience == "public" else budget, by_field)
    decisions = [(d["number"], state) for state in ("due", "open", "done", "settled") for d in V["decisions"][state]]
    same((what, "decisions"), sorted((r["number"], r["state"]) for r in run(name, 9, **p)), sorted(decisions))
    return len(V["deviations"]), len(V["outlook"]), len(told or []), len(decisions), len(V["added"]), len(V["left"])


# A state that is named by its day is the whole of that day, also for the public.
papers = [
    council(audience, since, asof)
    for audience in ("public", "nonpublic")
    for since, asof in [("2026-08-31", "2026-11-22"), ("2024-12-31", "2025-06-30"), ("2021-06-30", "2023-03-31"), (None, "2022-01-31")]
]
if not all(map(any, zip(*papers))):
    same("papers to compare", False, True)
print("queries", len(Q), "differences", bad)
sys.exit(bool(bad))
