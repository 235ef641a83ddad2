"""What others were asked about a record, and what they said, beside it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from armillary.fittings.consults import queries
from armillary.fittings.consults.models import Consult
from armillary.fittings.consults.vocabulary import State as Stored
from armillary.kernel import known
from armillary.kernel.acts import Act
from armillary.records.models import Record
from armillary.web.records.crumbs import is_process
from armillary.web.values.due import Due, due_at
from armillary.web.values.fields import address
from armillary.web.values.kinds import State, Who
from armillary.web.values.making import who
from armillary.web.values.states import state

MOST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceLine:
    """Somebody who was asked, and what they said."""

    url: str
    number: str
    adviser: Who
    state: State
    answer: str
    due: Due | None


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question, and all to whom it went."""

    text: str
    activity: str
    lines: tuple[AdviceLine, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """See parts/advice.html."""

    questions: tuple[AskedQuestion, ...]
    answered: int
    total: int
    ask_url: str


TONES = {"for": "done", "against": "bad"}


def advice_of(record: Record, act: Act, *, any_there: bool, may_ask: bool) -> Advice | None:
    """What was asked about a record, by one query if anything; None for a consult itself."""
    if isinstance(record, Consult):
        return None
    found = list(queries.about(record, act.actor)[:MOST]) if any_there else []
    counted = [each for each in found if each.state != Stored.WITHDRAWN]
    questions = tuple(
        AskedQuestion(text, activity, tuple(_line(each, act.at) for each in group))
        for (_, text, activity), group in groupby(found, key=_question)
    )
    asks = may_ask and is_process(known.of(type(record)).process)
    answered = sum(each.state == Stored.ANSWERED for each in counted)
    ask_url = f"/consults/new?about={record.number}" if asks else ""
    return Advice(questions, answered, len(counted), ask_url)


def said(consult: Consult) -> State:
    """What was said; where nobody has said anything, how the question stands."""
    if not consult.opinion:
        return state("consults", consult.state)
    return State(consult.get_opinion_display(), TONES.get(consult.opinion, "closed"))


def _question(consult: Consult) -> tuple[datetime, str, str]:
    return consult.created_at, consult.question, consult.get_activity_display()


def _line(consult: Consult, now: datetime) -> AdviceLine:
    is_open = consult.state == Stored.ASKED
    return AdviceLine(
        url=address(consult),
        number=consult.number,
        adviser=who((consult.answered_by or consult.assignee).name),
        state=said(consult),
        answer=consult.answer,
        due=due_at(consult.due_at, now) if is_open and consult.due_at else None,
    )
