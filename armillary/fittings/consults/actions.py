"""Asking for advice, giving it, and asking no longer. Nothing waits for an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from armillary.fittings.consults import queries, rules
from armillary.fittings.consults.lines import give_advice
from armillary.fittings.consults.models import Consult
from armillary.fittings.consults.queries import Asked
from armillary.fittings.consults.vocabulary import Opinion, State
from armillary.fittings.handoffs.due import due_at
from armillary.fittings.handoffs.queries import processes_of, reception
from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid, RuleBroken
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle import Policy, change, creation, holds, is_the, staff, transition
from armillary.kernel.lifecycle.rows import read
from armillary.kernel.lifecycle.verbs import News
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.reference.activities import Activity
from armillary.reference.activities import activity as activity_of
from armillary.reference.processes import process
from armillary.reference.roles import Role


def is_a_consult(record: Record, act: Act) -> str | None:
    """Advice about advice would never end."""
    if isinstance(record, Consult):
        return f"A question is asked about {record.about_number}, not about a consult."
    return None


def _answers(record: Record | None, act: Act, activity: Activity) -> str | None:
    if isinstance(record, Consult) and queries.may_answer(record, act.actor, act.at):
        return None
    return "This is for whoever is asked, or stands in for them."


adviser = Policy(_answers)


@creation(start=State.ASKED, activity=None, allowed=staff)
def ask(
    act: Act,
    *,
    about: Record,
    assignee: Person,
    question: str,
    activity: str = "",
    role: Role | None = None,
    hours: int = rules.USUAL_HOURS,
    asked_by: Person | None = None,
) -> Consult:
    """Ask one person, whose role is consulted for an activity, for advice about a record."""
    if why := is_a_consult(about, act):
        raise Invalid({"about": why})
    concerned, people = _who(about, act, activity, role, hours, asked_by)
    asked = next((each for each in people if each.person.pk == assignee.pk), None)
    if asked is None:
        raise Invalid({"assignee": f"{assignee.name} is not consulted for “{concerned.title}”."})
    here, receiving = known.of(type(about)), reception(concerned.process)
    return Consult(
        question=question,
        activity=concerned.value,
        about_type=here.slug,
        about_id=about.pk,
        about_number=about.number,
        organisation_id=about.organisation_id,
        assignee=assignee,
        role=asked.role.value,
        in_place_of=asked.in_place_of,
        asked_by=asked_by or act.actor,
        due_at=due_at(act.at, rules.within(hours), receiving.calendar_id if receiving else None),
    )


@change(activity=None, allowed=staff, unless=is_a_consult, words="question")
def ask_advice(
    record: Record,
    act: Act,
    *,
    question: str,
    activity: str = "",
    role: Role | None = None,
    person: Person | None = None,
    hours: int = rules.USUAL_HOURS,
    asked_by: Person | None = None,
) -> News:
    """Ask those whose roles are consulted for an activity what they think, and until when.

    All of them are asked unless a role or a person is named. Nothing waits for their answers.
    """
    concerned, everybody = _who(record, act, activity, role, hours, asked_by)
    people = [each for each in everybody if person is None or person.pk == each.person.pk]
    if not people:
        raise Invalid({"person": f"They are not to be asked about “{concerned.title}”."})
    if len(people) > rules.MOST_ASKED:
        raise RuleBroken(rules.too_many(len(people)))
    made = tuple(_made(record, act, people, question, concerned, role, hours, asked_by))
    told = ", ".join(f"{each.assignee.name} ({each.number})" for each in made)
    return {"consulted": [None, told]}


@transition(
    source=State.ASKED,
    target=State.ANSWERED,
    activity=None,
    allowed=adviser,
    words="answer",
    audience=Audience.PUBLIC,
)
def answer(consult: Consult, act: Act, *, opinion: Opinion, answer: str = "") -> None:
    """Say whether you are for it or against it, and why; or that you have no view."""
    if opinion is not Opinion.NO_VIEW and not answer.strip():
        raise Invalid({"answer": "Say why: whoever asked goes on by it."})
    consult.opinion, consult.answer = opinion.value, answer
    consult.answered_by, consult.answered_at = act.actor, act.at
    about = read(known.by_slug(consult.about_type).model, consult.about_id)
    if about is not None:
        on_record = replace(act, version=None)
        give_advice(
            about, on_record, consult=consult.number, opinion=str(opinion.label), text=answer
        )


@transition(
    source=State.ASKED,
    target=State.WITHDRAWN,
    activity=None,
    allowed=is_the("asked_by") | holds(Role.ADMINISTRATOR, Role.ROBOT),
    words="reason",
    company=lambda consult, arguments: queries.asked_together(consult),
)
def withdraw(consult: Consult, act: Act, *, reason: str = "") -> None:
    """Ask no longer: whoever was asked the same and has not answered need not answer either."""


def _who(
    about: Record,
    act: Act,
    named: str,
    role: Role | None,
    hours: int,
    asked_by: Person | None,
) -> tuple[Activity, Sequence[Asked]]:
    """For which activity is asked, and who can be. Raises Invalid, or RuleBroken: nobody."""
    if why := rules.flaw_of_hours(hours):
        raise Invalid({"hours": why})
    is_robot = Role.ROBOT in act.actor.roles
    if asked_by is not None and not is_robot:
        raise Invalid({"asked_by": "You ask for yourself: leave this out."})
    concerned, roles = _concerned(about, named)
    if not is_robot and concerned.process not in processes_of(act.actor):
        there = process(concerned.process).title
        raise RuleBroken(f"Who does or answers for something in {there} asks about it.")
    if role and roles:
        if role not in roles:
            raise Invalid({"role": f"This role is not to be asked about “{concerned.title}”."})
        roles = (role,)
    people = queries.to_ask(about, roles, asked_by or act.actor, act.at) if roles else ()
    if not people:
        titles = [each.title for each in roles]
        raise RuleBroken(rules.nobody(concerned.title, titles, about.number))
    return concerned, people


def _concerned(about: Record, named: str) -> tuple[Activity, Sequence[Role]]:
    """The activity, with its roles that are C: the one named, or the first that has such roles."""
    activities = queries.activities_of(about)
    if named and named not in activities:
        raise Invalid({"activity": f"This activity is not done to records like {about.number}."})
    roles = queries.consulted([activity_of(named)] if named else activities)
    usual = next((each for each in activities if each in roles), activities[0])
    concerned = activity_of(named) if named else usual
    return concerned, roles.get(concerned.value, ())


def _made(
    about: Record,
    act: Act,
    people: Sequence[Asked],
    question: str,
    concerned: Activity,
    role: Role | None,
    hours: int,
    asked_by: Person | None,
) -> Iterator[Consult]:
    for each in people:
        yield ask(
            act,
            about=about,
            assignee=each.person,
            question=question,
            activity=concerned.value,
            role=role,
            hours=hours,
            asked_by=asked_by,
        )
