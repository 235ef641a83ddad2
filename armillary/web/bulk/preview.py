"""What would become of many records, put so that one can decide by it."""

from collections import defaultdict
from dataclasses import dataclass

from armillary.fittings.bulk.trying import Trial, Tried
from armillary.kernel.declarations import RecordType

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A record and where it is."""

    number: str
    url: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some would be refused: the words, how many, and the first of them."""

    words: str
    count: int
    places: tuple[Place, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The answer in a sentence, what it rests on, the reasons, and the first that would be done."""

    answer: str
    note: str
    possible: bool
    reasons: tuple[Reason, ...]
    fine: Reason | None


def preview_of(trial: Trial, kind: RecordType) -> Preview:
    """The trial as its page shows it."""
    refused: dict[str, list[Tried]] = defaultdict(list)
    for each in trial.tried:
        if each.why_not:
            refused[each.why_not.replace(each.number, "It")].append(each)
    fine = [each for each in trial.tried if not each.why_not]
    reasons = sorted(refused.items(), key=lambda pair: -len(pair[1]))
    return Preview(
        answer=_answer(trial),
        note=_note(trial),
        possible=bool(fine) or trial.sampled,
        reasons=tuple(_reason(words, found, kind) for words, found in reasons),
        fine=_reason("would be done.", fine, kind) if fine else None,
    )


def _answer(trial: Trial) -> str:
    if not trial.sampled:
        return f"{trial.would_be_done:,} would be done, {trial.would_be_refused:,} refused."
    return (
        f"Of {len(trial.tried):,} tried, {trial.would_be_done:,} would be done and "
        f"{trial.would_be_refused:,} refused."
    )


def _note(trial: Trial) -> str:
    if not trial.sampled:
        return "Each was tried by the verb itself, and nothing was changed."
    return (
        f"These are {len(trial.tried):,} of {trial.total:,}, drawn by chance; the others were not "
        "tried. Nothing was changed."
    )


def _reason(words: str, found: list[Tried], kind: RecordType) -> Reason:
    places = tuple(Place(each.number, f"/{kind.slug}/{each.number}") for each in found[:SHOWN])
    return Reason(words, len(found), places, len(found) - len(places))
