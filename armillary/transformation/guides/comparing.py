"""What two editions of a guide differ by, whom that concerns, and how it is said in short."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from armillary.reference.activities import Activity
from armillary.reference.raci import Letter
from armillary.reference.roles import Role
from armillary.transformation.guides.told import Duties
from armillary.transformation.guides.wording import ACTIVITIES, Line

FIRST = "The first edition."
MOST_NAMED = 4
DOERS = (Letter.RESPONSIBLE, Letter.ACCOUNTABLE)
"""They have a part in the work, and so in its guide; who is asked or told need not read it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A place of the guide that says something else, and what it said before."""

    part: str
    of: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


def compared(before: Sequence[Line], after: Sequence[Line]) -> tuple[Changed, ...]:
    """Every place that differs, in the order in which people read it."""
    places = dict.fromkeys((each.part, each.of) for each in (*after, *before))
    was, now = _by_place(before), _by_place(after)
    return tuple(
        Changed(
            *place,
            tuple(_without(was.get(place, []), now.get(place, []))),
            tuple(_without(now.get(place, []), was.get(place, []))),
        )
        for place in places
        if was.get(place) != now.get(place)
    )


def in_short(changes: Sequence[Changed]) -> str:
    """Which places differ, part by part, in a sentence."""
    parts: dict[str, list[str]] = {}
    for each in changes:
        parts.setdefault(each.part, []).append(each.of)
    return f"{'; '.join(f'{part} ({_named(places)})' for part, places in parts.items())}."


def _named(places: Sequence[str]) -> str:
    more = len(places) - MOST_NAMED
    return ", ".join(places[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def doers(activities: Iterable[Activity], duties: Duties) -> frozenset[Role]:
    """The roles that do something of these activities, or answer for it."""
    return frozenset(
        role
        for activity in activities
        for role, letter in duties.get(activity, {}).items()
        if letter in DOERS
    )


def concerned(
    changes: Iterable[Changed], activities: Sequence[Activity], duties: Duties
) -> frozenset[Role]:
    """Who has to read it again: of an activity its doers, of anything else all of the process."""
    titles: Mapping[str, Activity] = {each.title: each for each in activities}
    found: set[Role] = set()
    for each in changes:
        if each.part == ACTIVITIES and each.of in titles:
            found |= doers([titles[each.of]], duties)
        else:
            found |= doers(activities, duties)
    return frozenset(found)


def owner(activities: Iterable[Activity], duties: Duties) -> Role | None:
    """The role that answers for most of the activities; of several the first of the model."""
    answered = Counter(
        role
        for activity in activities
        for role, letter in duties.get(activity, {}).items()
        if letter is Letter.ACCOUNTABLE
    )
    order = list(Role)
    return min(answered, key=lambda role: (-answered[role], order.index(role)), default=None)


def _by_place(lines: Iterable[Line]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for each in lines:
        found.setdefault((each.part, each.of), []).append(each.text)
    return found


def _without(these: Sequence[str], those: Sequence[str]) -> list[str]:
    """What is among these and not among those; of what is there twice, one stays."""
    left = Counter(those)
    kept = []
    for each in these:
        if left[each]:
            left[each] -= 1
        else:
            kept.append(each)
    return kept
