"""The pages of a subscription and of a source."""

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from armillary.fittings.webhooks.declaration import SOURCE, SUBSCRIPTION
from armillary.fittings.webhooks.incoming.actions import address_anew, creation_of
from armillary.fittings.webhooks.incoming.jobs import given_by
from armillary.fittings.webhooks.models import Source, Subscription
from armillary.fittings.webhooks.outgoing.actions import secret_anew
from armillary.gate.admission import administrators, signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act, Door
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound, Refusal
from armillary.kernel.lifecycle.enacting import create
from armillary.records.models import Record
from armillary.web.records.crumbs import crumbs
from armillary.web.records.page import RecordView, record_view
from armillary.web.records.reading import readable
from armillary.web.webhooks import told

R = TypeVar("R", bound=Record)
ROBOTS = frozenset({"let_rest"})


@dataclass(frozen=True, slots=True)
class Secret:
    """Something to copy, shown this once."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The heading of what was sent or received, its rows, and what stands where there are none."""

    title: str
    rows: tuple[told.Told, ...]
    empty: str
    renew_url: str
    renew_label: str
    renew_help: str


@signed_in
@require_safe
def subscription_page(request: Request, number: str) -> HttpResponse:
    """Show a subscription and what it was told."""
    return _subscription(request, _found(SUBSCRIPTION, Subscription, number, request))


@administrators
@require_POST
def subscription_secret(request: Request, number: str) -> HttpResponse:
    """Make a new secret and show it, this once."""
    subscription = _found(SUBSCRIPTION, Subscription, number, request)
    secret = secret_anew(subscription, act_of(request))
    return _subscription(request, subscription, (Secret("Secret", secret),))


@signed_in
@require_safe
def source_page(request: Request, number: str) -> HttpResponse:
    """Show a source and what it sent."""
    return _source(request, _found(SOURCE, Source, number, request))


@administrators
@require_POST
def source_secret(request: Request, number: str) -> HttpResponse:
    """Make a new address and secret and show them, this once."""
    source = _found(SOURCE, Source, number, request)
    address, secret = address_anew(source, act_of(request))
    where = request.build_absolute_uri(address)
    return _source(request, source, (Secret("Address", where), Secret("Secret", secret)))


@administrators
@require_safe
def receipt_page(request: Request, number: str, key: int) -> HttpResponse:
    """Show what was received, and what the mapping as it is now would make of it."""
    source = _found(SOURCE, Source, number, request)
    receipt = source.receipts.filter(pk=key).first()
    if receipt is None:
        raise NotFound("There is no such receipt.")
    given, why_not = _tried(source, bytes(receipt.body), act_of(request))
    title = f"Receipt {key}"
    at = f"/webhook-sources/{source.number}"
    page = {
        "title": title,
        "breadcrumbs": crumbs(SOURCE, (source.number, at), (title, "")),
        "receipt": told.receipt(source, receipt),
        "given": given,
        "why_not": why_not,
        "source_url": at,
    }
    return render(request, "receipt.html", page)


def _tried(source: Source, raw: bytes, act: Act) -> tuple[list[tuple[str, str]], str]:
    """The arguments that the mapping finds, and why they would be refused; nothing is changed."""
    verb = creation_of(source)
    if verb is None:
        return [], "There is no mapping: what comes is kept, and nothing is made of it."
    found = given_by(source, raw)
    given = [(name, str(value)) for name, value in found.items()]
    by_hook = Act(actor=source.person, at=act.at, door=Door.WEBHOOK)
    try:
        with transaction.atomic():
            create(verb, by_hook, verb.arguments.parse(found, by_hook))
            transaction.set_rollback(True)
    except Refusal as refusal:
        return given, refusal.message
    return given, ""


def _found(kind: RecordType, model: type[R], number: str, request: Request) -> R:
    record = readable(kind, number, act_of(request).actor)
    if not isinstance(record, model):
        raise TypeError(f"{number} is no {kind.name}.")
    return record


def _subscription(
    request: Request, subscription: Subscription, secrets: tuple[Secret, ...] = ()
) -> HttpResponse:
    log = Log(
        title="Deliveries",
        rows=told.deliveries(subscription),
        empty="Nothing yet. Each line of the journal that fits is told here, once.",
        renew_url=f"/webhook-subscriptions/{subscription.number}/secret",
        renew_label="New secret",
        renew_help="Deliveries are signed with it. The one before is dead at once.",
    )
    return _page(request, SUBSCRIPTION, subscription, log, secrets)


def _source(request: Request, source: Source, secrets: tuple[Secret, ...] = ()) -> HttpResponse:
    log = Log(
        title="Received",
        rows=told.receipts(source),
        empty="Nothing yet. Make its address, and have the other program call it.",
        renew_url=f"/webhook-sources/{source.number}/secret",
        renew_label="New address and secret",
        renew_help="The other program calls this address. The one before is dead at once.",
    )
    return _page(request, SOURCE, source, log, secrets)


def _page(
    request: Request, kind: RecordType, record: Any, log: Log, secrets: tuple[Secret, ...]
) -> HttpResponse:
    view = _without_robots(record_view(kind, record, act_of(request), all_="all" in request.GET))
    page = {
        "title": f"{view.number} {view.title}",
        "record": view,
        "log": log,
        "secrets": secrets,
        "breadcrumbs": crumbs(kind, (view.number, "")),
    }
    return render(request, "webhook.html", page)


def _without_robots(view: RecordView) -> RecordView:
    """What the product does by itself is no button."""
    return replace(view, verbs=tuple(each for each in view.verbs if each.name not in ROBOTS))
