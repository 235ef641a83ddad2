"""P37: secrets never show: not in answers, logs, the journal, nor in the list of processes."""

import json
import secrets
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import psutil

from armillary.gate.routes import every_route
from armillary.kernel.access import links, passwords, sessions, tokens
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from armillary.people.vocabulary import Scope
from armillary.postgres import keys
from prove.caller import Caller
from prove.house import House
from prove.people import made
from prove.promise import Figure, Size, at_least, none
from prove.routes import path_of
from tests.makers import an_administrator, by, now

EACH = 10


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Plant secrets of every kind, use everything, then look wherever something is kept."""
    canaries = _planted()
    administrator = made(an_administrator)
    token = made(partial(_token, administrator))
    canaries["token in use"] = token
    canaries |= _of_the_installation(house)
    with house.served():
        answers = _everything(Caller(house.address, token), canaries)
        processes = " ".join(_command_lines())
    places = {
        "answers": answers,
        "logs": _logs(house.folder.path),
        "rows of the database": _rows(house),
        "command lines of processes": processes,
    }
    yield at_least("canaries", 40, len(canaries))
    for place, text in places.items():
        found = [name for name, secret in canaries.items() if secret in text]
        yield none(f"found in {place}", len(found))
        if found:
            yield Figure("found", "none", ", ".join(found[:5]), kept=False)


def _planted() -> dict[str, str]:
    """Passwords, tokens, sessions and sign-in links of people."""
    canaries = {}
    for number in range(EACH):
        person = made(an_administrator)
        act = by(person, now())
        password = f"canary {secrets.token_hex(12)}"
        made(partial(passwords.set_password, person, act, password=password))
        canaries[f"password {number}"] = password
        canaries[f"session {number}"] = made(partial(sessions.begin, person, at=now()))
        link: str = made(partial(links.sign_in_link, person, now()))
        canaries[f"link {number}"] = link.rpartition("/")[2]
        canaries[f"token {number}"] = made(
            partial(
                tokens.issue, person, act, name="P37", scope=Scope.READ, lasts=timedelta(days=1)
            )
        )
    return canaries


def _token(person: Person) -> str:
    lasts = timedelta(days=1)
    return tokens.issue(person, by(person, now()), name="P37", scope=Scope.WRITE, lasts=lasts)


def _of_the_installation(house: House) -> dict[str, str]:
    kept = keys.read(house.folder.secrets)
    return {
        "owner's password": kept.owner_password,
        "web role's password": kept.web_password,
        "key that signs": kept.secret_key,
    }


def _everything(program: Caller, canaries: dict[str, str]) -> str:
    """All that the API and the pages tell an administrator, and what they say to mistakes."""
    session = {"Cookie": f"{sessions.COOKIE}={canaries['session 0']}"}
    browser = Caller(program.address, "")
    told = [browser.call("GET", path_of(route.pattern), None, session) for route in every_route()]
    for kind in record_types():
        told += [
            program.get(f"/api/v1/{kind}?limit=200&expand=facets"),
            browser.call("GET", f"/{kind}", None, session),
            program.post(f"/api/v1/{kind}", {"password": canaries["password 1"]}),
        ]
    wrong = json.dumps({"email": "x@example.com", "password": canaries["password 2"]}).encode()
    told.append(browser.call("POST", "/sign-in", wrong, {}))
    bad = Caller(program.address, canaries["token 3"] + "x")
    told.append(bad.get("/api/v1/incidents"))
    return " ".join(answer.body.decode(errors="replace") for answer in told)


def _rows(house: House) -> str:
    """Every row of every table, as text."""
    return " ".join(
        house.one(f"select coalesce(string_agg(t::text, ' '), '') from {table} t")
        for table in house.tables()
    )


def _logs(folder: Path) -> str:
    files = [*folder.glob("*.log"), *folder.rglob("postgres/**/*.log"), *folder.glob("*.witness")]
    return " ".join(file.read_text(errors="replace") for file in files)


def _command_lines() -> Iterator[str]:
    for process in psutil.process_iter(["cmdline"]):
        yield " ".join(process.info["cmdline"] or ())
