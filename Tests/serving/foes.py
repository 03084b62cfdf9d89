"""Those who send little, slowly, too much or without end, and pages of somebody else in the same browser."""

import itertools
import socket
import threading
import time

from client import Client

SLOW, HALF = 100, 50


# Rude clients

def rude(city, _, options):
    """While all of them are at it, and after them, others are answered."""
    slow = [opened(city, b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ") for _ in range(SLOW)]
    slow += [opened(city, post(100) + b"abc") for _ in range(SLOW)]
    # One byte now and then keeps no connection open.
    stopped = threading.Event()
    dripping = threading.Thread(target=drip, args=(slow[:SLOW], stopped))
    dripping.start()
    for name, sent in {
        "a body that is announced too large": post(99999999999),
        "a body that is too large": post(5 << 20) + bytes(5 << 20),
        "chunks without end": b"POST /unit HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + bytes(0x10000) + b"\r\n") * 80,
        "headers that are too large": b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-A: " + b"a" * 40000 + b"\r\n\r\n",
        "no HTTP": b"\x16\x03\x01nonsense\r\n\r\n",
    }.items():
        if b" 200 " in answer_to(opened(city, sent))[:20]:
            city.subject.find(f"{name} is answered with 200")
        serves(city, name)
    for _ in range(HALF):
        half = opened(city, b"GET /whoami HTTP/1.1\r\nHost: localhost\r\n\r\n")
        half.shutdown(socket.SHUT_WR)
        if not answer_to(half).startswith(b"HTTP/1.1 200"):
            city.subject.find("who has said all and no longer sends is not answered")
        early = opened(city, post(100) + b"abc")
        early.shutdown(socket.SHUT_WR)
        if b" 200 " in answer_to(early)[:20]:
            city.subject.find("a body that ends early is answered with 200")
    serves(city, f"{SLOW} slow headers and {SLOW} slow bodies")
    time.sleep(16)
    stopped.set()
    dripping.join()
    for one in slow[:SLOW]:
        one.settimeout(1)
        try:
            said = answer_to(one)
        except TimeoutError:
            said = b"nothing after 15 s"
        if said:
            city.subject.find(f"slow headers are answered with {said[:40]}")
            break
    for one in slow:
        one.close()
    serves(city, "all of them")
    return f"{SLOW} slow headers, {SLOW} slow bodies, 5 too large or nonsense, {2 * HALF} half-closed"


def post(length):
    return f"POST /unit HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Length: {length}\r\n\r\n".encode()


def opened(city, sent):
    connection = socket.create_connection(("127.0.0.1", city.port), timeout=60)
    try:
        connection.sendall(sent)
    except OSError:
        pass  # It was told before all was sent that this is too much.
    return connection


def answer_to(connection):
    try:
        return b"".join(iter(lambda: connection.recv(65536), b""))
    except ConnectionError:
        return b""


def drip(connections, stopped):
    while not stopped.wait(1):
        for one in connections:
            try:
                one.send(b"a")
            except OSError:
                pass


def serves(city, while_what):
    client = Client(city.port)
    answer = client.get("progress")
    if answer.status != 200 or answer.seconds > 2:
        city.subject.find(f"{while_what}: {answer.status} after {answer.seconds:.1f} s")
    client.close()


# Pages of somebody else

def of_other_sites(city, pilots, options):
    """Forms with every mix of what browsers say about where a form comes from: only those from our own pages are taken."""
    ours = f"http://localhost:{city.port}"
    sites = [None, "cross-site", "same-site", "none", "", "SAME-ORIGIN", "same-origin, cross-site", "same-origin;", "null"]
    origins = [
        None, "null", "", ours, f"{ours}.evil.example", "http://localhost", f"https://evil.example#{ours}",
        "https://evil.example", f"http://evil.example:{city.port}", f"http://user@localhost:{city.port}", f"{ours}/",
        f"{ours} {ours}", f"http://127.0.0.1:{city.port}",
    ]
    referers = [None, f"{ours}/TP-0001", "https://evil.example/"]
    user, item = next(iter(pilots.items()))
    before, asked, taken = city.last_change(), 0, 0
    office = Client(city.port, "buero")
    forms = {
        item: {"deed": "note", "text": "Fremd", "step": "record"}, "unit": {"deed": "confirm-unit", "unit": "FB33"},
        f"{item}?done=1": {"deed": "undo", "change": str(before), "step": "record"},
    }
    for (address, form), site, origin, referer in itertools.product(forms.items(), sites, origins, referers):
        said = {"Sec-Fetch-Site": site, "Origin": origin, "Referer": referer}
        # The one mix that only a page of ours sends, in browsers that do not know the first of them.
        if site is None and origin == ours:
            continue
        asked += 1
        answer = office.post(address, form, {name: value for name, value in said.items() if value is not None})
        if answer.status != 403:
            taken += 1
            city.subject.find(f"{address}: {answer.status} for {said}")
    if city.last_change() != before:
        city.subject.find(f"{city.last_change() - before} forms of other sites were recorded")
    # It would be worth nothing if none were taken.
    if office.post(item, forms[item], {"Origin": ours}).status != 303:
        city.subject.find("a form of our own is refused")
    office.close()
    return f"{asked} forms in {len(sites)} x {len(origins)} x {len(referers)} mixes, {taken} not refused"
