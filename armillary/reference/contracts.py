"""What goes along with a hand-off along an interaction, and within how long it is answered.

It stands beside the interactions, since whoever builds one end counts on what the other sends. A
contract is one between processes: it is that of an interaction and of the process whose record
goes over it. Where none is declared the wish alone goes along, and the time to answer is `ANSWER`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

ANSWER = timedelta(hours=8)


class Form(Enum):
    """How a value is written, and how that is called."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes or no"
    MOMENT = "moment"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that goes along. What is `needed` is never empty."""

    name: str
    means: str
    form: Form = Form.TEXT
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Contract:
    """What goes along an interaction about a record of a process; `within` is working time."""

    edge: int
    process: str
    fields: tuple[Field, ...] = ()
    within: timedelta = ANSWER

    def flaws(self, content: Mapping[str, Any]) -> Iterator[str]:
        """What is wrong with this, in words; nothing when it keeps to the contract."""
        for field in self.fields:
            value = content.get(field.name)
            if value in (None, "", [], {}):
                if field.needed:
                    yield f"{field.means} ({field.name}) is missing"
            elif not _FITS[field.form](value):
                yield f"{field.means} ({field.name}) is no {field.form.value}"
        for name in sorted(content.keys() - {field.name for field in self.fields}):
            yield f"{name} is not agreed upon"


def _is_moment(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_table(value: Any) -> bool:
    if isinstance(value, dict):
        return True
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


_FITS: Mapping[Form, Callable[[Any], bool]] = {
    Form.TEXT: lambda value: isinstance(value, str),
    Form.NUMBER: lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    Form.YES_NO: lambda value: isinstance(value, bool),
    Form.MOMENT: _is_moment,
    Form.LIST: _is_list,
    Form.TABLE: _is_table,
}

CHANGE, CMDB = "change-management", "configuration-management"
INCIDENT, LEVELS = "incident-and-service-request-management", "service-level-management"

_CHANGE = (
    Field("change", "the number of the change", needed=True),
    Field("title", "what will be different", needed=True),
    Field("state", "how far the change is", needed=True),
)
_WINDOW = (
    Field("planned_start", "when it begins", Form.MOMENT, needed=True),
    Field("planned_end", "when it ends", Form.MOMENT, needed=True),
)
_OUTCOME = Field("outcome", "what came of it")
_SERVICES = Field("services", "the services that it hits", Form.LIST)
_ORDERS = Field("work_orders", "the steps: who does what when", Form.TABLE)
_SCHEDULED = (
    *_CHANGE,
    *_WINDOW,
    Field("risk", "how risky it is", Form.NUMBER),
    _SERVICES,
    Field("outage", "whether users will notice it"),
    Field("outage_minutes", "for how many minutes they will", Form.NUMBER),
    Field("team", "who does it"),
)
_DECIDED = (
    *_CHANGE,
    *_WINDOW,
    Field("revision", "which revision of the software it is"),
    Field("go_no_go", "what must be true before it begins"),
    Field("test_note", "how it was tried"),
    Field("last_decision_at", "until when one can still stay out", Form.MOMENT),
    _OUTCOME,
)

_NUMBER = Field("number", "the number of the record", needed=True)
_CALL = (
    _NUMBER,
    Field("title", "what does not work", needed=True),
    Field("service", "the service that is disturbed"),
    Field("affected_item", "the item that does not work"),
    Field("priority", "how pressing it is", needed=True),
    Field("reported_at", "since when it is known", Form.MOMENT, needed=True),
)
_ITEM = (
    _NUMBER,
    Field("name", "by what people know the item", needed=True),
    Field("configuration_class", "what kind of item it is", needed=True),
    Field("state", "where it stands in its life", needed=True),
    Field("environment", "what it is used for"),
)

CONTRACTS: tuple[Contract, ...] = (
    Contract(45, CHANGE, (*_CHANGE, _ORDERS), timedelta(hours=16)),
    Contract(52, CHANGE, _DECIDED),
    Contract(
        58,
        CHANGE,
        (
            *_CHANGE,
            Field("taken_from", "from when on alerts are to be expected", Form.MOMENT),
            Field("taken_until", "until when alerts are to be expected", Form.MOMENT),
            Field("items", "the items that are worked on", Form.LIST),
            _SERVICES,
        ),
        timedelta(hours=4),
    ),
    Contract(62, CHANGE, _SCHEDULED, timedelta(hours=4)),
    Contract(70, CHANGE, _SCHEDULED),
    Contract(
        92,
        CHANGE,
        (
            *_CHANGE,
            Field("work_orders", "the steps: who does what when", Form.TABLE, needed=True),
        ),
        timedelta(hours=16),
    ),
    Contract(
        94,
        CHANGE,
        (
            *_DECIDED,
            _ORDERS,
            Field("started_at", "when it really began", Form.MOMENT),
            Field("ended_at", "when it really ended", Form.MOMENT),
            Field("as_planned", "whether it went as planned", Form.YES_NO),
        ),
        timedelta(hours=2),
    ),
    Contract(
        100,
        CHANGE,
        (*_CHANGE, _OUTCOME, Field("items", "what the items become by it", Form.TABLE)),
    ),
    Contract(13, INCIDENT, (*_CALL, Field("category", "what sort of trouble it is"))),
    Contract(56, INCIDENT, _CALL, timedelta(hours=2)),
    Contract(62, INCIDENT, _CALL, timedelta(hours=4)),
    Contract(
        63,
        INCIDENT,
        (
            *_CALL,
            Field("caller", "who called", needed=True),
            Field("location", "where the caller is"),
        ),
    ),
    Contract(
        64,
        INCIDENT,
        (
            *_CALL,
            Field("category", "what sort of trouble it was"),
            Field("closure_category", "what the cause was taken for"),
            Field("resolution", "what restored the service"),
        ),
        timedelta(hours=16),
    ),
    Contract(73, INCIDENT, (*_CALL, Field("organisation", "whose people called")), 3 * ANSWER),
    Contract(59, CMDB, _ITEM),
    Contract(63, CMDB, _ITEM),
    Contract(111, CMDB, _ITEM, timedelta(hours=4)),
    Contract(112, CMDB, (*_ITEM, Field("user", "who works with it"))),
    Contract(
        79,
        LEVELS,
        (
            _NUMBER,
            Field("name", "by what both sides know the agreement", needed=True),
            Field("organisation", "whose needs they are", needed=True),
            Field("description", "what is needed, in plain words"),
        ),
        5 * ANSWER,
    ),
)

_BY_ENDS = {(each.edge, each.process): each for each in CONTRACTS}


def contract(edge: int, process: str) -> Contract:
    """What is agreed for an interaction about a record of a process."""
    return _BY_ENDS.get((edge, process)) or Contract(edge, process)


def contracts_of(edges: Iterable[int]) -> tuple[Contract, ...]:
    """All that is declared for these interactions."""
    wanted = frozenset(edges)
    return tuple(each for each in CONTRACTS if each.edge in wanted)
