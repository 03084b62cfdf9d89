"""What the sqlite3 shell is asked beside each command: the equivalent question or transaction on the same file."""

import datetime
import shutil

from stopwatch import SINCE, TODAY, UNTIL, asked

NEVER = "9223372036854775807"


def sqlite(*words):
    return [shutil.which("sqlite3"), "-init", "/dev/null", "-batch", *words]


LIGHT = (f"CASE WHEN v.status IN ('completed', 'cancelled', 'merged') THEN NULL "
         f"WHEN v.rated_on < '{TODAY - datetime.timedelta(days=28)}' THEN 'grey' ELSE v.light END")
OVERDUE = (f"ifnull(v.planned_end < '{TODAY}' AND v.status NOT IN "
           f"('completed', 'cancelled', 'merged', 'on-hold', 'continuous'), 0)")
LISTED = f"v.number, v.title, v.unit, v.status, {LIGHT}, v.planned_end"
OPEN = "v.status NOT IN ('completed', 'cancelled', 'merged')"


def milliseconds(day):
    """The end of a day in Europe/Berlin, near enough for a comparison."""
    return int(datetime.datetime(day.year, day.month, day.day, 23, tzinfo=datetime.timezone.utc).timestamp() * 1000)


def change_until(file, day):
    """The last change that was recorded until the end of a day."""
    (change,) = asked(file, "SELECT max(id) FROM changeset WHERE recorded_at < ?", milliseconds(day)).fetchone()
    return change


def held(change):
    """Which versions hold at a moment, in Lotse's own words; without the + SQLite would read all of history."""
    return f"ifnull(v.until_change, {NEVER}) > {change} AND +v.from_change <= {change}"


def tally(condition):
    return f"SELECT v.field, v.status, {LIGHT}, {OVERDUE}, count(*) FROM sub_project_version v WHERE {condition} GROUP BY 1, 2, 3, 4;"


def queries(file):
    """For each reading command, what it has to ask of the file. The moments are looked up before, as Lotse does."""
    now = change_until(file, TODAY)
    since, begin, end = (change_until(file, day) for day in (SINCE, UNTIL - datetime.timedelta(days=7), UNTIL))
    holds = held(now)
    lookup = "SELECT max(id) FROM changeset;"
    look_back = f"SELECT id FROM changeset WHERE recorded_at < {milliseconds(SINCE)} ORDER BY recorded_at DESC, id DESC LIMIT 1;"
    out = "('cancelled', 'merged', 'continuous')"
    return {
        "list": f"{lookup} SELECT {LISTED} FROM sub_project_version v WHERE {holds} ORDER BY v.number",
        "list filtered": f"{lookup} SELECT {LISTED} FROM sub_project_version v WHERE {holds} AND v.field = 'ozg' "
                         f"AND {LIGHT} = 'red' ORDER BY v.number",
        "show": "SELECT max(id) FROM changeset; SELECT v.*, s.recorded_at FROM sub_project_version v JOIN changeset s "
                f"ON s.id = v.from_change WHERE v.number = 7 AND v.from_change <= {now} "
                f"AND ifnull(v.until_change, {NEVER}) > {now} ORDER BY v.from_change DESC LIMIT 1",
        "search": f"{lookup} SELECT {LISTED} FROM sub_project_version v WHERE {holds} "
                  "AND instr(v.search_text, 'wohngeld') > 0 ORDER BY v.number",
        "progress": f"{lookup} {tally(holds)}",
        "progress --since": f"""{lookup} {look_back} {tally(holds)} {tally(held(since))}
            WITH a AS MATERIALIZED (SELECT number, field, status FROM sub_project_version v WHERE {held(since)}),
            b AS MATERIALIZED (SELECT number, field, status FROM sub_project_version v WHERE {holds})
            SELECT a.status IN {out}, b.status IN {out}, b.status, count(*) FROM b LEFT JOIN a ON a.number = b.number
            GROUP BY 1, 2, 3
            UNION ALL SELECT a.status IN {out}, NULL, NULL, count(*) FROM a WHERE a.number NOT IN (SELECT number FROM b)""",
        "report weekly": f"{lookup} {look_back} {look_back} SELECT v.* FROM sub_project_version v WHERE {held(end)} ORDER BY v.number;"
            f"SELECT v.* FROM sub_project_version v WHERE v.from_change > {begin} AND v.from_change <= {end} ORDER BY v.from_change;"
            f"SELECT v.* FROM sub_project_version v WHERE ifnull(v.until_change, {NEVER}) BETWEEN {begin + 1} AND {end} "
            "ORDER BY v.until_change",
        "log": "SELECT s.id, s.recorded_at, a.name, s.command, s.message, v.* FROM sub_project_version v JOIN changeset s "
               "ON s.id = v.from_change JOIN actor a ON a.id = s.actor WHERE v.number = 7 ORDER BY s.id",
        "check": f"""{lookup} SELECT * FROM (SELECT v.number, v.title, v.unit, {OVERDUE} AS late,
            {OPEN} AND v.status <> 'on-hold' AND EXISTS (SELECT 1 FROM json_each(v.milestones) m
              WHERE m.value ->> 'done_on' IS NULL AND m.value ->> 'due' < '{TODAY}') AS behind,
            v.status IN ('proposed', 'planned') AND v.actual_start IS NULL AND v.planned_start < '{TODAY}' AS unbegun,
            {OPEN} AND v.review_on <= '{TODAY}' AS review,
            {OPEN} AND v.informed_on < '{TODAY - datetime.timedelta(days=28)}' AS silent,
            {OPEN} AND {LIGHT} = 'grey' AS unrated, {OPEN} AND v.planned_end IS NULL AS endless,
            {OPEN} AND v.kind = 'ozg-service' AND v.ozg_id IS NULL AS keyless, {OPEN} AND v.mandatory_on < '{TODAY}' AS duty,
            v.budget_spent > v.budget_planned AS dear FROM sub_project_version v WHERE {holds})
            WHERE late OR behind OR unbegun OR review OR silent OR unrated OR endless OR keyless OR duty OR dear""",
    }


def writing_sql(columns, changed, number, is_new=False):
    """One transaction as a write of Lotse: changeset, the current version closed, the next one opened."""
    values = ", ".join(changed.get(column, column) for column in columns)
    close = "" if is_new else (f"UPDATE sub_project_version SET until_change = (SELECT max(id) FROM changeset) "
                               f"WHERE number = {number} AND until_change IS NULL;")
    return f"""PRAGMA foreign_keys = ON; BEGIN IMMEDIATE; INSERT OR IGNORE INTO actor (name) VALUES ('bench');
      INSERT INTO changeset (id, recorded_at, actor, command, previous_hash, hash) SELECT max(id) + 1,
        max(recorded_at, unixepoch() * 1000), (SELECT id FROM actor WHERE name = 'bench'), 'bench', hash, randomblob(32)
        FROM changeset ORDER BY id DESC LIMIT 1;
      {close}
      INSERT INTO sub_project_version ({', '.join(columns)}, from_change, digest) SELECT {values},
        (SELECT max(id) FROM changeset), randomblob(32) FROM sub_project_version
        WHERE number = {number} ORDER BY from_change DESC LIMIT 1;
      COMMIT;"""
