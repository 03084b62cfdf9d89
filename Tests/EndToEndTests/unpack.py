"""unpack.py FOLDER: writes every byte of a folder's files to standard output, archives unpacked and the streams of PDF
files decompressed, so that nothing can hide in a packed part."""

import pathlib
import re
import sys
import zipfile
import zlib

out = sys.stdout.buffer
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if not path.is_file():
        continue
    data = path.read_bytes()
    out.write(path.name.encode() + b"\n" + data + b"\n")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                out.write(name.encode() + b"\n" + archive.read(name) + b"\n")
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
