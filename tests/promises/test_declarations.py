"""What a declaration promises before a single record exists."""

from typing import Any

from armillary.kernel.declarations import RecordType
from armillary.reference.glossary import term
from tests.promises.kinds import every_installed_type, every_record_type


@every_record_type
def test_every_state_can_be_reached(kind: RecordType) -> None:
    reached = {creation.target for creation in kind.creations}
    for _ in kind.transitions:
        led = [each for each in kind.transitions if reached & set(each.sources)]
        reached |= {state for each in led for state in (each.target, *each.outcomes)}

    assert reached == set(kind.states.values)


@every_record_type
def test_every_verb_starts_from_states_that_exist(kind: RecordType) -> None:
    assert {state for verb in kind.verbs for state in verb.sources} <= set(kind.states.values)


@every_record_type
def test_every_verb_explains_itself(kind: RecordType) -> None:
    assert [verb.name for verb in (*kind.creations, *kind.verbs) if not verb.help] == []


@every_record_type
def test_every_verb_performs_an_activity_of_the_model(kind: RecordType) -> None:
    activities = [verb.activity or kind.tracking for verb in (*kind.creations, *kind.verbs)]

    assert [activity for activity in activities if not activity.guide] == []


@every_record_type
def test_no_two_verbs_share_a_name(kind: RecordType) -> None:
    names = [verb.name for verb in (*kind.creations, *kind.verbs)]

    assert sorted(names) == sorted(set(names))


@every_record_type
def test_every_argument_can_be_asked_for(kind: RecordType) -> None:
    asked: list[Any] = [
        argument.kind for verb in (*kind.creations, *kind.verbs) for argument in verb.arguments.all
    ]

    assert all(asked)


@every_record_type
def test_open_states_are_states(kind: RecordType) -> None:
    assert set(kind.open_states) <= set(kind.states.values)


@every_installed_type
def test_the_glossary_knows_every_state_verb_and_record(kind: RecordType) -> None:
    words = {str(label) for label in kind.states.labels} | {kind.name}
    words |= {verb.label for verb in (*kind.creations, *kind.verbs)}

    assert sorted(word for word in words if term(word) is None) == []
