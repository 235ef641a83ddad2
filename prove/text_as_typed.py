"""P22: text comes back as typed, or is refused with a reason."""

import csv
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import partial
from io import StringIO
from typing import Any, Literal
from urllib.parse import urlencode

from django.test import Client

from armillary.kernel.lifecycle.text import flaw
from armillary.operations.incident.models import Incident
from armillary.people.models import Person
from prove.house import House
from prove.mail import arrive
from prove.people import acting, made
from prove.promise import Figure, Size, none
from tests.api.corpus import bad_inputs
from tests.imports.files import checked, run
from tests.mail.makers import a_mailbox, ann
from tests.makers import an_agent, api_client, signed_in_client

Say = Callable[[str], str | None]
Door = Callable[[list[str]], list[str | None]]
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
    doors: dict[str, Door] = {
        "API": partial(_each, partial(_by_api, program)),
        "form": partial(_each, partial(_by_form, program, browser)),
        "CSV": partial(_by_file, agent),
        "mail": _by_mail,
    }
    for door, say in doors.items():
        ends = Counter(map(_end, texts, say(texts)))
        yield Figure(f"texts by {door}", f"{len(texts)}", f"{ends.total()}", ends["same"] > 0)
        yield none(f"changed on the way by {door}", ends["changed"])
    yield none("twins that do not find each other", _lost_twins(program))


def _end(text: str, came_back: str | None) -> str:
    if came_back is None:
        return "refused"
    return "same" if came_back == text else "changed"


def _each(say: Say, texts: list[str]) -> list[str | None]:
    return [say(text) for text in texts]


def _by_file(agent: Person, texts: list[str]) -> list[str | None]:
    """All in one file, read, mapped, tried and taken in; what no cell may hold refuses a file."""
    rows = [[f"P22 csv {n}", text, "3", "3"] for n, text in enumerate(texts) if _is_plain(text)]
    written = StringIO()
    csv.writer(written).writerows([["title", "description", "impact", "urgency"], *rows])
    with acting():
        imported = checked(agent, "incidents", written.getvalue())
    with acting():
        run(imported, agent)
    return [_kept(f"P22 csv {n}") for n in range(len(texts))]


def _by_mail(texts: list[str]) -> list[str | None]:
    """Each as the text of a mail, which is never refused: what no record may hold is told there by
    a mark, and the mail itself is kept byte for byte."""
    made(lambda: ann("p22@customer.example"))
    mailbox = made(lambda: a_mailbox(address="p22@itsm.example"))
    arrive(mailbox, (_mail(n, text) for n, text in enumerate(texts) if _is_plain(text)))
    return [_kept(f"P22 mail {n}") for n in range(len(texts))]


def _mail(number: int, text: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "p22@customer.example", "p22@itsm.example"
    message["Subject"], message["Message-ID"] = f"P22 mail {number}", f"<{number}@p22.example>"
    message.set_content(text, cte="base64")
    return message.as_bytes()


def _is_writable(text: str) -> bool:
    """Whether it is text at all: half a surrogate pair is not."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _is_plain(text: str) -> bool:
    """Whether a cell or a mail can say it: more than white space, lines that end as usual."""
    return "\r" not in text and not flaw(text, required=True)


def _kept(title: str) -> str | None:
    with acting():
        found = Incident.objects.filter(title=title).values_list("description", flat=True)
        return found.first()


def _by_api(program: Client, text: str) -> str | None:
    body = {"title": "P22", "description": text, "impact": 3, "urgency": 3}
    answer = program.post("/api/v1/incidents", body, "application/json")
    return _told(program, answer.json()["number"]) if answer.status_code == 201 else None


def _by_form(program: Client, browser: Client, text: str) -> str | None:
    """As a browser sends it: lines end in two characters, and half a pair cannot be sent."""
    if not _is_writable(text):
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
