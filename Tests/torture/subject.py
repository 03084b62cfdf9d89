"""The program under torture: the shipped binary, known by its documented interface only."""

import os
import re
import resource
import shutil
import subprocess
import tempfile

# docs/exit-codes.md
CODES = {0, 1, 64, 65, 66, 73, 74, 75, 78}
PATIENCE = 60
# What one run may take; a file that somebody forged must not take the machine.
MEMORY = 2 * 2**30


class Subject:
    """Runs the program in folders of its own and counts what it does that it must not."""

    def __init__(self, binary, share):
        self.binary = os.path.abspath(binary)
        self.runs = 0
        self.findings = []
        # What was done to the file that is looked at, for the sentence of a finding.
        self.about = ""
        # On a disk in memory where there is one: the disk of the machine is not what is tortured.
        if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK):
            tempfile.tempdir = "/dev/shm"
        self.environment = {
            "PATH": os.path.dirname(self.binary) + ":/usr/local/bin:/usr/bin:/bin", "LOTSE_ACTOR": "stabsstelle",
            "COLUMNS": "80", "LOTSE_NOW": "2026-11-23T08:00:00Z", "LANG": "C", "TZ": "UTC", "LOTSE_LANG": "en",
            "LOTSE_SHARE": os.path.abspath(share),
        }

    def start(self, arguments, folder, db="strategie.db", stdin=subprocess.DEVNULL):
        self.runs += 1
        environment = self.environment | {"HOME": folder, "LOTSE_DB": db}
        return subprocess.Popen(
            [self.binary, *arguments], cwd=folder, env=environment, stdin=stdin, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))

    def run(self, arguments, folder, db="strategie.db"):
        """One run: its code, output and error; a signal, an undocumented code or a run without end is a finding."""
        process = self.start(arguments, folder, db)
        try:
            output, error = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self.find(f"{shown(arguments)}: no end after {PATIENCE} s")
            return -1, "", ""
        output, error = output.decode(errors="replace"), error.decode(errors="replace")
        if process.returncode not in CODES:
            said = error.strip().splitlines()
            self.find(f"{shown(arguments)}: code {process.returncode}: {' / '.join(said[:3])[:300]}")
        return process.returncode, output, error

    def changes(self, folder, db="strategie.db"):
        """How many changes a sound file holds; one that is not sound is a finding."""
        code, output, error = self.run(["verify"], folder, db)
        sound = re.match(r"Sound: (\d+) changes", output)
        if code != 0 or not sound:
            self.find(f"lotse verify: code {code}: {(output + error)[:300]}")
            return None
        return int(sound[1])

    def find(self, what):
        self.findings.append(what)
        print(f"FINDING {self.about}: {what}", flush=True)


def shown(arguments):
    return "lotse " + " ".join(map(repr, arguments))


class Folder:
    """A folder for one attempt, gone afterwards; with a copy of the file where one is named."""

    def __init__(self, fixture=None):
        self.fixture = fixture

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="lotse-torture-")
        if self.fixture:
            shutil.copy(self.fixture, os.path.join(self.path, "strategie.db"))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)
