"""What a line of the journal is to whom: given to somebody, a comment, a mention, a new state."""

from collections.abc import Iterator, Mapping

from armillary.fittings.notifications.telling import News
from armillary.fittings.notifications.vocabulary import What
from armillary.fittings.watching.lines import Line
from armillary.fittings.watching.mentions import meant
from armillary.fittings.watching.queries import Watched
from armillary.kernel.journal.past import told
from armillary.kernel.journal.vocabulary import Audience
from armillary.kernel.registry import record_types

EXCERPT = 200


def news_of(line: Line, here: Watched, known: Mapping[str, int]) -> Iterator[News]:
    """What to tell of a line, to each person once: what concerns one most comes first."""
    heard: set[int] = set()
    for person, what, text in _told(line, here, known):
        if person not in heard:
            heard.add(person)
            yield News(
                person=person,
                what=what,
                text=text,
                about=here.subject,
                actor=line.actor,
                entry=line.key,
                internal=line.audience == Audience.INTERNAL,
            )


def _told(line: Line, here: Watched, known: Mapping[str, int]) -> Iterator[tuple[int, What, str]]:
    for column, person in line.newly_named().items():
        yield person, What.ASSIGNED, f"{line.actor_name} {_given(line, column)}"
    if line.is_said:
        said = f"{line.actor_name}: {excerpt(line.text)}"
        for person in meant(line.text, known):
            yield person, What.MENTIONED, said
        for person in here.people:
            yield person, What.COMMENTED, said
    elif line.moves:
        moved = f"{line.actor_name} {_moved(line)}"
        for person in here.people:
            yield person, What.STATE_CHANGED, moved


def _given(line: Line, column: str) -> str:
    field = record_types()[line.record_type].model._meta.get_field(column.removesuffix("_id"))
    if str(field.verbose_name) == "assignee":
        return "gave this to you"
    return f"named you as {str(field.verbose_name).lower()}"


def _moved(line: Line) -> str:
    """What was done, and where that led unless it says so itself: "took this: assigned"."""
    done, led_to = told(line.verb), _state(line)
    return done if led_to in done.split() else f"{done}: {led_to}"


def _state(line: Line) -> str:
    states = record_types()[line.record_type].states
    return str(dict(states.choices).get(line.state_after, line.state_after)).lower()


def excerpt(text: str) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[:EXCERPT].rstrip()} …"
