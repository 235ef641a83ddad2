"""The grammar of lists, told as tables of what is asked and what is meant."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from armillary.kernel.listing.asked import BadQuestion, Filter
from armillary.kernel.listing.grammar import in_order, question
from armillary.kernel.listing.parameters import address, pairs_of, put, toggled, without
from armillary.people.models import Person
from tests.listing.things import asked
from tests.throwaway.process import THING

NOBODY = Person(pk=7)


def meant(query: str) -> list[tuple[str, str, tuple[object, ...]]]:
    filters: tuple[Filter, ...] = asked(query, NOBODY).filters
    return [(each.field.name, each.how, each.values) for each in filters]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=lent", [("state", "is", ("lent",))]),
        ("state=lent&state=on_the_shelf", [("state", "is", ("lent", "on_the_shelf"))]),
        ("wear=1,2", [("wear", "is", (1, 2))]),
        ("wear=none", [("wear", "is", (None,))]),
        ("wear=2,none,2", [("wear", "is", (2, None))]),
        ("holder=me", [("holder", "is", (7,))]),
        ("holder=per-12,none", [("holder", "is", (12, None))]),
        ("number=THG-000042", [("number", "is", (42,))]),
        ("part_of=THG-7", [("part_of", "is", (7,))]),
        ("weight.gte=1.5", [("weight", "gte", (Decimal("1.5"),))]),
        ("version=3", [("version", "is", (3,))]),
        ("due_at.lt=2026-12-24", [("due_at", "lt", (datetime(2026, 12, 24, tzinfo=UTC),))]),
        (
            "due_at.gt=2026-12-24T09:30:00%2B02:00",
            [("due_at", "gt", (datetime(2026, 12, 24, 7, 30, tzinfo=UTC),))],
        ),
    ],
)
def test_filters_mean(query: str, expected: object) -> None:
    assert meant(query) == expected


@pytest.mark.parametrize(
    ("query", "where", "why"),
    [
        ("colour=red", "colour", "There is no such parameter."),
        ("title=Ladder", "title", "There is no such parameter."),
        ("search=x", "search", "There is no such parameter."),
        ("keeper.name=Ada", "keeper.name", "There is no such parameter."),
        ("keeper__name=Ada", "keeper__name", "There is no such parameter."),
        ("due_at.near=2026-01-01", "due_at.near", "After the dot there may be gt, gte, lt, lte."),
        ("state=gone", "state", "Choose among on_the_shelf, lent."),
        ("state=none", "state", "Choose among on_the_shelf, lent."),
        ("state=", "state", "Choose among on_the_shelf, lent."),
        ("keeper=none", "keeper", "This must be “me” or a number such as PER-000042."),
        ("holder=INC-1", "holder", "This must be “me” or a number such as PER-000042."),
        ("part_of=me", "part_of", "This must be a number such as THG-000042."),
        ("version=1.5", "version", "This must be a whole number."),
        ("version=99999999999999999999", "version", "This must be a whole number."),
        ("weight.lt=NaN", "weight.lt", "This must be a number."),
        ("version=%D9%A3", "version", "This must be a whole number."),
        ("version.gt=1&version.gt=2", "version.gt", "Give this once."),
        ("q=a&q=b", "q", "Give this once."),
        ("open=yes", "open", "This must be true or false."),
        ("limit=0", "limit", "This must be a whole number from 1 to 200."),
        ("limit=201", "limit", "This must be a whole number from 1 to 200."),
        ("limit=-1", "limit", "This must be a whole number from 1 to 200."),
        ("limit=", "limit", "This must be a whole number from 1 to 200."),
        ("fields=number,secret", "fields", "There is no field secret here."),
        ("sort=title,-title", "sort", "Name each field once."),
        ("after=x&before=y", "before", "Go on after a place or before it, not both."),
        ("q=a%00b", "q", "Remove the control character U+0000 at place 2."),
    ],
)
def test_what_is_wrong_is_named(query: str, where: str, why: str) -> None:
    with pytest.raises(BadQuestion) as refusal:
        asked(query, NOBODY)

    assert refusal.value.fields == {where: why}
    assert refusal.value.status == 400


@pytest.mark.parametrize(
    "moment",
    [
        "2026-13-01",
        "2026-02-30T00:00:00Z",
        "2026-01-01T00:00:00",
        "10000-01-01T00:00:00Z",
        "0001-01-01T00:00:00%2B14:00",
        "2016-12-31T23:59:60Z",
        "1767225600000",
        "2026-W01-1",
        "now",
        "",
    ],
)
def test_a_moment_has_a_zone_and_exists(moment: str) -> None:
    with pytest.raises(BadQuestion, match="such as 2026-11-23T09:30:00Z"):
        asked(f"due_at.gte={moment}", NOBODY)


@pytest.mark.parametrize(
    "sort", ["", "search", "about", "keeper__email", "part_of", "id", "--title"]
)
def test_only_named_fields_order_a_list(sort: str) -> None:
    with pytest.raises(BadQuestion, match="a minus before it means the other way round"):
        asked(f"sort={sort}", NOBODY)


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(BadQuestion) as refusal:
        asked("colour=red&state=gone&limit=many", NOBODY)

    assert set(refusal.value.fields) == {"colour", "state", "limit"}


@pytest.mark.parametrize(
    "query", ["q=%ff", "q=%ed%a0%80", "%00=1", "&".join(["q=1"] * 101), f"q={'a' * 2001}"]
)
def test_what_is_no_text_is_refused(query: str) -> None:
    with pytest.raises(BadQuestion):
        pairs_of(query)


def test_every_order_ends_in_the_number() -> None:
    assert [str(step) for step in in_order(THING)] == ["-number"]
    assert [str(step) for step in in_order(THING, "due_at,-title")] == [
        "due_at",
        "-title",
        "-number",
    ]
    assert [str(step) for step in in_order(THING, "number")] == ["number"]


def test_a_door_has_its_own_parameters_and_its_own_defaults() -> None:
    asked = question(
        THING, (("view", "mine"),), NOBODY, ignored={"view"}, fields=("number", "title"), limit=7
    )

    assert ([field.name for field in asked.fields], asked.limit) == (["number", "title"], 7)


def test_links_change_a_question_and_start_it_anew() -> None:
    asked_for = pairs_of("state=lent,on_the_shelf&q=drill&after=abc")
    state = asked("", NOBODY).fields[2]

    assert without(asked_for, "q") == (("state", "lent,on_the_shelf"),)
    assert put(asked_for, "sort", "title")[-1] == ("sort", "title")
    assert toggled(asked_for, state, "lent") == (("q", "drill"), ("state", "on_the_shelf"))
    assert toggled((), state, "lent") == (("state", "lent"),)
    assert address("/things", toggled((), state, "lent")) == "/things?state=lent"
