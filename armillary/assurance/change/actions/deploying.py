"""How a pipeline asks for a change: what it would deploy, what is different, how it was tried."""

from typing import Any

from armillary.assurance.change.actions.allowed import keepers, requesters
from armillary.assurance.change.actions.requesting import begun, flaw_of_template, said_by
from armillary.assurance.change.models import Change, ChangeTemplate
from armillary.assurance.change.vocabulary import PLANNED, Path, State
from armillary.assurance.configuration.models import ConfigurationItem
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change as change_verb
from armillary.kernel.lifecycle import creation, holds
from armillary.people.models import Person, Team
from armillary.reference.activities import Change as Activity
from armillary.reference.roles import Role

pipelines = holds(Role.INTEGRATION)


@creation(start=State.DRAFT, activity=Activity.PROCESS_RFCS, allowed=keepers | pipelines)
def request_deployment(
    act: Act,
    *,
    title: str,
    revision: str,
    item: ConfigurationItem,
    template: ChangeTemplate | None = None,
    reason: str = "",
    pipeline: str = "",
    diff: str = "",
    tests_passed: int | None = None,
    tests_failed: int | None = None,
    plan: str = "",
    test_note: str = "",
    back_out_plan: str = "",
    back_out_minutes: int = 0,
    communication: str = "",
    service: ConfigurationItem | None = None,
    team: Team | None = None,
    requester: Person | None = None,
) -> Change:
    """Ask to deploy a revision: as a standard change by its template, else as a normal one.

    Whoever asks is who does it, for the person who wants it.
    """
    given = {name: value for name, value in locals().items() if name != "act"}
    if template is not None:
        if why := flaw_of_template(template, item):
            raise Invalid(why)
        given |= said_by(template, team)
    path = Path.MINOR if template is None else Path.STANDARD
    given["test_note"] = test_note or told(tests_passed, tests_failed)
    return begun(act, path, implementer=act.actor, **given)


@change_verb(activity=Activity.PROCESS_RFCS, when=PLANNED, allowed=requesters)
def rebuild(
    change: Change,
    act: Act,
    *,
    revision: str,
    pipeline: str | None = None,
    diff: str | None = None,
    tests_passed: int | None = None,
    tests_failed: int | None = None,
) -> None:
    """Deploy another revision instead. What was approved was the one of before."""
    given: dict[str, Any] = dict(locals())
    said = told(change.tests_passed, change.tests_failed)
    for name, value in given.items():
        if name not in ("change", "act") and value is not None:
            setattr(change, name, value)
    if change.test_note == said:
        change.test_note = told(change.tests_passed, change.tests_failed)


def told(passed: int | None, failed: int | None) -> str:
    """The results of tests in words, for those who decide."""
    parts = [
        f"{count} {words}"
        for count, words in ((passed, "passed"), (failed, "failed"))
        if count is not None
    ]
    return f"Tests: {', '.join(parts)}." if parts else ""
