"""A real browser, and what is held of every page that it shows."""

import os
import re
import subprocess
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import sync_playwright

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 800}


class Chromium:
    """The browser of Debian; what it finds wrong is a finding, and every request to another host."""

    def __init__(self, options, subject):
        self.options = options
        self.subject = subject
        self.requests = self.elsewhere = self.looked = 0
        # What the server sent for each kind of page, for the Nu checker.
        self.pages = {}
        # What is wrong on many pages is said of the first one.
        self.found = set()
        with open(AXE_FILE_PATH) as file:
            self.axe = file.read()

    def __enter__(self):
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path=self.options.chromium, args=["--no-sandbox", "--host-resolver-rules=MAP *.example 127.0.0.1"])
        return self

    def __exit__(self, *_):
        self.browser.close()
        self.playwright.stop()

    def window(self, city, user, language, scripts=True, dark=False, host="localhost"):
        """A page of its own for somebody whom the proxy would name, with the languages of their browser."""
        context = self.browser.new_context(
            base_url=f"http://{host}:{city.port}/", locale=language, java_script_enabled=scripts, viewport=WIDE,
            color_scheme="dark" if dark else "light", extra_http_headers={"X-Remote-User": user} if user else {})
        context.set_default_timeout(20_000)

        def pass_on(route):
            self.requests += 1
            if urlsplit(route.request.url).netloc == f"{host}:{city.port}":
                route.continue_()
            else:
                self.elsewhere += 1
                self.subject.find(f"asks another host: {route.request.url}")
                route.abort()

        context.route("**/*", pass_on)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and self.complain(page, said.text))
        page.on("pageerror", lambda error: self.complain(page, str(error)))
        return page

    def complain(self, page, what):
        # A page that is refused says so itself, and without TLS one header is not wanted.
        if not any(known in what for known in ("the server responded with a status of 4", "Cross-Origin-Opener-Policy")):
            self.find_once(re.sub(r"\d+", "0", what), f"{page.url}: {what}")

    def find_once(self, kind, what):
        if kind not in self.found:
            self.found.add(kind)
            self.subject.find(what)

    def look(self, page, name, answer, kind=None):
        """Holds the page that stands there, with every form opened, against axe and the width of a telephone."""
        self.subject.about = name
        self.looked += 1
        self.pages.setdefault(kind or name, answer.text())
        page.evaluate("document.querySelectorAll('details:not([open])').forEach((one) => { one.open = one.dataset.was = true; })")
        page.evaluate(self.axe)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for violation in result["violations"]:
            node = violation["nodes"][0]
            self.find_once(
                violation["id"] + re.sub(r"\d+", "0", node["html"])[:40],
                f"axe {violation['id']} ({violation['impact']}), {len(violation['nodes'])} times: {violation['help']}: "
                f"{node['target']} {node['html'][:200]}")
        page.set_viewport_size(NARROW)
        widest = page.evaluate("document.documentElement.scrollWidth")
        if widest > NARROW["width"]:
            self.find_once(f"wide {name.split()[-1][:3]}", f"{widest} pixels wide on a screen of {NARROW['width']}")
        page.set_viewport_size(WIDE)
        page.evaluate("document.querySelectorAll('details[data-was]').forEach((one) => { one.open = false; })")

    def hold_against(self, checker, folder):
        """What the server sent, in files, for the checker; one that is missing checks nothing."""
        if not os.access(checker, os.X_OK):
            return f"skipped: no checker at {checker} (CHECKERS names another folder)"
        files = []
        for name, text in self.pages.items():
            files.append(os.path.join(folder, re.sub(r"[^a-zA-Z0-9]+", "-", name) + ".html"))
            with open(files[-1], "w") as file:
                file.write(text)
        process = subprocess.run([checker, *files], capture_output=True, text=True)
        if process.returncode != 0:
            self.subject.about = "html-check"
            said = [line for line in (process.stdout + process.stderr).splitlines() if "axe: 0 violations" not in line]
            for line in said:
                self.find_once(line.split(":")[-1], line.replace(folder + "/", ""))
        return f"html-check: {len(files)} pages"
