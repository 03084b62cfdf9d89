"""Somebody who asks a server over one connection that is kept, as a browser behind the proxy would."""

import html
import http.client
import re
import time
from urllib.parse import quote, urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
OURS = {"Sec-Fetch-Site": "same-origin"}


class Answer:
    def __init__(self, status, headers, body, seconds):
        self.status, self.headers, self.body, self.seconds = status, headers, body, seconds

    @property
    def text(self):
        return self.body.decode(errors="replace")

    def hidden(self, form):
        """What a form of the page sends along unseen."""
        found = re.search(rf'<form id="{re.escape(form)}".*?</form>', self.text, re.S)
        pairs = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', found[0]) if found else []
        return {name: html.unescape(value) for name, value in pairs}

    @property
    def links(self):
        return [html.unescape(link) for link in re.findall(r'href="([^"#]*)"', self.text)]


class Client:
    def __init__(self, port, user=None):
        self.connection = http.client.HTTPConnection("localhost", port, timeout=60)
        self.user = {"X-Remote-User": user} if user else {}

    def get(self, address, headers={}):
        return self._ask("GET", address, None, headers)

    def post(self, address, form, headers=OURS):
        return self._ask("POST", address, urlencode(form), FORM | headers)

    def _ask(self, method, address, body, headers):
        start = time.perf_counter()
        self.connection.request(method, "/" + quote(address, safe="?&=%,:-_."), body, self.user | headers)
        answer = self.connection.getresponse()
        content = answer.read()
        return Answer(answer.status, answer.headers, content, time.perf_counter() - start)

    def close(self):
        self.connection.close()
