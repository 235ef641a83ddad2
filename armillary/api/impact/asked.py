"""What a question of impact may be asked with: which items, when, and which rows to tell."""

from datetime import datetime
from typing import NamedTuple

from armillary.api import body
from armillary.api.asking import Parameters
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.assurance.configuration.queries.as_of import Moment
from armillary.assurance.configuration.vocabulary import Family
from armillary.fittings import past
from armillary.gate.request import Request
from armillary.kernel.access.visibility import visible
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.lifecycle.rows import NOT_THERE
from armillary.kernel.listing.asked import BadQuestion
from armillary.people.models import Person

MOST_ROWS, DEEPEST, MOST_FAILED = 100_000, 100_000, 1_000
DIRECTIONS = ("downstream", "upstream")
NARROWING = frozenset({"depth", "family", "limit"})
MOMENTS = past.NAMES


class Narrowed(NamedTuple):
    """Which rows are told: no deeper than this, only of this family, at most so many."""

    depth: int
    family: str
    limit: int


def narrowed_by(asked: Parameters) -> Narrowed:
    """What the parameters say of it. Raises BadQuestion."""
    family = asked.text("family")
    if family and family not in Family.values:
        raise BadQuestion({"family": f"Choose among {', '.join(Family.values)}."})
    depth = asked.whole("depth", 1, DEEPEST, DEEPEST)
    return Narrowed(depth, family, asked.whole("limit", 1, MOST_ROWS, MOST_ROWS))


def moment_in(asked: Parameters, now: datetime) -> Moment | None:
    """The moment that is meant; None: as it is now, as far as we know. Raises BadQuestion."""
    if not asked.texts.keys() & MOMENTS:
        return None
    given = {name: past.read(name, asked.text(name), now) for name in asked.texts.keys() & MOMENTS}
    recorded = given.get("believed_at", now)
    return Moment(given.get("as_of", recorded), recorded)


def failed_in(request: Request, actor: Person) -> frozenset[int]:
    """The items that the body names. Raises Invalid: none, too many, or one that is not there."""
    sent = body.read(request)
    if unknown := sent.keys() - {"failed"}:
        raise body.UnknownFields(dict.fromkeys(sorted(unknown), "There is no such field."))
    numbers = sent.get("failed")
    if not isinstance(numbers, list) or not 0 < len(numbers) <= MOST_FAILED:
        raise Invalid({"failed": f"List the numbers of what failed, at most {MOST_FAILED:,}."})
    keys = {number: key_of(ConfigurationItem.prefix, str(number)) for number in map(str, numbers)}
    known = visible(ConfigurationItem, actor).filter(pk__in=[key for key in keys.values() if key])
    there = frozenset(known.values_list("pk", flat=True))
    for number, key in keys.items():
        if key not in there:
            raise Invalid({"failed": f"{number[:40]}: {NOT_THERE}"})
    return there
