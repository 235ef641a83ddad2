"""Files of sources, kept until a reading is made of them."""

from datetime import timedelta

from armillary.assurance.configuration.imports.found import WrongSource
from armillary.assurance.configuration.imports.limits import MOST_PACKED
from armillary.assurance.configuration.sources.models import File
from armillary.kernel.acts import Act
from armillary.kernel.errors import TooMany

MOST_AN_HOUR = 600
LONGEST_NAME = 200


def send(act: Act, *, name: str, content: bytes) -> File:
    """Keep a file. Raises WrongSource, TooMany: nothing is kept, and why."""
    if not content.strip():
        raise WrongSource("The file is empty.")
    if len(content) > MOST_PACKED:
        raise WrongSource(f"At most {MOST_PACKED // 2**20} MB: pack it with xz, or cut it.")
    mine = File.objects.filter(sent_by=act.actor, sent_at__gt=act.at - timedelta(hours=1))
    if mine.count() >= MOST_AN_HOUR:
        raise TooMany(f"At most {MOST_AN_HOUR} files in an hour: wait a little, then go on.")
    return File.objects.create(name=_safe(name), content=content, sent_by=act.actor, sent_at=act.at)


def _safe(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(each for each in last if each.isprintable()).strip()
    return shown[-LONGEST_NAME:] or "file"
