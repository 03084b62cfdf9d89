"""screen.py ROWS COLUMNS COMMAND…: runs a command on a terminal of that size and prints what the terminal got.

All streams are the terminal. Lines end as programs write them; what moves the cursor stays as it is.
"""
import fcntl, os, pty, struct, sys, termios

rows, columns, *command = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", int(rows), int(columns), 0, 0))
    os.environ.pop("COLUMNS", None)
    os.environ["TERM"] = "xterm"
    os.execvp("sh", ["sh", "-c", " ".join(command)])
got = b""
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    if not piece:
        break
    got += piece
sys.stdout.write(got.decode(errors="replace").replace("\r\n", "\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
