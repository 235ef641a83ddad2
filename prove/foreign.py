"""P28: nobody sees or changes a foreign object, by any way; it answers like one that is missing."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.test import Client

from armillary.gate.routes import every_route
from armillary.kernel.access.visibility import NOTHING
from armillary.kernel.declarations import RecordType
from armillary.kernel.registry import record_types
from armillary.people.models import Organisation, Person
from armillary.records.models import Record, numbered
from armillary.reference.roles import Role
from prove.answers import bare
from prove.house import House
from prove.people import acting, made
from prove.promise import Figure, Size, none
from tests.makers import MONDAY, a_customer, a_person, api_client, by, signed_in_client, the_robot
from tests.promises.specimens import a_specimen, almighty

Ask = Callable[[str], Any]
MISSING = 987_654_321
ROLES: tuple[Role | None, ...] = (
    None,
    Role.CALLER,
    Role.CUSTOMER_REPRESENTATIVE,
    Role.SERVICE_DESK_AGENT,
    Role.SPECIALIST,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)
"""Held in the other organisation: outside of the provider they open nothing of others."""


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Every type, verb and address below a record, tried by people of another tenant."""
    specimens = {kind.slug: made(partial(_specimen, kind)) for kind in record_types().values()}
    customer = made(a_customer)
    cells: Counter[str] = Counter()
    different: list[str] = []
    for role in ROLES[: size.of(len(ROLES), short=2)]:
        stranger = made(partial(_stranger, role, customer))
        program, browser = _clients(stranger)
        for kind in record_types().values():
            record = specimens[kind.slug]
            if record is None or _may_see(kind, record, stranger):
                cells["seen by right"] += 1
                continue
            for what, ask in _ways(kind, program, browser):
                cells["tried"] += 1
                if _bare(ask(record.number), record) != _bare(ask(_missing(record)), record):
                    different.append(f"{role} {kind.slug} {what}")
    yield Figure("cells tried", "> 100", f"{cells['tried']:,}", cells["tried"] > 100)
    yield none("answers that differ from those for a missing record", len(different))
    for each in different[:5]:
        yield Figure("differs", "nothing", each, kept=False)
    yield none("routes without a declared policy", sum(r.admission is None for r in every_route()))


def _specimen(kind: RecordType) -> Record | None:
    """A record of the provider: one that is there, else a new one where people make such."""
    home = the_robot().organisation_id
    found: Record | None = kind.model.objects.filter(organisation_id=home).first()
    if found is None and kind.creations:
        found = a_specimen(kind, by(almighty(), MONDAY))
    return found


def _stranger(role: Role | None, customer: Organisation) -> Person:
    return a_person(*([role] if role else []), organisation=customer)


def _clients(stranger: Person) -> tuple[Client, Client]:
    return made(partial(api_client, stranger)), made(partial(signed_in_client, stranger))


def _may_see(kind: RecordType, record: Record, stranger: Person) -> bool:
    """What all may know, such as the names of teams, is not foreign."""
    if kind.visible(stranger) == NOTHING:
        return False
    with acting():
        return bool(kind.model.objects.filter(kind.visible(stranger), pk=record.pk).exists())


def _ways(kind: RecordType, program: Client, browser: Client) -> Iterator[tuple[str, Ask]]:
    """Each way to a record: what it is called, and asking it for a number."""
    api, page = f"/api/v1/{kind.slug}/{{}}", f"/{kind.slug}/{{}}"
    for below in ("", "/journal", "/links", "?expand=can,journal", "/files", "/tasks"):
        yield f"GET {below}", partial(_get, program, api + below)
    for verb in kind.verbs:
        yield f"POST {verb.name}", partial(_post, program, f"{api}/{verb.name}")
        yield f"page {verb.name}", partial(_get, browser, f"{page}/{verb.name}")
        yield f"form {verb.name}", partial(_form, browser, f"{page}/{verb.name}")
    yield "page", partial(_get, browser, page)
    yield "list", partial(_get, program, f"/api/v1/{kind.slug}?number={{}}")
    yield "search", partial(_get, program, "/api/v1/search?q={}")
    yield "suggest", partial(_get, browser, f"/suggest/{kind.slug}?q={{}}")


def _get(client: Client, address: str, number: str) -> Any:
    return client.get(address.format(number))


def _form(browser: Client, address: str, number: str) -> Any:
    return browser.post(address.format(number), {"text": "x"})


def _post(program: Client, address: str, number: str) -> Any:
    return program.post(
        address.format(number), json.dumps({}), "application/json", headers={"If-Match": "*"}
    )


def _missing(record: Record) -> str:
    return numbered(record.prefix, MISSING)


def _bare(answer: Any, record: Record) -> tuple[int, bytes]:
    """Without the number that was asked for either."""
    status, content = bare(answer)
    for number in (record.number, _missing(record)):
        for form in (number, number.lower(), number.partition("-")[2]):
            content = content.replace(form.encode(), b"NUMBER")
    return status, content
