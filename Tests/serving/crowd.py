"""Many who read while sixty units report: nobody waits long, nothing is lost, nothing is overwritten."""

import hashlib
import http.client
import json
import multiprocessing
import os
import random
import threading
import time

from client import Client

PILOTS, READERS, STOPS = 60, 4, 10
PAGES = [
    "", "progress", "progress?by=unit", "list", "list?open=1", "list?light=red,yellow", "list?format=csv", "unit",
    "unit?unit=FB33", "reports", "week", "check", "decisions", "log", "add", "whoami",
    *(f"TP-{number:04}" for number in range(1, 380, 12)),
]


def prepare(city):
    """The sample strategy, and sixty who each report on a sub-project of their own; gives them with its number."""
    city.subject.run(["init", "--sample"], city.folder)
    items = json.loads(city.lotse("list", "--open", "--format=json"))["data"][:PILOTS]
    pilots = {f"pilot{place}": item for place, item in enumerate(items)}
    city.add_roles({name: item["unit"] for name, item in pilots.items()})
    return {name: item["number"] for name, item in pilots.items()}


# Reading

def reading_writes_nothing(city, pilots, options):
    """Every page that a link leads to, and not one byte of the file is another afterwards."""
    before = digest(city)
    client = Client(city.port, "buero")
    seen, waiting = set(), [""]
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen.add(address)
            answer = client.get(address)
            if answer.status != 200:
                city.subject.find(f"{address}: {answer.status}")
            if answer.headers["Content-Type"].startswith("text/html"):
                waiting += answer.links
    client.close()
    after = digest(city)
    if after != before:
        city.subject.find("GET changed the file")
    return f"{len(seen)} addresses, SHA-256 of the file {'as before' if after == before else 'changed'}"


def digest(city):
    """Of the file, with what SQLite keeps beside it where there is something in it."""
    sums = []
    for path in (city.file, city.file + "-wal"):
        if os.path.exists(path) and os.path.getsize(path) > 0:
            with open(path, "rb") as file:
                sums.append(hashlib.file_digest(file, "sha256").hexdigest())
    return sums


def read(port, seed, count, results):
    """One reader, a process of its own so that its clock tells the server's time and not that of its neighbours."""
    dice, client = random.Random(seed), Client(port, "buero")
    seconds, wrong = [], []
    for _ in range(count):
        address = dice.choice(PAGES)
        answer = client.get(address)
        seconds.append(answer.seconds)
        if answer.status != 200:
            wrong.append(f"{address}: {answer.status}")
    results.put((seconds, wrong))


# Reporting

class Pilot(threading.Thread):
    """Reports notes on one sub-project until it is told to stop, and now and then on a form that is out of date."""

    def __init__(self, port, user, item, seed, pause):
        super().__init__()
        self.client, self.user, self.item, self.pause = Client(port, user), user, item, pause
        self.dice = random.Random(seed)
        self.confirmed, self.refused, self.wrong = [], [], []
        self.is_done = threading.Event()

    def run(self):
        try:
            while not self.is_done.wait(self.dice.uniform(0, self.pause)):
                form = self.client.get(self.item).hidden("note")
                text = f"{self.user}-{len(self.confirmed)}-neu"
                status = self.send(form, text)
                if status == 303:
                    self.confirmed.append(text)
                    # The same form once more, with other words: it no longer shows what stands there.
                    stale = f"{self.user}-{len(self.refused)}-alt"
                    if self.send(form, stale) == 409:
                        self.refused.append(stale)
                    else:
                        self.wrong.append(f"{stale}: a form that is out of date was not answered with the conflict")
                elif status != 503:
                    self.wrong.append(f"{text}: {status}")
        except (OSError, http.client.HTTPException):
            # The server was killed; what it had not confirmed may be there or not.
            pass

    def send(self, form, text):
        answer = self.client.post(self.item, form | {"text": text, "step": "record"})
        if answer.status == 409 and "Inzwischen geändert" not in answer.text and "Changed meanwhile" not in answer.text:
            return 503
        return answer.status


def start_pilots(city, pilots, pause):
    running = [Pilot(city.port, user, item, seed, pause) for seed, (user, item) in enumerate(pilots.items())]
    for pilot in running:
        pilot.start()
    return running


def tell_to_stop(running):
    for pilot in running:
        pilot.is_done.set()


def stop_pilots(running):
    tell_to_stop(running)
    for pilot in running:
        pilot.join()
        pilot.client.close()


def held(city, running, before, whole=True):
    """Each confirmed note is one change of its own; what was refused is nowhere."""
    log = json.loads(city.lotse("log", "--all", "--format=json"))["data"]
    changes = [change for change in log if change["change"] > before]
    texts = json.dumps(changes, ensure_ascii=False)
    recorded = {}
    for change in changes:
        for revision in change["revisions"]:
            for one in revision["changes"]:
                if one["attribute"] == "note":
                    recorded.setdefault(one["new"].rsplit(": ", 1)[-1].strip(), []).append(change["actor"])
    confirmed = [text for pilot in running for text in pilot.confirmed]
    for text in confirmed:
        if len(recorded.get(text, [])) != 1:
            city.subject.find(f"confirmed and recorded {len(recorded.get(text, []))} times: {text}")
    for pilot in running:
        for text in pilot.wrong:
            city.subject.find(text)
        for text in pilot.refused:
            if text in texts:
                city.subject.find(f"refused and recorded: {text}")
    if whole and len(changes) != len(confirmed):
        city.subject.find(f"{len(confirmed)} confirmed, {len(changes)} changes")
    return len(confirmed), sum(len(pilot.refused) for pilot in running)


def many_at_once(city, pilots, options):
    """Readers ask for all pages while sixty report."""
    before, results = city.last_change(), multiprocessing.Queue()
    readers = [
        multiprocessing.Process(target=read, args=(city.port, seed, options.requests // READERS, results))
        for seed in range(READERS)]
    start = time.monotonic()
    for reader in readers:
        reader.start()
    # All report within the same minute, however long the readers take.
    running = start_pilots(city, pilots, pause=30)
    minute = threading.Timer(60, tell_to_stop, [running])
    minute.start()
    answers = [results.get() for _ in readers]
    took = time.monotonic() - start
    minute.cancel()
    stop_pilots(running)
    for reader in readers:
        reader.join()
    seconds = sorted(second for found, _ in answers for second in found)
    for _, wrong in answers:
        for what in wrong[:3]:
            city.subject.find(what)
    half, most, last = (seconds[int(len(seconds) * share)] for share in (0.5, 0.99, 0.999))
    if most > options.patience / 1000:
        city.subject.find(f"p99 is {most * 1000:.0f} ms, {options.patience} were allowed")
    confirmed, refused = held(city, running, before)
    return (
        f"{len(seconds)} GETs over {READERS} connections in {took:.0f} s: p50 {half * 1000:.0f} ms, "
        f"p99 {most * 1000:.0f} ms, p99.9 {last * 1000:.0f} ms; {PILOTS} pilots: {confirmed} posts confirmed, "
        f"{refused} on stale forms refused")


def killed(city, pilots, options):
    """`kill -9` while all report: the file is sound, and what was confirmed is in it."""
    total = 0
    for round in range(options.kills):
        before = city.last_change()
        running = start_pilots(city, pilots, pause=1)
        time.sleep(random.Random(round).uniform(1, 3))
        city.kill()
        stop_pilots(running)
        if city.subject.changes(city.folder) is not None:
            total += held(city, running, before, whole=False)[0]
        city.serve(*city.options)
    return f"{options.kills} kills, {total} posts confirmed before"


def stopped_at_once(city, pilots, options):
    """SIGTERM as soon as the server says where it is reached."""
    stopped = 0
    while stopped < STOPS and city.stop():
        stopped += 1
        city.serve(*city.options)
    return f"{stopped} of {STOPS} servers stopped"
