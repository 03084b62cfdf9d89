"""Damaged files for every reader, and arguments that nobody would type: a sentence and a code, whatever comes."""

import os
import random
import re
import shutil
import time

from subject import Folder

# How the program makes a file of each kind that it reads, and how it reads it.
READERS = [
    ("list.csv", "export -O csv -o {}", "import {} --dry-run"), ("list.xlsx", "export -o {}", "import {} --dry-run"),
    ("list.ods", "export -o {}", "import {} --dry-run"), ("list.json", "export -o {}", "import {} --dry-run"),
    ("list.jsonl", "export -o {}", "import {} --dry-run"), ("list.csv", "export -O csv -o {}", "import --suggest-map {} -o -"),
    ("list.xlsx", "export -o {}", "import --suggest-map {} -o -"), ("city.yaml", "config show -o {}", "config check {}"),
    ("sheets", "sheet export --all-units -o {}", "sheet import {} --dry-run"),
    ("map.yaml", "import --suggest-map list.csv -o {}", "import list.csv --map {} --dry-run"),
    ("catalogue.csv", None, "ozg import-catalogue {} --dated 2026-06-30 --source s --dry-run"),
    ("anchor.txt", "verify --anchor {}", "verify --anchor {}"),
]
WORDS = [
    "", "-", "--", "x", "\U0001F6A6", "e\u0301", "\u00a0", "a" * 70_000, "-1", "0", "9" * 30, "1e9", "1,5", "0.500", "99999999999.99",
    "2026-02-30", "1899-12-31", "2200-01-01", "+3", "-7", "heute", "2026-W53", "KW0", "TP-9999999999", "1-999999999", "1,2,2",
    "R-9999999999", "FB33", "ozg", "=cmd|'/c calc'!A0", "a\nb", "a\tb", "\x1b[31m", "/", "/dev/null/x", "..", "nowhere/file.csv",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "text,markdown", "all", "\u202e", "ß" * 300, "{}", "[", "*",
]
COMMANDS = [
    "add", "update", "status", "rate", "confirm", "note", "milestone add", "milestone done", "milestone move",
    "milestone remove", "show", "list", "search", "progress", "bridge", "forecast", "report weekly", "report council",
    "report list", "report show", "report verify", "report outline", "check", "ozg coverage", "ozg missing", "ranking add",
    "ranking show", "meeting add", "meeting list", "decision add", "decision list", "import", "export", "sheet export",
    "sheet import", "log", "diff", "undo", "verify", "config show", "config check", "config apply", "fields", "units",
    "workflow", "completions",
]


def mutated(data, dice):
    """The bytes with a few of them changed, cut, doubled or moved."""
    data = bytearray(data)
    for _ in range(dice.choice([1, 1, 3, 10])):
        if not data:
            break
        place = dice.randrange(len(data))
        length = min(dice.choice([1, 4, 64, 1024]), len(data) - place)
        deed = dice.randrange(6)
        if deed == 0:
            data[place] = dice.randrange(256)
        elif deed == 1:
            del data[place:place + length]
        elif deed == 2:
            data[place:place] = data[place:place + length] * dice.choice([1, 2, 50])
        elif deed == 3:
            data[place:place] = dice.choice(WORDS).encode()[:300]
        elif deed == 4:
            del data[place:]
        else:
            data[place:place] = dice.choice([b"\0", b"\xff\xfe", b"\"", b"\r", b"<!DOCTYPE x [", b"&x;", b"- " * 500, b"[" * 500])
    return bytes(data)


def files(subject, fixture, dice, until):
    """Every reader is given damaged files of its own kind."""
    counts = {}
    with Folder(fixture) as folder:
        subject.about = "fuzzing: makes files"
        with open(os.path.join(folder, "catalogue.csv"), "w") as file:
            file.write("OZG-ID;Leistung;Themenfeld;Lebenslage\n10012;Wohngeld;Bauen;Mieten\n")
        whole = {}
        for name, making, _ in READERS:
            if making:
                subject.run(making.format(name).split(), folder)
            path = os.path.join(folder, name)
            if os.path.isdir(path):
                path = os.path.join(path, sorted(os.listdir(path))[0])
            if not os.path.exists(path):
                subject.find(f"was not made: {name}")
                continue
            with open(path, "rb") as file:
                whole[name] = (os.path.splitext(path)[1], file.read())
        while not counts or time.monotonic() < until:
            for name, _, reading in READERS:
                if len(counts) == len(READERS) and time.monotonic() >= until:
                    break
                ending, data = whole.get(name, ("", b""))
                seed = dice.randrange(2**32)
                subject.about = f"{reading} with damage {seed} to {name}"
                with open(os.path.join(folder, "input" + ending), "wb") as file:
                    file.write(mutated(data, random.Random(seed)))
                subject.run(reading.format("input" + ending).split(), folder)
                counts[reading + name] = counts.get(reading + name, 0) + 1
        subject.about = "fuzzing: after all files"
        subject.changes(folder)
    return f"{sum(counts.values())} damaged files for {len(counts)} readers"


def arguments(subject, fixture, dice, until):
    """Every command with the options that its help names and values that nobody would give."""
    done, seen = 0, set()
    with Folder(fixture) as folder:
        subject.about = "arguments"
        options = {}
        for command in COMMANDS:
            code, said, _ = subject.run(["help", *command.split()], folder)
            if code != 0:
                subject.find(f"lotse help {command}: code {code}")
            options[command] = sorted(set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)( <)?", said, re.M)))
        while done < len(COMMANDS) or time.monotonic() < until:
            command = COMMANDS[done] if done < len(COMMANDS) else dice.choice(COMMANDS)
            line = command.split() + [dice.choice(WORDS) for _ in range(dice.choice([0, 1, 1, 2, 3]))]
            for option, takes_value in dice.sample(options[command], min(len(options[command]), dice.randrange(5))):
                if option == "--db":
                    continue
                line += [option, dice.choice(WORDS)] if takes_value else [option]
            subject.about = "arguments"
            subject.run(line, folder)
            seen.add(command)
            done += 1
            if done % 200 == 0:
                subject.changes(folder)
                shutil.copy(fixture, os.path.join(folder, "strategie.db"))
                for companion in ("-wal", "-shm"):
                    if os.path.exists(path := os.path.join(folder, "strategie.db" + companion)):
                        os.unlink(path)
        subject.changes(folder)
    return f"{done} lines for {len(seen)} commands"
