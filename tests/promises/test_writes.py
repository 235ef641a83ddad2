"""What holds whenever something is written, whatever it is."""

import pytest
from django.db import DatabaseError, connection, transaction

from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotAllowed, Refusal
from armillary.kernel.journal.models import Entry, Outbox
from armillary.kernel.lifecycle.enacting import perform
from armillary.records.models import OutsideAct
from tests.makers import a_stranger, by, the_robot
from tests.promises.kinds import every_record_type
from tests.promises.specimens import a_specimen, almighty

pytestmark = pytest.mark.django_db


@pytest.fixture
def act() -> Act:
    person = almighty()
    stand_as(person)
    return by(person)


@every_record_type
def test_a_creation_leaves_one_line_and_announces_it(kind: RecordType, act: Act) -> None:
    specimen = a_specimen(kind, act)

    line = Entry.objects.get(record_type=kind.slug, record_id=specimen.pk)
    assert (line.verb, line.actor_id, line.at) == (kind.creations[0].name, act.actor.pk, act.at)
    assert (line.state_before, line.state_after) == ("", specimen.state)
    assert (line.version, line.organisation_id) == (1, specimen.organisation_id)
    assert Outbox.objects.filter(entry=line).exists()


@every_record_type
def test_numbers_ascend(kind: RecordType, act: Act) -> None:
    first, second = a_specimen(kind, act), a_specimen(kind, act)

    assert first.number.startswith(f"{kind.model.prefix}-")
    assert int(first.number.partition("-")[2]) < int(second.number.partition("-")[2])


@every_record_type
def test_a_record_is_not_saved_past_the_verbs(kind: RecordType, act: Act) -> None:
    specimen = a_specimen(kind, act)

    with pytest.raises(OutsideAct):
        specimen.save()
    with pytest.raises(OutsideAct):
        specimen.delete()
    with pytest.raises(OutsideAct):
        kind.model.objects.update(state="")
    with pytest.raises(OutsideAct):
        kind.model.objects.all().delete()


@every_record_type
def test_the_database_refuses_a_write_without_an_act(kind: RecordType, act: Act) -> None:
    specimen = a_specimen(kind, act)
    table = connection.ops.quote_name(kind.model._meta.db_table)

    with pytest.raises(DatabaseError, match="by verbs only"):
        execute(
            "select set_config('armillary.act', '', true)",
            f"update {table} set state = 'x' where id = {specimen.pk}",
        )

    assert kind.model.objects.get(pk=specimen.pk).state == specimen.state


@every_record_type
def test_a_refused_verb_leaves_no_trace(kind: RecordType, act: Act) -> None:
    specimen, stranger = a_specimen(kind, act), a_stranger()
    note = next(verb for verb in kind.verbs if verb.name == "note")
    lines = Entry.objects.count()

    with pytest.raises(NotAllowed):
        perform(note, specimen, by(stranger), {"text": "For nobody's eyes."})

    kept = kind.model.objects.get(pk=specimen.pk)
    assert (kept.version, kept.updated_at) == (1, act.at)
    assert Entry.objects.count() == lines


@every_record_type
def test_nobody_speaks_in_another_organisation(kind: RecordType, act: Act) -> None:
    specimen, stranger = a_specimen(kind, act), a_stranger()
    comment = next(verb for verb in kind.verbs if verb.name == "comment")
    lines = Entry.objects.count()

    with pytest.raises(NotAllowed, match="another organisation"):
        perform(comment, specimen, by(stranger), {"text": "Shared is not mine."})

    assert kind.model.objects.get(pk=specimen.pk).version == 1
    assert Entry.objects.count() == lines


@every_record_type
def test_an_edit_of_an_old_version_is_refused(kind: RecordType, act: Act) -> None:
    specimen = a_specimen(kind, act)
    comment = next(verb for verb in kind.verbs if verb.name == "comment")
    perform(comment, specimen, act, {"text": "First."})
    lines = Entry.objects.count()

    with pytest.raises(Refusal, match="changed meanwhile"):
        perform(comment, specimen, by(act.actor, version=1), {"text": "Second."})

    assert Entry.objects.count() == lines
    assert specimen.version == 2


@pytest.mark.parametrize("statement", ["update {} set id = 0", "delete from {}", "truncate {}"])
@pytest.mark.parametrize("table", ["kernel_entry", "kernel_seal"])
def test_the_web_role_only_adds_to_the_journal(table: str, statement: str) -> None:
    stand_as(the_robot())
    lines = Entry.objects.count()

    with pytest.raises(DatabaseError, match="permission denied"):
        execute(statement.format(table))

    assert Entry.objects.count() == lines


def execute(*statements: str) -> None:
    """As the web role, in a savepoint of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
