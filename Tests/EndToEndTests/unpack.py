"""unpack.py FOLDER: writes every byte of a folder's files to standard output, archives unpacked and the streams of PDF
files decompressed, so that nothing can hide in a packed part."""

import io
import pathlib
import re
import sys
import zipfile
import zlib

out = sys.stdout.buffer


def unpack(packed):
    """The parts of an archive, and of those in it, such as the workbooks of charts."""
    with zipfile.ZipFile(packed) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            out.write(name.encode() + b"\n" + part + b"\n")
            if zipfile.is_zipfile(io.BytesIO(part)):
                unpack(io.BytesIO(part))


for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if not path.is_file():
        continue
    data = path.read_bytes()
    out.write(path.name.encode() + b"\n" + data + b"\n")
    if zipfile.is_zipfile(path):
        unpack(path)
    if path.suffix == ".pdf":
        for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.S):
            try:
                out.write(zlib.decompress(stream.group(1)) + b"\n")
            except zlib.error:
                out.write(stream.group(1) + b"\n")
        # What is shown is drawn as numbers of glyphs; text that a reader copies is what counts.
        for text in re.findall(rb"\(((?:\\.|[^\\)])*)\)", data):
            if text.startswith(b"\xfe\xff"):
                out.write(text.decode("utf-16", "replace").encode() + b"\n")
