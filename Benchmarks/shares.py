"""Where the time goes: the samples of `perf` by what the program was doing, for commands on 100,000 sub-projects."""

import os
import re
import shutil
import subprocess

from results import machine, write
from stopwatch import ENVIRONMENT, LOTSE, WORK, discard, generate, say, spawn

ITEMS = 100_000
# In this order; a symbol belongs to the first that it fits.
KINDS = [
    ("reading and writing files", r"\[k\]"),
    ("SQLite", r"sqlite3|btree|vdbe|pcache|pager|wal|moveToRoot|balance|insertCell|jsonParse|patternCompare|binCollFunc|getPage|walk|"
               r"accessPayload|unixRead|rebuildPage|CellPtr|clearDatabasePage|readJournal|memjrnl"),
    ("hashes of the chain", r"sha256|_nettle"),
    ("memory", r"malloc|_int_free|\bfree$|calloc|realloc|unlink_chunk|consolidate|swift_slowAlloc|swift_allocObject|dealloc|arrayDestroy"),
    ("counting references", r"swift_(retain|release|bridgeObject)|RefCount|swift_beginAccess|swift_endAccess|AccessSet"),
    ("copying values", r"memmove|memcpy|memset|initializeWithCopy|outlined (init|copy|destroy|assign)|destroy for|_consumeAndCreateNew|"
                       r"\bWOc$|\bWOh$|wcp$|wxx$"),
    ("texts and hashing", r"String|Character|UTF8|Unicode|_swift_stdlib|Hasher|SipHash|find(_hash|<)|Dictionary|memchr|memcmp|Substring"),
    ("packing", r"deflate|longest_match|compress_block|crc32|_tr_|zip"),
]
COMMANDS = {
    "list": ["list"], "check": ["check"], "report weekly": ["report", "weekly", "--week", "last"],
    "export CSV": ["export", "-O", "csv"], "export JSON": ["export", "-O", "json"], "export XLSX": ["export", "-o", os.path.join(WORK, "x.xlsx"), "--force"],
    "verify": ["verify"],
}


def shares(command):
    """The share of samples of each kind; what fits none is the program's own."""
    data = os.path.join(WORK, "perf.data")
    subprocess.run(["perf", "record", "-o", data, "-F", "499", "-g", *command], env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    told = subprocess.run(["perf", "report", "-i", data, "--no-children", "-g", "none", "--percent-limit", "0"], capture_output=True,
                          text=True).stdout
    told = subprocess.run(["swift", "demangle", "--simplified"], input=told, capture_output=True, text=True).stdout
    found = {name: 0.0 for name, _ in KINDS} | {"the program itself": 0.0}
    for line in told.splitlines():
        words = re.match(r"\s+([0-9.]+)%\s+\S+\s+\S+\s+(.*)", line)
        if words:
            symbol = words[2]
            kind = next((name for name, pattern in KINDS if re.search(pattern, symbol)), "the program itself")
            found[kind] += float(words[1])
    return found


def run():
    if not shutil.which("perf") or not shutil.which("swift"):
        say("skipped: where the time goes, because there is no perf (apt-get install linux-perf) or no swift to read its names")
        return
    file = generate(ITEMS, 10)
    say(f"Where the time goes at {ITEMS:,}")
    table = {name: shares([LOTSE, *words, "--db", file]) for name, words in COMMANDS.items()}
    rows = os.path.join(WORK, "new.csv")
    if os.path.exists(rows):
        city = os.path.join(WORK, "shares.db")
        discard(city)
        spawn([LOTSE, "init", "--db", city])
        table["import"] = shares([LOTSE, "import", rows, "--yes", "--db", city])
        discard(city)
    names = [name for name, _ in KINDS] + ["the program itself"]
    lines = machine([os.getloadavg()[0]]) + ["", f"| at {ITEMS:,} | " + " | ".join(names) + " |", "|---|" + "--:|" * len(names)]
    for command, found in table.items():
        lines.append(f"| {command} | " + " | ".join(f"{found[name]:.0f} %" for name in names) + " |")
    write("Where the time goes", lines + [
        "", "Samples of `perf` by the name of the function in which the processor was. \"The program itself\" is what is left: decoding rows, "
        "rules, layout."])
