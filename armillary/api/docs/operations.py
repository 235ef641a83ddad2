"""What can be called: of every record type, told once, and of each type by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from armillary.api.naming import ROOT
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.standing import edits, standing_for_all, stands
from armillary.people.models import Person

ANY = "{type}"
RECORD_NOW = "200 the record as it is now"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One input."""

    name: str
    type: str
    required: bool
    help: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method at one address."""

    id: str
    method: str
    path: str
    title: str
    help: str
    activity: str = ""
    parameters: tuple[Parameter, ...] = ()
    answer: str
    errors: tuple[dict[str, Any], ...] = ()


def of_every_type(reader: Person) -> tuple[Operation, ...]:
    """What all types share: the addresses, and the verbs that every record has."""
    read = (_read(ANY, *each) for each in _READINGS)
    done = (
        _post(ANY, verb, f"{ROOT}/{ANY}/{{number}}/{verb.name}", reader, RECORD_NOW)
        for verb in standing_for_all()
    )
    return (*read, _MANY, _ATTACHING, *done)


def of_type(kind: RecordType, reader: Person) -> tuple[Operation, ...]:
    """What only this type has."""
    further = (_read(kind.slug, *each) for each in _FURTHER.get(kind.slug, ()))
    secret = (_secret(kind.slug),) if kind.slug in _WITH_SECRET else ()
    supposed = (_WHAT_IF,) if kind.slug in _WITH_IMPACT else ()
    return (*_creations(kind, reader), *further, *supposed, *_verbs(kind, reader), *secret)


def _creations(kind: RecordType, reader: Person) -> Iterator[Operation]:
    for index, verb in enumerate(kind.creations):
        path = f"{ROOT}/{kind.slug}" + (f"/{verb.name}" if index else "")
        answer = "201 the new record, its address in Location"
        yield _post(kind.slug, verb, path, reader, answer, kind)


def _verbs(kind: RecordType, reader: Person) -> Iterator[Operation]:
    for verb in kind.verbs:
        if not stands(verb):
            path = f"{ROOT}/{kind.slug}/{{number}}/{verb.name}"
            yield _post(kind.slug, verb, path, reader, RECORD_NOW, kind)


def _read(slug: str, name: str, below: str, title: str, help_: str) -> Operation:
    path = f"{ROOT}/{slug}{below}"
    answer = "200"
    return Operation(
        id=_id(slug, name), method="GET", path=path, title=title, help=help_, answer=answer
    )


def _post(
    slug: str, verb: Verb, path: str, reader: Person, answer: str, kind: RecordType | None = None
) -> Operation:
    activity = activity_of(verb, kind.model if kind else None)
    late = ({"status": 428, "text": "without If-Match"},) if edits(verb) else ()
    return Operation(
        id=_id(slug, verb.name),
        method="POST",
        path=path,
        title=verb.label,
        help=verb.help,
        activity=activity.title if activity else "",
        parameters=_parameters(verb, reader),
        answer=answer,
        errors=({"status": 409, "text": "the state or a rule forbids it"}, *late),
    )


def _parameters(verb: Verb, reader: Person) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(
            each.name,
            each.kind.replace("_", " "),
            each.required,
            each.help or each.label,
            tuple(str(value) for value, _ in each.choices),
        )
        for each in verb.asks(reader)
    )


def _secret(slug: str) -> Operation:
    return Operation(
        id=_id(slug, "secret"),
        method="POST",
        path=f"{ROOT}/{slug}/{{number}}/secret",
        title="Make its secret anew",
        help="The answer tells it, this once. What was valid before is dead.",
        answer="200 the secret",
    )


def _id(slug: str, name: str) -> str:
    return f"{'every' if slug == ANY else slug}-{name}"


_MANY = Operation(
    id=_id(ANY, "bulk"),
    method="POST",
    path=f"{ROOT}/{ANY}/bulk",
    title="Do a verb to many records",
    help="A verb with its arguments, on numbers or on a question; dry_run only tries it.",
    answer="202 the batch, whose items tell what became of each",
)
_ATTACHING = Operation(
    id=_id(ANY, "files-attach"),
    method="POST",
    path=f"{ROOT}/{ANY}/{{number}}/files",
    title="Send and attach a file",
    help="The body is the file itself, and no JSON.",
    parameters=(
        Parameter("name", "text", True, "What the file is called; after the question mark.", ()),
        Parameter("audience", "choice", False, "Who may see it.", ("public", "internal")),
    ),
    answer="201 the file, its address in Location",
)
_WHAT_IF = Operation(
    id=_id("configuration-items", "what-if"),
    method="POST",
    path=f"{ROOT}/configuration-items/what-if",
    title="What if",
    help="What would happen if some items failed together. Nothing is changed.",
    parameters=(Parameter("failed", "list", True, "The items that fail, by number.", ()),),
    answer="200 rows with states and paths, and what was left out",
)
_READINGS = (
    ("list", "", "List", "A page of the list, narrowed and ordered as you ask."),
    ("export", "/export", "Export", "The whole list as a file: format=json, csv or xlsx."),
    ("read", "/{number}", "Read", "One record; expand=can,journal,links brings more along."),
    ("journal", "/{number}/journal", "Journal", "What was done to it and said about it."),
    ("links", "/{number}/links", "Links", "The records to which it is linked."),
    ("files", "/{number}/files", "Files", "What is attached to it."),
    ("files-download", "/{number}/files/{file}", "Download", "A file, as it was attached."),
)
_WITH_SECRET = frozenset({"webhook-subscriptions", "webhook-sources"})
_WITH_IMPACT = frozenset({"configuration-items"})
_FURTHER = {
    "changes": (
        (
            "gate",
            "/{number}/gate",
            "Gate",
            "Whether it may be done now, and all that stands in the way; of this revision=8f3c2ab.",
        ),
    ),
    "objectives": (
        (
            "attainment",
            "/{number}/attainment",
            "How it is kept",
            "Month by month or week by week, its budget, what is expected, and what was broken.",
        ),
    ),
    "incidents": (
        (
            "clocks",
            "/{number}/clocks",
            "Clocks",
            "What was promised of it and what is left; expand=segments explains every second.",
        ),
        (
            "impact",
            "/{number}/impact",
            "Impact",
            "What it hits by the graph, with the paths, and the impact that this proposes.",
        ),
        (
            "suspects",
            "/{number}/suspects",
            "Suspects",
            "Where its cause may lie: what explains it, what is left open, who is silent.",
        ),
        (
            "suspect-changes",
            "/{number}/suspect-changes",
            "Suspect changes",
            "Which changes may have caused it: by the graph, figures, words and time.",
        ),
    ),
    "configuration-items": (
        (
            "impact",
            "/{number}/impact",
            "Impact",
            "What fails with it, or with direction=upstream what it rests on, with the paths.",
        ),
        (
            "merging",
            "/{number}/merging",
            "Merging",
            "What merging it into=another would do; chosen=name=CI-000007 picks a value.",
        ),
        (
            "joints",
            "/joints",
            "Joints",
            "Without which things and hops some of a network cannot reach the rest any more.",
        ),
        (
            "compare",
            "/compare",
            "Compare",
            "What is different from one moment or baseline to another: from=, to=, class=.",
        ),
    ),
    "batches": (
        ("items", "/{number}/items", "Items", "What became of each item, in their order."),
    ),
    "imports": (("rows", "/{number}/rows", "Rows", "What the check says of each row."),),
    "questions": (
        ("ask", "/answer", "Ask", "What a question in words finds: q=; format= makes it a file."),
        ("answer", "/{number}/answer", "Answer", "What a question that is kept finds now."),
    ),
    "readings": (("rows", "/{number}/rows", "Rows", "What would become of each thing."),),
}
