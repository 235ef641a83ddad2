"""What becomes of a mail that was read: one check after the other, the first that knows decides.

Nothing is written here, so the simulator asks the same questions as the job.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from armillary.fittings.mail import queries
from armillary.fittings.mail.models import IncomingMail, Mailbox
from armillary.fittings.mail.parsing.letter import Letter, Party
from armillary.fittings.mail.threading import Place, place_of
from armillary.fittings.mail.vocabulary import Strangers
from armillary.people.models import Person
from armillary.people.vocabulary import OrganisationState, PersonState
from armillary.reference.roles import Role


class Outcome(Enum):
    """What a mail leads to."""

    OPEN = "a new record"
    COMMENT = "a comment"
    HOLD = "held"
    IGNORE = "ignored"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with a mail, and why. `stranger` is to be registered first."""

    outcome: Outcome
    why: str = ""
    person: Person | None = None
    place: Place | None = None
    stranger: Party | None = None
    bounced: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Arrived:
    """A mail that was read, where it arrived, and the row that keeps it (None: none does)."""

    letter: Letter
    mailbox: Mailbox
    mail: IncomingMail | None

    @property
    def sender(self) -> Party:
        return self.letter.sender or Party("")


def decide(arrived: Arrived) -> Decision:
    """What becomes of this mail."""
    for check in _BEFORE_THE_SENDER_COUNTS:
        if decision := check(arrived):
            return decision
    person = queries.person_of(arrived.sender.address)
    if person is None:
        return _of_a_stranger(arrived)
    if not _is_here(person):
        return Decision(Outcome.HOLD, f"{person.name} is no longer here.", person)
    return _of_somebody_known(arrived, person)


def _is_unreadable(arrived: Arrived) -> Decision | None:
    if not arrived.letter.problem:
        return None
    return Decision(Outcome.HOLD, arrived.letter.problem)


def _names_no_sender(arrived: Arrived) -> Decision | None:
    return None if arrived.letter.sender else Decision(Outcome.HOLD, "It names no sender.")


def _is_our_own(arrived: Arrived) -> Decision | None:
    if arrived.sender.address.lower() not in queries.own_addresses():
        return None
    return Decision(Outcome.IGNORE, "It comes from an address of our own.")


def _is_blocked(arrived: Arrived) -> Decision | None:
    if not queries.is_blocked(arrived.sender.address):
        return None
    return Decision(Outcome.IGNORE, "Its sender is blocked.")


def _is_a_bounce(arrived: Arrived) -> Decision | None:
    bounce = arrived.letter.bounce
    if bounce is None:
        return None
    whom = f" to {', '.join(bounce.addresses)}" if bounce.addresses else ""
    why = f"A report that a mail{whom} was not delivered: {bounce.words}"
    return Decision(Outcome.IGNORE, why, bounced=bounce.message_ids)


def _is_another_of_the_same_name(arrived: Arrived) -> Decision | None:
    other = queries.other_of_the_same_key(arrived.mail) if arrived.mail else None
    if other is None:
        return None
    return Decision(
        Outcome.HOLD, f"It has the Message-ID of {other.number} and says something else."
    )


_BEFORE_THE_SENDER_COUNTS: tuple[Callable[[Arrived], Decision | None], ...] = (
    _is_unreadable,
    _names_no_sender,
    _is_our_own,
    _is_blocked,
    _is_a_bounce,
    _is_another_of_the_same_name,
)


def _of_a_stranger(arrived: Arrived) -> Decision:
    """A machine that nobody knows is nobody's business; people from known domains are callers."""
    if arrived.letter.replies_by_itself:
        return Decision(Outcome.IGNORE, "An automatic answer of somebody whom nobody knows.")
    if _domain_is_known(arrived):
        return Decision(Outcome.OPEN, stranger=arrived.sender)
    if arrived.mailbox.strangers == Strangers.IGNORE:
        return Decision(Outcome.IGNORE, "Nobody knows its sender.")
    return Decision(Outcome.HOLD, "Nobody knows its sender: accept or block it.")


def _of_somebody_known(arrived: Arrived, person: Person) -> Decision:
    letter = arrived.letter
    place = place_of(letter, person)
    if letter.replies_by_itself:
        about = f" about {place.record.number}" if place else ""
        return Decision(Outcome.IGNORE, f"An automatic answer{about}.", person, place)
    if place is None:
        return Decision(Outcome.OPEN, person=person)
    if not letter.said.strip() and not letter.files:
        return Decision(Outcome.IGNORE, "It says nothing.", person, place)
    return Decision(Outcome.COMMENT, person=person, place=place)


def _is_here(person: Person) -> bool:
    active = person.organisation.state == OrganisationState.ACTIVE
    return active and person.state == PersonState.ACTIVE and Role.ROBOT not in person.roles


def _domain_is_known(arrived: Arrived) -> bool:
    """Exactly this domain: what stands below another's is not theirs to vouch for."""
    domains = {each.strip().lower() for each in arrived.mailbox.domains.split(",")} - {""}
    domain = arrived.sender.address.rpartition("@")[2].lower()
    return domain in domains and arrived.mailbox.organisation_of_callers_id is not None
