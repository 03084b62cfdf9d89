"""What results.md is put together from: sections that are written anew one by one."""

import os
import platform
import shutil
import subprocess

from stopwatch import ENVIRONMENT, HERE, LOTSE, TODAY, say

FILE = os.path.join(HERE, "results.md")
INTRODUCTION = ["# Benchmark results", "", "Made by `Benchmarks/run`; what it measures and how to read it: README.md."]
GOALS = ["| Goal | Limit | Medians | Fastest runs | Verdict |", "|---|--:|--:|--:|---|"]


def number(value, digits=1):
    return "–" if value is None else f"{value:,.{digits}f}"


def ratio(left, right):
    return None if left is None or not right else left / right


def verdict(value, limit, at_least=False):
    if value is None:
        return "not measured"
    if (value >= limit) if at_least else (value <= limit):
        return "met"
    return f"**missed** by {abs(value - limit) / limit * 100:.0f} %"


def compared(name, ours, theirs, limit, other):
    """A goal of time. Medians decide; what else the machine does cannot make the fastest runs faster."""
    times, best = ratio(ours.median, theirs.median), ratio(ours.fastest, theirs.fastest)
    return f"| {name}: wall time | {limit} × {other} | {number(times, 2)} × | {number(best, 2)} × | {verdict(times, limit)} |"


def weighed(name, runner, limit):
    """A goal of memory."""
    return f"| {name}: memory | {limit} MiB | {number(runner.peak)} MiB | | {verdict(runner.peak, limit)} |"


def first_line(command):
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    return done.stdout.strip().splitlines()[0] if done.stdout.strip() else "?"


def machine(loads, *others):
    """When and on what it was measured, and beside which other programs."""
    def field(path, key):
        with open(path) as file:
            return next((line.split(":", 1)[1].strip() for line in file if line.startswith(key)), "?")

    with open("/etc/debian_version") as file:
        debian = file.read().strip()
    memory = int(field("/proc/meminfo", "MemTotal").split()[0]) / 1048576
    return [
        f"- Date: {TODAY}",
        f"- Processor: {field('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores; memory: {memory:.0f} GiB",
        f"- Linux {platform.release()}, Debian {debian}",
        "- " + ", ".join([f"lotse {first_line([LOTSE, '--version'])}",
                          f"sqlite3 {first_line([shutil.which('sqlite3'), '-version']).split()[0]}", *others]),
        f"- Load (1 minute; this measuring makes about 1): {min(loads):.1f} to {max(loads):.1f}. Programs took turns run by "
        "run: ratios hold better than milliseconds.",
    ]


def write(heading, lines):
    """Puts a section in the place of the one of the same heading, or at the end; the others stay."""
    sections = {}
    if os.path.exists(FILE):
        with open(FILE) as file:
            for text in file.read().split("\n## ")[1:]:
                sections[text.split("\n", 1)[0]] = text.split("\n", 1)[1].strip("\n")
    sections[heading] = "\n".join(lines)
    with open(FILE, "w") as file:
        file.write("\n".join(INTRODUCTION) + "\n")
        for name, text in sections.items():
            file.write(f"\n## {name}\n\n{text}\n")
    say(f"Wrote the section \"{heading}\" of Benchmarks/results.md")
