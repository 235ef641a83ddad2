"""Which two moments an address means: by baselines, or by days and moments."""

from dataclasses import dataclass
from datetime import datetime

from armillary.assurance.configuration.models import Baseline, ConfigurationClass
from armillary.fittings.past import Moment
from armillary.kernel.lifecycle.references import referred
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.values import NotAValue, moment
from armillary.people.models import Person

NAMES = frozenset({"from", "to", "class"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its words, and the moment."""

    words: str
    text: str
    moment: Moment
    scope: ConfigurationClass | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared with what, and of which things."""

    before: Side
    after: Side
    scope: ConfigurationClass | None


def asked_in(pairs: Pairs, actor: Person, now: datetime) -> Asked:
    """`from` and `to`, each a baseline or a moment; without `to`, now. Raises BadQuestion."""
    wrong = {name: "There is no such parameter." for name, _ in pairs if name not in NAMES}
    names = [name for name, _ in pairs]
    wrong |= {name: "Give this once." for name in NAMES if names.count(name) > 1}
    given = dict(pairs)
    if not given.get("from"):
        wrong["from"] = "Say with which moment or baseline to compare."
    sides = {name: _side(name, given.get(name, ""), actor, now, wrong) for name in ("from", "to")}
    scope = _scope(given.get("class", ""), actor, wrong)
    if wrong:
        raise BadQuestion(wrong)
    before, after = sides["from"], sides["to"]
    return Asked(before, after, scope or before.scope or after.scope)


def _side(name: str, text: str, actor: Person, now: datetime, wrong: dict[str, str]) -> Side:
    if not text:
        return Side("now", "", Moment(now, now))
    if found := referred(Baseline, text, actor):
        kept = Moment(found.valid_at, found.recorded_at)  # type: ignore[attr-defined]
        words = f"{found.number} {found}"
        return Side(words, text, kept, found.scope)  # type: ignore[attr-defined]
    try:
        at = moment(text)
    except NotAValue as error:
        wrong.setdefault(name, f"{error} Or name a baseline, such as BAS-000001.")
        return Side("", text, Moment(now, now))
    if at > now:
        wrong.setdefault(name, "This moment has not come yet.")
    return Side(f"{at:%Y-%m-%d %H:%M} UTC", text, Moment(at, now))


def _scope(text: str, actor: Person, wrong: dict[str, str]) -> ConfigurationClass | None:
    if not text:
        return None
    found = referred(ConfigurationClass, text, actor)
    if not isinstance(found, ConfigurationClass):
        wrong.setdefault("class", "There is no such class.")
        return None
    return found
