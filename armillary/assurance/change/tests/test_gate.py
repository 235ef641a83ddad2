"""The gate before production: what shuts it, and that nobody gets past it by not asking."""

from collections.abc import Callable

import pytest

from armillary.assurance.change import actions
from armillary.assurance.change.models import Change
from armillary.assurance.change.queries.flying import COMES_AFTER
from armillary.assurance.change.queries.gate import Code, reasons
from armillary.assurance.change.tests.makers import (
    HOUR,
    TONIGHT,
    a_draft,
    a_freeze,
    a_manager,
    an_emergency,
    an_item,
    approved,
    assessed,
    planned,
    run,
    scheduled,
)
from armillary.assurance.change.vocabulary import Outcome
from armillary.kernel.errors import Refusal
from armillary.kernel.links.actions import link
from tests.makers import by

pytestmark = pytest.mark.django_db


def codes(change: Change, at: object = TONIGHT, revision: str = "") -> list[str]:
    return [each.code.value for each in reasons(change, by(a_manager(), at), revision)]  # type: ignore[arg-type]


def _open() -> Change:
    return scheduled(a_draft(an_item("db1")))


def _edited() -> Change:
    change = _open()
    actions.describe(change, by(a_manager()), plan="Something else.")
    return change


def _frozen() -> Change:
    change = _open()
    a_freeze(TONIGHT - HOUR, TONIGHT + 3 * HOUR)
    return change


def _exempt() -> Change:
    """A change manager has overruled the freeze before it was put to those who decide."""
    a_freeze(TONIGHT - HOUR, TONIGHT + 3 * HOUR)
    change = assessed(a_draft(an_item("db1")))
    return scheduled(planned(change, overruled="The hole is open to everybody."))


def _crossed() -> Change:
    """Another change of the same item is scheduled over it, in spite of it."""
    item = an_item("db1")
    change = scheduled(a_draft(item))
    other = planned(assessed(a_draft(item, title="Move it")), overruled="Only half an hour.")
    approved(other)
    return change


def _second() -> Change:
    """It comes after another one, which has not begun."""
    first = scheduled(planned(a_draft(an_item("db0")), TONIGHT - 4 * HOUR))
    change = _open()
    link(change, by(a_manager()), how=COMES_AFTER, to=first)
    return change


def _second_of_a_failure() -> Change:
    change = _second()
    first = Change.objects.exclude(pk=change.pk).get()
    actions.begin(first, by(a_manager(), TONIGHT - 4 * HOUR))
    actions.back_out(first, by(a_manager(), TONIGHT - 3 * HOUR), reason="It does not start.")
    actions.confirm_back_out(first, by(a_manager(), TONIGHT - 3 * HOUR))
    return change


def _second_of_a_success() -> Change:
    change = _second()
    run(Change.objects.exclude(pk=change.pk).get())
    return change


def _done() -> Change:
    change = _open()
    run(change, Outcome.SUCCESSFUL)
    return change


def _urgent() -> Change:
    return approved(an_emergency())


SITUATIONS: list[tuple[Callable[[], Change], object, list[Code]]] = [
    (_open, TONIGHT, []),
    (_open, TONIGHT - HOUR, [Code.TOO_EARLY]),
    (_open, TONIGHT + 2 * HOUR, [Code.TOO_LATE]),
    (lambda: a_draft(an_item("db1")), TONIGHT, [Code.NOT_APPROVED, Code.NO_WINDOW]),
    (lambda: planned(a_draft(an_item("db1"))), TONIGHT, [Code.NOT_APPROVED]),
    (lambda: approved(a_draft(an_item("db1"))), TONIGHT, [Code.NOT_SCHEDULED]),
    (_edited, TONIGHT, [Code.NOT_APPROVED]),
    (_frozen, TONIGHT, [Code.FREEZE]),
    (_frozen, TONIGHT - HOUR, [Code.TOO_EARLY, Code.FREEZE]),
    (_exempt, TONIGHT, []),
    (_crossed, TONIGHT, [Code.CONFLICT]),
    (_second, TONIGHT, [Code.PREDECESSOR]),
    (_second_of_a_failure, TONIGHT, [Code.PREDECESSOR]),
    (_second_of_a_success, TONIGHT, []),
    (_done, TONIGHT, [Code.OVER]),
    (_urgent, TONIGHT, []),
]


@pytest.mark.parametrize(("situation", "at", "why"), SITUATIONS)
def test_it_tells_every_reason_and_nobody_begins_against_one(
    situation: Callable[[], Change], at: object, why: list[Code]
) -> None:
    change = situation()

    assert codes(change, at) == why
    assert begins(change, at) is (why == [])


def begins(change: Change, at: object) -> bool:
    try:
        actions.begin(change, by(a_manager(), at))  # type: ignore[arg-type]
    except Refusal:
        return False
    return True


def test_another_revision_than_the_one_that_was_approved_is_not_let_pass() -> None:
    change = scheduled(a_draft(an_item("db1")))

    assert codes(change, TONIGHT, "8f3c2ab") == [Code.OTHER_REVISION]


def test_what_is_built_anew_has_to_be_approved_anew() -> None:
    change = actions.request_deployment(
        by(a_manager()),
        title="Deploy the shop",
        revision="8f3c2ab",
        item=an_item("shop"),
        reason="A page was slow.",
        plan="Roll it out.",
        back_out_plan="Roll out the last one.",
        communication="Nobody notices.",
        tests_passed=812,
        tests_failed=0,
    )
    assert change.test_note == "Tests: 812 passed, 0 failed."
    scheduled(change)
    assert codes(change, TONIGHT, "8f3c2ab") == []

    actions.rebuild(change, by(a_manager()), revision="91d0e77", tests_failed=2)

    [why] = reasons(change, by(a_manager(), TONIGHT), "91d0e77")
    assert why.code == Code.NOT_APPROVED
    assert "revision was 8f3c2ab, is now 91d0e77" in why.words
    assert "tests was Tests: 812 passed, 0 failed., is now Tests: 812 passed, 2 failed." in (
        why.words
    )


def test_how_far_it_is_stands_in_its_journal() -> None:
    change = _open()
    actions.begin(change, by(a_manager(), TONIGHT))

    actions.tell_progress(
        change, by(a_manager(), TONIGHT + HOUR), text="3 of 5 servers.", percent=60
    )

    with pytest.raises(Refusal, match="Give 0 to 100"):
        actions.tell_progress(change, by(a_manager(), TONIGHT), text="More.", percent=101)
