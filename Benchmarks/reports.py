"""Reports as documents: the weekly report beside `progress` and beside Typst alone, and council packages."""

import os
import subprocess
import time

from results import GOALS, compared, machine, number, ratio, weighed, write
from stopwatch import ENVIRONMENT, HERE, LOTSE, WORK, Results, Runner, generate, say, spawn

FEW, MANY = 360, 3000
TYPST = os.path.join(HERE, "../.tools/typst")
FORMATS = ["text", "markdown", "html", "json", "odt", "ods", "xlsx", "pdf"]


class Alone(Runner):
    """A command that starts other programs; the memory is its own, not theirs."""

    def weigh(self):
        process = subprocess.Popen(self.command(), env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        own = 0
        while process.poll() is None:
            try:
                with open(f"/proc/{process.pid}/status") as file:
                    own = max([own] + [int(line.split()[1]) for line in file if line.startswith("VmHWM:")])
            except ProcessLookupError:
                break
            time.sleep(0.002)
        process.wait()
        self.peak = own / 1024


def overheard(file):
    """What Lotse asks of Typst for the weekly report, so that Typst can be asked the same without Lotse."""
    source, words, ear = (os.path.join(WORK, name) for name in ("weekly.typ", "typst-words", "typst-ear"))
    with open(ear, "w") as script:
        script.write(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >'{words}'\ntee '{source}' | '{TYPST}' \"$@\"\n")
    os.chmod(ear, 0o755)
    spawn([LOTSE, "report", "weekly", "--week", "last", "-o", os.path.join(WORK, "weekly.pdf"), "--db", file],
          environment=dict(ENVIRONMENT, LOTSE_TYPST=ear))
    with open(words) as said:
        options = said.read().splitlines()
    command = " ".join(f"'{word}'" for word in options)
    return Runner(lambda k: ["/bin/sh", "-c", f"exec '{TYPST}' {command} <'{source}'"])


def measure_reports():
    files = {items: generate(items, 10) for items in (FEW, MANY)}
    say(f"Reports of {FEW} and {MANY:,} sub-projects")
    target = os.path.join(WORK, "report")
    results = Results()
    keep = results.keep

    def weekly(form, file):
        return Alone(lambda k: [LOTSE, "report", "weekly", "--week", "last", "-O", form, "-o", target, "--db", file])

    def council(form, file):
        return Alone(lambda k: [LOTSE, "report", "council", "AVOS", "-O", form, "-o", target, "--db", file])

    def package(file):
        return Alone(lambda k: [LOTSE, "report", "council", "AVOS", "--nonpublic", "--package", target + "-package", "--db", file])

    few, many = files[FEW], files[MANY]
    keep(f"weekly of {FEW}, HTML", weekly("html", few), Runner(lambda k: [LOTSE, "progress", "--db", few]))
    keep(f"weekly of {FEW}, PDF", weekly("pdf", few), overheard(few))
    for form in FORMATS[:-1]:
        if form != "html":
            keep(f"weekly of {FEW}, {form}", weekly(form, few))
    for items, file in files.items():
        for form in FORMATS:
            keep(f"council of {items:,}, {form}", council(form, file), seconds=4)
    keep(f"council package of {FEW}", package(few))
    keep(f"council package of {MANY:,}", package(many))
    return results


def goals(results):
    pages, progress = results[f"weekly of {FEW}, HTML"]
    paper, typst = results[f"weekly of {FEW}, PDF"]
    small, large = (results[name][0] for name in (f"council package of {FEW}", f"council package of {MANY:,}"))
    name = f"council package of {MANY:,}"
    return [*GOALS, compared(f"weekly of {FEW}, HTML", pages, progress, 5, "progress"),
            compared(f"weekly of {FEW}, PDF", paper, typst, 4, "Typst alone"),
            compared(name, large, small, 12, f"that of {FEW}"), weighed(name, large, 300)]


def section(results):
    typst = subprocess.run([TYPST, "--version"], capture_output=True, text=True).stdout.strip()
    lines = machine(results.loads, typst) + [""] + goals(results) + [
        "", "| What | lotse ms | fastest | other | other ms | lotse / other | lotse MiB |", "|---|--:|--:|---|--:|--:|--:|"]
    for name, (ours, theirs) in results.items():
        other = "" if theirs is None else "Typst alone" if name.endswith("PDF") else "`lotse progress`"
        lines.append(f"| {name} | {number(ours.median)} | {number(ours.fastest)} | {other} | " + (
            "| | " if theirs is None else f"{number(theirs.median)} | {number(ratio(ours.median, theirs.median), 2)} | ")
            + f"{number(ours.peak)} |")
    runs = sorted(len(ours.times) for ours, _ in results.values())
    return lines + ["", f"Medians of {runs[0]} to {runs[-1]} runs after a warm-up. The memory is Lotse's own, without Typst's."]


def run():
    if not os.access(TYPST, os.X_OK):
        say("skipped: reports, because Typst is not set up (make tools)")
        return
    write("Reports", section(measure_reports()))
