"""Every page that there is for a reader: by its links, in both languages, as each role."""

import collections
import re
from urllib.parse import urlsplit

USERS = {"office": "buero", "unit": "amt10", "council": "rat", "public": None}
# Past states, filters and answers that no link leads to, and what they answer.
MORE = {
    "list?field=tools&light=red,grey&open=1": 200, "list?search=nichtda": 200, "progress?by=smart-city": 200,
    "TP-0002?as-of=2026-11-09": 200, "list?as-of=40": 200, "progress?as-of=2026-06-30": 200, "TP-9999": 404, "nix": 404,
    "list?nix=1": 422,
}


def every_page(city, chromium):
    """Walks by links from the first page; pages are looked at, other files only have to be there."""
    kinds, files = set(), 0
    for role, user in USERS.items():
        for language in ("de", "en"):
            window = chromium.window(city, user, language, dark=language == "en")
            limit = chromium.options.of_a_kind if (role, language) == ("office", "de") else 1
            looked, seen, waiting = collections.Counter(), set(), collections.deque(["", *(MORE if role == "office" else [])])
            while waiting:
                address = waiting.popleft()
                kind = re.sub(r"\d+", "0", urlsplit(address).path)
                if address in seen or looked[kind] >= limit and address not in MORE:
                    continue
                seen.add(address)
                city.subject.about = name = f"{role} {language} {address}"
                if re.search(r"[?&](format|file)=", address):
                    files += 1
                    answer = window.request.get(address)
                    if not answer.ok:
                        city.subject.find(f"{answer.status}")
                    continue
                looked[kind] += address not in MORE
                kinds.add(kind)
                answer = window.goto(address)
                # What a role may not read is answered as what there is not; which role may read what, `load` asks.
                if answer.status != MORE.get(address, 200):
                    city.subject.find(f"{answer.status}")
                if address not in MORE:
                    waiting += links(window, city)
                chromium.look(window, name, answer, f"{language} {MORE.get(address, 200)} {kind}")
            window.context.close()
    return f"{chromium.looked} pages of {len(kinds)} kinds ({', '.join(sorted(kinds - {''}))}), {files} files"


def links(window, city):
    """The addresses of the page's links, relative to the folder of the pages."""
    found = []
    for address in window.locator("a[href]").evaluate_all("all => all.map((one) => one.getAttribute('href'))"):
        if address.startswith("/") or "://" in address:
            city.subject.find(f"a link that is not relative: {address}")
        elif not address.startswith("#"):
            found.append(address)
    return found
