"""The words of mailed news. Plain text: whatever somebody typed is shown and never run."""

from collections.abc import Sequence
from itertools import groupby

from django.conf import settings

from armillary.fittings.notifications.models import Notification
from armillary.people.models import Person

CHOOSE = "How you are told: {address}/me/notifications"


def subject(news: Sequence[Notification]) -> str:
    """What a mail about one record is called."""
    return news[-1].about_title or news[-1].text


def letter(person: Person, news: Sequence[Notification]) -> str:
    """All the news about one record."""
    return "\n".join([_greeting(person), "", *_about(news), "", _end()]).strip() + "\n"


def digest_subject(news: Sequence[Notification]) -> str:
    return f"{len(news)} pieces of news" if len(news) > 1 else news[0].text


def digest(person: Person, news: Sequence[Notification]) -> str:
    """All that waited, record by record, in the order in which each was first heard of."""
    order: dict[tuple[str, int | None], int] = {}
    for each in news:
        order.setdefault((each.about_type, each.about_id), len(order))
    by_record = sorted(news, key=lambda each: order[each.about_type, each.about_id])
    lines = [_greeting(person), ""]
    for _, group in groupby(by_record, key=lambda each: (each.about_type, each.about_id)):
        lines += [*_about(list(group)), ""]
    return "\n".join([*lines, _end()]).strip() + "\n"


def _about(news: Sequence[Notification]) -> list[str]:
    first = news[0]
    head = [f"{first.about_number} {first.about_title}".strip()] if first.about_number else []
    url = next((each.mail_url for each in reversed(news) if each.mail_url), first.url)
    link = [f"  {settings.PUBLIC_URL}{url}"] if settings.PUBLIC_URL and url else []
    return [*head, *(f"  {each.text}" for each in news), *link]


def _greeting(person: Person) -> str:
    return f"Hello {person.name},"


def _end() -> str:
    return CHOOSE.format(address=settings.PUBLIC_URL) if settings.PUBLIC_URL else ""
