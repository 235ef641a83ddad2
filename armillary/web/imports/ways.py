"""One thing among which a person chooses on the pages of an import."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Way:
    """Where a column could go, how it could be read, or what one of its words could mean."""

    value: str
    label: str
    chosen: bool
