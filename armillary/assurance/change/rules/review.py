"""What is asked after a change, by what came of it and by which model it went."""

from collections.abc import Sequence
from typing import Protocol

from armillary.assurance.change.vocabulary import Outcome, Path


class Said(Protocol):
    """What is looked at of a change that is reviewed."""

    path: str
    review: str
    as_planned: bool | None
    in_time: bool | None
    only_planned: bool | None
    back_out_worked: bool | None
    tests_told: bool | None
    people_told: bool | None
    cmdb_true: bool | None
    to_adjust: str


REVIEWED = (Path.MAJOR, Path.EMERGENCY, Path.LATENT)
"""Models after which one always asks what was learnt; after a failure one does so too."""
ALWAYS = ("as_planned", "tests_told", "people_told", "cmdb_true")
ASKED = {
    Outcome.SUCCESSFUL: ALWAYS,
    Outcome.WITH_ISSUES: (*ALWAYS, "only_planned", "to_adjust"),
    Outcome.BACKED_OUT: (*ALWAYS, "back_out_worked", "to_adjust"),
    Outcome.LEFT_IN: (*ALWAYS, "only_planned", "to_adjust"),
    Outcome.PARTIAL: (*ALWAYS, "to_adjust"),
}
BEFOREHAND = ("tests_told", "people_told")
"""Of what was done before anybody was asked, nobody asks these."""


def is_reviewed(path: str, outcome: Outcome) -> bool:
    """Whether one asks what was learnt."""
    return path in REVIEWED or outcome != Outcome.SUCCESSFUL


def unsaid(change: Said, outcome: Outcome) -> Sequence[str]:
    """The questions to which nobody has given an answer yet, in the order of the form."""
    if not is_reviewed(change.path, outcome):
        return ()
    skipped = BEFOREHAND if change.path == Path.LATENT else ()
    asked = [name for name in ASKED[outcome] if name not in skipped]
    return [name for name in ("review", *asked) if not _is_said(getattr(change, name))]


def _is_said(value: bool | str | None) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None
