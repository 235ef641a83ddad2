"""`armillary token EMAIL`: a fresh API token, for a person and by that person's own rights."""

import sys
from argparse import Namespace
from datetime import UTC, datetime, timedelta

from django.db import transaction

from armillary.kernel.access import tokens
from armillary.kernel.access.standing import stand_as
from armillary.kernel.acts import Act, Door
from armillary.kernel.errors import Invalid, NotFound, Refusal
from armillary.people.models import Person
from armillary.people.vocabulary import Scope

NAME = "from the command line"


def run(asked: Namespace) -> int:
    """Print the token and nothing else, so that a script can take it; 2 when there is none."""
    try:
        print(fresh_token(asked.email, Scope(asked.scope), asked.days, datetime.now(UTC)))
    except Refusal as refusal:
        print(f"armillary token: {refusal.message}", file=sys.stderr)
        return 2
    return 0


def fresh_token(email: str, scope: Scope, days: int, at: datetime) -> str:
    """A token of the person with this e-mail address; the journal names the command line."""
    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is None:
        raise NotFound(f"Nobody here has the e-mail address {email}.")
    if not 1 <= days <= tokens.LONGEST.days:
        raise Invalid({"days": f"A token lasts 1 to {tokens.LONGEST.days} days."})
    act = Act(actor=person, at=at, door=Door.CLI)
    with transaction.atomic():
        stand_as(person)
        return tokens.issue(person, act, name=NAME, scope=scope, lasts=timedelta(days=days))
