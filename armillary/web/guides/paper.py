"""Guides on paper: each begins on a sheet of its own, with the drawings of its records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from armillary.reference.raci import Letter
from armillary.transformation.guides.told import Chapter, Exchange, Life, Told
from armillary.transformation.guides.wording import about
from armillary.web.guides.lanes import lanes_of
from armillary.web.guides.linking import STRONG
from armillary.web.guides.sheet import GuidePaper
from armillary.web.guides.telling import LETTERS, MUCH, degree_of, parts_of
from armillary.web.paper.sheets import LINE

ELEMENTS = ("Elements", "Not as they came", "In all")
PLANNED = "Planned: no verb of the product performs this activity yet."

BEGINNING = 90
"""What a heading and the beginning of the first activity take, in millimetres."""
ROOM_OF_HEADING = 32
"""What stands above the lines of an activity, and between them, in millimetres."""
LETTERS_IN_LINE = 82


@dataclass(frozen=True, slots=True)
class Copy:
    """A guide to be printed: which edition it is, and the lines of those there were."""

    told: Told
    mark: str
    history: tuple[tuple[str, str, str, str], ...]


def printed(guides: Sequence[Copy], *, at: datetime) -> bytes:
    """The document; the same guides and moment make the same bytes."""
    alone = len(guides) == 1
    title = guides[0].told.process.title if alone else "Process guides"
    mark = guides[0].mark if alone else f"{len(guides)} processes"
    paper = GuidePaper(title=title, foot=f"{title}   {mark}   {at:%Y-%m-%d}", at=at)
    for place, copy in enumerate(guides):
        if place:
            paper.add_page()
        _guide(paper, copy)
    return paper.made()


def _guide(paper: GuidePaper, copy: Copy) -> None:
    told, guide, process = copy.told, copy.told.guide, copy.told.process
    paper.aside(f"{process.group.title}   {copy.mark}")
    paper.heading(process.title, 19)
    paper.prose(process.purpose)
    for heading, texts in about(guide):
        paper.heading(heading, 11)
        paper.points(map(plain, texts))
    paper.heading("Roles")
    _matrix(paper, told)
    if lanes := lanes_of(told):
        paper.lanes("How the work goes", lanes)
    paper.keep_together(BEGINNING)
    paper.heading("Activities")
    for number, chapter in enumerate(told.chapters, 1):
        _chapter(paper, number, chapter)
    _exchanges(paper, "What it gets", told.gets)
    _exchanges(paper, "What it gives", told.gives)
    _exchanges(paper, "What goes both ways", told.shares)
    for life in told.lives:
        _life(paper, life)
    if told.routines:
        paper.heading("What happens by itself")
        rows = [(each.name, each.when, each.what) for each in told.routines]
        paper.table_of(("Routine", "When", "What"), rows, (42, 38, 90))
    paper.heading("Measures")
    measures = [(each.name, plain(each.meaning), each.formula) for each in guide.measures]
    paper.table_of(("Measure", "What it says", "How it is reckoned"), measures, (38, 66, 66))
    _tailoring(paper, told)
    if copy.history:
        paper.heading("Editions")
        paper.table_of(("No.", "Of", "What changed", "Review"), copy.history, (12, 26, 88, 44))


def _tailoring(paper: GuidePaper, told: Told) -> None:
    paper.heading("What this house has made its own")
    found = told.tailoring
    paper.aside(f"{degree_of(found)} of the process is not as it came.")
    if found.is_much:
        paper.prose(MUCH)
    paper.table_of(ELEMENTS, parts_of(found), (70, 50, 50))
    if found.changes:
        paper.table_of((), [(each.kind, each.what) for each in found.changes], (42, 128))


def _chapter(paper: GuidePaper, number: int, chapter: Chapter) -> None:
    rows = _rows(chapter)
    paper.keep_together(_height(rows))
    paper.heading(f"{number}  {chapter.activity.title}", 11)
    paper.prose(chapter.activity.guide)
    paper.table_of((), rows, (32, paper.epw - 32))


def _rows(chapter: Chapter) -> tuple[tuple[str, str], ...]:
    told = chapter.paragraph
    tasks = "\n".join(f"{place}. {plain(task)}" for place, task in enumerate(told.tasks, 1))
    duties = "\n".join(
        f"{', '.join(role.title for role in roles)}: {LETTERS[letter]}"
        for letter, roles in chapter.duties
    )
    verbs = "\n".join(_verbs(chapter))
    return (
        ("Before", plain(told.entry)),
        ("Tasks", tasks),
        ("Done well when", plain(told.validation)),
        ("Afterwards", plain(told.exit)),
        ("Who", duties or "nobody yet"),
        ("Verbs", verbs or PLANNED),
    )


def _height(rows: Iterable[tuple[str, str]]) -> float:
    """About how much of a sheet an activity takes with its heading, in millimetres."""
    lines = [-(-len(line) // LETTERS_IN_LINE) for _, words in rows for line in words.split("\n")]
    return ROOM_OF_HEADING + LINE * sum(lines)


def _verbs(chapter: Chapter) -> list[str]:
    """Those of each record type in a line."""
    found: dict[str, list[str]] = {}
    for each in chapter.doings:
        found.setdefault(each.plural, []).append(each.label)
    return [f"{plural}: {', '.join(labels)}" for plural, labels in found.items()]


def _matrix(paper: GuidePaper, told: Told) -> None:
    """The roles as lines: in words, so that any number of them fits a sheet."""
    rows = []
    for role in told.roles:
        carried = {
            letter: [
                str(number)
                for number, chapter in enumerate(told.chapters, 1)
                if any(role in roles for each, roles in chapter.duties if each is letter)
            ]
            for letter in Letter
        }
        rows.append((role.title, *(" ".join(carried[letter]) for letter in Letter)))
    paper.aside("The figures are the numbers of the activities.")
    heads = ("Role", *(LETTERS[letter].capitalize() for letter in Letter))
    paper.table_of(heads, rows, (54, 29, 29, 29, 29))


def _exchanges(paper: GuidePaper, heading: str, found: Sequence[Exchange]) -> None:
    if found:
        paper.heading(heading)
        rows = [
            (str(each.number), "\n".join((each.what, *each.along)), ", ".join(each.parties))
            for each in found
        ]
        paper.table_of(("Edge", "What", "With"), rows, (14, 86, 70))


def _life(paper: GuidePaper, life: Life) -> None:
    paper.drawn(f"Record: {life.name}", life)
    labels = {each.value: each.label for each in life.standings}
    rows = [
        (
            each.label,
            ", ".join(labels[value] for value in each.sources) or ("–" if each.makes else "any"),
            ", ".join(labels[value] for value in each.targets),
            " ".join(filter(None, (each.help, each.rule and f"Rule: {each.rule}"))),
        )
        for each in life.passages
    ]
    paper.table_of(("Verb", "From", "To", "What it does"), rows, (30, 42, 28, 70))
    if life.edits:
        paper.aside("Without a change of state:")
        paper.table_of((), [(each.label, each.help) for each in life.edits], (42, 128))
    fields = ", ".join(each.label for each in life.fields)
    paper.aside(f"It keeps: {fields}.")


def plain(text: str) -> str:
    """A text as it stands on paper: what is written on buttons in quotation marks."""
    return STRONG.sub(r"“\1”", text)
