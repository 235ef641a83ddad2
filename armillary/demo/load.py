"""Loads the demo organisation: first what one sees at once, then, job by job, the older history."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.conf import settings
from django.db import transaction

from armillary.demo.cast import CAST, WHO
from armillary.demo.ground import Ground
from armillary.demo.parts import PARTS, people
from armillary.demo.parts.part import Part
from armillary.demo.plan.world import Size, World, world
from armillary.demo.stage import Stage
from armillary.kernel.access import first_rows
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act
from armillary.kernel.jobs import known, queue
from armillary.kernel.jobs.models import Job
from armillary.people.models import Organisation

Say = Callable[[str], None]

HISTORY = "demo: older history"

__all__ = ["WHO", "Progress", "is_loaded", "learn", "leave_mark", "load", "progress"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many portions of the older history there are, and how many of them are done."""

    done: int
    of: int
    trouble: str = ""


def is_loaded() -> bool:
    """Whether the demo organisation lives in this database already."""
    with transaction.atomic():
        stand_as(first_rows.robot())
        return Organisation.objects.filter(name=CAST["provider"]).exists()


def load(now: datetime, say: Say, size: Size = Size.FULL) -> Ground:
    """Make what is seen at once, up to this moment, all of it or nothing; the rest becomes jobs.

    The same moment and size, the same demo.
    """
    plan = world(now, size)
    with transaction.atomic():
        robot = first_rows.robot()
        stand_as(robot)
        say(f"engaging the {len(plan.company.people):,} people of Meridian and its customers")
        ground = people.found(plan, robot)
        stage = Stage.on(ground)
        for part in PARTS:
            first = part.plan(plan).first
            say(f"playing the last weeks: {part.name}, {len(first):,}")
            part.play(stage, first)
        if older(plan):
            _defer(ground, 0)
        leave_mark()
    return ground


def older(plan: World) -> list[tuple[Part, Sequence[Any]]]:
    """Every portion of older history with the part that plays it."""
    return [(part, portion) for part in PARTS for portion in part.plan(plan).older]


def learn() -> None:
    """Let workers of this process go on with the history of a demo."""
    known.learn(HISTORY, go_on)


def go_on(act: Act, told: Mapping[str, Any]) -> None:
    """One portion and, in the same transaction, the job for the next: never doubled, never lost."""
    ground = Ground.from_json(told["ground"])
    portions = older(ground.world())
    part, portion = portions[told["next"]]
    part.play(Stage.on(ground), portion)
    if told["next"] + 1 < len(portions):
        _defer(ground, told["next"] + 1)


def progress() -> Progress | None:
    """How far the older history is; None when nothing of it waits."""
    job = Job.objects.filter(name=HISTORY).first()
    if job is None:
        return None
    many = len(older(Ground.from_json(job.arguments["ground"]).world()))
    return Progress(job.arguments["next"], many, job.last_error)


def leave_mark() -> None:
    """Tell the sign-in page of this installation as whom one can sign in."""
    told = [
        {"name": each.name, "role": each.part, "email": each.email, "password": each.password}
        for each in WHO
    ]
    settings.DATA.demo.write_bytes(msgspec.json.encode(told))


def _defer(ground: Ground, portion: int) -> None:
    queue.defer(HISTORY, {"ground": ground.as_json(), "next": portion})
