#!/usr/bin/env python3
"""Makes the list of a city for measuring: N rows of twelve columns, as CSV or, with openpyxl, as XLSX.

The names and texts are those of generate.py, the same arguments give the same file. Every row has a key of its own, so
that a second import finds the sub-projects of the first; `--notes TEXT` changes one column of every row.
"""

import argparse
import csv
import datetime
import random
import sys

from generate import FIELD_WEIGHTS, FIELDS, KIND_OF_FIELD, NOUNS, NOTES, SENTENCES, TAGS, UNITS, VERBS

COLUMNS = ["external_key", "title", "summary", "field", "kind", "unit", "priority", "planned_start", "planned_end",
           "budget_planned", "tags", "note"]
BEGIN = datetime.date(2024, 1, 1)


def rows(count, notes, seed):
    """Days are days and amounts are numbers; texts that are absent are empty."""
    draw = random.Random(seed)
    for number in range(1, count + 1):
        field = draw.choices(FIELDS, FIELD_WEIGHTS)[0]
        start = BEGIN + datetime.timedelta(days=draw.randrange(900))
        yield [
            f"V-{number:06d}", f"{draw.choice(NOUNS)} {draw.choice(VERBS)} ({number})",
            " ".join(draw.sample(SENTENCES, draw.randint(1, 3))), field, KIND_OF_FIELD[field], draw.choice(UNITS),
            draw.choice(["low", "medium", "high"]), start, start + datetime.timedelta(days=draw.randint(120, 900)),
            draw.randint(5, 4000) * 100 if draw.random() < 0.5 else None,
            ", ".join(draw.sample(TAGS, draw.randint(0, 3))), f"{draw.choice(NOTES)}{notes}.",
        ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", help="the list to make, .csv or .xlsx; an existing one is replaced")
    parser.add_argument("--rows", type=int, default=360, help="sub-projects (360)")
    parser.add_argument("--notes", default="", help="what the notes say in addition")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()

    made = rows(given.rows, given.notes, given.seed)
    if given.file.endswith(".xlsx"):
        import openpyxl

        workbook = openpyxl.Workbook(write_only=True)
        sheet = workbook.create_sheet("Liste")
        sheet.append(COLUMNS)
        for row in made:
            sheet.append(row)
        workbook.save(given.file)
        return
    with open(given.file, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(made)


if __name__ == "__main__":
    sys.exit(main())
