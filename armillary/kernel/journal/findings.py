"""What a verification can find, in words."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """In which way the journal is not what it was."""

    EDITED = "edited"
    GONE = "gone"
    SWAPPED = "swapped"
    NEVER_SEALED = "never sealed"
    SEALED_TWICE = "sealed twice"
    SEAL_ALTERED = "seal altered"
    CHAIN_BROKEN = "chain broken"
    SEAL_GONE = "seal gone"
    CHAIN_REWRITTEN = "chain rewritten"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: of which kind, where, and a sentence for people."""

    kind: Kind
    sentence: str
    line: int | None = None
    seal: int | None = None

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was looked at, and what was found.

    `young` lines wait for their seal: until then a change of them cannot be seen. `witnessed`
    heads were compared; with none of them, a cut of the newest lines and seals cannot be seen.
    """

    lines: int
    seals: int
    young: int
    witnessed: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        return not self.findings
