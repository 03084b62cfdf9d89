"""figures.py STRATEGY FOLDER: reads the state per field back from every document of a package and compares all of them
with each other and with plain SQL on the file. Prints what differs; the last line says how many documents were read."""

import csv
import datetime
import html.parser
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as xml
import zipfile
import zoneinfo

import openpyxl

SPREAD = ["Umgesetzt", "von", "%"]
# The columns behind completion, as papers head them, and what they count; those after "Überfällig" and between have
# spreadsheets alone.
COLUMNS = {
    "In Umsetzung": "underway",
    "Noch nicht begonnen": "not_begun",
    "Ruhend": "on_hold",
    "Rot": "red",
    "Gelb": "yellow",
    "Grün": "green",
    "Grau": "grey",
    "Überfällig": "overdue",
    "Offen": "open",
    "Bestand": "stock",
}
# What every paper must have.
PRINTED = ("completed", "denominator", "percent", "underway", "red", "yellow", "overdue")


def recount(strategy, day, audience):
    """The state per field by SQL that shares nothing with the program's."""
    end = datetime.datetime.combine(
        day + datetime.timedelta(days=1), datetime.time(), zoneinfo.ZoneInfo("Europe/Berlin")
    )
    database = sqlite3.connect(f"file:{strategy}?mode=ro", uri=True)
    change = database.execute(
        "SELECT max(id) FROM changeset WHERE recorded_at < ?", [int(end.timestamp() * 1000)]
    ).fetchone()[0]
    visible = {"public": "('public')", "nonpublic": "('public', 'council')"}[audience]
    rows = database.execute(
        f"""WITH item AS (
          SELECT *, status NOT IN ('completed', 'cancelled', 'merged') AS is_open,
            iif(julianday(:day) - julianday(rated_on) > 28, 'grey', light) AS lit
          FROM sub_project_version WHERE from_change <= :change AND (until_change IS NULL OR until_change > :change)
            AND visibility IN {visible})
        SELECT field, count(*) AS stock, total(status = 'completed') AS completed,
          total(status NOT IN ('cancelled', 'merged', 'continuous')) AS denominator,
          total(status IN ('concept', 'implementation', 'pilot', 'rollout')) AS underway,
          total(status IN ('proposed', 'planned')) AS not_begun, total(status = 'on-hold') AS on_hold,
          total(is_open) AS open, total(is_open AND lit = 'red') AS red, total(is_open AND lit = 'yellow') AS yellow,
          total(is_open AND lit = 'green') AS green, total(is_open AND lit = 'grey') AS grey,
          total(is_open AND status NOT IN ('on-hold', 'continuous') AND planned_end < :day) AS overdue
        FROM item GROUP BY field""",
        {"change": change, "day": day.isoformat()},
    )
    names = [column[0] for column in rows.description]
    return {row[0]: with_percent({name: int(value) for name, value in zip(names[1:], row[1:])}) for row in rows}


def with_percent(counts):
    whole = counts["denominator"]
    return counts | {"percent": counts["completed"] * 100 // whole if whole else None}


def figures(group):
    """The figures of a group of Lotse's own JSON."""
    statuses, lights = group["by_status"], group["by_light"]
    count = lambda *names: sum(int(statuses.get(name, 0)) for name in names)
    return with_percent(
        {
            "stock": sum(int(value) for value in statuses.values()),
            "completed": count("completed"),
            "denominator": sum(int(v) for v in statuses.values()) - count("cancelled", "merged", "continuous"),
            "underway": count("concept", "implementation", "pilot", "rollout"),
            "not_begun": count("proposed", "planned"),
            "on_hold": count("on-hold"),
            "open": int(group["open"]),
            "overdue": int(group["overdue"]),
        }
        | {light: int(lights[light]) for light in ("red", "yellow", "green", "grey")}
    )


def from_row(cells, head):
    """The figures of a row of the state per field. A spreadsheet has completed, denominator and percent in cells of
    their own."""
    if head[1:4] == SPREAD:
        percent = re.fullmatch(r"(\d+) ?%|([01](?:\.\d+)?)|", cells[3])
        whole, share = percent.groups()
        found = int(whole) if whole else round(float(share) * 100) if share else None
        row = {"completed": int(cells[1]), "denominator": int(cells[2]), "percent": found}
    else:
        found = re.fullmatch(r"(\d+) von (\d+) \((\d+) %\)", cells[1])
        completion = [int(number) for number in found.groups()] if found else (0, 0, None)
        row = dict(zip(PRINTED, completion))
    return row | {COLUMNS[name]: int(cell) for name, cell in zip(head, cells) if name in COLUMNS}


def plain(text):
    return re.sub(r"\s+", " ", re.sub("[\u00a0\u202f]", " ", (text or "").replace("\u00ad", ""))).strip()


class Tables(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tables, self.cell = [], None

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self.cell = []

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None:
            self.tables[-1][-1].append(plain("".join(self.cell)))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)


TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def odf(path):
    root = xml.fromstring(zipfile.ZipFile(path).read("content.xml"))
    for table in root.iter(f"{TABLE}table"):
        rows = []
        for row in table.iter(f"{TABLE}table-row"):
            cells = []
            for cell in row:
                if cell.tag.startswith(f"{TABLE}table-cell"):
                    text = " ".join("".join(part.itertext()) for part in cell.iter(f"{TEXT}p"))
                    cells += [plain(text)] * min(int(cell.get(f"{TABLE}number-columns-repeated", 1)), 20)
            rows.append(cells)
        yield rows


def markdown(path):
    table = []
    for line in path.read_text().split("\n"):
        if line.startswith("|"):
            table.append([plain(re.sub(r"\\(.)|\*\*", r"\1", cell)) for cell in line.strip("|").split(" | ")])
        elif table:
            yield table
            table = []


def tables(path):
    if path.suffix == ".html":
        parser = Tables()
        parser.feed(path.read_text())
        return parser.tables
    if path.suffix in (".odt", ".ods"):
        return list(odf(path))
    if path.suffix == ".docx":
        return list(docx(path))
    if path.suffix == ".md":
        return list(markdown(path))
    book = openpyxl.load_workbook(path, data_only=True)
    return [
        [[plain(str(cell)) if cell is not None else "" for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    ]


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx(path):
    root = xml.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    for table in root.iter(f"{WORD}tbl"):
        yield [
            [plain("".join(text.text or "" for text in cell.iter(f"{WORD}t"))) for cell in row.iter(f"{WORD}tc")]
            for row in table.iter(f"{WORD}tr")
        ]


def state(tables, labels):
    """The figures per label from the first table that has a row for each."""
    for rows in tables:
        found, head = {}, []
        for row in rows:
            row = list(row)
            while row and not row[-1]:
                row.pop()
            if row[1:2] == ["Umgesetzt"]:
                head = row
            if len(row) > 5 and row[0] in labels and (" von " in row[1] or row[1] == "–" or head[1:4] == SPREAD):
                found.setdefault(row[0], from_row(row, head))
        if set(found) == set(labels):
            return found
    return {}


def main(strategy, folder):
    folder = pathlib.Path(folder)
    data = json.loads((folder / "zahlen.json").read_text())["data"]
    groups = data["progress"]["groups"]
    expected = recount(strategy, datetime.date.fromisoformat(data["as_of"]), data["audience"])
    empty = with_percent({name: 0 for name in ("completed", "denominator", *COLUMNS.values())})
    truth = {plain(group["label"]): expected.get(group["key"], empty) for group in groups}
    read = 0

    def compare(name, found):
        nonlocal read
        read += 1
        for label, numbers in truth.items():
            said = found.get(label, {})
            if any(name not in said for name in PRINTED) or any(numbers[name] != said[name] for name in said):
                print(f"{name}: {label}: {said}, SQL counts {numbers}")

    compare("zahlen.json", {plain(group["label"]): figures(group) for group in groups})
    rows, places = {}, set()
    for row in csv.DictReader((folder / "zahlen.csv").open()):
        if (place := (row["section"], row["key"], row["figure"])) in places:
            print(f"zahlen.csv: {place} stands twice")
        places.add(place)
        if row["section"] == "progress":
            rows.setdefault(row["key"], {})[row["figure"]] = row["value"]
    statuses = list(groups[0]["by_status"])
    compare(
        "zahlen.csv",
        {
            plain(group["label"]): figures(
                {name: rows[group["key"]][name] for name in ("open", "overdue")}
                | {"by_status": {name: rows[group["key"]][name] for name in statuses}}
                | {"by_light": {name: rows[group["key"]][name] for name in groups[0]["by_light"]}}
            )
            for group in groups
        },
    )
    for path in sorted(folder.iterdir()):
        if path.suffix in (".html", ".odt", ".docx", ".ods", ".md", ".xlsx"):
            compare(path.name, state(tables(path), truth))
    for path in folder.glob("*.pdf"):
        if not shutil.which("pdftotext"):
            print("skipped: pdftotext is not installed", file=sys.stderr)
            continue
        text = plain(subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode())
        found = {}
        for label, numbers in truth.items():
            completed, denominator, percent, *rest = (numbers[name] for name in PRINTED)
            share = f"{completed} von {denominator} \\({percent} %\\)" if denominator else "–"
            cells = " ".join(str(number) for number in rest)
            if re.search(f"{share} (?:[+−±]\\d+ )?{cells}", text):
                found[label] = truth[label]
        compare(path.name, found)
    print(f"{read} documents read")


main(*sys.argv[1:])
