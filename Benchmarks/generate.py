#!/usr/bin/env python3
"""Makes a Lotse file of any size for measuring: N sub-projects with V versions each.

The file is created by `lotse init`, so that the schema is the real one, and then filled past the program, with digests and
hashes as docs/schema.md asks for them: `lotse verify` finds it sound. The same arguments give the same file.
"""

import argparse
import datetime
import functools
import hashlib
import json
import os
import random
import sqlite3
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FIRST_DAY = datetime.date(2021, 1, 4)

FIELDS = ["ozg", "modern-tools", "services", "workflows", "processes", "efile", "security", "skills", "smart-government"]
FIELD_WEIGHTS = [40, 8, 10, 12, 7, 9, 6, 4, 4]
KIND_OF_FIELD = {
    "ozg": "ozg-service", "modern-tools": "tool", "services": "platform", "workflows": "internal-service",
    "processes": "framework", "efile": "efile", "security": "infrastructure", "skills": "organisation",
    "smart-government": "smart-city",
}
UNITS = ["StD", "FB10", "FB20", "FB32", "FB33", "FB36", "FB37", "FB40", "FB41", "FB50", "FB51", "FB53", "FB60", "FB61",
         "FB63", "FB66", "FB68", "WFG", "KBK"]
PLACES = ["smart-city:education", "smart-city:business", "smart-city:administration", "smart-city:mobility",
          "smart-city:environment", "index:administration", "index:mobility", "index:society-education"]
# Where an item stands at the end, and the way there; shorter histories take the end of the way.
WAYS = [
    (35, ["proposed", "planned", "concept", "implementation", "pilot", "rollout", "completed"]),
    (16, ["proposed", "planned", "concept", "implementation"]),
    (12, ["proposed", "planned"]),
    (8, ["proposed", "planned", "concept"]),
    (5, ["proposed", "planned", "concept", "implementation", "pilot"]),
    (7, ["proposed", "planned", "implementation", "rollout"]),
    (4, ["proposed"]),
    (4, ["proposed", "planned", "continuous"]),
    (4, ["proposed", "planned", "implementation", "on-hold"]),
    (3, ["proposed", "planned", "cancelled"]),
    (2, ["proposed", "planned", "merged"]),
]
CLOSED = {"completed", "cancelled", "merged"}
UNDERWAY = {"concept", "implementation", "pilot", "rollout"}
NOUNS = ["Wohngeld", "Führerschein", "Gewerbeanmeldung", "Hundesteuer", "Bauantrag", "Kita-Platz", "Urkunde",
         "Personalausweis", "Straßensperrung", "Sperrmüll", "Schülerausweis", "Musikschule", "Bibliothek", "Ehrenamt",
         "Baumfällung", "Parkausweis", "Gesundheitszeugnis", "Rechnungseingang", "Vergabe", "Zeiterfassung",
         "Haushaltsplan", "Geoportal", "Feuerwehr", "Archiv", "Netz", "Arbeitsplatz", "Signatur", "Postfach"]
VERBS = ["digital beantragen", "online ändern", "medienbruchfrei bearbeiten", "in die eAkte überführen", "automatisieren",
         "barrierefrei anbieten", "an das Serviceportal anbinden", "mit ePayment verbinden", "vereinheitlichen",
         "erneuern"]
SENTENCES = ["Bürgerinnen und Bürger erledigen den Vorgang ohne Papier und ohne Weg ins Amt.",
             "Der Fachdienst arbeitet vom Eingang bis zum Bescheid in einem Verfahren.",
             "Vorhandene Basisdienste des Landes werden genutzt, statt eigene zu bauen.",
             "Die Umstellung folgt dem Muster der bereits angeschlossenen Fachbereiche."]
NOTES = ["Rückmeldung der Einheit liegt vor", "Abstimmung mit dem Personalrat läuft", "Schnittstelle wird geprüft",
         "Schulung terminiert", "Vergabe vorbereitet", "Test mit echten Vorgängen begonnen"]
TAGS = ["EfA", "ePayment", "Registermodernisierung", "KI", "Barrierefreiheit", "Prozess", "Netz", "Schulung"]
STEPS = ["Konzept abgestimmt", "Vergabe abgeschlossen", "Testbetrieb", "Freigabe", "Schulung der Sachbearbeitung"]
COMMANDS = ["add", "status", "rate", "update", "confirm", "note"]

COLUMNS = """number title summary field kind unit places status status_since reason_code reason is_correction held_status
decision approved_by scope pilot_place coverage_reached coverage_target result evidence review_on next_step_on light
rated_on dimension measure decision_needed decision_from rating_reason priority mandatory_norm mandatory_on planned_start
planned_end actual_start actual_end milestones budget_planned budget_spent ozg_id ozg_keys ozg_not_in_catalogue ozg_types
maturity_model maturity_level maturity_on maturity_basis maturity_reason reuse tags links depends_on follows merged_into
visibility note contact informed_on search_text""".split()
PREFIXES = [column.encode() + b"\x1f" for column in COLUMNS]

FOLD = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
SPELL = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@functools.cache
def foldings(text):
    """What search looks in: the text folded, and folded with umlauts written out."""
    return text.lower().translate(FOLD), text.lower().translate(SPELL)


def haystack(fixed, note):
    """The foldings of an item joined with those of its note; the second only where it differs, as the program does."""
    folded, spelled = (f"{left}\n{right}" for left, right in zip(fixed, foldings(note)))
    return folded if folded == spelled else folded + "\n" + spelled


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Calendar:
    """Versions over time: denser towards the end, as reporting becomes weekly; the last tenth falls into three weeks."""

    def __init__(self, until, total):
        midnight = datetime.datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, 8, tzinfo=datetime.timezone.utc)
        end = datetime.datetime(until.year, until.month, until.day, 18, tzinfo=datetime.timezone.utc)
        self.first = int(midnight.timestamp() * 1000)
        self.span = int(end.timestamp() * 1000) - self.first
        self.total = total
        self.days = [(FIRST_DAY + datetime.timedelta(days=n)).isoformat() for n in range((until - FIRST_DAY).days + 900)]
        self.last_day = (until - FIRST_DAY).days

    def at(self, index):
        left = 1 - (index + 1) / self.total
        return self.first + int(self.span * (1 - left * left))

    def day_number(self, milliseconds):
        return (milliseconds - self.first) // 86_400_000

    def day(self, number):
        return self.days[min(max(number, 0), len(self.days) - 1)]


class Item:
    """One sub-project: what stays the same through its versions, and its way through the workflow."""

    def __init__(self, number, draw, calendar):
        self.number = number
        self.field = draw.choices(FIELDS, FIELD_WEIGHTS)[0]
        self.kind = KIND_OF_FIELD[self.field]
        self.unit = draw.choice(UNITS)
        self.title = f"{draw.choice(NOUNS)} {draw.choice(VERBS)} ({number})"
        self.summary = " ".join(draw.sample(SENTENCES, draw.randint(1, 3)))
        self.places = compact(draw.sample(PLACES, 2)) if draw.random() < 0.3 else None
        self.tags = draw.sample(TAGS, draw.randint(0, 3))
        self.priority = draw.choices(["unset", "low", "medium", "high"], [20, 20, 40, 20])[0]
        self.visibility = draw.choices(["internal", "council", "public"], [60, 20, 20])[0]
        self.is_duty = draw.random() < 0.1
        self.links = compact([f"https://vorhaben.example.org/{number}"]) if draw.random() < 0.3 else None
        self.depends_on = compact([draw.randrange(1, number)]) if number > 1 and draw.random() < 0.15 else None
        self.way = draw.choices([way for _, way in WAYS], [weight for weight, _ in WAYS])[0]
        # Merged into the item before it, which every reference to an existing item may be.
        if number == 1 and self.way[-1] == "merged":
            self.way = ["proposed"]
        self.merged_into = max(1, number - 1)
        self.length = draw.randint(120, 900)
        self.end = calendar.last_day + (draw.randint(-700, -10) if self.way[-1] in CLOSED else draw.randint(-60, 500))
        self.start = self.end - self.length
        self.budget = draw.randint(5, 4000) * 10_000 if draw.random() < 0.5 else None
        self.coverage = draw.randint(3, 40)
        is_ozg = self.kind == "ozg-service"
        self.ozg_id = f"{10_000 + number % 90_000}" if is_ozg and draw.random() < 0.9 else None
        self.ozg_keys = [f"99{draw.randrange(10**12):012d}"] if self.ozg_id else []
        self.maturity = draw.randint(2, 4) if is_ozg else None
        self.reuse = draw.choice(["efa-reuse-agreed", "not-efa", "efa-reuse-clarifying"]) if is_ozg else "unknown"
        self.light = draw.choices(["green", "yellow", "red", "grey"], [55, 22, 13, 10])[0]
        self.since = {}  # for each step of the way the day on which it was taken
        self.steps = [(title, self.start + (place + 1) * self.length // 6)
                      for place, title in enumerate(STEPS[:draw.randint(1, 5)])]
        searched = [f"TP-{number:04d}", self.title, self.summary, " ".join(self.tags), self.ozg_id or "",
                    " ".join(self.ozg_keys)]
        self.searched = foldings.__wrapped__("\n".join(text for text in searched if text))
        self.tags = compact(self.tags) if self.tags else None
        self.ozg_keys = compact(self.ozg_keys) if self.ozg_keys else None

    def version(self, round_, rounds, today, draw, calendar):
        """The values of one version in the order of COLUMNS."""
        day = calendar.day
        way = self.way
        step = min(len(way) - 1, (round_ + 1) * len(way) // rounds) if rounds > 1 else len(way) - 1
        if self.number % 6 == 0 and round_ < rounds - 1:  # the last step of every sixth falls into the last round
            step = min(step, max(0, len(way) - 2))
        status = way[step]
        is_open = status not in CLOSED
        is_held = status == "on-hold"
        is_completed = status == "completed"
        # A status holds since the day on which it was reached, whatever else of the item changes later.
        since = self.since.setdefault(step, max(0, min(today, self.start + (self.length * step) // len(way))))
        light = self.light if is_open and status != "proposed" and draw.random() < 0.8 else "grey"
        is_troubled = light in ("yellow", "red")
        milestones = [{"due": day(due), "title": title} if due > today - 20
                      else {"done_on": day(due), "due": day(due), "title": title} for title, due in self.steps]
        note = f"{draw.choice(NOTES)}, Stand {round_ + 1}."
        is_rolling = status == "rollout" or is_completed
        has_maturity = is_completed and self.maturity is not None
        is_begun = any(word in UNDERWAY for word in way[:step + 1])
        begun = next((on for taken, on in self.since.items() if way[taken] not in ("proposed", "planned")), None)
        return (
            self.number, self.title, self.summary, self.field, self.kind, self.unit, self.places, status, day(since),
            "budget" if is_held else None, "Mittel fehlen im laufenden Haushalt." if is_held or status == "cancelled" else None,
            0, "implementation" if is_held else None, "Vorlage 0815/21" if step > 0 else None, None,
            "Anbindung aller Stellen, Schulung, Betrieb." if step > 0 else None,
            "Bürgerbüro Mitte" if status == "pilot" or is_rolling else None,
            (self.coverage if is_completed else self.coverage // 2) if is_rolling else None,
            self.coverage if is_rolling else None,
            "Der Vorgang läuft durchgängig digital." if is_completed else None,
            f"https://nachweis.example.org/{self.number}" if is_completed else None,
            day(today + 60) if is_held else None, day(today + 21) if status == "continuous" else None, light,
            day(today) if light != "grey" else None, "schedule" if is_troubled else None,
            "Zusätzlicher Termin mit dem Hersteller" if is_troubled else None,
            "Vorziehen der Mittel" if light == "red" else None, "Verwaltungsvorstand" if light == "red" else None, None,
            self.priority, "§ 1a OZG" if self.is_duty else None, "2025-12-31" if self.is_duty else None, day(self.start),
            day(self.end), day(begun) if is_begun else None,
            day(since) if is_completed else None, compact(milestones), self.budget,
            None if self.budget is None else self.budget * (step + 1) // (len(way) + 1), self.ozg_id, self.ozg_keys,
            None, '["2/3"]' if self.ozg_id else None, "1.1" if has_maturity else None,
            self.maturity if has_maturity else None, day(since) if has_maturity else None,
            "self" if has_maturity else None, "Nachweis fehlt noch" if has_maturity and self.maturity < 3 else None,
            self.reuse, self.tags, self.links, self.depends_on, None, self.merged_into if status == "merged" else None,
            self.visibility, note, f"{self.unit.lower()}-digital@example.org", day(today),
            haystack(self.searched, note),
        )


def digest(values):
    """The digest of a version (docs/schema.md): by name every column that has a value, in the order of the table."""
    parts = []
    for prefix, value in zip(PREFIXES, values):
        if value is None:
            continue
        if isinstance(value, int):
            parts.append(b"%si%d\x1e" % (prefix, value))
        else:
            text = value.encode()
            parts.append(b"%st%d:%s\x1e" % (prefix, len(text), text))
    return hashlib.sha256(b"".join(parts)).digest()


def chain_hash(previous, change, at, actor, command, opened, closed):
    """The hash of a changeset that opens one version and closes one or none, and has no message."""
    header = f"{change}\n{at}\n{actor}\n{command}\n\n\n"
    tables = b"configuration_version\nsub_project_version\n"
    ending = b"" if closed is None else b"-%d\n" % closed
    return hashlib.sha256(b"lotse 1\n" + previous + header.encode() + tables + opened + ending).digest()


def fill(db, items, rounds, until, seed):
    draw = random.Random(seed)
    calendar = Calendar(until, items * rounds)
    portfolio = [Item(number, draw, calendar) for number in range(1, items + 1)]
    actors = [(name,) for name in ["stabsstelle"] + [f"lotse-{unit.lower()}" for unit in UNITS]]
    db.executemany("INSERT OR IGNORE INTO actor (name) VALUES (?)", actors)
    actor_ids = [row[0] for row in db.execute("SELECT id FROM actor ORDER BY id")]
    last, previous = db.execute("SELECT id, hash FROM changeset ORDER BY id DESC LIMIT 1").fetchone()
    first = last + 1

    insert_change = ("INSERT INTO changeset (id, recorded_at, actor, command, previous_hash, hash) "
                     "VALUES (?, ?, ?, ?, ?, ?)")
    insert_version = (f"INSERT INTO sub_project_version ({', '.join(COLUMNS)}, from_change, until_change, digest) "
                      f"VALUES ({', '.join('?' * (len(COLUMNS) + 3))})")
    for round_ in range(rounds):
        for batch in range(0, items, 5_000):
            changes, versions = [], []
            for place in range(batch, min(items, batch + 5_000)):
                change = first + round_ * items + place
                at = calendar.at(round_ * items + place)
                command = COMMANDS[0] if round_ == 0 else COMMANDS[1 + (round_ + place) % 5]
                actor = actor_ids[place % len(actor_ids)]
                values = portfolio[place].version(round_, rounds, calendar.day_number(at), draw, calendar)
                content = digest(values)
                # The versions of a round have the numbers behind those of the round before.
                closes = (round_ - 1) * items + place + 1 if round_ > 0 else None
                link = chain_hash(previous, change, at, actor, command, content, closes)
                changes.append((change, at, actor, command, previous, link))
                previous = link
                closed_by = change + items if round_ < rounds - 1 else None
                versions.append(values + (change, closed_by, content))
            db.executemany(insert_change, changes)
            db.executemany(insert_version, versions)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", help="the file to make; an existing one is replaced")
    parser.add_argument("--items", type=int, default=360, help="sub-projects (360)")
    parser.add_argument("--versions", type=int, default=10, help="versions of each (10)")
    parser.add_argument("--until", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 22),
                        help="the day of the last change (2026-11-22)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lotse", default=os.environ.get("LOTSE", os.path.join(HERE, "../.build/release/lotse")))
    parser.add_argument("--config", default=os.path.join(HERE, "../config/krefeld.yaml"))
    given = parser.parse_args()

    for ending in ["", "-journal", "-wal", "-shm"]:
        if os.path.exists(given.file + ending):
            os.remove(given.file + ending)
    # Its first change must not be younger than those that follow.
    subprocess.run([given.lotse, "init", "--config", given.config, "--db", given.file], check=True,
                   env={**os.environ, "LOTSE_NOW": f"{FIRST_DAY}T08:00:00Z"}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    db = sqlite3.connect(given.file, isolation_level=None)
    # Nobody else has the file yet: no journal is needed, and the program's own mode is put back at the end.
    db.execute("PRAGMA journal_mode = MEMORY")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -400000")
    db.execute("BEGIN")
    fill(db, given.items, given.versions, given.until, given.seed)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    print(f"{given.items} x {given.versions}: {os.path.getsize(given.file) / 1048576:.0f} MiB")


if __name__ == "__main__":
    sys.exit(main())
