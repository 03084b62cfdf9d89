"""Kills, writers at once and full disks: an acknowledged change is there, a refused one is not, and the file is sound."""

import glob
import os
import shutil
import subprocess
import tempfile
import time

from subject import PATIENCE, Folder

# Every command that writes, as it succeeds once on the file of Tests/make-fixture, whichever of the others ran before:
# a sub-project that was reported on today has nothing to confirm.
WRITERS = [
    "add New --field ozg --kind tool --unit FB33", "update 2 --title New", "update --where field=tools --tags new --yes",
    "status 2 on-hold --reason budget --review-on 2027-02-01", "rate 2 yellow --dimension schedule --measure More",
    "confirm 5", "note 2 Text", "milestone add 3 Test --due 2027-01-31", "undo --yes", "config apply city.yaml --yes",
    "meeting add DigA 2027-03-01 --cutoff 2027-02-01", "meeting remove DigA 2026-12-03 --yes",
    "decision add Report --committee DigA --date 2026-06-11 --number B/99", "decision note V/77 Text",
    "ranking add 2023 --rank 9 --of 83 --source s",
    "report freeze weekly --without-pdf", "report freeze council DigA --nonpublic --without-pdf",
    "import list.csv --yes", "ozg import-catalogue catalogue.csv --dated 2026-06-30 --source s --yes",
]
# What is written beside the file: whole or not at all, or a folder of whole files.
OUTPUTS = [
    "export -o out/list.xlsx", "export --public -O csv -o out/list.csv",
    "report weekly -O html -o out/week.html", "report council DigA --nonpublic --without-pdf --package out/paper",
    "sheet export --all-units -o out/sheets", "report show R-0001 --package out/frozen", "verify --anchor out/anchor.txt",
    "init --sample --db out/sample.db", "config show -o out/city.yaml",
]
CATALOGUE = "OZG-ID;Leistung;Themenfeld;Lebenslage\n10012;Wohngeld;Bauen;Mieten\n10099;Neu;Bauen;Mieten\n"


def prepare(subject, folder):
    subject.run(["config", "show", "-o", "city.yaml"], folder)
    path = os.path.join(folder, "city.yaml")
    with open(path) as file:
        text = file.read()
    with open(path, "w") as file:
        file.write(text.replace("Moderne Werkzeuge", "Neue Werkzeuge"))
    with open(os.path.join(folder, "catalogue.csv"), "w") as file:
        file.write(CATALOGUE)
    with open(os.path.join(folder, "list.csv"), "w") as file:
        file.write("Titel;Themenfeld;Art;Einheit\n" + "".join(f"Neu {number};ozg;tool;FB33\n" for number in range(200)))
    os.mkdir(os.path.join(folder, "out"))


def kills(subject, fixture, dice, until):
    """Every writing command is killed at random moments."""
    took, killed, done = {}, 0, {}
    commands = WRITERS + OUTPUTS
    rounds = 0
    while rounds == 0 or time.monotonic() < until:
        for command in commands:
            if rounds > 0 and time.monotonic() >= until:
                break
            with Folder(fixture) as folder:
                subject.about = f"killed: {command}"
                prepare(subject, folder)
                before = subject.changes(folder)
                start = time.monotonic()
                process = subject.start(command.split(), folder)
                try:
                    process.communicate(timeout=dice.uniform(0, took[command] * 1.1) if command in took else PATIENCE)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.communicate()
                    killed += 1
                took.setdefault(command, time.monotonic() - start)
                if rounds == 0 and process.returncode != 0:
                    subject.find(f"cannot be tortured: code {process.returncode}")
                # A command that takes long gets several moments, and several times.
                done[command] = done.get(command, 0) + 1
                held(subject, folder, before, process.returncode == 0, command in WRITERS)
        rounds += 1
    return f"{killed} kills of {sum(done.values())} runs of {len(done)} commands"


def held(subject, folder, before, acknowledged, writes):
    after = subject.changes(folder)
    if after is None or before is None:
        return
    allowed = {before + 1} if writes and acknowledged else {before, before + 1} if writes else {before}
    if after not in allowed:
        subject.find(f"{before} changes before, {after} afterwards")
    for path in glob.glob(folder + "/**/*", recursive=True) + glob.glob(folder + "/**/.*", recursive=True):
        name = os.path.basename(path)
        if name.endswith(".part") or name.startswith(".lotse"):
            subject.find(f"left behind: {name}")
    sample = os.path.join(folder, "out", "sample.db")
    if os.path.exists(sample) and subject.changes(folder, sample) is None:
        subject.find("a sample that is not whole")


def writers(subject, fixture, dice, until):
    """Eight write at once; each change is there or its writer was told otherwise."""
    done = refused = 0
    while done == 0 or time.monotonic() < until:
        with Folder(fixture) as folder:
            subject.about = "eight writers"
            before = subject.changes(folder)
            running = [
                subject.start(dice.choice([
                    ["add", f"At once {number}", "--field", "ozg", "--kind", "tool", "--unit", "FB33"],
                    ["note", "2", f"At once {number}"], ["update", str(number % 8 + 1), "--summary", f"At once {number}"],
                ]), folder) for number in range(8)]
            codes = []
            for process in running:
                process.communicate(timeout=PATIENCE)
                codes.append(process.returncode)
            acknowledged = codes.count(0)
            done += acknowledged
            refused += len(codes) - acknowledged
            if set(codes) - {0, 75}:
                subject.find(f"codes {codes}")
            after = subject.changes(folder)
            if None not in (before, after) and after != before + acknowledged:
                subject.find(f"{before} changes, {acknowledged} acknowledged, {after} afterwards")
    return f"{done} changes acknowledged, {refused} refused"


def full_disks(subject, fixture, dice, until):
    """A small disk fills up: what was acknowledged is there, and with room again everything goes on."""
    disk = tempfile.mkdtemp(prefix="lotse-disk-")
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "lotse-torture", disk], capture_output=True).returncode == 0
    if not mounted:
        os.rmdir(disk)
        return "skipped: no small disk can be mounted here"
    full = written = 0
    try:
        while full == 0 or time.monotonic() < until:
            subject.about = "full disk"
            for name in os.listdir(disk):
                path = os.path.join(disk, name)
                shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
            shutil.copy(fixture, os.path.join(disk, "strategie.db"))
            prepare(subject, disk)
            count = subject.changes(disk)
            fill(disk, dice.choice([0, 4096, 65536, 131072, 1 << 20]))
            for command in dice.sample(WRITERS + OUTPUTS, 6):
                if count is None:
                    break
                subject.about = f"full disk: {command}"
                code, _, _ = subject.run(command.split(), disk)
                full += code in (73, 74)
                written += code == 0
                acknowledged = code == 0 and command in WRITERS
                with open(os.path.join(disk, "filler"), "r+b") as filler:
                    filler.truncate(0)
                after = subject.changes(disk)
                if after != count + acknowledged:
                    subject.find(f"code {code}, {count} changes before, {after} afterwards")
                count = after
                fill(disk, dice.choice([0, 65536, 262144, 1 << 20]))
            os.unlink(os.path.join(disk, "filler"))
            subject.about = "full disk, with room again"
            code, _, error = subject.run(["add", "Room", "--field", "ozg", "--kind", "tool", "--unit", "FB33"], disk)
            if code != 0:
                subject.find(f"code {code}: {error[:200]}")
    finally:
        subprocess.run(["umount", disk], check=False)
        os.rmdir(disk)
    return f"{full} commands refused for want of space, {written} done"


def fill(disk, room):
    """Fills the disk up to so many bytes."""
    filler = os.open(os.path.join(disk, "filler"), os.O_CREAT | os.O_WRONLY)
    try:
        while True:
            os.write(filler, bytes(4096))
    except OSError:
        os.ftruncate(filler, max(0, os.fstat(filler).st_size - room))
    finally:
        os.close(filler)
