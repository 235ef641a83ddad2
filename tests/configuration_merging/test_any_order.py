"""Whatever is merged into whatever, and parted in whatever order: all is as it was before."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.models import ConfigurationItem, Relation
from armillary.assurance.configuration.sources.actions.merging import merge, unmerge
from armillary.assurance.configuration.tests.makers import a, way
from armillary.kernel.errors import Refusal
from armillary.people.models import Person
from tests.configuration_merging.test_merging import state
from tests.configuration_sources.makers import TUESDAY, seen, told
from tests.makers import MONDAY, by

MANY = 4
places = st.integers(0, MANY - 1)
pairs = st.tuples(places, places)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    words=st.lists(st.sampled_from(["", "one", "two"]), min_size=MANY, max_size=MANY),
    serials=st.lists(st.booleans(), min_size=MANY, max_size=MANY),
    ties=st.sets(pairs, max_size=6),
    merges=st.lists(pairs, min_size=1, max_size=5),
    order=st.randoms(use_true_random=False),
)
def test_all_is_as_it_was(
    keeper: Person, words: Any, serials: Any, ties: Any, merges: Any, order: Any
) -> None:
    with transaction.atomic():
        items = _items(keeper, words, serials)
        _tie(keeper, items, ties)
        before = state()
        done = [each for each in merges if _merged(keeper, items, each)]
        order.shuffle(done)
        _part(keeper, items, done)
        assert state() == before
        assert not Relation.objects.filter(recorded_to__lt=MONDAY).exists()
        transaction.set_rollback(True)


def _items(keeper: Person, words: Any, serials: Any) -> list[ConfigurationItem]:
    made = []
    for place, (said, serial) in enumerate(zip(words, serials, strict=True)):
        given = {"custom_serial_number": f"S-{place}"} if serial else {}
        made.append(a("server", keeper, MONDAY, name=f"db{place}", description=said, **given))
    told(keeper, *(seen(f"k{place}", name=f"db{place}", memory=place) for place in range(2)))
    return made


def _tie(keeper: Person, items: list[ConfigurationItem], ties: Any) -> None:
    rack = a("rack", keeper, name="R1")
    actions.relate(items[0], by(keeper), relation_type=way("is_located_in"), target=rack)
    actions.relate(items[1], by(keeper), relation_type=way("is_located_in"), target=rack)
    for first, second in sorted(ties):
        if first != second:
            actions.relate(
                items[first],
                by(keeper),
                relation_type=way("connects_to"),
                target=items[second],
            )


def _merged(keeper: Person, items: list[ConfigurationItem], pair: Any) -> bool:
    goes, stays = (ConfigurationItem.objects.get(pk=items[each].pk) for each in pair)
    try:
        merge(goes, by(keeper, TUESDAY), into=stays)
    except Refusal:
        return False
    return True


def _part(keeper: Person, items: list[ConfigurationItem], done: Any) -> None:
    """In any order in which none is asked for while its survivor is merged itself."""
    at = TUESDAY
    while done:
        at += timedelta(hours=1)
        for pair in list(done):
            item = ConfigurationItem.objects.get(pk=items[pair[0]].pk)
            try:
                unmerge(item, by(keeper, at))
            except Refusal:
                continue
            done.remove(pair)
