"""The values that pages show, each as plain as it can be. Templates say how they look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant: for the page's script, and in words for those without."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class State:
    """A state: its word, and the tone `new|active|waiting|done|closed|bad` that colours it."""

    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority: 1 is first; None where nobody has set it."""

    level: int | None
    label: str


@dataclass(frozen=True, slots=True)
class Who:
    """A person, the robot, or a team."""

    name: str
    initials: str = ""
    url: str = ""
    robot: bool = False
    team: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, with the address that it links to, if any."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One typed value of a list, a fact or a change; `kind` says which of the parts is filled."""

    kind: str
    text: str = ""
    url: str = ""
    number: str = ""
    on: bool = False
    state: State | None = None
    priority: Priority | None = None
    person: Who | None = None
    moment: Moment | None = None
    pieces: tuple[Piece, ...] = ()


NOTHING = Value("none")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and what it is called, with the address of the form that changes it, if any."""

    label: str
    value: Value
    edit_url: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Way:
    """Somewhere to go: the words and the address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One of several ways to look at a page, or to narrow it, by one press."""

    label: str
    url: str
    current: bool
