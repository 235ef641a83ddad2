"""Questions to the CMDB: what they mean, what they find, and how they are refused."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armillary.assurance.configuration import actions
from armillary.assurance.configuration.actions import questions
from armillary.assurance.configuration.asking.parsing import parse
from armillary.assurance.configuration.asking.tree import Language, Phrase, Property
from armillary.assurance.configuration.asking.words import Misread
from armillary.assurance.configuration.models import ConfigurationItem, Question
from armillary.assurance.configuration.queries import answers
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.queries.language import language
from armillary.assurance.configuration.tests.makers import a, way
from armillary.assurance.configuration.vocabulary import Criticality
from armillary.kernel.errors import Invalid
from armillary.people.models import Person
from tests.makers import MONDAY, a_caller, by

TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
SMALL = Language(
    classes={"anything": (), "server": (1, 2), "web server": (2,)},
    properties={
        "name": Property("name", "Name", "text", "name"),
        "criticality": Property(
            "criticality", "Criticality", "choice", "criticality", ((1, "Vital"), (2, "High"))
        ),
        "support_end": Property("support_end", "Support ends", "date", "support_end", custom=True),
    },
    phrases={"needed by": Phrase("needed by", (), (7,), 10)},
    today=date(2026, 11, 25),
    now=datetime(2026, 11, 25, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("", 0, "Here a class is expected"),
        ("swerver", 0, "There is no class “swerver”"),
        ("server wher name = x", 7, "Nothing is expected here"),
        ("server where", 12, "a property or a way"),
        ("server where nam = x", 13, "neither a property nor a way"),
        ("server where name ~ x", 18, "Here =, !="),
        ("server where name =", 19, "a value is expected"),
        ("server where name < x", 18, "neither a number nor a day"),
        ("server where criticality = 9", 27, "Criticality is one of 1, 2"),
        ("server where support_end < soon", 27, "is no day"),
        ("server where support_end < today + 9x", 27, "is no span"),
        ("server where (name = x", 22, "Here “)” is expected"),
        ("server where name = x)", 21, "Nothing is expected here"),
        ("server where needed by", 22, "a class is expected"),
        ("server where needed by within 99 server", 30, "From 1 to 20"),
        ("server where name in ()", 22, "a value is expected"),
        ("server where name is blank", 21, "Here “empty” is expected"),
        ('server where name = "x', 20, "says nothing here"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place(text: str, start: int, words: str) -> None:
    with pytest.raises(Misread) as wrong:
        parse(text, SMALL)

    assert words in wrong.value.message
    assert wrong.value.start == start


@pytest.mark.parametrize(
    "text",
    [
        "server where " + "not " * 30 + "name = x",
        "server where " + "(" * 30 + "name = x" + ")" * 30,
        "server" + " where needed by server" * 7,
        "server where name in (" + ",".join("x" * 1 for _ in range(102)) + ")",
        "server where name = " + "x" * 2_000,
    ],
)
def test_what_is_too_large_is_refused(text: str) -> None:
    with pytest.raises(Misread, match="At most"):
        parse(text, SMALL)


WORDS = ["server", "web", "where", "and", "or", "not", "(", ")", "name", "=", "<", "in", "is"]
WORDS += ["empty", ",", "+", "-", "today", "90d", "needed", "by", "within", "3", "criticality"]
WORDS += ["1", "support_end", "contains", '"', "'", "é", "\x00"]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_any_words_are_a_question_or_misread(words: list[str]) -> None:
    text = " ".join(words)

    place = place_of_the_flaw(text)

    assert place is None or 0 <= place[0] <= place[1] <= len(text)


def place_of_the_flaw(text: str) -> tuple[int, int] | None:
    """Where it makes no sense."""
    try:
        parse(text, SMALL)
    except Misread as wrong:
        return wrong.start, wrong.end
    return None


def names(
    text: str, actor: Person, at: datetime = WEDNESDAY, moment: Moment | None = None
) -> list[str]:
    """What the question finds."""
    asked = parse(text, language(actor, at))
    found = answers.answer(asked, actor, moment, most=100)
    assert found.counted == len(found.found)
    return [each.name for each in found.found]


@pytest.fixture
def mail(keeper: Person) -> ConfigurationItem:
    """Mail needs mx1 through an application; db1 stands beside it."""
    service = a("business_service", keeper, name="Mail", criticality=Criticality.VITAL)
    software = a("application", keeper, name="Postfix")
    server = a("server", keeper, name="mx1", custom_memory="64", custom_serial_number="SN-1")
    a("server", keeper, name="db1", custom_memory="128", owner=keeper)
    actions.relate(service, by(keeper), relation_type=way("depends_on"), target=software)
    actions.relate(software, by(keeper), relation_type=way("runs_on"), target=server)
    return service


FINDS = {
    "server": ["db1", "mx1"],
    "computer where memory > 64": ["db1"],
    "server where memory <= 64.0 and name = MX1": ["mx1"],
    "server where needed by service where criticality = vital": ["mx1"],
    "server where not (needed by service)": ["db1"],
    "server where is needed by within 1 service": [],
    "application where runs on (server where serial_number = sn-1) and name contains fix": [
        "Postfix"
    ],
    "anything where needs (server) or owner is not empty": ["Mail", "Postfix", "db1"],
    "server where runs application": ["mx1"],
    "anything where related to application": ["Mail", "mx1"],
    "server where serial_number in (sn-1, 'x y')": ["mx1"],
    "server where serial_number is empty": ["db1"],
    "server where owner = me": ["db1"],
    "server where owner != me": ["mx1"],
    "server where state = retired": [],
    "anything where criticality < 3": ["Mail"],
    "server where name contains '%'": [],
    "server where last_seen_at is empty and missing = no": ["db1", "mx1"],
}


def test_a_question_finds_what_it_says(mail: ConfigurationItem, keeper: Person) -> None:
    assert {text: names(text, keeper) for text in FINDS} == FINDS


def test_what_has_ended_is_found_by_who_asks_for_its_state(
    mail: ConfigurationItem, keeper: Person
) -> None:
    actions.retire(ConfigurationItem.objects.get(name="db1"), by(keeper, TUESDAY))

    assert names("server", keeper) == ["mx1"]
    assert names("server where state = retired", keeper) == ["db1"]
    assert names("server", keeper, moment=Moment(MONDAY, WEDNESDAY)) == ["db1", "mx1"]


def test_a_question_of_the_past_follows_the_relations_of_the_past(
    mail: ConfigurationItem, keeper: Person
) -> None:
    software = ConfigurationItem.objects.get(name="Postfix")
    server = ConfigurationItem.objects.get(name="mx1")
    actions.unrelate(software, by(keeper, TUESDAY), relation_type=way("runs_on"), target=server)
    text = "server where needed by service"

    assert names(text, keeper) == []
    assert names(text, keeper, moment=Moment(MONDAY, MONDAY)) == ["mx1"]
    assert names(text, keeper, moment=Moment(TUESDAY, TUESDAY)) == []


def test_circles_end(mail: ConfigurationItem, keeper: Person) -> None:
    first, second = a("application", keeper, name="A"), a("application", keeper, name="B")
    for near, far in ((first, second), (second, first)):
        actions.relate(near, by(keeper), relation_type=way("depends_on"), target=far)

    assert names("application where needs application", keeper) == ["A", "B"]


def test_a_caller_finds_what_is_theirs(mail: ConfigurationItem, keeper: Person) -> None:
    caller = a_caller()
    laptop = a("laptop", keeper, name="Laptop 7")
    actions.give_to(laptop, by(keeper), user=caller)

    assert names("anything", caller) == ["Laptop 7"]
    assert names("anything where related to anything", caller) == []


def test_a_question_is_kept_and_one_without_sense_is_not(keeper: Person) -> None:
    questions.keep(by(keeper), name="Servers", text="server where owner is empty")

    with pytest.raises(Invalid) as refusal:
        questions.keep(by(keeper), name="Nothing", text="server where oner is empty")

    assert refusal.value.fields == {
        "text": "“oner” is neither a property nor a way to other things. (at letter 14)"
    }
    assert Question.objects.count() == 1
