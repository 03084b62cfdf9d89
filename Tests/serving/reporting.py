"""A unit that reports in the browser, by keyboard alone, and once more without scripts: what is shown is what is recorded,
by whom, and what is refused is recorded by nobody."""

import glob
import json
import os
import re

import openpyxl

from hands import Hands

UNIT, USER = "FB10", "amt10"
NOTICE = re.compile(r"(?:Aufgezeichnet als Änderung|Recorded as change) (\d+)")
# TP-0003 is under way and has milestones; TP-0005 is on hold.
ITEM, OTHER = "TP-0003", "TP-0005"


def by_keyboard(city, chromium):
    """Everything with the keys that every browser has, in German."""
    return Unit(city, chromium, USER, "de", scripts=True).report()


def without_scripts(city, chromium):
    """The same in English in a browser that runs no script."""
    return Unit(city, chromium, USER, "en", scripts=False).report()


def through_an_old_proxy(city, chromium):
    """Without TLS a browser does not say Sec-Fetch-Site; that the form is ours has to show in its Origin."""
    page = chromium.window(city, USER, "de", host="lotse.example")
    page.goto(ITEM)
    page.click("details:has(> #note) > summary")
    page.fill("#note-text", "Ohne TLS")
    with page.expect_navigation() as leads:
        page.click("#note button")
    headers = leads.value.request.all_headers()
    if "sec-fetch-site" in headers or leads.value.status != 200:
        city.subject.about = "without TLS"
        city.subject.find(f"{leads.value.status}, Origin: {headers.get('origin')}")
    page.context.close()
    return f"Origin: {headers.get('origin')}"


class Unit(Hands):
    """Somebody of a unit before the pages, with an eye on the file."""

    def report(self):
        steps = [self.filter, self.light, self.no_change, self.note, self.refused, self.sheet, self.stale]
        for step in steps:
            self.begin(step)
            step()
        self.page.context.close()
        return f"{len(steps)} things done as {UNIT}, each held against the log"

    # What a unit does

    def filter(self):
        """The form of the list only asks, and stands in the address."""
        self.go("list")
        self.open("filter")
        self.type("#filter-search", "Ticketsystem")
        self.press("#filter button")
        if "search=Ticketsystem" not in self.page.url or self.page.locator("tbody tr").count() != 1:
            self.find(f"{self.page.url} does not show the one that is searched for")

    def light(self):
        """From the unit's page to a sub-project of its own, and there a light with what is done about it."""
        self.go("unit")
        self.press(f"main a[href^={ITEM}]")
        before = self.city.last_change()
        self.open("rate")
        self.choose("#rate-light", "yellow")
        self.choose("#rate-dimension", "schedule")
        self.type("#rate-measure", f"Nachverhandeln <{self.language}> & prüfen")
        self.press("#rate button")
        self.holds(f"Nachverhandeln <{self.language}> & prüfen", "what will be recorded is not shown")
        self.recorded(before, 0)
        self.press("#record button")
        self.recorded(before, 1, ITEM, "rate")
        shown = self.city.lotse("show", ITEM, language="en")
        if "Yellow" not in shown or f"<{self.language}>" not in shown:
            self.find("lotse show does not show the light")
        self.city.lotse("undo", str(before + 1), "--yes")
        if f"<{self.language}>" in self.city.lotse("show", ITEM, language="en"):
            self.find("lotse undo does not take it back")

    def note(self):
        """A note that looks like an option, and the button that takes it back."""
        before = self.city.last_change()
        self.go(ITEM)
        self.open("note")
        self.type("#note-text", "--help; Vergabe läuft")
        self.press("#note button")
        self.press("#record button")
        self.recorded(before, 1, ITEM, "note")
        self.press("#undo button")
        self.recorded(before, 2, ITEM, "undo")
        if "Vergabe läuft" in self.city.lotse("show", ITEM):
            self.find("the button does not take it back")

    def no_change(self):
        """One button for all sub-projects that nothing was said about today."""
        before = self.city.last_change()
        items = json.loads(self.city.lotse("list", f"--unit={UNIT}", "--open", "--format=json"))["data"]
        silent = {item["number"] for item in items if item["informed_on"] < "2026-11-23"}
        self.go("unit")
        self.press(f"#confirm-{UNIT} button")
        change = self.recorded(before, 1, min(silent), "confirm")
        touched = {revision["number"] for revision in change["revisions"]}
        if touched != silent:
            self.find(f"no change for all is recorded for {sorted(touched)}")
        self.city.lotse("undo", str(before + 1), "--yes")

    def refused(self):
        """The sentence of the command line stands beside the field that it speaks of, also for who cannot see."""
        before = self.city.last_change()
        self.go(ITEM)
        self.open("spent")
        self.type("#spent-budget-spent", "viel")
        self.press("#spent button")
        self.says("spent", ["budget-spent"], "update", ITEM, "--budget-spent=viel", "--yes")
        self.open("rate")
        self.choose("#rate-light", "yellow")
        self.press("#rate button")
        self.says("rate", ["dimension", "measure"], "rate", ITEM, "yellow")
        self.recorded(before, 0)

    def says(self, form, fields, *command):
        said = self.city.refusal(*command, language=self.language)
        if said not in self.page.locator(f"#{form}").inner_text():
            self.find(f"{form}: it is not said that {said}")
        for field in fields:
            place = f"#{form}-{field}[aria-invalid=true][aria-describedby={form}-{field}-problem] ~ #{form}-{field}-problem"
            if self.page.locator(place).count() != 1:
                self.find(f"{form}: the refusal does not stand beside {field}")

    def sheet(self):
        """An update sheet, filled in and uploaded."""
        folder = os.path.join(self.city.folder, f"sheets-{self.language}")
        self.city.lotse("sheet", "export", f"--unit={UNIT}", "-o", folder, language=self.language)
        [path] = glob.glob(os.path.join(folder, "*.xlsx"))
        book = openpyxl.load_workbook(path)
        rows = book.worksheets[0]
        heads = {cell.value: cell.column for row in rows.iter_rows(max_row=8) for cell in row if cell.value}
        [row] = [cell.row for cell in rows["A"] if cell.value == OTHER]
        rows.cell(row, heads["Mitteilung" if self.language == "de" else "Message"]).value = f"Aus dem Bogen {self.language}"
        book.save(path)
        before = self.city.last_change()
        self.go("unit")
        self.open("upload")
        self.page.set_input_files("#upload-sheet", path)
        self.press("#upload button")
        self.holds(f"Aus dem Bogen {self.language}", "what the sheet holds is not shown")
        self.recorded(before, 0)
        self.press("#record button")
        self.recorded(before, 1, OTHER, "sheet import")

    def stale(self):
        """What somebody else recorded meanwhile is shown, and nothing is recorded over it."""
        self.go(ITEM)
        self.open("rate")
        self.choose("#rate-light", "green")
        self.type("#rate-because", "Läuft wieder")
        self.press("#rate button")
        self.city.lotse("update", ITEM, f"--planned-end=2027-1{len(self.language) - 1}-30", "--yes")
        self.city.lotse("update", ITEM, "--summary", f"Inzwischen {self.language}", "--yes")
        before = self.city.last_change()
        self.press("#record button")
        self.holds(f"Inzwischen {self.language}", "what was changed meanwhile is not shown")
        self.recorded(before, 0)
        self.press(".onward a")
        self.holds(ITEM, "no way back to the sub-project")

    # What is held of it

    def recorded(self, before, count, item=None, command=None):
        """So many changes since, the newest of them by the unit; gives it."""
        change = self.city.log()[0]
        if change["change"] != before + count:
            self.find(f"{change['change'] - before} changes recorded, not {count}")
        elif count:
            if change["actor"] != UNIT:
                self.find(f"recorded as {change['actor']}")
            if change["command"] != command or item not in {revision["number"] for revision in change["revisions"]}:
                self.find(f"recorded is {change['command']} of {[one['number'] for one in change['revisions']]}")
            said = NOTICE.search(self.page.locator("main").inner_text())
            if not said or int(said[1]) != change["change"]:
                self.find("the page does not say which change it is")
        return change

    def holds(self, text, otherwise):
        if text not in self.page.locator("main").inner_text():
            self.find(otherwise)
