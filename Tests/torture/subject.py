"""The program under torture: the shipped binary, known by its documented interface only."""

import os
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
        self.environment = {
            "PATH": os.path.dirname(self.binary) + ":/usr/bin:/bin", "LOTSE_ACTOR": "stabsstelle", "COLUMNS": "80",
            "LOTSE_NOW": "2026-11-23T08:00:00Z", "LANG": "C", "TZ": "UTC", "LOTSE_SHARE": os.path.abspath(share),
        }

    def run(self, arguments, folder, db="strategie.db", text=None, quiet=False):
        """One run; a signal, an undocumented code or a run without end is a finding."""
        self.runs += 1
        environment = self.environment | {"HOME": folder, "LOTSE_DB": db}
        try:
            answer = subprocess.run(
                [self.binary, *arguments], cwd=folder, env=environment, input=text, stdin=None if text else
                subprocess.DEVNULL, capture_output=True, timeout=PATIENCE,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
        except subprocess.TimeoutExpired:
            self.find(f"{shown(arguments)}: no end after {PATIENCE} s")
            return None
        if not quiet and answer.returncode not in CODES:
            said = answer.stderr.decode(errors="replace").strip().splitlines()
            self.find(f"{shown(arguments)}: code {answer.returncode}: {' / '.join(said[:3])[:300]}")
        return answer

    def find(self, what):
        self.findings.append(what)
        print(f"FINDING {what}", flush=True)

    def must(self, arguments, folder, **more):
        answer = self.run(arguments, folder, **more)
        if answer is None or answer.returncode != 0:
            raise SystemExit(f"cannot begin: lotse {shown(arguments)}: {answer and answer.stderr.decode()}")
        return answer.stdout.decode()


def shown(arguments):
    return "lotse " + " ".join(arguments)


class Folder:
    """A folder for one attempt, gone afterwards."""

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="lotse-torture-")
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)
