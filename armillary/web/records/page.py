"""The page of one record of any type."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from armillary.fittings import past
from armillary.gate.admission import signed_in
from armillary.gate.request import Request, act_of
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.errors import NotFound
from armillary.kernel.fields import fields_of, fields_of_record
from armillary.kernel.listing.parameters import pairs_of
from armillary.people.models import Person
from armillary.records.models import Record
from armillary.web.approvals.panel import ApprovalPanel
from armillary.web.approvals.panel import panel_of as approval_of
from armillary.web.asking import kind_named
from armillary.web.clocks.panel import ClockPanel, head_of
from armillary.web.clocks.panel import panel_of as clocks_of
from armillary.web.consults.panel import Advice, advice_of
from armillary.web.drafts.keeping import kept
from armillary.web.files.panel import FilePanel, panel_of
from armillary.web.records.beside import (
    CallerRecords,
    HandoffLine,
    LinkGroup,
    caller_records,
    hand_off_url,
    handoffs_of,
    links_of,
)
from armillary.web.records.crumbs import crumbs, hue_of
from armillary.web.records.doors import (
    Button,
    answers,
    buttons,
    editors,
    verb_address,
)
from armillary.web.records.queries import NOTHING as NOTHING_THERE
from armillary.web.records.queries import present
from armillary.web.records.reading import readable, values_of
from armillary.web.records.tasks import OneTask, Tasks, one_task, tasks_of
from armillary.web.records.then import Then, then_of
from armillary.web.records.timeline import Timeline, timeline
from armillary.web.records.watching import Watching, watching_of
from armillary.web.values.due import Due
from armillary.web.values.fields import PEOPLE, address, title_of
from armillary.web.values.kinds import NOTHING, Labelled, Piece, Priority, State, Value
from armillary.web.values.states import state

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class CommentBox:
    """Where something can be said about the record, and what was typed there before."""

    action: str
    can_public: bool
    can_internal: bool
    draft: dict[str, str]
    draft_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """All that the page of a record shows."""

    number: str
    title: str
    url: str
    topics: str
    group: str
    label: str
    state: State
    priority: Priority | None
    facts_head: tuple[Labelled, ...]
    description: tuple[Piece, ...]
    verbs: tuple[Button, ...]
    any_direct: bool
    timeline: Timeline
    comment: CommentBox | None
    facts: tuple[Labelled, ...]
    links: tuple[LinkGroup, ...]
    link_url: str
    files: FilePanel
    handoffs: tuple[HandoffLine, ...]
    hand_off_url: str
    caller_records: CallerRecords | None
    watching: Watching
    tasks: Tasks | None
    task: OneTask | None
    advice: Advice | None = None
    clocks: ClockPanel | None = None
    approval: ApprovalPanel | None = None
    due: Due | None = None
    then: Then | None = None

    @property
    def form_urls(self) -> dict[str, str]:
        """Where the forms of the verbs are that are allowed, by their names."""
        return {each.name: each.form_url for each in self.verbs if each.allowed}


@signed_in
@require_safe
def page(request: Request, slug: str, number: str) -> HttpResponse:
    """Show a record to somebody who may see it."""
    kind = kind_named(slug)
    act = act_of(request)
    pairs = pairs_of(request.META.get("QUERY_STRING", ""))
    then = past.asked(kind, pairs, act.actor, act.at)
    record = readable(kind, number, act.actor)
    view = record_view(kind, record, act, all_="all" in request.GET, then=then)
    return render(
        request,
        "record.html",
        {
            "title": f"{view.number} {view.title}",
            "record": view,
            "breadcrumbs": crumbs(kind, (view.number, "")),
        },
    )


def record_view(
    kind: RecordType, record: Record, act: Act, *, all_: bool, then: past.Moment | None = None
) -> RecordView:
    """Read all about the record that the actor may read; as it was, nothing can be done to it."""
    given = () if then else answers(kind, record, act)
    forms = editors(record, given, act.actor)
    url = address(record)
    allowed = {verb.name for verb, refusal in given if refusal is None}
    was = past.as_it_was(record, then)
    values = _values(kind, was or record, act, then)
    form = f"{kind.slug}/{record.number}/say"
    there = NOTHING_THERE if then else present(kind, record, act.actor, form)
    clocks = clocks_of(record, act) if there.clocks else None
    return RecordView(
        number=record.number,
        title=values[kind.title].text or title_of(record),
        url=url,
        topics=f"record:{kind.slug}:{record.pk}",
        group=hue_of(kind),
        label=kind.name,
        state=values["state"].state or state(kind.slug, record.state),
        priority=values["priority"].priority if "priority" in values else None,
        facts_head=_head(kind, values),
        description=values["description"].pieces if "description" in values else (),
        verbs=(bar := buttons(kind, record, given, act)),
        any_direct=any(each.direct and each.allowed for each in bar),
        timeline=timeline(
            kind, record, act.actor, url=url, all_=all_, until=min(then) if then else None
        ),
        comment=_comment_box(record, allowed, form, kept(act.actor, form) if there.draft else {}),
        facts=_facts(kind, was or record, values, forms, act.actor),
        links=links_of(record, act.actor) if there.links else (),
        link_url=verb_address(record, "link") if "link" in allowed and kind.links else "",
        files=panel_of(record, act.actor, any_there=there.files),
        handoffs=handoffs_of(record, act.actor) if there.handoffs else (),
        hand_off_url="" if then else hand_off_url(record, act.actor),
        caller_records=caller_records(kind, record, act.actor, _name(values.get("caller"))),
        watching=watching_of(record, act.actor),
        tasks=tasks_of(record, act, any_there=there.tasks, may_add="add_task" in allowed),
        advice=advice_of(record, act, any_there=there.consults, may_ask="ask_advice" in allowed),
        task=one_task(record, act.actor, allowed),
        clocks=clocks,
        approval=None if then else approval_of(record, act),
        due=head_of(clocks),
        then=then_of(then, url),
    )


def _values(kind: RecordType, record: Record, act: Act, then: past.Moment | None) -> Values:
    """The fields of the record, now or then. NotFound: it was not there."""
    try:
        with past.looking(kind, then, record.pk):
            return values_of(kind, record, act.actor)
    except NotFound:
        if then is None:
            raise
        raise NotFound(
            f"There was no {record.number} at this moment, as far as is recorded."
        ) from None


def _name(value: Value | None) -> str:
    return value.text if value else ""


def _head(kind: RecordType, values: Values) -> tuple[Labelled, ...]:
    """The people of a record, as its columns name them."""
    columns = fields_of(kind)
    people = [name for name in kind.columns if columns[name].kind in PEOPLE]
    return tuple(Labelled(columns[name].label, values[name]) for name in people)


def _facts(
    kind: RecordType, record: Record, values: Values, forms: Mapping[str, str], actor: Person
) -> tuple[Labelled, ...]:
    """What stands beside a record: the facts of its type, then those that were added."""
    columns = fields_of_record(kind, record, actor)
    added = (name for name, each in columns.items() if each.custom)
    return tuple(
        Labelled(columns[name].label, values[name], forms.get(name, ""))
        for name in (*kind.shown, *added)
        if name in forms or not _says_nothing(values[name])
    )


def _says_nothing(value: Value) -> bool:
    off = value.kind == "boolean" and not value.on
    return off or value == NOTHING or (value.kind == "integer" and value.text == "0")


def _comment_box(
    record: Record, allowed: set[str], form: str, draft: dict[str, str]
) -> CommentBox | None:
    if not allowed & {"comment", "note"}:
        return None
    return CommentBox(
        action=f"{address(record)}/say",
        can_public="comment" in allowed,
        can_internal="note" in allowed,
        draft=draft,
        draft_url=f"/drafts/{form}",
    )
