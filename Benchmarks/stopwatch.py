"""The stopwatch: new processes that take turns, their wall time and their peak of memory.

Each measurement is one new process, its output thrown away. The programs of a comparison take turns, run by run, so
that what else the machine does hits all of them; the median counts. Peak memory is a run of its own under
/usr/bin/time, which starts from a small process (a child of Python would report Python's own peak).
"""

import datetime
import os
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LOTSE = os.environ.get("LOTSE", os.path.join(HERE, "../.build/release/lotse"))
WORK = os.environ.get("BENCH_DIR", os.path.join(tempfile.gettempdir(), "lotse-bench"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "6"))  # per command and size, the slow runs of Taskwarrior aside
PATIENCE = float(os.environ.get("BENCH_TIMEOUT", "60"))  # for one run

# The last Sunday before today, so that "last week" is a whole and full week whenever this runs.
TODAY = datetime.date.today()
UNTIL = TODAY - datetime.timedelta(days=TODAY.isoweekday())
SINCE = UNTIL - datetime.timedelta(days=28)

ENVIRONMENT = {
    "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": WORK, "TZ": "Europe/Berlin", "USER": "bench",
    "LOTSE_SHARE": os.path.join(HERE, ".."),
}


def say(text):
    print(text, file=sys.stderr, flush=True)


class Slow(Exception):
    pass


def spawn(command, good=(0,), environment=ENVIRONMENT, patience=None):
    """Runs one command to its end and gives the wall time and the time of processors, in milliseconds."""
    actions = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
               (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
               (os.POSIX_SPAWN_OPEN, 2, os.path.join(WORK, "stderr"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
    begin = time.perf_counter()
    process = os.posix_spawn(command[0], command, environment, file_actions=actions)
    slow = False

    def stop(*_):
        nonlocal slow
        slow = True
        os.kill(process, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, patience or PATIENCE)
    _, status, usage = os.wait4(process, 0)
    took, cpu = (time.perf_counter() - begin) * 1000, (usage.ru_utime + usage.ru_stime) * 1000
    signal.setitimer(signal.ITIMER_REAL, 0)
    if slow:
        raise Slow()
    code = os.waitstatus_to_exitcode(status)
    if code not in good:
        with open(os.path.join(WORK, "stderr"), errors="replace") as file:
            raise SystemExit(f"{' '.join(command)[:400]}: exit {code}: {file.read()[:600]}")
    return took, cpu


def peak(command, good=(0,), environment=ENVIRONMENT):
    """Peak resident memory of one run, in MiB."""
    target = os.path.join(WORK, "peak")
    spawn([shutil.which("time"), "-q", "-f", "%M", "-o", target, *command], good, environment)
    with open(target) as file:
        return int(file.read().split()[-1]) / 1024


class Runner:
    """One program's side of a comparison: how to make the command of a run, and what came out."""

    def __init__(self, make, good=(0,), environment=ENVIRONMENT, most=1000):
        self.make, self.good, self.environment, self.most = make, good, environment, most
        self.times, self.cpu, self.peak, self.count, self.is_slow = [], [], None, 0, False

    def command(self):
        self.count += 1
        return self.make(self.count - 1)

    def run(self, keep=True):
        if self.is_slow or len(self.times) >= self.most:
            return 0
        try:
            took, cpu = spawn(self.command(), self.good, self.environment)
        except Slow:
            self.is_slow = True
            return PATIENCE * 1000
        if keep:
            self.times.append(took)
            self.cpu.append(cpu)
        return took

    def weigh(self):
        if not self.is_slow:
            self.peak = peak(self.command(), self.good, self.environment)

    @property
    def median(self):
        return statistics.median(self.times) if self.times else None

    @property
    def work(self):
        """The median time of processors, which waits for no disk and for nobody else."""
        return statistics.median(self.cpu) if self.cpu else None

    @property
    def fastest(self):
        return min(self.times) if self.times else None


def measure(name, runners, seconds=SECONDS, least=5, most=40):
    """Lets the programs take turns until the time is used, and then once more each for memory."""
    warm = sum(runner.run(keep=False) for runner in runners if runner.most > 10)
    fast = [runner for runner in runners if runner.most > 10]
    rounds = max(least if warm < 10_000 else 3, min(most, int(seconds * 1000 / warm)))
    for _ in range(rounds):
        for runner in runners:
            runner.run()
    for runner in runners:
        runner.weigh()
    say(f"  {name:28}" + "  ".join("     slow" if r.median is None else f"{r.median:9.1f} ms {r.peak:6.1f} MiB" for r in runners)
        + f"  ({len(fast[0].times)} runs)")


class Results(dict):
    """What was measured, by name: our side and the other one or None; and the load before each."""

    def __init__(self):
        super().__init__()
        self.loads = []

    def keep(self, name, *sides, **bounds):
        self.loads.append(os.getloadavg()[0])
        measure(name, sides, **bounds)
        self[name] = (sides[0], sides[1] if len(sides) > 1 else None)


def settle():
    """Lets the disk finish what was copied; else the first writers wait for it."""
    os.sync()
    time.sleep(3)


def generate(items, versions):
    file = os.path.join(WORK, f"{items}x{versions}-{UNTIL}.db")
    if not os.path.exists(file):
        say(f"Generating {items} x {versions} ...")
        draft = os.path.join(WORK, "draft.db")
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), draft, "--items", str(items), "--versions",
                        str(versions), "--until", str(UNTIL), "--lotse", LOTSE], check=True, env=ENVIRONMENT)
        os.rename(draft, file)
    return file


def asked(file, sql, *values):
    """The rows that a file answers a question with, which it is opened to read for alone."""
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True).execute(sql, values)


def discard(file):
    """Removes a database with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(file + ending):
            os.remove(file + ending)


def fresh(source, name):
    """A copy of its own for one run; what an earlier run left is gone."""
    target = os.path.join(WORK, name)
    discard(target)
    shutil.copyfile(source, target)
    return target
