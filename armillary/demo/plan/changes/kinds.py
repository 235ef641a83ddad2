"""The kinds of changes that Meridian makes, and which of its things each is done to."""

import re
import tomllib
from dataclasses import field
from pathlib import Path
from random import Random

import msgspec

from armillary.demo.plan.estate.things import Thing

MINOR = "normal_minor"


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """What is done to a kind of thing, told in words, step by step."""

    key: str
    of: str
    like: str
    title: str
    reasons: tuple[str, ...]
    plan: str
    test: str
    back: str
    tell: str
    steps: tuple[tuple[str, int], ...]
    back_steps: tuple[tuple[str, int], ...]
    minutes: int
    weight: int
    path: str = MINOR
    urgent: str = ""
    value: tuple[str, str] = ("", "")
    outage: str = "none"
    hour: int = 20
    complexity: int = 1
    experience: int = 1
    reversal: int = 1


class Routine(msgspec.Struct, frozen=True, kw_only=True):
    """What is done by a template, how often (`few` in a small company), and how often it fails."""

    key: str
    name: str
    of: str
    team: str
    plan: str
    back: str
    minutes: int
    back_minutes: int
    runs: int
    few: int
    failures: int
    like: str = ""


class _Told(msgspec.Struct, frozen=True):
    kind: tuple[Kind, ...] = field(default=())
    template: tuple[Routine, ...] = field(default=())


_TOLD = msgspec.convert(
    tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8")), _Told
)
KINDS = {each.key: each for each in _TOLD.kind}
ROUTINES = _TOLD.template
ORDINARY = tuple(each for each in KINDS.values() if each.weight)


def fits(wanted: Kind | Routine, thing: Thing) -> bool:
    """Whether it is done to this thing: in production all the time, and of the right name."""
    in_use = thing.until is None and thing.environment in ("", "production")
    return in_use and thing.of == wanted.of and bool(re.search(wanted.like, thing.key))


def filled(text: str, thing: Thing, chance: Random, month: str) -> str:
    """The words with what they are about."""
    return (
        text.replace("{item}", thing.key)
        .replace("{service}", thing.key.removesuffix(" application"))
        .replace("{month}", month)
        .replace("{memory}", str(chance.choice((32, 48, 64, 128))))
        .replace("{version}", f"{chance.randrange(3, 17)}.{chance.randrange(1, 12)}")
    )
