"""P22: text comes back as typed, or is refused with a reason."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Literal
from urllib.parse import urlencode

from django.test import Client

from prove.house import House
from prove.people import made
from prove.promise import Figure, Size, none
from tests.api.corpus import bad_inputs
from tests.makers import an_agent, api_client, signed_in_client

Say = Callable[[str], str | None]
OWN = (
    *("plain", " leading and trailing ", "line\nbreak", "tab\there", "Zoë", "Zoë", "ﬁ ligature"),
    *(
        "İstanbul ıI",
        "ß ẞ",
        "日本語",
        "العربية 123",
        "👨‍👩‍👧‍👦",
        "a\u200bb",
        "\ufeffBOM",
        "²³",
        "¼",
    ),
    *("=1+1", "+49 1", "-5", "@home", "007", "1e5", "TRUE", "2026-11-25", "'quoted'", '"double"'),
    *("<b>bold</b>", "&amp;", "%41", "\\n", "{{7*7}}", "A" * 20_000, "a\x00b", "\x07", "   ", ""),
)
FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


def trial(house: House, size: Size) -> Iterator[Figure]:
    """Each text goes in by every door and is read back by the API."""
    agent = made(an_agent)
    program, browser = made(partial(api_client, agent)), made(partial(signed_in_client, agent))
    texts = [*OWN, *(text for _, text in bad_inputs("A-text") if isinstance(text, str))]
    doors: dict[str, Say] = {
        "API": partial(_by_api, program),
        "form": partial(_by_form, program, browser),
    }
    for door, say in doors.items():
        ends = Counter(_end(text, say) for text in texts)
        yield Figure(f"texts by {door}", f"{len(texts)}", f"{ends.total()}", ends["same"] > 0)
        yield none(f"changed on the way by {door}", ends["changed"])
    yield none("twins that do not find each other", _lost_twins(program))


def _end(text: str, say: Say) -> str:
    came_back = say(text)
    if came_back is None:
        return "refused"
    return "same" if came_back == text else "changed"


def _by_api(program: Client, text: str) -> str | None:
    body = {"title": "P22", "description": text, "impact": 3, "urgency": 3}
    answer = program.post("/api/v1/incidents", body, "application/json")
    return _told(program, answer.json()["number"]) if answer.status_code == 201 else None


def _by_form(program: Client, browser: Client, text: str) -> str | None:
    """As a browser sends it: lines end in two characters, and half a pair cannot be sent."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return None
    body = {"title": "P22", "description": text.replace("\n", "\r\n"), "impact": 3, "urgency": 3}
    answer = browser.post("/incidents/new", body)
    if answer.status_code != 303:
        return None
    return _told(program, answer.headers["Location"].rpartition("/")[2])


def _told(program: Client, number: str) -> str:
    description: str = program.get(f"/api/v1/incidents/{number}").json()["description"]
    return description


def _lost_twins(program: Client) -> int:
    """A word in one form of Unicode is found by the same word in the other."""
    lost = 0
    for kept, sought in (FORMS, FORMS[::-1]):
        title = unicodedata.normalize(kept, f"Çafé Ångström {kept}")
        body: dict[str, Any] = {"title": title, "impact": 3, "urgency": 3}
        program.post("/api/v1/incidents", body, "application/json")
        query = urlencode({"q": unicodedata.normalize(sought, f"ÇAFÉ {kept} ångstr")})
        items = program.get(f"/api/v1/incidents?{query}").json()["items"]
        lost += [each["title"] for each in items] != [title]
    return lost
