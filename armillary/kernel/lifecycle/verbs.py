"""The decorators that make verbs of functions, and what calling such a verb means."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from armillary.kernel.acts import Act
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.lifecycle.enacting import create, perform
from armillary.kernel.lifecycle.policies import Policy, responsible
from armillary.kernel.lifecycle.verb import Company, Objection, Verb
from armillary.records.models import Record
from armillary.reference.activities import Activity

R = TypeVar("R", bound=Record)
P = ParamSpec("P")
News = Mapping[str, Any] | None
States = str | Iterable[str]


class Creation(Verb, Generic[P, R]):
    """A verb that makes a record: `report(act, title="…")` returns it, numbered."""

    def __call__(self, act: Act, *args: P.args, **arguments: P.kwargs) -> R:
        return cast("R", create(self, act, arguments))


class Transition(Verb, Generic[P, R]):
    """A verb that changes a record: `resolve(incident, act, resolution="…")`."""

    def __call__(self, record: R, act: Act, *args: P.args, **arguments: P.kwargs) -> None:
        perform(self, record, act, arguments)


def creation(
    *,
    start: str,
    activity: Activity | None,
    allowed: Policy = responsible,
    words: str = "",
    audience: Audience = Audience.SYSTEM,
) -> Callable[[Callable[Concatenate[Act, P], R]], Creation[P, R]]:
    """A verb that makes a record in the state `start`."""

    def decorate(body: Callable[Concatenate[Act, P], R]) -> Creation[P, R]:
        return Creation(
            body=body,
            target=str(start),
            activity=activity,
            allowed=allowed,
            words=words,
            audience=audience,
        )

    return decorate


def transition(
    *,
    source: States,
    target: str,
    outcomes: States = (),
    activity: Activity | None,
    allowed: Policy = responsible,
    unless: Objection | None = None,
    words: str = "",
    audience: Audience = Audience.SYSTEM,
    company: Company | None = None,
    beside: tuple[str, ...] = (),
) -> Callable[[Callable[Concatenate[R, Act, P], News]], Transition[P, R]]:
    """A verb that leads from one of the `source` states to the state `target`.

    Where the record itself decides where it leads (the last vote of many), its body sets the state
    to one of the `outcomes`.
    Its body may return news, as that of a change.
    """

    def decorate(body: Callable[Concatenate[R, Act, P], News]) -> Transition[P, R]:
        return Transition(
            body=body,
            sources=_states(source),
            target=str(target),
            outcomes=_states(outcomes),
            activity=activity,
            allowed=allowed,
            unless=unless,
            words=words,
            audience=audience,
            company=company,
            beside=beside,
        )

    return decorate


def change(
    *,
    activity: Activity | None,
    when: States = (),
    allowed: Policy = responsible,
    unless: Objection | None = None,
    words: str = "",
    audience: Audience = Audience.SYSTEM,
    company: Company | None = None,
    beside: tuple[str, ...] = (),
) -> Callable[[Callable[Concatenate[R, Act, P], News]], Transition[P, R]]:
    """A verb that changes fields and leaves the state as it is.

    Its body may return news: further [before, after] pairs for the journal line.
    """

    def decorate(body: Callable[Concatenate[R, Act, P], News]) -> Transition[P, R]:
        return Transition(
            body=body,
            sources=_states(when),
            activity=activity,
            allowed=allowed,
            unless=unless,
            words=words,
            audience=audience,
            company=company,
            beside=beside,
        )

    return decorate


def _states(states: States) -> tuple[str, ...]:
    return (str(states),) if isinstance(states, str) else tuple(str(state) for state in states)
