"""P29 and P36: nothing is open by accident, and every answer carries the safe headers."""

import re
from collections.abc import Iterator

from armillary.api.openapi.document import document
from armillary.gate.admission import OPEN_ROUTES, Admission
from armillary.gate.headers import ALWAYS
from armillary.gate.routes import every_route
from armillary.kernel.access import sessions
from armillary.kernel.registry import record_types
from prove.caller import Answer, Caller
from prove.house import House
from prove.people import made
from prove.promise import Figure, Size, at_most, none
from tests.makers import an_agent, now

METHODS = ("GET", "POST", "PUT", "DELETE")
NOT_LET_IN = frozenset({302, 303, 401, 403, 404, 405})
FILLED = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
EXAMPLES = {"slug": "incidents", "number": "INC-000001", "name": "comment"}


def open_by_accident(house: House, size: Size) -> Iterator[Figure]:
    """Compare the lists of routes, policies and documents, then call everything as nobody."""
    routes = list(every_route())
    opened = {route.pattern for route in routes if route.admission is Admission.OPEN_TO_ALL}
    yield none("routes without a policy", sum(route.admission is None for route in routes))
    yield none("open and not listed as such", len(opened - set(OPEN_ROUTES)))
    yield at_most("open routes", 15, len(opened))
    described = {path.split("/")[1] for path in document(record_types().values())["paths"]}
    yield none("record types without a description", len(set(record_types()) - described))
    nobody = Caller(house.address, "")
    with house.served():
        let_in = [
            f"{method} {route.pattern}"
            for route in routes
            if route.pattern not in opened
            for method in METHODS
            if nobody.call(method, path_of(route.pattern), b"{}", {}).status not in NOT_LET_IN
        ]
    yield Figure("let in without signing in", "none", ", ".join(let_in) or "none", not let_in)


def safe_answers(house: House, size: Size) -> Iterator[Figure]:
    """Every route, by every method, signed in and not: each answer is looked at."""
    agent = made(an_agent)
    cookie = made(lambda: sessions.begin(agent, at=now()))
    nobody, somebody = Caller(house.address, ""), Caller(house.address, "")
    as_agent = {"Cookie": f"{sessions.COOKIE}={cookie}"}
    foreign = {**as_agent, "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    paths = [path_of(route.pattern) for route in every_route()]
    with house.served():
        answers = [nobody.call(m, path, b"{}", {}) for path in paths for m in METHODS]
        answers += [somebody.call(m, path, b"{}", as_agent) for path in paths for m in METHODS]
        written = [somebody.call("POST", path, b"{}", foreign) for path in paths]
        bare = [somebody.call("POST", path, b"{}", as_agent) for path in paths]
    unsafe = sum(not is_safe(answer) for answer in (*answers, *written, *bare))
    yield Figure("answers looked at", "> 100", f"{len(answers) + len(written) + len(bare):,}", True)
    yield none("answers without a safe header", unsafe)
    yield none("writes from a foreign page that got in", sum(each.is_good for each in written))
    yield none("writes without a token of the page that got in", sum(e.is_good for e in bare))


def is_safe(answer: Answer) -> bool:
    """Whether it has every header that all answers have, a type, and no loose cookie."""
    there = all(answer.headers.get(name.lower()) == value for name, value in ALWAYS.items())
    cookie = answer.headers.get("set-cookie", "")
    tight = not cookie or ("HttpOnly" in cookie and "SameSite" in cookie)
    typed = not answer.body or "content-type" in answer.headers
    return there and "cache-control" in answer.headers and tight and typed


def path_of(pattern: str) -> str:
    """An address that the pattern of a route means."""
    plain = re.sub(FILLED, lambda found: EXAMPLES.get(found[1] or found[2], "1"), pattern)
    return "/" + plain.replace("^", "").replace("$", "").replace("\\", "")
