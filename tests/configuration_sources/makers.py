"""Readings for tests: sent, tried and taken in as their doors do it."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from armillary.assurance.configuration.models import ConfigurationItem, Relation
from armillary.assurance.configuration.models.facts import CURRENT
from armillary.assurance.configuration.sources.actions import readings
from armillary.assurance.configuration.sources.models import Reading, Row
from armillary.assurance.configuration.sources.sending import send
from armillary.assurance.configuration.sources.vocabulary import Form
from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.jobs.known import work_of
from armillary.kernel.jobs.models import Job
from armillary.people.models import Person
from tests.makers import MONDAY, by

TUESDAY = MONDAY + timedelta(days=1)


def work_off(at: datetime = TUESDAY, after: int = 0) -> None:
    """Do every job that waits and is younger than that one, as the worker would."""
    while job := Job.objects.filter(pk__gt=after).order_by("pk").first():
        robot = first_rows.robot()
        stand_as(robot)
        given = {**job.arguments, "attempt": 1}
        with transaction.atomic():
            work_of(job.name)(Act(actor=robot, at=at, door=Door.JOB), given)
        job.delete()


def tried(
    keeper: Person, form: Form, contents: Sequence[bytes], at: datetime = MONDAY, **given: Any
) -> Reading:
    """A reading of these files that was tried."""
    given.setdefault("source", form.value)
    newest = Job.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    act = by(keeper, at)
    sent = [send(act, name=f"{place}.txt", content=each) for place, each in enumerate(contents)]
    files = " ".join(str(file.pk) for file in sent)
    reading = readings.hear(act, form=form, files=files, **given)
    work_off(at, newest)
    return again(reading, keeper)


def taken(
    keeper: Person, form: Form, contents: Sequence[bytes], at: datetime = MONDAY, **given: Any
) -> Reading:
    """A reading that was taken in."""
    reading = tried(keeper, form, contents, at, **given)
    readings.take_in(reading, by(keeper, at))
    work_off(at)
    return again(reading, keeper)


def told(keeper: Person, *items: Any, take: bool = True, **given: Any) -> Reading:
    """What an agent saw, taken in."""
    relations = given.pop("relations", [])
    content = json.dumps({"items": list(items), "relations": relations}).encode()
    do: Callable[..., Reading] = taken if take else tried
    return do(keeper, Form.DISCOVERY, [content], **given)


def again(reading: Reading, keeper: Person) -> Reading:
    """The reading as it is now."""
    stand_as(keeper)
    found: Reading = Reading.objects.get(pk=reading.pk)
    return found


def rows(reading: Reading) -> list[tuple[str, str, str]]:
    """Verdict, key and outcome of each row."""
    found = Row.objects.filter(reading=reading).order_by("place")
    return list(found.values_list("verdict", "key", "outcome"))


def seen(key: str, of: str = "server", name: str = "", **attributes: Any) -> dict[str, Any]:
    """One thing that an agent saw."""
    return {"key": key, "class": of, "name": name or key, "attributes": attributes}


def item(name: str) -> ConfigurationItem:
    """The one item of this name."""
    found: ConfigurationItem = ConfigurationItem.objects.get(name=name)
    return found


def ties() -> set[tuple[str, str, str, str]]:
    """Every relation that holds, in words."""
    names = ("source__name", "relation_type__name", "target__name", "group")
    return set(Relation.objects.filter(CURRENT).values_list(*names))
