"""What is asked of the board, as an address gives it: one reader for the page and the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from armillary.assurance.service_level.rules.measuring import Measured, Period, months
from armillary.assurance.service_level.vocabulary import Kind
from armillary.kernel.listing.asked import BadQuestion, Pairs

MANY = 12
MOST = 36
KINDS = (Kind.SLA, Kind.OLA, Kind.UNDERPINNING)
NAMES = frozenset({"until", "months", "kind", "organisation", "service"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Up to which month, how many of them, and of which agreements."""

    last: date
    many: int
    kind: Kind | None = None
    organisation: str = ""
    service: str = ""

    @property
    def months(self) -> list[Period]:
        return months(self.last, self.many)


def asked(pairs: Pairs, now: datetime) -> Asked:
    """Read an address. BadQuestion: it asks for what there is not."""
    given = {name: text for name, text in pairs if text}
    wrong = dict.fromkeys(given.keys() - NAMES, "There is no such parameter.")
    last, many, kind = now.date(), MANY, None
    try:
        if "until" in given:
            last = _last(given["until"], now)
    except ValueError:
        wrong["until"] = "Write a month that has begun, such as 2026-11."
    if "months" in given:
        many = int(given["months"]) if given["months"].isdecimal() else 0
        if not 1 <= many <= MOST:
            wrong["months"] = f"Ask for 1 to {MOST} months."
    if "kind" in given:
        kind = next((each for each in KINDS if each.value == given["kind"]), None)
        if kind is None:
            wrong["kind"] = f"Choose one of {', '.join(each.value for each in KINDS)}."
    if wrong:
        raise BadQuestion(wrong)
    return Asked(
        last=last,
        many=many,
        kind=kind,
        organisation=given.get("organisation", ""),
        service=given.get("service", ""),
    )


def chosen(found: list[Measured], wanted: Asked, service: int | None) -> list[Measured]:
    """Those that were asked for; one for all services of a customer is for this one too."""
    return [
        each
        for each in found
        if wanted.kind in (None, each.kind)
        and wanted.organisation in ("", each.party)
        and (service is None or _is_for(each, service))
    ]


def _is_for(objective: Measured, service: int) -> bool:
    return bool(service) and (not objective.services or service in objective.services)


def service_key(services: Mapping[str, str], number: str) -> int | None:
    """The key behind the number of one of these services; of another one, of none that there is."""
    if not number:
        return None
    return int(number.rpartition("-")[2]) if number in services else 0


def _last(text: str, now: datetime) -> date:
    """The last day of a month; in this month, today."""
    first = date.fromisoformat(f"{text}-01")
    if first > now.date():
        raise ValueError("It has not begun.")
    [month] = months(first, 1)
    return min(date.fromordinal(month.end.toordinal() - 1), now.date())
