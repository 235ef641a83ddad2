"""Which policy holds for a record: the rows of its type are asked in turn."""

from collections.abc import Iterator
from dataclasses import dataclass

from armillary.fittings.approvals import declared
from armillary.fittings.approvals.models import ApprovalPolicy
from armillary.fittings.approvals.vocabulary import PolicyState
from armillary.kernel import known
from armillary.kernel.lifecycle.references import key_of
from armillary.kernel.listing import conditions, sql
from armillary.kernel.listing.asked import BadQuestion
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.listing.sql import Piece
from armillary.kernel.registry import record_types
from armillary.people.models import Person, Team
from armillary.records.models import Record
from armillary.reference.roles import ROLES


def names_in(policy: ApprovalPolicy) -> dict[str, str]:
    """What those are called whom a policy names: people, teams, roles, and questions."""
    named = [each for step in policy.steps for each in step["approvers"]]
    approvable = declared.of_slug(policy.record_type)
    asks = approvable.asks if approvable else {}
    found = {name: ask.label[:1].lower() + ask.label[1:] for name, ask in asks.items()}
    found |= {role.value: role.title.lower() for role in ROLES}
    for model in (Person, Team):
        keys = [key_of(model.prefix, each["who"]) for each in named]
        rows = model.objects.filter(pk__in=[key for key in keys if key is not None])
        found |= {row.number: row.name for row in rows}
    return found


@dataclass(frozen=True, slots=True)
class Tried:
    """A row of the table, asked about a record; `flaw` says why it cannot even be asked."""

    policy: ApprovalPolicy
    fits: bool
    flaw: str = ""


def tried(record: Record, robot: Person) -> Iterator[Tried]:
    """The rows of the type of a record in their order, each asked whether it fits."""
    slug = known.of(type(record)).slug
    rows = ApprovalPolicy.objects.filter(record_type=slug, state=PolicyState.IN_FORCE)
    for policy in rows.select_related("calendar").order_by("rank", "pk"):
        yield _tried(policy, record, robot)


def policy_for(record: Record, robot: Person) -> Tried | None:
    """The first row that fits, or that cannot be asked: then nobody knows whether it would."""
    return next((each for each in tried(record, robot) if each.fits or each.flaw), None)


def _tried(policy: ApprovalPolicy, record: Record, robot: Person) -> Tried:
    kind = record_types()[policy.record_type]
    try:
        asked = question(kind, pairs_of(policy.question), robot)
    except BadQuestion as error:
        return Tried(policy, fits=False, flaw=str(error))
    table = sql.table(kind.model)
    here = Piece(f"{table}.id = %s::bigint", (record.pk,))
    where = sql.both((here, conditions.rows(asked, robot)))
    return Tried(policy, fits=bool(sql.fetch(sql.select(["1"], Piece(table), where))))
