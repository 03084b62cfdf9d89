"""The pages of a file of SQLite's (https://sqlite.org/fileformat2.html), as far as tampering with them needs it."""

import struct

INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX = 2, 5, 10


def varint(data, place):
    value = 0
    for count in range(9):
        byte = data[place + count]
        if count == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + count + 1


def size_of(data):
    size = struct.unpack_from(">H", data, 16)[0]
    return 65536 if size == 1 else size


def cells(data, page):
    """The offsets of the cells of a page, and its kind."""
    start = (page - 1) * size_of(data)
    head = start + (100 if page == 1 else 0)
    kind = data[head]
    count = struct.unpack_from(">H", data, head + 3)[0]
    first = head + (12 if kind in (INTERIOR_INDEX, INTERIOR_TABLE) else 8)
    return kind, [start + struct.unpack_from(">H", data, first + 2 * place)[0] for place in range(count)]


def bodies(data, root):
    """Where the values of each entry of an index begin and how many of their bytes lie on the page."""
    found, left = [], [root]
    usable = size_of(data) - data[20]
    most = (usable - 12) * 64 // 255 - 23
    while left:
        page = left.pop()
        kind, offsets = cells(data, page)
        if kind == INTERIOR_INDEX:
            left.append(struct.unpack_from(">I", data, (page - 1) * size_of(data) + 8)[0])
        for offset in offsets:
            if kind == INTERIOR_INDEX:
                left.append(struct.unpack_from(">I", data, offset)[0])
                offset += 4
            payload, record = varint(data, offset)
            header, _ = varint(data, record)
            if header < payload <= most:
                found.append((record + header, payload - header, bytes(data[record:record + header])))
    return found


def entries(path, root):
    data = open(path, "rb").read()
    return [header + data[start:start + length] for start, length, header in bodies(data, root)]


def flip_entry(path, root, dice):
    """Changes one bit of one value in one entry of an index; false where it has none with bytes of its own."""
    data = bytearray(open(path, "rb").read())
    found = bodies(data, root)
    if not found:
        return False
    start, length, _ = dice.choice(found)
    data[start + dice.randrange(length)] ^= 1 << dice.randrange(8)
    open(path, "wb").write(data)
    return True


def damage(path, dice):
    """Damages the file somehow and says how."""
    data = bytearray(open(path, "rb").read())
    size = size_of(data)
    count = len(data) // size
    deed = dice.choice(["bytes", "bytes", "loop", "zeros", "copy", "short"])
    if deed == "bytes":
        places = [dice.randrange(100, len(data)) for _ in range(dice.choice([1, 4, 40]))]
        for place in places:
            data[place] = dice.randrange(256)
        said = f"{len(places)} bytes from {places[0]}"
    elif deed == "loop":
        interior = [page for page in range(2, count + 1) if data[(page - 1) * size] in (INTERIOR_INDEX, INTERIOR_TABLE)]
        if not interior:
            return "nothing"
        page = dice.choice(interior)
        _, offsets = cells(data, page)
        target = struct.pack(">I", dice.choice([page, *interior, dice.randrange(1, count + 1)]))
        for offset in offsets:
            data[offset:offset + 4] = target
        data[(page - 1) * size + 8:(page - 1) * size + 12] = target
        said = f"page {page} leads to {struct.unpack('>I', target)[0]} only"
    elif deed == "short":
        cut = dice.randrange(size, len(data))
        del data[cut:]
        said = f"cut to {cut} bytes"
    else:
        page = dice.randrange(2, count + 1)
        other = dice.randrange(2, count + 1)
        data[(page - 1) * size:page * size] = bytes(size) if deed == "zeros" else data[(other - 1) * size:other * size]
        said = f"page {page} is {'empty' if deed == 'zeros' else f'a copy of page {other}'}"
    open(path, "wb").write(data)
    return said
