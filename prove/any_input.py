"""P23: no input makes a 5xx."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from django.test import Client

from armillary.gate.routes import every_route
from armillary.kernel.fields import fields_of
from armillary.kernel.registry import record_types
from armillary.people.models import Person
from prove.house import House
from prove.own_rights import MAKERS
from prove.people import made
from prove.promise import Figure, Size, exactly, none
from prove.random_calls import a_write
from prove.routes import path_of
from tests.api.corpus import bad_inputs
from tests.makers import an_administrator, api_client, signed_in_client

ROLES = ("agent", "caller", "operator", "auditor")
NASTY = (
    *("\x00", "\ud800", "\ufeff", "\u202e", "'", '"', "%", "%00", "%ff", "../", "\\", "{{7*7}}"),
    *("<script>", "A" * 3_000, "9" * 400, "-1", "1e999", "NaN", "null", "[]", "\r\n", "\u0130"),
)
JUNK: tuple[Any, ...] = (None, True, [], {}, [[]], {"a": {"b": 1}}, 10**30, -1, 1.5, "", *NASTY)


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Calls of every kind, bent out of shape, by people of five kinds."""
    times = size.of(100_000, short=2_000)
    made_by = {**{name: MAKERS[name] for name in ROLES}, "administrator": an_administrator}
    corpus = [text for _, text in bad_inputs("A-text", "B-html", "C-template", "D-filter")]
    counted: Counter[int] = Counter()
    broken: Counter[str] = Counter()
    for name, maker in made_by.items():
        person, chance = made(maker), size.chance(f"P23 {name}")
        fuzzer = Fuzzer(person, chance, [text for text in corpus if isinstance(text, str)])
        for _ in range(times // len(made_by)):
            status, what = fuzzer.call()
            counted[status // 100] += 1
            if status >= 500:
                broken[what] += 1
    yield exactly("requests", times // len(made_by) * len(made_by), sum(counted.values()))
    told = ", ".join(f"{status}xx: {number:,}" for status, number in sorted(counted.items()))
    yield Figure("answers", "no 5xx", told, counted[5] == 0 < counted[2])
    for what, number in broken.most_common(5):
        yield none(f"5xx at {what}", number)


class Fuzzer:
    """One person's calls, by the API and by pages."""

    def __init__(self, person: Person, chance: Random, corpus: list[str]) -> None:
        self.person = person
        self.chance = chance
        self.program: Client = made(partial(api_client, person))
        self.browser: Client = made(partial(signed_in_client, person))
        self.paths = [path_of(route.pattern) for route in every_route()]
        self.nasty = [*NASTY, *corpus]

    def call(self) -> tuple[int, str]:
        """One call: the status of its answer, and what it was."""
        way = self.chance.choice((self._write, self._ask, self._page, self._form, self._wild))
        what, answer = way()
        if answer.headers.get("Location", "").startswith("/sign-in"):
            self.browser = made(partial(signed_in_client, self.person))
        return answer.status_code, what

    def _write(self) -> tuple[str, Any]:
        path, body = a_write(self.chance, self.person)
        raw = json.dumps(self._bent(body))
        if self.chance.random() < 0.2:
            raw = self._cut(raw)
        return f"POST {path.rsplit('/', 1)[-1]}", self._sent(self.program, path, raw)

    def _sent(self, client: Client, path: str, raw: str) -> Any:
        version = self.chance.choice(("*", '"1"', "W/", '"-1"', "abc", '"99999999999"'))
        return client.generic(
            "POST", path, raw.encode("utf-8", "surrogatepass"), "application/json",
            headers={"If-Match": version},
        )  # fmt: skip

    def _ask(self) -> tuple[str, Any]:
        kind = self.chance.choice(list(record_types().values()))
        door = self.chance.choice(("/api/v1/", "/"))
        return f"GET {door}{kind.slug}", self._got(f"{door}{kind.slug}?{self._query(kind)}")

    def _query(self, kind: Any) -> str:
        names = [
            *fields_of(kind),
            "q",
            "sort",
            "fields",
            "limit",
            "after",
            "before",
            "open",
            "view",
        ]
        pairs = [
            (self.chance.choice(names) + self.chance.choice(("", "", ".gte", ".lt")), self._text())
            for _ in range(self.chance.randrange(4))
        ]
        return urlencode(pairs, errors="surrogatepass")

    def _page(self) -> tuple[str, Any]:
        path = self.chance.choice(self.paths)
        return f"GET {path}", self._got(path)

    def _form(self) -> tuple[str, Any]:
        path = self.chance.choice(self.paths)
        fields = {name: self._text() for name in ("title", "text", "body", "q", "name", "next")}
        kept = {n: t for n, t in fields.items() if self.chance.random() < 0.5 and _sendable(t)}
        return f"form {path}", self.browser.post(path, kept)

    def _wild(self) -> tuple[str, Any]:
        parts = [quote(self._text()[:80].encode("utf-8", "surrogatepass"), safe="")
                 for _ in range(self.chance.randrange(1, 4))]  # fmt: skip
        method = self.chance.choice(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
        client = self.chance.choice((self.program, self.browser))
        path = self.chance.choice(("/", "/api/v1/")) + "/".join(parts)
        return f"{method} wild", client.generic(method, path, b"{}", "application/json")

    def _got(self, path: str) -> Any:
        client = self.program if path.startswith("/api") else self.browser
        return client.generic("GET", path)

    def _bent(self, body: dict[str, Any]) -> dict[str, Any]:
        return {
            name if self.chance.random() < 0.98 else self._text()[:60]: value
            if self.chance.random() < 0.6
            else self.chance.choice((self.chance.choice(JUNK), self._text()))
            for name, value in body.items()
        }

    def _cut(self, raw: str) -> str:
        at = self.chance.randrange(len(raw) + 1)
        return raw[:at] + self.chance.choice(("", *NASTY)) + raw[at + self.chance.randrange(3) :]

    def _text(self) -> str:
        return self.chance.choice((self.chance.choice(self.nasty), self.person.number, "me", "1"))


def _sendable(text: str) -> bool:
    """A form of the test client cannot carry half a surrogate pair; the other ways do."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)
