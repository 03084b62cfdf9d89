"""Taskwarrior with as many tasks, and what it has that comes nearest to each command."""

import datetime
import json
import os
import shutil
import time
import uuid

from stopwatch import ENVIRONMENT, WORK, Slow, asked, say, spawn


class Tasks:
    """As many tasks as sub-projects, in the same proportions."""

    def __init__(self, file, items):
        self.folder = os.path.join(WORK, f"task{items}")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.environment = dict(ENVIRONMENT, TASKRC=os.path.join(self.folder, "taskrc"))
        with open(self.environment["TASKRC"], "w") as rc:
            rc.write(f"data.location={self.folder}\nconfirmation=off\nnews.version=2.6.0\n")
        tasks = []
        rows = asked(
            file, "SELECT number, title, field, priority, planned_end, status, status_since FROM sub_project_version "
            "WHERE until_change IS NULL ORDER BY number")
        for number, title, field, priority, end, status, since in rows:
            done = status in ("completed", "cancelled", "merged")
            day = lambda text: text.replace("-", "") + "T120000Z"
            task = {"uuid": str(uuid.UUID(int=number)), "description": title, "project": field, "due": day(end),
                    "entry": "20210104T120000Z", "status": "completed" if done else "pending"}
            if priority != "unset":
                task["priority"] = priority[0].upper()
            if done:
                task["end"] = day(since)
            tasks.append(task)
        self.pending = sum(task["status"] == "pending" for task in tasks)
        begin = time.perf_counter()
        self.way = self.fill(tasks)
        say(f"  {items} tasks, {self.way}: {time.perf_counter() - begin:.1f} s")
        spawn(self.command("list"), (0, 1), self.environment, patience=300)

    def fill(self, tasks):
        if len(tasks) <= 10_000:
            with open(os.path.join(self.folder, "import.json"), "w") as file:
                json.dump(tasks, file)
            try:
                spawn(self.command("import", file.name), (0,), self.environment, patience=300)
                return "task import"
            except Slow:
                pass
        for status in ("pending", "completed"):
            with open(os.path.join(self.folder, f"{status}.data"), "w") as file:
                for task in tasks:
                    if task["status"] == status:
                        file.write("[" + " ".join(f'{k}:"{self.form(v)}"' for k, v in sorted(task.items())) + "]\n")
        return "data files written directly"

    @staticmethod
    def form(value):
        if len(value) == 16 and value.endswith("Z"):
            return int(datetime.datetime.strptime(value, "%Y%m%dT%H%M%S%z").timestamp())
        return value

    def command(self, *words):
        return [shutil.which("task"), *words]


TASK = {
    "--version": ["--version"], "--help": ["help"], "list": ["list"], "list filtered": ["project:ozg", "priority:H", "list"],
    "show": ["1", "info"], "search": ["/Wohngeld/", "list"], "progress": ["summary"], "progress --since": ["history"],
    "report weekly": ["timesheet"], "log": ["1", "info"], "check": ["overdue"],
}
