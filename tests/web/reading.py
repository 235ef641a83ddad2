"""Reading pages as people do: words without marks, and how often a page asks the database."""

from html.parser import HTMLParser

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

VOID = frozenset({"area", "br", "hr", "img", "input", "link", "meta", "use"})


class _Reader(HTMLParser):
    """Collects text; that inside elements of a class is also collected apart."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.depth = name, 0
        self.all: list[str] = []
        self.found: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        wanted = self.name in (dict(attrs).get("class") or "").split()
        if self.depth or wanted:
            self.depth += 1
        if wanted and self.depth == 1:
            self.found.append([])

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in VOID:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.all.append(data)
        if self.depth:
            self.found[-1].append(data)


def words(page: str) -> str:
    """All text of a page, in one line."""
    reader = _Reader("")
    reader.feed(page)
    return " ".join(" ".join(reader.all).split())


def texts(page: str, name: str) -> list[str]:
    """The text of each element of this class."""
    reader = _Reader(name)
    reader.feed(page)
    return [" ".join(" ".join(each).split()) for each in reader.found]


def queries_of(client: Client, address: str) -> int:
    """How many statements a page costs, the second time it is asked for."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    if answer.status_code != 200:
        raise AssertionError(f"{address} answered {answer.status_code}")
    return len(queries)
