"""One thing that the doctor looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was seen, and what to do about it when it is not well."""

    what: str
    seen: str
    advice: str = ""
