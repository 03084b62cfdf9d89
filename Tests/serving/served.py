"""A city that is served: the built program over a file in a folder of its own, and the command line beside it."""

import json
import os
import re
import signal
import subprocess
import time


class City:
    """A folder with the file, and at most one server of it at a time."""

    def __init__(self, subject, folder):
        self.subject = subject
        self.folder = folder
        self.file = os.path.join(folder, "strategie.db")
        self.server = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.server:
            self.kill()

    # The command line

    def lotse(self, *arguments, language="de"):
        """What a command says; one that fails is a finding."""
        code, output, error = self.subject.run([*arguments, f"--lang={language}"], self.folder)
        if code != 0:
            self.subject.find(f"lotse {' '.join(arguments)}: code {code}: {error.strip()}")
        return output

    def refusal(self, *arguments, language="de"):
        """The sentence with which a command is refused."""
        _, _, error = self.subject.run([*arguments, f"--lang={language}"], self.folder)
        return error.splitlines()[0].split(": ", 1)[1]

    def add_roles(self, units):
        """The office, the council, and who stands for which unit."""
        path = os.path.join(self.folder, "access.yaml")
        with open(path, "w") as file:
            file.write("access:\n  roles:\n    - {who: buero, role: office}\n    - {who: rat, role: council}\n")
            file.writelines(f"    - {{who: {name}, units: [{unit}]}}\n" for name, unit in units.items())
        self.lotse("config", "apply", path, "--yes")

    def log(self, limit=1):
        """The newest changes, newest first."""
        return json.loads(self.lotse("log", f"--limit={limit}", "--format=json"))["data"]

    def last_change(self):
        return self.log()[0]["change"]

    # The server

    def serve(self, *options):
        """Starts a server on a free port and waits until it says where it is reached."""
        self.options = options
        self.server = self.subject.start(["serve", "--port=0", *options], self.folder)
        said = self.server.stderr.readline().decode()
        found = re.search(r"localhost:(\d+)/", said)
        if not found:
            raise SystemExit(f"lotse serve does not start: {said}{self.server.stderr.read().decode()}")
        self.port = int(found[1])
        return self

    def stop(self):
        """Stops the server as systemd would; it has to end well, after ten seconds at the latest."""
        self.server.send_signal(signal.SIGTERM)
        try:
            self.server.communicate(timeout=12)
        except subprocess.TimeoutExpired:
            self.subject.find("lotse serve: no end 12 s after SIGTERM")
            self.kill()
            return False
        if self.server.returncode != 0:
            self.subject.find(f"lotse serve: code {self.server.returncode} at SIGTERM")
        self.server = None
        return True

    def kill(self):
        self.server.kill()
        self.server.communicate()
        self.server = None


def tell(subject, stage, *given):
    """Runs a part of a proof and says what it showed, and how long it took."""
    subject.about = stage.__name__.replace("_", " ")
    start = time.monotonic()
    said = stage(*given)
    print(f"{stage.__name__.replace('_', ' ')}: {said} ({time.monotonic() - start:.0f} s)", flush=True)
