"""Whose a view is, and what it may ask."""

from urllib.parse import urlencode

from django.db.models import Q

from armillary.fittings.views.vocabulary import Scope
from armillary.kernel.access.rules import administrators
from armillary.kernel.acts import Act
from armillary.kernel.errors import Invalid
from armillary.kernel.fields import fields_of
from armillary.kernel.lifecycle import is_the
from armillary.kernel.listing.asked import BadQuestion, Pairs
from armillary.kernel.listing.grammar import question
from armillary.kernel.listing.parameters import pairs_of
from armillary.kernel.registry import record_types
from armillary.people.models import Person, Team

PASSING = frozenset({"after", "before", "limit", "view"})
"""What says where one is in a list, not what one asks."""
LOOKS = frozenset({"columns"})

keepers = is_the("owner") | administrators


def visible(actor: Person) -> Q:
    """The own ones, those of the own teams, and those for all of the own organisation."""
    theirs = Q(scope=Scope.TEAM, team__in=sorted(actor.team_ids))
    here = Q(scope=Scope.GLOBAL, organisation=actor.organisation_id)
    return Q(owner=actor.pk) | theirs | here


def lasting(pairs: Pairs) -> Pairs:
    """What of the parameters of a list is a question that can be asked again."""
    return tuple(pair for pair in pairs if pair[0] not in PASSING)


def written(pairs: Pairs) -> str:
    """The question as it stands in an address."""
    return urlencode(lasting(pairs), safe=",:")


def checked(slug: str, text: str, actor: Person) -> str:
    """The question, once it has been asked. Raises Invalid with what is wrong with it."""
    kind = record_types().get(slug)
    if kind is None:
        raise Invalid({"record_type": "There is no such record type."})
    try:
        pairs = lasting(pairs_of(text.lstrip("?")))
        question(kind, pairs, actor, ignored=LOOKS)
    except BadQuestion as error:
        raise Invalid({"question": str(error)}) from None
    named = [each for name, value in pairs if name == "columns" for each in value.split(",")]
    if strangers := sorted(set(named) - fields_of(kind, actor).keys()):
        raise Invalid({"question": f"There is no column {', '.join(strangers)} there."})
    return written(pairs)


def check_scope(act: Act, scope: Scope, team: Team | None) -> None:
    """Views for a team are made in it, views for all by administrators."""
    if scope is Scope.GLOBAL and (why := administrators.refusal(None, act, None)):  # type: ignore[arg-type]
        raise Invalid({"scope": why})
    if scope is Scope.TEAM and (team is None or team.pk not in act.actor.team_ids):
        raise Invalid({"team": "Name a team that you work in."})
    if scope is not Scope.TEAM and team is not None:
        raise Invalid({"team": "Only a view for a team names one."})
