"""What an owner of the database could do to the journal, each with what must be found of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from armillary.kernel.journal.canonical import DIGEST, seal_hash
from armillary.kernel.journal.findings import Kind

Expected = tuple[Kind, int | None, int | None]
EDITS = {
    "act": "gen_random_uuid()",
    "at": "at + interval '1 microsecond'",
    "recorded_at": "recorded_at - interval '1 hour'",
    "actor_id": "actor_id + 1",
    "door": "case door when 'web' then 'api' else 'web' end",
    "verb": "verb || '_'",
    "activity": "left(activity, -1)",
    "record_type": "record_type || 's'",
    "record_id": "record_id + 1",
    "organisation_id": "organisation_id + 1",
    "state_before": "state_before || ' '",
    "state_after": "state_after || '_'",
    "version": "version + 1",
    "changes": """changes || '{"note": [null, ""]}'""",
    "text": "text || ' '",
    "audience": "case audience when 'public' then 'internal' else 'public' end",
}
_COLUMNS = ", ".join(EDITS)


@dataclass
class Owner:
    """The owner of the database, with a plan and a cursor."""

    cursor: Any
    random: Random
    seal_of: dict[int, int] = field(default_factory=dict)
    untouched: list[int] = field(default_factory=list)

    def look(self) -> None:
        """Learn which line lies under which seal, and forget what was touched."""
        rows = self.ask("select x, s.id from kernel_seal s cross join lateral unnest(s.entries) x")
        self.seal_of = dict(rows)
        self.untouched = sorted(self.seal_of)
        self.random.shuffle(self.untouched)

    def ask(self, question: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        self.cursor.execute(question, values)
        found: list[tuple[Any, ...]] = self.cursor.fetchall()
        return found

    def do(self, statement: str, values: Sequence[Any] = ()) -> None:
        self.cursor.execute(statement, values)

    def some_line(self) -> int:
        return self.untouched.pop()


def edit(owner: Owner) -> list[Expected]:
    line, column = owner.some_line(), owner.random.choice(list(EDITS))
    owner.do(f"update kernel_entry set {column} = {EDITS[column]} where id = %s", (line,))
    return [(Kind.EDITED, line, owner.seal_of[line])]


def delete(owner: Owner) -> list[Expected]:
    line = owner.some_line()
    owner.do("delete from kernel_entry where id = %s", (line,))
    return [(Kind.GONE, line, owner.seal_of[line])]


def swap_contents(owner: Owner) -> list[Expected]:
    """All columns of two lines change places, their numbers stay."""
    one, other = owner.some_line(), owner.some_line()
    values = f"select {_COLUMNS} from kernel_entry o where o.id = %s::bigint + %s - e.id"
    owner.do(
        f"update kernel_entry e set ({_COLUMNS}) = ({values}) where e.id in (%s, %s)",
        (one, other, one, other),
    )
    return [(Kind.SWAPPED, line, owner.seal_of[line]) for line in (one, other)]


def swap_numbers(owner: Owner) -> list[Expected]:
    """Two lines change their numbers."""
    one, other = owner.some_line(), owner.some_line()
    for old, new in ((one, -one), (other, one), (-one, other)):
        owner.do("update kernel_entry set id = %s where id = %s", (new, old))
    return [(Kind.SWAPPED, line, owner.seal_of[line]) for line in (one, other)]


def renumber(owner: Owner) -> list[Expected]:
    """A line takes a number that was never given."""
    line = owner.some_line()
    owner.do("update kernel_entry set id = %s where id = %s", (-line, line))
    return [(Kind.GONE, line, owner.seal_of[line]), (Kind.NEVER_SEALED, -line, None)]


def forge(owner: Owner) -> list[Expected]:
    """A line that nobody wrote, made after the pattern of another."""
    pattern = owner.some_line()
    owner.do(
        f"insert into kernel_entry (id, {_COLUMNS}) "
        f"select -id - 1000000, {_COLUMNS} from kernel_entry where id = %s",
        (pattern,),
    )
    return [(Kind.NEVER_SEALED, -pattern - 1_000_000, None)]


LOCAL: tuple[Callable[[Owner], list[Expected]], ...] = (
    *(edit, edit, edit, delete, swap_contents, swap_numbers, renumber, forge),
)

SEAL_EDITS = {
    "sealed_at": "sealed_at - interval '1 microsecond'",
    "entries": "entries[2:] || entries[1]",
    "digests": "array_append(digests[2:], digests[1])",
    "previous": "sha256(previous)",
    "hash": "sha256(hash)",
    "entries, digests": "entries[2:], digests[2:]",
}


def alter_seal(owner: Owner) -> list[Expected]:
    """One thing of one seal changes, its hash is left or is the thing."""
    seals = sorted({owner.seal_of[line] for line in owner.untouched})
    seal, columns = owner.random.choice(seals), owner.random.choice(list(SEAL_EDITS))
    owner.untouched = [line for line in owner.untouched if owner.seal_of[line] != seal]
    owner.do(
        f"update kernel_seal set ({columns}) = row({SEAL_EDITS[columns]}) where id = %s", (seal,)
    )
    return [(Kind.SEAL_ALTERED, None, seal)]


def remove_seal(owner: Owner) -> list[Expected]:
    """A seal goes; its lines stay and are known to nobody."""
    [(seal, lines)] = owner.ask(
        "select id, entries from kernel_seal where id < (select max(id) from kernel_seal) "
        "order by random() limit 1"
    )
    [(after,)] = owner.ask("select min(id) from kernel_seal where id > %s", (seal,))
    owner.do("delete from kernel_seal where id = %s", (seal,))
    return [
        (Kind.SEAL_GONE, None, seal),
        (Kind.CHAIN_BROKEN, None, after),
        *((Kind.NEVER_SEALED, line, None) for line in lines),
    ]


def cut_lines(owner: Owner) -> list[Expected]:
    """The newest lines go."""
    newest = sorted(owner.seal_of)[-owner.random.randint(1, 40) :]
    owner.do("delete from kernel_entry where id = any(%s)", (newest,))
    return [(Kind.GONE, line, owner.seal_of[line]) for line in newest]


def cut_seals(owner: Owner) -> list[Expected]:
    """The newest seals go, their lines stay."""
    seals = sorted(set(owner.seal_of.values()))[-owner.random.randint(1, 3) :]
    owner.do("delete from kernel_seal where id = any(%s)", (seals,))
    lines = [line for line, seal in owner.seal_of.items() if seal in seals]
    return [
        *((Kind.SEAL_GONE, None, seal) for seal in seals),
        *((Kind.NEVER_SEALED, line, None) for line in lines),
    ]


def cut_both(owner: Owner) -> list[Expected]:
    """The newest seals go and their lines with them: only the witness knows."""
    seals = sorted(set(owner.seal_of.values()))[-owner.random.randint(1, 3) :]
    lines = [line for line, seal in owner.seal_of.items() if seal in seals]
    owner.do("delete from kernel_entry where id = any(%s)", (lines,))
    owner.do("delete from kernel_seal where id = any(%s)", (seals,))
    return [(Kind.SEAL_GONE, None, seal) for seal in seals]


def seal_anew(owner: Owner) -> list[Expected]:
    """A line is edited and every seal from there on is made anew, in perfect order."""
    line = owner.some_line()
    owner.do("update kernel_entry set text = 'nothing happened' where id = %s", (line,))
    remade = [seal for seal in sorted(set(owner.seal_of.values())) if seal >= owner.seal_of[line]]
    for seal in remade:
        _seal_anew(owner, seal)
    return [(Kind.CHAIN_REWRITTEN, None, seal) for seal in remade]


def _seal_anew(owner: Owner, seal: int) -> None:
    [(sealed_at, entries, previous)] = owner.ask(
        "select sealed_at, entries, coalesce((select hash from kernel_seal b where b.id < s.id "
        "order by b.id desc limit 1), s.previous) from kernel_seal s where id = %s",
        (seal,),
    )
    now = dict(
        owner.ask(f"select e.id, {DIGEST} from kernel_entry e where id = any(%s)", (entries,))
    )
    digests = [bytes(now[line]) for line in entries]
    fresh = seal_hash(bytes(previous), seal, sealed_at, entries, digests)
    owner.do(
        "update kernel_seal set digests = %s, previous = %s, hash = %s where id = %s",
        (digests, previous, fresh, seal),
    )


ALONE: tuple[Callable[[Owner], list[Expected]], ...] = (
    *(remove_seal, cut_lines, cut_seals, cut_both, seal_anew),
)


def named(findings: Iterable[Any]) -> list[Expected]:
    """Findings in the form of what was expected."""
    return [(finding.kind, finding.line, finding.seal) for finding in findings]
