"""Loads the demo organisation: its people, then months of incidents in the order of time."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from heapq import heappop, heappush
from pathlib import Path
from random import Random

import msgspec
from django.conf import settings
from django.db import transaction

from armillary.demo.cast import CAST, WHO, Casting
from armillary.demo.play import Stage, Story, perform
from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.operations.incident.models import Category
from armillary.operations.incident.vocabulary import Tree
from armillary.people.models import Organisation

Say = Callable[[str], None]

SEED = 1846
INCIDENTS = 480
PAST = timedelta(days=90)
BUSY_HOURS = (7, 8, 8, 9, 9, 9, 10, 10, 11, 11, 12, 13, 13, 14, 14, 15, 15, 16, 17, 19, 22)
STORIES: list[Story] = tomllib.loads(Path(__file__).with_name("stories.toml").read_text("utf-8"))[
    "story"
]

__all__ = ["WHO", "is_loaded", "leave_mark", "load"]


def is_loaded() -> bool:
    """Whether the demo organisation lives in this database already."""
    with transaction.atomic():
        stand_as(first_rows.robot())
        return Organisation.objects.filter(name=CAST["provider"]).exists()


def load(now: datetime, say: Say) -> None:
    """Make everything, up to this moment; all of it or nothing. The same now, the same demo."""
    chance = Random(SEED)
    with transaction.atomic():
        robot = first_rows.robot()
        stand_as(robot)
        say("engaging the people of Meridian, a ferry and freight company")
        cast = Casting(robot, now - PAST, chance).engage()
        stage = Stage(cast, trees(), chance)
        say(f"letting {INCIDENTS} incidents happen in {PAST.days} days")
        play(beginnings(stage, now), now)
        leave_mark()


def leave_mark() -> None:
    """Tell the sign-in page of this installation as whom one can sign in."""
    told = [
        {"name": each.name, "role": each.part, "email": each.email, "password": each.password}
        for each in WHO
    ]
    settings.DATA.demo.write_bytes(msgspec.json.encode(told))


def trees() -> dict[Tree, dict[str, Category]]:
    """The categories of both trees by path."""
    found: dict[Tree, dict[str, Category]] = {tree: {} for tree in Tree}
    for each in Category.objects.all():
        found[Tree(each.tree)][each.path] = each
    return found


def beginnings(stage: Stage, now: datetime) -> Iterator[Iterator[datetime]]:
    """Every incident, about to begin: on working days mostly, in the busy hours mostly."""
    for number in range(INCIDENTS):
        day = now - PAST * (1 - number / INCIDENTS) ** 2.3  # most of them of late
        if day.weekday() >= 5 and stage.chance.random() < 0.7:
            day -= timedelta(days=2)
        hour = stage.chance.choice(BUSY_HOURS)
        moment = day.replace(hour=hour, minute=stage.chance.randrange(60), second=0, microsecond=0)
        if moment < now:
            yield perform(stage, stage.chance.choice(STORIES), moment)


def play(stories: Iterator[Iterator[datetime]], now: datetime) -> None:
    """Let all stories go on side by side, act by act in the order of time, until now."""
    waiting: list[tuple[datetime, int, Iterator[datetime]]] = []
    for number, story in enumerate(stories):
        heappush(waiting, (next(story), number, story))
    while waiting and waiting[0][0] < now:
        _, number, story = heappop(waiting)
        if moment := next(story, None):
            heappush(waiting, (moment, number, story))
