"""The child: reads a file from its input, looks at it, and writes what it saw to its output.

`python -m armillary.fittings.files.looking.child`; it knows neither Django nor a database.
"""

import re
import sys

import msgspec

from armillary.fittings.files.looking import archives, limits, pictures
from armillary.fittings.files.looking.kinds import PICTURES, kind_of
from armillary.fittings.files.looking.secrets import hint_of
from armillary.fittings.files.looking.seen import Seen, Unwelcome

_MARKUP = {"image/svg+xml", "text/html", "application/xml"}
_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y", re.IGNORECASE)


def main() -> int:
    """Confine ourselves first, whatever the file is."""
    limits.confine()
    seen = look(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.msgpack.encode(seen))
    return 0


def look(content: bytes) -> Seen:
    """What the file is, and whether it is taken."""
    kind = kind_of(content)
    try:
        return _look(content, kind)
    except Unwelcome as why:
        return Seen(kind=kind, refusal=str(why))
    except MemoryError:
        return Seen(kind=kind, refusal="Opening this file takes more memory than it may.")


def _look(content: bytes, kind: str) -> Seen:
    if kind in PICTURES:
        drawn = pictures.redraw(content, PICTURES[kind])
        if drawn:
            return Seen(kind=kind, redrawn=drawn.content, thumbnail=drawn.thumbnail)
    if kind in archives.PACKED:
        kind = archives.kind_inside(content, kind)
    if kind in _MARKUP and _ENTITY.search(content):
        raise Unwelcome("This file declares entities, which can reach for other files.")
    return Seen(kind=kind, hint=hint_of(content))


if __name__ == "__main__":
    sys.exit(main())
