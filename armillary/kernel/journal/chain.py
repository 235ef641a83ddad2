"""Walking the seals in their order: is each whole, does it follow, and did the witness see it?"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from armillary.kernel.journal.canonical import NOTHING_BEFORE, seal_hash
from armillary.kernel.journal.findings import Finding, Kind
from armillary.kernel.journal.witness import Head

BEFORE_ALL = -(2**63)


class Chain:
    """The walk, and what it found."""

    def __init__(self, heads: Iterable[Head]) -> None:
        self._heads = {head.seal: head for head in heads}
        self._previous = NOTHING_BEFORE
        self.last = BEFORE_ALL
        self.seals = 0
        self.findings: list[Finding] = []

    @property
    def witnessed(self) -> int:
        """Heads that the witness told of and that no seal has answered to yet."""
        return len(self._heads)

    def follow(
        self,
        key: int,
        sealed_at: datetime,
        entries: Sequence[int],
        digests: Sequence[bytes],
        previous: bytes,
        said: bytes,
    ) -> None:
        """Look at the next seal."""
        held = [bytes(digest or b"") for digest in digests]
        if len(held) != len(entries) or said != seal_hash(
            bytes(previous), key, sealed_at, [entry or 0 for entry in entries], held
        ):
            self._find(Kind.SEAL_ALTERED, key, f"Seal {key} was altered: its hash is not its own.")
        if bytes(previous) != self._previous:
            self._find(Kind.CHAIN_BROKEN, key, self._broken(key))
        self._ask_the_witness(key, bytes(said))
        self._previous, self.last = bytes(said), key
        self.seals += 1

    def end(self) -> None:
        """Name the seals that the witness saw and that are there no more."""
        for head in self._heads.values():
            self._find(
                Kind.SEAL_GONE,
                head.seal,
                f"Seal {head.seal}, witnessed on {_moment(head)}, is gone: "
                "it was cut off, with its lines or without.",
            )

    def _broken(self, key: int) -> str:
        if self.last == BEFORE_ALL:
            return f"Seal {key} is now the first but was not: the seals before it are gone."
        return f"Seal {key} does not follow seal {self.last}: seals were removed, added or swapped."

    def _ask_the_witness(self, key: int, said: bytes) -> None:
        head = self._heads.pop(key, None)
        if head and head.hash != said:
            self._find(
                Kind.CHAIN_REWRITTEN,
                key,
                f"Seal {key} is not the one that was witnessed on "
                f"{_moment(head)}: the chain was made anew.",
            )

    def _find(self, kind: Kind, key: int, sentence: str) -> None:
        self.findings.append(Finding(kind, sentence, seal=key))


def _moment(head: Head) -> str:
    return f"{head.sealed_at:%Y-%m-%d at %H:%M:%S} UTC"
