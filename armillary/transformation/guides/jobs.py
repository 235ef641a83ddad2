"""What guides do by themselves: what says something else is brought out, and people are asked."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from armillary.kernel.acts import Act
from armillary.kernel.jobs.queue import defer
from armillary.kernel.registry import processes
from armillary.people.models import Person
from armillary.reference.processes import PROCESSES
from armillary.reference.roles import Role
from armillary.transformation.guides import actions, queries
from armillary.transformation.guides.comparing import (
    FIRST,
    compared,
    concerned,
    doers,
    in_short,
    owner,
)
from armillary.transformation.guides.gathering import guides_of
from armillary.transformation.guides.models import Acknowledgement, GuideEdition, Wording
from armillary.transformation.guides.reading import Asked, Step, because, required_of, step_of
from armillary.transformation.guides.tailoring import LISTS
from armillary.transformation.guides.told import Duties, Told
from armillary.transformation.guides.vocabulary import EditionState
from armillary.transformation.guides.wording import digest_of, lines_of

ASK = "guides: ask"
Found = Iterator[tuple[Step, GuideEdition, frozenset[Role]]]
"""What is to be done, about which edition, and the roles by which somebody has a part in it."""


def tend(act: Act) -> int:
    """Bring out what says something else than before, and have people asked; how many guides."""
    count = bring_out(act)
    ask_all(act)
    return count


def bring_out(act: Act) -> int:
    """Keep an edition of each guide that says something else than its last; how many there were."""
    duties, standing = queries.duties_in_force(), queries.standing()
    guides = guides_of(PROCESSES, processes(), duties, queries.listed(LISTS))
    return sum(_bring_out(told, duties, standing.get(told.process.id), act) for told in guides)


def review_what_is_old(act: Act) -> int:
    """Have editions reviewed again whose review is a year old, by somebody who still answers."""
    count = 0
    for edition in queries.standing().values():
        if edition.state == EditionState.REVIEWED and edition.due_at and edition.due_at <= act.at:
            actions.review_again(edition, act)
            count += 1
        if edition.state == EditionState.TO_REVIEW:
            count += _name_somebody(edition, act)
    return count


def ask_all(act: Act) -> int:
    """Find the people who are to be asked, or no longer: each is a job. How many there were."""
    roles, asked = queries.roles_of_readers(), queries.acknowledgements()
    steps = _steps()
    people = [
        person
        for person in sorted({*roles, *asked})
        if any(steps(roles.get(person, frozenset()), asked.get(person, {})))
    ]
    for person in people:
        defer(ASK, {"person": person}, key=f"{ASK} {person}")
    return len(people)


def ask(act: Act, arguments: Mapping[str, Any]) -> None:
    """Ask a person to read what concerns them, and for nothing else any longer."""
    person = arguments["person"]
    roles = queries.roles_of_readers([person]).get(person, frozenset())
    asked = queries.acknowledgements(person).get(person, {})
    reader = queries.person(person)
    for step, edition, parts in _steps()(roles, asked):
        _take(step, edition, parts, reader, asked.get(edition.process), act)


def _steps() -> Callable[[frozenset[Role], Mapping[str, Acknowledgement]], Found]:
    """What is to be done about somebody, by their roles and by what they were asked before."""
    required = required_of(PROCESSES, queries.duties_in_force())
    standing, concerns = queries.standing(), queries.concerns()

    def steps(roles: frozenset[Role], asked: Mapping[str, Acknowledgement]) -> Found:
        for process, edition in standing.items():
            known, parts = asked.get(process), roles & required[process]
            before = Asked(known.state, known.edition.ordinal) if known else None
            step = step_of(parts, before, edition.ordinal, concerns.get(process, {}))
            if step is not Step.NONE:
                yield step, edition, parts

    return steps


def _bring_out(told: Told, duties: Duties, before: GuideEdition | None, act: Act) -> bool:
    lines = lines_of(told)
    digest = digest_of(lines)
    if before and before.digest == digest:
        return False
    changes = compared(queries.wording(before), lines) if before else ()
    activities = told.process.activities
    answering = owner(activities, duties)
    reviewers = queries.holders(answering) if answering else []
    edition = actions.bring_out(
        act,
        process=told.process.id,
        digest=digest,
        changed=in_short(changes) if before else FIRST,
        owner=answering or "",
        assignee=reviewers[0] if reviewers else None,
    )
    whom = concerned(changes, activities, duties) if before else doers(activities, duties)
    Wording.objects.create(edition=edition, lines=lines, concerned=sorted(whom))
    if before:
        actions.replace(before, act)
    return True


def _name_somebody(edition: GuideEdition, act: Act) -> bool:
    """Where nobody reviews it, or somebody who does not answer for it any more."""
    people = queries.holders(edition.owner)
    if not people or edition.assignee in people:
        return False
    actions.name_reviewer(edition, act, assignee=people[0])
    return True


def _take(
    step: Step,
    edition: GuideEdition,
    parts: frozenset[Role],
    reader: Person,
    asked: Acknowledgement | None,
    act: Act,
) -> None:
    if asked is None:
        actions.ask_to_read(act, edition=edition, assignee=reader, because=because(parts))
    elif step is Step.MOVE_ON:
        actions.move_on(asked, act, edition=edition)
    elif step is Step.EXCUSE:
        actions.excuse(asked, act)
    else:
        news = queries.changed_since(edition.process, asked.edition.ordinal)
        actions.ask_again(asked, act, edition=edition, because="\n".join(news) or because(parts))
