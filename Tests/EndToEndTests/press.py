"""press.py SHELL SETUP KEYS…: types keys into an interactive shell on a terminal and prints what the terminal got.

SETUP is a line that the shell runs first. For each KEYS the answer is what came, without the orders that move the cursor,
and a NUL behind it; then the line is given up for the next.
"""
import fcntl, os, pty, re, select, signal, struct, sys, termios, time

shell, setup, *lines = sys.argv[1:]
quiet = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}[shell]
child, terminal = pty.fork()
if child == 0:
    os.environ.update(TERM="xterm", LC_ALL="C.UTF-8")
    os.execvp(shell, [shell] + quiet)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 120, 0, 0))


def answer(quiet_for, at_most=20, until=None):
    """What comes until nothing came for a while, or until a word did."""
    got, last, end = b"", time.time(), time.time() + at_most
    while time.time() < end and (time.time() - last < quiet_for or (until and until not in got)):
        if not select.select([terminal], [], [], 0.05)[0]:
            continue
        try:
            got += os.read(terminal, 65536)
        except OSError:
            break
        last = time.time()
        # fish asks what terminal it is, and where the cursor stands.
        if b"\x1b[c" in got[-4096:] or b"\x1b[0c" in got[-4096:]:
            os.write(terminal, b"\x1b[?62c")
    return got


answer(0.7)
os.write(terminal, setup.encode() + b"; echo be''reit\n")
answer(0.7, until=b"bereit")
for keys in lines:
    got = b""
    for key in re.split("(\t)", keys):
        os.write(terminal, key.encode())
        got += answer(0.7 if key == "\t" else 0.1)
    text = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\x1b[()][0B]|\x1b\][^\x07]*\x07|[\r\x07\0]", b"", got)
    sys.stdout.write(text.decode(errors="replace") + "\0")
    os.write(terminal, b"\x03")
    answer(0.2)
os.kill(child, signal.SIGKILL)
