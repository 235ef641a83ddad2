"""A specimen of any record type, made through its own first creation."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from itertools import count, product
from typing import Any

from armillary.assurance.change.vocabulary import WindowKind
from armillary.assurance.configuration import actions as items
from armillary.assurance.configuration.actions import classes, relation_types
from armillary.assurance.configuration.models import Baseline
from armillary.assurance.configuration.sources.sending import send as send_of_source
from armillary.assurance.configuration.sources.vocabulary import Form as SourceForm
from armillary.assurance.configuration.sources.vocabulary import Way
from armillary.assurance.configuration.vocabulary import Falls, Family, Rule
from armillary.assurance.service_level import actions as agreements
from armillary.assurance.service_level.vocabulary import ComparedBy, Measure, TimeMeasure
from armillary.fittings.approvals import declared
from armillary.fittings.approvals.actions import policies
from armillary.fittings.calling.actions import allow_calls
from armillary.fittings.exports.vocabulary import Form
from armillary.fittings.imports.actions import map_columns
from armillary.fittings.imports.mapping import mapping as mappings
from armillary.fittings.imports.mapping.mapping import Column, to_json
from armillary.fittings.imports.sending import send
from armillary.fittings.views.vocabulary import Scope
from armillary.kernel import by_heart
from armillary.kernel.acts import Act
from armillary.kernel.declarations import RecordType
from armillary.kernel.lifecycle.arguments import Argument
from armillary.kernel.lifecycle.enacting import create
from armillary.kernel.registry import record_type_of, record_types
from armillary.operations.incident.models import PriorityRule
from armillary.operations.incident.vocabulary import Impact, Urgency
from armillary.people.models import Person, Responsibility
from armillary.records.models import Record
from armillary.reference.activities import ACTIVITIES, Change
from armillary.reference.raci.matrix import Letter
from armillary.reference.roles import Role
from tests.makers import a_customer, a_person, an_agent
from tests.service_level.kept import HOUR, a_case, a_kept_promise

serial = count(1)


def a_specimen(kind: RecordType, act: Act) -> Any:
    """A new record of this type with plausible arguments."""
    verb = kind.creations[0]
    special = SPECIAL[kind.slug](act) if kind.slug in SPECIAL else {}
    plain = {
        argument.name: a_value(argument, act)
        for argument in verb.arguments.all
        if argument.required and argument.name not in special
    }
    return create(verb, act, {**plain, **special})


def a_value(argument: Argument, act: Act) -> Any:
    """Something that fits an argument."""
    if argument.refers:
        return a_record(argument.annotation, act)
    if argument.choices:
        return argument.annotation(argument.choices[0][0])
    return {
        "integer": 1,
        "boolean": False,
        "moment": act.at,
        "date": act.at.date(),
        "text": f"{argument.label} {next(serial)}"[: argument.longest],
        "long_text": f"{argument.label} {next(serial)}",
        "password": f"{argument.label} {next(serial)}",
    }[argument.kind]


def a_record(model: type[Record], act: Act) -> Any:
    if model is Person:
        return act.actor
    kind = record_types()["teams"] if model is Record else record_type_of(model)
    return a_specimen(kind, act)


def almighty() -> Person:
    """A person who holds every role but the robot's and is responsible for everything."""
    person = a_person()
    person.remember(
        roles=[role.value for role in Role],
        responsible_for=[activity.value for activity in ACTIVITIES],
        team_ids=(),
        is_staff=True,
    )
    return person


def a_handoff(act: Act) -> dict[str, Any]:
    incident = a_specimen(record_types()["incidents"], act)
    return {"about": incident, "edge": 13, "to_process": "problem-management"}


def a_free_letter(act: Act) -> dict[str, Any]:
    """A role and an activity that have nothing to do with each other yet."""
    taken = set(Responsibility.objects.values_list("role", "activity"))
    role, activity = next(
        pair for pair in product(Role, ACTIVITIES) if (pair[0].value, pair[1].value) not in taken
    )
    return {"role": role, "activity": activity.value, "letter": Letter.INFORMED}


def a_free_cell(act: Act) -> dict[str, Any]:
    """An impact and an urgency for which the matrix has no rule yet."""
    taken = set(PriorityRule.objects.values_list("impact", "urgency"))
    impact, urgency = next(cell for cell in product(Impact, Urgency) if cell not in taken)
    return {"impact": impact, "urgency": urgency}


def a_bulk(act: Act) -> dict[str, Any]:
    """Something that can be done to many records, here to one."""
    said = '{"text": "Welcome"}'
    numbers = act.actor.number
    return {"record_type": "persons", "verb": "note", "numbers": numbers, "arguments": said}


def a_sent_file(act: Act) -> dict[str, Any]:
    """A small file that becomes teams."""
    content = f"name,purpose\nTeam {next(serial)},To be there\n".encode()
    return {"into": "teams", "file": str(send(act, name="teams.csv", content=content).pk)}


def a_mapping(act: Act) -> dict[str, Any]:
    """The mapping of an import of the same person."""
    imported = a_specimen(record_types()["imports"], act)
    columns = (Column(0, "name", "name"), Column(1, "purpose", "purpose"))
    map_columns(imported, act, mapping=to_json(mappings.Mapping("form", columns)))
    return {"imported": imported}


def a_subscription(act: Act) -> dict[str, Any]:
    """A program at a destination that is allowed."""
    host = f"hooks{next(serial)}.example.com"
    allow_calls(act, host=host)
    return {"name": "Chat", "address": f"https://{host}/in", "record_type": "incidents"}


def a_class(act: Act) -> Any:
    """A class of which there can be things."""
    return classes.define(act, label=f"Class {next(serial)}", family=Family.COMPUTE)


def an_allowed_pair(act: Act) -> dict[str, Any]:
    """A relation type and the classes that it joins."""
    made = relation_types.define(
        act,
        forward=f"relates {next(serial)} to",
        backward="is related by",
        falls=Falls.NEITHER,
        rule=Rule.NONE,
    )
    return {"relation_type": made, "from_class": a_class(act), "to_class": a_class(act)}


def an_audit(act: Act) -> dict[str, Any]:
    """What an audit asks for, and something in use that it can draw."""
    items.register(act, name=f"Audited {next(serial)}", configuration_class=a_class(act))
    return {"name": f"Audit {next(serial)}"}


def an_agreement(act: Act) -> Any:
    """One with a customer that is worked on."""
    return agreements.draft_for_customer(
        act, name=f"Promised {next(serial)}", customer=a_customer()
    )


def a_question_of_approval(act: Act) -> dict[str, Any]:
    """Something that can be approved, and somebody else who decides on it."""
    baselines = declared.Approvable(
        model=Baseline, activity=Change.APPROVE_CHANGES, bound=("name",)
    )
    declared.learn(declared.of(Baseline) or baselines)
    policy = policies.define(act, name=f"Table {next(serial)}", record_type="baselines", rank=0)
    policies.add_step(policy, act, name="Somebody else", person=a_person())
    return {"about": a_specimen(record_types()["baselines"], act)}


def a_row_of_the_table(act: Act) -> dict[str, Any]:
    """A policy for what can be approved."""
    a_question_of_approval(act)
    return {"record_type": "baselines"}


def a_reading(act: Act) -> dict[str, Any]:
    """What a source tells in a file."""
    sent = send_of_source(act, name="seen.json", content=b'{"items": []}')
    return {"source": "agents", "form": SourceForm.DISCOVERY, "files": str(sent.pk)}


def a_window(act: Act) -> dict[str, Any]:
    """A freeze that is far away."""
    start = act.at + timedelta(days=900 + next(serial))
    return {"kind": WindowKind.FREEZE, "starts_at": start, "ends_at": start + timedelta(hours=1)}


def a_month(act: Act) -> dict[str, Any]:
    """The days before."""
    today = act.at.date()
    return {"period_from": today - timedelta(days=30), "period_until": today}


def an_analysis(act: Act) -> dict[str, Any]:
    """An objective that is in force, and a month of it."""
    return {"objective": a_kept_promise(), **a_month(act)}


def a_benchmark(act: Act) -> dict[str, Any]:
    """Two customers of whom each had a case."""
    by_heart.forget()
    agent, begun = an_agent(), act.at - timedelta(days=9)
    for promise in (a_kept_promise(), a_kept_promise()):
        a_case(promise, agent, begun, HOUR)
    compared = {"measure": TimeMeasure.RESOLVE, "compared_by": ComparedBy.CUSTOMER}
    return {"name": f"Compared {next(serial)}", **compared, **a_month(act)}


def an_edition(act: Act) -> dict[str, Any]:
    """The next edition of the guide of some process."""
    return {"process": "change-management", "digest": f"{next(serial):012d}"}


SPECIAL: Mapping[str, Callable[[Act], dict[str, Any]]] = {
    "guide-editions": an_edition,
    "acknowledgements": lambda act: {"assignee": a_person()},
    "consults": lambda act: {"assignee": a_person(Role.SPECIALIST)},
    "absences": lambda act: {"substitute": a_person(), "ends_at": act.at + timedelta(days=9)},
    "approvals": a_question_of_approval,
    "boards": lambda act: {"name": f"Board {next(serial)}"},
    "rotas": lambda act: {"name": f"Rota {next(serial)}"},
    "approval-policies": a_row_of_the_table,
    "agreements": lambda act: {"customer": a_customer()},
    "standard-services": lambda act: {"name": f"Standard {next(serial)}"},
    "service-reviews": lambda act: {
        "agreement": an_agreement(act),
        "period_until": act.at.date() + timedelta(days=90),
    },
    "service-baselines": an_analysis,
    "analyses": an_analysis,
    "benchmarks": a_benchmark,
    "improvements": lambda act: {"target": Decimal(5)},
    "objectives": lambda act: {
        "agreement": an_agreement(act),
        "measure": Measure.RESTORE,
        "target": "4 h",
    },
    "standard-targets": lambda act: {"rank": next(serial)},
    "attributes": lambda act: {"of_class": a_class(act), "label": f"Attribute {next(serial)}"},
    "batches": a_bulk,
    "baselines": lambda act: {"name": f"Baseline {next(serial)}"},
    "configuration-classes": lambda act: {
        "label": f"Class {next(serial)}",
        "family": Family.COMPUTE,
    },
    "configuration-items": lambda act: {"configuration_class": a_class(act)},
    "relation-types": lambda act: {
        "forward": f"relates {next(serial)} to",
        "falls": Falls.NEITHER,
        "rule": Rule.NONE,
    },
    "relation-rules": an_allowed_pair,
    "audits": an_audit,
    "questions": lambda act: {"name": f"Question {next(serial)}", "text": "anything"},
    "readings": a_reading,
    "identification-rules": lambda act: {
        "of_class": a_class(act),
        "attributes": f"name, place_{next(serial)}?",
    },
    "ignored-things": lambda act: {"pattern": f"guest-{next(serial)}/*", "reason": "Visitors."},
    "reconciliation-rules": lambda act: {
        "of_class": a_class(act),
        "attribute": f"attribute_{next(serial)}",
        "way": Way.MOST_RECENT,
    },
    "exports": lambda act: {"of": "teams", "form": Form.CSV},
    "imports": a_sent_file,
    "import-mappings": a_mapping,
    "import-folders": lambda act: {"folder": f"folder-{next(serial)}"},
    "destinations": lambda act: {"host": f"host{next(serial)}.example.com"},
    "webhook-subscriptions": a_subscription,
    "webhook-sources": lambda act: {"person": a_person()},
    "hand-offs": a_handoff,
    "receptions": lambda act: {"process": "problem-management"},
    "mailboxes": lambda act: {
        "record_type": "incidents",
        "defaults": "impact: 3\nurgency: 2",
        "address": f"specimen.{next(serial)}@example.com",
    },
    "blocked-senders": lambda act: {"address": f"specimen.{next(serial)}@example.com"},
    "mail-accounts": lambda act: {"address": f"specimen.{next(serial)}@example.com"},
    "persons": lambda act: {
        "email": f"specimen.{next(serial)}@example.com",
        "organisation": act.actor.organisation,
    },
    "responsibilities": a_free_letter,
    "calendar-feeds": lambda act: {"source": "changes"},
    "views": lambda act: {"record_type": "teams", "scope": Scope.GLOBAL},
    "custom-fields": lambda act: {"label": f"Field {next(serial)}"},
    "changes": lambda act: {"reason": "It is needed."},
    "change-templates": lambda act: {"name": f"Template {next(serial)}"},
    "change-windows": a_window,
    "holiday-sets": lambda act: {"own_days": "2026-12-24 Works holiday"},
    "priority-rules": a_free_cell,
}
