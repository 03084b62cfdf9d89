"""Words planted where some roles may not read, looked for in every answer that each role gets."""

import html
import io
import os
import zipfile

from client import Client

ROLES = [None, "fremd", "rat", "amt33", "amt50"]
PLANTED = {
    "Titel": "", "Kurz": "--summary", "Notiz": "--note", "kontakt": "--contact", "Beschluss": "--decision",
    "Extern": "--external-key", "Rolle": "--approved-by", "Umfang": "--scope", "Norm": "--mandatory-norm",
    "Marke": "--tags", "Bemerkung": "--message",
}
# What the office alone reads, and what the public reads of what is public (docs/public.md).
OFFICE, PUBLIC = {"Notiz", "Extern", "Bemerkung"}, {"Titel", "Kurz", "Norm", "Marke"}
FIXED = [
    "", "progress", "list", "reports", "whoami", "unit", "week", "check", "decisions", "log", "add", "nix", "R-0001", "R-0002",
    "unit?unit=FB33", "unit?unit=FB50", "progress?by=unit", "progress?by=visibility", "progress?format=csv", "log?format=csv",
    "list?format=csv", "list?format=xlsx", "list?columns=all", "list?columns=number,title,note", "list?columns=contact",
    "list?columns=number,title,change", "list?sort=note", "list?sort=contact", "list?stale=1", "list?overdue=1", "list?open=1",
    "list?visibility=internal", "list?priority=high", "list?unit=FB33", "list?unit=FB50", "list?lang=en", "list?as-of=2",
    "progress?as-of=9&format=csv", "check?format=xlsx", "decisions?format=csv", "R-0001?file=bericht.json",
]
# Every sub-project and one that there is not, and the list after every change.
ADDRESSES = FIXED + [f"list?as-of={change}" for change in range(1, 14)] + [
    f"TP-{number:04}{more}" for number in range(1, 10)
    for more in ("", "?as-of=4", "?as-of=9", "?as-of=2026-11-23", "?format=csv", "?done=5")
]


def prepare(city):
    """Six sub-projects of two units, each as public as another, and one that was public once; gives their words."""
    config = os.path.join(city.subject.environment["LOTSE_SHARE"], "config", "krefeld.yaml")
    city.lotse("init", f"--config={config}")
    city.add_roles({"amt33": "FB33", "amt50": "FB50"})
    words = []
    for unit in ("FB33", "FB50"):
        for visibility in ("internal", "council", "public", "former"):
            mark = f"{unit}{visibility}"
            given = [f"{option}={name}{mark}" for name, option in PLANTED.items() if option]
            given = [one + "@example.org" if one.startswith("--contact") else one for one in given]
            shown = "public" if visibility == "former" else visibility
            city.lotse(
                "add", f"Titel{mark}", "--field=ozg", "--kind=tool", f"--unit={unit}", f"--visibility={shown}", *given)
            words += [(name, unit, visibility) for name in PLANTED]
    for number in ("4", "8"):
        city.lotse("update", number, "--visibility=internal")
    city.lotse("report", "freeze", "weekly", "--week=2026-W48", "--without-pdf")
    return words


def may_read(user, name, unit, visibility):
    """Whether a role may read a planted word at all, now and in every past state."""
    is_own = user == {"FB33": "amt33", "FB50": "amt50"}[unit]
    if is_own:
        return name not in OFFICE
    if user in (None, "fremd"):
        return visibility == "public" and name in PUBLIC
    return visibility in ("council", "public") and name not in OFFICE and name != "kontakt"


def hidden_from_roles(city):
    """Walks all addresses as each role; each word that it may not read, in each answer, is one comparison."""
    words = prepare(city)
    city.serve("--user-header=X-Remote-User")
    compared = 0
    for user in ROLES:
        client = Client(city.port, user)
        hidden = ["".join(word) for word in words if not may_read(user, *word)]
        for address in ADDRESSES:
            text = plain(client.get(address))
            for word in hidden:
                compared += 1
                if word in text:
                    city.subject.find(f"{user} reads {word} at {address}")
        # A search that finds something by what is hidden tells that it is there.
        for word in hidden:
            compared += 1
            if "TP-" in client.get(f"list?search={word}&format=csv").text:
                city.subject.find(f"{user} finds {word}")
        client.close()
    # It would be worth nothing if nobody saw anything.
    seen = {"buero": "NotizFB33internal", "rat": "TitelFB50council", "amt33": "TitelFB33former", None: "TitelFB33public"}
    for user, word in seen.items():
        columns = "number,title,note" if user == "buero" else "number,title"
        if word not in Client(city.port, user).get(f"list?columns={columns}").text:
            city.subject.find(f"{user} does not read {word}")
    return f"{compared} comparisons ({len(ROLES)} roles, {len(ADDRESSES)} addresses and searches, {len(words)} words)"


def plain(answer):
    """The answer with its headers, without entities, and out of its archive where it is one."""
    body = answer.body
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    return html.unescape(f"{answer.headers}\n{body.decode(errors='replace')}")
