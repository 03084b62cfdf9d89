"""How two results of one command differ: the first line that does, and in which part of an archive, a database, a mail
or a PDF it stands. What is packed is compared unpacked; of a database counts what is in it, not how its pages lie."""

import email
import io
import re
import sqlite3
import stat
import zipfile
import zlib

SCREEN = 100  # letters of a line that are shown
NOTHING = "(nothing: it ends before)"


def written_out(line):
    """A line with what cannot be seen written out."""
    bare = line.rstrip(" ")
    text = bare + "␣" * (len(line) - len(bare))
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


def cut(line, start=0):
    """A line from a place on, as much of it as a screen shows."""
    return ("…" if start else "") + line[start:start + SCREEN] + ("…" if len(line) > start + SCREEN else "")


def first_line(old, new):
    """The first line in which two texts differ, as both have it."""
    old, new = (data.decode("utf-8", "backslashreplace").split("\n") for data in (old, new))
    number = next((n for n, (a, b) in enumerate(zip(old, new)) if a != b), min(len(old), len(new)))
    lines = [written_out(text[number]) if number < len(text) else None for text in (old, new)]
    if None in lines:
        return (f"line {number + 1}", *(NOTHING if line is None else cut(line) for line in lines))
    same = next((n for n, (a, b) in enumerate(zip(*lines)) if a != b), min(map(len, lines)))
    return (f"line {number + 1}", *(cut(line, max(0, same - SCREEN // 3)) for line in lines))


def archive_parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        # OpenDocument asks that the first part is not packed, so order and packing count.
        order = "".join(f"{entry.filename} packed={entry.compress_type}\n" for entry in entries)
        return [("list of the parts", order.encode())] + [(entry.filename, archive.read(entry)) for entry in entries]


def mail_parts(data):
    mail = email.message_from_bytes(data)
    single = [part for part in mail.walk() if not part.is_multipart()]
    return [(part.get_filename() or part.get_content_type(), part.get_payload(decode=True)) for part in single]


def pdf_parts(data):
    streams = []
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S):
        try:
            streams.append(zlib.decompress(found[1]))
        except zlib.error:
            streams.append(found[1])
    return [(f"stream {number + 1}", stream) for number, stream in enumerate(streams)]


def database_parts(path):
    """The whole content of a SQLite file: schema, the archives in it, and per table one line per value. Archives come
    before the tables, because what differs in them shows in digests and hashes as well."""
    connection = sqlite3.connect(path)
    connection.text_factory = lambda data: data.decode("utf-8", "backslashreplace")
    try:
        lines = [f"PRAGMA {name} = {connection.execute('PRAGMA ' + name).fetchone()[0]}"
                 for name in ("application_id", "user_version", "journal_mode", "encoding")]
        schema = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
        lines += [f"{kind} {name}: {sql}" for kind, name, sql in schema]
        tables, archives = [("schema", "\n".join(lines).encode())], []
        for table in [name for kind, name, _ in schema if kind == "table"]:
            columns = [row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table}")')]
            names = ", ".join(f'"{column}"' for column in columns)
            lines = []
            for row in connection.execute(f'SELECT {names} FROM "{table}" ORDER BY {names}'):
                for column, value in zip(columns, row):
                    name = f"{table} {row[0]} {column}"
                    if isinstance(value, bytes) and value.startswith(b"PK\3\4"):
                        archives.append((name, value))
                    written = f"x'{value.hex()}'" if isinstance(value, bytes) else repr(value)
                    lines.append(f"{name} = {written}")
            tables.append((table, "\n".join(lines).encode()))
        return tables[:1] + archives + tables[1:]
    finally:
        connection.close()


def parts(data):
    """What packed data is made of, and whether nothing but the parts counts; no parts where it is one piece."""
    try:
        if data.startswith(b"PK\3\4"):
            return archive_parts(data), True
        if data.startswith(b"%PDF-"):
            return pdf_parts(data), False
        if data.startswith(b"From: ") and b"\nMIME-Version:" in data[:2000].replace(b"\r", b""):
            return mail_parts(data), False
    except (zipfile.BadZipFile, zlib.error, NotImplementedError):
        pass
    return [], False


def parts_difference(old, new):
    """Where two lists of parts differ first."""
    for (old_name, old_data), (new_name, new_data) in zip(old, new):
        if old_name != new_name:
            return f"part {old_name}", old_name, new_name
        if found := difference(old_data, new_data):
            return (f"part {old_name}, {found[0]}", *found[1:])
    if len(old) != len(new):
        more = (old if len(old) > len(new) else new)[min(len(old), len(new))][0]
        return (f"part {more}", *((more, NOTHING) if len(old) > len(new) else (NOTHING, more)))
    return None


def difference(old, new):
    """Where two pieces of data differ first, with both sides; None where they are the same."""
    if old == new:
        return None
    (old_parts, is_all), (new_parts, _) = parts(old), parts(new)
    found = parts_difference(old_parts, new_parts) if old_parts and new_parts else None
    if found or (old_parts and new_parts and is_all):
        return found
    return first_line(old, new)


def file_difference(old, new):
    """The same of two files, with what they are and who may read them."""
    kinds = [stat.filemode(path.lstat().st_mode) if path.exists() or path.is_symlink() else "no such file"
             for path in (old, new)]
    if kinds[0] != kinds[1]:
        return ("kind and rights", *kinds)
    if old.is_symlink():
        return difference(*(str(path.readlink()).encode() for path in (old, new)))
    # The companions of a database that is open are part of it.
    if not old.is_file() or old.name.endswith(("-wal", "-shm")):
        return None
    data = [path.read_bytes() for path in (old, new)]
    if data[0] == data[1] and not any(path.with_name(path.name + "-wal").exists() for path in (old, new)):
        return None
    if all(piece.startswith(b"SQLite format 3\0") for piece in data):
        try:
            return parts_difference(database_parts(old), database_parts(new))
        except sqlite3.DatabaseError:  # a file that a test destroyed
            pass
    return difference(*data)


def folder_differences(old, new):
    """How many files and folders two folders hold, and the differences as (name, where, old, new)."""
    names = sorted({path.relative_to(folder) for folder in (old, new) for path in folder.rglob("*")})
    found = [(str(name), file_difference(old / name, new / name)) for name in names]
    return len(names), [(name, *what) for name, what in found if what]
