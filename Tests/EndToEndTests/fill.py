"""Fills in cells of an update sheet, as a person would in a spreadsheet program.

fill.py FILE KEY COLUMN=VALUE... [KEY COLUMN=VALUE...]...
KEY is a number (TP-0001) or, for a milestone, number and title (TP-0001/Start). An empty VALUE empties the cell; a
VALUE like 2026-12-31 becomes a date, one of digits a number. Works on XLSX and ODS, with nothing but the standard library.
"""
import datetime
import io
import re
import sys
import xml.etree.ElementTree as E
import zipfile

X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
P = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def parse(data):
    for _, (prefix, uri) in E.iterparse(io.BytesIO(data), ["start-ns"]):
        E.register_namespace(prefix, uri)
    return E.fromstring(data)


def meaning(text):
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return "date", text
    if re.fullmatch(r"\d+", text):
        return "float", text
    return "string", text


class XLSX:
    def __init__(self, parts):
        self.parts = parts
        strings = E.fromstring(parts["xl/sharedStrings.xml"])
        self.strings = ["".join(t.text or "" for t in s.iter(X + "t")) for s in strings]
        self.sheets = {n: parse(parts[n]) for n in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]}

    def rows(self, sheet):
        tree = list(self.sheets.values())[sheet]
        return [list(row) for row in tree.iter(X + "row")]

    def text(self, cell):
        value = cell.find(X + "v")
        if value is None:
            return "".join(t.text or "" for t in cell.iter(X + "t"))
        return self.strings[int(value.text)] if cell.get("t") == "s" else value.text

    def set(self, cell, text):
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        kind, text = meaning(text)
        if kind == "date":
            text = str((datetime.date.fromisoformat(text) - datetime.date(1899, 12, 30)).days)
        if kind != "string":
            E.SubElement(cell, X + "v").text = text
        elif text:
            cell.set("t", "inlineStr")
            E.SubElement(E.SubElement(cell, X + "is"), X + "t").text = text

    def save(self):
        for name, tree in self.sheets.items():
            self.parts[name] = E.tostring(tree, "utf-8", xml_declaration=True)


class ODS:
    def __init__(self, parts):
        self.parts = parts
        self.tree = parse(parts["content.xml"])

    def rows(self, sheet):
        table = list(self.tree.iter(T + "table"))[sheet]
        for row in table.iter(T + "table-row"):
            for place, cell in reversed(list(enumerate(row))):
                count = int(cell.attrib.pop(T + "number-columns-repeated", 1))
                for _ in range(min(count, 60) - 1):
                    row.insert(place, E.fromstring(E.tostring(cell)))
        return [list(row) for row in table.iter(T + "table-row")]

    def text(self, cell):
        return "\n".join("".join(p.itertext()) for p in cell.iter(P + "p"))

    def set(self, cell, text):
        for child in list(cell):
            cell.remove(child)
        for name in [n for n in cell.attrib if n.startswith(O) or n.endswith("}value-type")]:
            del cell.attrib[name]
        kind, text = meaning(text)
        if text:
            cell.set(O + "value-type", kind)
            if kind == "date":
                cell.set(O + "date-value", text)
            if kind == "float":
                cell.set(O + "value", text)
            E.SubElement(cell, P + "p").text = text

    def save(self):
        self.parts["content.xml"] = E.tostring(self.tree, "utf-8", xml_declaration=True)


path, words = sys.argv[1], sys.argv[2:]
with zipfile.ZipFile(path) as file:
    parts = {name: file.read(name) for name in file.namelist()}
book = XLSX(parts) if "xl/workbook.xml" in parts else ODS(parts)
cells = {}
for word in words:
    if "=" not in word:
        number, _, title = word.partition("/")
        rows = book.rows(1 if title else 0)
        titles = next(r for r in rows if r and book.text(r[0]) in ("Nr.", "No."))
        columns = [book.text(c) for c in titles]
        cells = [r for r in rows if r and book.text(r[0]) == number and (not title or book.text(r[2]) == title)][0]
        continue
    column, _, value = word.partition("=")
    book.set(cells[columns.index(column)], value)
book.save()
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
    for name, data in parts.items():
        file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
