"""Telling people: who is asked, once; who is reminded; and what was asked back."""

from collections.abc import Iterable, Iterator, Sequence

from armillary.fittings.approvals.links import link_for
from armillary.fittings.approvals.models import Approval, Meeting, Seat, Step
from armillary.fittings.approvals.queries import boards, journal
from armillary.fittings.approvals.queries.due import SHARES, moments_of, to_remind_of
from armillary.fittings.approvals.queries.people import answering_for, stand_ins_of
from armillary.fittings.approvals.queries.seats import table_of
from armillary.fittings.approvals.vocabulary import State
from armillary.fittings.notifications.telling import News, subject_of, tell_all
from armillary.fittings.notifications.vocabulary import What
from armillary.kernel.acts import Act


def tell_of(approval: Approval, act: Act, lines: Sequence[int]) -> None:
    """Tell those whose turn it is and who do not know yet, and who was asked back or answered."""
    if approval.state == State.PENDING:
        fresh = [seat for seat in table_of(approval).open_seats() if seat.told_at is None]
        tell_all(act, _asked(fresh, approval, act, f"Approve {approval.about_number}?"))
        Seat.objects.filter(pk__in=[seat.pk for seat in fresh]).update(told_at=act.at)
    tell_all(act, _said(approval, lines))


def remind_of_due(act: Act) -> int:
    """Tell those who have not decided how much of the time is over, once for each share of it.

    When all of it is over, whoever asked is told too, and whoever answers for such decisions.
    A share that a changed calendar moved to a later moment is not told a second time.
    """
    steps = to_remind_of(act.at)
    for step in steps:
        moments = moments_of(step, step.approval)
        passed = sum(each is not None and each <= act.at for each in moments)
        if passed > step.reminders:
            _remind(step, act, SHARES[passed - 1])
        following = moments[passed] if passed < len(moments) else None
        reminders = max(passed, step.reminders)
        Step.objects.filter(pk=step.pk).update(reminders=reminders, remind_at=following)
    return len(steps)


def _remind(step: Step, act: Act, share: int) -> None:
    seats = list(Seat.objects.filter(step=step, vote="").select_related("person"))
    text = _reminder(step.approval.about_number, share)
    tell_all(act, _asked(seats, step.approval, act, text))
    if share == SHARES[-1]:
        tell_all(act, _escalated(step, seats))


def _reminder(number: str, share: int) -> str:
    if share == SHARES[-1]:
        return f"Your decision on {number} is overdue."
    return f"Your decision on {number} is awaited: {share} % of the time for it is over."


def _escalated(step: Step, seats: Iterable[Seat]) -> Iterator[News]:
    """News for those who can do something about it: withdraw it, or speak to who is asked."""
    approval, asked = step.approval, {seat.person_id for seat in seats}
    names = ", ".join(sorted(seat.person.name for seat in seats))
    text = f"{approval.about_number} was not decided in time: “{step.name}” waits for {names}."
    for key in sorted({approval.asked_by_id, *answering_for(approval)} - asked):
        yield News(
            person=key, what=What.APPROVAL, text=text, about=subject_of(approval), actor=None
        )


def tell_members(meeting: Meeting, act: Act) -> None:
    """Tell the members of a board when it meets next, and of how much."""
    count = len(boards.agenda_of(meeting))
    points = "1 point" if count == 1 else f"{count or 'no'} points yet"
    text = f"{meeting.board.name} meets: {points} on the agenda."
    subject = subject_of(meeting)
    tell_all(
        act,
        [
            News(person=person.pk, what=What.APPROVAL, text=text, about=subject)
            for person in boards.members_of(meeting.board)
        ],
    )


def _asked(seats: Iterable[Seat], approval: Approval, act: Act, text: str) -> Iterator[News]:
    """News for whose seats these are, their deputies and those who stand in for them."""
    seats = list(seats)
    stand_ins = stand_ins_of([seat.person_id for seat in seats], act.at)
    for seat in seats:
        others = [key for key, person in stand_ins.items() if person == seat.person_id]
        for key in dict.fromkeys([seat.deputy_id or seat.person_id, *others]):
            yield News(
                person=key,
                what=What.APPROVAL,
                text=text,
                about=subject_of(approval),
                mail_url=link_for(seat, key, act, approval.expires_at),
                actor=None,
            )


def _said(approval: Approval, lines: Sequence[int]) -> Iterator[News]:
    """What was asked back is for who asked for it; the answer for those who still decide."""
    for line in journal.said_in(lines, approval.pk, ("ask_back", "answer")):
        listeners = [approval.asked_by_id]
        if line.verb == "answer":
            listeners = [
                seat.deputy_id or seat.person_id for seat in table_of(approval).open_seats()
            ]
        for key in listeners:
            yield News(
                person=key,
                what=What.APPROVAL,
                text=line.text,
                about=subject_of(approval),
                actor=line.actor_id,
                entry=line.pk,
            )
