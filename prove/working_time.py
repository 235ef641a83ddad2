"""P18: business time is right to the minute: asked of two programs, the answers are the same."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from math import ceil
from multiprocessing import get_context

from prove.house import House
from prove.promise import Figure, Size, exactly, none
from tests.engines.worktime.by_minute import ZONES, differences

WHOLE, SHORT, CALENDARS = 200_000, 4_000, 4


def trial(_: House, size: Size) -> Iterator[Figure]:
    """Calendars, pauses and moments by chance, against a program that looks at every minute."""
    parts = os.cpu_count() or 1
    each = ceil(size.of(WHOLE, short=SHORT) / parts)
    with ProcessPoolExecutor(parts, mp_context=get_context("spawn")) as pool:
        found = pool.map(_differences, (size.seed,) * parts, range(parts), (each,) * parts)
        differing = [words for part in found for words in part]
    for words in differing[:3]:
        print(f"  {words}")
    yield exactly("zones", 20, len(ZONES))
    yield exactly("cases asked of both programs", each * parts, each * parts)
    yield none("answers that differ", len(differing))


def _differences(seed: int, part: int, cases: int) -> list[str]:
    chance = Size(short=False, seed=seed).chance(f"P18:{part}")
    return list(differences(chance, cases, calendars=CALENDARS))
