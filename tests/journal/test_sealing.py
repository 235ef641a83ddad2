"""Sealing: writers never wait for it, nor for each other, and nothing is left out."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

import msgspec
import psycopg
from django.db import connection, connections, transaction

from armillary.kernel.access.actions import persons
from armillary.kernel.access.standing import stand_as
from armillary.kernel.journal.announcing import CHANNEL, LONGEST, News, payloads
from armillary.kernel.journal.models import Entry, Outbox, Seal
from armillary.kernel.journal.sealing import seal_batch
from armillary.kernel.journal.verifying import verify
from armillary.kernel.journal.witness import FileWitness
from armillary.kernel.outbox.relay import relay
from armillary.people.models import Person
from tests.journal.lines import a_sealed_journal, seal_all, write_lines
from tests.makers import a_person, by, the_robot


def test_writers_wait_neither_for_each_other_nor_for_the_seal(
    own_database: None, tmp_path: Path
) -> None:
    witness = a_sealed_journal(tmp_path, 1, 1_000)
    slow, quick = made_by_the_robot(), made_by_the_robot()
    seal_all(witness, 1_000)

    with transaction.atomic():
        move(slow, "Cellar")
        elsewhere(lambda: move(quick, "Roof"))
        elsewhere(lambda: seal_all(witness, 1_000))
        assert sealed_lines_of(quick) == ["register", "change_contact"]
        assert sealed_lines_of(slow) == ["register"]
    seal_all(witness, 1_000)

    assert sealed_lines_of(slow) == ["register", "change_contact"]
    assert verify(witness).sound


def test_only_one_sealer_works_at_a_time(own_database: None, tmp_path: Path) -> None:
    the_robot()
    found: list[int] = []
    with transaction.atomic():
        seal_batch(10)
        elsewhere(lambda: found.append(seal_batch(10)[0]))

    assert found == [0]
    assert Seal.objects.count() == 1


def test_the_relay_empties_the_outbox_and_tells_what_happened(
    own_database: None, tmp_path: Path
) -> None:
    witness = FileWitness(tmp_path / "witness")
    the_robot()
    seal_all(witness, 10_000)
    person = made_by_the_robot()
    with listening() as listener:
        assert relay(witness) == 1
        assert relay(witness) == 0
        [notice] = listener.notifies(timeout=5, stop_after=1)

    news = msgspec.json.decode(notice.payload, type=list[News])
    assert news == [
        News(type="persons", id=person.pk, verb="register", organisation=person.organisation_id)
    ]
    assert not Outbox.objects.exists()


def test_news_fit_into_notices_and_none_is_left_out() -> None:
    news = [
        News(type="incidents", id=10**15 + n, verb="resolve", organisation=n) for n in range(999)
    ]

    told = list(payloads(news))

    assert max(len(each) for each in told) <= LONGEST
    assert [one for each in told for one in msgspec.json.decode(each, type=list[News])] == news


def test_the_witness_forgives_a_torn_line(own_database: None, tmp_path: Path) -> None:
    witness = a_sealed_journal(tmp_path, 10, 5)
    with witness.path.open("a") as file:
        file.write("17 ab")
    write_lines(5)
    seal_all(witness, 5)

    assert [head.seal for head in witness.heads()] == list(
        Seal.objects.order_by("id").values_list("id", flat=True)
    )
    assert verify(witness).sound


def test_a_line_that_waits_is_young_and_no_finding(own_database: None, tmp_path: Path) -> None:
    witness = a_sealed_journal(tmp_path, 10, 5)
    write_lines(3)

    verdict = verify(witness)

    assert (verdict.young, verdict.findings) == (3, ())


def made_by_the_robot() -> Person:
    with transaction.atomic():
        stand_as(the_robot())
        return a_person()


def move(person: Person, location: str) -> None:
    with transaction.atomic():
        stand_as(person)
        persons.change_contact(person, by(person), location=location)


def elsewhere(work: Callable[[], object]) -> None:
    """In another thread, so on another connection; a wait for a lock would be an error."""

    def one() -> None:
        with connection.cursor() as cursor:
            cursor.execute("set lock_timeout = '1s'")
        work()
        connection.close()

    thread = Thread(target=one)
    thread.start()
    thread.join()


def sealed_lines_of(person: Person) -> list[str]:
    """The verbs of this person's lines that lie under a seal, oldest first."""
    sealed = {line for lines in Seal.objects.values_list("entries", flat=True) for line in lines}
    lines = Entry.objects.using("owner").filter(record_type="persons", record_id=person.pk)
    return [line.verb for line in lines.order_by("id") if line.pk in sealed]


def listening() -> "psycopg.Connection[tuple[object, ...]]":
    """A connection that hears what is announced."""
    owner = connections["owner"].settings_dict
    listener = psycopg.connect(
        host=owner["HOST"],
        port=owner["PORT"],
        dbname=owner["NAME"],
        user=owner["USER"],
        password=owner["PASSWORD"],
        autocommit=True,
    )
    listener.execute(f"listen {CHANNEL}")
    return listener
