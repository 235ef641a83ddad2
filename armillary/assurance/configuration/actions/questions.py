"""What can be done to questions that are kept."""

from armillary.assurance.configuration.asking.parsing import parse
from armillary.assurance.configuration.asking.words import Misread
from armillary.assurance.configuration.models import Question
from armillary.assurance.configuration.queries.language import language
from armillary.assurance.configuration.vocabulary import Standing
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.lifecycle import change, creation, staff, transition
from armillary.reference.activities import Configuration as Activity

ACTIVITY = Activity.REPORT_CMDB_DATA


@creation(start=Standing.ACTIVE, activity=ACTIVITY, allowed=staff)
def keep(act: Act, *, name: str, text: str, purpose: str = "") -> Question:
    """Keep a question under a name, for all who work with the CMDB."""
    _check(act, text)
    return Question(name=name, text=text, purpose=purpose)


@change(when=Standing.ACTIVE, activity=ACTIVITY, allowed=staff)
def revise(
    question: Question,
    act: Act,
    *,
    name: str | None = None,
    text: str | None = None,
    purpose: str | None = None,
) -> None:
    """Ask it in other words."""
    if text is not None:
        _check(act, text)
        question.text = text
    question.name = question.name if name is None else name
    question.purpose = question.purpose if purpose is None else purpose


@transition(source=Standing.ACTIVE, target=Standing.RETIRED, activity=ACTIVITY, allowed=staff)
def retire(question: Question, act: Act) -> None:
    """Nobody asks it any more."""


@transition(source=Standing.RETIRED, target=Standing.ACTIVE, activity=ACTIVITY, allowed=staff)
def revive(question: Question, act: Act) -> None:
    """Offer it again."""


def _check(act: Act, text: str) -> None:
    """Raise Invalid where the text makes no sense, with the place."""
    try:
        parse(text, language(act.actor, act.at))
    except Misread as wrong:
        where = f" (at letter {wrong.start + 1})" if text else ""
        raise Invalid({"text": f"{wrong.message}{where}"}) from None
