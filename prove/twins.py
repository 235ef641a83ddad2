"""P30: what somebody may not see cannot be inferred from any answer."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from armillary.kernel.conversation.actions import note
from armillary.kernel.fields import fields_of
from armillary.kernel.registry import record_types
from armillary.operations.incident import actions
from armillary.operations.incident.vocabulary import Impact, Urgency
from armillary.people.models import Person
from prove.answers import bare
from prove.house import House
from prove.people import made
from prove.promise import Figure, Size, exactly, none
from tests.makers import MONDAY, a_caller, a_customer, an_agent, api_client, by, signed_in_client

WORDS = ("printer", "vpn", "secret", "payroll", "mail", "slow", "INC-000003", "broken")
DOORS = ("/api/v1/{}?{}", "/api/v1/{}?expand=facets&{}", "/{}?{}", "/api/v1/search?{}&type={}")
OWN, HIDDEN = 30, 60


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Ask, let others do hidden things, ask the same again: not a byte may differ."""
    times, chance = size.of(5_000, short=100), size.chance("P30")
    customer = made(a_customer)
    caller, agent = made(lambda: a_caller(customer)), made(an_agent)
    _work(caller, agent, OWN, chance)
    program, browser = made(lambda: api_client(caller)), made(lambda: signed_in_client(caller))
    questions = [_question(chance) for _ in range(times)]
    before = [bare(_ask(program, browser, each)) for each in questions]
    _work(made(a_caller), agent, HIDDEN, chance)
    made(lambda: _notes_on_what_they_see(caller, agent))
    after = [bare(_ask(program, browser, each)) for each in questions]
    differing = [q for q, one, two in zip(questions, before, after, strict=True) if one != two]
    yield exactly("questions asked twice", times, len(after))
    good = sum(status == 200 for status, _ in after)
    yield Figure(
        "of them answered with rows or their absence", "> half", f"{good:,}", good > times / 2
    )
    yield none("answers of 5xx", sum(status >= 500 for status, _ in before + after))
    yield none("answers that differ", len(differing))
    if differing:
        yield Figure("the first of them", "none", differing[0], kept=False)


def _work(caller: Person, agent: Person, times: int, chance: Random) -> None:
    """Incidents of this caller, some of them worked on."""
    for turn in range(times):
        at = MONDAY + timedelta(hours=turn)

        def one(at: Any = at) -> None:
            incident = actions.log(
                by(caller, at),
                title=" ".join(chance.sample(WORDS, 3)),
                description=chance.choice(WORDS),
                impact=chance.choice(list(Impact)),
                urgency=chance.choice(list(Urgency)),
            )
            if chance.random() < 0.6:
                actions.take(incident, by(agent, at))
            note(incident, by(agent, at), text=" ".join(chance.sample(WORDS, 2)))

        made(one)


def _notes_on_what_they_see(caller: Person, agent: Person) -> None:
    for incident in actions.log.model.objects.filter(caller=caller):  # type: ignore[union-attr]
        note(incident, by(agent), text="a secret of the payroll printer")


def _question(chance: Random) -> str:
    kind = chance.choice(list(record_types().values()))
    fields = list(fields_of(kind).values())
    asked = [_pair(chance.choice(fields), chance) for _ in range(chance.randrange(3))]
    if chance.random() < 0.3:
        asked.append(("q", chance.choice(WORDS)))
    if chance.random() < 0.4:
        asked.append(("sort", chance.choice(["", "-"]) + chance.choice(fields).name))
    door = chance.choice(DOORS)
    if "search" in door:
        return door.format(urlencode([("q", chance.choice(WORDS))]), kind.slug)
    return door.format(kind.slug, urlencode(asked))


def _pair(field: Any, chance: Random) -> tuple[str, str]:
    if field.choices:
        return field.name, str(chance.choice(field.choices)[0])
    side = chance.choice(["", ".gte", ".lt"])
    values = ["none", "me", "1", "5", "2026-11-24", "PER-000001", "INC-000002", "printer", "true"]
    return field.name + side, chance.choice(values)


def _ask(program: Client, browser: Client, question: str) -> Any:
    return (program if question.startswith("/api") else browser).get(question)
