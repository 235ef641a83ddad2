"""The addresses of people of whom the source tells a name and nothing else."""

import re
from enum import StrEnum
from hashlib import blake2b

DOMAIN = "servicenow-log.invalid"
_PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*", re.ASCII)
LONGEST = 40


class Part(StrEnum):
    """Who calls and who works are two persons here, even when they share a name: the log does
    not say that they are one."""

    CALLER = "callers"
    STAFF = "staff"


def address(name: str, part: Part) -> str:
    """An address for this name, always the same and no other name's; no mail can reach it."""
    lower = name.lower()
    if len(lower) <= LONGEST and _PLAIN.fullmatch(lower):
        return f"{lower.replace(' ', '-')}@{part}.{DOMAIN}"
    words = "-".join(re.findall(r"[a-z0-9]+", lower[:LONGEST], re.ASCII)) or "person"
    return f"{words}.{blake2b(lower.encode(), digest_size=6).hexdigest()}@{part}.{DOMAIN}"
