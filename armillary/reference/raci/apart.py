"""Duties that one person must not have together: whoever does the one judges the other."""

from dataclasses import dataclass

from armillary.reference.activities import (
    Activity,
    BuildAndTest,
    Change,
    Operations,
    Release,
    Security,
)


@dataclass(frozen=True, slots=True)
class Apart:
    """Two activities for which nobody is responsible at once: the work, and the check on it."""

    work: Activity
    check: Activity
    why: str


APART = (
    Apart(
        Change.PROCESS_RFCS,
        Change.APPROVE_CHANGES,
        "Who asks for a change does not approve it.",
    ),
    Apart(
        Change.SCHEDULE_AND_COORDINATE_CHANGES,
        Change.APPROVE_CHANGES,
        "Who carries out a change does not approve it.",
    ),
    Apart(
        BuildAndTest.INTEGRATE_APPLICATIONS_AND_INFRASTRUCTURE,
        BuildAndTest.CERTIFY_HARDWARE_AND_SOFTWARE,
        "Who builds a service does not certify it.",
    ),
    Apart(
        Release.IMPLEMENT_COMPONENTS_END_TO_END,
        Release.PERFORM_ACCEPTANCE_TESTS,
        "Who brings a service into production does not accept it.",
    ),
    Apart(
        Operations.ADMINISTER_USERS,
        Security.AUDIT_SECURITY,
        "Who gives rights does not audit them.",
    ),
    Apart(
        Security.ENFORCE_SECURITY_POLICY,
        Security.AUDIT_SECURITY,
        "Who puts a policy into effect does not audit it.",
    ),
)

CHECKS: tuple[Activity, ...] = tuple(dict.fromkeys(each.check for each in APART))
"""Activities that are worth little when a single person both does them and answers for them."""


def apart_from(activity: str) -> tuple[tuple[Activity, str], ...]:
    """What must not be done together with an activity, and why."""
    return tuple(
        (each.check if activity == each.work else each.work, each.why)
        for each in APART
        if activity in (each.work, each.check)
    )
