"""P05: the same webhook twice is one incident, however often and from how many sides it comes."""

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from armillary.fittings.webhooks import signing
from armillary.fittings.webhooks.incoming import actions
from prove.caller import Caller, NoAnswer
from prove.house import House
from prove.people import caller, made
from prove.promise import Figure, Size, exactly, none
from prove.waiting import until
from tests.makers import an_administrator, an_agent, by, now

SENDERS, MOST_TIMES, AT_ONCE = 8, 5, 20
MAPPING = "title = /title\nimpact = 3\nurgency = 3"
Call = tuple[str, bytes]


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Send deliveries several times each, shuffled, by several senders; then twenty at once."""
    count = size.of(10_000, short=200)
    chance = size.chance("duplicates")
    address, secret = made(_source)
    events = [_event(number) for number in range(count)]
    calls = [event for event in events for _ in range(chance.randint(1, MOST_TIMES))]
    chance.shuffle(calls)
    with house.served():
        statuses = _sent(house, address, secret, calls, SENDERS)
        yield none("deliveries that were not taken", sum(each != 202 for each, _ in statuses))
        until(lambda: not house.one(_WAITING), 600)
        yield exactly("receipts", count, house.one("select count(*) from webhooks_receipt"))
        yield exactly("incidents, one for each event", count, house.one(_MADE))
        yield none("incidents doubled", house.one(_DOUBLED))
        together = _sent(house, address, secret, [_event(count)] * AT_ONCE, AT_ONCE)
        yield exactly("different answers to twenty at once", 1, len(Counter(together)))
        other = _sent(house, address, secret, [(_event(0)[0], b'{"title": "Other"}')], 1)
        yield exactly("answer to a known id with another body", 422, other[0][0])
        yield from _keys(house)


def _keys(house: House) -> Iterator[Figure]:
    """The same with an Idempotency-Key of the API."""
    program = caller(house, made(an_agent))
    body = {"title": "Twenty at once with one key", "impact": 3, "urgency": 3}

    def ask(_: int) -> tuple[int, bytes]:
        one = Caller(house.address, program.token)
        answer = one.post("/api/v1/incidents", body, Idempotency_Key="twenty-at-once")
        return answer.status, answer.body

    with ThreadPoolExecutor(AT_ONCE) as threads:
        heard = Counter(threads.map(ask, range(AT_ONCE)))
    changed = program.post(
        "/api/v1/incidents", {**body, "title": "Another"}, Idempotency_Key="twenty-at-once"
    )
    made_ = house.one("select count(*) from incident_incident where title = %s", body["title"])
    yield exactly("different answers to one key", 1, len(heard))
    yield exactly("incidents by one key", 1, made_)
    yield exactly("answer to the key with another body", 422, changed.status)


def _source() -> tuple[str, str]:
    act = by(an_administrator(), now())
    source = actions.add_source(
        act,
        name="Trial",
        person=an_agent(),
        record_type="incidents",
        mapping=MAPPING,
        most_a_minute=60_000,
    )
    return actions.address_anew(source, act)


def _event(number: int) -> Call:
    return f"event-{number}", json.dumps({"title": f"Event {number}"}).encode()


def _sent(
    house: House, address: str, secret: str, calls: list[Call], senders: int
) -> list[tuple[int, bytes]]:
    """What each call was answered, by so many senders; whoever is told to wait comes again."""

    def send(mine: list[Call]) -> list[tuple[int, bytes]]:
        program = Caller(house.address, "")
        return [_answered(program, address, secret, each) for each in mine]

    with ThreadPoolExecutor(senders) as threads:
        shares = [calls[start::senders] for start in range(senders)]
        return [answer for share in threads.map(send, shares) for answer in share]


def _answered(program: Caller, address: str, secret: str, call: Call) -> tuple[int, bytes]:
    answer: Any = None
    while answer is None or answer.status in (429, 503):
        headers = signing.headers(secret, call[0], now(), call[1])
        try:
            answer = program.call("POST", address, call[1], headers)
        except NoAnswer:
            continue
    return answer.status, answer.body


_WAITING = "select count(*) from webhooks_receipt where state = 'waiting'"
_MADE = (
    "select count(distinct record_id) from webhooks_receipt"
    " join incident_incident made on made.id = record_id"
)
_DOUBLED = (
    "select count(*) from (select title from incident_incident where title like 'Event %'"
    " group by title having count(*) > 1) twice"
)
