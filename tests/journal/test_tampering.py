"""A thousand tamperings by the owner of the database, and each is named."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from django.db import connections, transaction

from armillary.kernel.journal.findings import Verdict
from armillary.kernel.journal.models import Entry
from armillary.kernel.journal.verifying import examine, verify
from armillary.kernel.journal.witness import Head
from tests.journal.lines import a_sealed_journal
from tests.journal.tampering import ALONE, EDITS, LOCAL, Expected, Owner, alter_seal, named

LINES, A_SEAL = 1_500, 30
SEED = 20_261_123
Tampering = Callable[[Owner], list[Expected]]


def test_each_of_a_thousand_random_tamperings_is_named(own_database: None, tmp_path: Path) -> None:
    heads = tuple(a_sealed_journal(tmp_path, LINES, A_SEAL).heads())
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        owner = Owner(cursor, Random(SEED))
        together = sum(expect_exactly(owner, heads, LOCAL, at_once=20) for _ in range(43))
        seals = sum(expect_among(owner, heads, alter_seal, at_once=10) for _ in range(10))
        alone = sum(expect_exactly(owner, heads, ALONE, at_once=1) for _ in range(40))

        assert (together, seals, alone) == (860, 100, 40)
        assert examine(cursor, heads).findings == ()


def test_an_edit_of_any_column_is_named(own_database: None, tmp_path: Path) -> None:
    heads = tuple(a_sealed_journal(tmp_path, 40, 40).heads())
    columns = {field.column for field in Entry._meta.concrete_fields if not field.primary_key}
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        owner = Owner(cursor, Random(SEED))
        owner.look()
        for edit in EDITS.items():
            owner.do(
                "update kernel_entry set {} = {} where id = %s".format(*edit), (owner.some_line(),)
            )
        found = examine(cursor, heads).findings
        transaction.set_rollback(True, using="owner")

    assert columns == set(EDITS)
    assert len(found) == len(columns)


def test_an_untouched_journal_is_whole_and_says_what_it_rests_on(
    own_database: None, tmp_path: Path
) -> None:
    witness = a_sealed_journal(tmp_path, 90, 40)
    seals = len(tuple(witness.heads()))
    lines = Entry.objects.using("owner").count()

    verdict = verify(witness)

    assert verdict == Verdict(lines=lines, seals=seals, young=0, witnessed=seals, findings=())


def expect_exactly(
    owner: Owner, heads: tuple[Head, ...], kinds: tuple[Tampering, ...], *, at_once: int
) -> int:
    """Everything that was done is found, and nothing else is."""
    with undone(owner):
        done = [expected for _ in range(at_once) for expected in owner.random.choice(kinds)(owner)]
        found = named(examine(owner.cursor, heads).findings)
    assert sorted(found, key=str) == sorted(done, key=str)
    return at_once


def expect_among(
    owner: Owner, heads: tuple[Head, ...], tampering: Tampering, *, at_once: int
) -> int:
    """Everything that was done is found; its neighbours may be named as well."""
    with undone(owner):
        done = [expected for _ in range(at_once) for expected in tampering(owner)]
        found = named(examine(owner.cursor, heads).findings)
    assert set(done) <= set(found)
    return at_once


@contextmanager
def undone(owner: Owner) -> Iterator[None]:
    """What happens within has not happened afterwards."""
    with transaction.atomic(using="owner"):
        owner.look()
        yield
        transaction.set_rollback(True, using="owner")
