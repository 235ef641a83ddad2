"""The reference of the API as a page, made from the same declarations."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from armillary.api.naming import ROOT
from armillary.api.openapi.document import VERSION
from armillary.gate.request import Request, actor_of
from armillary.kernel import custom
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.enacting import activity_of
from armillary.kernel.lifecycle.verb import Verb
from armillary.kernel.registry import processes, record_types
from armillary.kernel.standing import edits
from armillary.people.models import Person
from armillary.reference.processes import PROCESSES

TITLE = "The API"
MOST_KEPT = 4
INTRODUCTION = (
    (
        "Every record type has a list, every record an address, every verb an address below it. "
        "Calls carry a token (Authorization: Bearer arm_…), bodies and answers are JSON in UTF-8."
    ),
    (
        "Lists take filters (state=new,assigned), ranges (reported_at.gte=2026-01-01), words (q=), "
        "an order (sort=-priority), fields and a limit of at most 200; next and previous lead on."
    ),
    "A refusal is problem+json: it names the field and the rule, and it has changed nothing.",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of code to begin with."""

    label: str
    language: str
    code: str


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
    allowed: str = ""
    parameters: tuple[Parameter, ...] = ()
    answer: str
    errors: tuple[dict[str, Any], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Records:
    """A record type and everything that can be called about it."""

    id: str
    label: str
    group: str
    path: str
    about: str
    operations: tuple[Operation, ...]


def page(request: Request) -> HttpResponse:
    """The reference."""
    api = {
        "title": TITLE,
        "version": VERSION,
        "openapi_url": f"{ROOT}/openapi.json",
        "introduction": INTRODUCTION,
        "examples": _EXAMPLES,
        "records": _records(actor_of(request)),
    }
    return render(request, "api_docs.html", {"title": TITLE, "breadcrumbs": [], "api": api})


def _records(reader: Person) -> tuple[Records, ...]:
    name = (custom.generation(), reader.is_staff)
    if name not in _made:
        if len(_made) >= MOST_KEPT:
            _made.clear()
        _made[name] = tuple(_of(kind, reader) for kind in record_types().values())
    return _made[name]


_made: dict[tuple[str, bool], tuple[Records, ...]] = {}
"""Made once for each generation of the custom fields."""


def _of(kind: RecordType, reader: Person) -> Records:
    path = f"{ROOT}/{kind.slug}"
    about = (kind.model.__doc__ or "").strip().partition("\n")[0]
    made = (
        _creation(kind, verb, f"{path}/{verb.name}" if index else path, reader)
        for index, verb in enumerate(kind.creations)
    )
    done = (_verb(kind, verb, f"{path}/{{number}}/{verb.name}", reader) for verb in kind.verbs)
    further = _FURTHER.get(kind.slug, ())
    read = (_read(kind, *each) for each in (*_READINGS, *further))
    several = (_many(kind, f"{path}/bulk"), _attaching(kind))
    secret = _secret(path) if kind.slug in _WITH_SECRET else ()
    every = (*read, *made, *several, *done, *secret)
    return Records(kind.slug, kind.plural, _group(kind), path, about, every)


def _read(kind: RecordType, name: str, below: str, title: str, help_: str) -> Operation:
    return Operation(
        id=f"{kind.slug}-{name}",
        method="GET",
        path=f"{ROOT}/{kind.slug}{below}",
        title=title,
        help=help_,
        answer="200",
    )


def _many(kind: RecordType, path: str) -> Operation:
    words = kind.plural.lower()
    return Operation(
        id=f"{kind.slug}-bulk",
        method="POST",
        path=path,
        title=f"Do a verb to many {words}",
        help="A verb with its arguments, on numbers or on a question; dry_run only tries it.",
        answer="202 the batch, whose items tell what became of each",
    )


def _attaching(kind: RecordType) -> Operation:
    return Operation(
        id=f"{kind.slug}-files-attach",
        method="POST",
        path=f"{ROOT}/{kind.slug}/{{number}}/files",
        title="Attach a file",
        help="The body is the file itself, and no JSON.",
        parameters=(
            Parameter(
                "name", "text", True, "What the file is called; after the question mark.", ()
            ),
            Parameter("audience", "choice", False, "Who may see it.", ("public", "internal")),
        ),
        answer="201 the file, its address in Location",
    )


def _secret(path: str) -> tuple[Operation, ...]:
    return (
        Operation(
            id=f"{path.rpartition('/')[2]}-secret",
            method="POST",
            path=f"{path}/{{number}}/secret",
            title="Make its secret anew",
            help="The answer tells it, this once. What was valid before is dead.",
            answer="200 the secret",
        ),
    )


def _creation(kind: RecordType, verb: Verb, path: str, reader: Person) -> Operation:
    return _post(kind, verb, path, reader, "201 the new record, its address in Location")


def _verb(kind: RecordType, verb: Verb, path: str, reader: Person) -> Operation:
    return _post(kind, verb, path, reader, "200 the record as it is now")


def _post(kind: RecordType, verb: Verb, path: str, reader: Person, answer: str) -> Operation:
    activity = activity_of(verb, kind.model)
    late = ({"status": 428, "text": "without If-Match"},) if edits(verb) else ()
    return Operation(
        id=f"{kind.slug}-{verb.name}",
        method="POST",
        path=path,
        title=verb.label,
        help=verb.help,
        activity=activity.title,
        parameters=tuple(
            Parameter(
                each.name,
                each.kind.replace("_", " "),
                each.required,
                each.help or each.label,
                tuple(str(value) for value, _ in each.choices),
            )
            for each in verb.asks(reader)
        ),
        answer=answer,
        errors=({"status": 409, "text": "the state or a rule forbids it"}, *late),
    )


def _group(kind: RecordType) -> str:
    """The group of the process that keeps this type; nothing for those of the house."""
    owner = next((each.id for each in processes() if kind in each.records), "")
    return next((each.group.id for each in PROCESSES if each.id == owner), "")


_READINGS = (
    ("list", "", "List", "A page of the list, narrowed and ordered as you ask."),
    ("read", "/{number}", "Read", "One record; expand=can,journal,links brings more along."),
    ("journal", "/{number}/journal", "Journal", "What was done to it and said about it."),
    ("links", "/{number}/links", "Links", "The records to which it is linked."),
    ("export", "/export", "Export", "The whole list as a file: format=json, csv or xlsx."),
    ("files", "/{number}/files", "Files", "What is attached to it."),
    ("files-download", "/{number}/files/{file}", "Download", "A file, as it was attached."),
)
_WITH_SECRET = frozenset({"webhook-subscriptions", "webhook-sources"})
_FURTHER = {
    "batches": (
        ("items", "/{number}/items", "Items", "What became of each item, in their order."),
    ),
    "imports": (("rows", "/{number}/rows", "Rows", "What the check says of each row."),),
}
_EXAMPLES = (
    Example(
        "curl",
        "sh",
        'curl -H "Authorization: Bearer $TOKEN" \\\n'
        '  "$ARMILLARY/api/v1/incidents?open=true&assignee=me&sort=priority"',
    ),
    Example(
        "Python",
        "python",
        "import json, os\nfrom urllib.request import Request, urlopen\n\n"
        'url = os.environ["ARMILLARY"] + "/api/v1/incidents?open=true&assignee=me"\n'
        'token = {"Authorization": "Bearer " + os.environ["TOKEN"]}\n'
        'print(json.load(urlopen(Request(url, headers=token)))["items"])',
    ),
)
