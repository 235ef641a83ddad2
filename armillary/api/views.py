"""The addresses of the API as views: by slug, number, verb and method."""

from django.http import HttpResponse

from armillary import __doc__ as about
from armillary.api import acting, bulk, docs, files, reading, sources, tables
from armillary.api.answers import answer, of_bytes
from armillary.api.asking import parameters
from armillary.api.clocks import clocks_of
from armillary.api.comparing import compare
from armillary.api.finds import found_document
from armillary.api.gate import gate_of
from armillary.api.impact import impact_of, supposed
from armillary.api.impact.incidents import (
    impact_of_incident,
    suspect_changes_of_incident,
    suspects_of_incident,
)
from armillary.api.joints import joints_of
from armillary.api.measuring import attainment_of, board_of
from armillary.api.merging import merging as merging_of
from armillary.api.methods import by_method
from armillary.api.naming import ROOT, creation_named, key_named, kind_named, verb_named
from armillary.api.openapi.document import served
from armillary.api.questions import answer_of
from armillary.api.reports import service_desk_report
from armillary.api.work import my_work
from armillary.fittings.batches.declaration import BATCH
from armillary.fittings.clocks import declared
from armillary.fittings.search.finding import DEFAULT_LIMIT, HIGHEST_LIMIT, find
from armillary.gate.admission import own_transactions, signed_in, staff_only
from armillary.gate.request import Request, actor_of
from armillary.kernel.errors import NotFound
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.rows import Named
from armillary.kernel.registry import record_types


@signed_in
def index(request: Request) -> HttpResponse:
    """What there is, and who asks."""
    return by_method(request, GET=lambda: _index(request))


@signed_in
def search(request: Request) -> HttpResponse:
    """Find records of all types by words."""
    return by_method(request, GET=lambda: _search(request))


@signed_in
def work(request: Request) -> HttpResponse:
    """What waits for whoever asks."""
    return by_method(request, GET=lambda: my_work(request))


@signed_in
def openapi(request: Request) -> HttpResponse:
    """The description of the API for programs."""
    return by_method(request, GET=lambda: of_bytes(served(actor_of(request))))


@signed_in
def reference(request: Request) -> HttpResponse:
    """The description of the API for people."""
    return by_method(request, GET=lambda: docs.index(request))


@signed_in
def reference_of(request: Request, slug: str) -> HttpResponse:
    """What it says of one type."""
    kind = kind_named(slug)
    return by_method(request, GET=lambda: docs.of_a_type(request, kind))


@staff_only
def service_desk(request: Request) -> HttpResponse:
    """The service-desk report."""
    return by_method(request, GET=lambda: service_desk_report(request))


@signed_in
def service_levels(request: Request) -> HttpResponse:
    """How objectives are kept."""
    return by_method(request, GET=lambda: board_of(request))


@signed_in
def attainment(request: Request, number: str) -> HttpResponse:
    """How one objective is kept."""
    return by_method(request, GET=lambda: attainment_of(request, number))


@signed_in
def change_gate(request: Request, number: str) -> HttpResponse:
    """Whether a change may be done now."""
    return by_method(request, GET=lambda: gate_of(request, number))


@staff_only
def compared(request: Request) -> HttpResponse:
    """What is different in the CMDB between two moments."""
    return by_method(request, GET=lambda: compare(request))


@staff_only
def joints(request: Request) -> HttpResponse:
    """What holds a network together."""
    return by_method(request, GET=lambda: joints_of(request))


@signed_in
def answered(request: Request, number: str = "") -> HttpResponse:
    """What a question to the CMDB finds, one that is given or one that is kept."""
    return by_method(request, GET=lambda: answer_of(request, number))


@signed_in
def collection(request: Request, slug: str) -> HttpResponse:
    """The list of a type, and the place where new records are made."""
    kind = kind_named(slug)
    get = lambda: reading.many(request, kind)  # noqa: E731
    if not kind.creations:
        return by_method(request, GET=get)
    return by_method(request, GET=get, POST=lambda: acting.create(request, kind))


@signed_in
def import_file(request: Request) -> HttpResponse:
    """Where a file is sent that is to be imported."""
    return by_method(request, POST=lambda: tables.send_file(request))


@signed_in
def import_rows(request: Request, number: str) -> HttpResponse:
    """The rows of an import, with their verdicts."""
    return by_method(request, GET=lambda: tables.rows(request, number))


@signed_in
def source_file(request: Request) -> HttpResponse:
    """Where a file is sent of which a reading will be made."""
    return by_method(request, POST=lambda: sources.send_file(request))


@signed_in
def source_seen(request: Request, source: str) -> HttpResponse:
    """Where discovery agents tell what they saw."""
    return by_method(request, POST=lambda: sources.seen(request, source))


@signed_in
def reading_rows(request: Request, number: str) -> HttpResponse:
    """What would become of each thing that a reading tells of."""
    return by_method(request, GET=lambda: sources.rows(request, number))


@own_transactions
@signed_in
def export(request: Request, slug: str) -> HttpResponse:
    """A list as a file."""
    kind = kind_named(slug)
    return by_method(request, GET=lambda: tables.export(request, kind))


@signed_in
def member(request: Request, slug: str, name: str) -> HttpResponse:
    """One record by its number, or a further creation by its name."""
    kind = kind_named(slug)
    if name == "bulk":
        return by_method(request, POST=lambda: bulk.do_many(request, kind))
    if any(verb.name == name for verb in kind.creations[1:]):
        creation_named(kind, name)
        return by_method(request, POST=lambda: acting.create_by(request, kind, name))
    return by_method(request, GET=lambda: reading.single(request, kind, name))


@signed_in
def part(request: Request, slug: str, number: str, name: str) -> HttpResponse:
    """What belongs to a record (its journal, links, files), or a verb on it."""
    kind = kind_named(slug)
    if name == "journal":
        return by_method(request, GET=lambda: reading.journal(request, kind, number))
    if name == "clocks" and declared.of(kind.model):
        return by_method(request, GET=lambda: clocks_of(request, kind, number))
    if name == "links":
        return by_method(request, GET=lambda: reading.links(request, kind, number))
    if kind.slug == BATCH.slug and name == "items":
        return by_method(request, GET=lambda: bulk.items_of(request, number))
    if name == "files":
        return by_method(
            request,
            GET=lambda: files.many(request, kind, number),
            POST=lambda: files.attach(request, kind, number),
        )
    verb_named(kind, name)
    key_named(kind, number)
    return by_method(request, POST=lambda: acting.perform(request, kind, number, name))


@signed_in
def impact(request: Request, number: str) -> HttpResponse:
    """What the failure of an item does, or what it rests on."""
    return by_method(request, GET=lambda: impact_of(request, number))


@signed_in
def incident_impact(request: Request, number: str) -> HttpResponse:
    """What an incident hits, and the impact that this proposes."""
    return by_method(request, GET=lambda: impact_of_incident(request, number))


@signed_in
def incident_suspects(request: Request, number: str) -> HttpResponse:
    """Where the cause of an incident may lie."""
    return by_method(request, GET=lambda: suspects_of_incident(request, number))


@signed_in
def suspect_changes(request: Request, number: str) -> HttpResponse:
    """Which changes may have caused an incident."""
    return by_method(request, GET=lambda: suspect_changes_of_incident(request, number))


@signed_in
def merging(request: Request, number: str) -> HttpResponse:
    """What merging an item into another one would do."""
    return by_method(request, GET=lambda: merging_of(request, number))


@signed_in
def what_if(request: Request) -> HttpResponse:
    """What would happen if some items failed together."""
    return by_method(request, POST=lambda: supposed(request))


@signed_in
def upload(request: Request) -> HttpResponse:
    """Where a file is sent that a verb will attach."""
    return by_method(request, POST=lambda: files.upload(request))


@signed_in
def file(request: Request, slug: str, number: str, key: str) -> HttpResponse:
    """The bytes of an attachment."""
    kind = kind_named(slug)
    return by_method(request, GET=lambda: files.download(request, kind, number, int(key)))


@signed_in
def nowhere(request: Request, rest: str) -> HttpResponse:
    """Whatever else begins like the API."""
    raise NotFound("There is no such address.")


def _index(request: Request) -> HttpResponse:
    parameters(request, frozenset())
    actor = actor_of(request)
    return answer(
        {
            "about": about,
            "you": Named(actor.number, actor.name),
            "openapi": f"{ROOT}/openapi.json",
            "docs": "/api/docs",
            "search": f"{ROOT}/search",
            "work": f"{ROOT}/work",
            "records": [
                {"type": kind.slug, "label": kind.plural, "url": f"{ROOT}/{kind.slug}"}
                for kind in record_types().values()
            ],
        }
    )


def _search(request: Request) -> HttpResponse:
    asked = parameters(request, frozenset({"q", "type", "limit"}))
    only = asked.among("type", frozenset(record_types()))
    limit = asked.whole("limit", 1, HIGHEST_LIMIT, DEFAULT_LIMIT)
    if not asked.text("q").strip():
        raise BadQuestion({"q": "Say what to look for."})
    return answer(found_document(find(asked.text("q"), actor_of(request), only=only, limit=limit)))
