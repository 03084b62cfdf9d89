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

GROUPS = {
    "underway": ("concept", "implementation", "pilot", "rollout"),
    "not_begun": ("proposed", "planned"),
    "on_hold": ("on-hold",),
}


SPREAD = ["Umgesetzt", "von", "%"]


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
        f"""SELECT field, status, count(*) FROM sub_project_version WHERE from_change <= ?
        AND (until_change IS NULL OR until_change > ?) AND visibility IN {visible} GROUP BY 1, 2""",
        [change, change],
    )
    counts = {}
    for field, status, count in rows:
        counts.setdefault(field, {})[status] = count
    return {field: figures(statuses) for field, statuses in counts.items()}


def figures(statuses):
    count = lambda names: sum(statuses.get(name, 0) for name in names)
    stock = sum(statuses.values())
    denominator = stock - count(("cancelled", "merged", "continuous"))
    completed = statuses.get("completed", 0)
    percent = completed * 100 // denominator if denominator else None
    return (completed, denominator, percent, *(count(names) for names in GROUPS.values()), stock)


def from_row(cells, head):
    """The figures of a row of the state per field, without the comparison with the last report. A spreadsheet has
    completed, denominator and percent in cells of their own."""
    cells = [cell for place, cell in enumerate(cells) if head[place : place + 1] != ["±"]]
    if head[1:4] == SPREAD:
        percent = re.fullmatch(r"(\d+) ?%|([01](?:\.\d+)?)|", cells[3])
        whole, share = percent.groups()
        found = int(whole) if whole else round(float(share) * 100) if share else None
        return (int(cells[1]), int(cells[2]), found) + tuple(int(cell) for cell in cells[4:])
    found = re.fullmatch(r"(\d+) von (\d+) \((\d+) %\)", cells[1])
    completion = tuple(int(number) for number in found.groups()) if found else (0, 0, None)
    return completion + tuple(int(cell) for cell in cells[2:])


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
    empty = figures({})
    truth = {plain(group["label"]): expected.get(group["key"], empty) for group in groups}
    read = 0

    def compare(name, found):
        nonlocal read
        read += 1
        for label, numbers in truth.items():
            if found.get(label) != numbers:
                print(f"{name}: {label}: {found.get(label)}, SQL counts {numbers}")

    compare("zahlen.json", {plain(group["label"]): figures(group["by_status"]) for group in groups})
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
            plain(group["label"]): figures({name: int(rows[group["key"]][name]) for name in statuses})
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
        for label, (completed, denominator, percent, *rest) in truth.items():
            share = f"{completed} von {denominator} \\({percent} %\\)" if denominator else "–"
            numbers = " ".join(str(number) for number in rest)
            if re.search(f"{share} (?:[+−±]\\d+ )?{numbers}", text):
                found[label] = truth[label]
        compare(path.name, found)
    print(f"{read} documents read")


main(*sys.argv[1:])
