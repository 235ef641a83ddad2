"""P39: every change is on record, and what the owner of the database does to the record shows."""

import time
from collections.abc import Iterator
from random import Random

from django.db import connections, transaction

from armillary.kernel.journal.verifying import examine
from armillary.kernel.journal.witness import of_this_installation
from prove.house import House
from prove.people import caller, made
from prove.promise import Figure, Size, at_least, exactly, none
from tests.journal.lines import seal_all, write_lines
from tests.journal.tampering import ALONE, LOCAL, Owner, alter_seal, named
from tests.makers import an_agent

APPENDS = 20_000
SOLVED = {"resolution": "Restarted.", "resolution_code": "fixed_by_agent"}


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Writes through the doors leave one line each; then the journal is tampered with."""
    yield from _one_line_for_each_write(house)
    witness = of_this_installation()
    write_lines(1_500)
    seal_all(witness, 30)
    heads = tuple(witness.heads())
    rounds = size.of(43, short=3), size.of(10, short=1), size.of(40, short=4)
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        owner = Owner(cursor, Random(size.seed))
        done = [
            *(_tamper(owner, heads, LOCAL, 20) for _ in range(rounds[0])),
            *(_tamper(owner, heads, (alter_seal,), 10) for _ in range(rounds[1])),
            *(_tamper(owner, heads, ALONE, 1) for _ in range(rounds[2])),
        ]
        transaction.set_rollback(True, using="owner")
    tried = sum(number for number, _ in done)
    yield exactly("tamperings", rounds[0] * 20 + rounds[1] * 10 + rounds[2], tried)
    yield none("not named", sum(missed for _, missed in done))
    started = time.monotonic()
    write_lines(APPENDS)
    seal_all(witness, 1_000)
    took = time.monotonic() - started
    yield at_least("lines appended and sealed a second", 1_000, APPENDS / took)


def _tamper(owner: Owner, heads: tuple, kinds: tuple, at_once: int) -> tuple[int, int]:  # type: ignore[type-arg]
    """Tamper so many times, look, take it back: how many it were, and how many went unnamed."""
    save = transaction.savepoint(using="owner")
    owner.look()
    expected = [each for _ in range(at_once) for each in owner.random.choice(kinds)(owner)]
    found = named(examine(owner.cursor, heads).findings)
    transaction.savepoint_rollback(save, using="owner")
    return at_once, sum(each not in found for each in expected)


_LINES = "select count(*) from kernel_entry"


def _one_line_for_each_write(house: House) -> Iterator[Figure]:
    """One call after the other; each that was accepted adds one line, each refused one none."""
    program = caller(house, made(an_agent))
    root, body = "/api/v1/incidents", {"title": "P39", "impact": 2, "urgency": 2}
    with house.served():
        number = program.post(root, body).json["number"]
        calls = [
            (root, body),
            (root, {"title": ""}),
            (f"{root}/{number}/take", {}),
            (f"{root}/{number}/comment", {"text": "On it."}),
            (f"{root}/{number}/note", {"text": "Not known yet."}),
            (f"{root}/{number}/resolve", {"resolution": ""}),
            (
                f"{root}/{number}/resolve",
                {"resolution": "Restarted.", "resolution_code": "fixed_by_agent"},
            ),
            (f"{root}/{number}/close", {"text": 7}),
            (f"{root}/{number}/reopen", {"reason": "It is back."}),
        ]
        odd = 0
        for path, each in calls:
            before = house.one(_LINES)
            good = program.post(path, each).is_good
            odd += house.one(_LINES) - before != int(good)
    yield none("calls that did not leave one line, or none when refused", odd)
