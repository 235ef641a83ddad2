"""What a change hands over to other processes, along which edge of the reference model."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from armillary.assurance.change.models import Change, WorkOrder
from armillary.assurance.change.queries import affected, impact, orders
from armillary.assurance.change.rules.timing import last_decision
from armillary.fittings.handoffs.contracts import Content, Telling
from armillary.people.models import Person

BUILD_AND_TEST, RELEASE, OPERATIONS, INCIDENTS = 45, 52, 58, 62
SCHEDULE, ISSUED, ROLLOUT, CMDB = 70, 92, 94, 100


def scheduled(change: Change, actor: Person) -> Content:
    """An entry of the forward schedule: what is done when, how risky it is, and for whom."""
    return {
        **_named(change),
        "risk": change.risk,
        "planned_start": _moment(change.planned_start),
        "planned_end": _moment(change.planned_end),
        "services": _services(change, actor),
        "outage": change.outage,
        "outage_minutes": change.outage_minutes,
        "team": change.team.name if change.team else None,
    }


def issued(change: Change, actor: Person) -> Content:
    """The work orders: what is to be built, tested or done, in which order, by whom."""
    return {**_named(change), "work_orders": [_order(each) for each in orders.of(change)]}


def decided(change: Change, actor: Person) -> Content:
    """What must be true before it begins, how it was tried, and what came of it."""
    return {
        **_named(change),
        "revision": change.revision,
        "go_no_go": change.go_no_go,
        "test_note": change.test_note,
        "planned_start": _moment(change.planned_start),
        "planned_end": _moment(change.planned_end),
        "last_decision_at": _moment(last_decision(change)),
        "outcome": change.outcome or None,
    }


def rolled_out(change: Change, actor: Person) -> Content:
    """How far each step is, and whether it goes as planned."""
    return {
        **decided(change, actor),
        **issued(change, actor),
        "started_at": _moment(change.started_at),
        "ended_at": _moment(change.ended_at),
        "as_planned": change.as_planned,
    }


def expected(change: Change, actor: Person) -> Content:
    """Of which items alerts are to be expected, and from when until when."""
    return {
        **_named(change),
        "taken_from": _moment(change.taken_from),
        "taken_until": _moment(change.taken_until),
        "items": [f"{each.number} {each.name}" for each in affected.items(change)],
        "services": _services(change, actor),
    }


def applied(change: Change, actor: Person) -> Content:
    """What the items become by it, for the CMDB and for whoever looks whether it is so."""
    return {
        **_named(change),
        "outcome": change.outcome or None,
        "items": {
            f"{row.item.number} {row.item.name}": row.planned for row in affected.rows(change)
        },
    }


CONTRACTS: Mapping[int, Telling] = {
    BUILD_AND_TEST: issued,
    RELEASE: decided,
    OPERATIONS: expected,
    INCIDENTS: scheduled,
    SCHEDULE: scheduled,
    ISSUED: issued,
    ROLLOUT: rolled_out,
    CMDB: applied,
}


def _named(change: Change) -> dict[str, Any]:
    return {"change": change.number, "title": change.title, "state": change.state}


def _order(order: WorkOrder) -> dict[str, Any]:
    return {
        "number": order.number,
        "position": order.position,
        "title": order.title,
        "runbook": order.runbook,
        "minutes": order.minutes,
        "planned_start": _moment(order.planned_start),
        "planned_end": _moment(order.planned_end),
        "run_if": order.run_if,
        "item": order.item.number if order.item else None,
        "team": order.team.name if order.team else None,
        "assignee": order.assignee.name if order.assignee else None,
        "back_out": order.back_out,
        "point_of_no_return": order.point_of_no_return,
        "state": order.state,
        "started_at": _moment(order.started_at),
        "ended_at": _moment(order.ended_at),
        "result": order.result,
    }


def _services(change: Change, actor: Person) -> list[str]:
    """Those that it hits as far as whoever hands it over may see."""
    hit = impact.hit_by(change, actor)
    named = {f"{row.item.number} {row.item.name}" for row in hit.services} if hit else set()
    return sorted(named | ({str(change.service)} if change.service else set()))


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
