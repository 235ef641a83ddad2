"""Comparing the lines with what was sealed of them; the database compares, differences come out."""

from dataclasses import dataclass
from typing import Any

from armillary.kernel.journal.canonical import DIGEST
from armillary.kernel.journal.findings import Finding, Kind

_DIFFERENT = f"""
select s.id, x.entry, x.digest, case when e.id is not null then {DIGEST} end
from kernel_seal s cross join lateral unnest(s.entries, s.digests) as x(entry, digest)
left join kernel_entry e on e.id = x.entry
where s.id between %s and %s and (e.id is null or {DIGEST} is distinct from x.digest)
"""  # noqa: S608
_NEVER_SEALED = f"""
with strangers as materialized (
    select id from kernel_entry
    except select unnest(entries) from kernel_seal
    except select entry_id from kernel_outbox
)
select e.id, {DIGEST} from strangers join kernel_entry e using (id)
"""  # noqa: S608
"""Sets are subtracted: an anti-join would be planned by the number of seals, not of their lines."""
_TWICE = """
select x.entry, max(s.id) from kernel_seal s cross join lateral unnest(s.entries) as x(entry)
group by x.entry having count(*) > 1
"""
_COUNTS = """
select (select coalesce(sum(cardinality(entries)), 0) from kernel_seal),
    (select count(*) from kernel_outbox)
"""
_ORPHANS = """
select entry_id from kernel_outbox o
where not exists (select from kernel_entry e where e.id = o.entry_id)
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that is not what its seal says; no digest now: it is not there."""

    seal: int
    line: int
    sealed: bytes
    now: bytes | None


class Lines:
    """The comparison, and what it found."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self._different: list[Difference] = []
        self.findings: list[Finding] = []
        self.sealed = 0
        self.young = 0

    def compare(self, first: int, last: int) -> None:
        """Compare the lines of these seals."""
        for seal, line, sealed, now in self._ask(_DIFFERENT, (first, last)):
            found = Difference(seal, line, bytes(sealed or b""), now and bytes(now))
            self._different.append(found)

    def end(self) -> None:
        """Name the differences, then the lines that no seal knows."""
        [(self.sealed, self.young)] = self._ask(_COUNTS)
        once_line = {each.sealed: each.line for each in self._different}
        for each in self._different:
            self.findings.append(_named(each, once_line))
        for line, now in self._ask(_NEVER_SEALED):
            self.findings.append(_unknown(line, once_line.get(bytes(now))))
        for line, seal in self._ask(_TWICE):
            sentence = f"Line {line} was sealed a second time, by seal {seal}."
            self.findings.append(Finding(Kind.SEALED_TWICE, sentence, line, seal))
        for (line,) in self._ask(_ORPHANS):
            sentence = f"Line {line} is gone: it was removed while it waited for its seal."
            self.findings.append(Finding(Kind.GONE, sentence, line))

    def _ask(self, question: str, values: tuple[int, ...] = ()) -> list[tuple[Any, ...]]:
        self._cursor.execute(question, values)
        found: list[tuple[Any, ...]] = self._cursor.fetchall()
        return found


def _named(each: Difference, once_line: dict[bytes, int]) -> Finding:
    if each.now is None:
        sentence = f"Line {each.line} is gone: seal {each.seal} knows it."
        return Finding(Kind.GONE, sentence, each.line, each.seal)
    if other := once_line.get(each.now):
        sentence = f"Line {each.line} holds what was sealed as line {other}: they were swapped."
        return Finding(Kind.SWAPPED, sentence, each.line, each.seal)
    sentence = f"Line {each.line} was edited: it is not what seal {each.seal} holds."
    return Finding(Kind.EDITED, sentence, each.line, each.seal)


def _unknown(line: int, once: int | None) -> Finding:
    sentence = f"Line {line} was never sealed and does not wait for it: it came past the verbs."
    if once is not None:
        sentence = f"Line {line} was never sealed: it holds what was sealed as line {once}."
    return Finding(Kind.NEVER_SEALED, sentence, line)
